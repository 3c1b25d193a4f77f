package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/sqlite/bulk"
)

// orderWriter enters new orders in bulk and keeps apart the ones the shop has already.
type orderWriter struct {
	first, next int64 // ids of the orders this import creates
	created     int64
	bulk        *bulk.Inserter
	look        bool // ask the shop before inserting: it has orders of the platform, or the file repeats one
	fresh       []pendingOrder
	again       []int                // records of the batch whose order is there already
	seen        map[string]struct{}  // numbers in fresh
	stored      map[string]*orderRow // orders of the batch that the shop has
	written     map[int64]struct{}   // orders of before the import on which the file has had its say
}

// pendingOrder is an order about to be inserted, and the record it comes from.
type pendingOrder struct {
	row    orderRow
	record int
}

func (im *Import) openOrders(ctx context.Context) (err error) {
	w := &im.orders
	w.seen, w.written = map[string]struct{}{}, map[int64]struct{}{}
	if w.first, err = im.tx.nextID(ctx, "orders"); err != nil {
		return err
	}
	w.next = w.first
	if err := im.tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM orders)`).Scan(&w.look); err != nil {
		return asShopError(err)
	}
	w.bulk = bulk.NewInserter(im.raw, `INSERT OR IGNORE INTO orders (op, platform_id, `+orderColumns+`) VALUES`,
		fmt.Sprintf(`(%d, %d, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, im.tx.op, im.platform))
	return nil
}

func (w *orderWriter) close() error {
	if w.bulk == nil {
		return nil
	}
	return w.bulk.Close()
}

// applyOrders enters the orders of a batch, with their lines and what they add to their customers' figures.
func (im *Import) applyOrders(ctx context.Context, records []crm.Record, verdicts []Verdict) error {
	w := &im.orders
	w.fresh, w.again, w.stored = w.fresh[:0], w.again[:0], nil
	clear(w.seen)
	if w.look {
		if err := im.readOrders(ctx, orderNumbers(records)); err != nil {
			return err
		}
		if err := im.readElsewhere(ctx, orderNumbers(records)); err != nil {
			return err
		}
	}
	for i := range records {
		if subjectOf(&records[i]) != aboutOrder {
			continue
		}
		if err := im.sortOrder(ctx, i, &records[i], &verdicts[i]); err != nil {
			return err
		}
	}
	if err := im.insertOrders(ctx, records, verdicts); err != nil {
		return err
	}
	return im.updateOrders(ctx, records, verdicts)
}

func orderNumbers(records []crm.Record) []string {
	numbers := make([]string, 0, len(records))
	for i := range records {
		if n := records[i].Order.Number; n != "" {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// sortOrder decides whether a record's order is new to the shop.
func (im *Import) sortOrder(ctx context.Context, i int, r *crm.Record, v *Verdict) error {
	w := &im.orders
	_, stored := w.stored[r.Order.Number]
	_, seen := w.seen[r.Order.Number]
	switch {
	case stored || seen:
		w.again = append(w.again, i)
	case im.src.Kind.Amends():
		*v = Verdict{Outcome: crm.Rejected, Key: withoutOrder[im.src.Kind], Params: crm.Params("order", strings.Clone(r.Order.Number))}
	default:
		row, err := im.newOrder(ctx, i, r)
		if err != nil {
			return err
		}
		if row.paid > 0 && row.paidAt == 0 {
			*v = Verdict{Outcome: crm.Rejected, Key: "import.reject.orderWithoutDate", Params: crm.Params("order", strings.Clone(row.number))}
			return nil
		}
		w.seen[r.Order.Number] = struct{}{}
		w.fresh = append(w.fresh, pendingOrder{row: row, record: i})
	}
	return nil
}

// insertOrders writes the new orders of the batch. Where the table had a number after all, fewer rows go in than were
// given; those records move to the ones whose order is there already, and from then on the import looks first.
func (im *Import) insertOrders(ctx context.Context, records []crm.Record, verdicts []Verdict) error {
	w := &im.orders
	first := w.next
	for n := range w.fresh {
		w.fresh[n].row.id = w.next
		w.next++
		if err := w.fresh[n].row.write(w.bulk); err != nil {
			return err
		}
	}
	if err := asShopError(w.bulk.Flush()); err != nil {
		return err
	}
	if w.bulk.Inserted() < int64(len(w.fresh)) {
		if err := im.dropTaken(ctx, first); err != nil {
			return err
		}
	}
	for n := range w.fresh {
		o := &w.fresh[n]
		verdicts[o.record].Outcome = crm.Created
		w.created++
		im.people.of(o.row.customer).addOrder(&o.row, im.currency)
		if err := im.insertLines(ctx, &o.row, records[o.record].Lines); err != nil {
			return err
		}
	}
	return asShopError(im.lines.bulk.Flush())
}

// dropTaken moves the orders since first that did not reach the table from fresh to again.
func (im *Import) dropTaken(ctx context.Context, first int64) error {
	w := &im.orders
	w.look = true
	rows, err := im.tx.QueryContext(ctx, `SELECT id FROM orders WHERE id >= ?`, first)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	there := map[int64]struct{}{}
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return asShopError(err)
		}
		there[id] = struct{}{}
	}
	kept := w.fresh[:0]
	for _, o := range w.fresh {
		if _, ok := there[o.row.id]; ok {
			kept = append(kept, o)
		} else {
			w.again = append(w.again, o.record)
		}
	}
	w.fresh = kept
	slices.Sort(w.again)
	return asShopError(rows.Err())
}

// readOrders reads the orders of some numbers from the shop into stored.
func (im *Import) readOrders(ctx context.Context, numbers []string) error {
	w := &im.orders
	if w.stored == nil {
		w.stored = map[string]*orderRow{}
	}
	numbers = slices.DeleteFunc(numbers, func(n string) bool { return w.stored[n] != nil })
	if len(numbers) == 0 {
		return nil
	}
	text, err := jsonText(numbers)
	if err != nil {
		return err
	}
	rows, err := im.tx.QueryContext(ctx, `
		SELECT `+orderColumns+` FROM (SELECT value AS wanted FROM json_each(?))
		CROSS JOIN orders ON number = wanted AND platform_id = ?`, text, im.platform)
	if err != nil {
		return asShopError(err)
	}
	return w.keep(rows)
}

// keep notes the orders that were read.
func (w *orderWriter) keep(rows *sql.Rows) error {
	defer rows.Close()
	for rows.Next() {
		o := &orderRow{}
		if err := o.scan(rows); err != nil {
			return err
		}
		w.stored[o.number] = o
	}
	return asShopError(rows.Err())
}

// newOrder is the row a record makes, with what its facts imply.
func (im *Import) newOrder(ctx context.Context, i int, r *crm.Record) (o orderRow, err error) {
	f := &r.Order
	o = orderRow{number: f.Number, customer: im.people.resolved[i], coupon: f.Coupon, remark: f.Remark, memo: f.Memo}
	o.currency = firstText(f.Currency, im.src.Currency, im.currency)
	im.adoptCurrency(o.currency)
	region := f.Region
	if !region.Known() {
		region = r.Customer.Region
	}
	if o.region, err = im.tx.regionID(ctx, region); err != nil {
		return o, err
	}
	if o.source, err = im.tx.sourceID(ctx, f.Source); err != nil {
		return o, err
	}
	o.take(f, r.Lines)
	return o, nil
}

// adoptCurrency makes the first currency a shop meets its own.
func (im *Import) adoptCurrency(currency string) {
	if im.currency == "" && currency != "" {
		im.currency, im.adopted = strings.Clone(currency), true
	}
}

// addOrder adds a new order to what the file adds to its customer's figures. Money counts in the shop's currency only.
func (q *person) addOrder(o *orderRow, currency string) {
	if q == nil {
		return // the export names no buyer
	}
	f := &q.figures
	if o.currency == currency {
		f.refunded += o.refunded
		f.net += o.net
	}
	if o.paidAt == 0 {
		f.open++
		return
	}
	f.orders++
	f.items += o.items
	if o.currency == currency {
		f.paid += o.paid
	}
	if o.status == crm.OrderDelivered {
		f.completed++
	}
	if f.first == 0 || o.paidAt < f.first {
		f.first = o.paidAt
	}
	f.last = max(f.last, o.paidAt)
}
