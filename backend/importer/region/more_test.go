package region

import (
	"strings"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
)

// Every division is found by its own full name, in simplified and in traditional characters.
func TestParse_EveryDivision(t *testing.T) {
	back := map[rune]rune{}
	for r := rune(0x4E00); r <= 0x9FFF; r++ {
		if simple := []rune(cell.Simplified(string(r)))[0]; simple != r {
			back[simple] = r
		}
	}
	for _, province := range divisions().all {
		for _, city := range province.kids {
			for _, area := range append([]*place{city}, city.kids...) {
				text := province.name
				if !city.municipal() {
					text += city.name
				}
				if area != city {
					text += area.name
				} else if city.municipal() {
					continue
				}
				want := regionOf(area)
				if got := Parse(text + "某路1号"); got != want {
					t.Errorf("%s: %+v, want %+v", text, got, want)
				}
				old := strings.Map(func(r rune) rune {
					if b, ok := back[r]; ok {
						return b
					}
					return r
				}, text)
				if got := Parse(old + "某路1號"); got != want {
					t.Errorf("%s: %+v, want %+v", old, got, want)
				}
			}
		}
	}
}

func TestParse_More(t *testing.T) {
	for text, want := range map[string]crm.Region{
		"100 台北市中正區重慶南路":   {Country: "CN", Province: "台湾", City: "台北", District: "中正区", Code: 710000},
		"臺灣臺中市西屯區":         {Country: "CN", Province: "台湾", City: "台中", District: "西屯区", Code: 710000},
		"香港九龍觀塘區":          {Country: "CN", Province: "香港", City: "九龙", District: "观塘区", Code: 810000},
		"九龙坡区杨家坪":          {Country: "CN", Province: "重庆", City: "重庆", District: "九龙坡区", Code: 500107},
		"510000广东省广州市":     {Country: "CN", Province: "广东", City: "广州", Code: 440100},
		"中華人民共和國廣東省深圳市南山區": {Country: "CN", Province: "广东", City: "深圳", District: "南山区", Code: 440305},
	} {
		if got := Parse(text); got != want {
			t.Errorf("Parse(%q)\n got %+v\nwant %+v", text, got, want)
		}
	}
}

func TestCandidates(t *testing.T) {
	f := new(Finder)
	for text, want := range map[string]string{
		"朝阳区建国路": "朝阳区：北京、长春", "鼓楼区": "鼓楼区：徐州、南京", "北京市朝阳区": "", "不知道": "", "": "",
	} {
		for range 2 {
			got := f.Ambiguous(Parts{Address: text})
			for _, part := range strings.FieldsFunc(want, func(r rune) bool { return r == '：' || r == '、' }) {
				if !strings.Contains(got, part) {
					t.Errorf("%s: %q", text, got)
				}
			}
			if want == "" && got != "" {
				t.Errorf("%s: %q", text, got)
			}
		}
	}
}

func TestFinder_States(t *testing.T) {
	f := &Finder{}
	for _, c := range []struct {
		parts Parts
		want  string
	}{
		{Parts{Country: "United States", Province: "California"}, "CA"},
		{Parts{Country: "US", Province: "ca"}, "CA"},
		{Parts{Country: "US", City: "Boston", Postcode: "'02108-1234"}, "MA"},
		{Parts{Country: "US", City: "Boston", Postcode: "2108"}, "MA"},
		{Parts{Country: "CA", City: "Toronto", Postcode: "M5V 2T6"}, "ON"},
		{Parts{Country: "Canada", Province: "Québec"}, "QC"},
		{Parts{Country: "AU", Province: "New South Wales"}, "NSW"},
		{Parts{Country: "AU", City: "Canberra", Postcode: "2601"}, "ACT"},
		{Parts{Country: "Brasil", Province: "São Paulo"}, "SP"},
		{Parts{Country: "BR", City: "Rio", Postcode: "20040-020"}, "RJ"},
		{Parts{Country: "JP", Province: "東京都"}, "Tokyo"},
		{Parts{Country: "Japan", Province: "JP-13"}, "Tokyo"},
		{Parts{Country: "MY", Province: "Wilayah Persekutuan Kuala Lumpur"}, "Kuala Lumpur"},
		{Parts{Country: "MY", City: "Shah Alam", Postcode: "40100"}, "Selangor"},
		{Parts{Country: "DE", Province: "Bavaria"}, "Bayern"},
		{Parts{Country: "VN", Province: "Ho Chi Minh"}, "TP. Hồ Chí Minh"},
		{Parts{Country: "TH", Province: "กรุงเทพมหานคร"}, "Bangkok"},
		{Parts{Country: "ID", Province: "Jawa Barat"}, "Jawa Barat"},
		{Parts{Country: "US", Province: "Nowhere", Postcode: "02108"}, "Nowhere"},
		{Parts{Country: "US", City: "X", Postcode: "abc"}, ""},
	} {
		if got := f.Find(c.parts).Province; got != c.want {
			t.Errorf("%+v: %q, want %q", c.parts, got, c.want)
		}
	}
}

func TestOfMobile(t *testing.T) {
	for number, want := range map[string]string{
		"+8613001000000": "北京", "+8613800210000": "上海", "+8618998880000": "广东", "+8619900000000": "", "+862012345678": "", "+1262": "", "": "",
	} {
		if got := OfMobile(number).Province; got != want {
			t.Errorf("%s: %q, want %q", number, got, want)
		}
	}
}
