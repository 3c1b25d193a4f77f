package importer

import (
	"fmt"
	"strings"
	"testing"

	"shuke/backend/crm"
)

// Headers of tables and what they are about; "" is a table that nobody should guess about.
func TestRecognise_Kinds(t *testing.T) {
	for header, want := range map[string]crm.FileKind{
		"household_id,basket_id,product_id,quantity,sales_value,transaction_timestamp": crm.FileLines,
		"Order ID,Order Date,Customer Name,Sales,Region,State":                         crm.FileOrders,
		"买家昵称,付款日期,实付金额":                                                               crm.FileOrders,
		"user_id,auction_id,buy_mount,day":                                             crm.FileOrders,
		"订单编号,退款编号,买家实际支付金额,退款金额,退款状态":                                                 crm.FileRefunds,
		"Order ID,Refund Date,Amount":                                                  crm.FileRefunds,
		"order no,refund amount":                                                       crm.FileRefunds,
		"订单编号,下单时间,实付金额,退款金额":                                                          crm.FileOrders,
		"订单编号,订单状态":                                                                    crm.FileStatuses,
		"订单编号,订单状态,快递公司,运单号":                                                           crm.FileStatuses,
		"Order ID,Coupon Code":                                                         crm.FileCoupons,
		"Order ID,Coupon Code,Total":                                                   crm.FileOrders,
		"order_id,payment_type,payment_value":                                          crm.FilePayments,
		"会员名,收藏时间,宝贝标题":                                                                crm.FileEvents,
		"手机号,扫码时间":                                                                     crm.FileEvents,
		"household_id,coupon_upc,redemption_date":                                      crm.FileEvents,
		"order_id,score,评价时间":                                                          crm.FileEvents,
		"手机号,姓名,生日,签到时间":                                                               crm.FileCustomers,
		"ID,Year_Birth,Income":                                                         crm.FileCustomers,
		"campaign_id,household_id":                                                     crm.FileCustomers,
		"SKU,Name,Regular price,Stock":                                                 crm.FileProducts,
		"Handle,Title,Vendor,Variant SKU,Variant Price":                                crm.FileProducts,
		"商品編號,品名,售價,庫存":                                                                crm.FileProducts,
		"訂單編號,訂購日期,訂購人,行動電話,消費金額":                                                      crm.FileOrders,
		"會員編號,會員姓名,電子信箱,郵遞區號,紅利點數":                                                     crm.FileCustomers,
		"顧客姓名,聯絡電話,消費金額":                                                               crm.FileCustomers,
		"sku,product name,price":                                                       crm.FileProducts,
		"ID,name,amount":                                                               "",
		"ID,date":                                                                      "",
		"id,name":                                                                      "",
		"a,b,c,date,e,f,g,h,i,j,k,order id":                                            "",
		"coupon_upc,product_id":                                                        "",
		"name,date":                                                                    "",
	} {
		m, _ := recognise(strings.Split(header, ","))
		if m.Kind != want {
			t.Errorf("%s: %q, want %q", header, m.Kind, want)
		}
	}
}

func TestRecognise_Columns(t *testing.T) {
	columns := func(header string) map[string]Targets {
		m, _ := recognise(strings.Split(header, ","))
		return m.Columns
	}
	for header, want := range map[string]map[string]string{
		"Order ID,Region,State,Sales,Order Date":  {"State": "[province]", "Region": "[]", "Sales": "[total]", "Order Date": "[createdAt paidAt]"},
		"Order ID,SKU,Quantity,Amount,Order Date": {"Amount": "[lineAmount]"},
		"Order ID,Amount,Order Date,Status":       {"Amount": "[total]", "Order Date": "[createdAt]"},
		"ID,phone,birthday":                       {"ID": "[]", "phone": "[phone]"},
		"ID,birthday,gender":                      {"ID": "[account]"},
		"Order Number,Order Date,Order Status,Payment Status,Delivery Status,Order Total,Customer": {
			"Payment Status": "[status]", "Order Status": "[fulfilment]", "Delivery Status": "[fulfilment]", "Customer": "[name]",
		},
		"customer_id,customer_unique_id,customer_city": {"customer_unique_id": "[account]", "customer_id": "[account2]"},
		"CustomerID,Response,Complain,Age":             {"Response": "[flag]", "Complain": "[flag]"},
	} {
		got := columns(header)
		for column, targets := range want {
			if s := fmt.Sprint([]string(got[column])); s != targets {
				t.Errorf("%s: %s is %s, want %s", header, column, s, targets)
			}
		}
	}
}

func TestRecogniseCells(t *testing.T) {
	ledger := func(line func(i int) string) string {
		var b strings.Builder
		for i := range 40 {
			b.WriteString(line(i) + "\n")
		}
		return b.String()
	}
	for name, c := range map[string]struct {
		text string
		want crm.FileKind
	}{
		"sales":             {ledger(func(i int) string { return fmt.Sprintf("%05d %04d 199701%02d %d %d.50", i/2+3, i/2, i%28+1, i%3+1, i) }), crm.FileOrders},
		"no quantity":       {ledger(func(i int) string { return fmt.Sprintf("K%d,2024-01-%02d,%d.25", i/3, i%28+1, i) }), crm.FileOrders},
		"two ids":           {ledger(func(i int) string { return fmt.Sprintf("K%d,S%d,2024-01-%02d,%d.25", i/3, i%4, i%28+1, i) }), ""},
		"two amounts":       {ledger(func(i int) string { return fmt.Sprintf("K%d,2024-01-%02d,%d.25,1.50", i/3, i%28+1, i) }), ""},
		"words":             {ledger(func(i int) string { return fmt.Sprintf("K%d,2024-01-%02d,%d.25,a word", i/3, i%28+1, i) }), ""},
		"every row its own": {ledger(func(i int) string { return fmt.Sprintf("K%d,2024-01-%02d,%d.25", i, i%28+1, i) }), ""},
		"few rows":          {"K1,2024-01-01,1.25\nK1,2024-01-02,2.25\nK2,2024-01-02,2.25\n", ""},
	} {
		in, err := Inspect(t.Context(), write(t, "f.csv", []byte(c.text)), shanghai(t))
		if err != nil || in.Kind != c.want {
			t.Errorf("%s: %q, %v", name, in.Kind, err)
		}
		if guessed := len(in.Warnings) > 0; guessed != (c.want != "") {
			t.Errorf("%s: warned %v", name, in.Warnings)
		}
	}
}
