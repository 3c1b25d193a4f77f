package sqlite

import (
	"context"
)

// TagsByName lists the tags in the order a customer's row shows them.
func (db *DB) TagsByName(ctx context.Context) ([]int64, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT id FROM tags ORDER BY name`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	var ids []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, asShopError(err)
		}
		ids = append(ids, id)
	}
	return ids, asShopError(rows.Err())
}

// EachNoteTime hands f every customer of whom there is a note, with when the latest one was written.
func (db *DB) EachNoteTime(ctx context.Context, f func(customer, at int64)) error {
	rows, err := db.read.QueryContext(ctx, `SELECT customer_id, max(created_at) FROM notes GROUP BY customer_id`)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var customer, at int64
		if err := rows.Scan(&customer, &at); err != nil {
			return asShopError(err)
		}
		f(customer, at)
	}
	return asShopError(rows.Err())
}

// EachFieldValue hands f every customer of whom something is known in a custom field, with that: a number, or a text.
func (db *DB) EachFieldValue(ctx context.Context, field int64, f func(customer int64, number float64, text string)) error {
	rows, err := db.read.QueryContext(ctx, `
		SELECT customer_id, coalesce(number, 0), coalesce(text, '') FROM customer_fields
		WHERE field_id = ? AND coalesce(number, text) IS NOT NULL`, field)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var customer int64
		var number float64
		var text string
		if err := rows.Scan(&customer, &number, &text); err != nil {
			return asShopError(err)
		}
		f(customer, number, text)
	}
	return asShopError(rows.Err())
}
