package campaign

import (
	"strings"

	"shuke/backend/crm"
)

// Tongue is a language that a message can be written in, with what Shuke says in it by itself.
type Tongue struct {
	Code string // BCP 47
	Own  string // what it calls itself

	friend, place, earlier string // said of a reader of whom nothing is known
	mail, reply, owner     string // how to turn messages off: answering a mail, answering at all, telling the shop
}

// Instead is what is said where nothing is known of a reader; "" for what can only be known.
func (t Tongue) Instead(f Field) string {
	switch f {
	case FieldName, FieldNick:
		return t.friend
	case FieldProvince, FieldCity:
		return t.place
	case FieldLastOrder:
		return t.earlier
	case FieldPoints, FieldOrderCount:
		return "0"
	default:
		return ""
	}
}

// FindTongue is the language that a code means, however it is cased; a region or script of its own has the language it is of.
func FindTongue(code string) (Tongue, bool) {
	code = strings.ReplaceAll(code, "_", "-")
	if as, ok := aliases[strings.ToLower(code)]; ok {
		code = as
	}
	for _, same := range []func(t Tongue) bool{
		func(t Tongue) bool { return strings.EqualFold(t.Code, code) },
		func(t Tongue) bool { return strings.EqualFold(base(t.Code), base(code)) },
	} {
		for _, t := range Tongues {
			if same(t) {
				return t, true
			}
		}
	}
	return Tongue{}, false
}

var aliases = map[string]string{"zh-hant": "zh-TW", "zh-hk": "zh-TW", "zh-mo": "zh-TW", "tl": "fil", "no": "nb", "nn": "nb"}

// base is the language of a code without its region.
func base(code string) string {
	language, _, _ := strings.Cut(code, "-")
	return language
}

// CheckLanguages gives the variants of a message their languages as Shuke writes them. One that there is none of, or two of one
// language, is an error.
func CheckLanguages(variants []crm.Variant) error {
	seen := map[string]bool{}
	for i, v := range variants {
		t, known := FindTongue(v.Language)
		if !known {
			return crm.Errorf(crm.CodeInvalid, "campaign.language", "language", v.Language)
		}
		if seen[t.Code] {
			return crm.Errorf(crm.CodeInvalid, "campaign.language.twice", "language", t.Code)
		}
		seen[t.Code], variants[i].Language = true, t.Code
	}
	return nil
}

// spoken are the languages of countries, the one that most people read first. Everywhere else they read English.
var spoken = map[string]string{
	"CN": "zh-CN", "TW": "zh-TW zh-CN", "HK": "zh-TW zh-CN en", "MO": "zh-TW zh-CN pt-PT", "SG": "en zh-CN ms", "MY": "ms en zh-CN", "TH": "th", "VN": "vi",
	"ID": "id", "PH": "fil en", "BN": "ms en", "KH": "km", "LA": "lo", "MM": "my", "JP": "ja", "KR": "ko", "IN": "en hi",
	"DE": "de", "AT": "de", "CH": "de fr it", "LI": "de", "LU": "fr de", "FR": "fr", "MC": "fr", "BE": "nl fr de", "NL": "nl", "ES": "es", "AD": "es fr",
	"PT": "pt-PT", "IT": "it", "SM": "it", "PL": "pl", "CZ": "cs", "SK": "sk", "HU": "hu", "RO": "ro", "MD": "ro ru", "BG": "bg", "GR": "el", "CY": "el en",
	"HR": "hr", "SI": "sl", "RS": "sr", "ME": "sr", "BA": "hr sr", "LT": "lt", "LV": "lv", "EE": "et", "SE": "sv", "DK": "da", "NO": "nb", "FI": "fi sv",
	"TR": "tr", "UA": "uk ru", "RU": "ru", "BY": "ru", "KZ": "ru", "KG": "ru", "IL": "he en", "AE": "ar en", "SA": "ar", "QA": "ar en", "KW": "ar en", "BH": "ar en",
	"OM": "ar en", "JO": "ar", "LB": "ar fr", "EG": "ar", "MA": "ar fr", "DZ": "ar fr", "TN": "ar fr", "IQ": "ar", "CA": "en fr",
	"MX": "es", "AR": "es", "CL": "es", "CO": "es", "PE": "es", "EC": "es", "UY": "es", "PY": "es", "BO": "es", "VE": "es", "GT": "es", "CR": "es", "PA": "es",
	"DO": "es", "SV": "es", "HN": "es", "NI": "es", "CU": "es", "PR": "es en", "BR": "pt-BR", "AO": "pt-PT", "MZ": "pt-PT",
}

// worldly is what is read where nothing of one's own is to be had.
const worldly = "en"

// SpokenIn are the languages somebody in a country reads, their own first; none where no country is known.
func SpokenIn(country string) []string {
	if country == "" {
		return nil
	}
	if list, ok := spoken[country]; ok {
		return strings.Fields(list)
	}
	return []string{worldly}
}

// own is the language that most people in a country read; "" where no country is known.
func own(country string) string {
	if list := SpokenIn(country); len(list) > 0 {
		return list[0]
	}
	return ""
}
