package sqlite_test

import (
	"context"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
	"pgregory.net/rapid"

	"shuke/backend/crm"
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
