package sqlite

import "context"

// recountFigures counts the figures of the customers in temp.touched afresh from orders and events. It is the definition
// that the faster ways of the import must agree with; a property test holds them together.
const recountFigures = `
	INSERT OR REPLACE INTO figures
	SELECT
		c.id,
		CASE WHEN count(o.id) FILTER (WHERE o.paid_at > 0) > 0 THEN 1
		     WHEN count(o.id) > 0 OR e.n > 0 THEN 2
		     ELSE 3 END,
		count(o.id) FILTER (WHERE o.paid_at > 0),
		count(o.id) FILTER (WHERE o.paid_at > 0 AND o.currency = m.currency),
		count(o.id) FILTER (WHERE o.paid_at > 0 AND o.status = 4),
		count(o.id) FILTER (WHERE o.paid_at = 0),
		coalesce(sum(o.item_count) FILTER (WHERE o.paid_at > 0), 0),
		coalesce(sum(o.paid) FILTER (WHERE o.paid_at > 0 AND o.currency = m.currency), 0),
		coalesce(sum(o.refunded) FILTER (WHERE o.currency = m.currency), 0),
		coalesce(sum(o.net) FILTER (WHERE o.currency = m.currency), 0),
		coalesce(min(o.paid_at) FILTER (WHERE o.paid_at > 0), 0),
		coalesce(max(o.paid_at), 0),
		e.interest,
		e.scan,
		e.n,
		min(
			c.created_at,
			coalesce(min(o.created_at) FILTER (WHERE o.created_at <> 0), c.created_at),
			coalesce(e.earliest, c.created_at))
	FROM temp.touched t
	JOIN customers c ON c.id = t.id
	JOIN (SELECT coalesce((SELECT value FROM settings WHERE key = 'currency'), '') AS currency) m
	LEFT JOIN orders o ON o.customer_id = c.id
	JOIN (
		SELECT
			t2.id,
			count(v.id) AS n,
			min(v.at) FILTER (WHERE v.at <> 0) AS earliest,
			coalesce(max(v.at) FILTER (WHERE v.kind BETWEEN 1 AND 3), 0) AS interest,
			coalesce(max(v.at) FILTER (WHERE v.kind = 4), 0) AS scan
		FROM temp.touched t2
		LEFT JOIN events v ON v.customer_id = t2.id
		GROUP BY t2.id
	) e ON e.id = c.id
	GROUP BY c.id`

// emptyTouched makes room for the ids of customers whose figures have to be counted again.
func (tx *Tx) emptyTouched(ctx context.Context) error {
	_, err := tx.ExecContext(ctx, `
		CREATE TEMP TABLE IF NOT EXISTS touched (id INTEGER PRIMARY KEY);
		DELETE FROM temp.touched;`)
	return asShopError(err)
}

// recountTouched counts temp.touched again and forgets the figures of customers who are gone.
func (tx *Tx) recountTouched(ctx context.Context) error {
	_, err := tx.ExecContext(ctx, `
		DELETE FROM figures WHERE customer_id IN (SELECT id FROM temp.touched EXCEPT SELECT id FROM customers);
		`+recountFigures)
	return asShopError(err)
}

// recountEveryone counts the whole shop again, order by order: only where a definition changed.
func (tx *Tx) recountEveryone(ctx context.Context) error {
	if err := tx.emptyTouched(ctx); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO temp.touched SELECT id FROM customers`); err != nil {
		return asShopError(err)
	}
	return tx.recountTouched(ctx)
}
