package sqlite_test

import (
	"context"
	"database/sql"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// kept counts the rows of the journal that one day take something back.
func kept(t *testing.T, db *sqlite.DB, operations ...int64) (n int) {
	t.Helper()
	raw, err := sql.Open("sqlite3", "file:"+db.Path()+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	for _, op := range operations {
		for _, table := range []string{"changes", "removals", "rows", "ranges", "sets", "values"} {
			var rows int
			if err := raw.QueryRowContext(context.Background(), `SELECT count(*) FROM operation_`+table+` WHERE operation_id = ?`, op).Scan(&rows); err != nil {
				t.Fatal(err)
			}
			n += rows
		}
	}
	return n
}

func TestForgetUndone(t *testing.T) {
	ctx := context.Background()
	db, clock := testkit.MustOpenShop(t)
	first := testkit.MustImport(t, db, taobao, order("1", "lin", 10, crm.OrderDelivered)).OperationID
	second := testkit.MustImport(t, db, taobao, order("2", "zhou", 20, crm.OrderDelivered)).OperationID
	undo := func(op int64) int64 {
		t.Helper()
		report, err := db.Undo(ctx, op)
		if err != nil {
			t.Fatal(err)
		}
		return report.Undo
	}
	old := undo(second)
	clock.Turn((crm.RedoDays - 1) * 24 * time.Hour)
	young := undo(first)
	if n, err := db.ForgetUndone(ctx); err != nil || n != 0 {
		t.Fatal(n, err)
	}
	clock.Turn(25 * time.Hour)
	before := kept(t, db, first, young)
	if n, err := db.ForgetUndone(ctx); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	if n := kept(t, db, second, old); n != 0 {
		t.Errorf("%d rows of what cannot come back are left", n)
	}
	if n := kept(t, db, first, young); n != before || n == 0 {
		t.Errorf("%d of %d rows of what can be redone are left", n, before)
	}
	if _, err := db.Undo(ctx, old); crm.ErrorKey(err) != "journal.forgotten" {
		t.Error(err)
	}
	if op, err := db.FindOperation(ctx, old); err != nil || op.Undoable || !op.Forgotten {
		t.Errorf("%+v %v", op, err)
	}
	if _, err := db.Undo(ctx, young); err != nil {
		t.Error(err)
	}
	if n, err := db.ForgetUndone(ctx); err != nil || n != 0 {
		t.Error("once is enough", n, err)
	}
}

func TestPurgePictures(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, taobao, order("1", "lin", 10, crm.OrderDelivered))
	keep := func(hash string) int64 {
		t.Helper()
		p := crm.PictureData{Hash: hash, Data: []byte(hash), ThumbMime: "image/png", Thumb: []byte("t")}
		p.Mime = "image/png"
		kept, err := db.KeepPicture(ctx, p)
		if err != nil {
			t.Fatal(err)
		}
		return kept.ID
	}
	shown, deleted, undone, never := keep("a"), keep("b"), keep("c"), keep("d")
	note := func(picture int64) crm.Operation {
		t.Helper()
		op, err := db.AddNote(ctx, 1, crm.NoteDraft{Text: "x", Show: []int64{picture}})
		if err != nil {
			t.Fatal(err)
		}
		return op
	}
	note(shown)
	note(deleted)
	notes, err := db.FindNotes(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.DeleteNote(ctx, notes[0].ID); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Undo(ctx, note(undone).ID); err != nil {
		t.Fatal(err)
	}
	if n, err := db.PurgePictures(ctx); err != nil || n != 1 {
		t.Errorf("%d pictures went, want the one no note ever had (%v)", n, err)
	}
	for _, id := range []int64{shown, deleted, undone} {
		if _, _, err := db.ReadPicture(ctx, id, true); err != nil {
			t.Errorf("picture %d: %v", id, err)
		}
	}
	if _, _, err := db.ReadPicture(ctx, never, true); crm.ErrorKey(err) != "picture.gone" {
		t.Error(err)
	}
}

// Pictures that go with a message are kept while a draft, a frozen message or an undo may show them.
func TestPurgePictures_KeepsThoseOfMessages(t *testing.T) {
	ctx := context.Background()
	db, _ := manyThings(t)
	var ids []int64
	for _, hash := range []string{"a", "b", "c", "d"} {
		kept, err := db.KeepPicture(ctx, crm.PictureData{Hash: hash, Mime: "image/png", Data: []byte(hash), Thumb: []byte(hash), ThumbMime: "image/png"})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, kept.ID)
	}
	made := func(picture int64) crm.Campaign {
		t.Helper()
		c, err := db.CreateCampaign(ctx, crm.Campaign{Name: "双12", Message: crm.Message{Pictures: []int64{picture}}})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	made(ids[0])
	changed := made(ids[1])
	if _, err := db.CreateTag(ctx, "在中间", ""); err != nil { // so that the edit is an operation of its own
		t.Fatal(err)
	}
	changed.Message.Pictures = nil
	edit, err := db.EditCampaign(ctx, changed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.DeleteCampaign(ctx, made(ids[2]).ID); err != nil {
		t.Fatal(err)
	}
	if n, err := db.PurgePictures(ctx); err != nil || n != 1 {
		t.Errorf("%d pictures went, want the one no message ever had (%v)", n, err)
	}
	found, err := db.FindPictures(ctx, []int64{ids[2], ids[0], ids[3], ids[1], ids[0]})
	if err != nil || len(found) != 3 || found[0].ID != ids[2] || found[1].ID != ids[0] || found[2].ID != ids[1] {
		t.Errorf("left are %v, %v", found, err)
	}
	if _, err := db.Undo(ctx, edit.ID); err != nil {
		t.Fatal(err)
	}
	if back, err := db.FindCampaign(ctx, changed.ID); err != nil || len(back.Message.Pictures) != 1 {
		t.Errorf("undone to %v, %v", back.Message, err)
	}
}

// What was changed of somebody is told of who they became, as long as the merge stands.
func TestTimeline_TellsWhatWasChangedBeforeAMerge(t *testing.T) {
	ctx := context.Background()
	db, ops := manyThings(t) // customer 3 was edited, then merged into 1
	edits := func() (n int) {
		t.Helper()
		line, err := db.FindTimeline(ctx, crm.TimelineQuery{Customer: 1, Kinds: []crm.EntryKind{crm.EntryEdit}})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range line.Entries {
			n += len(e.Changes)
		}
		return n
	}
	if n := edits(); n != 1 {
		t.Errorf("%d changes are told, want the one of who was merged", n)
	}
	if _, err := db.Undo(ctx, ops["merge"]); err != nil {
		t.Fatal(err)
	}
	if n := edits(); n != 0 {
		t.Errorf("%d changes are told after the merge was taken back", n)
	}
}
