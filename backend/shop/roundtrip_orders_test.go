package shop_test

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/importer"
	"shuke/backend/insight/words"
	"shuke/backend/internal/testkit"
	"shuke/backend/report"
	"shuke/backend/sentence"
	"shuke/backend/shop"
)

// exportOrders writes the list of orders of a shop.
func exportOrders(t *testing.T, s *shop.Shop, format report.Format, lang words.Language) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "orders."+string(format))
	o, err := s.ListOptions(context.Background(), lang)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := report.Orders(path, format, o, func(visit func(*crm.Order) error) error { return s.EachOrder(context.Background(), visit) }); err != nil {
		t.Fatal(err)
	}
	return path
}

// oddOrders are orders of several platforms under one number, with sums that follow from others and sums that do not.
func oddOrders() []crm.Record {
	const at = 1_790_000_000_000
	on := func(platform string, f crm.OrderFacts, lines ...crm.LineFacts) crm.Record {
		f.Platform, f.CreatedAt = platform, at
		return crm.Record{Rows: 1, Order: f, Lines: lines, Customer: crm.CustomerFacts{Elsewhere: []crm.PlatformAccount{{Platform: platform, Value: "=lin"}}}}
	}
	yuan := crm.AmountOf
	bag := crm.LineFacts{Key: "1", Code: "b", Title: "bag", Variant: "red", Category: "bags", Quantity: 2, UnitPrice: yuan(500), Amount: yuan(900)}
	tea := crm.LineFacts{Title: "+茶", Quantity: 1, Amount: yuan(333)}
	return []crm.Record{
		on("taobao", crm.OrderFacts{Number: "7", Status: crm.OrderPaid, PaidAt: at, Currency: "CNY", Total: yuan(1300), Paid: yuan(1200), Memo: "=1\n-2"}, bag, tea),
		on("shopify", crm.OrderFacts{Number: "7", Status: crm.OrderDelivered, PaidAt: at, Currency: "USD"}, tea, bag),
		on("my stall", crm.OrderFacts{Number: "7", Status: crm.OrderShipped, PaidAt: at, Currency: "KWD", Total: yuan(12345), Paid: yuan(12345), Net: yuan(12000)}),
		on("tiktok", crm.OrderFacts{Number: "8", Status: crm.OrderCreated, Currency: "IDR", Total: yuan(9000000), Paid: yuan(0)}, bag),
		on("shopee", crm.OrderFacts{Number: "9", Status: crm.OrderClosed, PaidAt: at, Currency: "JPY", Total: yuan(1500), Paid: yuan(1500), Refunded: yuan(1500), Net: yuan(0)}),
		on("taobao", crm.OrderFacts{Number: "10", Currency: "CNY"}, crm.LineFacts{Title: "back", Quantity: -1, Amount: yuan(-700)}),
		{Rows: 1, Order: crm.OrderFacts{Number: "11", Platform: "taobao", Status: crm.OrderPaid, PaidAt: at, Total: yuan(100), ItemCount: yuan(4)}},
	}
}

func shopWithOrders(t *testing.T) *shop.Shop {
	t.Helper()
	s := fullShop(t)
	src := crm.ImportSource{File: "odd.csv", Kind: crm.FileOrders, Platform: crm.PlatformOther, Currency: "CNY"}
	if res := testkit.MustImport(t, s.DB, src, oddOrders()...); res.Orders != int64(len(oddOrders())) {
		t.Fatalf("%+v", res)
	}
	return s
}

// What is exported comes back without a change: into the same shop nothing is new, and an empty one has the same orders, lines,
// buyers and sums.
func TestExport_OrdersComeBack(t *testing.T) {
	s := shopWithOrders(t)
	for _, lang := range []words.Language{words.ZhCN, words.ZhTW, words.En} {
		for _, format := range []report.Format{report.CSV, report.XLSX} {
			t.Run(string(lang)+" "+string(format), func(t *testing.T) { ordersComeBack(t, s, format, lang) })
		}
	}
}

func ordersComeBack(t *testing.T, s *shop.Shop, format report.Format, lang words.Language) {
	t.Helper()
	ctx := context.Background()
	path := exportOrders(t, s, format, lang)
	in, err := s.Inspect(ctx, path, importer.Options{})
	if err != nil || in.Format != "shuke-orders" {
		t.Fatalf("it is taken for %q, %v", in.Format, err)
	}
	for _, c := range in.Columns {
		if c.Targets == nil || c.Bad > 0 {
			t.Errorf("the column %s is read as %v, %d cells are not: %v", c.Name, c.Targets, c.Bad, c.BadCells)
		}
	}
	if res := mustImport(t, s, path); res.OperationID != 0 || res.Tally.Unchanged != res.Tally.Rows {
		t.Errorf("in the same shop it did %+v %+v %+v %+v", res.Tally, res.Changes, res.Rejects, res.Warnings)
	}
	other := openShop(t)
	if res := mustImport(t, other, path); res.Tally.Created != res.Tally.Rows {
		t.Errorf("in an empty shop it did %+v %+v %+v", res.Tally, res.Rejects, res.Warnings)
	}
	sameOrders(t, s, other)
}

// sameOrders compares the orders of two shops with their lines and buyers, and what they add up to.
func sameOrders(t *testing.T, a, b *shop.Shop) {
	t.Helper()
	ctx := context.Background()
	was, is := records(t, exportOrders(t, a, report.CSV, words.En)), records(t, exportOrders(t, b, report.CSV, words.En))
	if len(was) != len(is) {
		t.Fatalf("%d rows became %d", len(was), len(is))
	}
	for i := range was {
		for k := range was[i] {
			if was[i][k] != is[i][k] {
				t.Errorf("row %d, %s: %q became %q", i+1, was[0][k], was[i][k], is[i][k])
			}
		}
	}
	sums := func(s *shop.Shop) string {
		n, err := s.Totals(ctx)
		if err != nil {
			t.Fatal(err)
		}
		n.Customers, n.Events, n.Products = 0, 0, 0 // people and products without orders are in other lists
		return fmt.Sprintf("%+v", n)
	}
	if sums(a) != sums(b) {
		t.Errorf("it adds up to\n%s\nand\n%s", sums(a), sums(b))
	}
}

func writeRecords(t *testing.T, path string, rows [][]string) {
	t.Helper()
	var b strings.Builder
	if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// With the customers before them, the orders give people the sums they had.
func TestExport_CustomersAndOrdersMakeTheShop(t *testing.T) {
	ctx := context.Background()
	s, other := shopWithOrders(t), openShop(t)
	people := filepath.Join(t.TempDir(), "people.csv")
	if err := s.ExportCustomers(ctx, nil, people, report.CSV, words.En); err != nil {
		t.Fatal(err)
	}
	mustImport(t, other, people)
	if res := mustImport(t, other, exportOrders(t, s, report.CSV, words.En)); res.Customers != 0 {
		t.Errorf("%d buyers are not found in the list of customers", res.Customers)
	}
	again := filepath.Join(t.TempDir(), "again.csv")
	if err := other.ExportCustomers(ctx, nil, again, report.CSV, words.En); err != nil {
		t.Fatal(err)
	}
	was, is := records(t, people), records(t, again)
	if len(was) != len(is) {
		t.Fatalf("%d people became %d", len(was)-1, len(is)-1)
	}
	for i := range was {
		for k := range was[i] {
			// Favourites and carts are events, which no list has.
			if event := slices.Contains([]string{"Standing", "Last favourite or cart at"}, was[0][k]); !event && was[i][k] != is[i][k] {
				t.Errorf("row %d, %s: %q became %q", i, was[0][k], was[i][k], is[i][k])
			}
		}
	}
}

// An owner who sorts the list in a spreadsheet tears orders apart and moves the row with the sums: they are found all the same.
func TestExport_SortedOrdersComeBack(t *testing.T) {
	s := openShop(t)
	src := crm.ImportSource{File: "odd.csv", Kind: crm.FileOrders, Platform: crm.PlatformOther, Currency: "CNY"}
	file := oddOrders()
	for i := range file {
		for n := range file[i].Lines {
			file[i].Lines[n].Key = fmt.Sprint(n + 1)
		}
	}
	testkit.MustImport(t, s.DB, src, file...)
	rows := records(t, exportOrders(t, s, report.CSV, words.ZhCN))
	slices.Reverse(rows[1:])
	path := filepath.Join(t.TempDir(), "sorted.csv")
	writeRecords(t, path, rows)
	if res := mustImport(t, s, path); res.Tally.Unchanged != res.Tally.Rows {
		t.Errorf("%+v %+v", res.Tally, res.Changes)
	}
}

// The list of before it had buyers would double the orders: it is turned away.
func TestImport_OldListOfOrdersIsTurnedAway(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.csv")
	writeRecords(t, path, [][]string{
		{"Order number", "Platform", "Status", "Created at", "Paid at", "Currency", "Total", "Paid", "Refunded", "Net", "Items bought", "Items", "Seller's memo"},
		{"1", "Taobao", "Paid", "2026-01-01 10:00:00", "2026-01-01 10:00:00", "CNY", "1", "1", "0", "1", "1", "soap ×1", ""},
	})
	_, err := openShop(t).Import(context.Background(), shop.ImportRequest{Path: path, Say: sentence.In(words.En).Say})
	var e *crm.Error
	if !errors.As(err, &e) || e.Key != "import.file.ownOrders" {
		t.Errorf("%v", err)
	}
}
