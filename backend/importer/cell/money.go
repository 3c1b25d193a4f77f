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
// whole says that the currency has no decimals, or the column groups digits by dots, which makes 90.000 ninety thousand.
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

// unadorned drops currency signs, units and white space around a number and tells whether it was written as negative:
// -3, 3-, (3), -¥3, ¥-3.
func unadorned(s string) (text string, negative bool) {
	s = trim(HalfWidth(s))
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		s, negative = s[1:len(s)-1], true
	}
	s, before := cutSign(s)
	s = withoutUnits(s)
	s, after := cutSign(s)
	s, behind := strings.CutSuffix(s, "-")
	if before && after || negative && (before || after || behind) || behind && (before || after) {
		return "", false // --5
	}
	return groupBlanks.Replace(s), negative || before || after || behind
}

// groupBlanks are the blanks and marks that only group digits.
var groupBlanks = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "\u2009", "", "'", "", "’", "")

// units are what stands before or behind amounts, longer ones first where one begins with another. Codes of three letters
// are ISO 4217's.
var units = []string{
	"人民币", "人民幣", "新台币", "新台幣", "新臺幣", "港币", "港幣", "US$", "NT$", "HK$", "MOP$", "SG$", "RM$", "A$", "C$", "S$", "R$", "RMB", "NTD",
	"元整", "圆整", "美元", "日元", "日圓", "港元", "元", "圆", "圓", "块", "塊", "円", "원", "¥", "￥", "$", "€", "£", "₹", "₫", "₱", "฿", "₩", "₺", "₽", "￠",
	"RM", "Rp.", "Rp", "rp", "đ", "VNĐ", "kr", "zł", "บาท", "CNY", "CNH", "TWD", "HKD", "MOP", "USD", "EUR", "GBP", "JPY", "KRW", "SGD", "MYR",
	"THB", "VND", "IDR", "PHP", "INR", "AUD", "NZD", "CAD", "BRL", "MXN", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "TRY", "RUB", "AED",
	"SAR", "ILS", "ZAR", "CLP", "COP", "ARS", "PEN", "KZT", "KHR", "LAK", "MMK", "PKR", "BDT", "LKR", "EGP", "NGN", "KES",
}

// withoutUnits takes one unit off each end.
func withoutUnits(s string) string {
	for _, u := range units {
		if rest, ok := strings.CutPrefix(s, u); ok {
			s = trim(rest)
			break
		}
	}
	for _, u := range units {
		if rest, ok := strings.CutSuffix(s, u); ok {
			s = trim(rest)
			break
		}
	}
	return s
}

func cutSign(s string) (rest string, negative bool) {
	for _, minus := range [...]string{"-", "−", "–"} {
		if rest, ok := strings.CutPrefix(s, minus); ok {
			return trim(rest), true
		}
	}
	return s, false
}

// unseparated removes thousands marks and makes the decimal mark a dot. ok is false when the marks make no sense.
func unseparated(s string, whole bool) (text string, ok bool) {
	dot, comma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
	switch {
	case dot < 0 && comma < 0:
		return s, true
	case dot >= 0 && comma >= 0:
		return mixedMarks(s, dot, comma)
	}
	mark, last := ".", dot
	if comma >= 0 {
		mark, last = ",", comma
	}
	several := strings.Count(s, mark) > 1
	if !several && len(s)-last-1 != 3 || !several && mark == "." && !whole {
		return strings.Replace(s, ",", ".", 1), mark == "." || len(s)-last-1 <= 2
	}
	return withoutThousands(s, mark)
}

// mixedMarks reads 1,234.50 and 1.234,50: the mark that comes last is the decimal one, and it stands once.
func mixedMarks(s string, dot, comma int) (text string, ok bool) {
	decimal, thousands := dot, ","
	if comma > dot {
		decimal, thousands = comma, "."
	}
	if strings.Count(s, s[decimal:decimal+1]) > 1 {
		return "", false
	}
	head, ok := withoutThousands(s[:decimal], thousands)
	return head + "." + s[decimal+1:], ok
}

// withoutThousands removes marks that group digits by three (or as Indians do, by two before the last three).
func withoutThousands(s, mark string) (text string, ok bool) {
	groups := strings.Split(s, mark)
	for i, g := range groups {
		last := i == len(groups)-1
		if !allDigits(g) || last && len(g) != 3 || i == 0 && len(g) > 3 || i > 0 && !last && len(g) != 2 && len(g) != 3 {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

// DotsGroup tells what an amount says about the dots of its column: groups when they must group digits (1.234.567,
// 1.234,50), could when they might (90.000), and neither when they must be the decimal mark or there is none.
func DotsGroup(s string) (groups, could bool) {
	text, _ := unadorned(s)
	dot, comma := strings.IndexByte(text, '.'), strings.LastIndexByte(text, ',')
	if dot < 0 {
		return false, false
	}
	if comma > dot {
		text = text[:comma]
	} else if comma >= 0 {
		return false, false
	}
	_, fits := withoutThousands(text, ".")
	fits = fits && text[0] != '0'
	return fits && (comma > dot || strings.Count(text, ".") > 1), fits
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

// ParseCount reads a whole number: 3, 3.0, 1,200, 2件.
func ParseCount(s string) (n int64, ok bool) {
	d, ok := ParseDecimal(strings.TrimRight(s, "件个次分岁 "), false)
	if !ok {
		return 0, false
	}
	return d.Whole()
}

// Float is the decimal as the nearest binary number.
func (d Decimal) Float() float64 { return float64(d.Mantissa) / float64(powers[d.Scale]) }
