package region

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"shuke/backend/crm"
)

// names holds every country by its code and its English and Chinese name, all in lower case.
var names = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 1000)
	for line := range strings.Lines(countriesText) {
		part := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		for _, name := range part {
			m[strings.ToLower(name)] = part[0]
			m[strings.ToLower(strings.ReplaceAll(name, "&", "and"))] = part[0]
		}
	}
	traditional := display.Regions(language.TraditionalChinese)
	for line := range strings.Lines(countriesText) {
		code, _, _ := strings.Cut(line, "\t")
		if region, err := language.ParseRegion(code); err == nil && m[traditional.Name(region)] == "" {
			m[traditional.Name(region)] = code
		}
	}
	for name, code := range otherNames {
		m[name] = code
	}
	return m
})

// otherNames are what exports call countries beside the CLDR's names.
var otherNames = map[string]string{
	"usa": "US", "u.s.a.": "US", "u.s.": "US", "united states of america": "US", "uk": "GB", "great britain": "GB",
	"england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB", "eire": "IE", "rsa": "ZA",
	"korea": "KR", "republic of korea": "KR", "korea, republic of": "KR", "south korea": "KR", "czech republic": "CZ",
	"russian federation": "RU", "viet nam": "VN", "türkiye": "TR", "holland": "NL", "the netherlands": "NL",
	"hong kong": "HK", "hong kong sar": "HK", "macau": "MO", "macao": "MO", "taiwan, china": "TW", "taiwan, province of china": "TW",
	"china mainland": "CN", "mainland china": "CN", "people's republic of china": "CN", "中国大陆": "CN", "中国香港": "HK",
	"香港": "HK", "澳门": "MO", "中国澳门": "MO", "中国台湾": "TW", "台湾": "TW", "台灣": "TW", "brasil": "BR", "deutschland": "DE",
	"españa": "ES", "italia": "IT", "uae": "AE", "việt nam": "VN", "ไทย": "TH", "ประเทศไทย": "TH",
	"singapura": "SG", "pilipinas": "PH", "ksa": "SA", "united arab emirates": "AE",
}

// Country is the ISO 3166 alpha-2 code of a country written as code or name, in English or Chinese; "" when unknown.
func Country(text string) string {
	return names()[strings.ToLower(strings.TrimSpace(text))]
}

// chinese provinces as the rest of the world writes them: ISO 3166-2 letters and romanised name, by division code.
var romanised = map[string]int{
	"bj": 110000, "beijing": 110000, "tj": 120000, "tianjin": 120000, "he": 130000, "hebei": 130000, "sx": 140000, "shanxi": 140000,
	"nm": 150000, "inner mongolia": 150000, "ln": 210000, "liaoning": 210000, "jl": 220000, "jilin": 220000,
	"hl": 230000, "heilongjiang": 230000, "sh": 310000, "shanghai": 310000, "js": 320000, "jiangsu": 320000,
	"zj": 330000, "zhejiang": 330000, "ah": 340000, "anhui": 340000, "fj": 350000, "fujian": 350000, "jx": 360000, "jiangxi": 360000,
	"sd": 370000, "shandong": 370000, "ha": 410000, "henan": 410000, "hb": 420000, "hubei": 420000, "hn": 430000, "hunan": 430000,
	"gd": 440000, "guangdong": 440000, "gx": 450000, "guangxi": 450000, "hi": 460000, "hainan": 460000, "cq": 500000, "chongqing": 500000,
	"sc": 510000, "sichuan": 510000, "gz": 520000, "guizhou": 520000, "yn": 530000, "yunnan": 530000, "xz": 540000, "tibet": 540000,
	"xizang": 540000, "sn": 610000, "shaanxi": 610000, "gs": 620000, "gansu": 620000, "qh": 630000, "qinghai": 630000,
	"nx": 640000, "ningxia": 640000, "xj": 650000, "xinjiang": 650000, "tw": 710000, "taiwan": 710000, "hk": 810000, "hong kong": 810000,
	"mo": 820000, "macau": 820000, "macao": 820000,
}

// Parts is what a file says about a place, each in a column of its own or all of it in Address.
type Parts struct {
	Country, Province, City, District, Address string
	Postcode                                   string // tells the state where the country's do
}

// Finder turns what a file says into regions and remembers the answers, since a file repeats its places.
// A Finder belongs to one goroutine.
type Finder struct {
	known   map[Parts]crm.Region
	prefix  map[string]crm.Region
	unclear map[string]string
	Default string // ISO country of rows that name none and are not recognised as Chinese
}

// Find answers with as much of the place as is certain.
func (f *Finder) Find(p Parts) crm.Region {
	if p.Country == "" && p.Province == "" && p.City == "" && p.District == "" {
		return f.address(p.Address)
	}
	address := p.Address
	if p.Province != "" || p.City != "" {
		p.Address = ""
	}
	if p.Province != "" {
		p.Postcode = ""
	}
	r, ok := f.known[p]
	if !ok {
		r = f.find(p)
		remember(&f.known, clone(p), r)
	}
	if r.Country == "CN" && r.Province == "" && address != "" {
		return f.address(address)
	}
	return r
}

// address reads the place in front of an address. The part up to the third gap names the place and repeats between rows.
func (f *Finder) address(text string) crm.Region {
	if text == "" {
		return crm.Region{Country: f.Default}
	}
	key := placePart(text)
	r, ok := f.prefix[key]
	if !ok {
		if r = Parse(text); !r.Known() {
			r.Country = f.Default
		}
		if key != text {
			remember(&f.prefix, strings.Clone(key), r)
		}
	}
	return r
}

// Ambiguous names a place that could be several, with the provinces or cities it could be in: 朝阳区：北京、长春. It is ""
// when the place is known, or says nothing.
func (f *Finder) Ambiguous(p Parts) string {
	text := joined(p)
	key := text[:min(len(text), 60)]
	if known, ok := f.unclear[key]; ok {
		return known
	}
	list := Candidates(text)
	named := ""
	for i, r := range list {
		where := r.Province
		if r.City != "" {
			where = r.City
		}
		if i == 0 {
			named = r.District + "：" + where
		} else {
			named += "、" + where
		}
	}
	remember(&f.unclear, strings.Clone(key), named)
	return named
}

// placePart is the text up to its third space, or all of it.
func placePart(text string) string {
	end := 0
	for range 3 {
		gap := strings.IndexByte(text[end:], ' ')
		if gap < 0 {
			return text
		}
		end += gap + 1
	}
	return text[:end]
}

// limit keeps what a Finder remembers small when a file never repeats itself.
const limit = 50_000

func remember[K comparable, V any](m *map[K]V, key K, v V) {
	if *m == nil || len(*m) >= limit {
		*m = make(map[K]V)
	}
	(*m)[key] = v
}

func clone(p Parts) Parts {
	return Parts{
		Country: strings.Clone(p.Country), Province: strings.Clone(p.Province), City: strings.Clone(p.City),
		District: strings.Clone(p.District), Address: strings.Clone(p.Address), Postcode: strings.Clone(p.Postcode),
	}
}

func (f *Finder) find(p Parts) crm.Region {
	country := Country(p.Country)
	switch country {
	case "HK", "MO", "TW":
		return f.chinese(Parts{Province: country, City: p.City, District: p.District})
	case "CN":
		return f.chinese(p)
	case "":
		if p.Country == "" {
			if r := Parse(joined(p)); r.Known() {
				return r
			}
			country = f.Default
		}
	}
	if country == "CN" {
		return f.chinese(p)
	}
	p = clone(p)
	r := crm.Region{Country: country, Province: state(country, p.Province), City: p.City, District: p.District}
	if r.Province == "" {
		r.Province = stateOf(country, p.Postcode)
	}
	return r
}

// chinese finds a place in China that may be written in Latin letters.
func (f *Finder) chinese(p Parts) crm.Region {
	name := strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(p.Province, "CN-"), "cn-"))
	name = strings.TrimSuffix(strings.TrimSuffix(name, " province"), " sheng")
	if code, ok := romanised[name]; ok {
		for _, province := range divisions().all {
			if province.code == code {
				p.Province = province.name
			}
		}
	}
	if p.City != "" && p.City == p.Province {
		p.City += "市" // 吉林 is a city in the province of its name
	}
	r := Parse(joined(p))
	r.Country = "CN"
	return r
}

func joined(p Parts) string {
	return strings.TrimSpace(p.Province + " " + p.City + " " + p.District + " " + p.Address)
}
