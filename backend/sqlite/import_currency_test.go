package sqlite_test

import (
	"context"
	"slices"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

// An export without a column for the currency takes the shop's; one that names it later is right.
func TestImport_ACurrencyNamedLaterIsTaken(t *testing.T) {
	ctx := context.Background()
	silent := crm.ImportSource{File: "orders.csv", Kind: crm.FileOrders, Platform: "shopify"}
	for currency, want := range map[string]int64{"USD": 100_00, "JPY": 100} {
		db, _ := testkit.MustOpenShop(t)
		testkit.MustImport(t, db, taobao, order("0", "zhou", 1, crm.OrderPaid)) // the shop counts in CNY
		first := order("1", "lin", 100, crm.OrderPaid)
		first.Lines = []crm.LineFacts{{Title: "soap", Quantity: 1, Amount: crm.AmountOf(100_00)}}
		testkit.MustImport(t, db, silent, first)
		if got := mustFind(t, db, "lin").Figures.NetPaid; got != 100_00 {
			t.Fatalf("before: %d", got)
		}
		before := dump(t, db)
		named := crm.Record{Customer: first.Customer, Order: crm.OrderFacts{Number: "1", Status: crm.OrderPaid, Currency: currency}}
		res := testkit.MustImport(t, db, silent, named)
		if res.Tally.Updated != 1 {
			t.Fatalf("got %+v", res.Tally)
		}
		lin := mustFind(t, db, "lin")
		orders, _, err := db.FindOrders(ctx, lin.ID, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		if o := orders[0]; o.Currency != currency || o.Total != want || o.Paid != want || o.Lines[0].Amount != want || lin.Figures.NetPaid != 0 {
			t.Errorf("%s: %+v, net of the shop's currency %d", currency, o, lin.Figures.NetPaid)
		}
		for _, again := range []crm.Record{named, first} {
			if currency == "JPY" {
				again.Order.Total, again.Order.Paid, again.Lines = crm.Amount{}, crm.Amount{}, nil
			}
			if res := testkit.MustImport(t, db, silent, again); res.OperationID != 0 {
				t.Errorf("%s again: %+v %+v", currency, res.Tally, res.Changes)
			}
		}
		other := named
		other.Order.Currency = "EUR"
		testkit.MustImport(t, db, silent, other)
		if orders, _, _ := db.FindOrders(ctx, lin.ID, nil, 0); orders[0].Currency != currency {
			t.Errorf("a currency that a file named was replaced by %s", orders[0].Currency)
		}
		if _, err := db.Undo(ctx, res.OperationID); err != nil {
			t.Fatal(err)
		}
		if after := dump(t, db); after != before {
			t.Errorf("undo left a difference\nwas\n%s\nis\n%s", before, after)
		}
	}
}

// A page's figures add up the shop's currency; what was paid in others stands apart, each by itself.
func TestPageFacts_MoneyInOtherCurrencies(t *testing.T) {
	db, _ := testkit.MustOpenShop(t)
	in := func(currency, number string, paid int64, status crm.OrderStatus) crm.Record {
		r := order(number, "lin", paid, status)
		r.Order.Currency = currency
		return r
	}
	back := in("MYR", "4", 40, crm.OrderDelivered)
	back.Order.Refunded = crm.AmountOf(15_00)
	testkit.MustImport(t, db, taobao, in("CNY", "1", 10, crm.OrderDelivered), in("CNY", "2", 30, crm.OrderPaid), in("SGD", "3", 20, crm.OrderCreated), back,
		in("MYR", "5", 60, crm.OrderPaid), order("6", "zhou", 5, crm.OrderPaid))
	lin := mustFind(t, db, "lin")
	f, err := db.PageFacts(context.Background(), lin.ID)
	if err != nil {
		t.Fatal(err)
	}
	want := []crm.CurrencyTotals{
		{Currency: "MYR", Orders: 2, PaidOrders: 2, Total: 100_00, Paid: 100_00, Refunded: 15_00, Net: 85_00},
		{Currency: "SGD", Orders: 1, Total: 20_00},
	}
	if !slices.Equal(f.Others, want) || lin.Figures.TotalPaid != 40_00 || lin.Figures.TotalRefunded != 0 {
		t.Errorf("%+v beside %+v", f.Others, lin.Figures)
	}
}
