package sqlite

import (
	"context"
	"fmt"

	"shuke/backend/crm"
)

// Undo takes an operation back: rows it changed return to what they were and rows it created go, as far as nothing later
// changed or needs them. What is left alone is reported. The undo is an operation of its own.
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
	u := &undoing{Tx: tx, of: operation}
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
	of     int64
	report crm.UndoReport
}

func (u *undoing) run(ctx context.Context) error {
	op, err := scanOperation(u.QueryRowContext(ctx, `SELECT `+operationColumns+` FROM operations WHERE id = ?`, u.of))
	if err != nil {
		return notFound(err, "journal.operationGone")
	}
	if op.UndoneBy != 0 {
		return crm.Errorf(crm.CodeConflict, "journal.alreadyUndone")
	}
	if !op.Undoable {
		return crm.Errorf(crm.CodeInvalid, "journal.notUndoable")
	}
	u.report.Operation = op
	if err := u.openOperation(ctx, crm.OpUndo, u.of); err != nil {
		return err
	}
	if err := u.emptyTouched(ctx); err != nil {
		return err
	}
	for i, step := range []func(context.Context) error{
		u.bringBackMerged, u.goHome, u.orders, u.createdOrders, u.settings, u.events, u.lostRows, u.sets, u.notes, u.plain, u.consents, u.createdTags,
		u.fields, u.fieldValues, u.createdFields, u.sources, u.sourceChanges, u.customers, u.referrers, u.identities, u.movedIdentities, u.said, u.createdCustomers, u.products, u.recountTouched,
	} {
		if err := step(ctx); err != nil {
			return fmt.Errorf("undo step %d: %w", i, err)
		}
	}
	return u.close(ctx, op)
}

// close enters the undo in the journal, told in the words of what it took back.
func (u *undoing) close(ctx context.Context, op crm.Operation) error {
	params := map[string]any{"kind": string(op.Kind)}
	for k, v := range op.Params {
		params[k] = v
	}
	if _, err := u.closeOperation(ctx, crm.OpUndo, op.Count, params); err != nil {
		return err
	}
	_, err := u.ExecContext(ctx, `UPDATE operations SET undone_by = ? WHERE id = ?`, u.op, u.of)
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

// conflict reports rows that are left alone: query selects a name for each.
func (u *undoing) conflict(ctx context.Context, key, query string, args ...any) error {
	c := crm.Conflict{Key: key, Sample: []string{}}
	if err := u.QueryRowContext(ctx, `SELECT count(*) FROM (`+query+`)`, args...).Scan(&c.Count); err != nil {
		return asShopError(err)
	}
	if c.Count == 0 {
		return nil
	}
	rows, err := u.QueryContext(ctx, query+` LIMIT 5`, args...)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return asShopError(err)
		}
		c.Sample = append(c.Sample, name)
	}
	u.report.Conflicts = append(u.report.Conflicts, c)
	return asShopError(rows.Err())
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

// changedSince selects the rows of a table that the operation changed and something later changed again or removed.
func changedSince(t imageTable, name string) string {
	return `
		SELECT coalesce(` + name + `, '') FROM operation_rows r LEFT JOIN ` + t.name + ` ON ` + t.key + ` = r.row_key
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
		SELECT s.key FROM operation_rows r JOIN settings s ON `+mine+` AND s.value <> json_extract(r.image, '$[1]')`, u.of); err != nil {
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
