package importer

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Owners delete columns. Whatever column a header loses, it is never taken for another platform's.
func TestDetect_WithoutAColumn(t *testing.T) {
	files, err := filepath.Glob("testdata/*.[ct]sv")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	kept, lost := 0, map[string][]string{}
	for _, file := range files {
		in, err := Inspect(t.Context(), file, shanghai(t))
		if err != nil {
			t.Fatal(file, err)
		}
		o, err := open(t.Context(), file, shanghai(t))
		if err != nil {
			t.Fatal(err)
		}
		header := o.header
		o.close()
		for i, name := range header {
			m, _ := detect(slices.Delete(slices.Clone(header), i, i+1))
			switch {
			case m.Format == in.Format:
				kept++
			case m.Format == table.ID || m.Format == "":
				lost[in.Format] = append(lost[in.Format], name)
			case FormatByID(m.Format).Platform != in.Platform:
				t.Errorf("%s without %s is taken for %s", file, name, m.Format)
			}
		}
	}
	for format, columns := range lost {
		t.Logf("%s needs %s", format, strings.Join(columns, ", "))
	}
	t.Logf("%d headers are still known", kept)
}

// What shops do with Shopify's export: only the columns they look at.
func TestDetect_TrimmedExports(t *testing.T) {
	for header, want := range map[string]string{
		"Name,Email,Financial Status,Total,Currency,Created at,Lineitem name,Lineitem quantity":   "shopify-orders",
		"Name,Email,Paid at,Total,Lineitem name,Lineitem price":                                   "shopify-orders",
		"Name,Created at,Total,Financial Status,Fulfillment Status":                               "shopify-orders",
		"First Name,Last Name,Email,Accepts Email Marketing,Tax Exempt":                           "shopify-customers",
		"Order ID,Order Status,Order Substatus,Product Name,Quantity,Order Amount,Buyer Username": "tiktok-orders",
		"orderNumber,lazadaSku,paidPrice,status,createTime":                                       "lazada-orders",
		"主订单编号,选购商品,达人昵称,商品数量":                                                                    "douyin-orders",
		"订单号,订单状态,商家实收金额(元),承诺发货时间":                                                               "pinduoduo-orders",
		"订单编号,买家会员名,宝贝标题,宝贝总数量,总金额,订单付款时间":                                                        "taobao-orders",
		"订单编号,买家会员名,联系手机,收货地址,订单状态,买家实际支付金额,订单付款时间":                                               "table",
		"Name,Email,Phone": "table",
		"Order ID,Order Status,Quantity,Product Name,Order Amount,Created Time": "table",
		"Name,Email,Total Spent,Total Orders":                                   "table",
	} {
		if m, _ := detect(strings.Split(header, ",")); m.Format != want {
			t.Errorf("%s: %q, want %s", header, m.Format, want)
		}
	}
}
