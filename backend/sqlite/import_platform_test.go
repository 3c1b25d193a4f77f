package sqlite_test

import (
	"cmp"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

// A file may hold orders of several platforms: the same number is another order on each, and so is the same product.
func TestImport_PlatformPerRecord(t *testing.T) {
	mixed := crm.ImportSource{File: "mixed.csv", Kind: crm.FileOrders, Platform: crm.PlatformOther, Currency: "CNY"}
	on := func(platform, account string, yuan int64) crm.Record {
		r := order("7", "", yuan, crm.OrderPaid)
		r.Order.Platform = platform
		r.Customer.Elsewhere = []crm.PlatformAccount{{Platform: cmp.Or(platform, crm.PlatformOther), Value: account}}
		r.Lines = []crm.LineFacts{{Code: "soap", Title: "soap", Quantity: 1, Amount: crm.AmountOf(yuan * 100)}}
		return r
	}
	file := func() []crm.Record {
		return []crm.Record{on("taobao", "lin", 10), on("shopify", "77", 20), on("", "lin", 30), on("taobao", "lin", 10)}
	}
	db, _ := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, taobao, order("7", "lin", 10, crm.OrderPaid))
	res := testkit.MustImport(t, db, mixed, file()...)
	if res.Orders != 2 || res.Customers != 2 || res.Tally.Updated != 1 || res.Tally.Unchanged != 1 {
		t.Fatalf("%+v %+v", res.Tally, res)
	}
	if res = testkit.MustImport(t, db, mixed, file()...); res.Tally.Unchanged != 4 {
		t.Fatalf("again: %+v %+v", res.Tally, res.Changes)
	}
	totals, err := db.Totals(t.Context())
	if err != nil || totals.Orders != 3 || totals.Paid != 60_00 || totals.Products != 3 {
		t.Fatalf("%+v %v", totals, err)
	}
}

// Two buyers with accounts of one platform stay two, though they share a phone and the file is of no platform.
func TestImport_NamedAccountsKeepBuyersApart(t *testing.T) {
	people := crm.ImportSource{File: "people.csv", Kind: crm.FileCustomers, Platform: crm.PlatformOther}
	one := func(account string) crm.Record {
		return crm.Record{Customer: crm.CustomerFacts{Phone: "+8613812346021", Elsewhere: []crm.PlatformAccount{{Platform: "taobao", Value: account}}}}
	}
	db, _ := testkit.MustOpenShop(t)
	for _, account := range []string{"lin", "zhou"} {
		if res := testkit.MustImport(t, db, people, one(account)); res.Customers != 1 {
			t.Errorf("%s: %+v", account, res.Tally)
		}
	}
}
