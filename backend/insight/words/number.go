package words

import (
	"math"
	"strconv"
	"strings"
)

// Percent writes a share between 0 and 1: one decimal, two below 1 %, and never 0 for something that is there.
// nil, a share of nothing, is "—".
func Percent(share *float64) string {
	if share == nil || math.IsNaN(*share) || math.IsInf(*share, 0) {
		return "—"
	}
	p := *share * 100
	switch {
	case p == 0:
		return "0%"
	case p < 0.005:
		return "<0.01%"
	case p < 0.995:
		return strconv.FormatFloat(p, 'f', 2, 64) + "%"
	default:
		return strconv.FormatFloat(p, 'f', 1, 64) + "%"
	}
}

// Number writes a whole number with its thousands apart, as tables do in every language: 128,406. Minus is "−".
func Number(n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return sign + b.String()
}

// step is one unit a large number is counted in.
type step struct {
	size float64
	unit string
}

// steps lists each language's units, largest first, and from is where shortening begins.
var steps = map[Language]struct {
	from  int64
	units []step
}{
	ZhCN: {10_000, []step{{1e8, "亿"}, {1e4, "万"}}},
	ZhTW: {10_000, []step{{1e8, "億"}, {1e4, "萬"}}},
	En:   {10_000, []step{{1e9, "B"}, {1e6, "M"}, {1e3, "K"}}},
}

// Short writes a number as charts do: 1.2万, 1.2亿, 12K, 1.2M; below 10,000 like Number. Tables are never shortened.
func Short(n int64, lang Language) string {
	s := steps[lang]
	abs := math.Abs(float64(n))
	if abs < float64(s.from) {
		return Number(n)
	}
	for i, u := range s.units {
		// A number that would round up to 10000 of a unit is written in the next: 1亿 rather than 10000万.
		if rounded := roundTenth(abs / u.size); rounded >= 1 {
			if i > 0 && rounded*u.size >= s.units[i-1].size {
				u, rounded = s.units[i-1], 1
			}
			return sign(n) + strconv.FormatFloat(rounded, 'f', -1, 64) + u.unit
		}
	}
	return Number(n)
}

func roundTenth(f float64) float64 { return math.Round(f*10) / 10 }

func sign(n int64) string {
	if n < 0 {
		return "−"
	}
	return ""
}
