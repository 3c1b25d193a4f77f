package sqlite_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// manyThings is a shop of three people in which things of each kind were done; it answers the operations by a name.
func manyThings(t *testing.T) (*sqlite.DB, map[string]int64) {
	t.Helper()
	ctx := context.Background()
	db, clock := testkit.MustOpenShop(t)
	ops := map[string]int64{}
	ops["import"] = testkit.MustImport(t, db, taobao,
		order("1", "lin", 10, crm.OrderDelivered), order("2", "zhou", 20, crm.OrderDelivered), order("3", "wu", 30, crm.OrderDelivered)).OperationID
	tag, err := db.CreateTag(ctx, "VIP", "")
	if err != nil {
		t.Fatal(err)
	}
	do := func(name string, op crm.Operation, err error) crm.Operation {
		t.Helper()
		if err != nil || op.ID == 0 {
			t.Fatal(name, op, err)
		}
		ops[name] = op.ID
		clock.Turn(time.Hour)
		return op
	}
	op, err := db.TagCustomers(ctx, tag.ID, roaring64.BitmapOf(1, 2))
	do("tag", op, err)
	op, err = db.AddNote(ctx, 1, crm.NoteDraft{Text: "likes tea"})
	do("note", op, err)
	op, err = db.AddReminder(ctx, 2, crm.ReminderDraft{Text: "call", Wait: crm.WaitTime, DueAt: 1}, 0)
	do("reminder", op, err)
	level := 3
	op, err = db.EditCustomer(ctx, 3, crm.CustomerPatch{Level: &level})
	do("edit", op, err)
	op, err = db.MergeCustomers(ctx, 1, []int64{3}, nil)
	do("merge", op, err)
	report, err := db.Undo(ctx, ops["note"])
	do("undo", crm.Operation{ID: report.Undo}, err)
	return db, ops
}

// found are the names of the operations a query of the journal finds.
func found(t *testing.T, db *sqlite.DB, ops map[string]int64, q crm.OperationQuery) []string {
	t.Helper()
	list, err := db.FindOperations(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, op := range list {
		for name, id := range ops {
			if id == op.ID {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	if n, err := db.CountOperations(context.Background(), q); err != nil || q.Before == 0 && n != int64(len(list)) {
		t.Errorf("%d are counted and %d are listed (%v)", n, len(list), err)
	}
	return names
}

func TestFindOperations(t *testing.T) {
	db, ops := manyThings(t)
	note := []crm.OperationKind{crm.OpNoteAdd}
	start := testkit.NewClock().Now()
	for _, c := range []struct {
		name string
		q    crm.OperationQuery
		want string
	}{
		{"ofKindWithItsUndo", crm.OperationQuery{Kinds: note}, "[note undo]"},
		{"ofPerson", crm.OperationQuery{Customer: 1}, "[import merge note tag undo]"},
		{"ofAnother", crm.OperationQuery{Customer: 2}, "[import reminder tag]"},
		{"ofOneWhoWasMerged", crm.OperationQuery{Customer: 3}, "[edit import merge]"},
		{"byNameInIt", crm.OperationQuery{Words: []crm.OperationWord{{Text: "ZHOU"}}}, "[reminder]"},
		{"byWordOfItsSentence", crm.OperationQuery{Words: []crm.OperationWord{{Text: "wrote", Kinds: note}}}, "[note undo]"},
		{"byBoth", crm.OperationQuery{Words: []crm.OperationWord{{Text: "wrote", Kinds: note}, {Text: "zhou"}}}, "[]"},
		{"byQuotedText", crm.OperationQuery{Words: []crm.OperationWord{{Text: `"kind"`}}}, "[]"},
		{"byTime", crm.OperationQuery{From: crm.Millis(start.Add(time.Hour)), To: crm.Millis(start.Add(3 * time.Hour))}, "[note reminder]"},
		{"pageBehind", crm.OperationQuery{Before: ops["note"], Limit: 1}, "[tag]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := fmt.Sprint(found(t, db, ops, c.q)); got != c.want {
				t.Errorf("found %s, want %s", got, c.want)
			}
		})
	}
}

// Whom an operation is about is the list it leads to; of an undo, whom the operation was about.
func TestFilter_ByOperation(t *testing.T) {
	db, ops := manyThings(t)
	for name, want := range map[string][]uint64{
		"import": {1, 2}, "tag": {1, 2}, "note": {1}, "reminder": {2}, "undo": {1}, "merge": {1}, "edit": {}, // 3 is merged into 1 and no more
	} {
		set, err := db.CustomerIDs(context.Background(), crm.CustomerFilter{OperationID: ops[name]})
		if err != nil || !slices.Equal(set.ToArray(), want) {
			t.Errorf("%s is about %v, want %v (%v)", name, set.ToArray(), want, err)
		}
	}
}

func TestOperation_TellsWhoDidIt(t *testing.T) {
	t.Setenv("USERNAME", "mei")
	db, ops := manyThings(t)
	op, err := db.FindOperation(context.Background(), ops["undo"])
	if err != nil || op.Author.User != "mei" || op.Author.Computer == "" {
		t.Errorf("%+v, %v", op, err)
	}
}

// What an undo leaves alone is told with the people it belongs to.
func TestUndo_NamesThePeopleOfItsConflicts(t *testing.T) {
	db, ops := manyThings(t)
	if _, err := db.UntagCustomers(context.Background(), 1, roaring64.BitmapOf(2)); err != nil {
		t.Fatal(err)
	}
	report, err := db.PreviewUndo(context.Background(), ops["tag"])
	if err != nil || len(report.Conflicts) != 1 {
		t.Fatal(report, err)
	}
	if c := report.Conflicts[0]; c.Count != 1 || !slices.Equal(c.People, []crm.NamedCustomer{{ID: 2, Name: "name of zhou"}}) {
		t.Errorf("%+v", c)
	}
}
