package sqlite_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// bulkShop has four customers: lin, zhou, mei and wu, whose ids are 1 to 4, and a custom field.
func bulkShop(t *testing.T) (*history, int64) {
	t.Helper()
	db, clock := testkit.MustOpenShop(t)
	h := &history{t: t, db: db}
	for i, nick := range []string{"lin", "zhou", "mei", "wu"} {
		h.imported(order(fmt.Sprint(i), nick, 10, crm.OrderPaid))
		clock.Turn(1e9)
	}
	field, err := db.CreateField(context.Background(), "尺码", crm.FieldText)
	if err != nil {
		t.Fatal(err)
	}
	return h, field.ID
}

// Each of them is one operation that counts whom it changed, is taken back to the very same shop, and is done again.
func TestBulk_IsTakenBackAndDoneAgain(t *testing.T) {
	ctx := context.Background()
	everyone := people(1, 2, 3, 4)
	size := func(text string) *crm.FieldFacts { return &crm.FieldFacts{Type: crm.FieldText, Text: text} }
	for _, c := range []struct {
		name string
		do   func(db *sqlite.DB, field, a, b int64) (crm.Operation, error)
		want int64
		show func(h *history, field int64) string
		left string
	}{
		{"Level", func(db *sqlite.DB, _, _, _ int64) (crm.Operation, error) { return db.SetLevel(ctx, everyone, 3) }, 3, levels, "3 3 3 3"},
		{"Block", func(db *sqlite.DB, _, _, _ int64) (crm.Operation, error) { return db.SetBlocked(ctx, everyone, true) }, 4, blocked, "true true true true"},
		{"FieldFill", func(db *sqlite.DB, f, _, _ int64) (crm.Operation, error) {
			return db.FillField(ctx, everyone, f, size("M"))
		}, 3, sizes, "M M M M"},
		{"FieldClear", func(db *sqlite.DB, f, _, _ int64) (crm.Operation, error) { return db.FillField(ctx, everyone, f, nil) }, 2, sizes, "- - - -"},
		{"Note", func(db *sqlite.DB, _, _, _ int64) (crm.Operation, error) {
			return db.NoteCustomers(ctx, everyone, crm.NoteDraft{Text: "春节不发货"})
		}, 4, notes, "春节不发货 春节不发货 春节不发货 春节不发货"},
		{"TagMove", func(db *sqlite.DB, _, a, b int64) (crm.Operation, error) {
			return db.MoveTag(ctx, a, b, people(1, 2, 4))
		}, 2, tags, "乙 乙 甲 -"},
		{"TagCopy", func(db *sqlite.DB, _, a, b int64) (crm.Operation, error) { return db.CopyTag(ctx, a, b, everyone) }, 2, tags, "乙甲 乙甲 乙甲 -"},
		{"Delete", func(db *sqlite.DB, _, _, _ int64) (crm.Operation, error) {
			return db.DeleteCustomers(ctx, people(1, 2, 3))
		}, 3, tags, "gone gone gone -"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h, field := bulkShop(t)
			a, b := h.tag("甲"), h.tag("乙")
			h.must(h.db.TagCustomers(ctx, a, people(1, 2, 3)))
			h.must(h.db.TagCustomers(ctx, b, people(2)))
			h.must(h.db.SetLevel(ctx, people(4), 3))
			h.must(h.db.SetField(ctx, 1, field, size("M")))
			h.must(h.db.SetField(ctx, 2, field, size("L")))
			before := dump(t, h.db)
			op := h.must(c.do(h.db, field, a, b))
			after := dump(t, h.db)
			if op.Count != c.want || !op.Undoable {
				t.Errorf("counted %d, want %d; %+v", op.Count, c.want, op)
			}
			if got := c.show(h, field); got != c.left {
				t.Errorf("got %s, want %s", got, c.left)
			}
			if again, err := c.do(h.db, field, a, b); c.name != "Note" && (err != nil || again.ID != 0) {
				t.Errorf("the same again: %+v, %v", again, err)
			} else if c.name == "Note" {
				if _, err := h.db.Undo(ctx, again.ID); err != nil {
					t.Fatal(err)
				}
			}
			for range 2 {
				report, err := h.db.Undo(ctx, op.ID)
				if err != nil || len(report.Conflicts) > 0 || dump(t, h.db) != before {
					t.Fatalf("%+v, %v\nwas\n%s\nis\n%s", report, err, before, dump(t, h.db))
				}
				if report, err = h.db.Undo(ctx, report.Undo); err != nil || len(report.Conflicts) > 0 || dump(t, h.db) != after {
					t.Fatalf("%+v, %v\nwas\n%s\nis\n%s", report, err, after, dump(t, h.db))
				}
			}
			if err := h.db.CheckReferences(ctx); err != nil {
				t.Error(err)
			}
		})
	}
}

// each writes something of customers 1 to 4 one after the other.
func each(h *history, of func(c crm.Customer) string) string {
	texts := []string{}
	for id := int64(1); id <= 4; id++ {
		c, err := h.db.FindCustomerByID(context.Background(), id)
		text := "gone"
		if err == nil {
			if text = of(c); text == "" {
				text = "-"
			}
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, " ")
}

func levels(h *history, _ int64) string {
	return each(h, func(c crm.Customer) string { return fmt.Sprint(c.Level) })
}

func blocked(h *history, _ int64) string {
	return each(h, func(c crm.Customer) string { return fmt.Sprint(c.Blocked) })
}

func notes(h *history, _ int64) string { return each(h, func(c crm.Customer) string { return c.Note }) }

func sizes(h *history, _ int64) string {
	return each(h, func(c crm.Customer) string {
		for _, f := range c.Fields {
			return f.Text
		}
		return ""
	})
}

func tags(h *history, _ int64) string {
	return each(h, func(c crm.Customer) string {
		text := ""
		for _, t := range c.Tags {
			text += t.Name
		}
		return text
	})
}

// What was written since stays and is told.
func TestBulk_LeavesAloneWhatChangedSince(t *testing.T) {
	ctx := context.Background()
	h, field := bulkShop(t)
	all := people(1, 2, 3, 4)
	level := h.must(h.db.SetLevel(ctx, all, 2))
	fill := h.must(h.db.FillField(ctx, all, field, &crm.FieldFacts{Type: crm.FieldText, Text: "M"}))
	h.must(h.db.EditCustomer(ctx, 2, crm.CustomerPatch{Level: set(5)}))
	h.must(h.db.SetField(ctx, 3, field, nil))
	for op, want := range map[int64]string{
		level.ID: "conflict.customerChanged 1 [name of zhou]", fill.ID: "conflict.fieldChanged 1 [name of mei]",
	} {
		preview, err := h.db.PreviewUndo(ctx, op)
		if err != nil {
			t.Fatal(err)
		}
		report, err := h.db.Undo(ctx, op)
		if err != nil || conflicts(report) != want || conflicts(preview) != want {
			t.Errorf("%v\n%s\npreview %s", err, conflicts(report), conflicts(preview))
		}
	}
	if got := levels(h, 0) + " | " + sizes(h, field); got != "0 5 0 0 | - - - -" {
		t.Error(got)
	}
}

// Orders of who is deleted stay in the books; a file brings them back as anybody, and the undo then leaves them alone.
func TestDeleteCustomers_KeepsTheBooks(t *testing.T) {
	ctx := context.Background()
	h, _ := bulkShop(t)
	before, err := h.db.Totals(ctx)
	if err != nil {
		t.Fatal(err)
	}
	deleted := h.must(h.db.DeleteCustomers(ctx, people(1, 2, 999)))
	if got := nicks(t, h.db, crm.CustomerFilter{}); got != "[mei wu]" || deleted.Count != 2 {
		t.Error(got, deleted)
	}
	after, err := h.db.Totals(ctx)
	if err != nil || after.Paid != before.Paid || after.Orders != before.Orders {
		t.Errorf("%+v, was %+v, %v", after, before, err)
	}
	testkit.MustImport(t, h.db, taobao, order("77", "lin", 10, crm.OrderPaid))
	report, err := h.db.Undo(ctx, deleted.ID)
	if err != nil || !strings.HasPrefix(conflicts(report), "conflict.customerBack 1 [name of lin]") {
		t.Errorf("%v\n%s", err, conflicts(report))
	}
	if got := nicks(t, h.db, crm.CustomerFilter{}); got != "[zhou mei wu lin]" {
		t.Error(got)
	}
	one := h.must(h.db.DeleteCustomers(ctx, people(3)))
	if one.Params["customer"] != "name of mei" {
		t.Errorf("%+v", one)
	}
}

// Nothing is set on who was erased, and they are not deleted.
func TestBulk_LeavesTheErasedAlone(t *testing.T) {
	ctx := context.Background()
	h, field := bulkShop(t)
	h.must(h.db.FillField(ctx, people(1), field, &crm.FieldFacts{Type: crm.FieldText, Text: secrets[5]}))
	undone := h.must(h.db.FillField(ctx, people(1, 2), field, &crm.FieldFacts{Type: crm.FieldText, Text: "M"}))
	if _, err := h.db.Undo(ctx, undone.ID); err != nil {
		t.Fatal(err)
	}
	h.must(h.db.EraseCustomer(ctx, 1))
	notIn(t, h.db.Path(), secrets[5:6])
	before := dump(t, h.db)
	for _, do := range []func() (crm.Operation, error){
		func() (crm.Operation, error) { return h.db.SetLevel(ctx, people(1), 2) },
		func() (crm.Operation, error) { return h.db.SetBlocked(ctx, people(1), false) },
		func() (crm.Operation, error) {
			return h.db.FillField(ctx, people(1), field, &crm.FieldFacts{Type: crm.FieldText, Text: "M"})
		},
		func() (crm.Operation, error) { return h.db.NoteCustomers(ctx, people(1), crm.NoteDraft{Text: "x"}) },
		func() (crm.Operation, error) { return h.db.DeleteCustomers(ctx, people(1)) },
	} {
		if op, err := do(); err != nil || op.ID != 0 {
			t.Error(op, err)
		}
	}
	if after := dump(t, h.db); after != before {
		t.Errorf("was\n%s\nis\n%s", before, after)
	}
}

// What was set on many stands in each one's history while the operation stands.
func TestBulk_StandsInHistories(t *testing.T) {
	ctx := context.Background()
	h, _ := bulkShop(t)
	h.must(h.db.EditCustomer(ctx, 1, crm.CustomerPatch{Level: set(1)}))
	level := h.must(h.db.SetLevel(ctx, people(1, 2), 2))
	block := h.must(h.db.SetBlocked(ctx, people(1), true))
	changes, err := h.db.FindProfileChanges(ctx, 1, "")
	if err != nil {
		t.Fatal(err)
	}
	told := []string{}
	for _, c := range changes {
		told = append(told, fmt.Sprintf("%s:%s>%s", c.Field, c.Was, c.Is))
	}
	if got := strings.Join(told, " "); got != "blocked:>yes level:1>2 level:>1" {
		t.Error(got)
	}
	line, err := h.db.FindTimeline(ctx, crm.TimelineQuery{Customer: 2})
	if err != nil || len(line.Entries[0].Changes) != 1 || line.Entries[0].Changes[0].Is != "2" || line.Entries[0].Operation != level.ID {
		t.Errorf("%+v, %v", line.Entries, err)
	}
	for _, op := range []int64{block.ID, level.ID} {
		if _, err := h.db.Undo(ctx, op); err != nil {
			t.Fatal(err)
		}
	}
	if changes, err = h.db.FindProfileChanges(ctx, 1, crm.ProfileLevel); err != nil || len(changes) != 1 {
		t.Errorf("%+v, %v", changes, err)
	}
}

func TestBulk_RefusesWhatNobodyCanHave(t *testing.T) {
	ctx := context.Background()
	h, field := bulkShop(t)
	_, err := h.db.SetLevel(ctx, people(1), 100)
	wantKey(t, err, "customer.levelInvalid")
	_, err = h.db.FillField(ctx, people(1), field, &crm.FieldFacts{Type: crm.FieldNumber, Number: 1})
	wantKey(t, err, "field.value.wrong")
	_, err = h.db.NoteCustomers(ctx, people(1), crm.NoteDraft{})
	wantKey(t, err, "note.text.length")
	tag := h.tag("甲")
	_, err = h.db.MoveTag(ctx, tag, tag, people(1))
	wantKey(t, err, "tag.same")
	_, err = h.db.CopyTag(ctx, tag, 4711, roaring64.New())
	wantKey(t, err, "tag.gone")
}
