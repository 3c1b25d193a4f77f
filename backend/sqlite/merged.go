package sqlite

import "context"

// whoTheyWere is the list of a customer and all who became them by merges that stand: what was changed of those was changed of
// who they are now.
const whoTheyWere = `(
	WITH RECURSIVE were (id) AS (
		SELECT ?1
		UNION SELECT m.customer_id FROM were w CROSS JOIN merged m ON m.into_id = w.id JOIN operations o ON o.id = m.op WHERE o.undone_by = 0)
	SELECT id FROM were)`

// WhoTheyBecame leads from customers who became others by merges that stand to those they are now.
func (db *DB) WhoTheyBecame(ctx context.Context) (func(customer int64) int64, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT m.customer_id, m.into_id FROM merged m JOIN operations o ON o.id = m.op WHERE o.undone_by = 0`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	into := map[int64]int64{}
	for rows.Next() {
		var was, is int64
		if err := rows.Scan(&was, &is); err != nil {
			return nil, asShopError(err)
		}
		into[was] = is
	}
	return func(customer int64) int64 {
		for is, ok := into[customer]; ok; is, ok = into[customer] {
			customer = is
		}
		return customer
	}, asShopError(rows.Err())
}
