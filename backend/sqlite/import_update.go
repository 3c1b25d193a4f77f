package sqlite

import (
	"context"
	"time"

	"shuke/backend/crm"
)

// updateOrders brings the records whose order the shop has already to those orders.
func (im *Import) updateOrders(ctx context.Context, records []crm.Record, verdicts []Verdict) error {
	w := &im.orders
	if len(w.again) == 0 {
		return nil
	}
	keys := make([]orderKey, len(w.again))
	for n, i := range w.again {
		keys[n] = w.keys[i]
	}
	if err := im.readOrders(ctx, keys); err != nil {
		return err
	}
	if err := im.readLines(ctx, records); err != nil {
		return err
	}
	for _, i := range w.again {
		r, v := &records[i], &verdicts[i]
		o := w.stored[w.keys[i]]
		if im.src.Kind.Amends() {
			im.addAmendment(o, r)
			continue
		}
		if v.Outcome == 0 {
			v.Outcome = crm.Unchanged
		}
		if err := im.updateOrder(ctx, i, o, r, v); err != nil {
			return err
		}
	}
	return asShopError(im.lines.bulk.Flush())
}

// updateOrder merges what a record says into its order. A later stage of the trade overwrites; the same stage overwrites
// once per file; an earlier stage, as in an older export, only fills blanks. So neither the order of files nor a row that
// comes twice matters, and the same file again changes nothing.
func (im *Import) updateOrder(ctx context.Context, i int, o *orderRow, r *crm.Record, v *Verdict) error {
	was := *o
	if err := im.takeCurrency(ctx, o, r.Order.Currency); err != nil {
		return err
	}
	overwrite := im.src.Kind == crm.FileLines
	if !overwrite {
		said, err := im.newOrder(ctx, i, r)
		if err != nil {
			return err
		}
		im.tellContradiction(o, &said, &r.Order, r.Row)
		overwrite = im.mayOverwrite(o, said.status)
		o.merge(&said, &r.Order, overwrite)
	}
	linesChanged, err := im.mergeLines(ctx, o, r, overwrite, v)
	if err != nil {
		return err
	}
	if o.customer == 0 {
		o.customer = im.people.resolved[i]
	}
	if *o == was && !linesChanged {
		return nil
	}
	im.noteUpdate(v)
	im.sampleOrder(&was, o)
	im.recount(was.customer, o.customer)
	return im.writeOrder(ctx, o)
}

// mayOverwrite tells whether a row at a stage of the trade replaces what the order says, and notes that the file has had
// its say.
func (im *Import) mayOverwrite(o *orderRow, stage crm.OrderStatus) bool {
	_, had := im.orders.written[o.id]
	had = had || o.id >= im.orders.first
	im.orders.written[o.id] = struct{}{}
	return stage > o.status || stage == o.status && !had
}

// recount marks customers whose figures can't be had by adding.
func (im *Import) recount(customers ...int64) {
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
