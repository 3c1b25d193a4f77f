package crm

import (
	"reflect"
	"testing"
)

func TestSearchWords(t *testing.T) {
	for typed, want := range map[string][]SearchWord{
		"  ":            {},
		" 林静 ":          {{"林静", []string{"林静"}}},
		"138 1234-6021": {{"138 1234-6021", []string{"138 1234-6021", "13812346021"}}},
		"１３８　１２３４":      {{"１３８　１２３４", []string{"１３８　１２３４", "1381234"}}},
		"＋８６１３８":        {{"＋８６１３８", []string{"＋８６１３８", "+86138"}}},
		"１２":            {{"１２", []string{"１２", "12"}}},
		"９":             {{"９", []string{"９", "9"}}},
		"林静 ８８":         {{"林静", []string{"林静"}}, {"８８", []string{"８８", "88"}}},
		"Anna　139-12":   {{"Anna", []string{"anna"}}, {"139-12", []string{"139-12", "13912"}}},
		"1 2":           {{"1", []string{"1"}}, {"2", []string{"2"}}},
		"0912-345678":   {{"0912-345678", []string{"0912-345678", "0912345678", "912345678"}}},
		"00886912":      {{"00886912", []string{"00886912"}}},
		"0912":          {{"0912", []string{"0912"}}},
		"a-1":           {{"a-1", []string{"a-1"}}},
		"-":             {{"-", []string{"-"}}},
	} {
		if got := SearchWords(typed); !reflect.DeepEqual(got, want) {
			t.Errorf("%q is %v, not %v", typed, got, want)
		}
	}
}
