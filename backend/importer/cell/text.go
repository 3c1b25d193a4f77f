// Package cell reads single cells of exported files: text as spreadsheets mangle it, money, times, phones, e-mails.
// Everything here is a pure function of its arguments, allocates only when the cell has to change, and never guesses:
// what cannot be read for certain is reported as unreadable. The traps come from the exports listed in
// docs/import-formats.md.
package cell

import "strings"

// Text is a cell as its author meant it: without surrounding white space, without the tricks that keep a spreadsheet
// from turning an id into a number (`="3503"`, a leading apostrophe or tab), and empty when the platform writes a
// placeholder for "nothing" (`-`, `——`, `##密文`).
func Text(s string) string {
	if s == "" || plain(s) {
		return s
	}
	s = withoutApostrophe(trim(s))
	if len(s) > 2 && s[0] == '=' && s[1] == '"' && s[len(s)-1] == '"' {
		s = trim(s[2 : len(s)-1])
	}
	s = withoutApostrophe(s)
	if Nothing(s) {
		return ""
	}
	return s
}

// plain tells that neither end of s can be part of a trick. Digits, Latin letters and Chinese characters are most cells.
func plain(s string) bool {
	return plainByte[s[0]] && plainByte[s[len(s)-1]]
}

// plainByte marks the bytes that never need cleaning at the ends of a cell. The lead bytes C2 (no-break space),
// E2 (dashes), E3 (ideographic space) and EF (byte order mark) are left out, and so are the last bytes they end in.
var plainByte = func() (t [256]bool) {
	for c := '0'; c <= '9'; c++ {
		t[c] = true
	}
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = true, true
	}
	for c := 0x80; c < 0x100; c++ {
		t[c] = true
	}
	for _, c := range []int{0x80, 0x87, 0x8B, 0x8E, 0x94, 0xA0, 0xAF, 0xBF, 0xC2, 0xE2, 0xE3, 0xEF} {
		t[c] = false
	}
	return t
}()

// blanks are the characters trimmed from the ends of a cell: white space of every width, control characters, and marks that
// do not show.
const blanks = " \t\r\n\v\f\x00\x01\x02\x03\x04\x05\x06\a\b\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x7f\u00a0\u3000\u200b\u200e\u2007\u202f\ufeff"

func trim(s string) string { return strings.Trim(s, blanks) }

// withoutApostrophe drops the apostrophe that Excel and Shopify put before numbers, and keeps the one of "'t Hooft".
func withoutApostrophe(s string) string {
	if len(s) < 2 || s[0] != '\'' {
		return s
	}
	if c := s[1]; c >= '0' && c <= '9' || c == '+' || c == '-' || c == '=' || c == '@' || c == '(' {
		return s[1:]
	}
	for _, wide := range [...]string{"＝", "＋", "－", "＠"} {
		if strings.HasPrefix(s[1:], wide) {
			return s[1:]
		}
	}
	return s
}

// Nothing tells whether a trimmed cell is a platform's way of writing nothing.
func Nothing(s string) bool {
	switch s {
	case "", "-", "--", "---", "—", "——", "－", "―", "/", "\\", "'":
		return true
	}
	return strings.HasPrefix(s, "##密文") || strings.HasPrefix(s, "$$密文")
}

// Null tells whether a cell that should hold a value holds a database's or a library's word for none.
// Names may read like this, so only cells with a type are asked.
func Null(s string) bool {
	switch s {
	case "", "NULL", "null", "NaN", "nan", "None", `\N`, "N/A", "n/a", "#N/A":
		return true
	}
	return false
}

// Masked tells whether a platform hid part of the text: 186****5905, 张**, l***@example.com.
func Masked(s string) bool {
	if strings.IndexByte(s, '*') >= 0 {
		return true
	}
	return strings.IndexByte(s, 0xE2) >= 0 && strings.ContainsAny(s, "•●") || strings.Contains(s, "＊")
}

// Damaged tells whether a spreadsheet turned a long number into scientific notation, 2.03E+18, and lost its digits.
func Damaged(s string) bool {
	if len(s) < 4 || !digit(s[0]) {
		return false
	}
	i := digits(s, 0)
	fraction := i == 1 && i < len(s) && (s[i] == '.' || s[i] == ',')
	if i < len(s) && (s[i] == '.' || s[i] == ',') {
		i = digits(s, i+1)
	}
	if i >= len(s) || s[i] != 'E' && s[i] != 'e' {
		return false
	}
	if i++; i < len(s) && s[i] == '+' {
		i++
	} else if !fraction {
		return false // 12E17 may be a code; 1.2E17 is how some programs write without the plus
	}
	return i < len(s) && digits(s, i) == len(s)
}

// Long tells whether s is a number of more digits than a spreadsheet keeps, and whether all behind the fifteenth are
// zeros: then they were probably lost. One such id in a thousand is honest, so a whole column has to be looked at.
func Long(s string) (long, rounded bool) {
	const kept = 15
	if len(s) <= kept || !allDigits(s) {
		return false, false
	}
	return true, strings.Trim(s[kept:], "0") == ""
}

// ID is an id as text, in half-width letters. Database exports give numeric ids a fraction ("17850.0"), which is taken off.
func ID(s string) string {
	s = HalfWidth(s)
	if n := len(s) - 2; n > 0 && s[n] == '.' && s[n+1] == '0' && digits(s, 0) == n {
		return s[:n]
	}
	return s
}

// digits is the index of the first byte from i on that is not a digit.
func digits(s string, i int) int {
	for i < len(s) && digit(s[i]) {
		i++
	}
	return i
}

func digit(c byte) bool { return c-'0' < 10 }

// HalfWidth turns full-width digits, letters and signs (１３８－) into their ASCII forms.
func HalfWidth(s string) string {
	if strings.IndexByte(s, 0xEF) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, s)
}
