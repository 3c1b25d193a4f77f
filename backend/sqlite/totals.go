package sqlite

import (
	"context"

	"shuke/backend/crm"
)

// Totals sums the whole shop, orders without a customer included. It reads every order: 3 s for ten
// million, so no screen asks while somebody types.
func (db *DB) Totals(ctx context.Context) (crm.Totals, error) {
	s, err := db.Settings(ctx)
	if err != nil {
		return crm.Totals{}, err
	}
	t := crm.Totals{Currency: s.Currency, Others: []crm.CurrencyTotals{}}
	err = db.read.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM figures),
		(SELECT count(*) FROM order_lines),
		(SELECT count(*) FROM events),
		(SELECT count(*) FROM products)`).Scan(&t.Customers, &t.Lines, &t.Events, &t.Products)
	if err != nil {
		return t, asShopError(err)
	}
	list, err := db.currencyTotals(ctx, `FROM orders`)
	if err != nil {
		return t, err
	}
	for _, c := range list {
		t.Orders += c.Orders
		t.PaidOrders += c.PaidOrders
		if c.Currency == t.Currency {
			t.Total, t.Paid, t.Refunded, t.Net = c.Total, c.Paid, c.Refunded, c.Net
		} else {
			t.Others = append(t.Others, c)
		}
	}
	return t, nil
}

// currencyTotals sums orders by currency, the most of them first.
func (db *DB) currencyTotals(ctx context.Context, from string, args ...any) ([]crm.CurrencyTotals, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT currency, count(*), count(*) FILTER (WHERE paid_at > 0), sum(total), sum(paid), sum(refunded), sum(net)
		`+from+` GROUP BY currency ORDER BY count(*) DESC, currency`, args...)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.CurrencyTotals{}
	for rows.Next() {
		var c crm.CurrencyTotals
		if err := rows.Scan(&c.Currency, &c.Orders, &c.PaidOrders, &c.Total, &c.Paid, &c.Refunded, &c.Net); err != nil {
			return nil, asShopError(err)
		}
		list = append(list, c)
	}
	return list, asShopError(rows.Err())
}

// Counts is how many customers and orders the shop has: cheap enough for every screen.
func (db *DB) Counts(ctx context.Context) (customers, orders int64, err error) {
	err = db.read.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM figures), (SELECT count(*) FROM orders)`).Scan(&customers, &orders)
	return customers, orders, asShopError(err)
}
