package sqlite_test

import (
	"context"
	"fmt"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

func TestImport(t *testing.T) {
	ctx := context.Background()

	t.Run("CreatesOrdersAndTheirCustomers", func(t *testing.T) {
		db, _ := testkit.MustOpenShop(t)
		res := testkit.MustImport(t, db, taobao,
			order("1", "lin", 100, crm.OrderDelivered), order("2", "lin", 50, crm.OrderPaid), order("3", "zhou", 20, crm.OrderCreated),
			order("4", "", 10, crm.OrderPaid))
		if res.Tally.Created != 4 || res.Customers != 2 || res.Orders != 4 {
			t.Fatalf("got %+v", res)
		}
		totals, err := db.Totals(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if totals.Currency != "CNY" || totals.Paid != 160_00 || totals.Customers != 2 || totals.PaidOrders != 3 {
			t.Fatalf("got %+v", totals)
		}
		lin := mustFind(t, db, "lin")
		if lin.Figures.OrderCount != 2 || lin.Figures.NetPaid != 150_00 || lin.Figures.CompletedCount != 1 || lin.Figures.Standing != crm.StandingBuyer {
			t.Fatalf("got %+v", lin.Figures)
		}
		if zhou := mustFind(t, db, "zhou"); zhou.Figures.Standing != crm.StandingProspect || zhou.Figures.OpenCount != 1 {
			t.Fatalf("got %+v", zhou.Figures)
		}
	})

	t.Run("SameFileTwiceChangesNothing", func(t *testing.T) {
		db, clock := testkit.MustOpenShop(t)
		file := func() []crm.Record {
			a, b := order("1", "lin", 100, crm.OrderPaid), order("1", "lin", 100, crm.OrderDelivered)
			a.Lines = []crm.LineFacts{{Title: "soap", Quantity: 2, Amount: crm.AmountOf(100_00)}}
			return []crm.Record{a, b, order("2", "zhou", 5, crm.OrderPaid)}
		}
		testkit.MustImport(t, db, taobao, file()...)
		before := dump(t, db)
		clock.Turn(1e12)
		res := testkit.MustImport(t, db, taobao, file()...)
		if res.Tally.Unchanged != 3 || res.OperationID != 0 {
			t.Fatalf("got %+v", res.Tally)
		}
		if after := dump(t, db); after != before {
			t.Fatalf("before\n%s\nafter\n%s", before, after)
		}
	})

	t.Run("AnOlderExportTakesNothingBack", func(t *testing.T) {
		db, _ := testkit.MustOpenShop(t)
		testkit.MustImport(t, db, taobao, order("1", "lin", 100, crm.OrderDelivered))
		res := testkit.MustImport(t, db, taobao, order("1", "lin", 100, crm.OrderPaid))
		if res.Tally.Unchanged != 1 {
			t.Fatalf("got %+v", res.Tally)
		}
	})

	t.Run("ANewerExportUpdates", func(t *testing.T) {
		db, _ := testkit.MustOpenShop(t)
		testkit.MustImport(t, db, taobao, order("1", "lin", 100, crm.OrderCreated))
		res := testkit.MustImport(t, db, taobao, order("1", "lin", 100, crm.OrderDelivered))
		if res.Tally.Updated != 1 || len(res.Changes) == 0 {
			t.Fatalf("got %+v", res)
		}
		lin := mustFind(t, db, "lin")
		if lin.Figures.TotalPaid != 100_00 || lin.Figures.Standing != crm.StandingBuyer {
			t.Fatalf("got %+v", lin.Figures)
		}
	})

	t.Run("OfTwoFilesThatContradictAtOneStageTheLaterImportIsBelieved", func(t *testing.T) {
		ten, eleven := order("1", "lin", 10, crm.OrderPaid), order("1", "lin", 11, crm.OrderPaid)
		for want, files := range map[int64][]crm.Record{11_00: {ten, eleven}, 10_00: {eleven, ten}} {
			db, _ := testkit.MustOpenShop(t)
			for _, file := range files {
				testkit.MustImport(t, db, taobao, file)
			}
			if got := mustFind(t, db, "lin").Figures.TotalPaid; got != want {
				t.Errorf("received %d, want %d", got, want)
			}
			testkit.MustImport(t, db, taobao, order("1", "lin", 12, crm.OrderDelivered))
			for _, file := range files {
				testkit.MustImport(t, db, taobao, file)
			}
			if got := mustFind(t, db, "lin").Figures.TotalPaid; got != 12_00 {
				t.Errorf("a later stage stands whatever came when: %d", got)
			}
		}
	})

	t.Run("AnOrderThatComesAgainFarDownAFirstFile", func(t *testing.T) {
		db, _ := testkit.MustOpenShop(t)
		const n = 5000
		records := make([]crm.Record, 0, n+2)
		for i := range n {
			records = append(records, order(fmt.Sprint(i), fmt.Sprintf("buyer%03d", i%700), 10, crm.OrderPaid))
		}
		records = append(records, order("7", "buyer007", 10, crm.OrderPaid), order("8", "buyer008", 10, crm.OrderDelivered))
		res := testkit.MustImport(t, db, taobao, records...)
		if res.Tally.Created != n || res.Tally.Unchanged != 1 || res.Tally.Updated != 1 {
			t.Fatalf("got %+v", res.Tally)
		}
		if buyer := mustFind(t, db, "buyer007"); buyer.Figures.OrderCount != 8 || buyer.Figures.TotalPaid != 80_00 {
			t.Fatalf("got %+v", buyer.Figures)
		}
	})

	t.Run("LinesOfOneOrderNeedNotStandTogether", func(t *testing.T) {
		db, _ := testkit.MustOpenShop(t)
		src := crm.ImportSource{File: "retail.csv", Format: "mapping", Kind: crm.FileLines, Platform: "retail", Currency: "GBP"}
		line := func(number string, amount int64) crm.Record {
			return crm.Record{
				Customer: crm.CustomerFacts{Accounts: []string{"17850"}},
				Order:    crm.OrderFacts{Number: number, CreatedAt: 1, Received: true},
				Lines:    []crm.LineFacts{{Code: "85123A", Quantity: 1, Amount: crm.AmountOf(amount)}},
			}
		}
		file := func() []crm.Record {
			return []crm.Record{line("536365", 255), line("C1", -300), line("2", 1), line("3", 1), line("536365", 45)}
		}
		res := testkit.MustImport(t, db, src, file()...)
		if res.Lines != 5 || res.Orders != 4 {
			t.Fatalf("got %+v", res)
		}
		totals, err := db.Totals(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if totals.Paid != 302 || totals.Refunded != 300 || totals.Net != 2 {
			t.Fatalf("got %+v", totals)
		}
		if again := testkit.MustImport(t, db, src, file()...); again.Tally.Unchanged != 5 {
			t.Fatalf("got %+v", again.Tally)
		}
	})

	t.Run("PaymentsAddUpPerOrder", func(t *testing.T) {
		db, _ := testkit.MustOpenShop(t)
		testkit.MustImport(t, db, taobao, order("1", "lin", 0, crm.OrderDelivered))
		src := taobao
		src.Kind = crm.FilePayments
		pay := func(number string, minor int64) crm.Record {
			return crm.Record{Order: crm.OrderFacts{Number: number, Paid: crm.AmountOf(minor)}}
		}
		res := testkit.MustImport(t, db, src, pay("1", 30), pay("9", 5), pay("1", 12))
		if res.Tally.Updated != 2 || res.Tally.Rejected != 1 {
			t.Fatalf("got %+v", res.Tally)
		}
		if lin := mustFind(t, db, "lin"); lin.Figures.TotalPaid != 42 {
			t.Fatalf("got %+v", lin.Figures)
		}
		if again := testkit.MustImport(t, db, src, pay("1", 12), pay("1", 30)); again.Tally.Unchanged != 2 {
			t.Fatalf("got %+v", again.Tally)
		}
	})

	t.Run("RefundsAddUpPerOrder", func(t *testing.T) {
		db, _ := testkit.MustOpenShop(t)
		testkit.MustImport(t, db, taobao, order("1", "lin", 50, crm.OrderDelivered), order("2", "lin", 20, crm.OrderDelivered), order("3", "lin", 7, crm.OrderDelivered))
		src := crm.ImportSource{File: "refunds.csv", Kind: crm.FileRefunds, Platform: crm.PlatformOther}
		back := func(number string, minor int64) crm.Record {
			return crm.Record{Order: crm.OrderFacts{Number: number, Refunded: crm.AmountOf(minor)}}
		}
		waiting := crm.Record{Order: crm.OrderFacts{Number: "3"}}
		file := []crm.Record{back("1", 500), back("2", 20_00), back("9", 5), back("1", 10_00), waiting}
		res := testkit.MustImport(t, db, src, file...)
		if res.Tally.Updated != 3 || res.Tally.Rejected != 1 || res.Tally.Unchanged != 1 {
			t.Fatalf("got %+v", res.Tally)
		}
		if lin := mustFind(t, db, "lin"); lin.Figures.TotalRefunded != 35_00 || lin.Figures.TotalPaid != 77_00 || lin.Figures.OrderCount != 3 || lin.Figures.CompletedCount != 2 {
			t.Fatalf("got %+v", lin.Figures)
		}
		if again := testkit.MustImport(t, db, src, file...); again.Tally.Unchanged != 4 || again.OperationID != 0 {
			t.Fatalf("got %+v", again.Tally)
		}
	})

	t.Run("RefundsAreInTheCurrencyOfTheirOrder", func(t *testing.T) {
		db, _ := testkit.MustOpenShop(t)
		yen := order("1", "lin", 0, crm.OrderDelivered)
		yen.Order.Currency, yen.Order.Total, yen.Order.Paid = "JPY", crm.AmountOf(1500), crm.AmountOf(1500)
		testkit.MustImport(t, db, taobao, yen)
		src := crm.ImportSource{File: "refunds.csv", Kind: crm.FileRefunds, Platform: crm.PlatformOther, Currency: "CNY"}
		file := crm.Record{Order: crm.OrderFacts{Number: "1", Currency: "CNY", Refunded: crm.AmountOf(300_00)}} // read as 300.00
		testkit.MustImport(t, db, src, file)
		lin := mustFind(t, db, "lin")
		orders, _, err := db.FindOrders(ctx, lin.ID, nil, 5)
		if err != nil || len(orders) != 1 || orders[0].Refunded != 300 {
			t.Fatalf("got %+v, %v", orders, err)
		}
	})

	t.Run("StatusesMoveOrdersOn", func(t *testing.T) {
		db, _ := testkit.MustOpenShop(t)
		testkit.MustImport(t, db, taobao, order("1", "lin", 50, crm.OrderShipped), order("2", "lin", 30, crm.OrderDelivered), order("3", "lin", 20, crm.OrderPaid))
		src := crm.ImportSource{File: "statuses.csv", Kind: crm.FileStatuses, Platform: crm.PlatformOther}
		reached := func(number string, status crm.OrderStatus) crm.Record {
			return crm.Record{Order: crm.OrderFacts{Number: number, Status: status}}
		}
		file := []crm.Record{reached("1", crm.OrderDelivered), reached("2", crm.OrderShipped), reached("3", crm.OrderRefunded), reached("9", crm.OrderPaid)}
		res := testkit.MustImport(t, db, src, file...)
		if res.Tally.Updated != 2 || res.Tally.Unchanged != 1 || res.Tally.Rejected != 1 || res.Orders != 0 {
			t.Fatalf("got %+v", res.Tally)
		}
		orders, _, err := db.FindOrders(ctx, mustFind(t, db, "lin").ID, nil, 5)
		if err != nil || len(orders) != 3 {
			t.Fatalf("got %+v, %v", orders, err)
		}
		for _, o := range orders {
			want := map[string]crm.OrderStatus{"1": crm.OrderDelivered, "2": crm.OrderDelivered, "3": crm.OrderRefunded}[o.Number]
			if o.Status != want || (o.Refunded == o.Paid) != (want == crm.OrderRefunded) {
				t.Errorf("got %+v, want status %v", o, want)
			}
		}
		if again := testkit.MustImport(t, db, src, file[:3]...); again.Tally.Unchanged != 3 {
			t.Fatalf("got %+v", again.Tally)
		}
	})

	t.Run("CouponsOfAnOrder", func(t *testing.T) {
		db, _ := testkit.MustOpenShop(t)
		testkit.MustImport(t, db, taobao, order("1", "lin", 50, crm.OrderDelivered))
		src := crm.ImportSource{File: "coupons.csv", Kind: crm.FileCoupons, Platform: crm.PlatformOther}
		used := func(code string) crm.Record {
			return crm.Record{Order: crm.OrderFacts{Number: "1", Coupon: code}}
		}
		res := testkit.MustImport(t, db, src, used("SPRING"), used("APRIL"), used("SPRING"))
		if res.Tally.Updated != 3 {
			t.Fatalf("got %+v", res.Tally)
		}
		if again := testkit.MustImport(t, db, src, used("APRIL"), used("SPRING")); again.Tally.Unchanged != 2 {
			t.Fatalf("got %+v", again.Tally)
		}
	})
}

func TestImport_FindsCustomers(t *testing.T) {
	person := func(nick, phone, email string) crm.Record {
		c := crm.CustomerFacts{Nick: nick, Phone: phone, Email: email}
		if nick != "" {
			c.Accounts = []string{nick}
		}
		return crm.Record{Customer: c}
	}
	people := crm.ImportSource{File: "people.csv", Kind: crm.FileCustomers, Platform: "taobao"}
	for _, c := range []struct {
		name    string
		records []crm.Record
		want    int64
	}{
		{"ByAccount", []crm.Record{person("lin", "", ""), person("lin", "+8613812346021", "")}, 1},
		{"ByPhone", []crm.Record{person("lin", "+8613812346021", ""), person("", "+8613812346021", "a@b.cn")}, 1},
		{"ByEmail", []crm.Record{person("", "", "a@b.cn"), person("", "+8613812346021", "a@b.cn")}, 1},
		{"TwoBuyersWithOnePhoneStayTwo", []crm.Record{person("lin", "+8613812346021", ""), person("zhou", "+8613812346021", "")}, 2},
		{"OnePhoneTwoMailsStayTwo", []crm.Record{person("", "+8613812346021", "a@b.cn"), person("", "+8613812346021", "c@d.cn")}, 2},
		{"NobodyIsRejected", []crm.Record{person("", "", "")}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			db, _ := testkit.MustOpenShop(t)
			if res := testkit.MustImport(t, db, people, c.records...); res.Customers != c.want {
				t.Fatalf("got %d customers, want %d: %+v", res.Customers, c.want, res.Tally)
			}
		})
		t.Run(c.name+"AcrossImports", func(t *testing.T) {
			db, _ := testkit.MustOpenShop(t)
			var got int64
			for _, r := range c.records {
				got += testkit.MustImport(t, db, people, r).Customers
			}
			if got != c.want {
				t.Fatalf("got %d customers, want %d", got, c.want)
			}
		})
	}
}

func mustFind(t *testing.T, db *sqlite.DB, search string) crm.Customer {
	t.Helper()
	rows, _, err := db.FindCustomers(context.Background(), crm.CustomerQuery{Filter: crm.CustomerFilter{Search: search}})
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1 {
		t.Fatalf("%d customers match %q", len(rows), search)
	}
	return rows[0]
}
