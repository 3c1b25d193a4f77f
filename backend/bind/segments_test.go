package bind_test

import (
	"errors"
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
	if want := "付款订单数不少于 1 笔，并且不满足（净消费大于 ¥1,000,000）的客户"; got.Sentence != want {
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
		if p.Count.Sentence == "" || p.History.Advice == "" || !p.History.Known || strings.Contains(p.Count.Sentence, "{") {
			t.Errorf("%+v", p)
		}
	}
}
