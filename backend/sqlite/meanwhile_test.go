package sqlite_test

import (
	"context"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

// TestEdit_TellsWhoComesSecond edits a tag, a view and a segment from two windows: the second is told and overwrites nothing;
// having seen what is there now, it goes through.
func TestEdit_TellsWhoComesSecond(t *testing.T) {
	ctx := context.Background()
	db, clock := testkit.MustOpenShop(t)
	h := &history{t: t, db: db}
	refused := func(key string, op crm.Operation, err error) {
		t.Helper()
		if crm.ErrorCode(err) != crm.CodeConflict || crm.ErrorKey(err) != key || op.ID != 0 {
			t.Errorf("operation %d, %v", op.ID, err)
		}
	}
	vip, saw := h.tag("vip"), crm.TagDraft{Name: "vip"}
	first, second := crm.TagDraft{Name: "vip", Color: "2"}, crm.TagDraft{Name: "大客户"}
	h.must(db.EditTag(ctx, vip, first, &saw))
	op, err := db.EditTag(ctx, vip, second, &saw)
	refused("tag.changedMeanwhile", op, err)
	h.must(db.EditTag(ctx, vip, second, &first))

	view, _, err := db.CreateView(ctx, crm.SavedView{Name: "沉睡"})
	if err != nil {
		t.Fatal(err)
	}
	segment, err := db.CreateSegment(ctx, "常客", []byte(`{"all":[]}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	clock.Turn(time.Second)
	h.must(db.RenameView(ctx, view.ID, view.ChangedAt, "沉睡的"))
	h.must(db.EditSegment(ctx, segment.ID, segment.ChangedAt, []byte(`{"any":[]}`)))
	op, err = db.EditView(ctx, view.ID, view.ChangedAt, "sort=name", "")
	refused("view.changedMeanwhile", op, err)
	op, err = db.RenameView(ctx, view.ID, view.ChangedAt, "另一个")
	refused("view.changedMeanwhile", op, err)
	op, err = db.EditSegment(ctx, segment.ID, segment.ChangedAt, []byte(`{"all":[{"any":[]}]}`))
	refused("segment.changedMeanwhile", op, err)
	op, err = db.RenameSegment(ctx, segment.ID, segment.ChangedAt, "老客")
	refused("segment.changedMeanwhile", op, err)

	now := clock.Now().UnixMilli()
	h.must(db.EditView(ctx, view.ID, now, "sort=name", ""))
	h.must(db.EditSegment(ctx, segment.ID, now, []byte(`{"all":[{"any":[]}]}`)))
}
