package sqlite_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
	"pgregory.net/rapid"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// bulkStep does something to several customers at once.
func (w *world) bulkStep(t *rapid.T) (crm.Operation, error) {
	return w.bulk(t, w.someCustomers(t))
}

func (w *world) bulk(t *rapid.T, who *roaring64.Bitmap) (crm.Operation, error) {
	ctx := context.Background()
	switch rapid.IntRange(0, 7).Draw(t, "to many") {
	case 0:
		return w.db.SetLevel(ctx, who, rapid.IntRange(0, 2).Draw(t, "level"))
	case 1:
		return w.db.SetBlocked(ctx, who, rapid.Bool().Draw(t, "blocked"))
	case 2:
		return w.db.NoteCustomers(ctx, who, drawNote(t, "to all"))
	case 3:
		return w.db.MoveTag(ctx, w.someTag(t), w.someTag(t), who)
	case 4:
		return w.db.CopyTag(ctx, w.someTag(t), w.someTag(t), who)
	case 5:
		return w.db.DeleteCustomers(ctx, who)
	}
	fields, err := w.db.FindFields(ctx)
	if err != nil || len(fields) == 0 {
		return crm.Operation{}, err
	}
	f := rapid.SampledFrom(fields).Draw(t, "field")
	if rapid.Bool().Draw(t, "clear") {
		return w.db.FillField(ctx, who, f.ID, nil)
	}
	return w.db.FillField(ctx, who, f.ID, &crm.FieldFacts{
		Type: f.Type, Number: float64(rapid.IntRange(0, 1).Draw(t, "number")), Text: rapid.SampledFrom([]string{"gold", "red"}).Draw(t, "text"),
	})
}

// bulkCustomers is how many the property is held for: SHUKE_BULK_CUSTOMERS, or few enough for every run.
func bulkCustomers(t *testing.T) int {
	n, err := strconv.Atoi(os.Getenv("SHUKE_BULK_CUSTOMERS"))
	if err != nil {
		return 60
	}
	t.Logf("%d customers", n)
	return n
}

// anyBulk does something to a random part of everybody.
func anyBulk(r *rand.Rand, db *sqlite.DB, n int, tags []int64, field int64) (crm.Operation, error) {
	ctx, who := context.Background(), roaring64.New()
	first := uint64(r.IntN(n)) + 1
	who.AddRange(first, first+uint64(r.IntN(n))+1)
	a, b := tags[r.IntN(2)], tags[2]
	switch r.IntN(9) {
	case 0:
		return db.SetLevel(ctx, who, r.IntN(4))
	case 1:
		return db.SetBlocked(ctx, who, r.IntN(2) == 0)
	case 2:
		return db.FillField(ctx, who, field, &crm.FieldFacts{Type: crm.FieldText, Text: strconv.Itoa(r.IntN(3))})
	case 3:
		return db.FillField(ctx, who, field, nil)
	case 4:
		return db.NoteCustomers(ctx, who, crm.NoteDraft{Text: "to all"})
	case 5:
		return db.TagCustomers(ctx, a, who)
	case 6:
		return db.MoveTag(ctx, a, b, who)
	case 7:
		return db.SetSource(ctx, who, strconv.Itoa(r.IntN(3)))
	}
	return db.DeleteCustomers(ctx, who)
}

// TestBulk_UndoneAndDoneAgain does random things to many, walks back and forth through them, each time finding the shop as it
// was there, and then takes them back and does them again in any order, which leaves it whole. At 100,000 customers:
// SHUKE_BULK_CUSTOMERS=100000 go test -tags sqlite_fts5 ./backend/sqlite -run Bulk_UndoneAndDoneAgain -timeout 1h -v.
func TestBulk_UndoneAndDoneAgain(t *testing.T) {
	ctx, n, r := context.Background(), bulkCustomers(t), rand.New(rand.NewPCG(4, 7))
	db, clock := testkit.MustOpenShop(t)
	h := &history{t: t, db: db}
	records := make([]crm.Record, n)
	for i := range records {
		records[i] = order(strconv.Itoa(i), fmt.Sprintf("buyer%d", i), 10, crm.OrderPaid)
	}
	h.imported(records...)
	tags := []int64{h.tag("a"), h.tag("b"), h.tag("c")}
	field, err := db.CreateField(ctx, "size", crm.FieldText)
	if err != nil {
		t.Fatal(err)
	}
	states, ops := []string{digest(t, db)}, []int64{}
	for len(ops) < 10 {
		clock.Turn(1e9)
		op, err := anyBulk(r, db, n, tags, field.ID)
		if err != nil {
			t.Fatal(err)
		}
		if op.ID != 0 {
			ops, states = append(ops, op.ID), append(states, digest(t, db))
		}
	}
	undos := make([]int64, len(ops))
	for range 2 {
		for i := len(ops) - 1; i >= 0; i-- {
			undos[i] = turnBack(t, db, ops[i], states[i])
		}
		for i, undo := range undos {
			turnBack(t, db, undo, states[i+1])
		}
	}
	for range 2 * len(ops) {
		all, err := db.FindOperations(ctx, crm.OperationQuery{Limit: 50})
		if err != nil {
			t.Fatal(err)
		}
		op := all[r.IntN(len(all))]
		if !op.Undoable || op.ID < ops[0] {
			continue
		}
		if _, err := db.Undo(ctx, op.ID); err != nil {
			t.Fatalf("%s: %v", op.Kind, err)
		}
		if err := db.CheckReferences(ctx); err != nil {
			t.Fatal(err)
		}
	}
	kept := figures(t, db)
	if err := db.Recount(ctx); err != nil {
		t.Fatal(err)
	}
	if figures(t, db) != kept {
		t.Error("figures drifted")
	}
}

func turnBack(t *testing.T, db *sqlite.DB, op int64, want string) int64 {
	t.Helper()
	report, err := db.Undo(context.Background(), op)
	if err != nil || len(report.Conflicts) > 0 {
		t.Fatalf("%+v, %v", report, err)
	}
	if digest(t, db) != want {
		t.Fatalf("taking %s back left a difference", report.Operation.Kind)
	}
	return report.Undo
}

// digest stands for all that the shop knows.
func digest(t *testing.T, db *sqlite.DB) string {
	t.Helper()
	sum := sha256.Sum256([]byte(dump(t, db)))
	return hex.EncodeToString(sum[:])
}
