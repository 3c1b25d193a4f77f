package importer

import (
	"testing"

	"shuke/backend/crm"
)

const firstNames = "订单编号,买家会员名,订单状态,买家实际支付金额,订单付款时间\n3501,小满,交易成功,59.90,2026-01-02 08:01:00\n"

func TestOpen_ColumnNamesInTheMiddleAreFollowed(t *testing.T) {
	for name, c := range map[string]struct {
		below   string
		records int
		rejects string
		late    int64
	}{
		"another order":       {"订单付款时间,订单编号,买家实际支付金额,订单状态,买家会员名\n2026-01-03 08:01:00,3502,10.00,交易成功,阿橘\n", 2, "", 0},
		"with one more":       {"订单编号,支付单号,买家会员名,订单付款时间,订单状态,买家实际支付金额\n3502,77,阿橘,2026-01-03 08:01:00,交易成功,10.00\n", 2, "", 1},
		"with one less":       {"买家会员名,订单编号,订单付款时间,买家实际支付金额\n阿橘,3502,2026-01-03 08:01:00,10.00\n", 2, "", 0},
		"and back":            {"订单付款时间,订单编号,买家实际支付金额,订单状态,买家会员名\n" + firstNames + "3502,阿橘,交易成功,10.00,2026-01-03 08:01:00\n", 2, "", 0},
		"written otherwise":   {" 订单编号 ,买家会员名,订单状态,买家实际支付金额,\u200b订单付款时间\n3502,阿橘,交易成功,10.00,2026-01-03 08:01:00\n", 2, "", 0},
		"a cell too many":     {"订单付款时间,订单编号,买家实际支付金额,订单状态,买家会员名\n2026-01-03 08:01:00,3502,10.00,交易成功,阿橘,备注\n", 1, "import.reject.tooManyCells", 0},
		"a last row cut":      {"订单付款时间,订单编号,买家实际支付金额,订单状态,买家会员名\n2026-01-03 08:01:00,3502,10.00,交", 1, "import.reject.lastRowCut", 0},
		"a customer so named": {"3502,订单编号,交易成功,10.00,2026-01-03 08:01:00\n", 2, "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			text := firstNames + c.below
			if name == "and back" {
				text = firstNames + c.below
				c.records = 3
			}
			o := readAll(t, write(t, "orders.csv", []byte(text)), shanghai(t), true)
			if o.records != c.records || o.warnings["import.warning.columnsLate"] != c.late || c.rejects == "" && len(o.keys) != 0 || c.rejects != "" && o.keys[c.rejects] != 1 {
				t.Fatalf("%+v", o)
			}
			if c.rejects != "" {
				return
			}
			if same := o.warnings["import.warning.headerChanged"] == 0; same != (name == "a customer so named" || name == "written otherwise") {
				t.Errorf("the names change: %v", !same)
			}
			if last := o.all[len(o.all)-1]; last.Order.Number != "3502" || last.Order.Paid.Minor != 1000 || name != "a customer so named" && last.Customer.Nick != "阿橘" {
				t.Errorf("%+v", last)
			}
		})
	}
}

// What is said of the first rows before anything is read holds for those further down, too.
func TestInspect_FollowsColumnNamesInTheMiddle(t *testing.T) {
	text := firstNames + "订单付款时间,订单编号,买家实际支付金额,订单状态,买家会员名\n2026-01-03 08:01:00,3502,10.00,交易成功,阿橘\n"
	in, err := Inspect(t.Context(), write(t, "orders.csv", []byte(text)), shanghai(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range in.Columns {
		if c.Bad != 0 || c.Type != TypeText && c.Good != 2 {
			t.Errorf("%s: %d can be read, %d cannot", c.Name, c.Good, c.Bad)
		}
	}
}

func TestOpen_FewColumnNamesInTheMiddleAreFollowed(t *testing.T) {
	people := "手机,姓名,等级\n13912340001,甲,1\n姓名,手机,生日\n乙,13912340002,1990-01-02\n"
	if o := readAll(t, write(t, "people.csv", []byte(people)), shanghai(t), true); o.records != 2 || o.all[1].Customer.Name != "乙" {
		t.Errorf("%+v", o)
	}
	alone := "手机\n13912340001\n手机\n13912340002\n"
	if o := readAll(t, write(t, "phones.csv", []byte(alone)), shanghai(t), true); o.records != 2 || o.ignored != 1 {
		t.Errorf("%+v", o)
	}
}

func TestOpen_AnotherTableBelowIsRefused(t *testing.T) {
	below := firstNames + "3502,阿橘,交易成功,10.00,2026-01-03 08:01:00\n订单编号,标题,价格,购买数量,外部系统编号,商品属性,订单状态,商家编码\n3501,手工皂,29.95,2,A1,,交易成功,A1\n"
	if err := drain(write(t, "orders.csv", []byte(below)), shanghai(t)); crm.ErrorKey(err) != "import.file.severalTables" {
		t.Error(err)
	}
}
