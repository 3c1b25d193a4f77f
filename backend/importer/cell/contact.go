package cell

import (
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// Phone is a telephone number read from a cell: E164 when it can be dialled, Shown when it is only good to look at
// (masked, or a platform's temporary number with an extension). Both are empty when the cell holds no number.
type Phone struct {
	E164  string
	Shown string
}

// ParsePhone reads a number as written in a country (ISO 3166 alpha-2, "" when unknown: then only +… is certain).
// ok is false when the text cannot be a number there, or lost its digits to scientific notation.
func ParsePhone(s, country string) (p Phone, ok bool) {
	if country == "CN" && chineseMobile(s) {
		return Phone{E164: "+86" + s}, true
	}
	s = trim(HalfWidth(s))
	switch {
	case Null(s) || s == "0":
		return Phone{}, true
	case Masked(s) || strings.Contains(strings.ToLower(s), "xxx"):
		return Phone{Shown: s}, true
	case Damaged(s):
		return Phone{}, false
	}
	return dialled(s, country)
}

// chineseMobile tells whether s is eleven digits of a mobile number of mainland China.
func chineseMobile(s string) bool {
	return len(s) == 11 && s[0] == '1' && s[1] >= '3' && digits(s, 0) == 11
}

func dialled(s, country string) (Phone, bool) {
	bare := strings.NewReplacer(" ", "", "\u00a0", "", "(", "", ")", "", ".", "").Replace(s)
	if country == "CN" {
		if rest := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(bare, "+"), "86"), "-"); chineseMobile(rest) {
			return Phone{E164: "+86" + rest}, true
		}
		if temporary(bare) {
			return Phone{Shown: s}, true
		}
	}
	if rest, ok := strings.CutPrefix(s, "86-"); ok {
		s = "+86" + rest
	}
	number, err := phonenumbers.Parse(s, country)
	if err != nil || !phonenumbers.IsPossibleNumber(number) {
		return Phone{}, false
	}
	if number.GetExtension() != "" {
		return Phone{Shown: s}, true
	}
	return Phone{E164: phonenumbers.Format(number, phonenumbers.E164)}, true
}

// temporary tells whether s is a mobile number with an extension: the number a platform lends for one delivery.
// Many buyers share it, so it must never name a person.
func temporary(s string) bool {
	return len(s) > 12 && chineseMobile(s[:11]) && !digit(s[11])
}

// Email is an address read from a cell: Address in lower case when it can be written to, Shown when it is masked.
type Email struct {
	Address string
	Shown   string
}

// ParseEmail reads an e-mail address; ok is false when the text is not one.
func ParseEmail(s string) (e Email, ok bool) {
	s = trim(s)
	if Null(s) {
		return Email{}, true
	}
	if Masked(s) {
		return Email{Shown: s}, true
	}
	at := strings.LastIndexByte(s, '@')
	if at < 1 || len(s) > 254 || !validDomain(s[at+1:]) || strings.ContainsAny(s, " \t\r\n,;<>\"()") || strings.Count(s, "@") > 1 {
		return Email{}, false
	}
	return Email{Address: strings.ToLower(s)}, true
}

func validDomain(s string) bool {
	dot := strings.LastIndexByte(s, '.')
	return dot > 0 && dot < len(s)-1 && s[0] != '.' && s[0] != '-' && !strings.Contains(s, "..")
}
