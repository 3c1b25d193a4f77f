package cell

import "strings"

// marks are what stands before or behind amounts and names one currency only. Signs that several countries write ($, ¥, 元,
// 块, kr) name none of them.
var marks = map[string]string{
	"人民币": "CNY", "人民幣": "CNY", "RMB": "CNY", "CNH": "CNY",
	"新台币": "TWD", "新台幣": "TWD", "新臺幣": "TWD", "NT$": "TWD", "NTD": "TWD",
	"港币": "HKD", "港幣": "HKD", "港元": "HKD", "HK$": "HKD", "MOP$": "MOP",
	"US$": "USD", "美元": "USD", "SG$": "SGD", "S$": "SGD", "A$": "AUD", "C$": "CAD", "R$": "BRL",
	"日元": "JPY", "日圓": "JPY", "円": "JPY", "원": "KRW", "₩": "KRW", "€": "EUR", "£": "GBP", "₹": "INR", "₽": "RUB", "₺": "TRY",
	"RM": "MYR", "RM$": "MYR", "Rp": "IDR", "Rp.": "IDR", "rp": "IDR", "₫": "VND", "đ": "VND", "VNĐ": "VND", "₱": "PHP",
	"฿": "THB", "บาท": "THB", "zł": "PLN",
}

// CurrencyOf is the currency that a mark on an amount names for certain (NT$1,000, 12 EUR, Rp85.000), "" when none does.
func CurrencyOf(s string) string {
	s = strings.TrimRight(strings.TrimLeft(trim(HalfWidth(s)), "(-−–"), ")-")
	for _, u := range units {
		if rest, ok := strings.CutPrefix(s, u); ok && beginsAmount(rest) {
			return named(u)
		}
	}
	for _, u := range units {
		if rest, ok := strings.CutSuffix(s, u); ok && rest != "" {
			return named(u)
		}
	}
	return ""
}

// beginsAmount tells whether a number follows a mark, so that no word that begins like one is taken for it.
func beginsAmount(s string) bool {
	s = strings.TrimLeft(s, " \u00a0-−–")
	return s != "" && (digit(s[0]) || s[0] == '.')
}

func named(unit string) string {
	if code := marks[unit]; code != "" {
		return code
	}
	if len(unit) == 3 && strings.ToUpper(unit) == unit && unit[0] >= 'A' && unit[0] <= 'Z' && unit[1] >= 'A' && unit[2] >= 'A' {
		return unit // ISO 4217's own
	}
	return ""
}

// signs are the marks that several currencies have, with those that do.
var signs = map[string]string{
	"¥": "CNY JPY", "￥": "CNY JPY", "元": "CNY TWD HKD MOP JPY", "元整": "CNY TWD HKD MOP", "块": "CNY TWD", "塊": "CNY TWD",
	"$": "USD TWD HKD SGD AUD CAD NZD MXN BRL ARS CLP COP MOP", "kr": "SEK NOK DKK ISK",
}

// ForeignSign tells whether a sign on an amount cannot be one of a currency: ¥12 is neither dollars nor baht.
func ForeignSign(s, currency string) bool {
	s = trim(s)
	for sign, of := range signs {
		if strings.HasPrefix(s, sign) && beginsAmount(s[len(sign):]) || strings.HasSuffix(s, sign) {
			return currency != "" && !strings.Contains(of, currency)
		}
	}
	return false
}
