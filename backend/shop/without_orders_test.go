package shop_test

import (
	"context"
	"math"
	"reflect"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/shop"
)

// Rules by how many of two customers who never ordered they mean.
var askedWithoutOrders = map[string]int64{
	`{"field":"orderCount","op":">=","value":10}`: 0,
	`{"all":[{"measure":"sum","of":"orders","what":"amount","in":{"lastDays":90},"op":">","value":500},{"field":"province","op":"in","value":["浙江","广东"]}]}`: 0,
	`{"field":"daysSinceLastOrder","op":"between","value":[30,180]}`: 0,
	`{"all":[{"measure":"count","of":"events","in":{"lastDays":30},"op":">=","value":1},{"measure":"count","of":"orders","in":{"lastDays":30},"op":"=","value":0}]}`:                                         0,
	`{"any":[{"all":[{"field":"totalPaid","op":">","value":100},{"field":"gender","op":"=","value":"female"}]},{"all":[{"field":"orderCount","op":">=","value":5},{"field":"level","op":">=","value":2}]}]}`: 0,
	`{"measure":"max","of":"orders","what":"amount","op":">=","value":0}`:         0,
	`{"not":{"measure":"max","of":"orders","what":"amount","op":">=","value":0}}`: 2,
	`{"measure":"sum","of":"lines","what":"amount","op":"=","value":0}`:           2,
	`{"not":{"field":"averageOrder","op":">=","value":1}}`:                        2,
}

// TestWithoutOrders: a shop without an order, or without anybody, answers every question with a number.
func TestWithoutOrders(t *testing.T) {
	ctx := context.Background()
	r := newRuled(t, true)
	asked := func(everyone int64) {
		t.Helper()
		if err := r.ColumnsReady(ctx); err != nil {
			t.Fatal(err)
		}
		for text, want := range askedWithoutOrders {
			r.weighs(text, min(want, everyone), everyone)
		}
		presets, err := r.Presets(ctx)
		if err != nil || len(presets) == 0 {
			t.Fatal(presets, err)
		}
		for _, p := range presets {
			if p.Name == "dear" || p.Name == "top" {
				t.Errorf("%s has a bar nobody paid", p.Name)
			}
			r.weighs(p.Rule, p.Customers, everyone)
		}
	}
	asked(0)
	testkit.MustImport(t, r.DB, crm.ImportSource{File: "c.csv", Kind: crm.FileCustomers, Platform: "taobao"},
		crm.Record{Customer: crm.CustomerFacts{Nick: "lin", Accounts: []string{"lin"}}},
		crm.Record{Customer: crm.CustomerFacts{Nick: "mei", Accounts: []string{"mei"}}})
	asked(2)
}

// weighs counts a rule's people in memory and by the shop file, draws them and asks what they did.
func (r *ruled) weighs(text string, customers, everyone int64) {
	r.Helper()
	ctx := context.Background()
	rule, err := r.ParseRule(ctx, []byte(text))
	if err != nil {
		r.Fatal(text, err)
	}
	a, err := r.WeighAudience(ctx, rule)
	if err != nil || !a.Known || a.Count.Customers != customers || a.Count.Everyone != everyone {
		r.Errorf("%s: %+v, want %d of %d: %v", text, a.Count, customers, everyone, err)
	}
	if a.Advice != shop.AdviceFew || math.IsNaN(a.Low) || math.IsNaN(a.High) {
		r.Errorf("%s: %s, %v to %v", text, a.Advice, a.Low, a.High)
	}
	if c, err := r.DB.CountRule(ctx, rule); err != nil || c != a.Count {
		r.Errorf("%s: %+v by the shop file, %+v in memory: %v", text, c, a.Count, err)
	}
	q := crm.PortraitQuery{Population: crm.PopulationAll, Rule: &rule}
	p, err := r.Portrait(ctx, q)
	if err != nil {
		r.Fatal(text, err)
	}
	if byFile, err := r.DB.Portrait(ctx, q); err != nil || p.Customers != customers || !reflect.DeepEqual(p, byFile) {
		r.Errorf("%s: portrait %+v, by the shop file %+v: %v", text, p, byFile, err)
	}
	if b, err := r.Buying(ctx, q); err != nil || b.Orders != 0 || len(b.Products) != 0 {
		r.Errorf("%s: bought %+v: %v", text, b, err)
	}
}
