package chart_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"shuke/backend/chart"
	"shuke/backend/crm"
	"shuke/backend/insight"
	"shuke/backend/insight/words"

	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// drawings are all options, by name.
var drawings = map[string]func(insight.Portrait, chart.Measure, words.Language) (string, error){
	"age": func(p insight.Portrait, _ chart.Measure, l words.Language) (string, error) { return chart.Age(p, l) },
	"gender": func(p insight.Portrait, _ chart.Measure, l words.Language) (string, error) {
		return chart.Gender(p, l)
	},
	"tiles":  chart.Tiles,
	"map":    chart.Map,
	"places": chart.Places,
}

func TestOptions_Golden(t *testing.T) {
	p := insight.Profile(samplePortrait())
	for name, draw := range drawings {
		t.Run(name, func(t *testing.T) {
			option, err := draw(p, chart.MeasureCustomers, words.ZhCN)
			if err != nil {
				t.Fatal(err)
			}
			compareGolden(t, name+".json", indent(t, option))
		})
	}
}

func compareGolden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs from the golden file; look at the change, then run with -update\n%s", name, got)
	}
}

func indent(t *testing.T, option string) string {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(option), &v); err != nil {
		t.Fatalf("not JSON: %v\n%s", err, option)
	}
	text, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text) + "\n"
}

var colourValue = regexp.MustCompile(`"(#[0-9a-fA-F]{3,8}|rgba?\([^"]*)"`)

// Whatever the shop, an option is JSON without functions and without colour values, and names only known tokens.
func TestOptions_ArePlainJSON(t *testing.T) {
	tokens, err := os.ReadFile("asset/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	token := regexp.MustCompile(`var\((--[\w-]+)\)`)
	rapid.Check(t, func(t *rapid.T) {
		p := insight.Profile(drawPortrait(t))
		lang := rapid.SampledFrom(words.Languages).Draw(t, "language")
		m := rapid.SampledFrom([]chart.Measure{chart.MeasureCustomers, chart.MeasureOrders}).Draw(t, "measure")
		for name, draw := range drawings {
			option, err := draw(p, m, lang)
			switch {
			case err != nil:
				t.Fatalf("%s: %v", name, err)
			case !json.Valid([]byte(option)):
				t.Fatalf("%s is not JSON: %s", name, option)
			case strings.Contains(option, "__f__") || strings.Contains(option, "function"):
				t.Fatalf("%s holds a function: %s", name, option)
			case strings.Contains(option, "<"):
				t.Fatalf("%s could end the script element it stands in: %s", name, option)
			case colourValue.MatchString(option):
				t.Fatalf("%s names a colour rather than a token: %s", name, colourValue.FindString(option))
			}
			for _, found := range token.FindAllStringSubmatch(option, -1) {
				if !strings.Contains(string(tokens), " "+found[1]+":") {
					t.Fatalf("%s uses %s, which tokens.css has not", name, found[1])
				}
			}
		}
	})
}

func drawPortrait(t *rapid.T) crm.Portrait {
	count := rapid.OneOf(rapid.Just(int64(0)), rapid.Int64Range(0, 40), rapid.Int64Range(0, 3_000_000))
	p := crm.Portrait{Ages: map[int]int64{}, Genders: map[crm.Gender]int64{}}
	for age := -1; age < 100; age += 7 {
		p.Ages[age] = count.Draw(t, "age")
	}
	for g := crm.GenderUnknown; g <= crm.GenderOther; g++ {
		p.Genders[g] = count.Draw(t, "gender")
	}
	for range rapid.IntRange(0, 6).Draw(t, "places") {
		p.Places = append(p.Places, crm.PlaceCount{
			Country:   rapid.SampledFrom([]string{"", "CN", "US", "TW", "HK", "XX"}).Draw(t, "country"),
			Province:  rapid.SampledFrom([]string{"", "广东", "台湾", "</script>{b}", "北京"}).Draw(t, "province"),
			Customers: count.Draw(t, "customers"),
			Orders:    count.Draw(t, "orders"),
		})
	}
	return p
}

// datum is what the page reads from a clicked item.
type datum struct {
	Name     string                  `json:"name"`
	Value    any                     `json:"value"`
	Count    int64                   `json:"count"`
	Age      *struct{ From, To int } `json:"age"`
	Gender   string                  `json:"gender"`
	Country  string                  `json:"country"`
	Province *string                 `json:"province"`
	Percent  *float64                `json:"percent"`
	Label    struct {
		Formatter, Color string
	} `json:"label"`
	ItemStyle struct{ Color string } `json:"itemStyle"`
	Tooltip   struct{ Formatter string }
}

type option struct {
	Series []struct {
		Name      string
		Type      string
		Map       string
		Data      []datum
		ItemStyle struct{ Color string }
	}
	VisualMap struct{ Text []string }
	Title     *struct{ Text string }
}

func read(t *testing.T, text string, err error) option {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var o option
	if err := json.Unmarshal([]byte(text), &o); err != nil {
		t.Fatal(err)
	}
	return o
}

func TestAge(t *testing.T) {
	p := insight.Profile(samplePortrait())
	text, err := chart.Age(p, words.ZhCN)
	o := read(t, text, err)
	var counted int64
	for _, d := range o.Series[0].Data {
		counted += d.Count
	}
	if counted != p.AgeKnown || len(o.Series[0].Data) != 7 {
		t.Errorf("%d bars of %d customers, want 7 of %d", len(o.Series[0].Data), counted, p.AgeKnown)
	}
	bar := o.Series[0].Data[2]
	if bar.Name != "25–29" || bar.Value != 27.4 || bar.Label.Formatter != "27.4%" || bar.Age.From != 25 || bar.Age.To != 29 {
		t.Errorf("bar %+v", bar)
	}
	if last := o.Series[0].Data[6]; last.Name != "50 以上" || last.Age.From != 50 || last.Age.To != 0 {
		t.Errorf("last bar %+v", last)
	}
}

func TestAge_FewAreGrey(t *testing.T) {
	text, err := chart.Age(insight.Profile(crm.Portrait{Customers: 29, Ages: map[int]int64{30: 29}}), words.ZhCN)
	if o := read(t, text, err); o.Series[0].ItemStyle.Color != "var(--chart-compare)" {
		t.Errorf("29 customers are drawn in %q", o.Series[0].ItemStyle.Color)
	}
	text, err = chart.Age(insight.Profile(crm.Portrait{Customers: 30, Ages: map[int]int64{30: 30}}), words.ZhCN)
	if o := read(t, text, err); o.Series[0].ItemStyle.Color != "var(--cat-1)" {
		t.Errorf("30 customers are drawn in %q", o.Series[0].ItemStyle.Color)
	}
}

func TestNothingKnown_SaysSo(t *testing.T) {
	p := insight.Profile(crm.Portrait{Customers: 5, Ages: map[int]int64{-1: 5}, Genders: map[crm.Gender]int64{crm.GenderUnknown: 5}})
	for name, draw := range drawings {
		text, err := draw(p, chart.MeasureCustomers, words.En)
		if o := read(t, text, err); o.Title == nil || !strings.HasPrefix(o.Title.Text, "No customer's") {
			t.Errorf("%s: %s", name, text)
		}
	}
}

func TestGender(t *testing.T) {
	text, err := chart.Gender(insight.Profile(samplePortrait()), words.ZhTW)
	o := read(t, text, err)
	var names []string
	for _, s := range o.Series {
		names = append(names, s.Name+" "+s.Data[0].Gender)
	}
	if got, want := strings.Join(names, ", "), "女 72.7% female, 男 27.2% male, 其他 0.10% other"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTiles(t *testing.T) {
	text, err := chart.Tiles(insight.Profile(samplePortrait()), chart.MeasureCustomers, words.ZhCN)
	o := read(t, text, err)
	byName := map[string]datum{}
	taken := map[[2]int]string{}
	for _, d := range o.Series[0].Data {
		byName[d.Name] = d
		at := [2]int{step(d.Value, 0), step(d.Value, 1)}
		if other := taken[at]; other != "" {
			t.Errorf("%s and %s share tile %v", d.Name, other, at)
		}
		if at[0] < 0 || at[0] >= chart.TileColumns || at[1] < 0 || at[1] >= chart.TileRows {
			t.Errorf("%s lies outside of the grid at %v", d.Name, at)
		}
		taken[at] = d.Name
	}
	if len(byName) != 34 {
		t.Errorf("%d regions", len(byName))
	}
	t.Run("StepsAndTextSuitEachOther", func(t *testing.T) {
		for name, want := range map[string]struct {
			step   int
			colour string
		}{"浙江": {7, "var(--on-seq)"}, "上海": {6, "var(--on-seq)"}, "辽宁": {4, "var(--ink)"}, "青海": {1, "var(--ink)"}, "西藏": {0, "var(--ink-3)"}} {
			if d := byName[name]; step(d.Value, 2) != want.step || d.Label.Color != want.colour {
				t.Errorf("%s: step %v, text %s; want %+v", name, d.Value, d.Label.Color, want)
			}
		}
	})
	t.Run("LeadsToCustomers", func(t *testing.T) {
		if d := byName["广东"]; d.Country != "CN" || *d.Province != "广东" || d.Count != 5010 || d.Label.Formatter != "粤" {
			t.Errorf("广东 %+v", d)
		}
		if d := byName["香港"]; d.Country != "HK" || d.Province != nil || d.Count != 31 {
			t.Errorf("香港 %+v", d)
		}
	})
	t.Run("NamesTheEndsOfTheRamp", func(t *testing.T) {
		if got := strings.TrimSpace(o.VisualMap.Text[0]) + " " + strings.TrimSpace(o.VisualMap.Text[1]); got != "12.8% 0.07%" {
			t.Errorf("ends %q", got)
		}
	})
}

func step(value any, dimension int) int { return int(value.([]any)[dimension].(float64)) }

func TestTiles_ByOrders(t *testing.T) {
	p := insight.Profile(crm.Portrait{Customers: 10, Places: []crm.PlaceCount{
		{Country: "CN", Province: "北京", Customers: 9, Orders: 1},
		{Country: "CN", Province: "台湾", Customers: 1, Orders: 9},
		{Country: "TW", Orders: 90},
	}})
	text, err := chart.Tiles(p, chart.MeasureOrders, words.En)
	for _, d := range read(t, text, err).Series[0].Data {
		if d.Name == "Taiwan" && (d.Count != 99 || *d.Percent != 99 || d.Label.Formatter != "TW") {
			t.Errorf("%+v", d)
		}
	}
}

// The names a portrait may have, the names of the map, and the tiles are the same 34.
func TestMap_KnowsEveryRegion(t *testing.T) {
	var geo struct {
		Features []struct {
			Properties struct{ Name, ID string }
		}
	}
	if err := json.Unmarshal([]byte(chart.ChinaMap), &geo); err != nil {
		t.Fatal(err)
	}
	onMap := map[string]bool{}
	for _, f := range geo.Features {
		onMap[f.Properties.Name] = true
	}
	for _, p := range words.Provinces {
		if !onMap[p.Name] {
			t.Errorf("the map has no %s", p.Name)
		}
		if _, ok := words.FindProvince(crm.PlaceCount{Country: "CN", Province: p.Name}); !ok {
			t.Errorf("%s is not found by its name", p.Name)
		}
	}
	if len(onMap) != 34 || len(words.Provinces) != 34 {
		t.Errorf("%d regions on the map, %d with names", len(onMap), len(words.Provinces))
	}
}

func TestPlaces_ReachBeyondTheMap(t *testing.T) {
	p := insight.Profile(crm.Portrait{Customers: 100, Places: []crm.PlaceCount{
		{Country: "US", Province: "California", Customers: 60}, {Country: "CA", Customers: 39}, {Country: "CN", Province: "北京", Customers: 1},
	}})
	if chart.OnMap(p, chart.MeasureCustomers) {
		t.Error("1 of 100 in 北京 does not make a map of China")
	}
	text, err := chart.Places(p, chart.MeasureCustomers, words.En)
	data := read(t, text, err).Series[0].Data
	if data[0].Name != "California (United States)" || data[1].Name != "Canada" || *data[1].Province != "" || data[2].Name != "Beijing" {
		t.Errorf("%+v", data)
	}
}

func TestPlaces_StandByTheirMeasure(t *testing.T) {
	p := insight.Profile(crm.Portrait{Customers: 100, Places: []crm.PlaceCount{
		{Country: "CN", Province: "北京", Customers: 60, Orders: 10}, {Country: "CN", Province: "上海", Customers: 40, Orders: 90},
	}})
	text, err := chart.Places(p, chart.MeasureOrders, words.ZhCN)
	if data := read(t, text, err).Series[0].Data; data[0].Name != "上海" || data[0].Value != 90.0 || data[0].Count != 90 {
		t.Errorf("%+v", data)
	}
}

func TestTooltip_EscapesNames(t *testing.T) {
	p := insight.Profile(crm.Portrait{Customers: 50, Places: []crm.PlaceCount{{Country: "US", Province: `<img src=x onerror=alert(1)>{b}`, Customers: 50}}})
	text, err := chart.Places(p, chart.MeasureCustomers, words.En)
	tip := read(t, text, err).Series[0].Data[0].Tooltip.Formatter
	if strings.Contains(tip, "<img") || strings.Contains(tip, "{") {
		t.Errorf("tooltip %s", tip)
	}
}
