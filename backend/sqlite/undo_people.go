package sqlite

import (
	"context"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
)

// lostRows brings back tags and notes the operation deleted, as long as their customer is there.
func (u *undoing) lostRows(ctx context.Context) error {
	for _, lost := range []struct {
		table imageTable
		where string
	}{
		{imageTags, `json_extract(r.image, '$[2]') NOT IN (SELECT name FROM tags)`},
		{imageNotes, `json_extract(r.image, '$[2]') IN (SELECT id FROM customers)`},
		{imageEvents, `json_extract(r.image, '$[2]') IN (SELECT id FROM customers)`},
	} {
		n, err := u.exec(ctx, `
			INSERT OR IGNORE INTO `+lost.table.name+` (`+joinColumns(lost.table)+`)
			SELECT `+lost.table.elements("r.image")+`
			FROM operation_rows r
			WHERE r.operation_id = ?1 AND r.tbl = '`+lost.table.name+`' AND r.gone = 1 AND `+lost.where, u.of)
		if err != nil {
			return err
		}
		u.report.Restored += n
	}
	return u.conflict(ctx, "conflict.tagNameTaken", `
		SELECT json_extract(r.image, '$[2]'), 0 FROM operation_rows r
		WHERE r.operation_id = ?1 AND r.tbl = 'tags' AND r.gone = 1 AND r.row_key NOT IN (SELECT id FROM tags)`, u.of)
}

// tagSet is one row of operation_sets.
type tagSet struct {
	tag     int64
	added   bool
	wasOp   int64
	members *roaring64.Bitmap
}

// sets takes gained tags off again and gives lost ones back.
func (u *undoing) sets(ctx context.Context) error {
	sets, err := u.readSets(ctx)
	if err != nil {
		return err
	}
	for _, s := range sets {
		undo := u.giveBack
		if s.added {
			undo = u.takeBack
		}
		if err := undo(ctx, s); err != nil {
			return fmt.Errorf("undo tag %d: %w", s.tag, err)
		}
	}
	return nil
}

func (u *undoing) readSets(ctx context.Context) ([]tagSet, error) {
	rows, err := u.QueryContext(ctx, `SELECT tag_id, added, was_op, members FROM operation_sets WHERE operation_id = ?`, u.of)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	var sets []tagSet
	for rows.Next() {
		s := tagSet{members: roaring64.New()}
		var blob []byte
		if err := rows.Scan(&s.tag, &s.added, &s.wasOp, &blob); err != nil {
			return nil, asShopError(err)
		}
		if err := s.members.UnmarshalBinary(blob); err != nil {
			return nil, fmt.Errorf("journal set of operation %d: %w", u.of, err)
		}
		sets = append(sets, s)
	}
	return sets, asShopError(rows.Err())
}

// takeBack removes the memberships that are still the operation's: exactly the ones that carry its number, or the one they
// were given back with. The others of the set lost the tag since, or got it again from a later operation, and are reported.
func (u *undoing) takeBack(ctx context.Context, s tagSet) error {
	owner := s.wasOp
	if owner == 0 {
		owner = u.of
	}
	const mine = `FROM customer_tags WHERE tag_id = ? AND op = ?`
	still, err := u.readSet(ctx, `SELECT customer_id `+mine, s.tag, owner)
	if err != nil {
		return err
	}
	all := still.GetCardinality()
	still.And(s.members)
	still.AndNot(u.leftAlone)
	if changed := roaring64.AndNot(s.members, still); !changed.IsEmpty() {
		if err := u.fillSelected(ctx, changed); err != nil {
			return err
		}
		if err := u.conflict(ctx, "conflict.tagChanged", `
			SELECT coalesce(nullif(c.name, ''), c.nick), c.id FROM temp.selected s JOIN customers c ON c.id = s.id`); err != nil {
			return err
		}
	}
	among := ""
	if still.GetCardinality() != all {
		if err := u.fillSelected(ctx, still); err != nil {
			return err
		}
		among = ` AND customer_id IN (SELECT id FROM temp.selected)`
	}
	n, err := u.exec(ctx, `DELETE `+mine+among, s.tag, owner)
	u.report.Removed += n
	if err != nil || n == 0 || !u.recording {
		return err
	}
	return u.rememberSet(ctx, s.tag, false, owner, still)
}

// exceptions takes back what a merge carried over: every other operation that says who is excepted is recorded.
func (u *undoing) exceptions(ctx context.Context) error {
	if _, err := u.exec(ctx, `DELETE FROM tag_exceptions WHERE op = ?1`, u.of); err != nil {
		return err
	}
	_, err := u.exec(ctx, `DELETE FROM tag_withheld WHERE op = ?1`, u.of)
	return err
}

// giveBack restores memberships of customers who are there and have not got the tag again.
func (u *undoing) giveBack(ctx context.Context, s tagSet) error {
	given := roaring64.AndNot(s.members, u.leftAlone)
	if err := u.fillSelected(ctx, given); err != nil {
		return err
	}
	n, err := u.exec(ctx, `
		INSERT OR IGNORE INTO customer_tags (tag_id, customer_id, op)
		SELECT t.id, c.id, ?2 FROM temp.selected s JOIN customers c ON c.id = s.id JOIN tags t ON t.id = ?1
		ORDER BY c.id`, s.tag, s.wasOp)
	u.report.Restored += n
	if err != nil || n == 0 || !u.recording {
		return err
	}
	if uint64(n) != given.GetCardinality() { //nolint:gosec // a count
		theirs, err := u.readSet(ctx, `SELECT customer_id FROM customer_tags WHERE tag_id = ? AND op = ?`, s.tag, s.wasOp)
		if err != nil {
			return err
		}
		given.And(theirs)
	}
	return u.rememberSet(ctx, s.tag, true, s.wasOp, given)
}

// createdTags removes tags the operation made while nobody carries them.
func (u *undoing) createdTags(ctx context.Context) error {
	const mine = `(` + `id IN (SELECT row_key FROM operation_rows WHERE operation_id = ?1 AND tbl = 'tags' AND image IS NULL)`
	made := mine + ` OR ` + createdIn("tags") + `)`
	if err := u.conflict(ctx, "conflict.tagInUse", `
		SELECT name, 0 FROM tags WHERE `+made+` AND (op <> ?1 OR id IN (SELECT tag_id FROM customer_tags))`, u.of); err != nil {
		return err
	}
	n, err := u.exec(ctx, `DELETE FROM tags WHERE `+made+` AND op = ?1 AND id NOT IN (SELECT tag_id FROM customer_tags)`, u.of)
	u.report.Removed += n
	return err
}

// notes puts edited notes back and removes written ones.
func (u *undoing) notes(ctx context.Context) error {
	if err := u.conflict(ctx, "conflict.noteChanged", changedSince(imageNotes, "text"), u.of); err != nil {
		return err
	}
	if err := u.restore(ctx, imageNotes); err != nil {
		return err
	}
	const made = `id IN (SELECT row_key FROM operation_rows WHERE operation_id = ?1 AND tbl = 'notes' AND image IS NULL)`
	if err := u.conflict(ctx, "conflict.noteChanged", `SELECT text, customer_id FROM notes WHERE op <> ?1 AND `+made, u.of); err != nil {
		return err
	}
	n, err := u.exec(ctx, `DELETE FROM notes WHERE op = ?1 AND `+made, u.of)
	if err != nil {
		return err
	}
	u.report.Removed += n
	return u.eachRange(ctx, "notes", func(first, last int64) error {
		if err := u.conflict(ctx, "conflict.noteChanged", `SELECT text, customer_id FROM notes WHERE op <> ? AND id BETWEEN ? AND ?`, u.of, first, last); err != nil {
			return err
		}
		n, err := u.remove(ctx, pieces{"notes", "id", `op = ?4`, first, last, []any{u.of}})
		u.report.Removed += n
		return err
	})
}

// consents gives moved words back to whom they were of, and removes those the operation made.
func (u *undoing) consents(ctx context.Context) error {
	if err := u.restore(ctx, imageConsents); err != nil {
		return err
	}
	n, err := u.exec(ctx, `DELETE FROM consents WHERE op = ?1 AND `+createdIn("consents"), u.of)
	u.report.Removed += n
	return err
}

// customers puts changed profiles back.
func (u *undoing) customers(ctx context.Context) error {
	if err := u.conflict(ctx, "conflict.customerChanged",
		changedSince(imageCustomers, "coalesce(nullif(customers.name, ''), customers.nick)"), u.of); err != nil {
		return err
	}
	const restored = `SELECT row_key FROM operation_rows WHERE operation_id = ?1 AND tbl = 'customers' AND image IS NOT NULL`
	if _, err := u.exec(ctx, `INSERT OR IGNORE INTO temp.touched `+restored, u.of); err != nil {
		return err
	}
	if err := u.restore(ctx, imageCustomers); err != nil {
		return err
	}
	if _, err := u.exec(ctx, `DELETE FROM customer_search WHERE rowid IN (`+restored+`)`, u.of); err != nil {
		return err
	}
	return u.indexWords(ctx, `id IN (`+restored+`)`, u.of)
}

// identities removes what the operation added to customers of before, and brings back what it took away.
func (u *undoing) identities(ctx context.Context) error {
	// The key is "kind|platform|value"; taken apart, it finds its row by the primary key.
	n, err := u.exec(ctx, `
		DELETE FROM identities WHERE op = ?1 AND (kind, platform_id, value) IN (
			SELECT
				CAST(substr(row_key, 1, 1) AS INTEGER),
				CAST(substr(row_key, 3, instr(substr(row_key, 3), '|') - 1) AS INTEGER),
				substr(row_key, 3 + instr(substr(row_key, 3), '|'))
			FROM operation_rows
			WHERE operation_id = ?1 AND tbl = 'identities' AND image IS NULL)`, u.of)
	u.report.Removed += n
	if err != nil {
		return err
	}
	n, err = u.exec(ctx, `
		INSERT OR IGNORE INTO identities (`+joinColumns(imageIdentities)+`)
		SELECT `+imageIdentities.elements("r.image")+` FROM operation_rows r
		WHERE r.operation_id = ?1 AND r.tbl = 'identities' AND r.gone = 1
			AND json_extract(r.image, '$[3]') IN (SELECT id FROM customers)`, u.of)
	u.report.Restored += n
	return err
}

// taggedByHand is the condition that somebody tagged the customer c: a tag's rule does not hold anybody.
const taggedByHand = `EXISTS (SELECT 1 FROM customer_tags m CROSS JOIN tags t ON t.id = m.tag_id WHERE m.customer_id = c.id AND t.rule = '')`

// needed is the condition that something not of the operation leads to the customer c.
const needed = `(c.op <> ?1
	OR EXISTS (SELECT 1 FROM orders WHERE customer_id = c.id)
	OR EXISTS (SELECT 1 FROM events WHERE customer_id = c.id)
	OR EXISTS (SELECT 1 FROM notes WHERE customer_id = c.id)
	OR EXISTS (SELECT 1 FROM reminders WHERE customer_id = c.id)
	OR EXISTS (SELECT 1 FROM parcels WHERE customer_id = c.id)
	OR EXISTS (SELECT 1 FROM consents WHERE customer_id = c.id)
	OR ` + taggedByHand + `
	OR EXISTS (SELECT 1 FROM customer_fields WHERE customer_id = c.id)
	OR EXISTS (SELECT 1 FROM addresses WHERE customer_id = c.id)
	OR EXISTS (SELECT 1 FROM customers brought WHERE brought.referrer_id = c.id AND brought.referrer_id <> 0)
	OR EXISTS (SELECT 1 FROM identities WHERE customer_id = c.id AND op <> ?1))`

// createdCustomers removes customers the operation made, unless they were edited or something later belongs to them.
func (u *undoing) createdCustomers(ctx context.Context) error {
	return u.eachRange(ctx, "customers", func(first, last int64) error {
		const made = `c.id BETWEEN ?2 AND ?3`
		if err := u.fillSelected(ctx, roaring64.New()); err != nil {
			return err
		}
		_, err := u.exec(ctx, `INSERT INTO temp.selected SELECT c.id FROM customers c WHERE `+made+` AND NOT `+needed, u.of, first, last)
		if err != nil {
			return err
		}
		err = u.conflict(ctx, "conflict.customerNeeded", `
			SELECT coalesce(nullif(c.name, ''), c.nick), c.id FROM customers c
			WHERE c.id BETWEEN ?1 AND ?2 AND c.id NOT IN (SELECT id FROM temp.selected)`, first, last)
		if err != nil {
			return err
		}
		return u.removeSelected(ctx)
	})
}

// removeSelected deletes the customers in temp.selected with everything derived from them.
func (u *undoing) removeSelected(ctx context.Context) error {
	var first, last int64
	err := u.QueryRowContext(ctx, `SELECT coalesce(min(id), 0), coalesce(max(id), 0) FROM temp.selected`).Scan(&first, &last)
	if err != nil || last == 0 {
		return asShopError(err)
	}
	const selected = ` IN (SELECT id FROM temp.selected)`
	if _, err := u.remove(ctx, pieces{"identities", "customer_id", `+customer_id` + selected, first, last, nil}); err != nil {
		return err
	}
	if err := u.removeDerived(ctx); err != nil {
		return err
	}
	for _, from := range []string{
		"temp.touched WHERE id",
		"customer_fields WHERE customer_id", "customer_tags WHERE customer_id", "candidates WHERE a", "candidates WHERE b",
	} {
		if _, err := u.exec(ctx, `DELETE FROM `+from+selected); err != nil {
			return err
		}
	}
	n, err := u.remove(ctx, pieces{"customers", "id", `+id` + selected, first, last, nil})
	u.report.Removed += n
	return err
}

// removeDerived deletes the figures and the words of the customers in temp.selected. When that is everybody, as after the
// first import of a shop, both are emptied whole: SQLite need not look for each row in six indexes.
func (u *undoing) removeDerived(ctx context.Context) error {
	var everybody bool
	err := u.QueryRowContext(ctx, `
		SELECT NOT EXISTS (SELECT 1 FROM figures WHERE customer_id NOT IN (SELECT id FROM temp.selected))`).Scan(&everybody)
	if err != nil {
		return asShopError(err)
	}
	const selected = ` IN (SELECT id FROM temp.selected)`
	queries := []string{`DELETE FROM figures WHERE customer_id` + selected, `DELETE FROM customer_search WHERE rowid` + selected}
	if everybody {
		queries = []string{`DELETE FROM figures`, `INSERT INTO customer_search (customer_search) VALUES ('delete-all')`}
	}
	for _, query := range queries {
		if _, err := u.exec(ctx, query); err != nil {
			return err
		}
	}
	return nil
}
