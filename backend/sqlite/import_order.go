package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"
	"strings"

	"shuke/backend/crm"
)

// Bits of orders.derived: which sums are not the platform's word.
const (
	derivedTotal  = 1 << iota // total is the sum of the lines, as far as there are any
	derivedPaid               // paid is the total once something was received
	givenNet                  // net is the platform's word, else it is paid less refunded
	derivedRefund             // refunded is what a negative total makes it
)

// orderRow is a row of orders.
type orderRow struct {
	id, customer                      int64
	number                            string
	status                            crm.OrderStatus
	createdAt, paidAt                 int64
	currency                          string
	total, paid, refunded, net, items int64
	region, source, derived           int64
	coupon, remark, memo              string
}

// orderColumns are the columns of orderRow, in its order; the texts that few orders have stand last.
const orderColumns = `id, number, customer_id, status, created_at, paid_at, currency, total, paid, refunded, net, item_count,
	region_id, source_id, derived, coupon, remark, memo`

func (o *orderRow) bind(a []driver.NamedValue) {
	a[0].Value, a[1].Value, a[2].Value, a[3].Value = o.id, o.number, idOrNull(o.customer), int64(o.status)
	a[4].Value, a[5].Value, a[6].Value = o.createdAt, o.paidAt, o.currency
	a[7].Value, a[8].Value, a[9].Value, a[10].Value, a[11].Value = o.total, o.paid, o.refunded, o.net, o.items
	a[12].Value, a[13].Value, a[14].Value = o.region, o.source, o.derived
	if len(a) == 15 {
		return
	}
	a[15].Value, a[16].Value, a[17].Value = textOrNull(o.coupon), textOrNull(o.remark), textOrNull(o.memo)
}

func (o *orderRow) scan(rows *sql.Rows) error {
	var customer sql.NullInt64
	var coupon, remark, memo sql.NullString
	err := rows.Scan(&o.id, &o.number, &customer, &o.status, &o.createdAt, &o.paidAt, &o.currency, &o.total, &o.paid,
		&o.refunded, &o.net, &o.items, &o.region, &o.source, &o.derived, &coupon, &remark, &memo)
	o.customer, o.coupon, o.remark, o.memo = customer.Int64, coupon.String, remark.String, memo.String
	return asShopError(err)
}

func idOrNull(id int64) driver.Value {
	if id == 0 {
		return nil
	}
	return id
}

func textOrNull(s string) driver.Value {
	if s == "" {
		return nil
	}
	return s
}

// orderWriter enters new orders in bulk and keeps apart the ones the shop has already.
type orderWriter struct {
	first, next int64 // ids of the orders this import creates
	created     int64
	bulk        *bulk // orders with a text
	plain       *bulk // the many without
	inserted    int   // rows the bulk got into the table
	look        bool  // ask the shop before inserting: it has orders of the platform, or the file repeats one
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
	w.bulk = newBulk(im.raw, `INSERT OR IGNORE INTO orders (op, platform_id, `+orderColumns+`) VALUES`,
		fmt.Sprintf(`(%d, %d, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, im.tx.op, im.platform))
	w.plain = newBulk(im.raw, `INSERT OR IGNORE INTO orders (op, platform_id, `+orderColumns+`) VALUES`,
		fmt.Sprintf(`(%d, %d, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)`, im.tx.op, im.platform))
	w.bulk.after = func(inserted int) { w.inserted += inserted }
	w.plain.after = w.bulk.after
	return nil
}

func (w *orderWriter) close() error {
	if w.bulk == nil {
		return nil
	}
	return errors.Join(w.bulk.close(), w.plain.close())
}

func (w *orderWriter) insert(o *orderRow) error {
	b := w.plain
	if o.coupon != "" || o.remark != "" || o.memo != "" {
		b = w.bulk
	}
	cells, err := b.next()
	if err != nil {
		return err
	}
	o.bind(cells)
	return nil
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
	case im.src.Kind == crm.FilePayments:
		*v = Verdict{Outcome: crm.Rejected, Key: "import.reject.paymentWithoutOrder", Params: crm.Params("order", strings.Clone(r.Order.Number))}
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
	w.inserted = 0
	for n := range w.fresh {
		w.fresh[n].row.id = w.next
		w.next++
		if err := w.insert(&w.fresh[n].row); err != nil {
			return err
		}
	}
	if err := errors.Join(w.bulk.flush(), w.plain.flush()); err != nil {
		return err
	}
	if w.inserted < len(w.fresh) {
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
	return im.lines.bulk.flush()
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

// take sets the facts of an order that has none yet, and derives what they leave open: a total from the lines, what was
// received from the total, a status from the money.
func (o *orderRow) take(f *crm.OrderFacts, lines []crm.LineFacts) {
	o.status, o.createdAt, o.paidAt = f.Status, f.CreatedAt, f.PaidAt
	o.total, o.paid, o.refunded, o.net = f.Total.Minor, f.Paid.Minor, f.Refunded.Minor, f.Net.Minor
	o.items = f.ItemCount.Minor
	if !f.Total.Known {
		o.derived |= derivedTotal
		o.total = sumLines(lines)
	}
	if !f.Paid.Known {
		o.derived |= derivedPaid
	}
	if f.Net.Known {
		o.derived |= givenNet
	}
	if o.refunded == 0 {
		o.derived |= derivedRefund
	}
	if !f.ItemCount.Known {
		for i := range lines {
			o.items += lines[i].Quantity
		}
	}
	o.settle(f.Received || f.PaidAt != 0 || o.paid > 0)
}

func sumLines(lines []crm.LineFacts) (sum int64) {
	for i := range lines {
		sum += lines[i].Amount.Minor
	}
	return sum
}

// settle brings times, what was received, the net sum and the status in line with each other. It is a function of the row
// alone, so settling twice is settling once. A derived negative total is a refund document: nothing was received and all
// of it went back.
func (o *orderRow) settle(received bool) {
	if o.createdAt == 0 {
		o.createdAt = o.paidAt
	}
	if received && o.paidAt == 0 {
		o.paidAt = o.createdAt
	}
	if o.derived&derivedPaid != 0 {
		o.paid = 0
		if received {
			o.paid = max(o.total, 0)
		}
		if o.derived&derivedTotal != 0 && o.total < 0 {
			o.paidAt = 0
		}
	}
	if o.derived&derivedRefund != 0 {
		o.refunded = 0
		if o.derived&derivedPaid != 0 && o.derived&derivedTotal != 0 {
			o.refunded = max(-o.total, 0)
		}
	}
	if o.derived&givenNet == 0 {
		o.net = o.paid - o.refunded
		if o.derived&derivedPaid != 0 && o.total == 0 {
			o.net = 0 // no sum is known: a refund alone would make a debt of it
		}
	}
	if o.status == crm.OrderUnknown {
		o.status = o.impliedStatus()
	}
}

func (o *orderRow) impliedStatus() crm.OrderStatus {
	switch {
	case o.refunded > 0 && o.refunded >= o.paid:
		return crm.OrderRefunded
	case o.paidAt != 0:
		return crm.OrderPaid
	}
	return crm.OrderCreated
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
