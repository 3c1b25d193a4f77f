package sqlite

import (
	"context"
	"slices"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
)

// UndoAll takes several operations back at once, newest first, each as an undo of its own: all of them, or on a failure
// none. What one changed of another is no conflict then. Those that are taken back already are passed over.
func (db *DB) UndoAll(ctx context.Context, operations []int64) (crm.UndoReport, error) {
	return db.undoAll(ctx, operations, true)
}

// PreviewUndoAll says what UndoAll would do, by doing it and rolling back.
func (db *DB) PreviewUndoAll(ctx context.Context, operations []int64) (crm.UndoReport, error) {
	return db.undoAll(ctx, operations, false)
}

func (db *DB) undoAll(ctx context.Context, operations []int64, keep bool) (crm.UndoReport, error) {
	tx, err := db.begin(ctx, nil)
	if err != nil {
		return crm.UndoReport{}, err
	}
	defer func() { _ = tx.Rollback() }()
	reports := []crm.UndoReport{}
	for _, id := range slices.Backward(slices.Compact(slices.Sorted(slices.Values(operations)))) {
		u := &undoing{Tx: tx, of: id, keep: keep, leftAlone: roaring64.New()}
		switch err := u.run(ctx); {
		case crm.ErrorKey(err) == "journal.alreadyUndone":
		case err != nil:
			return crm.UndoReport{}, asShopError(err)
		default:
			u.report.Undo = tx.op
			reports = append(reports, u.report)
		}
	}
	if len(reports) == 0 {
		return crm.UndoReport{}, crm.Errorf(crm.CodeConflict, "journal.alreadyUndone")
	}
	all := together(reports)
	if keep {
		return all, tx.commit()
	}
	all.Undo = 0
	return all, nil
}

// together adds reports up, newest first; several imports are told as one.
func together(reports []crm.UndoReport) crm.UndoReport {
	all := reports[0]
	for _, r := range reports[1:] {
		all.Restored += r.Restored
		all.Removed += r.Removed
		all.Operation.Count += r.Operation.Count
		all.Undo = r.Undo
		for _, c := range r.Conflicts {
			all.Conflicts = withConflict(all.Conflicts, c)
		}
	}
	if len(reports) > 1 {
		all.Operation.ID, all.Operation.Kind = 0, crm.OpImportSeveral
		all.Operation.Params = crm.Params("files", len(reports))
	}
	return all
}

// withConflict adds a conflict to those of its kind.
func withConflict(all []crm.Conflict, c crm.Conflict) []crm.Conflict {
	at := slices.IndexFunc(all, func(other crm.Conflict) bool { return other.Key == c.Key })
	if at < 0 {
		return append(all, c)
	}
	all[at].Count += c.Count
	sample := append(all[at].Sample, c.Sample...)
	all[at].Sample = sample[:min(len(sample), conflictSample)]
	people := append(all[at].People, c.People...)
	all[at].People = people[:min(len(people), conflictPeople)]
	return all
}
