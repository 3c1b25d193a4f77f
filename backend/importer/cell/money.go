package cell

import (
	"math/bits"
	"strings"
)

// Decimal is an exact decimal number: Mantissa × 10^-Scale.
type Decimal struct {
	Mantissa int64
	Scale    int
}

// maxScale keeps every power of ten in an int64.
const maxScale = 18

var powers = func() (p [maxScale + 1]int64) {
	p[0] = 1
	for i := 1; i <= maxScale; i++ {
		p[i] = p[i-1] * 10
	}
	return p
}()

// ParseDecimal reads an amount as people and platforms write it: 201.12, ¥1,234.50, 1.234,50, 0元, (12.00), -3.
// whole says that the currency has no decimals, which makes the dot of 90.000 a thousands mark.
// ok is false when the text is not an amount or could be two different ones.
func ParseDecimal(s string, whole bool) (d Decimal, ok bool) {
	if d, ok = simpleDecimal(s); ok && !(whole && d.Scale == 3) {
		return d, true
	}
	text, negative := unadorned(s)
	if d, ok = tinyDecimal(text); ok {
		return d, true
	}
	text, ok = unseparated(text, whole)
	if !ok {
		return Decimal{}, false
	}
	d, ok = simpleDecimal(text)
	if negative {
		d.Mantissa = -d.Mantissa
	}
	return d, ok
}

// simpleDecimal reads digits with at most one dot and a sign before them; nearly every cell is one.
func simpleDecimal(s string) (d Decimal, ok bool) {
	i, negative := 0, false
	if len(s) > 1 && (s[0] == '-' || s[0] == '+') {
		i, negative = 1, s[0] == '-'
	}
	if len(s)-i > maxScale+1 || len(s) == i {
		return d, false
	}
	dot := -1
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case digit(c):
			d.Mantissa = d.Mantissa*10 + int64(c-'0')
			ok = true
		case c == '.' && dot < 0:
			dot = i
		default:
			return Decimal{}, false
		}
	}
	if dot >= 0 {
		d.Scale = len(s) - dot - 1
	}
	if d.Mantissa < 0 || d.Scale > maxScale {
		return Decimal{}, false
	}
	if negative {
		d.Mantissa = -d.Mantissa
	}
	return d, ok
}

// tinyDecimal reads 1.5E-2, which spreadsheets keep of very small amounts without losing digits.
func tinyDecimal(s string) (d Decimal, ok bool) {
	mantissa, exponent, found := strings.Cut(strings.ToUpper(s), "E-")
	if !found || !allDigits(exponent) || len(exponent) > 2 {
		return d, false
	}
	if d, ok = simpleDecimal(mantissa); !ok {
		return d, false
	}
	for d.Scale += atoi(exponent); d.Scale > maxScale; d.Scale-- {
		d.Mantissa = divided(d.Mantissa, 10)
	}
	return d, true
}

// unadorned drops currency signs, units and white space around a number and tells whether it was written as negative.
func unadorned(s string) (text string, negative bool) {
	s = trim(HalfWidth(s))
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		s, negative = s[1:len(s)-1], true
	}
	s, minus := cutSign(s)
	s = strings.TrimRight(strings.TrimLeft(s, currencyMarks), currencyMarks)
	s, again := cutSign(s)
	return strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "'", "").Replace(s), negative || minus || again
}

// currencyMarks are the letters and signs that stand before or behind amounts.
const currencyMarks = " \t\u00a0¥￥$€£₹₫₱฿₩￠元圆块đABCDHIKMNPRSTUVYp"

func cutSign(s string) (rest string, negative bool) {
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		return rest, true
	}
	if rest, ok := strings.CutPrefix(s, "−"); ok {
		return rest, true
	}
	return s, false
}

// unseparated removes thousands marks and makes the decimal mark a dot.
func unseparated(s string, whole bool) (string, bool) {
	dot, comma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
	switch {
	case dot < 0 && comma < 0:
		return s, true
	case whole:
		return withoutThousands(s, max(dot, comma))
	case dot >= 0 && comma >= 0:
		return mixedMarks(s, dot, comma)
	case comma >= 0 && strings.Count(s, ",") == 1 && len(s)-comma-1 <= 2:
		return s[:comma] + "." + s[comma+1:], true
	case comma >= 0:
		return withoutThousands(s, comma)
	case strings.Count(s, ".") > 1:
		return withoutThousands(s, dot)
	}
	return s, true
}

// mixedMarks reads 1,234.50 and 1.234,50: the mark that comes last is the decimal one, and it stands once.
func mixedMarks(s string, dot, comma int) (string, bool) {
	decimal, thousands := dot, ","
	if comma > dot {
		decimal, thousands = comma, "."
	}
	if strings.Count(s, s[decimal:decimal+1]) > 1 {
		return "", false
	}
	head := strings.ReplaceAll(s[:decimal], thousands, "")
	return head + "." + s[decimal+1:], true
}

// withoutThousands removes marks that group digits by three (or as Indians do, by two before the last three).
func withoutThousands(s string, last int) (string, bool) {
	if len(s)-last-1 != 3 {
		return "", false
	}
	return strings.NewReplacer(".", "", ",", "").Replace(s), true
}

// Minor is the decimal in minor units of a currency with that many digits, rounded half away from zero.
// ok is false when it does not fit.
func (d Decimal) Minor(digits int) (minor int64, ok bool) {
	if d.Scale <= digits {
		return scaled(d.Mantissa, powers[digits-d.Scale])
	}
	return divided(d.Mantissa, powers[d.Scale-digits]), true
}

// Times is d × n, exactly; ok is false when it does not fit.
func (d Decimal) Times(n int64) (product Decimal, ok bool) {
	m, ok := scaled(d.Mantissa, n)
	return Decimal{Mantissa: m, Scale: d.Scale}, ok
}

// Whole is the decimal as an integer; ok is false when it has a fraction.
func (d Decimal) Whole() (n int64, ok bool) {
	p := powers[d.Scale]
	return d.Mantissa / p, d.Mantissa%p == 0
}

func scaled(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	if hi != 0 || lo > 1<<62 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

func magnitude(a int64) uint64 {
	if a < 0 {
		return uint64(-a)
	}
	return uint64(a)
}

func divided(a, by int64) int64 {
	q, r := a/by, a%by
	if half := magnitude(r); half >= magnitude(by)-half {
		if a < 0 {
			return q - 1
		}
		return q + 1
	}
	return q
}

// ParseMoney reads an amount in minor units of a currency with that many decimals. See ParseDecimal.
func ParseMoney(s string, digits int) (minor int64, ok bool) {
	d, ok := ParseDecimal(s, digits == 0)
	if !ok {
		return 0, false
	}
	return d.Minor(digits)
}

// ParseCount reads a whole number: 3, 3.0, 1,200, 2件.
func ParseCount(s string) (n int64, ok bool) {
	d, ok := ParseDecimal(strings.TrimRight(s, "件个次分岁 "), false)
	if !ok {
		return 0, false
	}
	return d.Whole()
}
