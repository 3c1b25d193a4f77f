package crm

import (
	"strings"
	"unicode/utf8"
)

// SearchWord is one word of a search, in every way it may stand in the shop, in lower case.
type SearchWord struct {
	Typed string // as it was typed
	Forms []string
}

// SearchWords are the words of a search: whoever has them all is meant, wherever each stands. What looks like a phone number is
// one word, also with spaces in it.
func SearchWords(text string) []SearchWord {
	text = strings.TrimSpace(text)
	if len(numberIn(text)) >= 3 {
		return []SearchWord{searchWord(text)}
	}
	fields := strings.Fields(text)
	words := make([]SearchWord, len(fields))
	for i, field := range fields {
		words[i] = searchWord(field)
	}
	return words
}

func searchWord(typed string) SearchWord {
	lower := strings.ToLower(typed)
	w := SearchWord{typed, []string{lower}}
	if number := numberIn(typed); number != "" && number != lower {
		w.Forms = append(w.Forms, number)
	}
	if abroad := behindCode(numberIn(typed)); abroad != "" {
		w.Forms = append(w.Forms, abroad)
	}
	return w
}

// behindCode is a number without the 0 that is dialled at home, as it stands behind the code of its country: 0912345678 is kept as
// +886912345678. "" is what has none, and what is too short to be told from other numbers.
func behindCode(digits string) string {
	if len(digits) < 5 || digits[0] != '0' || digits[1] == '0' {
		return ""
	}
	return digits[1:]
}

// Short tells whether a form has fewer than the three characters that an index of words needs.
func Short(form string) bool { return utf8.RuneCountInString(form) < 3 }

// numberAsTyped are the characters of numbers that people type and the shop does not keep: keyboards of East Asia write digits
// as wide as their letters.
var numberAsTyped = strings.NewReplacer(" ", "", "-", "", "(", "", ")", "", "　", "", "－", "", "（", "", "）", "", "＋", "+",
	"０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9")

// numberIn is what looks like a phone number without spaces and dashes, in narrow digits; "" is no number.
func numberIn(text string) string {
	bare := numberAsTyped.Replace(text)
	if strings.Trim(bare, "+0123456789") != "" || strings.Trim(bare, "+") == "" {
		return ""
	}
	return bare
}
