package importer

import (
	"strings"
	"testing"
)

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
