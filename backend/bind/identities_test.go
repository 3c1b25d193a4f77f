package bind_test

import (
	"strings"
	"testing"

	"shuke/backend/bind"
)

// doubles is a file of two buyers with one phone number.
var doubles = strings.ReplaceAll(orders, "13912340004", "13912340001")

func TestIdentities_QueueIsWorkedThroughAndTakenBack(t *testing.T) {
	o := openOffice(t)
	o.importFile(o.write("doubles.csv", doubles))
	who := o.identities()
	if q := must(who.Queue())(t); q.SearchedAt != 0 || !q.Stale || len(q.Rows) != 0 {
		t.Fatalf("%+v", q)
	}
	o.finished(must(who.Search())(t))
	q := must(who.Queue())(t)
	if q.Left != 1 || q.Stale || len(q.Rows) != 1 || q.Rows[0].AName == "" || q.Rows[0].Evidence[0] != "phone" {
		t.Fatalf("%+v", q)
	}
	pair := q.Rows[0]
	c := must(who.Compare([]int64{pair.A, pair.B}, pair.B))(t)
	if len(c.Words) != 2 || c.Words[0].Consents == nil {
		t.Errorf("%+v", c.Words)
	}
	if len(c.People) != 2 || c.Into != pair.B || len(c.Fields) == 0 || len(c.Alike) != 0 {
		t.Fatalf("%+v", c)
	}
	later := must(who.Later([]int64{pair.A, pair.B}))(t)
	if q = must(who.Queue())(t); q.Later != 1 || !q.Rows[0].Later {
		t.Fatalf("%+v", q)
	}
	apart := must(who.Apart([]int64{pair.A, pair.B}))(t)
	if q = must(who.Queue())(t); q.Left != 0 {
		t.Fatalf("%+v", q)
	}
	must(o.journal().Undo(apart.ID))(t)
	must(o.journal().Undo(later.ID))(t)
	merged := must(who.Merge(bind.MergeRequest{Into: pair.A, From: []int64{pair.B}, Takes: []bind.MergeTake{{Field: "nick", CustomerID: pair.B}}}))(t)
	got := must(o.customers().Get(pair.A))(t)
	if got.Nick != pair.BName || got.Figures.OrderCount != 2 {
		t.Fatalf("%+v", got)
	}
	must(o.journal().Undo(merged.ID))(t)
	if q = must(who.Queue())(t); q.Left != 1 || q.Rows[0].Later {
		t.Fatalf("%+v", q)
	}
}

func TestIdentities_Split(t *testing.T) {
	o := openOffice(t)
	o.importFile(o.write("doubles.csv", doubles))
	o.finished(must(o.identities().Search())(t))
	pair := must(o.identities().Queue())(t).Rows[0]
	a, b := pair.A, pair.B
	must(o.identities().Merge(bind.MergeRequest{Into: a, From: []int64{b}}))(t)
	whole := must(o.customers().Get(a))(t)
	orders := must(o.customers().Orders(a, nil))(t).Rows
	_, err := o.identities().Split(bind.SplitRequest{CustomerID: a, Identities: []int{0}, Of: len(whole.Identities) + 1})
	wantKey(t, err, "identity.splitChanged")
	got := must(o.identities().Split(bind.SplitRequest{
		CustomerID: a, Identities: []int{0}, Of: len(whole.Identities), Orders: []int64{orders[0].ID}, Name: "新的一位",
	}))(t)
	made := must(o.customers().Get(got.CustomerID))(t)
	if made.Name != "新的一位" || made.Figures.OrderCount+made.Figures.OpenCount != 1 || made.Identities[0] != whole.Identities[0] {
		t.Fatalf("%+v", made)
	}
}
