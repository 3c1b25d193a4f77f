package sqlite

import (
	"context"
	"fmt"

	"shuke/backend/crm"
)

// bringBackMerged brings the customers back that a merge made one with another, so that their rows have somebody to return
// to. Where the one they became has become somebody else since, there is no telling whose is whose: that merge comes first.
func (u *undoing) bringBackMerged(ctx context.Context) error {
	kind := u.report.Operation.Kind
	if kind != crm.OpMerge && kind != crm.OpSplit {
		return nil
	}
	var there bool
	err := u.QueryRowContext(ctx, `
		SELECT NOT EXISTS (
			SELECT 1 FROM operation_rows WHERE operation_id = ? AND tbl = 'customers' AND gone = 0 AND row_key NOT IN (SELECT id FROM customers))`,
		u.of).Scan(&there)
	if err != nil {
		return asShopError(err)
	}
	if !there {
		return crm.Errorf(crm.CodeConflict, "identity.mergedSince")
	}
	const lost = `SELECT row_key FROM operation_rows WHERE operation_id = ?1 AND tbl = 'customers' AND gone = 1`
	n, err := u.exec(ctx, `
		INSERT OR IGNORE INTO customers (`+joinColumns(imageCustomers)+`)
		SELECT `+imageCustomers.elements("image")+` FROM operation_rows WHERE operation_id = ?1 AND tbl = 'customers' AND gone = 1`, u.of)
	if err != nil {
		return err
	}
	u.report.Restored += n
	if _, err := u.exec(ctx, `INSERT OR IGNORE INTO temp.touched `+lost, u.of); err != nil {
		return err
	}
	return u.indexWords(ctx, `id IN (`+lost+`)`, u.of)
}

// goHome gives orders and notes that were changed after a merge or a split back to whom they were of, as they are now.
// Whose they are is all the operation changed of them, so nothing later is lost; images that later operations keep of them
// are made to say the same, as if the operation had never been.
func (u *undoing) goHome(ctx context.Context) error {
	var here int64 // where the operation brought them
	switch op := u.report.Operation; op.Kind {
	case crm.OpMerge:
		here = idParam(op.Params["into"])
	case crm.OpSplit:
		here = idParam(op.Params["made"])
	default:
		return nil
	}
	for _, t := range []imageTable{imageOrders, imageNotes, imageReminders, imageParcels} {
		if err := u.sendHome(ctx, t, here); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	return nil
}

// idParam reads an id from parameters that have been JSON.
func idParam(v any) int64 {
	n, _ := v.(float64)
	return int64(n)
}

func (u *undoing) sendHome(ctx context.Context, t imageTable, here int64) error {
	home := fmt.Sprintf(`json_extract(r.image, '$[%d]')`, t.customer())
	_, err := u.ExecContext(ctx, `
		CREATE TEMP TABLE IF NOT EXISTS homeward (id INTEGER PRIMARY KEY, home INTEGER, image TEXT);
		DELETE FROM temp.homeward`)
	if err != nil {
		return asShopError(err)
	}
	n, err := u.exec(ctx, `
		INSERT INTO temp.homeward
		SELECT r.row_key, `+home+`, r.image
		FROM operation_rows r LEFT JOIN `+t.name+` t ON t.id = r.row_key
		WHERE r.operation_id = ?1 AND r.tbl = '`+t.name+`' AND r.gone = 0 AND r.image IS NOT NULL
			AND t.op IS NOT ?1 AND (t.id IS NULL OR t.customer_id = ?2) AND `+home+` IN (SELECT id FROM customers)`, u.of, here)
	if err != nil || n == 0 {
		return err
	}
	n, err = u.exec(ctx, `UPDATE `+t.name+` AS t SET customer_id = h.home FROM temp.homeward h WHERE h.id = t.id`)
	if err != nil {
		return err
	}
	u.report.Restored += n
	at := fmt.Sprintf("$[%d]", t.customer())
	for _, step := range []struct {
		query string
		args  []any
	}{
		{`UPDATE operation_rows AS r SET image = h.image FROM temp.homeward h
			WHERE r.operation_id > ?1 AND r.tbl = ?2 AND r.row_key = h.id AND json_extract(r.image, '$[1]') = ?1`, []any{u.of, t.name}},
		{`UPDATE operation_rows AS r SET image = json_set(r.image, ?3, h.home) FROM temp.homeward h
			WHERE r.operation_id > ?1 AND r.tbl = ?2 AND r.row_key = h.id AND json_extract(r.image, ?3) = ?4`, []any{u.of, t.name, at, here}},
		{`DELETE FROM operation_rows WHERE operation_id = ?1 AND tbl = ?2 AND row_key IN (SELECT id FROM temp.homeward)`, []any{u.of, t.name}},
		{`INSERT OR IGNORE INTO temp.touched SELECT home FROM temp.homeward`, nil},
		{`INSERT OR IGNORE INTO temp.touched SELECT id FROM customers WHERE id = ?`, []any{here}},
	} {
		if _, err := u.exec(ctx, step.query, step.args...); err != nil {
			return err
		}
	}
	return nil
}

// movedIdentities gives identities back to whom they named, as long as nothing later wrote them.
func (u *undoing) movedIdentities(ctx context.Context) error {
	const moved = `FROM operation_rows r
		%s JOIN identities i ON i.kind = json_extract(r.image, '$[0]') AND i.platform_id = json_extract(r.image, '$[1]')
			AND i.value = json_extract(r.image, '$[2]')
		WHERE r.operation_id = ?1 AND r.tbl = 'identities' AND r.image IS NOT NULL AND r.gone = 0`
	if err := u.conflict(ctx, "conflict.identityChanged", `
		SELECT json_extract(r.image, '$[2]'), json_extract(r.image, '$[3]') `+fmt.Sprintf(moved, "LEFT")+` AND i.op IS NOT ?1`, u.of); err != nil {
		return err
	}
	n, err := u.exec(ctx, `
		INSERT OR REPLACE INTO identities (`+joinColumns(imageIdentities)+`)
		SELECT `+imageIdentities.elements("r.image")+` `+fmt.Sprintf(moved, "CROSS")+` AND i.op = ?1
			AND json_extract(r.image, '$[3]') IN (SELECT id FROM customers)`, u.of)
	u.report.Restored += n
	return err
}

// said forgets what the operation decided about pairs, and proposes them again. Pairs are derived and never reported.
func (u *undoing) said(ctx context.Context) error {
	for _, query := range []string{
		`DELETE FROM decisions WHERE op = ?1`,
		`DELETE FROM candidates WHERE op = ?1`,
		`INSERT OR IGNORE INTO candidates (` + joinColumns(imageCandidates) + `)
		SELECT ` + imageCandidates.elements("r.image") + ` FROM operation_rows r
		WHERE r.operation_id = ?1 AND r.tbl = 'candidates' AND r.gone = 1
			AND json_extract(r.image, '$[0]') IN (SELECT id FROM customers) AND json_extract(r.image, '$[1]') IN (SELECT id FROM customers)`,
	} {
		if _, err := u.exec(ctx, query, u.of); err != nil {
			return err
		}
	}
	return nil
}
