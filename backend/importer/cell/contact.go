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
	s = ID(trim(s))
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

// punctuation is what people put between the digits of a number.
var punctuation = strings.NewReplacer(" ", "", "\u00a0", "", "(", "", ")", "", ".", "")

func dialled(s, country string) (Phone, bool) {
	if e164, ok := northAmerican(s, country); ok {
		return Phone{E164: e164}, true
	}
	bare := punctuation.Replace(s)
	if country == "CN" {
		if mobile := withoutChina(bare); chineseMobile(mobile) {
			return Phone{E164: "+86" + mobile}, true
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
	e164 := phonenumbers.Format(number, phonenumbers.E164)
	if len(e164) > longestE164 || len(e164) < shortestE164 {
		return Phone{}, false // the library lets Japan have seventeen digits, and Germany four
	}
	return Phone{E164: e164}, true
}

// longestE164 is a plus sign and the fifteen digits that E.164 allows.
const longestE164 = 16

// shortestE164 is a plus sign and the seven digits of small islands.
const shortestE164 = 8

// withoutChina takes China's own code off a number, and never another country's.
func withoutChina(s string) string {
	for _, code := range [...]string{"+86", "0086", "86"} {
		if rest, ok := strings.CutPrefix(s, code); ok && len(rest) > 8 {
			s = rest
			break
		}
	}
	return strings.ReplaceAll(s, "-", "")
}

// northAmerican reads the numbers of the United States and Canada, (262) 892-9750 or +1 262-892-9750, without the cost of
// a library that knows all countries.
func northAmerican(s, country string) (e164 string, ok bool) {
	if !strings.HasPrefix(s, "+1") && country != "US" && country != "CA" {
		return "", false
	}
	var number [12]byte
	n := copy(number[:], "+1")
	for i := range len(s) {
		switch c := s[i]; {
		case digit(c) && c == '1' && n == 2: // the country code, written out
		case digit(c) && n < len(number):
			number[n] = c
			n++
		case c == '+' && i == 0, c == ' ', c == '-', c == '.', c == '(', c == ')':
		default:
			return "", false
		}
	}
	return string(number[:]), n == len(number) && number[5] >= '2'
}

// temporary tells whether s is a mobile number with an extension: the number a platform lends for one delivery.
// Many buyers share it, so it must never name a person.
func temporary(s string) bool {
	const longestExtension = 6 // more digits are a number of their own
	return len(s) > 12 && chineseMobile(s[:11]) && !digit(s[11]) && digitsIn(s[11:]) <= longestExtension
}

func digitsIn(s string) (n int) {
	for i := range len(s) {
		if digit(s[i]) {
			n++
		}
	}
	return n
}

// Email is an address read from a cell: Address in lower case when it can be written to, Shown when it is masked.
type Email struct {
	Address string
	Shown   string
}

// ParseEmail reads an e-mail address; ok is false when the text is not one.
func ParseEmail(s string) (e Email, ok bool) {
	s = strings.TrimPrefix(trim(s), "mailto:")
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

// between stands between several numbers or addresses in one cell, around what names them, or around the address behind a name.
func between(r rune) bool { return strings.ContainsRune("/;,|、，；／<> \n\t", r) }

// FirstPhone is the first number of a cell that holds several of them, each of which would be one alone; ok is false when
// there is none. Blanks are part of numbers.
func FirstPhone(s, country string) (p Phone, ok bool) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r != ' ' && between(r) })
	if len(parts) < 2 {
		return Phone{}, false
	}
	for _, part := range parts {
		if p, ok = ParsePhone(part, country); ok && p.E164 != "" {
			return p, true
		}
	}
	return Phone{}, false
}

// FirstEmail is the first address of a cell that holds several, or a name with the address behind it.
func FirstEmail(s string) (e Email, ok bool) {
	for _, part := range strings.FieldsFunc(strings.TrimPrefix(strings.TrimSpace(s), "mailto:"), between) {
		if e, ok = ParseEmail(part); ok && e.Address != "" {
			return e, true
		}
	}
	return Email{}, false
}

func validDomain(s string) bool {
	dot := strings.LastIndexByte(s, '.')
	return dot > 0 && dot < len(s)-1 && s[0] != '.' && s[0] != '-' && !strings.Contains(s, "..")
}
