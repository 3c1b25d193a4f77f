package region

import (
	_ "embed" // the tables
	"strconv"
	"strings"
	"sync"
)

//go:generate go run ./gen -divisions package/dist -out .

//go:embed divisions.txt
var divisionsText string

//go:embed countries.txt
var countriesText string

// place is a province, a city or an area of China.
type place struct {
	name   string // 广州市
	short  string // 广州
	code   int
	parent *place
	kids   []*place
}

// atlas is the table of divisions with its indexes. Keys of the indexes are the first one or two characters of names.
type atlas struct {
	provinces map[string][]*place // by first character, full and short names
	cities    map[string][]*place // by first two characters, full names
	areas     map[string][]*place // by first two characters, full names
	all       []*place            // provinces
}

var divisions = sync.OnceValue(func() *atlas {
	a := &atlas{provinces: map[string][]*place{}, cities: map[string][]*place{}, areas: map[string][]*place{}}
	var path [3]*place
	for line := range strings.Lines(divisionsText) {
		depth := len(line) - len(strings.TrimLeft(line, " "))
		code, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		p := &place{name: name, short: shortName(name, depth)}
		p.code, _ = strconv.Atoi(code)
		path[depth] = p
		if depth > 0 {
			p.parent = path[depth-1]
			p.parent.kids = append(p.parent.kids, p)
		} else {
			a.all = append(a.all, p)
		}
	}
	for _, p := range a.all {
		promote(p)
		a.index(p)
	}
	return a
})

// promote lifts the counties that a province governs without a city between (仙桃市) to where cities stand.
func promote(province *place) {
	var kids []*place
	for _, city := range province.kids {
		if !strings.HasSuffix(city.name, "直辖县级行政区划") {
			kids = append(kids, city)
			continue
		}
		for _, county := range city.kids {
			county.parent, county.short = province, shortName(county.name, 1)
			kids = append(kids, county)
		}
	}
	province.kids = kids
}

func (a *atlas) index(province *place) {
	key := head(province.name, 1)
	a.provinces[key] = append(a.provinces[key], province)
	for _, city := range province.kids {
		a.cities[head(city.name, 2)] = append(a.cities[head(city.name, 2)], city)
		for _, area := range city.kids {
			a.areas[head(area.name, 2)] = append(a.areas[head(area.name, 2)], area)
		}
	}
}

// head is the first n Chinese characters of s, or all of it.
func head(s string, n int) string {
	if len(s) <= 3*n {
		return s
	}
	return s[:3*n]
}

// municipal tells whether a city of the table only stands between a municipality and its districts.
func (p *place) municipal() bool { return p.name == "市辖区" || p.name == "县" }

// peoples are the nationalities in names of autonomous places; 恩施土家族苗族自治州 is called 恩施.
var peoples = []string{
	"维吾尔", "哈萨克", "柯尔克孜", "土家族", "苗族", "布依族", "侗族", "朝鲜族", "藏族", "羌族", "彝族", "白族", "傣族",
	"景颇族", "傈僳族", "哈尼族", "壮族", "回族", "蒙古族", "蒙古", "黎族",
}

// shortName is what people call a division: 广东 for 广东省, 恩施 for 恩施土家族苗族自治州, 天河 for 天河区.
func shortName(name string, depth int) string {
	endings := [3][]string{{"特别行政区", "自治区", "省", "市"}, {"自治州", "地区", "盟", "市", "县"}, {"新区", "区", "县", "市", "旗"}}[depth]
	short := name
	for _, ending := range endings {
		if rest, cut := strings.CutSuffix(short, ending); cut && len(rest) >= 6 {
			short = rest
			break
		}
	}
	if short == name || depth == 2 {
		return short
	}
	for cut := true; cut; {
		cut = false
		for _, people := range peoples {
			if rest, ok := strings.CutSuffix(short, people); ok && len(rest) >= 6 {
				short, cut = rest, true
			}
		}
	}
	return short
}
