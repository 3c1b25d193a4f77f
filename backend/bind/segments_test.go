package bind_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"shuke/backend/bind"
	"shuke/backend/crm"
)

// A rule that is written is counted, as a whole and by its parts, and read aloud; what is wrong names its place.
func TestSegments_Count(t *testing.T) {
	o := newOffice(t)
	o.Start()
	o.importFile(o.write("orders.csv", orders))
	segments := screen[*bind.Segments](o.Desk)
	rule := `{"all":[{"field":"orderCount","op":">=","value":1},{"not":{"field":"netPaid","op":">","value":1000000}}]}`
	must(segments.Presets())(t) // waits for the shop to stand in memory
	got := must(segments.Count(rule))(t)
	if got.Customers == 0 || got.Share == nil || len(got.Parts) != 2 || got.Parts[1].Path != "all[1].not" || got.Parts[1].Customers != 0 {
		t.Errorf("%+v", got)
	}
	if want := "付款订单数至少 1 笔，并且不满足（净消费大于 ¥1,000,000）的客户"; got.Sentence != want {
		t.Errorf("%s, not %s", got.Sentence, want)
	}
	_, err := segments.Count(`{"all":[{"field":"shoes","op":"=","value":1}]}`)
	var told *crm.Error
	if !errors.As(err, &told) || told.Params["path"] != "all[0].field" {
		t.Error(err)
	}
}

func TestSegments_PresetsAreRulesOfTheShop(t *testing.T) {
	o := newOffice(t)
	o.Start()
	o.importFile(o.write("orders.csv", orders))
	presets := must(screen[*bind.Segments](o.Desk).Presets())(t)
	if len(presets) < 17 {
		t.Errorf("only %d presets", len(presets))
	}
	for _, p := range presets {
		h := must(screen[*bind.Segments](o.Desk).History(p.Rule))(t)
		if p.Count.Sentence == "" || h.Advice == "" || !h.Known || strings.Contains(p.Count.Sentence, "{") {
			t.Errorf("%+v, %+v", p, h)
		}
	}
}

// Who paid only in another currency lowers no bar: the top fifth stays a fifth of those whose money is counted.
func TestSegments_TopFifthIsOfWhoPaidInTheShopsMoney(t *testing.T) {
	o := newOffice(t)
	o.Start()
	o.importFile(o.write("orders.csv", orders))
	abroad := "Name,Email,Financial Status,Paid at,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price\n"
	for i := range 20 {
		abroad += fmt.Sprintf("#%d,buyer%d@shop.example,paid,2026-01-02 10:00:00 +0000,USD,9.00,2026-01-02 10:00:00 +0000,1,Soap,9.00\n", 1000+i, i)
	}
	o.importFile(o.write("orders_export_1.csv", abroad))
	bars := 0
	for _, p := range must(screen[*bind.Segments](o.Desk).Presets())(t) {
		if p.Name == "top" || p.Name == "dear" {
			bars++
			if c := p.Count; c.Customers == 0 || c.Customers > 2 || c.Everyone < 20 {
				t.Errorf("%s: %d of %d by %s", p.Name, c.Customers, c.Everyone, p.Rule)
			}
		}
	}
	if bars != 2 {
		t.Errorf("%d of the presets have a bar", bars)
	}
}

// What is saved is found again with its people; whoever asks hears of each condition why they are in it or not.
func TestSegments_SavedAndExplained(t *testing.T) {
	o := openOffice(t)
	o.importFile(o.write("orders.csv", orders))
	segments := screen[*bind.Segments](o.Desk)
	must(segments.Presets())(t)
	rule := `{"all":[{"field":"orderCount","op":">=","value":1},{"any":[{"field":"province","op":"=","value":"浙江"},{"not":{"field":"netPaid","op":">","value":"0"}}]}]}`
	saved := must(segments.Save("浙江老客", rule, false))(t)
	frozen := must(segments.Save("浙江老客，今天", rule, true))(t)
	if frozen.FrozenAt == 0 || frozen.Frozen != 2 || saved.FrozenAt != 0 {
		t.Errorf("saved %+v, frozen %+v", saved, frozen)
	}
	rows := must(segments.All())(t)
	if len(rows) != 2 || rows[0].Count.Customers != 2 || rows[1].Count.Customers != 2 {
		t.Errorf("%+v", rows)
	}
	over := must(segments.Overlap(nil, []int64{saved.ID, frozen.ID}))(t)
	if !slices.Equal(over.Counts, []int64{2, 2, 2, 2}) {
		t.Error(over)
	}
	why := must(segments.Why(rule, 1))(t)
	got := ""
	for _, l := range why.Lines {
		got += fmt.Sprintf("%s|%d|%s|%s|%v\n", l.Path, l.Depth, l.Text, l.Own, l.Passes)
	}
	want := `|0|全部满足||true
all[0]|1|付款订单数至少 1 笔|1 笔|true
all[1]|1|满足任一||true
all[1].any[0]|2|省份是浙江|浙江|true
all[1].any[1]|2|不满足下面这条||false
all[1].any[1].not|3|净消费大于 ¥0|¥59.90|true
`
	if got != want || !why.Passes {
		t.Errorf("%s\nnot\n%s", got, want)
	}
	tag := must(segments.MakeTag("常来", "", rule))(t)
	if tag.Count != 2 {
		t.Errorf("%+v", tag)
	}
}
