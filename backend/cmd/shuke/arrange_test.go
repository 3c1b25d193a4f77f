package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// The three lists that Taobao gives of the same orders; 9002 is not in the order list.
const (
	taobaoOrders = `订单编号,买家会员名,订单状态,收货人姓名,总金额,买家实际支付金额,退款金额,订单创建时间,订单付款时间,联系手机
9001,小满妈妈,交易成功,满,90.00,90.00,0.00,2026-01-02 08:00:00,2026-01-02 08:01:00,13912340001
9003,博哥,等待买家付款,博,39.90,0.00,0.00,2026-01-03 08:00:00,,13912340005
`
	taobaoDetails = `订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码
9001,手工皂,39.90,1,,白,,,交易成功,SOAP-1
9001,护手霜,53.10,1,,,,,交易成功,CREAM-2
9003,手工皂,39.90,1,,白,,,等待买家付款,SOAP-1
`
	taobaoItems = `子订单编号,主订单编号,标题,价格,购买数量,商品属性,订单状态,商家编码,买家应付货款,买家实际支付金额,退款状态,退款金额,订单创建时间,订单付款时间
9101,9001,手工皂,39.90,1,白,交易成功,SOAP-1,38.00,38.00,没有申请退款,无退款申请,2026-01-02 08:00:00,2026-01-02 08:01:00
9102,9001,护手霜,53.10,1,,交易成功,CREAM-2,52.00,52.00,没有申请退款,无退款申请,2026-01-02 08:00:00,2026-01-02 08:01:00
9103,9002,手工皂,39.90,2,白,交易成功,SOAP-1,79.80,79.80,没有申请退款,无退款申请,2026-01-02 09:00:00,2026-01-02 09:01:00
`
)

// Whatever order the lists are dropped in, the shop is the same, and each product is on its order once.
func TestImport_FilesComeInAnyOrder(t *testing.T) {
	files := []string{
		writeFile(t, "ExportOrderList.csv", taobaoOrders), writeFile(t, "ExportOrderDetailList.csv", taobaoDetails),
		writeFile(t, "ExportItemList.csv", taobaoItems),
	}
	var first []byte
	for _, order := range [][3]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		tt := newTerminal(t)
		for _, r := range tt.importAll(files[order[0]], files[order[1]], files[order[2]]) {
			if r.Rejected != 0 {
				t.Fatalf("%v: %s: %+v", order, r.File, r.Rejects)
			}
		}
		got := tt.totals()
		if got.Orders != 3 || got.PaidOrders != 2 || got.Lines != 4 || got.Paid != "169.80" || got.Customers != 2 {
			t.Errorf("%v: %+v", order, got)
		}
		out := filepath.Join(t.TempDir(), "orders.csv")
		tt.mustDo("export", "orders", out)
		text, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = text
		}
		if n := piecesOf(t, text, "9001"); n != "2" {
			t.Errorf("%v: %s pieces on the order whose list counts none", order, n)
		}
		if string(text) != string(first) {
			t.Errorf("%v:\n%s\ninstead of\n%s", order, text, first)
		}
		for _, r := range tt.importAll(files[order[2]], files[order[1]], files[order[0]]) {
			if r.Created+r.Updated != 0 {
				t.Errorf("%v: again: %s created %d, updated %d", order, r.File, r.Created, r.Updated)
			}
		}
	}
}

// piecesOf is how many pieces an exported order has.
func piecesOf(tb testing.TB, text []byte, number string) string {
	tb.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff"))).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	at := slices.IndexFunc(rows[0], func(name string) bool { return strings.HasPrefix(name, "Items") })
	for _, row := range rows[1:] {
		if slices.ContainsFunc(row, func(c string) bool { return strings.Contains(c, number) }) && at >= 0 {
			return row[at]
		}
	}
	tb.Fatalf("no order %s in %v", number, rows[0])
	return ""
}

// The sheets of one workbook are imported one after the other, like files.
func TestImport_WorkbookOfSeveralExports(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for sheet, rows := range map[string][][]any{
		"销售明细": {{"子订单编号", "主订单编号", "标题", "购买数量", "订单状态", "买家应付货款"}, {"9101", "9001", "手工皂", 1, "交易成功", 90}},
		"订单报表": {{"订单编号", "买家会员名", "订单状态", "收货人姓名", "总金额", "买家实际支付金额", "订单创建时间", "订单付款时间"}, {"9001", "小满妈妈", "交易成功", "满", 90, 90, "2026-01-02 08:00:00", "2026-01-02 08:01:00"}},
		"说明":   {{"请勿修改"}},
	} {
		if _, err := f.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			cell, err := excelize.CoordinatesToCellName(1, i+1)
			if err == nil {
				err = f.SetSheetRow(sheet, cell, &row)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "千牛.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	tt := newTerminal(t)
	list := tt.importAll(path)
	if len(list) != 2 || list[0].Format != "taobao-orders" || list[1].Format != "taobao-items" {
		t.Fatalf("%+v", list)
	}
	if got := tt.totals(); got.Orders != 1 || got.Lines != 1 || got.Paid != "90.00" || got.Customers != 1 {
		t.Errorf("%+v", got)
	}
}
