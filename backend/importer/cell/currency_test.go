package cell

import (
	"strings"
	"testing"
)

func TestCurrencyOf(t *testing.T) {
	for text, want := range map[string]string{
		"NT$1,000": "TWD", "US$12.00": "USD", "€10,00": "EUR", "10,00 €": "EUR", "RM 15.90": "MYR", "Rp85.000": "IDR", "Rp. 85.000": "IDR",
		"₫90.000": "VND", "90.000₫": "VND", "90.000 đ": "VND", "฿120": "THB", "人民币12元整": "CNY", "CNY 5": "CNY", "5 usd": "", "HKD -3": "HKD",
		"-US$3": "USD", "(US$3.00)": "USD", "１２００円": "JPY", "USD1": "USD", "S$5": "SGD",
		"$ 5.00": "", "¥1200": "", "￥3": "", "0元": "", "12块": "", "12.50": "", "-3": "", "": "", "USD": "", "RMA-100": "", "1e3": "",
	} {
		if got := CurrencyOf(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestForeignSign(t *testing.T) {
	for text, want := range map[string]bool{
		"¥12 SGD": true, "12元 THB": true, "$12 THB": true, "$12 CNY": true,
		"¥12 CNY": false, "¥12 JPY": false, "12元 TWD": false, "$12 SGD": false, "12 SGD": false, "¥12 ": false,
	} {
		amount, currency, _ := strings.Cut(text, " ")
		if got := ForeignSign(amount, currency); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
