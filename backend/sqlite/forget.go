package sqlite

import (
	"context"
	"time"

	"shuke/backend/crm"
)

// forgetAtATime is how many rows of the journal go in one transaction, so that whoever writes meanwhile does not wait.
const forgetAtATime = 20_000

// journalTables hold what it takes to take an operation back, or to do it again.
var journalTables = []string{
	"operation_changes", "operation_removals", "operation_rows", "operation_ranges", "operation_sets", "operation_values",
}

// ForgetUndone drops what undos of more than crm.RedoDays ago recorded, and what the operations they took back kept: neither
// comes back any more, and the file would only grow. It answers how many undos that were. The journal's sentences stay.
func (db *DB) ForgetUndone(ctx context.Context) (forgotten int, err error) {
	before := crm.Millis(db.clock().Add(-crm.RedoDays * 24 * time.Hour))
	for {
		var undo, of int64
		err := db.read.QueryRowContext(ctx, `
			SELECT coalesce(min(id), 0), coalesce(undoes, 0) FROM operations
			WHERE kind = 'undo' AND undone_by = 0 AND forgotten < 2 AND at < ?`, before).Scan(&undo, &of)
		if err != nil || undo == 0 {
			return forgotten, asShopError(err)
		}
		// From here on it cannot be redone. Where this ends half done, the next time goes on.
		if _, err := db.write.ExecContext(ctx, `UPDATE operations SET forgotten = 1 WHERE id = ? AND undone_by = 0`, undo); err != nil {
			return forgotten, asShopError(err)
		}
		if err := db.forgetRows(ctx, undo, of); err != nil {
			return forgotten, err
		}
		if _, err := db.write.ExecContext(ctx, `UPDATE operations SET forgotten = 2 WHERE id = ?`, undo); err != nil {
			return forgotten, asShopError(err)
		}
		forgotten++
	}
}

func (db *DB) forgetRows(ctx context.Context, operations ...int64) error {
	for _, op := range operations {
		for _, table := range journalTables {
			if err := db.forgetIn(ctx, table, op); err != nil {
				return err
			}
		}
	}
	return nil
}

func (db *DB) forgetIn(ctx context.Context, table string, op int64) error {
	key := map[string]string{
		"operation_changes": "tbl, row_key", "operation_removals": "tbl, first", "operation_rows": "tbl, row_key",
		"operation_ranges": "tbl, first", "operation_sets": "tag_id, added, was_op", "operation_values": "what, was, now",
	}[table]
	for {
		res, err := db.write.ExecContext(ctx, `
			DELETE FROM `+table+` WHERE operation_id = ?1 AND (`+key+`) IN (SELECT `+key+` FROM `+table+` WHERE operation_id = ?1 LIMIT ?2)`, op, forgetAtATime)
		n, err := affected(res, err)
		if err != nil || n < forgetAtATime {
			return err
		}
	}
}

// PurgePictures drops pictures that no note and no message shows and none can show again: those of notes that were begun and never
// saved, and of undone ones that were forgotten. Nobody may be writing one meanwhile: it is called before the shop is shown.
func (db *DB) PurgePictures(ctx context.Context) (int64, error) {
	var unshown bool
	err := db.read.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM pictures WHERE id NOT IN (SELECT picture_id FROM note_pictures))`).Scan(&unshown)
	if err != nil || !unshown {
		return 0, asShopError(err)
	}
	// An operation's rows of one table are neighbours: each is asked by its key.
	kept := func(journal string) string {
		return `SELECT json_extract(r.image, '$[3]') FROM operations o CROSS JOIN ` + journal + ` r
			ON r.operation_id = o.id AND r.tbl = 'note_pictures' WHERE r.image IS NOT NULL`
	}
	res, err := db.write.ExecContext(ctx, `
		DELETE FROM pictures WHERE id NOT IN (SELECT picture_id FROM note_pictures)
			AND id NOT IN (`+kept("operation_rows")+`)
			AND id NOT IN (`+kept("operation_changes")+`)
			AND id NOT IN (
				SELECT json_extract(x.value, '$[3]') FROM operation_removals m CROSS JOIN json_each(m.images) x WHERE m.tbl = 'note_pictures')
			AND id NOT IN (
				SELECT json_extract(json_extract(r.image, '$[3]'), '$[3]') FROM operations o CROSS JOIN operation_changes r
					ON r.operation_id = o.id AND r.tbl = 'operation_rows'
				WHERE r.image IS NOT NULL AND json_extract(r.image, '$[1]') = 'note_pictures' AND json_extract(r.image, '$[3]') IS NOT NULL)
			AND id NOT IN (`+picturesOfMessages+`)`)
	return affected(res, err)
}
