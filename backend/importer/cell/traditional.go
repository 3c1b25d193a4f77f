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

// kept are simplified characters that are just as well traditional ones, with a meaning of their own.
const kept = "交出只家才款搜了面表占布志游周台千秋姜板丑谷郁伙向回注系朱仆卷吁同升合征范松云万余制私蒙累真"

// traditional finds the traditional character of a simplified one that stands for no other.
var traditional = sync.OnceValue(func() map[rune]rune {
	m, several := make(map[rune]rune), make(map[rune]bool)
	for i, simplified := range simple() {
		if simplified == 0 {
			continue
		}
		_, had := m[simplified]
		several[simplified] = several[simplified] || had
		m[simplified] = rune(i) + firstHan
	}
	for r := range several {
		if several[r] || strings.ContainsRune(kept, r) {
			delete(m, r)
		}
	}
	return m
})

// Traditional writes a text in traditional characters as far as one stands for one: 面 may be 麵 or 面, and stays.
func Traditional(s string) string {
	m := traditional()
	return strings.Map(func(r rune) rune {
		if t := m[r]; t != 0 {
			return t
		}
		return r
	}, s)
}
