package shop_test

import (
	"context"
	"reflect"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

// TestBuying_CountsWhatTheyPaidAndWhen: of two buyers one is of the rule; what they did not pay for does not count, and products
// of one title count together.
func TestBuying_CountsWhatTheyPaidAndWhen(t *testing.T) {
	ctx := context.Background()
	r := newRuled(t, true)
	at := crm.Millis(time.Date(2026, 11, 20, 20, 30, 0, 0, time.FixedZone("", 8*3600))) // a Friday
	order := func(number, buyer string, paid int64, lines ...crm.LineFacts) crm.Record {
		o := crm.OrderFacts{Number: number, Status: crm.OrderCreated, CreatedAt: at, Currency: "CNY", Total: crm.AmountOf(5000)}
		if paid > 0 {
			o.Status, o.PaidAt, o.Paid = crm.OrderPaid, at, crm.AmountOf(paid)
		}
		return crm.Record{Customer: crm.CustomerFacts{Nick: buyer, Accounts: []string{buyer}}, Order: o, Lines: lines}
	}
	line := func(code, title string, n int64) crm.LineFacts {
		return crm.LineFacts{Code: code, Title: title, Quantity: n, Amount: crm.AmountOf(n * 1000)}
	}
	testkit.MustImport(t, r.DB, crm.ImportSource{File: "o.csv", Kind: crm.FileOrders, Platform: "taobao", Currency: "CNY"},
		order("1", "lin", 3000, line("a", "tea", 1), line("b", "soap", 2)), order("2", "lin", 1000, line("c", "tea", 1)),
		order("3", "lin", 0, line("d", "cup", 9)), order("4", "mei", 1000, line("a", "tea", 1)))
	rule, err := r.ParseRule(ctx, []byte(`{"field":"orderCount","op":"=","value":2}`))
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Buying(ctx, crm.PortraitQuery{Population: crm.PopulationAll, Rule: &rule})
	want := crm.Buying{Orders: 2, Products: []crm.ProductBought{{Title: "soap", Customers: 1, Quantity: 2, Amount: 2000}, {Title: "tea", Customers: 1, Quantity: 2, Amount: 2000}}}
	want.Hours[20], want.Weekdays[time.Friday] = 2, 2
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v, %v", got, want, err)
	}
	counts, err := r.PopulationCounts(ctx, crm.PortraitQuery{Rule: &rule})
	if err != nil || counts[crm.PopulationAll] != 1 || counts[crm.PopulationInterest] != 0 {
		t.Errorf("populations %v, %v", counts, err)
	}
}

// TestStandForOne_AnswersWhereASnapshotWasLeft: what is counted in memory then is what the shop file counts, also when the shop has
// changed since.
func TestStandForOne_AnswersWhereASnapshotWasLeft(t *testing.T) {
	ctx := context.Background()
	r := newRuled(t, false)
	r.pays(30, "lin", "mei")
	counted := func(wantMemory bool) crm.Portrait {
		t.Helper()
		rule, err := r.ParseRule(ctx, []byte(`{"field":"orderCount","op":"=","value":1}`))
		if err != nil {
			t.Fatal(err)
		}
		if err := r.StandForOne(ctx); err != nil {
			t.Fatal(err)
		}
		if a, err := r.CountRule(ctx, rule); err != nil || a.InMemory != wantMemory {
			t.Fatalf("in memory %v, want %v: %v", a.InMemory, wantMemory, err)
		}
		p, err := r.Portrait(ctx, crm.PortraitQuery{Population: crm.PopulationAll, Rule: &rule})
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	fromFile := counted(false)
	r.KeepInMemory()
	if err := r.ColumnsReady(ctx); err != nil {
		t.Fatal(err)
	}
	r.LeaveMemory()
	if got := counted(true); got.Customers != 2 || !reflect.DeepEqual(got, fromFile) {
		t.Errorf("in memory %+v, by the file %+v", got, fromFile)
	}
	r.LeaveMemory()
	r.pays(30, "wu")
	if got := counted(true); got.Customers != 3 {
		t.Errorf("an old snapshot counts %d, want 3", got.Customers)
	}
}
