package sqlite

import (
	"context"

	"shuke/backend/crm"
)

// FindOrders lists a customer's orders with their lines, latest first: a page of at most limit behind after, which is
// the time and id of the last order seen.
func (db *DB) FindOrders(ctx context.Context, customer int64, after *crm.Cursor, limit int) (orders []crm.Order, next *crm.Cursor, err error) {
	if limit <= 0 || limit > maxPage {
		limit = maxPage
	}
	if after == nil {
		after = &crm.Cursor{Value: 1 << 62, ID: 1 << 62}
	}
	orders, err = db.readOrders(ctx, `WHERE o.customer_id = ? AND (o.paid_at, o.id) < (?, ?) ORDER BY o.paid_at DESC, o.id DESC LIMIT ?`,
		customer, after.Value, after.ID, limit+1)
	if err != nil {
		return nil, nil, err
	}
	if len(orders) > limit {
		orders = orders[:limit]
		last := orders[limit-1]
		next = &crm.Cursor{Value: last.PaidAt, ID: last.ID}
	}
	return orders, next, nil
}

func (db *DB) readOrders(ctx context.Context, tail string, args ...any) ([]crm.Order, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT o.id, o.number, o.platform_id, coalesce(o.customer_id, 0), o.status, o.created_at, o.paid_at, o.currency, o.total, o.paid,
			o.refunded, o.net, o.item_count, o.region_id, o.source_id, o.derived, coalesce(o.coupon, ''), coalesce(o.remark, ''), coalesce(o.memo, '')
		FROM orders o `+tail, args...)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	orders, at := []crm.Order{}, map[int64]int{}
	for rows.Next() {
		var o crm.Order
		var platform, region, source, derived int64
		if err := rows.Scan(&o.ID, &o.Number, &platform, &o.CustomerID, &o.Status, &o.CreatedAt, &o.PaidAt, &o.Currency, &o.Total,
			&o.Paid, &o.Refunded, &o.Net, &o.ItemCount, &region, &source, &derived, &o.Coupon, &o.Remark, &o.Memo); err != nil {
			return nil, asShopError(err)
		}
		o.Platform, o.Region = db.words.platforms.word(platform), db.words.regions.word(region)
		o.Source, o.Derived = db.words.sources.word(source), derivedSums(derived)
		o.Lines = []crm.OrderLine{}
		at[o.ID] = len(orders)
		orders = append(orders, o)
	}
	if err := rows.Err(); err != nil {
		return nil, asShopError(err)
	}
	return orders, db.hydrateLines(ctx, orders, at)
}

func (db *DB) hydrateLines(ctx context.Context, orders []crm.Order, at map[int64]int) error {
	ids := make([]int64, len(orders))
	for i := range orders {
		ids[i] = orders[i].ID
	}
	text, err := jsonText(ids)
	if err != nil {
		return err
	}
	rows, err := db.read.QueryContext(ctx, `
		SELECT l.order_id, l.n, l.key, l.product_id, coalesce(p.title, ''), coalesce(p.variant, ''), coalesce(p.code, ''),
			coalesce(p.category, ''), l.quantity,
			l.unit_price, l.amount
		FROM json_each(?) w
		CROSS JOIN order_lines l ON l.order_id = w.value
		LEFT JOIN products p ON p.id = l.product_id
		ORDER BY l.order_id, l.n`, text)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var l crm.OrderLine
		if err := rows.Scan(&l.OrderID, &l.Number, &l.Key, &l.ProductID, &l.Title, &l.Variant, &l.Code, &l.Category, &l.Quantity,
			&l.UnitPrice, &l.Amount); err != nil {
			return asShopError(err)
		}
		o := &orders[at[l.OrderID]]
		o.Lines = append(o.Lines, l)
	}
	return asShopError(rows.Err())
}
