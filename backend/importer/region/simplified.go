package region

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed traditional.txt
var traditionalText string

// The characters that Chinese is written with.
const firstHan, lastHan = 0x4E00, 0x9FFF

// written pairs the traditional characters of place names with the simplified ones the table of divisions uses.
var written = sync.OnceValue(func() *[lastHan - firstHan + 1]rune {
	m := new([lastHan - firstHan + 1]rune)
	for line := range strings.Lines(traditionalText) {
		pairs := []rune(strings.TrimSpace(line))
		for i := 0; i+1 < len(pairs); i += 2 {
			m[pairs[i]-firstHan] = pairs[i+1]
		}
	}
	return m
})

// placeBytes is how much of an address names the place.
const placeBytes = 150

// simplified is the beginning of an address in simplified characters, and the rest as it is. It is the same string when
// nothing had to change.
func simplified(s string) string {
	head := s
	if len(head) > placeBytes {
		head = strings.ToValidUTF8(head[:placeBytes], "")
	}
	m := written()
	changed := strings.Map(func(r rune) rune {
		if r < firstHan || r > lastHan || m[r-firstHan] == 0 {
			return r
		}
		return m[r-firstHan]
	}, head)
	if changed == head {
		return s
	}
	return changed + s[len(head):]
}
