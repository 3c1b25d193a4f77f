package cell

import (
	"strings"
	"unicode"
)

// Line is what a name shows: on one line, without marks that are not seen. A name with a zero-width space is not found by
// whoever types it, and one that turns the direction of writing shows other letters than it has.
func Line(s string) string {
	if !strings.ContainsFunc(s, unseen) {
		return s
	}
	shown := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r):
			return ' '
		case unseen(r):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(shown), " ")
}

// unseen tells control characters and marks that do not show. The joiners stay: emoji and several scripts are written with them.
func unseen(r rune) bool {
	switch {
	case r < 0x80:
		return unicode.IsControl(r)
	case r < 0x2000:
		return r <= 0x9f || r == 0xad || r == 0x61c
	case r >= 0x3000:
		return r == 0xfeff
	}
	return r == 0x200b || r == 0x2060 || r != 0x200c && r != 0x200d && unicode.Is(unicode.Bidi_Control, r)
}
