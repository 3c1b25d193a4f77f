package sqlite

import (
	"context"
	"fmt"
	"strings"
)

// removalSpan is how many ids one row of operation_removals is for.
const removalSpan = 2_000

// pieces are rows of a table that are removed or changed alike: those a condition picks among ids first to last. Id is the
// column the ids stand in; the condition's parameters are numbered from ?4.
type pieces struct {
	table, id, and string
	first, last    int64
	args           []any
}

func (p *pieces) from() string { return p.table + ` WHERE ` + p.id + ` BETWEEN ?2 AND ?3 AND ` + p.and }

// remove deletes the rows and answers how many there were.
func (tx *Tx) remove(ctx context.Context, p pieces) (int64, error) {
	return tx.inPieces(ctx, p, "DELETE", `DELETE FROM `+p.from()+` AND ?1 = ?1`, nil)
}

// changeAlike sets columns of the rows, and their op.
func (tx *Tx) changeAlike(ctx context.Context, p pieces, set string) (int64, error) {
	at := strings.Index(p.from(), " ")
	return tx.inPieces(ctx, p, "UPDATE", `UPDATE `+p.from()[:at]+` SET op = ?1, `+set+p.from()[at:], tx.op)
}

// inPieces writes rows and, while the operation is recorded, keeps them in large pieces: triggers row by row would cost as
// much again as the writing. Version is what the rows carry then.
func (tx *Tx) inPieces(ctx context.Context, p pieces, event, write string, version any) (int64, error) {
	all := append([]any{tx.op, p.first, p.last}, p.args...)
	if !tx.recording {
		return tx.affected(ctx, write, all...)
	}
	t := tableNamed(p.table)
	if err := tx.keepPieces(ctx, t, p, version); err != nil {
		return 0, err
	}
	if err := tx.stopRecordingOn(ctx, t, event); err != nil {
		return 0, err
	}
	n, err := tx.affected(ctx, write, all...)
	if err != nil {
		return n, err
	}
	return n, tx.recordOn(ctx, t, event)
}

func (tx *Tx) keepPieces(ctx context.Context, t recordedTable, p pieces, version any) error {
	as := fmt.Sprintf("?%d", len(p.args)+4)
	for at := p.first; at <= p.last; at += removalSpan {
		args := append([]any{tx.op, at, min(at+removalSpan-1, p.last)}, p.args...)
		_, err := tx.ExecContext(ctx, `
			INSERT INTO operation_removals (operation_id, tbl, first, images, version)
			SELECT ?1, '`+t.name+`', ?2, json_group_array(`+t.array()+`), `+as+` FROM `+p.from()+` HAVING count(*) > 0`, append(args, version)...)
		if err != nil {
			return asShopError(err)
		}
	}
	return nil
}

// unfoldPieces lays the rows out one by one, for a replay.
func (u *undoing) unfoldPieces(ctx context.Context) error {
	for _, t := range recordedTables {
		keys := make([]string, len(t.keys))
		for i, k := range t.keys {
			keys[i] = t.element("e.value", k)
		}
		key := strings.Join(keys, ", ")
		if len(keys) > 1 {
			key = "json_array(" + key + ")"
		}
		_, err := u.exec(ctx, `
			INSERT INTO operation_changes (operation_id, tbl, row_key, image, version)
			SELECT ?1, '`+t.name+`', `+key+`, e.value, s.version
			FROM operation_removals s, json_each(s.images) e WHERE s.operation_id = ?1 AND s.tbl = '`+t.name+`'
			ON CONFLICT (operation_id, tbl, row_key) DO UPDATE SET version = excluded.version`, u.of)
		if err != nil {
			return fmt.Errorf("unfold %s: %w", t.name, err)
		}
	}
	return nil
}

// foldPieces forgets the rows that were laid out: the pieces stay, should the operation be done and taken back again. Tables
// that have pieces are written in no other way by the same operation.
func (u *undoing) foldPieces(ctx context.Context) error {
	rows, err := u.QueryContext(ctx, `SELECT DISTINCT tbl, version FROM operation_removals WHERE operation_id = ?`, u.of)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	var of [][2]any
	for rows.Next() {
		var p [2]any
		if err := rows.Scan(&p[0], &p[1]); err != nil {
			return asShopError(err)
		}
		of = append(of, p)
	}
	if err := rows.Err(); err != nil {
		return asShopError(err)
	}
	for _, p := range of {
		_, err := u.exec(ctx, `DELETE FROM operation_changes WHERE operation_id = ? AND tbl = ? AND version IS ?`, u.of, p[0], p[1])
		if err != nil {
			return err
		}
	}
	return nil
}
