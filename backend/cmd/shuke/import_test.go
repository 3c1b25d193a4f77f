package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// orders is a small table of the kind shops keep: one row an order, recognised by its headers. The second row has no
// number, the third an amount that is none, the fourth was refunded.
const orders = `订单编号,买家会员名,联系手机,省份,订单状态,买家实际支付金额,订单创建时间,订单付款时间
3501,小满妈妈,13912340001,浙江省,交易成功,59.90,2026-01-02 08:00:00,2026-01-02 08:01:00
,阿橘,13912340002,广东省,交易成功,10.00,2026-01-02 09:00:00,2026-01-02 09:01:00
3503,岚岚家,13912340003,上海,交易成功,多少,2026-01-03 09:00:00,2026-01-03 09:01:00
3504,小满妈妈,13912340001,浙江省,付款以后用户退款成功，交易自动关闭,40.00,2026-01-04 21:00:00,2026-01-04 21:01:00
3505,博哥,13912340005,江苏省,等待买家付款,0.00,2026-01-05 21:00:00,
`

func TestImport_SaysWhatBecameOfEveryRow(t *testing.T) {
	tt := newTerminal(t)
	r := tt.importOne(writeFile(t, "orders.csv", orders))
	if r.Rows != 5 || r.Created != 3 || r.Rejected != 2 || r.Orders != 3 || r.Customers != 2 {
		t.Errorf("%+v", r)
	}
	if r.File != "orders.csv" || r.Format == "" || r.Encoding != "utf-8" || r.Kind != "orders" || r.DryRun || r.Operation == 0 {
		t.Errorf("%+v", r)
	}
	rejects, err := os.ReadFile(r.RejectsFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"阿橘", "岚岚家", "no order number", "an amount cannot be read"} {
		if !strings.Contains(string(rejects), want) {
			t.Errorf("the rejects file lacks %q: %s", want, rejects)
		}
	}
	got := tt.totals()
	want := totalsJSON{
		Customers: 2, Orders: 3, PaidOrders: 2, Currency: "CNY", Total: got.Total, Paid: "99.90", Refunded: "40.00", Net: "59.90",
		OtherCurrencies: []currencyTotalJSON{},
	}
	if got.Customers != want.Customers || got.Orders != want.Orders || got.PaidOrders != want.PaidOrders ||
		got.Paid != want.Paid || got.Refunded != want.Refunded || got.Net != want.Net || got.Currency != want.Currency || got.OtherCurrencies == nil {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
}

func TestImport_SameFileTwiceChangesNothing(t *testing.T) {
	tt := newTerminal(t)
	file := writeFile(t, "orders.csv", orders)
	first := tt.importOne(file)
	before := tt.totals()
	again := tt.importOne(file)
	if again.Created+again.Updated != 0 || again.Unchanged != first.Created || again.Rejected != first.Rejected || again.Operation != 0 {
		t.Errorf("%+v", again)
	}
	if after := tt.totals(); !same(before, after) {
		t.Errorf("%+v became %+v", before, after)
	}
	if n := len(read[[]operationJSON](t, tt.mustDo("journal", "--json"))); n != 1 {
		t.Errorf("%d steps in the journal", n)
	}
}

// same compares totals without their lists.
func same(a, b totalsJSON) bool {
	a.OtherCurrencies, b.OtherCurrencies = nil, nil
	return a.Customers == b.Customers && a.Orders == b.Orders && a.PaidOrders == b.PaidOrders && a.Lines == b.Lines &&
		a.Events == b.Events && a.Products == b.Products && a.Paid == b.Paid && a.Refunded == b.Refunded && a.Net == b.Net && a.Total == b.Total
}

func TestImport_DryRunWritesNothing(t *testing.T) {
	tt := newTerminal(t)
	file := writeFile(t, "orders.csv", orders)
	dry := tt.importOne(file, "--dry-run")
	if !dry.DryRun || dry.Created != 3 || dry.Customers != 2 || dry.RejectsFile != "" || dry.Operation != 0 {
		t.Errorf("%+v", dry)
	}
	left, err := os.ReadDir(filepath.Dir(tt.shop))
	if err != nil || len(left) != 0 {
		t.Errorf("a dry run left %v, %v", left, err)
	}
	wet := tt.importOne(file)
	if wet.Created != dry.Created || wet.Customers != dry.Customers || wet.Orders != dry.Orders {
		t.Errorf("promised %+v, did %+v", dry, wet)
	}
}

func TestImport_OneBadFileDoesNotKeepTheOthers(t *testing.T) {
	tt := newTerminal(t)
	o := tt.on("import", "--json", writeFile(t, "empty.csv", ""), writeFile(t, "orders.csv", orders), "missing.csv")
	list := read[[]importJSON](t, o.out)
	if o.status != exitFailed || len(list) != 1 || list[0].File != "orders.csv" {
		t.Errorf("status %d, %+v", o.status, list)
	}
	for _, want := range []string{"empty.csv: The file is empty.", "missing.csv: The file is not there; nothing was imported. It may have been renamed, moved, or be on a drive that was unplugged."} {
		if !strings.Contains(o.err, want) {
			t.Errorf("standard error lacks %q: %s", want, o.err)
		}
	}
}

func TestImport_MappingSaysWhatColumnsMean(t *testing.T) {
	tt := newTerminal(t)
	file := writeFile(t, "strange.csv", "a;b;c;d\n1;Ann;2026-01-02;12,50\n2;Bob;2026-01-03;7,00\n")
	mapping := writeFile(t, "m.json", `{"kind": "orders", "platform": "stall", "currency": "EUR", "timeZone": "Europe/Berlin",
		"columns": {"a": "orderNo", "b": "account", "c": ["createdAt", "paidAt"], "d": "paid"}}`)
	if o := tt.on("import", file); o.status != exitFailed || !strings.Contains(o.err, "--mapping") {
		t.Errorf("status %d, %s", o.status, o.err)
	}
	if r := tt.importOne(file, "--mapping", mapping); r.Created != 2 || r.Platform != "stall" {
		t.Errorf("%+v", r)
	}
	if got := tt.totals(); got.Paid != "19.50" || got.Currency != "EUR" {
		t.Errorf("%+v", got)
	}
	bad := writeFile(t, "bad.json", `{"kind": "orders", "columns": {"a": "orderNumber"}}`)
	if o := tt.on("import", file, "--mapping", bad); o.status != exitFailed || !strings.Contains(o.err, `columns["a"]`) {
		t.Errorf("status %d, %s", o.status, o.err)
	}
}

func TestImport_TellsPeopleInChinese(t *testing.T) {
	tt := newTerminal(t, "LANG=zh_CN.UTF-8")
	out := tt.mustDo("import", writeFile(t, "orders.csv", orders))
	for _, want := range []string{"已导入 orders.csv", "5 行 = 新增 3 + 更新 0 + 不变 0 + 拒收 2 + 略过 0", "没有订单号"} {
		if !strings.Contains(out, want) {
			t.Errorf("missing %q in %s", want, out)
		}
	}
}
