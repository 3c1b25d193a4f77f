package sqlite

import (
	"database/sql"
	"database/sql/driver"

	"shuke/backend/crm"
	"shuke/backend/sqlite/bulk"
)

// Bits of orders.derived: which sums are not the platform's word.
const (
	derivedTotal     = 1 << iota // total is the sum of the lines, as far as there are any
	derivedPaid                  // paid is the total once something was received
	givenNet                     // net is the platform's word, else it is paid less refunded
	derivedRefund                // refunded is what a negative total makes it
	derivedItems                 // item_count is the sum of the lines' quantities
	derivedCurrency              // no file named the currency: it is the format's or the shop's
	derivedCreatedAt             // no file said when it was placed: it was when it was paid for
	derivedPaidAt                // no file said when it was paid for: it was when it was placed
)

// orderRow is a row of orders.
type orderRow struct {
	id, customer                      int64
	number                            string
	platform                          int64
	status                            crm.OrderStatus
	createdAt, paidAt                 int64
	currency                          string
	total, paid, refunded, net, items int64
	region, source, derived           int64
	coupon, remark, memo              string
}

// orderColumns are the columns of orderRow, in its order; the texts that few orders have stand last.
const orderColumns = `id, number, platform_id, customer_id, status, created_at, paid_at, currency, total, paid, refunded, net, item_count,
	region_id, source_id, derived, coupon, remark, memo`

func (o *orderRow) write(b *bulk.Inserter) error {
	b.Ints(o.id)
	b.Texts(o.number)
	b.Ints(o.platform)
	if o.customer == 0 {
		b.Null()
	} else {
		b.Ints(o.customer)
	}
	b.Ints(int64(o.status), o.createdAt, o.paidAt)
	b.Texts(o.currency)
	b.Ints(o.total, o.paid, o.refunded, o.net, o.items, o.region, o.source, o.derived)
	for _, s := range [...]string{o.coupon, o.remark, o.memo} {
		if s == "" {
			b.Null()
		} else {
			b.Texts(s)
		}
	}
	return asShopError(b.EndRow())
}

func (o *orderRow) scan(rows *sql.Rows) error {
	var customer sql.NullInt64
	var coupon, remark, memo sql.NullString
	err := rows.Scan(&o.id, &o.number, &o.platform, &customer, &o.status, &o.createdAt, &o.paidAt, &o.currency, &o.total, &o.paid,
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
		o.derived |= derivedItems
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
	o.settleTimes(received)
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

// settleTimes fills in one of the two moments of an order where only the other is known.
func (o *orderRow) settleTimes(received bool) {
	if o.createdAt == 0 && o.paidAt != 0 {
		o.createdAt, o.derived = o.paidAt, o.derived|derivedCreatedAt
	}
	if received && o.paidAt == 0 && o.createdAt != 0 {
		o.paidAt, o.derived = o.createdAt, o.derived|derivedPaidAt
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

// merge takes over what a file says of an order it has: everything it knows with overwrite, else only what is missing.
func (o *orderRow) merge(said *orderRow, f *crm.OrderFacts, overwrite bool) {
	o.status = max(o.status, said.status)
	o.mergeTimes(f, overwrite)
	mergeNumber(&o.region, said.region, overwrite)
	mergeNumber(&o.source, said.source, overwrite)
	mergeText(&o.coupon, said.coupon, overwrite)
	mergeText(&o.remark, said.remark, overwrite)
	mergeText(&o.memo, said.memo, overwrite)
	if f.Refunded.Minor != 0 && (overwrite || o.derived&derivedRefund != 0) {
		o.refunded, o.derived = f.Refunded.Minor, o.derived&^derivedRefund
	}
	if f.ItemCount.Minor != 0 && (overwrite || o.derived&derivedItems != 0) {
		o.items, o.derived = said.items, o.derived&^derivedItems
	}
	if f.Total.Known && (overwrite || o.derived&derivedTotal != 0) {
		o.total, o.derived = said.total, o.derived&^derivedTotal
	}
	if f.Paid.Known && (overwrite || o.derived&derivedPaid != 0) {
		o.paid, o.derived = said.paid, o.derived&^derivedPaid
	}
	if overwrite && f.Net.Known {
		o.net, o.derived = said.net, o.derived|givenNet
	} else if overwrite && f.Paid.Known {
		o.derived &^= givenNet
	}
	o.settle(o.paidAt != 0 || said.paidAt != 0)
}

// mergeTimes takes the moments that a file says; those that were filled in give way to any.
func (o *orderRow) mergeTimes(f *crm.OrderFacts, overwrite bool) {
	o.mergeMoment(&o.createdAt, f.CreatedAt, derivedCreatedAt, overwrite)
	o.mergeMoment(&o.paidAt, f.PaidAt, derivedPaidAt, overwrite)
}

func (o *orderRow) mergeMoment(at *int64, said, filledIn int64, overwrite bool) {
	was := *at
	mergeTime(at, said, overwrite || o.derived&filledIn != 0)
	if *at != was {
		o.derived &^= filledIn
	}
}

func mergeNumber(at *int64, said int64, overwrite bool) {
	if said != 0 && (overwrite || *at == 0) {
		*at = said
	}
}

// mergeTime is mergeNumber for instants. Spreadsheets keep seconds as fractions of a day, which some programs round and
// some cut off: a second's difference is none.
func mergeTime(at *int64, said int64, overwrite bool) {
	if *at == 0 || !sameMoment(*at, said) {
		mergeNumber(at, said, overwrite)
	}
}

func sameMoment(a, b int64) bool { return a-b >= -1000 && a-b <= 1000 }

func mergeText(at *string, said string, overwrite bool) {
	if said != "" && (overwrite || *at == "") {
		*at = said
	}
}
