package cell

import (
	_ "embed"
	"strings"
	"sync"
)

// traditional.txt pairs the characters of Big5 with those that ICU's transliteration Traditional-Simplified makes of them.
// Characters that stand in names of Chinese divisions as they are (乾县) are left out.
//
//go:embed traditional.txt
var traditionalText string

// The characters that Chinese is written with.
const firstHan, lastHan = 0x4E00, 0x9FFF

var simple = sync.OnceValue(func() *[lastHan - firstHan + 1]rune {
	m := new([lastHan - firstHan + 1]rune)
	for line := range strings.Lines(traditionalText) {
		pairs := []rune(strings.TrimSpace(line))
		for i := 0; i+1 < len(pairs); i += 2 {
			m[pairs[i]-firstHan] = pairs[i+1]
		}
	}
	return m
})

// Simplified writes a text in simplified characters, to compare it with names that are. It is the same string when
// nothing has to change.
func Simplified(s string) string {
	m := simple()
	return strings.Map(func(r rune) rune {
		if r < firstHan || r > lastHan || m[r-firstHan] == 0 {
			return r
		}
		return m[r-firstHan]
	}, s)
}
