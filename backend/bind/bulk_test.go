package bind_test

import (
	"fmt"
	"testing"

	"shuke/backend/bind"
)

// Whoever enters the filter after everybody was chosen is not among them, and one taken out of the choice leaves the others.
func TestSelection_IsFrozenWhenItIsChosen(t *testing.T) {
	o := openOffice(t)
	o.importFile(o.write("orders.csv", orders))
	all := must(o.customers().Freeze(bind.CustomerFilter{}))(t)
	o.importFile(o.write("late.csv", late))
	page := must(o.customers().Page(bind.CustomerQuery{}))(t)
	ids := []int64{}
	for _, r := range page.Rows {
		ids = append(ids, r.ID)
	}
	if in := must(o.bulk().Among(all.ID, ids))(t); int64(len(in)) != all.Count || len(ids) != len(in)+1 {
		t.Errorf("%d of %d rows are among the %d chosen", len(in), len(ids), all.Count)
	}
	fewer := must(o.bulk().Reselect(all.ID, nil, []int64{1}))(t)
	if fewer.Count != all.Count-1 {
		t.Errorf("%+v of %+v", fewer, all)
	}
	op := must(o.bulk().SetLevel(fewer.ID, 3))(t)
	if op.Count != fewer.Count || !op.Undoable || fmt.Sprint(op.Params) != "[{level 3}]" {
		t.Errorf("%+v", op)
	}
	if c := must(o.customers().Get(1))(t); c.Level == 3 {
		t.Error("who was taken out got the level")
	}
	if again := must(o.bulk().SetLevel(fewer.ID, 3))(t); again.ID != 0 {
		t.Errorf("nobody was left to change: %+v", again)
	}
}

const late = "订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间\n900900,后来的人,12.00,交易成功,2026-11-01 10:00:00\n"
