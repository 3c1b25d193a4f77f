//go:build !race

package main

import (
	"strings"
	"testing"
)

// tableCase is a table of the public data and what importing it by its column names alone must give.
type tableCase struct {
	folder, file, format, kind      string
	rows, orders, customers, lines  int64
	events, products, rejected      int64
	total, paid, refunded, currency string // "" is not checked
}

var tableCases = []tableCase{
	{folder: "cdnow", file: "CDNOW_master.txt", format: "table", kind: "orders", rows: 69659, orders: 69659, customers: 23570, total: "2500315.63", paid: "2500315.63"},
	{folder: "cdnow", file: "CDNOW_sample.txt", format: "table", kind: "orders", rows: 6919, orders: 6919, customers: 2357, total: "244091.94", paid: "244091.94"},
	{folder: "cdnow", file: "cdnow_clvtools_1of10_dates.csv", format: "cdnow", kind: "orders", rows: 6696, orders: 6696, customers: 2357, total: "244091.94", paid: "244091.94", currency: "USD"},
	// One basket number was rounded to 3.2e+10 before it was published.
	{folder: "complete_journey", file: "transactions_sample.csv", format: "table", kind: "lines", rows: 75000, orders: 47242, customers: 2377, lines: 74999, products: 20902, rejected: 1, total: "233935.24", paid: "233935.24"},
	{folder: "complete_journey", file: "demographics.csv", format: "table", kind: "customers", rows: 801, customers: 801},
	{folder: "complete_journey", file: "campaigns.csv", format: "table", kind: "customers", rows: 6589, customers: 1559},
	{folder: "complete_journey", file: "coupon_redemptions.csv", format: "table", kind: "events", rows: 2102, customers: 410, events: 2102},
	{folder: "complete_journey", file: "products.csv", format: "table", kind: "products", rows: 92331, products: 92331},
	{folder: "mall_customers", file: "Mall_Customers.csv", format: "table", kind: "customers", rows: 200, customers: 200},
	{folder: "marketing_campaign", file: "marketing_campaign.csv", format: "table", kind: "customers", rows: 2240, customers: 2240},
	{folder: "online_retail_2010_12_to_2011_05", file: "*.csv.gz", format: "table", kind: "lines", rows: 209029, orders: 10783, customers: 2767, lines: 209029, products: 3514, total: "3706827.64"},
	// Below its 9,994 lines the file repeats two other sheets, people of regions and returned orders: 806 rows of two cells.
	{folder: "superstore", file: "superstore.csv", format: "table", kind: "lines", rows: 10800, orders: 5009, customers: 793, lines: 9994, products: 1862, rejected: 806, total: "2297201.07", paid: "2297201.07"},
	{folder: "taobao_baby", file: "tianchi_mum_baby_trade_history.csv", format: "table", kind: "orders", rows: 29971, orders: 29971, customers: 29944, lines: 29971, products: 28422},
	{folder: "taobao_baby", file: "tianchi_mum_baby.csv", format: "table", kind: "customers", rows: 953, customers: 953},
	{folder: "taobao_baby", file: "sam_tianchi_mum_baby.gbk_cn_header.csv", format: "table", kind: "customers", rows: 953, customers: 953},
}

func TestData_TablesByTheirColumnNames(t *testing.T) {
	for _, c := range tableCases {
		t.Run(c.file, func(t *testing.T) {
			tt := newTerminal(t)
			file := data(t, c.folder, c.file)
			r := tt.importOne(file)
			if r.Format != c.format || r.Kind != c.kind || r.Rows != c.rows || r.Orders != c.orders || r.Customers != c.customers || r.Lines != c.lines || r.Rejected != c.rejected {
				t.Errorf("%+v", r)
			}
			got := tt.totals()
			if got.Orders != c.orders || got.Customers != c.customers || got.Lines != c.lines || got.Events != c.events || got.Products != c.products {
				t.Errorf("%+v", got)
			}
			for _, sum := range [][2]string{{got.Total, c.total}, {got.Paid, c.paid}, {got.Refunded, c.refunded}, {got.Currency, c.currency}} {
				if sum[1] != "" && sum[0] != sum[1] {
					t.Errorf("got %s, want %s", sum[0], sum[1])
				}
			}
			tt.unchangedAgain(file)
		})
	}
}

func TestData_OlistByItsColumnNames(t *testing.T) {
	tt := newTerminal(t)
	files := []struct {
		file, format string
		rows         int64
	}{
		{"olist_customers_dataset.csv", "olist-customers", 8135},
		{"olist_orders_dataset.csv", "olist-orders", 8135},
		{"olist_order_items_dataset.csv", "olist-items", 8365},
		{"olist_products_dataset.csv", "olist-products", 5460},
		{"olist_order_payments_dataset.csv", "olist-payments", 8924},
		{"olist_order_reviews_dataset.csv", "olist-reviews", 8225},
	}
	for _, f := range files {
		if r := tt.importOne(data(t, "olist_sample", f.file)); r.Rows != f.rows || r.Rejected != 0 || r.Format != f.format {
			t.Errorf("%+v", r)
		}
	}
	got := tt.totals()
	if got.Customers != 8016 || got.Orders != 8135 || got.Lines != 8365 || got.Products != 5460 || got.Events != 8225 ||
		got.Total != "1093264.35" || got.Paid != "1428602.81" || got.Currency != "BRL" {
		t.Errorf("%+v", got)
	}
	for _, f := range files {
		tt.unchangedAgain(data(t, "olist_sample", f.file))
	}
}

// Tables that hold nothing a shop keeps are known, and turned away with the reason.
func TestData_NothingToImport(t *testing.T) {
	for file, folder := range map[string]string{
		"cdnow_customers_summary.csv": "cdnow", "cdnow_customers_summary_with_transactions.csv": "cdnow",
		"campaign_descriptions.csv": "complete_journey", "coupons.csv": "complete_journey",
		"olist_sellers_dataset.csv": "olist_sample", "product_category_name_translation.csv": "olist_sample",
	} {
		t.Run(file, func(t *testing.T) {
			tt := newTerminal(t)
			if o := tt.on("import", data(t, folder, file)); o.status != exitFailed || !strings.Contains(o.err, "no customers, orders or products") && !strings.Contains(o.err, "nothing to import") {
				t.Errorf("%+v", o)
			}
		})
	}
}
