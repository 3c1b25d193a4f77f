package sqlite

import (
	"context"
	"strings"
)

func joinColumns(t imageTable) string { return strings.Join(t.columns, ", ") }

// touchOrderCustomers marks the customers of the orders a condition picks.
func (u *undoing) touchOrderCustomers(ctx context.Context, from string, args ...any) error {
	_, err := u.exec(ctx, `
		INSERT OR IGNORE INTO temp.touched SELECT o.customer_id FROM `+from+` AND o.customer_id IS NOT NULL`, args...)
	return err
}

// orders puts changed orders back together with their lines.
func (u *undoing) orders(ctx context.Context) error {
	const changed = `operation_rows r JOIN orders o ON o.id = r.row_key
		WHERE r.operation_id = ?1 AND r.tbl = 'orders' AND r.image IS NOT NULL AND r.gone = 0`
	if err := u.conflict(ctx, "conflict.orderChanged", changedSince(imageOrders, "number"), u.of); err != nil {
		return err
	}
	if err := u.touchOrderCustomers(ctx, changed, u.of); err != nil {
		return err
	}
	// A merge moves orders without touching their lines, and keeps no image of those.
	_, err := u.exec(ctx, `
		DELETE FROM order_lines WHERE order_id IN (
			SELECT o.id FROM operation_rows r JOIN orders o ON o.id = r.row_key AND o.op = ?1
			WHERE r.operation_id = ?1 AND r.tbl = 'order_lines')`, u.of)
	if err != nil {
		return err
	}
	_, err = u.exec(ctx, `
		INSERT INTO order_lines (`+joinColumns(imageLines)+`)
		SELECT `+imageLines.elements("l.value")+`
		FROM operation_rows r JOIN orders o ON o.id = r.row_key AND o.op = ?1, json_each(r.image) l
		WHERE r.operation_id = ?1 AND r.tbl = 'order_lines'`, u.of)
	if err != nil {
		return err
	}
	if err := u.restoreOrders(ctx); err != nil {
		return err
	}
	return u.touchOrderCustomers(ctx, changed, u.of)
}

// manyOrders is from how many on indexes are cheaper built than kept up, where they are also a quarter of the shop's.
const manyOrders = 5_000

func (u *undoing) restoreOrders(ctx context.Context) error {
	var kept, all int64
	err := u.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM operation_rows WHERE operation_id = ? AND tbl = 'orders'),
		coalesce((SELECT max(id) FROM orders), 0)`, u.of).Scan(&kept, &all)
	if err != nil {
		return asShopError(err)
	}
	restore := func() error { return u.restore(ctx, imageOrders) }
	if kept < manyOrders || kept*4 < all {
		return restore()
	}
	return u.withoutIndexes(ctx, []string{"orders_by_customer", "orders_by_place"}, restore)
}

// createdOrders removes orders the operation made, unless a later import changed them.
func (u *undoing) createdOrders(ctx context.Context) error {
	return u.eachRange(ctx, "orders", func(first, last int64) error {
		const made = `o.id BETWEEN ?2 AND ?3`
		mine := []any{u.of}
		if err := u.conflict(ctx, "conflict.orderChanged", `SELECT o.number, coalesce(o.customer_id, 0) FROM orders o WHERE o.op <> ?1 AND `+made, u.of, first, last); err != nil {
			return err
		}
		if err := u.touchOrderCustomers(ctx, `orders o WHERE o.op = ?1 AND `+made, u.of, first, last); err != nil {
			return err
		}
		if _, err := u.remove(ctx, pieces{"order_lines", "order_id", `(SELECT op FROM orders WHERE id = order_id) = ?4`, first, last, mine}); err != nil {
			return err
		}
		n, err := u.remove(ctx, pieces{"orders", "id", `op = ?4`, first, last, mine})
		u.report.Removed += n
		return err
	})
}

// events gives moved events back to whom they were of, and removes those the operation made.
func (u *undoing) events(ctx context.Context) error {
	if err := u.restore(ctx, imageEvents); err != nil {
		return err
	}
	return u.eachRange(ctx, "events", func(first, last int64) error {
		_, err := u.exec(ctx, `
			INSERT OR IGNORE INTO temp.touched SELECT customer_id FROM events WHERE op = ? AND id BETWEEN ? AND ?`, u.of, first, last)
		if err != nil {
			return err
		}
		n, err := u.remove(ctx, pieces{"events", "id", `op = ?4`, first, last, []any{u.of}})
		u.report.Removed += n
		return err
	})
}

// products puts changed products back and removes made ones that no line or event needs.
func (u *undoing) products(ctx context.Context) error {
	if err := u.conflict(ctx, "conflict.productChanged", changedSince(imageProducts, "title"), u.of); err != nil {
		return err
	}
	if err := u.restore(ctx, imageProducts); err != nil {
		return err
	}
	return u.eachRange(ctx, "products", func(first, last int64) error {
		n, err := u.exec(ctx, `
			DELETE FROM products WHERE op = ? AND id BETWEEN ? AND ? AND id NOT IN (
				SELECT product_id FROM order_lines UNION SELECT product_id FROM events)`, u.of, first, last)
		u.report.Removed += n
		return err
	})
}
