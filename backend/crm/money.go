package crm

import (
	"strconv"
	"strings"
)

// Amount is a sum that may not be known: an empty cell is not zero.
type Amount struct {
	Minor int64
	Known bool
}

// AmountOf is a known sum of minor units.
func AmountOf(minor int64) Amount { return Amount{Minor: minor, Known: true} }

// Or returns the sum, or fallback when it is not known.
func (a Amount) Or(fallback int64) int64 {
	if a.Known {
		return a.Minor
	}
	return fallback
}

// currencyDigits lists the ISO 4217 currencies whose minor unit is not a hundredth.
var currencyDigits = map[string]int{
	"JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "ISK": 0, "PYG": 0, "UGX": 0, "XAF": 0, "XOF": 0, "XPF": 0,
	"BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
}

// CurrencyDigits is the number of decimals of a currency: 2 for CNY, 0 for JPY.
func CurrencyDigits(currency string) int {
	if d, ok := currencyDigits[currency]; ok {
		return d
	}
	return 2
}

// FormatMinor writes minor units as a plain decimal string: 1902487_15 CNY → "1902487.15".
func FormatMinor(minor int64, currency string) string {
	digits := CurrencyDigits(currency)
	s := strconv.FormatInt(minor, 10)
	if digits == 0 {
		return s
	}
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	if len(s) <= digits {
		s = strings.Repeat("0", digits-len(s)+1) + s
	}
	return sign + s[:len(s)-digits] + "." + s[len(s)-digits:]
}
