//go:build !race

package importer

import (
	"bytes"
	"os"
	"testing"

	"shuke/backend/crm"
)

// The known answers of the shared data, at the level of records. Sums are in minor units.

func TestKnown_Tmall(t *testing.T) {
	o := readAll(t, shared(t, "tmall_orders_2020_02/tmall_order_report.csv"), shanghai(t), true)
	check(t, "format", o.source.Format, "tmall-report")
	check(t, "rows, records, orders", [3]int{o.rows, o.records, len(o.orders)}, [3]int{28010, 28010, 28010})
	check(t, "paid orders", o.received, 24087)
	check(t, "total, paid, refunded", [3]int64{o.total, o.paid, o.refunded}, [3]int64{299576061, 190248715, 57233592})
	check(t, "net", o.net, o.paid)
	check(t, "provinces", len(o.provinces), 31)
	check(t, "上海, 广东, 江苏", [3]int{o.provinces["上海"], o.provinces["广东"], o.provinces["江苏"]}, [3]int{3353, 2463, 2126})
	for _, rec := range o.all {
		if f := rec.Order; f.PaidAt != 0 && f.Refunded.Minor > 0 && f.Total.Minor != f.Paid.Minor+f.Refunded.Minor {
			t.Fatalf("row %d: total %d, paid %d, refunded %d", rec.Row, f.Total.Minor, f.Paid.Minor, f.Refunded.Minor)
		}
	}
}

func TestKnown_Taobao(t *testing.T) {
	o := readAll(t, shared(t, "taobao_export_derived_2017layout/ExportOrderList201907010930.csv"), shanghai(t), true)
	check(t, "format, encoding", [2]string{o.source.Format, o.source.Encoding}, [2]string{"taobao-orders", "gb18030"})
	// Twelve of the synthetic order numbers occur twice.
	check(t, "rows, records, orders", [3]int{o.rows, o.records, len(o.orders)}, [3]int{4000, 4000, 3988})
	check(t, "delivered, refunded", [2]int{o.statuses[crm.OrderDelivered], o.statuses[crm.OrderRefunded]}, [2]int{3845, 155})
	check(t, "warnings", len(o.warnings), 0)
	first := o.all[0]
	check(t, "number", first.Order.Number, "300325267547788932")
	check(t, "phone", first.Customer.Phone, "+8613300189403")
	check(t, "place", first.Order.Region, crm.Region{Country: "CN", Province: "上海", City: "上海", Code: 310000})
	check(t, "paid at", first.Order.PaidAt, int64(1546273078000))
	d := readAll(t, shared(t, "taobao_export_derived_2017layout/ExportOrderDetailList201907010930.csv"), shanghai(t), false)
	check(t, "details: format", d.source.Format, "taobao-details")
	check(t, "details: rows, lines, orders", [3]int{d.rows, d.lines, len(d.orders)}, [3]int{4000, 4000, 3988})
}

func TestKnown_ShopifyOrders(t *testing.T) {
	for path, want := range map[string]struct {
		rows, orders    int
		total, refunded int64
		currency        string
	}{
		"shopify_us_petstore_2023/orders_export_1.csv":          {5121, 3885, 34629055, 1200292, "USD"},
		"shopify_us_activewear_2022/orders_export_1.csv":        {811, 409, 7449844, 1133630, "USD"},
		"shopify_in_devstore_2025/orders_export_1.csv":          {121, 51, 59068329, 0, "INR"},
		"shopify_ca_shoes_2023_excel_dates/orders_export_1.csv": {3912, 3087, 0, 9606557, "CAD"},
	} {
		t.Run(path, func(t *testing.T) {
			o := readAll(t, shared(t, path), shanghai(t), true)
			check(t, "format", o.source.Format, "shopify-orders")
			check(t, "rows, records, orders, lines", [4]int{o.rows, o.records, len(o.orders), o.lines}, [4]int{want.rows, want.orders, want.orders, want.rows})
			check(t, "total, refunded", [2]int64{o.total, o.refunded}, [2]int64{want.total, want.refunded})
			check(t, "rejected", o.rejected, 0)
			for _, rec := range o.all {
				check(t, "currency", rec.Order.Currency, want.currency)
			}
		})
	}
	o := readAll(t, shared(t, "shopify_ca_shoes_2023_excel_dates/orders_export_1.csv"), shanghai(t), true)
	check(t, "31/12/2023 22:36 in the shop's zone", o.all[0].Order.PaidAt, int64(1704033360000))
}

func TestKnown_ShopifyCustomers(t *testing.T) {
	for path, want := range map[string][3]int{ // rows, rejected, e-mail consents
		"shopify_us_activewear_2022/customers_export_1.csv":              {1511, 0, 1067},
		"shopify_customers_faker_2020/customers_export.csv":              {17, 0, 3},
		"shopify_customers_with_id_excel_damaged/customers_export_1.csv": {8, 2, 2},
	} {
		t.Run(path, func(t *testing.T) {
			o := readAll(t, shared(t, path), shanghai(t), true)
			consents := 0
			for _, rec := range o.all {
				for _, c := range rec.Customer.Consent {
					if c.Channel == "email" && c.Granted {
						consents++
					}
				}
				check(t, "accounts", len(rec.Customer.Accounts), 0)
			}
			if want[1] > 0 { // the damaged ids are told, and two customers had nothing else
				check(t, "damaged", [2]int64{o.warnings["import.warning.accountDamaged"], int64(o.keys["import.reject.accountDamaged"])}, [2]int64{8, 2})
				want[2] = consents
			}
			check(t, "rows, rejected, consents", [3]int{o.rows, o.rejected, consents}, want)
		})
	}
}

// The workbook and its CSV give the same orders, twice.
func TestKnown_RFMTable(t *testing.T) {
	book := readAll(t, shared(t, "cn_rfm_orders_2019/PYTHON-RFM实战数据.xlsx"), shanghai(t), false)
	text := readAll(t, shared(t, "cn_rfm_orders_2019/orders.csv"), shanghai(t), false)
	again := readAll(t, shared(t, "cn_rfm_orders_2019/orders.csv"), shanghai(t), false)
	for name, o := range map[string]outcome{"workbook": book, "csv": text, "csv again": again} {
		check(t, name+": format", o.source.Format, "table")
		check(t, name+": rows, orders, buyers", [3]int{o.rows, len(o.orders), len(o.accounts)}, [3]int{28833, 28833, 25949})
		check(t, name+": delivered, refunded", [2]int{o.statuses[crm.OrderDelivered], o.statuses[crm.OrderRefunded]}, [2]int{27793, 1040})
		check(t, name+": paid", o.paid, int64(364064400))
		check(t, name+": provinces", len(o.provinces), 31)
		check(t, name+": told", [2]int64{o.warnings["import.warning.refundInferred"], o.warnings["import.warning.orderNumberMade"]}, [2]int64{1040, 28833})
		for number := range o.orders {
			if !text.orders[number] {
				t.Fatalf("%s: %s is not an order of the CSV", name, number)
			}
		}
	}
}

func TestKnown_OnlineRetail(t *testing.T) {
	opts := shanghai(t)
	opts.Mapping = mappingFile(t, "testdata/online_retail.json")
	o := readAll(t, shared(t, "online_retail_2010_12_to_2011_05/online_retail_first_half.csv.gz"), opts, true)
	check(t, "rows, lines, orders, customers", [4]int{o.rows, o.lines, len(o.orders), len(o.accounts)}, [4]int{209029, 209029, 10783, 2767})
	sum := int64(0)
	for _, rec := range o.all {
		for _, l := range rec.Lines {
			sum += l.Amount.Minor
		}
	}
	// A few unit prices have three decimals: amounts are rounded once, from the exact product.
	check(t, "sum of lines", sum, int64(370682764))
}

func TestKnown_Olist(t *testing.T) {
	read := func(table string) outcome {
		opts := shanghai(t)
		opts.Mapping = mappingFile(t, "testdata/olist_"+table+".json")
		file := map[string]string{"customers": "customers", "orders": "orders", "items": "order_items", "payments": "order_payments", "reviews": "order_reviews", "products": "products"}[table]
		return readAll(t, shared(t, "olist_sample/olist_"+file+"_dataset.csv"), opts, true)
	}
	customers := read("customers")
	unique := map[string]bool{}
	for _, rec := range customers.all {
		check(t, "accounts of a customer", len(rec.Customer.Accounts), 2)
		check(t, "country", rec.Customer.Region.Country, "BR")
		unique[rec.Customer.Accounts[0]] = true
	}
	check(t, "customers", [2]int{customers.rows, len(unique)}, [2]int{8135, 8016})
	os := read("orders")
	check(t, "orders", [2]int{os.rows, len(os.orders)}, [2]int{8135, 8135})
	check(t, "statuses", [2]int{os.statuses[crm.OrderDelivered], os.statuses[crm.OrderClosed]}, [2]int{5172, 625 + 609})
	items := read("items")
	check(t, "items", [3]int{items.rows, items.lines, len(items.orders)}, [3]int{8365, 8365, 7360})
	payments := read("payments")
	check(t, "payments", [2]int{payments.rows, len(payments.orders)}, [2]int{8924, 8135})
	check(t, "sum of payments", payments.paid, int64(142860281))
	reviews := read("reviews")
	keys := map[string]bool{}
	for _, rec := range reviews.all {
		keys[rec.Event.Key] = true
	}
	check(t, "reviews", [3]int{reviews.rows, reviews.events, len(keys)}, [3]int{8225, 8225, 8225})
	check(t, "products", read("products").records, 5460)
}

// What the tables of attributes say of people ends up as years of birth and tags.
func TestKnown_Attributes(t *testing.T) {
	survey := readAll(t, shared(t, "marketing_campaign/marketing_campaign.csv"), shanghai(t), true)
	tags := tagCounts(survey)
	check(t, "customers", [2]int{survey.records, len(survey.accounts)}, [2]int{2240, 2240})
	check(t, "answers", [3]int{tags["Response"], tags["Complain"], tags["AcceptedCmp4"]}, [3]int{334, 21, 167})
	check(t, "years before 1900", survey.warnings["import.warning.birthdayUnreadable"], 2)
	ages := tagCounts(readAll(t, shared(t, "complete_journey/demographics.csv"), shanghai(t), true))
	check(t, "ages", [3]int{ages["age 45-54"], ages["age 65+"], ages["age 19-24"]}, [3]int{288, 72, 46})
	campaigns := tagCounts(readAll(t, shared(t, "complete_journey/campaigns.csv"), shanghai(t), true))
	check(t, "campaigns", len(campaigns), 27)
	genders := func(path string) (n [3]int, o outcome) {
		o = readAll(t, shared(t, path), shanghai(t), true)
		for _, rec := range o.all {
			n[rec.Customer.Gender]++
		}
		return n, o
	}
	mall, _ := genders("mall_customers/Mall_Customers.csv")
	check(t, "mall: unknown, women, men", mall, [3]int{0, 112, 88})
	baby, o := genders("taobao_baby/sam_tianchi_mum_baby.gbk_cn_header.csv")
	check(t, "babies: unknown, girls, boys", baby, [3]int{26, 438, 489})
	check(t, "babies: encoding", o.source.Encoding, "gb18030")
	// 0, 1 and 2 mean one thing here and another elsewhere: nobody's sex is guessed from them.
	coded, o := genders("taobao_baby/tianchi_mum_baby.csv")
	check(t, "coded: unknown", [2]int64{int64(coded[0]), o.warnings["import.warning.genderUnknown"]}, [2]int64{953, 953})
}

func tagCounts(o outcome) map[string]int {
	tags := map[string]int{}
	for _, rec := range o.all {
		for _, tag := range rec.Customer.Tags {
			tags[tag]++
		}
	}
	return tags
}

func mappingFile(tb testing.TB, path string) *Mapping {
	tb.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	m, err := ReadMapping(bytes.NewReader(data))
	if err != nil {
		tb.Fatal(err)
	}
	return m
}
