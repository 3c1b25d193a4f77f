package words_test

import (
	"reflect"
	"regexp"
	"slices"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/insight"
	"shuke/backend/insight/words"
)

func TestPercent(t *testing.T) {
	for share, want := range map[float64]string{
		0: "0%", 0.00001: "<0.01%", 0.0007: "0.07%", 0.0099: "0.99%", 0.00996: "1.0%", 0.01: "1.0%", 0.274: "27.4%", 1: "100.0%",
	} {
		if got := words.Percent(&share); got != want {
			t.Errorf("Percent(%v) = %q, want %q", share, got, want)
		}
	}
	if got := words.Percent(nil); got != "—" {
		t.Errorf("Percent(nil) = %q", got)
	}
}

func TestNumberAndMoney(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", -1_234_567: "−1,234,567"} {
		if got := words.Number(n); got != want {
			t.Errorf("Number(%d) = %q, want %q", n, got, want)
		}
	}
	for _, c := range []struct {
		minor    int64
		currency string
		want     string
	}{{190_248_715, "CNY", "1,902,487.15"}, {-5, "CNY", "−0.05"}, {1_234_567, "JPY", "1,234,567"}, {1_234_567, "KWD", "1,234.567"}} {
		if got := words.Money(c.minor, c.currency); got != c.want {
			t.Errorf("Money(%d, %s) = %q, want %q", c.minor, c.currency, got, c.want)
		}
	}
}

func TestParseLanguage(t *testing.T) {
	for tag, want := range map[string]words.Language{
		"": words.ZhCN, "zh": words.ZhCN, "zh-CN": words.ZhCN, "zh_TW.UTF-8": words.ZhTW, "zh-Hant-HK": words.ZhTW, "en-GB": words.En, "de": words.ZhCN,
	} {
		if got := words.ParseLanguage(tag); got != want {
			t.Errorf("ParseLanguage(%q) = %s, want %s", tag, got, want)
		}
	}
}

// Every language says everything, with the same placeholders.
func TestWords_AreComplete(t *testing.T) {
	reference := texts(reflect.ValueOf(*words.For(words.ZhCN)), "")
	for _, lang := range words.Languages {
		got := texts(reflect.ValueOf(*words.For(lang)), "")
		for path, sentence := range reference {
			if got[path] == "" {
				t.Errorf("%s has no %s", lang, path)
			} else if path != ".DateLayout" && !slices.Equal(placeholders(got[path]), placeholders(sentence)) {
				t.Errorf("%s %s: %q and %q have different placeholders", lang, path, got[path], sentence)
			}
		}
		if len(got) != len(reference) {
			t.Errorf("%s has %d texts, %s has %d", lang, len(got), words.ZhCN, len(reference))
		}
	}
}

var placeholder = regexp.MustCompile(`\{\w+\}`)

func placeholders(sentence string) []string {
	found := placeholder.FindAllString(sentence, -1)
	slices.Sort(found)
	return found
}

// texts collects every string of a value by its path.
func texts(v reflect.Value, path string) map[string]string {
	out := map[string]string{}
	collect := func(inner map[string]string) {
		for k, s := range inner {
			out[k] = s
		}
	}
	switch v.Kind() {
	case reflect.String:
		out[path] = v.String()
	case reflect.Struct:
		for i := range v.NumField() {
			collect(texts(v.Field(i), path+"."+v.Type().Field(i).Name))
		}
	case reflect.Slice:
		for i := range v.Len() {
			collect(texts(v.Index(i), path+"."+string(rune('0'+i))))
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			collect(texts(v.MapIndex(k), path+"."+k.String()+string(rune('0'+keyNumber(k)))))
		}
	}
	return out
}

func keyNumber(k reflect.Value) int64 {
	if k.CanInt() {
		return k.Int()
	}
	return 0
}

func TestFinding(t *testing.T) {
	share := func(s float64) *float64 { return &s }
	h := insight.Highlight{
		Age: crm.AgeBand{From: 25, To: 34}, AgeShare: share(0.515),
		Gender: crm.GenderFemale, GenderShare: share(0.728),
		Places: []crm.PlaceCount{{Country: "CN", Province: "浙江"}, {Country: "CN", Province: "广东"}, {Country: "US"}}, PlaceShare: share(0.366),
	}
	for lang, want := range map[words.Language]string{
		words.ZhCN: "成交客户里，25–34 岁占 51.5%，女性占 72.8%，浙江、广东、美国合计占 36.6%。",
		words.ZhTW: "成交顧客裡，25–34 歲占 51.5%，女性占 72.8%，浙江、廣東、美國合計占 36.6%。",
		words.En:   "Buyers: 51.5% are aged 25–34; 72.8% are women; Zhejiang, Guangdong and United States make up 36.6%.",
	} {
		if got := words.For(lang).Finding(h, words.For(lang).Populations[crm.PopulationBuyers]); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
	h = insight.Highlight{Age: crm.AgeBand{To: 24}, AgeShare: share(0.6)}
	if got, want := words.For(words.ZhCN).Finding(h, "全部客户"), "全部客户里，不到 25 岁的占 60.0%。"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	h = insight.Highlight{ByOrders: true, Places: []crm.PlaceCount{{Province: "广东"}, {Province: "上海"}}, PlaceShare: share(0.8)}
	if got, want := words.For(words.En).Finding(h, "All customers"), "All customers: 80.0% of orders go to Guangdong and Shanghai."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := words.For(words.ZhCN).Finding(insight.Highlight{}, ""); got != words.For(words.ZhCN).Portrait.Finding.None {
		t.Errorf("nothing known says %q", got)
	}
}

func TestPlaceName(t *testing.T) {
	for _, c := range []struct {
		place    crm.PlaceCount
		zhCN, en string
	}{
		{crm.PlaceCount{Country: "CN", Province: "内蒙古"}, "内蒙古", "Inner Mongolia"},
		{crm.PlaceCount{Province: "广东"}, "广东", "Guangdong"},
		{crm.PlaceCount{Country: "TW", Province: "台北"}, "台湾", "Taiwan"},
		{crm.PlaceCount{Country: "US", Province: "TX"}, "TX（美国）", "TX (United States)"},
		{crm.PlaceCount{Country: "DE"}, "德国", "Germany"},
		{crm.PlaceCount{Country: "??"}, "??", "??"},
		{crm.PlaceCount{Country: "CN"}, "中国，省份不明", "China, province unknown"},
		{crm.PlaceCount{}, "地区不明", "Place unknown"},
	} {
		if a, b := words.PlaceName(c.place, words.ZhCN), words.PlaceName(c.place, words.En); a != c.zhCN || b != c.en {
			t.Errorf("%+v: %q, %q; want %q, %q", c.place, a, b, c.zhCN, c.en)
		}
	}
}

func TestDate_IsCutInTheShopsZone(t *testing.T) {
	evening := time.Date(2026, 11, 21, 17, 0, 0, 0, time.UTC).UnixMilli()
	w := words.For(words.En)
	if got := w.Date(evening, time.FixedZone("CST", 8*3600)) + ", " + w.Date(evening, nil) + ", " + w.Date(0, nil); got != "22 Nov 2026, 21 Nov 2026, —" {
		t.Error(got)
	}
}

func TestFill_ChoosesTheNumber(t *testing.T) {
	for value, want := range map[string]string{"1": "1 row of 1 file", "2": "2 rows of 1 file", "0": "0 rows of 1 file"} {
		if got := words.Fill("{n} {n|row|rows} of {files} {files|file|files}", "n", value, "files", "1"); got != want {
			t.Errorf("%s: %q", value, got)
		}
	}
	if got := words.Fill("{n|row", "n", "1"); got != "{n|row" {
		t.Error(got)
	}
}

func TestPrice_NamesItsCurrency(t *testing.T) {
	for want, got := range map[string]string{
		"¥1,234.50": words.Price(1234_50, "CNY"), "−NT$0.20": words.Price(-20, "TWD"), "CHF 1.00": words.Price(100, "CHF"), "1.00": words.Price(100, ""),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
