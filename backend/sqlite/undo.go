package sqlite

import (
	"context"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
)

// Undo takes an operation back: rows it changed return to what they were and rows it created go, as far as nothing later
// changed or needs them. What is left alone is reported. The undo is an operation of its own; to take it back is to do again
// what it took back.
func (db *DB) Undo(ctx context.Context, operation int64) (crm.UndoReport, error) {
	return db.undo(ctx, operation, true)
}

// PreviewUndo says what Undo would do, by doing it and rolling back.
func (db *DB) PreviewUndo(ctx context.Context, operation int64) (crm.UndoReport, error) {
	return db.undo(ctx, operation, false)
}

func (db *DB) undo(ctx context.Context, operation int64, keep bool) (crm.UndoReport, error) {
	tx, err := db.begin(ctx, nil)
	if err != nil {
		return crm.UndoReport{}, err
	}
	defer func() { _ = tx.Rollback() }()
	u := &undoing{Tx: tx, of: operation, keep: keep, leftAlone: roaring64.New()}
	if err := u.run(ctx); err != nil {
		return crm.UndoReport{}, asShopError(err)
	}
	if !keep {
		return u.report, nil
	}
	u.report.Undo = tx.op
	return u.report, tx.commit()
}

// undoing is an undo at work.
type undoing struct {
	*Tx
	of        int64             // whose rows and sets are put back
	keep      bool              // it is no preview: what it takes to do the operation again is recorded
	leftAlone *roaring64.Bitmap // customers whose tags stay as they are
	report    crm.UndoReport
}

func (u *undoing) run(ctx context.Context) error {
	op, err := u.operation(ctx, u.of)
	if err != nil {
		return err
	}
	if op.UndoneBy != 0 {
		return crm.Errorf(crm.CodeConflict, "journal.alreadyUndone")
	}
	if op.Kind == crm.OpRedo { // it made an operation stand again: that one is taken back
		undo, err := u.operation(ctx, op.Undoes)
		if err != nil {
			return err
		}
		if op, err = u.operation(ctx, undo.Undoes); err != nil {
			return err
		}
		u.of = op.ID
	}
	if op.Forgotten {
		return crm.Errorf(crm.CodeConflict, "journal.forgotten", "days", crm.RedoDays)
	}
	if !op.Undoable {
		return crm.Errorf(crm.CodeInvalid, "journal.notUndoable")
	}
	u.report.Operation = op
	if op.Kind == crm.OpUndo {
		return u.redo(ctx, op)
	}
	return u.takeBackOperation(ctx, op)
}

func (u *undoing) operation(ctx context.Context, id int64) (crm.Operation, error) {
	op, err := scanOperation(u.QueryRowContext(ctx, `SELECT `+operationColumns+` FROM operations WHERE id = ?`, id))
	return op, notFound(err, "journal.operationGone")
}

func (u *undoing) takeBackOperation(ctx context.Context, op crm.Operation) error {
	if err := u.openOperation(ctx, crm.OpUndo, u.of); err != nil {
		return err
	}
	if err := u.emptyTouched(ctx); err != nil {
		return err
	}
	if !u.keep {
		return u.steps(ctx)
	}
	if err := u.record(ctx); err != nil {
		return err
	}
	if err := u.steps(ctx); err != nil {
		return err
	}
	if err := u.stopRecording(ctx); err != nil {
		return err
	}
	if err := u.close(ctx, crm.OpUndo, op); err != nil {
		return err
	}
	// Where the operation stands by having been done again, that is undone with it.
	_, err := u.exec(ctx, `
		UPDATE operations SET undone_by = ?1 WHERE id = ?2
			OR kind = ?3 AND undone_by = 0 AND undoes IN (SELECT id FROM operations WHERE kind = ?4 AND undoes = ?2)`,
		u.op, u.of, crm.OpRedo, crm.OpUndo)
	return err
}

func (u *undoing) steps(ctx context.Context) error {
	var recorded bool
	err := u.QueryRowContext(ctx, `SELECT
		EXISTS (SELECT 1 FROM operation_changes WHERE operation_id = ?1) OR EXISTS (SELECT 1 FROM operation_removals WHERE operation_id = ?1)`,
		u.of).Scan(&recorded)
	if err != nil {
		return asShopError(err)
	}
	if recorded {
		if err := u.replay(ctx); err != nil {
			return err
		}
		return u.foldPieces(ctx)
	}
	for i, step := range []func(context.Context) error{
		u.bringBackMerged, u.goHome, u.orders, u.createdOrders, u.settings, u.events, u.lostRows, u.sets, u.exceptions, u.values, u.notes, u.plain, u.consents, u.createdTags,
		u.fields, u.fieldValues, u.createdFields, u.sources, u.sourceChanges, u.customers, u.referrers, u.identities, u.movedIdentities, u.said, u.createdCustomers, u.products, u.recountTouched,
	} {
		if err := step(ctx); err != nil {
			return fmt.Errorf("undo step %d: %w", i, err)
		}
	}
	return nil
}

// redo takes an undo back: the operation it took back stands again, as far as nothing later is in its way. What the undo
// recorded is used up by it.
func (u *undoing) redo(ctx context.Context, op crm.Operation) error {
	if err := u.openOperation(ctx, crm.OpRedo, u.of); err != nil {
		return err
	}
	if err := u.emptyTouched(ctx); err != nil {
		return err
	}
	if err := u.replay(ctx); err != nil {
		return err
	}
	for _, query := range []string{
		`DELETE FROM operation_changes WHERE operation_id = ?1`,
		`DELETE FROM operation_removals WHERE operation_id = ?1`,
		`DELETE FROM operation_sets WHERE operation_id = ?1`,
		`DELETE FROM operation_values WHERE operation_id = ?1`,
		`UPDATE operations SET undone_by = 0 WHERE id = (SELECT undoes FROM operations WHERE id = ?1)`,
	} {
		if _, err := u.exec(ctx, query, u.of); err != nil {
			return err
		}
	}
	if err := u.close(ctx, crm.OpRedo, op); err != nil {
		return err
	}
	_, err := u.exec(ctx, `UPDATE operations SET undone_by = ? WHERE id = ?`, u.op, u.of)
	return err
}

// close enters an undo or redo in the journal, told in the words of what it is about.
func (u *undoing) close(ctx context.Context, kind crm.OperationKind, op crm.Operation) error {
	u.concerns = op.Customer
	_, err := u.closeOperation(ctx, kind, op.Count, op.Told())
	return err
}

// exec runs a statement and answers how many rows it touched.
func (u *undoing) exec(ctx context.Context, query string, args ...any) (int64, error) {
	res, err := u.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, asShopError(err)
	}
	return res.RowsAffected()
}

// restore puts changed rows of a table back while they are still the operation's own. What the operation cannot have
// changed is not written again: an index over it stays untouched.
func (u *undoing) restore(ctx context.Context, t imageTable) error {
	names, values := t.changing("r.image")
	n, err := u.exec(ctx, `
		UPDATE OR REPLACE `+t.name+` SET (`+names+`) = (`+values+`)
		FROM operation_rows r
		WHERE `+t.key+` = r.row_key AND r.operation_id = ?1 AND r.tbl = '`+t.name+`' AND r.image IS NOT NULL AND r.gone = 0 AND op = ?1`, u.of)
	u.report.Restored += n
	return err
}

// changedSince selects the rows of a table that the operation changed and something later changed again or removed, with
// whose they are.
func changedSince(t imageTable, name string) string {
	return `
		SELECT coalesce(` + name + `, ''), ` + t.ownerIn("r") + ` FROM operation_rows r LEFT JOIN ` + t.name + ` ON ` + t.key + ` = r.row_key
		WHERE r.operation_id = ?1 AND r.tbl = '` + t.name + `' AND r.image IS NOT NULL AND r.gone = 0 AND op IS NOT ?1`
}

// createdIn is the condition that a row's id was made by the operation.
func createdIn(table string) string {
	return `EXISTS (
		SELECT 1 FROM operation_ranges g
		WHERE g.operation_id = ?1 AND g.tbl = '` + table + `' AND ` + table + `.id BETWEEN g.first AND g.last)`
}

// eachRange calls f with the ids the operation created in a table.
func (u *undoing) eachRange(ctx context.Context, table string, f func(first, last int64) error) error {
	var ranges []idRange
	err := u.eachPair(ctx, `SELECT first, last FROM operation_ranges WHERE operation_id = ? AND tbl = ?`, func(first, last int64) {
		ranges = append(ranges, idRange{first, last})
	}, u.of, table)
	if err != nil {
		return err
	}
	for _, r := range ranges {
		if err := f(r.first, r.last); err != nil {
			return fmt.Errorf("undo %s %d–%d: %w", table, r.first, r.last, err)
		}
	}
	return nil
}

// settings puts back values that are still the ones the operation wrote. The currency that an import brought to an empty
// shop stays while there are orders to count in it.
func (u *undoing) settings(ctx context.Context) error {
	mine := `r.operation_id = ?1 AND r.tbl = 'settings' AND s.key = r.row_key`
	edited := u.report.Operation.Kind == crm.OpSettingsEdit
	if !edited {
		mine += ` AND NOT EXISTS (SELECT 1 FROM orders)`
	}
	if err := u.conflict(ctx, "conflict.settings", `
		SELECT s.key, 0 FROM operation_rows r JOIN settings s ON `+mine+` AND s.value <> json_extract(r.image, '$[1]')`, u.of); err != nil {
		return err
	}
	n, err := u.exec(ctx, `
		UPDATE settings AS s SET value = json_extract(r.image, '$[0]')
		FROM operation_rows r WHERE `+mine+` AND s.value = json_extract(r.image, '$[1]')`, u.of)
	if err != nil || n == 0 {
		return err
	}
	u.report.Restored += n
	if _, err := u.exec(ctx, `DELETE FROM settings WHERE value = ''`); err != nil {
		return err
	}
	if edited {
		_, err = u.exec(ctx, `INSERT OR IGNORE INTO temp.touched SELECT id FROM customers`)
	}
	return err
}
