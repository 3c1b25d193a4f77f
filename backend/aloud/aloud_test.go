package aloud_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"shuke/backend/aloud"
	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/segment"
)

var update = flag.Bool("update", false, "rewrite the golden file")

var names = segment.Names{
	Money: "CNY",
	Tags:  []crm.Tag{{ID: 7, Name: "VIP"}, {ID: 8, Name: "批发"}},
	Fields: []crm.CustomField{
		{ID: 1, Name: "鞋码", Type: crm.FieldNumber}, {ID: 2, Name: "过敏", Type: crm.FieldYesNo}, {ID: 3, Name: "皮肤", Type: crm.FieldChoice}, {ID: 4, Name: "纪念日", Type: crm.FieldDate},
	},
	Segments: []crm.Segment{{ID: 3, Name: "老客", Rule: `{"field":"orderCount","op":">","value":1}`}},
}

type rule = map[string]any

// value is a value of a field, and another.
func value(f segment.Field) [2]any {
	switch f.Type {
	case "number":
		return [2]any{1, 30}
	case "money":
		return [2]any{500, "1200.50"}
	case "day":
		return [2]any{"2026-11-22", rule{"daysAgo": 180}}
	case "birthday":
		return [2]any{"02-29", "11-22"}
	case "choice":
		return [2]any{f.Choices[1], f.Choices[2]}
	case "yesno":
		return [2]any{true, false}
	case "tag":
		return [2]any{"VIP", 7}
	case "decimal":
		return [2]any{1, "37.5"}
	case "segment":
		return [2]any{"老客", 3}
	}
	return [2]any{map[string]string{"country": "TW", "province": "浙江", "city": "杭州", "platform": "taobao", "campaign": "双12"}[f.Name] + strings.Repeat("直播", map[bool]int{true: 1}[f.Name == "source" || f.Name == "search" || f.Name == "note" || f.Name == "product" || f.Name == "productCode" || f.Name == "category" || strings.HasPrefix(f.Name, "custom.") || f.Name == "coupon"]), "JD"}
}

// written are leaves that ask everything of a field.
func written(f segment.Field, into rule) []rule {
	var all []rule
	v := value(f)
	for _, op := range segment.Operators(f) {
		r := rule{"op": op}
		for k, x := range into {
			r[k] = x
		}
		switch op {
		case "known", "unknown":
		case "between", "in", "notIn":
			r["value"] = []any{v[0], v[1]}
		default:
			r["value"] = v[0]
		}
		all = append(all, r)
	}
	return all
}

// everything is a rule for every field, operator, measure and period there is, and for each way to put them together.
func everything() []any {
	var all []any
	add := func(list []rule) {
		for _, r := range list {
			all = append(all, r)
		}
	}
	for _, f := range slices.Concat(segment.Facts, segment.CustomerFields(names)[len(segment.Facts):]) {
		add(written(f, rule{"field": f.Name}))
	}
	for _, of := range segment.Belongings {
		for _, m := range segment.Measures(of) {
			into := rule{"measure": m.How, "of": of}
			if m.What != "" {
				into["what"] = m.What
			}
			add(written(segment.Field{Type: m.Type}, into)[3:4])
		}
		for _, f := range segment.FieldsOf(of) {
			for _, w := range written(f, rule{"field": f.Name}) {
				all = append(all, rule{"measure": "count", "of": of, "where": []any{w}, "op": ">=", "value": 2})
			}
		}
	}
	for _, in := range []rule{{"lastDays": 1}, {"lastDays": 90}, {"olderThanDays": 90}, {"from": "2026-01-01", "to": "2026-06-30"}, {"from": rule{"daysAgo": 30}}, {"to": rule{"daysAgo": 1}}} {
		all = append(all, rule{"measure": "sum", "of": "orders", "what": "amount", "in": in, "op": ">", "value": 500})
	}
	a, b, c := rule{"field": "netPaid", "op": ">=", "value": 500}, rule{"field": "lastOrderAt", "op": "<", "value": rule{"daysAgo": 180}}, rule{"field": "tag", "op": "!=", "value": "批发"}
	return append(
		all, rule{"all": []any{}}, rule{"any": []any{}}, rule{"all": []any{a, b, c}}, rule{"any": []any{a, b}}, rule{"not": rule{"any": []any{a, b}}},
		rule{"all": []any{a, rule{"any": []any{b, c}}, rule{"not": c}}}, rule{"all": []any{rule{"any": []any{a, b}}}},
	)
}

// TestVoice_GoldenOfEverything holds what every rule is read as, in each language.
func TestVoice_GoldenOfEverything(t *testing.T) {
	var b strings.Builder
	for _, r := range everything() {
		text, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := segment.Parse(text, names); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		fmt.Fprintf(&b, "%s\n", text)
		for _, lang := range words.Languages {
			said, err := aloud.In(lang, names).Rule(text)
			if err != nil || strings.ContainsAny(said, "{}") {
				t.Errorf("%s in %s: %q, %v", text, lang, said, err)
			}
			fmt.Fprintf(&b, "  %s\n", said)
		}
	}
	const golden = "testdata/rules.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || string(want) != b.String() {
		t.Errorf("%s is stale: go test ./backend/aloud -update (%v)", golden, err)
	}
}
