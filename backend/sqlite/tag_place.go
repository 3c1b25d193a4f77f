package sqlite

import (
	"context"
	"unicode/utf8"

	"shuke/backend/crm"
)

// PlaceTag moves a tag into a group, before another tag of it, or behind all of them when before is 0.
func (db *DB) PlaceTag(ctx context.Context, id int64, group string, before int64) (crm.Operation, error) {
	if utf8.RuneCountInString(group) > crm.MaxTagName {
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "tag.group.length", "max", crm.MaxTagName)
	}
	params := map[string]any{}
	return db.recordedChange(ctx, crm.OpTagArrange, params, func(tx *Tx) (int64, error) {
		name, err := tx.tagName(ctx, id)
		if err != nil {
			return 0, err
		}
		params["tag"] = name
		stands, err := tx.standsThere(ctx, id, group, before)
		if err != nil || stands {
			return 0, err
		}
		position, err := tx.placeBetween(ctx, id, group, before)
		if err != nil {
			return 0, err
		}
		return tx.affected(ctx, `UPDATE tags SET grp = ?, position = ?, op = ? WHERE id = ?`, group, position, tx.op, id)
	})
}

// standsThere tells whether the tag is in the group already, right before the other one.
func (tx *Tx) standsThere(ctx context.Context, id int64, group string, before int64) (stands bool, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT grp = ?2 AND coalesce((
			SELECT n.id FROM tags n WHERE n.grp = t.grp AND (n.position, n.name) > (t.position, t.name) ORDER BY n.position, n.name LIMIT 1), 0) = ?3
		FROM tags t WHERE t.id = ?1`, id, group, before).Scan(&stands)
	return stands, asShopError(err)
}

// placeBetween is a position right before a tag, or behind all tags. Where there is no number left between two neighbours,
// all are numbered anew.
func (tx *Tx) placeBetween(ctx context.Context, id int64, group string, before int64) (float64, error) {
	for range 2 {
		var low, high float64
		if before == 0 {
			err := tx.QueryRowContext(ctx, `SELECT coalesce(max(position), 0) FROM tags WHERE id <> ?`, id).Scan(&low)
			return low + 1, asShopError(err)
		}
		err := tx.QueryRowContext(ctx, `
			SELECT coalesce((SELECT max(p.position) FROM tags p WHERE p.position < t.position AND p.id <> ?1), t.position - 1), t.position
			FROM tags t WHERE t.id = ?2 AND t.grp = ?3 AND t.id <> ?1`, id, before, group).Scan(&low, &high)
		if err != nil {
			return 0, notFound(err, "tag.gone")
		}
		if middle := (low + high) / 2; low < middle && middle < high {
			return middle, nil
		}
		_, err = tx.affected(ctx, `
			UPDATE tags SET position = n.place
			FROM (SELECT id, row_number() OVER (ORDER BY position, name) AS place FROM tags) n WHERE n.id = tags.id`)
		if err != nil {
			return 0, err
		}
	}
	return 0, crm.Errorf(crm.CodeNotFound, "tag.gone")
}

// TagPaid is what those who carry each tag paid, by the tag's id.
func (db *DB) TagPaid(ctx context.Context) (map[int64]int64, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT m.tag_id, sum(f.total_paid) FROM customer_tags m CROSS JOIN figures f ON f.customer_id = m.customer_id GROUP BY m.tag_id`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	paid := map[int64]int64{}
	for rows.Next() {
		var tag, sum int64
		if err := rows.Scan(&tag, &sum); err != nil {
			return nil, asShopError(err)
		}
		paid[tag] = sum
	}
	return paid, asShopError(rows.Err())
}
