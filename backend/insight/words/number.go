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
	return sign(n) + group(strings.TrimPrefix(strconv.FormatInt(n, 10), "-"))
}

// group sets digits apart by thousands.
func group(digits string) string {
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}

func sign(n int64) string {
	if n < 0 {
		return "−"
	}
	return ""
}
