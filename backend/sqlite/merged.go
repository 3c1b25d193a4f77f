package sqlite

import (
	"context"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
)

// whoTheyWere is the list of a customer and all who became them by merges that stand: what was changed of those was changed of
// who they are now.
const whoTheyWere = `(
	WITH RECURSIVE were (id) AS (
		SELECT ?1
		UNION SELECT m.customer_id FROM were w CROSS JOIN merged m ON m.into_id = w.id JOIN operations o ON o.id = m.op WHERE o.undone_by = 0)
	SELECT id FROM were)`

// WhoTheyBecame leads from customers who became others by merges that stand to those they are now.
func (db *DB) WhoTheyBecame(ctx context.Context) (func(customer int64) int64, error) {
	into, err := db.merges(ctx)
	return into.now, err
}

// Follow is a set in which those who became others since stand as who they are now.
func (db *DB) Follow(ctx context.Context, set *roaring64.Bitmap) (*roaring64.Bitmap, error) {
	into, err := db.merges(ctx)
	if err != nil {
		return nil, err
	}
	followed := set
	for was := range into {
		if !set.Contains(uint64(was)) { //nolint:gosec // ids are positive
			continue
		}
		if followed == set {
			followed = set.Clone()
		}
		followed.Remove(uint64(was))        //nolint:gosec // ids are positive
		followed.Add(uint64(into.now(was))) //nolint:gosec // ids are positive
	}
	return followed, nil
}

// became leads from customers to those they were merged into.
type became map[int64]int64

func (b became) now(customer int64) int64 {
	for is, ok := b[customer]; ok; is, ok = b[customer] {
		customer = is
	}
	return customer
}

// merges are those that stand.
func (db *DB) merges(ctx context.Context) (became, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT m.customer_id, m.into_id FROM merged m JOIN operations o ON o.id = m.op WHERE o.undone_by = 0`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	into := became{}
	for rows.Next() {
		var was, is int64
		if err := rows.Scan(&was, &is); err != nil {
			return nil, asShopError(err)
		}
		into[was] = is
	}
	return into, asShopError(rows.Err())
}
