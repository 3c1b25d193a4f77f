//go:build !race

package main

import (
	"os"
	"path/filepath"
	"testing"
)

// data is a file of the public test data beside the project, which is not part of it.
func data(t *testing.T, parts ...string) string {
	t.Helper()
	path := filepath.Join(append([]string{"..", "..", "..", "..", "shared", "data"}, parts...)...)
	found, err := filepath.Glob(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 1 {
		t.Skipf("%s is not there", path)
	}
	return found[0]
}

func mapping(name string) string {
	return filepath.Join("..", "..", "..", "docs", "mappings", name+".json")
}

// unchangedAgain imports a file again and expects nothing to change.
func (tt *testTerminal) unchangedAgain(args ...string) {
	tt.tb.Helper()
	before := tt.totals()
	if r := tt.importOne(args...); r.Created+r.Updated != 0 {
		tt.tb.Errorf("the same file again: %+v", r)
	}
	if after := tt.totals(); !same(before, after) {
		tt.tb.Errorf("%+v became %+v", before, after)
	}
}

func TestData_Tmall(t *testing.T) {
	tt := newTerminal(t)
	file := data(t, "tmall_orders_2020_02", "tmall_order_report.csv")
	if r := tt.importOne(file); r.Rows != 28010 || r.Created != 28010 || r.Orders != 28010 || r.Format != "tmall-report" {
		t.Errorf("%+v", r)
	}
	got := tt.totals()
	if got.Orders != 28010 || got.PaidOrders != 24087 || got.Total != "2995760.61" || got.Paid != "1902487.15" || got.Refunded != "572335.92" {
		t.Errorf("%+v", got)
	}
	regions := read[chartJSON](t, tt.mustDo("chart", "region", "--json"))
	for i, want := range []struct {
		province string
		orders   int64
	}{{"上海", 3353}, {"广东", 2463}, {"江苏", 2126}} {
		if row := regions.Rows[i]; *row.Province != want.province || *row.Orders != want.orders {
			t.Errorf("place %d is %s with %d orders, want %+v", i+1, *row.Province, *row.Orders, want)
		}
	}
	tt.unchangedAgain(file)
}

func TestData_BrandOrders(t *testing.T) {
	book, table := data(t, "cn_rfm_orders_2019", "*.xlsx"), data(t, "cn_rfm_orders_2019", "orders.csv")
	for _, files := range [][2]string{{book, table}, {table, book}} {
		tt := newTerminal(t)
		if r := tt.importOne(files[0]); r.Rows != 28833 || r.Orders != 28833 || r.Customers != 25949 {
			t.Errorf("%+v", r)
		}
		if got := tt.totals(); got.Orders != 28833 || got.Customers != 25949 || got.Paid != "3640644.00" {
			t.Errorf("%+v", got)
		}
		tt.unchangedAgain(files[1])
	}
}

func TestData_Taobao(t *testing.T) {
	tt := newTerminal(t)
	file := data(t, "taobao_export_derived_2017layout", "ExportOrderList*.csv")
	r := tt.importOne(file)
	if r.Rows != 4000 || r.Customers != 3834 || r.Encoding != "gb18030" || r.Format != "taobao-orders" || r.Orders != 3988 || r.Rejected != 0 {
		t.Errorf("%+v", r)
	}
	// The 4,000 rows pay 454,945.00, but twelve of the made-up order numbers occur twice: an order is counted once, and
	// where the second row tells of another trade the owner is warned.
	if got := tt.totals(); got.Customers != 3834 || got.Orders != 3988 || got.Paid != "453937.00" {
		t.Errorf("%+v", got)
	}
	tt.unchangedAgain(file)
	details := data(t, "taobao_export_derived_2017layout", "ExportOrderDetailList*.csv")
	if r := tt.importOne(details); r.Lines == 0 || r.Orders != 0 {
		t.Errorf("%+v", r)
	}
	tt.unchangedAgain(details)
}

func TestData_ShopifyOrders(t *testing.T) {
	for _, c := range []struct {
		folder, currency, total, refunded string
		rows, orders                      int64
	}{
		{"shopify_ca_shoes_2023_excel_dates", "CAD", "", "", 3912, 3087},
		{"shopify_in_devstore_2025", "INR", "590683.29", "0.00", 121, 51},
		{"shopify_us_activewear_2022", "USD", "74498.44", "11336.30", 811, 409},
		{"shopify_us_petstore_2023", "USD", "346290.55", "12002.92", 5121, 3885},
	} {
		t.Run(c.folder, func(t *testing.T) {
			tt := newTerminal(t)
			file := data(t, c.folder, "orders_export_1.csv")
			if r := tt.importOne(file); r.Rows != c.rows || r.Orders != c.orders || r.Rejected != 0 || r.Format != "shopify-orders" {
				t.Errorf("%+v", r)
			}
			got := tt.totals()
			if got.Orders != c.orders || got.Currency != c.currency {
				t.Errorf("%+v", got)
			}
			if c.total != "" && (got.Total != c.total || got.Refunded != c.refunded) {
				t.Errorf("%+v", got)
			}
			tt.unchangedAgain(file)
		})
	}
}

func TestData_ShopifyCustomers(t *testing.T) {
	for _, c := range []struct {
		folder, file   string
		rows, rejected int64
	}{
		{"shopify_customers_faker_2020", "customers_export.csv", 17, 0},
		{"shopify_customers_with_id_excel_damaged", "customers_export_1.csv", 8, 2},
		{"shopify_us_activewear_2022", "customers_export_1.csv", 1511, 0},
	} {
		t.Run(c.folder, func(t *testing.T) {
			tt := newTerminal(t)
			file := data(t, c.folder, c.file)
			if r := tt.importOne(file); r.Rows != c.rows || r.Rejected != c.rejected || r.Customers != c.rows-c.rejected || r.Format != "shopify-customers" {
				t.Errorf("%+v", r)
			}
			tt.unchangedAgain(file)
		})
	}
}

func TestData_OnlineRetailByMapping(t *testing.T) {
	tt := newTerminal(t)
	args := []string{data(t, "online_retail_2010_12_to_2011_05", "*.csv.gz"), "--mapping", mapping("online-retail")}
	if r := tt.importOne(args...); r.Rows != 209029 || r.Orders != 10783 || r.Customers != 2767 || r.Lines != 209029 || r.Rejected != 0 {
		t.Errorf("%+v", r)
	}
	if got := tt.totals(); got.Orders != 10783 || got.Customers != 2767 || got.Lines != 209029 || got.Total != "3706827.64" || got.Currency != "GBP" {
		t.Errorf("%+v", got)
	}
	tt.unchangedAgain(args...)
}

// Every other table of the test data is known by the names of its columns alone, and comes out with what its README counts.
func TestData_ByNameAlone(t *testing.T) {
	for _, c := range []struct {
		folder, file                               string
		rows, rejected, customers, orders, details int64
		total                                      string // asked for; "" where nothing is
	}{
		{"online_retail_2010_12_to_2011_05", "*.csv.gz", 209029, 0, 2767, 10783, 209029, "3706827.64"},
		{"cdnow", "CDNOW_sample.txt", 6919, 0, 2357, 6919, 0, ""},
		{"complete_journey", "campaigns.csv", 6589, 0, 1559, 0, 0, ""},
		{"complete_journey", "coupon_redemptions.csv", 2102, 0, 410, 0, 0, ""},
		{"complete_journey", "demographics.csv", 801, 0, 801, 0, 0, ""},
		{"mall_customers", "*.csv", 200, 0, 200, 0, 0, ""},
		{"marketing_campaign", "*.csv", 2240, 0, 2240, 0, 0, ""},
		{"olist_sample", "olist_customers_dataset.csv", 8135, 0, 8016, 0, 0, ""},
		{"superstore", "*.csv", 10800, 806, 793, 5009, 9994, ""}, // the rest are the sheets of returns and of sellers behind it
		{"taobao_baby", "*gbk_cn_header.csv", 953, 0, 953, 0, 0, ""},
		{"taobao_baby", "*trade_history.csv", 29971, 0, 29944, 29971, 29971, ""},
	} {
		t.Run(c.folder+"/"+c.file, func(t *testing.T) {
			tt := newTerminal(t)
			r := tt.importOne(data(t, c.folder, c.file))
			if r.Rows != c.rows || r.Rejected != c.rejected || r.Customers != c.customers || r.Orders != c.orders || r.Lines != c.details {
				t.Errorf("%+v", r)
			}
			if got := tt.totals(); c.total != "" && got.Total != c.total {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestData_OlistByMapping(t *testing.T) {
	tt := newTerminal(t)
	files := []struct {
		mapping, file string
		rows          int64
	}{
		{"olist-customers", "olist_customers_dataset.csv", 8135},
		{"olist-orders", "olist_orders_dataset.csv", 8135},
		{"olist-items", "olist_order_items_dataset.csv", 8365},
		{"olist-products", "olist_products_dataset.csv", 5460},
		{"olist-payments", "olist_order_payments_dataset.csv", 8924},
		{"olist-reviews", "olist_order_reviews_dataset.csv", 8225},
	}
	for _, f := range files {
		if r := tt.importOne(data(t, "olist_sample", f.file), "--mapping", mapping(f.mapping)); r.Rows != f.rows || r.Rejected != 0 {
			t.Errorf("%+v", r)
		}
	}
	got := tt.totals()
	if got.Customers != 8016 || got.Orders != 8135 || got.Lines != 8365 || got.Products != 5460 || got.Events != 8225 ||
		got.Total != "1093264.35" || got.Paid != "1428602.81" || got.Currency != "BRL" {
		t.Errorf("%+v", got)
	}
	for _, f := range files {
		tt.unchangedAgain(data(t, "olist_sample", f.file), "--mapping", mapping(f.mapping))
	}
}

func TestMappings_AreRead(t *testing.T) {
	files, err := os.ReadDir(filepath.Dir(mapping("x")))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d mappings, %v", len(files), err)
	}
	for _, f := range files {
		request := readRequest{mapping: filepath.Join(filepath.Dir(mapping("x")), f.Name())}
		if _, err := request.options(); err != nil {
			t.Errorf("%s: %v", f.Name(), err)
		}
	}
}
