package sqlite

import (
	"context"
	"errors"
	"slices"
	"strings"

	"shuke/backend/crm"
)

// amendment is what a file of payments, refunds, coupons or statuses says of one order, over all its rows.
type amendment struct {
	order   orderRow
	paid    int64
	at      int64
	back    int64
	gone    bool // a refund of it is done
	coupons []string
	status  crm.OrderStatus
	rows    int64
}

// withoutOrder is why rows are refused whose order the shop does not have.
var withoutOrder = map[crm.FileKind]string{
	crm.FilePayments: "import.reject.paymentWithoutOrder",
	crm.FileRefunds:  "import.reject.refundWithoutOrder",
	crm.FileCoupons:  "import.reject.couponWithoutOrder",
	crm.FileStatuses: "import.reject.statusWithoutOrder",
}

// readElsewhere finds the orders of a file that amends orders, and names no platform, on whatever platform they are; not
// those whose number two platforms have.
func (im *Import) readElsewhere(ctx context.Context, keys []orderKey) error {
	if !im.src.Kind.Amends() || im.src.Platform != crm.PlatformOther {
		return nil
	}
	missing := im.orders.missing(keys)[im.platform]
	if len(missing) == 0 {
		return nil
	}
	text, err := jsonText(missing)
	if err != nil {
		return err
	}
	rows, err := im.tx.QueryContext(ctx, `
		SELECT `+orderColumns+` FROM (SELECT value AS wanted FROM json_each(?))
		CROSS JOIN orders ON number = wanted
		WHERE (SELECT count(*) FROM orders twin WHERE twin.number = wanted) = 1`, text)
	if err != nil {
		return asShopError(err)
	}
	return im.orders.keep(rows, im.platform)
}

// addAmendment keeps what a row says until the whole file is read: rows of one order need not stand together.
func (im *Import) addAmendment(o *orderRow, r *crm.Record) {
	a := im.amendments[o.id]
	if a == nil {
		a = &amendment{order: *o}
		im.amendments[o.id] = a
	}
	f := &r.Order
	from := firstText(f.Currency, im.src.Currency, im.currency)
	a.paid += rescaled(f.Paid.Minor, from, o.currency)
	a.at = max(a.at, f.PaidAt)
	a.back += rescaled(f.Refunded.Minor, from, o.currency)
	a.gone = a.gone || f.Refunded.Known
	if f.Coupon != "" && !slices.Contains(a.coupons, f.Coupon) {
		a.coupons = append(a.coupons, strings.Clone(f.Coupon))
	}
	a.status = max(a.status, f.Status)
	a.rows += int64(r.Rows)
}

// rescaled is an amount that was read with the decimals of one currency, in minor units of the order's: a table of refunds
// rarely says which currency it is in, and it is the order's.
func rescaled(minor int64, from, to string) int64 {
	for range crm.CurrencyDigits(to) - crm.CurrencyDigits(from) {
		minor *= 10
	}
	for range crm.CurrencyDigits(from) - crm.CurrencyDigits(to) {
		minor /= 10
	}
	return minor
}

// settleAmendments writes what the file says of each order.
func (im *Import) settleAmendments(ctx context.Context) error {
	var errs []error
	for _, a := range im.amendments {
		outcome, err := im.settleAmendment(ctx, a)
		im.tally.Add(outcome, a.rows)
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

func (im *Import) settleAmendment(ctx context.Context, a *amendment) (crm.Outcome, error) {
	o := a.order
	switch im.src.Kind { //nolint:exhaustive // the kinds that amend orders
	case crm.FilePayments:
		o.payAmended(a)
	case crm.FileRefunds:
		o.refundAmended(a)
	case crm.FileCoupons:
		slices.Sort(a.coupons)
		o.coupon = firstText(strings.Join(a.coupons, ", "), o.coupon)
	case crm.FileStatuses:
		o.stageAmended(a.status)
	}
	if o == a.order {
		return crm.Unchanged, nil
	}
	im.sampleOrder(&a.order, &o)
	im.recount(o.customer)
	return crm.Updated, im.writeOrder(ctx, &o)
}

// payAmended makes the sum of its payments what was received on an order.
func (o *orderRow) payAmended(a *amendment) {
	o.paid, o.derived = a.paid, o.derived&^derivedPaid
	if o.paidAt == 0 && a.paid > 0 {
		o.paidAt = max(a.at, o.createdAt)
	}
	o.settle(o.paidAt != 0)
}

// refundAmended makes the sum of its refunds what went back of an order. When that is everything, it was refunded.
func (o *orderRow) refundAmended(a *amendment) {
	if !a.gone {
		return
	}
	o.refunded, o.derived = a.back, o.derived&^derivedRefund
	o.settle(o.paidAt != 0)
	if o.paid > 0 && o.refunded >= o.paid {
		o.status = crm.OrderRefunded
	}
}

// stageAmended moves an order on to a stage it had not reached. One that went back whole without a word of how much gave
// back what it brought.
func (o *orderRow) stageAmended(stage crm.OrderStatus) {
	if stage <= o.status {
		return
	}
	o.status = stage
	o.settle(o.paidAt != 0 || stage >= crm.OrderPaid && stage <= crm.OrderDelivered || stage == crm.OrderRefunded)
	if stage == crm.OrderRefunded && o.refunded == 0 && o.paid > 0 {
		o.refunded, o.derived = o.paid, o.derived&^derivedRefund
		o.settle(true)
	}
}
