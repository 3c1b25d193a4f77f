package sms

import (
	"reflect"
	"testing"

	"shuke/backend/crm"
)

func TestTemplates_ReadTheVariablesOffAText(t *testing.T) {
	templates, err := NewTemplates("青禾", []Template{
		{"A", "${name}，${item}到货了，${name}请来取。拒收请回复R"}, {"B", "{1}您好，{2}已发货({3})"}, {"C", "新茶到了。拒收请回复R"}, {"D", "${any}拒收请回复R"},
	})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]struct {
		code   string
		values []Value
	}{
		"林静宜，红茶到货了，林静宜请来取。拒收请回复R": {"A", []Value{{"name", "林静宜"}, {"item", "红茶"}}},
		"【青禾】新茶到了。拒收请回复R":         {"C", []Value{}},
		"林您好，123\n45已发货(x)":       {"B", []Value{{"1", "林"}, {"2", "123\n45"}, {"3", "x"}}},
		"甲，红茶到货了，乙请来取。拒收请回复R":     {"D", []Value{{"any", "甲，红茶到货了，乙请来取。"}}},
	} {
		code, values, err := templates.Match(text)
		if err != nil || code != want.code || !reflect.DeepEqual(values, want.values) {
			t.Errorf("%s: %s %v %v", text, code, values, err)
		}
	}
	for _, text := range []string{"", "拒收请回复R", "完全不同的话"} {
		if _, _, err := templates.Match(text); crm.ErrorKey(err) != "channel.sms.notApproved" {
			t.Errorf("%q: %v", text, err)
		}
	}
	for _, bad := range [][]Template{nil, {{"", "x"}}, {{"A", " "}}, {{"A", "x"}, {"A", "y"}}} {
		if _, err := NewTemplates("", bad); crm.ErrorKey(err) != "channel.sms.templates" {
			t.Errorf("%v: %v", bad, err)
		}
	}
}

func TestNumber(t *testing.T) {
	for at, local := range map[string]string{"+8613912345678": "13912345678", "+886912345678": "", "13912345678": "!", "+86 139": "!", "": "!", "+86139****5678": "!"} {
		n, err := Number(at)
		if (err != nil) != (local == "!") {
			t.Errorf("%q: %v", at, err)
		}
		if got, ok := Mainland(n); err == nil && ok != (local != "") || ok && got != local {
			t.Errorf("%q: %q %v", at, got, ok)
		}
	}
}
