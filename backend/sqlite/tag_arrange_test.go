package sqlite_test

import (
	"context"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

// Who carries both tags carries the one that stays once; the undo gives both back to whom they were on, the redo merges again.
func TestMergeTags_IsTakenBackAndDoneAgain(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	h := &history{t: t, db: db}
	h.imported(order("1", "lin", 1, crm.OrderPaid), order("2", "zhou", 1, crm.OrderPaid), order("3", "mei", 1, crm.OrderPaid))
	into, from := h.tag("老客"), h.tag("回头客")
	h.must(db.TagCustomers(ctx, into, people(1, 2)))
	h.must(db.TagCustomers(ctx, from, people(2, 3)))
	before := dump(t, db)
	merged := h.must(db.MergeTags(ctx, into, from))
	after := dump(t, db)
	if got := nicks(t, db, crm.CustomerFilter{TagID: into}); merged.Count != 2 || got != "[lin zhou mei]" {
		t.Errorf("%d, %s", merged.Count, got)
	}
	for range 2 {
		report, err := db.Undo(ctx, merged.ID)
		if err != nil || len(report.Conflicts) > 0 || dump(t, db) != before {
			t.Fatalf("%+v, %v\nwas\n%s\nis\n%s", report, err, before, dump(t, db))
		}
		if report, err = db.Undo(ctx, report.Undo); err != nil || len(report.Conflicts) > 0 || dump(t, db) != after {
			t.Fatalf("%+v, %v\nwas\n%s\nis\n%s", report, err, after, dump(t, db))
		}
	}
	_, err := db.MergeTags(ctx, into, into)
	wantKey(t, err, "tag.same")
	_, err = db.MergeTags(ctx, into, 4711)
	wantKey(t, err, "tag.gone")
}

func TestRenameTag(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	h := &history{t: t, db: db}
	vip := h.tag("vip")
	h.tag("老客")
	before := dump(t, db)
	renamed := h.must(db.RenameTag(ctx, vip, " 大客户 "))
	report, err := db.Undo(ctx, renamed.ID)
	if err != nil || len(report.Conflicts) > 0 || dump(t, db) != before {
		t.Fatalf("%+v, %v", report, err)
	}
	_, err = db.RenameTag(ctx, vip, "老客")
	wantKey(t, err, "tag.name.taken")
	_, err = db.RenameTag(ctx, vip, "")
	wantKey(t, err, "tag.name.length")

	again := h.must(db.RenameTag(ctx, vip, "大客户"))
	h.must(db.RenameTag(ctx, vip, "超级客户"))
	report, err = db.Undo(ctx, again.ID)
	if err != nil || conflicts(report) != "conflict.tagEdited 1 [超级客户]" {
		t.Errorf("%+v, %v", report, err)
	}
}
