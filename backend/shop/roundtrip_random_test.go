//go:build !race

package shop_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/internal/testkit"
	"shuke/backend/report"
)

// drawTrade is an order of a small world, so that imports meet each other: some say everything, some almost nothing. Sums are
// whole in a world that knows yen: no half of one was ever paid.
func drawTrade(t *rapid.T, numbered, yen bool) crm.Record {
	unit, currencies := int64(1050), []string{"", "USD", "KWD"}
	if yen {
		unit, currencies = 1000, append(currencies, "JPY", "IDR")
	}
	pick := func(label string, from ...string) string { return rapid.SampledFrom(from).Draw(t, label) }
	sum := func(label string) crm.Amount {
		if !rapid.Bool().Draw(t, label+" is known") {
			return crm.Amount{}
		}
		return crm.AmountOf(rapid.Int64Range(0, 3).Draw(t, label) * unit)
	}
	at := 1_700_000_000 + rapid.Int64Range(0, 3).Draw(t, "day")*86_400
	r := crm.Record{Rows: 1, Order: crm.OrderFacts{
		Number: fmt.Sprint(rapid.IntRange(1, 6).Draw(t, "number")), Status: crm.OrderStatus(rapid.IntRange(0, 6).Draw(t, "status")),
		CreatedAt: at * 1000, Currency: pick("currency", currencies...), Total: sum("total"), Paid: sum("paid"),
		Refunded: sum("refunded"), Net: sum("net"), ItemCount: sum("items"), Memo: pick("memo", "", "=1", "a\nb"), Source: pick("source", "", "双11"),
		Coupon: pick("coupon", "", "-5"),
	}}
	if rapid.Bool().Draw(t, "was paid") {
		r.Order.PaidAt, r.Order.Received = (at+60)*1000, true
	}
	if rapid.Bool().Draw(t, "has a place") {
		r.Order.Region = rapid.SampledFrom([]crm.Region{{Country: "CN", Province: "浙江", Code: 330000}, {Country: "US", Province: "CA"}}).Draw(t, "place")
	}
	buyer := pick("buyer", "", "lin", "+zhou", "mei")
	if buyer != "" {
		r.Customer = crm.CustomerFacts{Accounts: []string{buyer}, Nick: buyer, Name: pick("name", "", "林*"), Phone: pick("phone", "", "+8613812346021", "+14155550100")}
	}
	for n := range rapid.IntRange(0, 3).Draw(t, "lines") {
		l := crm.LineFacts{
			Code: pick("code", "", "a", "b"), Title: pick("title", "soap", "@tea"), Quantity: rapid.Int64Range(-1, 3).Draw(t, "quantity"),
			UnitPrice: sum("price"), Amount: sum("amount"),
		}
		if numbered {
			l.Key = fmt.Sprintf("k%d", n)
		}
		r.Lines = append(r.Lines, l)
	}
	return r
}

// Whatever imports made of a shop, its list of orders changes nothing there and makes the same orders elsewhere.
func TestExport_AnyOrdersComeBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s, other := openShop(t), openShop(t)
		numbered := rapid.Bool().Draw(rt, "numbered")
		yen := rapid.Bool().Draw(rt, "yen")
		trade := func(t *rapid.T) crm.Record { return drawTrade(t, numbered, yen) }
		for range rapid.IntRange(1, 3).Draw(rt, "imports") {
			src := crm.ImportSource{
				File: "trades.csv", Kind: rapid.SampledFrom([]crm.FileKind{crm.FileOrders, crm.FileOrders, crm.FileLines}).Draw(rt, "kind"),
				Platform: rapid.SampledFrom([]string{"taobao", "shopify", "my stall"}).Draw(rt, "platform"), Currency: "CNY",
			}
			testkit.MustImport(t, s.DB, src, rapid.SliceOfN(rapid.Custom(trade), 1, 6).Draw(rt, "trades")...)
		}
		lang := rapid.SampledFrom([]words.Language{words.ZhCN, words.ZhTW, words.En}).Draw(rt, "language")
		path := exportOrders(t, s, report.CSV, lang)
		before := records(t, path)
		if len(before) == 1 {
			return
		}
		if res := mustImport(t, s, path); res.OperationID != 0 || res.Tally.Unchanged != res.Tally.Rows {
			rt.Fatalf("in the same shop it did %+v %+v %+v %+v\n%v", res.Tally, res.Changes, res.Rejects, res.Warnings, before)
		}
		if res := mustImport(t, other, path); res.Tally.Created != res.Tally.Rows {
			rt.Fatalf("in an empty shop it did %+v %+v %+v\n%v", res.Tally, res.Rejects, res.Warnings, before)
		}
		after := records(t, exportOrders(t, other, report.CSV, lang))
		if was, is := fmt.Sprintf("%q", before), fmt.Sprintf("%q", after); was != is {
			rt.Fatalf("\n%s\nbecame\n%s", was, is)
		}
	})
}

// What platforms export, and Shuke made of it, comes back too.
func TestExport_RealOrdersComeBack(t *testing.T) {
	for _, c := range []struct{ name, pattern string }{
		{"taobao", "taobao_export_derived_2017layout/*.csv"},
		{"shopify", "shopify_us_activewear_2022/orders_export_1.csv"},
		{"rupees", "shopify_in_devstore_2025/orders_export_1.csv"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "data", c.pattern))
			if len(files) == 0 {
				t.Skip("the shared data are not here")
			}
			s := openShop(t)
			for _, file := range files {
				if _, err := os.Stat(file); err != nil {
					t.Fatal(err)
				}
				mustImport(t, s, file)
			}
			if orders, _, err := s.Counts(context.Background()); err != nil || orders == 0 {
				t.Fatal("nothing was imported", err)
			}
			ordersComeBack(t, s, report.CSV, words.ZhCN)
		})
	}
}
