package column

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Names stand in the order of their first letters and digits, Chinese ones by their sound: a number of so many symbols.
const (
	nameSymbols = 10
	symbolBits  = 6
	others      = 37 // behind digits (1 to 10) and letters (11 to 36)
	// Nameless stands behind every name.
	Nameless = int64(1) << (symbolBits * nameSymbols)
)

// nameKey is where a name stands in the order of names.
func (s *speller) nameKey(name []byte) int64 {
	key, n := int64(0), 0
	for at, r := range string(name) {
		sound := s.spell(r)
		if as := surnames[r]; at == 0 && as != "" {
			sound = as
		}
		if sound == "" {
			if sound = plainLetter(r); sound == "" && n == 0 && unicode.IsLetter(r) {
				return otherKey([]rune(string(name[at:])))
			}
		}
		for i := 0; i < len(sound) && n < nameSymbols; i++ {
			key |= symbolOf(sound[i]) << (symbolBits * (nameSymbols - 1 - n))
			n++
		}
		if n == nameSymbols {
			break
		}
	}
	if n == 0 {
		return Nameless
	}
	return key
}

// symbolOf is 0 for what is neither a digit nor a small letter.
func symbolOf(b byte) int64 {
	switch {
	case '0' <= b && b <= '9':
		return int64(b-'0') + 1
	case 'a' <= b && b <= 'z':
		return int64(b-'a') + 11
	}
	return 0
}

// uncut are Latin letters that Unicode does not take apart.
var uncut = map[rune]rune{'ł': 'l', 'ø': 'o', 'đ': 'd', 'ð': 'd', 'ß': 's', 'æ': 'a', 'œ': 'o', 'þ': 't', 'ı': 'i', 'ħ': 'h', 'ŋ': 'n'}

// plainLetter is a letter or digit without what stands above or below it, in lower case; "" for anything else.
func plainLetter(r rune) string {
	if r >= 0x80 {
		if !unicode.Is(unicode.Latin, r) {
			return ""
		}
		r = unicode.ToLower([]rune(norm.NFD.String(string(r)))[0])
		if plain, ok := uncut[r]; ok {
			r = plain
		}
	}
	if r = unicode.ToLower(r); r < 0x80 && symbolOf(byte(r)) > 0 {
		return string(r)
	}
	return ""
}

// otherKey orders names in scripts of their own behind the others, by the numbers of their first letters.
func otherKey(name []rune) int64 {
	const letters, bits = 3, 18
	key := int64(others)
	for i := range letters {
		key <<= bits
		if i < len(name) {
			key |= int64(min(name[i], 1<<bits-1))
		}
	}
	return key
}

// LetterKeys is where the names stand that begin with a letter or a digit, both included; false for any other text.
func LetterKeys(text string) (first, last int64, ok bool) {
	if len(text) != 1 {
		return 0, 0, false
	}
	symbol := symbolOf(text[0])
	if symbol == 0 {
		symbol = symbolOf(text[0] | 0x20)
	}
	const shift = symbolBits * (nameSymbols - 1)
	return symbol << shift, (symbol+1)<<shift - 1, symbol > 0
}

// NameKeys makes the order of names usable for other words.
func NameKeys() func(word string) int64 {
	s := newSpeller()
	return func(word string) int64 { return s.nameKey([]byte(word)) }
}
