package sqlite

import (
	"context"

	"shuke/backend/crm"
)

// mostFavourites is how many products a customer's page names.
const mostFavourites = 5

// PageFacts reads what a customer's page says beside their figures: when they paid, what they bought most, how they came.
func (db *DB) PageFacts(ctx context.Context, customer int64) (f crm.PageFacts, err error) {
	if f.Purchases, err = db.purchases(ctx, customer); err != nil {
		return f, err
	}
	if f.Products, err = db.favourites(ctx, customer); err != nil {
		return f, err
	}
	if f.Others, err = db.otherMoney(ctx, customer); err != nil {
		return f, err
	}
	s := &f.Stage
	err = db.read.QueryRowContext(ctx, `
		SELECT
			count(*) FILTER (WHERE kind = 7 AND score >= ?2),
			count(*) FILTER (WHERE kind = 3),
			count(*) FILTER (WHERE kind <> 3 AND NOT (kind = 7 AND score >= ?2)),
			(SELECT count(*) FROM customers WHERE referrer_id = ?1 AND referrer_id <> 0),
			(SELECT order_count FROM figures WHERE customer_id = ?1),
			(SELECT open_count FROM figures WHERE customer_id = ?1),
			(SELECT count(*) FROM orders INDEXED BY orders_by_customer WHERE customer_id = ?1 AND refunded > 0)
		FROM events WHERE customer_id = ?1`, customer, crm.GoodScore).
		Scan(&s.GoodReviews, &s.Carts, &s.Interests, &s.Referrals, &s.PaidOrders, &s.OpenOrders, &f.Refunds)
	return f, asShopError(err)
}

func (db *DB) purchases(ctx context.Context, customer int64) ([]crm.Purchase, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT paid_at, CASE currency WHEN coalesce((SELECT value FROM settings WHERE key = 'currency'), '') THEN paid ELSE 0 END
		FROM orders INDEXED BY orders_by_customer WHERE customer_id = ? AND paid_at > 0 ORDER BY paid_at`, customer)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.Purchase{}
	for rows.Next() {
		var p crm.Purchase
		if err := rows.Scan(&p.PaidAt, &p.Paid); err != nil {
			return nil, asShopError(err)
		}
		list = append(list, p)
	}
	return list, asShopError(rows.Err())
}

// favourites are the products a customer paid for most often. Money counts in the shop's currency only.
func (db *DB) favourites(ctx context.Context, customer int64) ([]crm.FavouriteProduct, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT min(p.id), p.title, count(DISTINCT o.id) AS orders, sum(l.quantity),
			sum(CASE o.currency WHEN coalesce((SELECT value FROM settings WHERE key = 'currency'), '') THEN l.amount ELSE 0 END)
		FROM orders o INDEXED BY orders_by_customer
		CROSS JOIN order_lines l ON l.order_id = o.id
		CROSS JOIN products p ON p.id = l.product_id
		WHERE o.customer_id = ? AND o.paid_at > 0 AND p.title <> ''
		GROUP BY p.title ORDER BY orders DESC, 4 DESC, p.title LIMIT ?`, customer, mostFavourites)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.FavouriteProduct{}
	for rows.Next() {
		var p crm.FavouriteProduct
		if err := rows.Scan(&p.ProductID, &p.Title, &p.Orders, &p.Quantity, &p.Amount); err != nil {
			return nil, asShopError(err)
		}
		list = append(list, p)
	}
	return list, asShopError(rows.Err())
}

// otherMoney is what a customer's orders add up to in each currency that is not the shop's.
func (db *DB) otherMoney(ctx context.Context, customer int64) ([]crm.CurrencyTotals, error) {
	return db.currencyTotals(ctx, `
		FROM orders INDEXED BY orders_by_customer
		WHERE customer_id = ? AND currency <> coalesce((SELECT value FROM settings WHERE key = 'currency'), '')`, customer)
}

// ShopShare tells how a customer stands among all: it reads an index from end to end, so pages ask for it on its own.
func (db *DB) ShopShare(ctx context.Context, customer int64) (s crm.ShopShare, err error) {
	err = db.read.QueryRowContext(ctx, `
		SELECT
			coalesce((SELECT net_paid FROM figures WHERE customer_id = ?1), 0),
			coalesce(sum(net_paid), 0),
			count(*) FILTER (WHERE net_paid > (SELECT net_paid FROM figures WHERE customer_id = ?1)),
			count(*)
		FROM figures INDEXED BY figures_by_net_paid WHERE standing = 1`, customer).Scan(&s.Theirs, &s.NetPaid, &s.Better, &s.Buyers)
	return s, asShopError(err)
}
