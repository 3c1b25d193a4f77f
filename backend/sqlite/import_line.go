package sqlite

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"shuke/backend/crm"
	"shuke/backend/sqlite/bulk"
)

// lineRow is a row of order_lines.
type lineRow struct {
	n                           int64
	key                         string
	product                     int64
	quantity, unitPrice, amount int64
}

// lineCount is how many lines of an order a line file has given, and which places below 64 it has written.
type lineCount struct {
	lines   int64
	written uint64
}

func (c *lineCount) write(n int64) (again bool) {
	if n >= 64 {
		return false
	}
	bit := uint64(1) << n
	again = c.written&bit != 0
	c.written |= bit
	return again
}

// lineWriter enters the lines of orders.
type lineWriter struct {
	created int64
	bulk    *bulk.Inserter
	stored  map[int64][]lineRow // lines of the batch's orders as they are, by order
	counted map[int64]lineCount // line files: what the file has given of an order so far
	resum   map[int64]struct{}  // orders whose lines changed after they were entered
}

func (im *Import) openLines(context.Context) error {
	w := &im.lines
	w.counted, w.resum = map[int64]lineCount{}, map[int64]struct{}{}
	w.bulk = bulk.NewInserter(im.tx.lane, `INSERT OR FAIL INTO order_lines (order_id, n, key, product_id, quantity, unit_price, amount) VALUES`,
		`(?, ?, ?, ?, ?, ?, ?)`)
	return nil
}

func (w *lineWriter) close() error {
	if w.bulk == nil {
		return nil
	}
	return w.bulk.Close()
}

func (l *lineRow) write(order int64, b *bulk.Inserter) error {
	b.Ints(order, l.n)
	b.Texts(l.key)
	b.Ints(l.product, l.quantity, l.unitPrice, l.amount)
	return asShopError(b.EndRow())
}

func (im *Import) lineRow(ctx context.Context, platform int64, f *crm.LineFacts, n int64) (lineRow, error) {
	product, err := im.productID(ctx, platform, f)
	return lineRow{n: n, key: f.Key, product: product, quantity: f.Quantity, unitPrice: f.UnitPrice.Minor, amount: f.Amount.Minor}, err
}

// insertLines enters the lines of an order that is new.
func (im *Import) insertLines(ctx context.Context, o *orderRow, lines []crm.LineFacts) error {
	for n := range lines {
		row, err := im.lineRow(ctx, o.platform, &lines[n], int64(n+1))
		if err != nil {
			return err
		}
		if err := im.insertLine(o.id, row); err != nil {
			return err
		}
	}
	if im.src.Kind == crm.FileLines {
		c := lineCount{lines: int64(len(lines))}
		for n := range lines {
			c.write(int64(n + 1))
		}
		im.lines.counted[o.id] = c
	}
	return nil
}

func (im *Import) insertLine(order int64, row lineRow) error {
	im.lines.created++
	return row.write(order, im.lines.bulk)
}

// readLines reads the lines of the batch's stored orders, where the records bring some.
func (im *Import) readLines(ctx context.Context, records []crm.Record) error {
	w := &im.lines
	w.stored = map[int64][]lineRow{}
	var ids []int64
	for _, i := range im.orders.again {
		if len(records[i].Lines) > 0 {
			ids = append(ids, im.orders.stored[im.orders.keys[i]].id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	if err := asShopError(w.bulk.Flush()); err != nil {
		return err
	}
	text, err := jsonText(ids)
	if err != nil {
		return err
	}
	rows, err := im.tx.QueryContext(ctx, `
		SELECT order_id, n, key, product_id, quantity, unit_price, amount
		FROM order_lines WHERE order_id IN (SELECT value FROM json_each(?)) ORDER BY order_id, n`, text)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var order int64
		var l lineRow
		if err := rows.Scan(&order, &l.n, &l.key, &l.product, &l.quantity, &l.unitPrice, &l.amount); err != nil {
			return asShopError(err)
		}
		w.stored[order] = append(w.stored[order], l)
	}
	return asShopError(rows.Err())
}

// mergeLines brings a record's lines to an order that is there. Lines meet as lineOf says; ones that are there change only
// with overwrite, and one that the platform numbered is not changed by a list without numbers, which knows less of it.
func (im *Import) mergeLines(ctx context.Context, o *orderRow, r *crm.Record, overwrite bool, v *Verdict) (changed bool, err error) {
	for n := range r.Lines {
		place := int64(n + 1)
		if im.src.Kind == crm.FileLines {
			c := im.lines.counted[o.id]
			c.lines++
			im.lines.counted[o.id] = c
			place = c.lines
		}
		row, err := im.lineRow(ctx, o.platform, &r.Lines[n], place)
		if err != nil {
			return changed, err
		}
		outcome, err := im.mergeLine(ctx, o, row, overwrite)
		if err != nil {
			return changed, err
		}
		if outcome == crm.Created && im.src.Kind == crm.FileLines {
			v.Outcome = crm.Created
		}
		changed = changed || outcome != crm.Unchanged
	}
	if changed {
		im.lines.resum[o.id] = struct{}{}
	}
	return changed, nil
}

func (im *Import) mergeLine(ctx context.Context, o *orderRow, row lineRow, overwrite bool) (crm.Outcome, error) {
	lines := im.lines.stored[o.id]
	if l := lineOf(lines, &row); l != nil {
		row.n = l.n
		if im.writtenLine(o.id, row.n) || !overwrite || *l == row || l.key != "" && row.key == "" {
			return crm.Unchanged, nil
		}
		*l = row
		return crm.Updated, im.updateLine(ctx, o, row)
	}
	if row.key != "" {
		row.n = 1
		for i := range lines {
			row.n = max(row.n, lines[i].n+1)
		}
	}
	im.writtenLine(o.id, row.n)
	im.lines.stored[o.id] = append(lines, row)
	if err := im.rememberLines(ctx, o); err != nil {
		return 0, err
	}
	return crm.Created, im.insertLine(o.id, row)
}

// lineOf is the line among those of an order that a row is about: the one with the platform's key; for a row that has one,
// a line nobody numbered yet with the same product, or at the same place; for a row without, the one at the same place.
func lineOf(lines []lineRow, row *lineRow) *lineRow {
	same := func(found func(l *lineRow) bool) *lineRow {
		for i := range lines {
			if found(&lines[i]) {
				return &lines[i]
			}
		}
		return nil
	}
	atPlace := func(l *lineRow) bool { return l.n == row.n && (row.key == "" || l.key == "") }
	if row.key == "" {
		return same(atPlace)
	}
	return cmp.Or(
		same(func(l *lineRow) bool { return l.key == row.key }),
		same(func(l *lineRow) bool { return l.key == "" && l.product == row.product }),
		same(atPlace),
	)
}

// writtenLine tells whether a line file has had its say on a line, and notes that it has.
func (im *Import) writtenLine(order, n int64) bool {
	if im.src.Kind != crm.FileLines {
		return false
	}
	c := im.lines.counted[order]
	again := c.write(n)
	im.lines.counted[order] = c
	return again
}

func (im *Import) updateLine(ctx context.Context, o *orderRow, l lineRow) error {
	if err := errors.Join(im.rememberLines(ctx, o), asShopError(im.lines.bulk.Flush())); err != nil {
		return err
	}
	_, err := im.tx.ExecContext(ctx, `
		UPDATE order_lines SET (key, product_id, quantity, unit_price, amount) = (?, ?, ?, ?, ?)
		WHERE order_id = ? AND n = ?`, l.key, l.product, l.quantity, l.unitPrice, l.amount, o.id, l.n)
	return asShopError(err)
}

// rememberLines keeps an order of before the import, with its lines, before a line of it changes.
func (im *Import) rememberLines(ctx context.Context, o *orderRow) error {
	if o.id >= im.orders.first {
		return nil
	}
	return im.tx.rememberOrder(ctx, o.id)
}

// settleLines sums again the orders that got lines after they were entered, where their sums come from their lines.
func (im *Import) settleLines(ctx context.Context) error {
	var errs []error
	for id := range im.lines.resum {
		errs = append(errs, im.resumOrder(ctx, id))
	}
	return errors.Join(errs...)
}

func (im *Import) resumOrder(ctx context.Context, id int64) error {
	var o orderRow
	var sum, items int64
	err := im.tx.QueryRowContext(ctx, `
		SELECT o.id, coalesce(o.customer_id, 0), o.status, o.paid_at, o.created_at, o.total, o.paid, o.refunded, o.net, o.item_count,
			o.derived, sum(l.amount), sum(l.quantity)
		FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE o.id = ?`, id).Scan(&o.id, &o.customer, &o.status, &o.paidAt,
		&o.createdAt, &o.total, &o.paid, &o.refunded, &o.net, &o.items, &o.derived, &sum, &items)
	if err != nil {
		return fmt.Errorf("sum order %d: %w", id, asShopError(err))
	}
	switch total, pieces := o.derived&derivedTotal != 0, o.derived&derivedItems != 0; {
	case !total && (!pieces || o.items == items):
		return nil // the platform said it
	case total && pieces:
		o.total, o.items = sum, items
	case total:
		o.total = sum
	default:
		o.items = items
	}
	o.settle(o.paidAt != 0)
	im.recount(o.customer)
	_, err = im.tx.ExecContext(ctx, `
		UPDATE orders SET (status, paid_at, total, paid, refunded, net, item_count, derived) = (?, ?, ?, ?, ?, ?, ?, ?)
		WHERE id = ?`, o.status, o.paidAt, o.total, o.paid, o.refunded, o.net, o.items, o.derived, id)
	return asShopError(err)
}
