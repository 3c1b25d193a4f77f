package crm

import "testing"

func TestDigitsOnly(t *testing.T) {
	for typed, want := range map[string]string{
		"138 1234-6021": "13812346021", "１３８　１２３４": "1381234", "＋８６１３８": "+86138", "(02) 77": "0277", "１２": "１２", "小１２３": "小１２３", "a-1": "a-1",
	} {
		if got := DigitsOnly(typed); got != want {
			t.Errorf("%q became %q, not %q", typed, got, want)
		}
	}
}
