package sqlite

import (
	"context"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
)

// readSet reads the first column of a query as a set of ids.
func (tx *Tx) readSet(ctx context.Context, query string, args ...any) (*roaring64.Bitmap, error) {
	return readSet(ctx, tx, query, args...)
}

func readSet(ctx context.Context, q querier, query string, args ...any) (*roaring64.Bitmap, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	set := roaring64.New()
	for rows.Next() {
		var id uint64
		if err := rows.Scan(&id); err != nil {
			return nil, asShopError(err)
		}
		set.Add(id)
	}
	return set, asShopError(rows.Err())
}

// eachPair calls f with the two columns of every row.
func (tx *Tx) eachPair(ctx context.Context, query string, f func(a, b int64), args ...any) error {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var a, b int64
		if err := rows.Scan(&a, &b); err != nil {
			return asShopError(err)
		}
		f(a, b)
	}
	return asShopError(rows.Err())
}

// fillSelected puts a set into temp.selected, where statements can join it.
func (tx *Tx) fillSelected(ctx context.Context, set *roaring64.Bitmap) error {
	if err := tx.emptySelected(ctx); err != nil {
		return err
	}
	it := set.ManyIterator()
	buf := make([]uint64, setChunk)
	for {
		n := it.NextMany(buf)
		if n == 0 {
			return nil
		}
		text, err := jsonText(buf[:n])
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO temp.selected (id) SELECT value FROM json_each(?)`, text); err != nil {
			return asShopError(err)
		}
	}
}

// emptySelected makes room for a set.
func (tx *Tx) emptySelected(ctx context.Context) error {
	_, err := tx.ExecContext(ctx, `
		CREATE TEMP TABLE IF NOT EXISTS selected (id INTEGER PRIMARY KEY);
		DELETE FROM temp.selected;`)
	return asShopError(err)
}

// setChunk is how many ids of a set cross into SQLite at a time.
const setChunk = 16384

// rememberSet notes customers who gained or lost a tag, in a few bytes each at most.
func (tx *Tx) rememberSet(ctx context.Context, tag int64, added bool, wasOp int64, members *roaring64.Bitmap) error {
	members.RunOptimize()
	blob, err := members.ToBytes()
	if err != nil {
		return fmt.Errorf("encode set: %w", err)
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO operation_sets (operation_id, tag_id, added, was_op, members) VALUES (?, ?, ?, ?, ?)`, tx.op, tag, added, wasOp, blob)
	return asShopError(err)
}
