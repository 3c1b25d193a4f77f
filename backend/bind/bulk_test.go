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

// Who was merged into another after they were chosen is the other by then; only a deletion leaves those alone.
func TestSelection_FollowsAMerge(t *testing.T) {
	o := openOffice(t)
	o.importFile(o.write("orders.csv", orders))
	chosen := must(o.customers().FreezeIDs([]int64{1}))(t)
	merge := must(screen[*bind.Identities](o.Desk).Merge(bind.MergeRequest{Into: 2, From: []int64{1}}))(t)
	if op := must(o.bulk().Delete(chosen.ID))(t); op.ID != 0 {
		t.Errorf("deleted %+v", op)
	}
	if op := must(o.bulk().SetLevel(chosen.ID, 3))(t); op.Count != 1 {
		t.Errorf("%+v", op)
	}
	if c := must(o.customers().Get(2))(t); c.Level != 3 {
		t.Errorf("level %d", c.Level)
	}
	if _, err := screen[*bind.Journal](o.Desk).Undo(merge.ID); err != nil {
		t.Fatal(err)
	}
	if op := must(o.bulk().SetLevel(chosen.ID, 4))(t); op.Count != 1 {
		t.Errorf("after the undo: %+v", op)
	}
	if c := must(o.customers().Get(1))(t); c.Level != 4 {
		t.Errorf("after the undo: level %d", c.Level)
	}
}

const late = "订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间\n900900,后来的人,12.00,交易成功,2026-11-01 10:00:00\n"
