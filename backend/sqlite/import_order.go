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
	given       int64 // orders sent since it was asked how many arrived
	bulk        *bulk.Inserter
	look        bool // ask the shop before inserting: it has orders of the platform, or the file repeats one
	before      bloom
	perhaps     bool // an order of the batch may be there already
	fresh       []pendingOrder
	again       []int                  // records of the batch whose order is there already
	keys        []orderKey             // of the batch's records, in their order
	seen        map[orderKey]struct{}  // orders in fresh
	stored      map[orderKey]*orderRow // orders of the batch that the shop has
	written     map[int64]struct{}     // orders of before the import on which the file has had its say
}

// orderKey is what tells orders apart: two platforms may have the same number.
type orderKey struct {
	platform int64
	number   string
}

// pendingOrder is an order about to be inserted, and the record it comes from.
type pendingOrder struct {
	row    orderRow
	record int
}

func (im *Import) openOrders(ctx context.Context) (err error) {
	w := &im.orders
	w.seen, w.written = map[orderKey]struct{}{}, map[int64]struct{}{}
	if w.first, err = im.tx.nextID(ctx, "orders"); err != nil {
		return err
	}
	w.next = w.first
	if err := im.tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM orders)`).Scan(&w.look); err != nil {
		return asShopError(err)
	}
	w.before = newBloom()
	w.bulk = bulk.NewInserter(im.tx.lane, `INSERT OR IGNORE INTO orders (op, `+orderColumns+`) VALUES`,
		fmt.Sprintf(`(%d, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, im.tx.op))
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
	w.fresh, w.again, w.stored, w.perhaps = w.fresh[:0], w.again[:0], nil, w.look
	clear(w.seen)
	if err := im.keyOrders(ctx, records); err != nil {
		return err
	}
	if w.look {
		if err := im.readOrders(ctx, w.keys); err != nil {
			return err
		}
		if err := im.readElsewhere(ctx, w.keys); err != nil {
			return err
		}
	}
	for i := range records {
		if subjectOf(&records[i]) != aboutOrder || verdicts[i].Outcome == crm.Rejected {
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

// keyOrders finds which order each record of the batch is about; one without a number is about none.
func (im *Import) keyOrders(ctx context.Context, records []crm.Record) (err error) {
	w := &im.orders
	w.keys = resize(w.keys, len(records))
	for i := range records {
		f := &records[i].Order
		w.keys[i] = orderKey{im.platform, f.Number}
		if f.Platform == "" {
			continue
		}
		if w.keys[i].platform, err = im.tx.platformID(ctx, f.Platform); err != nil {
			return err
		}
	}
	return nil
}

// sortOrder decides whether a record's order is new to the shop.
func (im *Import) sortOrder(ctx context.Context, i int, r *crm.Record, v *Verdict) error {
	w := &im.orders
	_, stored := w.stored[w.keys[i]]
	_, seen := w.seen[w.keys[i]]
	switch {
	case stored || seen:
		w.again = append(w.again, i)
	case im.src.Kind.Amends():
		*v = im.orderless(r)
	default:
		row, err := im.newOrder(ctx, i, r)
		if err != nil {
			return err
		}
		if row.undated() {
			*v = im.orderless(r)
			return nil
		}
		row.id = w.next
		w.next++
		w.seen[w.keys[i]] = struct{}{}
		w.perhaps = w.before.add(w.keys[i]) || w.perhaps
		w.fresh = append(w.fresh, pendingOrder{row: row, record: i})
		return row.write(w.bulk)
	}
	return nil
}

// insertOrders completes the new orders of the batch, which are on their way into the table. It waits for them only when
// one of them may be there already: then fewer arrive than were given, those records move to the ones whose order the shop
// has, and from then on the import looks first.
func (im *Import) insertOrders(ctx context.Context, records []crm.Record, verdicts []Verdict) error {
	w := &im.orders
	w.given += int64(len(w.fresh))
	if w.perhaps {
		if err := asShopError(w.bulk.Flush()); err != nil {
			return err
		}
		if w.bulk.Inserted() < w.given {
			if err := im.dropTaken(ctx, w.next-int64(len(w.fresh))); err != nil {
				return err
			}
		}
		w.given = 0
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
	return nil
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

// readOrders reads some orders from the shop into stored.
func (im *Import) readOrders(ctx context.Context, keys []orderKey) error {
	w := &im.orders
	if w.stored == nil {
		w.stored = map[orderKey]*orderRow{}
	}
	for platform, numbers := range w.missing(keys) {
		if err := im.readOrdersOf(ctx, platform, numbers); err != nil {
			return err
		}
	}
	return nil
}

// missing lists the numbers that are not in stored, by platform.
func (w *orderWriter) missing(keys []orderKey) map[int64][]string {
	numbers := map[int64][]string{}
	for _, k := range keys {
		if k.number != "" && w.stored[k] == nil {
			numbers[k.platform] = append(numbers[k.platform], k.number)
		}
	}
	return numbers
}

func (im *Import) readOrdersOf(ctx context.Context, platform int64, numbers []string) error {
	if err := asShopError(im.orders.bulk.Flush()); err != nil {
		return err
	}
	text, err := jsonText(numbers)
	if err != nil {
		return err
	}
	rows, err := im.tx.QueryContext(ctx, `
		SELECT `+orderColumns+` FROM (SELECT value AS wanted FROM json_each(?))
		CROSS JOIN orders ON number = wanted AND platform_id = ?`, text, platform)
	if err != nil {
		return asShopError(err)
	}
	return im.orders.keep(rows, platform)
}

// keep notes the orders that were read as those of a platform.
func (w *orderWriter) keep(rows *sql.Rows, platform int64) error {
	defer rows.Close()
	for rows.Next() {
		o := &orderRow{}
		if err := o.scan(rows); err != nil {
			return err
		}
		w.stored[orderKey{platform, o.number}] = o
	}
	return asShopError(rows.Err())
}

// newOrder is the row a record makes, with what its facts imply.
func (im *Import) newOrder(ctx context.Context, i int, r *crm.Record) (o orderRow, err error) {
	f := &r.Order
	o = orderRow{number: f.Number, platform: im.orders.keys[i].platform, customer: im.people.resolved[i], coupon: f.Coupon, remark: f.Remark, memo: f.Memo}
	o.currency = firstText(f.Currency, im.src.Currency, im.currency)
	if f.Currency == "" {
		o.derived = derivedCurrency
	}
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
	q.knownAt(o.createdAt)
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
		f.own++
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
