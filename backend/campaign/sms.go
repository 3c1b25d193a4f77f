package campaign

import "unicode/utf16"

// Size is how long a text message is, and as how many it is billed.
type Size struct {
	Units   int // what it is measured in: characters, or 7-bit units with an extension character counting two
	Parts   int
	Left    int  // how many units still fit into the last part
	Unicode bool // any character; else the small alphabet that fits 160 into one
}

// The sizes of one message, and of each when there are several.
const (
	narrowOne, narrowEach = 160, 153
	wideOne, wideEach     = 70, 67
)

// The GSM 03.38 alphabet, and those of its extension table, which take two units.
const (
	narrowPlain = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
	narrowTwo   = "\f^{}\\[~]|€"
)

var narrow = func() map[rune]int {
	m := map[rune]int{}
	for _, r := range narrowPlain {
		m[r] = 1
	}
	for _, r := range narrowTwo {
		m[r] = 2
	}
	return m
}()

// Measure counts a text message. In mainland China every character counts as one of 70, whatever it is.
func Measure(text string, mainland bool) Size {
	widths, unicode := make([]int, 0, len(text)), mainland
	for _, r := range text {
		w := narrow[r]
		unicode = unicode || w == 0
		widths = append(widths, w)
	}
	one, each := narrowOne, narrowEach
	if unicode {
		one, each = wideOne, wideEach
		widths = widths[:0]
		for _, r := range text {
			widths = append(widths, max(utf16.RuneLen(r), 1))
		}
	}
	return pack(widths, one, each, unicode)
}

// pack fills parts; no character is cut in two.
func pack(widths []int, one, each int, unicode bool) Size {
	s := Size{Unicode: unicode}
	for _, w := range widths {
		s.Units += w
	}
	switch {
	case s.Units == 0:
		s.Left = one
	case s.Units <= one:
		s.Parts, s.Left = 1, one-s.Units
	default:
		s.Parts, s.Left = 1, each
		for _, w := range widths {
			if w > s.Left {
				s.Parts, s.Left = s.Parts+1, each
			}
			s.Left -= w
		}
	}
	return s
}
