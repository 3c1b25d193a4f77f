package sqlite_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// history is a shop with an operation to take back, and what happened since.
type history struct {
	t  *testing.T
	db *sqlite.DB
	op int64 // to be taken back
}

func (h *history) must(op crm.Operation, err error) crm.Operation {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
	if op.ID == 0 {
		h.t.Fatal("nothing was done")
	}
	return op
}

func (h *history) imported(records ...crm.Record) {
	h.t.Helper()
	h.op = testkit.MustImport(h.t, h.db, taobao, records...).OperationID
}

func (h *history) tag(name string) int64 {
	h.t.Helper()
	tag, err := h.db.CreateTag(context.Background(), name, "")
	if err != nil {
		h.t.Fatal(err)
	}
	return tag.ID
}

func (h *history) latest() int64 {
	h.t.Helper()
	op, err := h.db.LatestUndoable(context.Background())
	if err != nil || op == nil {
		h.t.Fatal(op, err)
	}
	return op.ID
}

func people(ids ...uint64) *roaring64.Bitmap { return roaring64.BitmapOf(ids...) }

// TestUndo_TellsWhatItLeavesAlone takes an operation back after something later built on it. What the later one wrote
// stays, and the report says how much and who.
func TestUndo_TellsWhatItLeavesAlone(t *testing.T) {
	ctx := context.Background()
	lin, zhou := order("1", "lin", 100, crm.OrderPaid), order("2", "zhou", 50, crm.OrderPaid)
	for _, c := range []struct {
		name string
		do   func(h *history)
		want []string // of conflicts: key, count and sample
		left string   // nicks who are still there
	}{
		{"CreatedOrderUpdatedByALaterImport", func(h *history) {
			h.imported(lin, zhou)
			testkit.MustImport(h.t, h.db, taobao, order("1", "lin", 100, crm.OrderDelivered))
		}, []string{"conflict.orderChanged 1 [1]", "conflict.customerNeeded 1 [name of lin]"}, "[lin]"},

		{"ChangedOrderUpdatedAgain", func(h *history) {
			testkit.MustImport(h.t, h.db, taobao, order("1", "lin", 100, crm.OrderCreated))
			h.imported(lin)
			testkit.MustImport(h.t, h.db, taobao, order("1", "lin", 100, crm.OrderDelivered))
		}, []string{"conflict.orderChanged 1 [1]"}, "[lin]"},

		{"CreatedCustomerEditedSince", func(h *history) {
			h.imported(lin, zhou)
			name := "林静宜"
			h.must(h.db.EditCustomer(ctx, 1, crm.CustomerPatch{Name: &name}))
		}, []string{"conflict.customerNeeded 1 [林静宜]"}, "[lin]"},

		{"EditedCustomerEditedAgain", func(h *history) {
			testkit.MustImport(h.t, h.db, taobao, lin)
			first, second := "林", "林静宜"
			h.op = h.must(h.db.EditCustomer(ctx, 1, crm.CustomerPatch{Name: &first})).ID
			h.must(h.db.EditCustomer(ctx, 1, crm.CustomerPatch{Name: &second}))
		}, []string{"conflict.customerChanged 1 [林静宜]"}, "[lin]"},

		{"CreatedCustomerHasANote", func(h *history) {
			h.imported(lin, zhou)
			h.must(h.db.AddNote(ctx, 2, crm.NoteDraft{Text: "likes blue"}))
		}, []string{"conflict.customerNeeded 1 [name of zhou]"}, "[zhou]"},

		{"CreatedCustomerHasATag", func(h *history) {
			h.imported(lin, zhou)
			h.must(h.db.TagCustomers(ctx, h.tag("vip"), people(1)))
		}, []string{"conflict.customerNeeded 1 [name of lin]"}, "[lin]"},

		{"CreatedCustomerHasALaterOrder", func(h *history) {
			h.imported(lin)
			testkit.MustImport(h.t, h.db, taobao, order("9", "lin", 5, crm.OrderPaid))
		}, []string{"conflict.customerNeeded 1 [name of lin]"}, "[lin]"},

		{"CreatedTagInUse", func(h *history) {
			testkit.MustImport(h.t, h.db, taobao, lin)
			tag := h.tag("vip")
			h.op = h.latest()
			h.must(h.db.TagCustomers(ctx, tag, people(1)))
		}, []string{"conflict.tagInUse 1 [vip]"}, "[lin]"},

		{"TagGivenTakenAndGivenAgain", func(h *history) {
			testkit.MustImport(h.t, h.db, taobao, lin, zhou)
			tag := h.tag("vip")
			h.op = h.must(h.db.TagCustomers(ctx, tag, people(1, 2))).ID
			h.must(h.db.UntagCustomers(ctx, tag, people(1)))
			h.must(h.db.TagCustomers(ctx, tag, people(1)))
		}, []string{"conflict.tagChanged 1 [name of lin]"}, "[lin zhou]"},

		{"DeletedTagsNameTaken", func(h *history) {
			h.op = h.must(h.db.DeleteTag(ctx, h.tag("vip"))).ID
			h.tag("vip")
		}, []string{"conflict.tagNameTaken 1 [vip]"}, "[]"},

		{"WrittenNoteChanged", func(h *history) {
			testkit.MustImport(h.t, h.db, taobao, lin)
			h.op = h.must(h.db.AddNote(ctx, 1, crm.NoteDraft{Text: "likes blue"})).ID
			h.must(h.db.EditNote(ctx, 1, crm.NoteDraft{Text: "likes red"}))
		}, []string{"conflict.noteChanged 1 [likes red]"}, "[lin]"},

		{"SettingChangedAgain", func(h *history) {
			h.op = h.must(h.db.SaveSettings(ctx, sqlite.Settings{Name: "青禾", TimeZone: "Asia/Shanghai", Currency: "CNY"})).ID
			h.must(h.db.SaveSettings(ctx, sqlite.Settings{Name: "青禾小铺", TimeZone: "Asia/Shanghai", Currency: "CNY"}))
		}, []string{"conflict.settings 1 [name]"}, "[]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			db, _ := testkit.MustOpenShop(t)
			h := &history{t: t, db: db}
			c.do(h)
			takenBackAsForetold(t, db, h.op, c.want, c.left)
		})
	}
}

func conflicts(r crm.UndoReport) string {
	lines := []string{}
	for _, c := range r.Conflicts {
		lines = append(lines, fmt.Sprint(c.Key, " ", c.Count, " ", c.Sample))
	}
	return strings.Join(lines, "\n")
}

// A report names five of many, and counts them all.
func TestUndo_NamesAFewOfMany(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	res, err := importMany(db, "new", 40)
	if err != nil {
		t.Fatal(err)
	}
	tag, err := db.CreateTag(ctx, "vip", "")
	if err != nil {
		t.Fatal(err)
	}
	all, err := db.CustomerIDs(ctx, crm.CustomerFilter{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.TagCustomers(ctx, tag.ID, all); err != nil {
		t.Fatal(err)
	}
	report, err := db.Undo(ctx, res.OperationID)
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Conflicts) != 1 || report.Conflicts[0].Count != 40 || len(report.Conflicts[0].Sample) != 5 {
		t.Fatalf("got %+v", report.Conflicts)
	}
}

func TestUndo_Refuses(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	res := testkit.MustImport(t, db, taobao, order("1", "lin", 100, crm.OrderPaid))
	if _, err := db.Undo(ctx, res.OperationID); err != nil {
		t.Fatal(err)
	}
	before := dump(t, db)
	for name, c := range map[string]struct {
		op  int64
		key string
	}{
		"Twice":        {res.OperationID, "journal.alreadyUndone"},
		"WhatNeverWas": {4711, "journal.operationGone"},
		"BelowNought":  {-1, "journal.operationGone"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := db.Undo(ctx, c.op)
			wantKey(t, err, c.key)
			if dump(t, db) != before {
				t.Error("a refused undo changed something")
			}
		})
	}
	if op, err := db.LatestUndoable(ctx); err != nil || op != nil {
		t.Errorf("there is still %+v to undo, %v", op, err)
	}
}

// reasonable is how long taking back 20,000 rows may take on a slow and busy machine with the race detector on. It takes
// half a second on a quiet one; what grows with the square of the rows would take minutes.
const reasonable = 30 * time.Second

func TestUndo_OfALargeImport(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	if _, err := importMany(db, "base", 1_000); err != nil {
		t.Fatal(err)
	}
	before := dump(t, db)
	res, err := importMany(db, "new", 20_000)
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	report, err := db.Undo(ctx, res.OperationID)
	if err != nil {
		t.Fatal(err)
	}
	took := time.Since(began)
	t.Logf("%d rows taken back in %s", report.Removed, took)
	if took > reasonable || report.Removed < 40_000 || len(report.Conflicts) != 0 {
		t.Errorf("%s, %+v", took, report)
	}
	if dump(t, db) != before {
		t.Error("the shop is not what it was")
	}
}

// takenBackAsForetold takes an operation back: the preview changes nothing and foretells the conflicts, which are those wanted,
// and the customers left are left.
func takenBackAsForetold(t *testing.T, db *sqlite.DB, op int64, want []string, left string) {
	t.Helper()
	ctx := context.Background()
	before := dump(t, db)
	preview, err := db.PreviewUndo(ctx, op)
	if err != nil {
		t.Fatal(err)
	}
	if dump(t, db) != before {
		t.Error("the preview changed something")
	}
	report, err := db.Undo(ctx, op)
	if err != nil {
		t.Fatal(err)
	}
	if got := conflicts(report); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
	if conflicts(preview) != conflicts(report) {
		t.Errorf("the preview said\n%s", conflicts(preview))
	}
	if got := nicks(t, db, crm.CustomerFilter{}); got != left {
		t.Errorf("left are %s, want %s", got, left)
	}
	if err := db.CheckReferences(ctx); err != nil {
		t.Error(err)
	}
}
