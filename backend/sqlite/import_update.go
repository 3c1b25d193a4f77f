package sqlite

import (
	"context"
	"shuke/backend/crm"
	"time"
)

// updateOrders brings the records whose order the shop has already to those orders.
func (im *Import) updateOrders(ctx context.Context, records []crm.Record, verdicts []Verdict) error {
	w := &im.orders
	if len(w.again) == 0 {
		return nil
	}
	numbers := make([]string, len(w.again))
	for n, i := range w.again {
		numbers[n] = records[i].Order.Number
	}
	if err := im.readOrders(ctx, numbers); err != nil {
		return err
	}
	if err := im.readLines(ctx, records); err != nil {
		return err
	}
	for _, i := range w.again {
		r, v := &records[i], &verdicts[i]
		o := w.stored[r.Order.Number]
		if im.src.Kind == crm.FilePayments {
			im.addPayment(o, r)
			continue
		}
		if v.Outcome == 0 {
			v.Outcome = crm.Unchanged
		}
		if err := im.updateOrder(ctx, i, o, r, v); err != nil {
			return err
		}
	}
	return im.lines.bulk.flush()
}

// updateOrder merges what a record says into its order. A later stage of the trade overwrites; the same stage overwrites
// once per file; an earlier stage, as in an older export, only fills blanks. So the order of rows and of files does not
// matter, and the same file twice changes nothing.
func (im *Import) updateOrder(ctx context.Context, i int, o *orderRow, r *crm.Record, v *Verdict) error {
	was := *o
	linesChanged, err := im.mergeLines(ctx, o, r, v)
	if err != nil {
		return err
	}
	if im.src.Kind != crm.FileLines {
		if err := im.mergeOrder(ctx, i, o, r); err != nil {
			return err
		}
	}
	if o.customer == 0 {
		o.customer = im.people.resolved[i]
	}
	if *o == was && !linesChanged {
		return nil
	}
	im.noteUpdate(v)
	im.sampleOrder(&was, o)
	im.recount(ctx, was.customer, o.customer)
	return im.writeOrder(ctx, o)
}

func (im *Import) mergeOrder(ctx context.Context, i int, o *orderRow, r *crm.Record) error {
	said, err := im.newOrder(ctx, i, r)
	if err != nil {
		return err
	}
	if r.Order.Status == crm.OrderUnknown {
		said.status = max(said.status, o.status) // a status we made up never takes one back
	}
	_, had := im.orders.written[o.id]
	had = had || o.id >= im.orders.first
	im.orders.written[o.id] = struct{}{}
	o.merge(&said, &r.Order, said.status > o.status || said.status == o.status && !had)
	return nil
}

// merge takes over what a file says of an order it has: everything it knows with overwrite, else only what is missing.
func (o *orderRow) merge(said *orderRow, f *crm.OrderFacts, overwrite bool) {
	o.status = max(o.status, said.status)
	mergeNumber(&o.createdAt, said.createdAt, overwrite)
	mergeNumber(&o.paidAt, said.paidAt, overwrite)
	mergeNumber(&o.region, said.region, overwrite)
	mergeNumber(&o.source, said.source, overwrite)
	mergeText(&o.coupon, said.coupon, overwrite)
	mergeText(&o.remark, said.remark, overwrite)
	mergeText(&o.memo, said.memo, overwrite)
	if f.ItemCount.Known {
		mergeNumber(&o.items, said.items, overwrite)
	}
	if f.Total.Known && (overwrite || o.derived&derivedTotal != 0) {
		o.total, o.derived = said.total, o.derived&^derivedTotal
	}
	paidSaid := said.derived&derivedPaid == 0 && f.Paid.Known
	if paidSaid && (overwrite || o.derived&derivedPaid != 0 || o.paid == 0) {
		o.paid, o.derived = said.paid, o.derived&^derivedPaid
	} else if !paidSaid && said.derived&derivedPaid != 0 && (o.paid == 0 || o.derived&derivedPaid != 0) {
		o.paid, o.derived = max(o.total, 0), o.derived|derivedPaid
	}
	if f.Refunded.Known {
		mergeNumber(&o.refunded, said.refunded, overwrite)
	}
	if f.Net.Known {
		o.net = said.net
	} else if !(overwrite && f.Paid.Known) && o.net != o.paid-o.refunded {
		return // an older file knew the net sum better
	} else {
		o.net = o.paid - o.refunded
	}
}

func mergeNumber(at *int64, said int64, overwrite bool) {
	if said != 0 && (overwrite || *at == 0) {
		*at = said
	}
}

func mergeText(at *string, said string, overwrite bool) {
	if said != "" && (overwrite || *at == "") {
		*at = said
	}
}

// recount marks customers whose figures can't be had by adding.
func (im *Import) recount(ctx context.Context, customers ...int64) {
	for _, id := range customers {
		if id == 0 {
			continue
		}
		if q := im.people.of(id); q != nil {
			q.recount = true
		} else {
			im.people.known[id] = &person{recount: true}
		}
	}
}

func (im *Import) writeOrder(ctx context.Context, o *orderRow) error {
	if o.id < im.orders.first {
		if err := im.tx.rememberOrder(ctx, o.id); err != nil {
			return err
		}
	}
	_, err := im.tx.ExecContext(ctx, `
		UPDATE orders SET (op, customer_id, status, created_at, paid_at, currency, total, paid, refunded, net, item_count,
			region_id, source_id, derived, coupon, remark, memo) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		WHERE id = ?`,
		im.tx.op, idOrNull(o.customer), o.status, o.createdAt, o.paidAt, o.currency, o.total, o.paid, o.refunded, o.net,
		o.items, o.region, o.source, o.derived, textOrNull(o.coupon), textOrNull(o.remark), textOrNull(o.memo), o.id)
	return asShopError(err)
}

func (im *Import) sampleOrder(was, is *orderRow) {
	money := func(minor int64) string { return crm.FormatMinor(minor, is.currency) }
	for _, f := range []struct{ field, was, is string }{
		{"status", was.status.String(), is.status.String()},
		{"total", money(was.total), money(is.total)},
		{"paid", money(was.paid), money(is.paid)},
		{"refunded", money(was.refunded), money(is.refunded)},
		{"paidAt", isoTime(was.paidAt), isoTime(is.paidAt)},
		{"region", im.tx.regionName(was.region), im.tx.regionName(is.region)},
		{"remark", was.remark, is.remark},
		{"memo", was.memo, is.memo},
	} {
		im.sample(is.number, f.field, f.was, f.is)
	}
}

func isoTime(ms int64) string {
	if ms == 0 {
		return ""
	}
	return time.UnixMilli(ms).UTC().Format(time.RFC3339)
}
