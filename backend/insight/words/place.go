package words

import (
	"shuke/backend/crm"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Province is one of the 34 regions of China at province level.
type Province struct {
	Code  int    // six-digit division code
	Name  string // short name, as crm.PlaceCount and the map have it
	names map[Language]string
	tile  map[Language]string
}

// In is the short name in a language.
func (p Province) In(lang Language) string { return p.names[lang] }

// Tile is the name at its shortest: one character (粤), or the two letters of GB/T 2260 in English (GD).
func (p Province) Tile(lang Language) string { return p.tile[lang] }

// Provinces lists the 34 regions by code.
var Provinces = []Province{
	province(110000, "北京", "北京", "Beijing", "京", "京", "BJ"),
	province(120000, "天津", "天津", "Tianjin", "津", "津", "TJ"),
	province(130000, "河北", "河北", "Hebei", "冀", "冀", "HE"),
	province(140000, "山西", "山西", "Shanxi", "晋", "晉", "SX"),
	province(150000, "内蒙古", "內蒙古", "Inner Mongolia", "蒙", "蒙", "NM"),
	province(210000, "辽宁", "遼寧", "Liaoning", "辽", "遼", "LN"),
	province(220000, "吉林", "吉林", "Jilin", "吉", "吉", "JL"),
	province(230000, "黑龙江", "黑龍江", "Heilongjiang", "黑", "黑", "HL"),
	province(310000, "上海", "上海", "Shanghai", "沪", "滬", "SH"),
	province(320000, "江苏", "江蘇", "Jiangsu", "苏", "蘇", "JS"),
	province(330000, "浙江", "浙江", "Zhejiang", "浙", "浙", "ZJ"),
	province(340000, "安徽", "安徽", "Anhui", "皖", "皖", "AH"),
	province(350000, "福建", "福建", "Fujian", "闽", "閩", "FJ"),
	province(360000, "江西", "江西", "Jiangxi", "赣", "贛", "JX"),
	province(370000, "山东", "山東", "Shandong", "鲁", "魯", "SD"),
	province(410000, "河南", "河南", "Henan", "豫", "豫", "HA"),
	province(420000, "湖北", "湖北", "Hubei", "鄂", "鄂", "HB"),
	province(430000, "湖南", "湖南", "Hunan", "湘", "湘", "HN"),
	province(440000, "广东", "廣東", "Guangdong", "粤", "粵", "GD"),
	province(450000, "广西", "廣西", "Guangxi", "桂", "桂", "GX"),
	province(460000, "海南", "海南", "Hainan", "琼", "瓊", "HI"),
	province(500000, "重庆", "重慶", "Chongqing", "渝", "渝", "CQ"),
	province(510000, "四川", "四川", "Sichuan", "川", "川", "SC"),
	province(520000, "贵州", "貴州", "Guizhou", "黔", "黔", "GZ"),
	province(530000, "云南", "雲南", "Yunnan", "滇", "滇", "YN"),
	province(540000, "西藏", "西藏", "Tibet", "藏", "藏", "XZ"),
	province(610000, "陕西", "陝西", "Shaanxi", "陕", "陝", "SN"),
	province(620000, "甘肃", "甘肅", "Gansu", "甘", "甘", "GS"),
	province(630000, "青海", "青海", "Qinghai", "青", "青", "QH"),
	province(640000, "宁夏", "寧夏", "Ningxia", "宁", "寧", "NX"),
	province(650000, "新疆", "新疆", "Xinjiang", "新", "新", "XJ"),
	province(710000, "台湾", "台灣", "Taiwan", "台", "台", "TW"),
	province(810000, "香港", "香港", "Hong Kong", "港", "港", "HK"),
	province(820000, "澳门", "澳門", "Macao", "澳", "澳", "MO"),
}

func province(code int, cn, tw, en, tileCN, tileTW, tileEN string) Province {
	return Province{
		Code:  code,
		Name:  cn,
		names: map[Language]string{ZhCN: cn, ZhTW: tw, En: en},
		tile:  map[Language]string{ZhCN: tileCN, ZhTW: tileTW, En: tileEN},
	}
}

// regionCodes are the ISO country codes under which platforms abroad file three of the 34.
var regionCodes = map[string]string{"TW": "台湾", "HK": "香港", "MO": "澳门"}

// FindProvince finds the region a place lies in: by its short Chinese name, or by the ISO code of 台湾, 香港, 澳门.
func FindProvince(p crm.PlaceCount) (Province, bool) {
	name, byCountry := regionCodes[p.Country]
	if !byCountry {
		name = p.Province
	}
	if !byCountry && p.Country != "" && p.Country != "CN" {
		return Province{}, false
	}
	for _, candidate := range Provinces {
		if candidate.Name == name {
			return candidate, true
		}
	}
	return Province{}, false
}

// PlaceName names a place in a language: a province of China by its short name, others as the country writes them,
// with the country behind.
func PlaceName(p crm.PlaceCount, lang Language) string {
	if found, ok := FindProvince(p); ok {
		return found.In(lang)
	}
	w := For(lang)
	switch {
	case p.Country == "" && p.Province == "":
		return w.PlaceUnknown
	case p.Country == "CN" && p.Province == "":
		return w.ProvinceUnknown
	case p.Province == "":
		return CountryName(p.Country, lang)
	case p.Country == "" || p.Country == "CN":
		return p.Province
	default:
		return p.Province + w.AsideOpen + CountryName(p.Country, lang) + w.AsideClose
	}
}

var languageTags = map[Language]language.Tag{
	ZhCN: language.SimplifiedChinese,
	ZhTW: language.TraditionalChinese,
	En:   language.English,
}

// CountryName names an ISO 3166-1 alpha-2 code; a code nobody knows names itself.
func CountryName(code string, lang Language) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if name := display.Regions(languageTags[lang]).Name(region); name != "" {
		return name
	}
	return code
}
