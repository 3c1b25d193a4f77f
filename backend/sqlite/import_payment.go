package sqlite

import (
	"context"
	"errors"

	"shuke/backend/crm"
)

// payment is what a payment file says was received on one order, over all its rows.
type payment struct {
	order orderRow
	sum   int64
	at    int64
	rows  int64
}

// addPayment keeps a payment until the whole file is read: rows of one order need not stand together.
func (im *Import) addPayment(o *orderRow, r *crm.Record) {
	p := im.payments[o.id]
	if p == nil {
		p = &payment{order: *o}
		im.payments[o.id] = p
	}
	p.sum += r.Order.Paid.Minor
	p.at = max(p.at, r.Order.PaidAt)
	p.rows += int64(r.Rows)
}

// settlePayments sets what was received on each order to the sum the file gives.
func (im *Import) settlePayments(ctx context.Context) error {
	var errs []error
	for _, p := range im.payments {
		outcome, err := im.settlePayment(ctx, p)
		im.tally.Add(outcome, p.rows)
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

func (im *Import) settlePayment(ctx context.Context, p *payment) (crm.Outcome, error) {
	o := p.order
	o.paid, o.derived = p.sum, o.derived&^derivedPaid
	if o.paidAt == 0 && p.sum > 0 {
		o.paidAt = max(p.at, o.createdAt)
	}
	o.settle(o.paidAt != 0)
	if o == p.order {
		return crm.Unchanged, nil
	}
	im.sampleOrder(&p.order, &o)
	im.recount(o.customer)
	return crm.Updated, im.writeOrder(ctx, &o)
}
