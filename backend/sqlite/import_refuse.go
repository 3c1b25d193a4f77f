package sqlite

import (
	"context"
	"strings"

	"shuke/backend/crm"
)

// refuse rejects the records that need an order the shop does not have, before their customers are entered: nothing stays of
// a row that is refused. They are few, so what they need is looked up apart.
func (im *Import) refuse(ctx context.Context, records []crm.Record, verdicts []Verdict) error {
	var needy []int
	for i := range records {
		if r := &records[i]; r.Order.Number != "" && im.needsOrder(r) && r.Customer.Named() {
			needy = append(needy, i)
		}
	}
	if len(needy) == 0 {
		return nil
	}
	if err := im.keyOrders(ctx, records); err != nil {
		return err
	}
	w := &im.orders
	made := map[orderKey]bool{}
	for i := range records {
		made[w.keys[i]] = made[w.keys[i]] || !im.needsOrder(&records[i])
	}
	keys := make([]orderKey, len(needy))
	for n, i := range needy {
		keys[n] = w.keys[i]
	}
	w.stored = nil
	if err := im.readOrders(ctx, keys); err != nil {
		return err
	}
	if err := im.readElsewhere(ctx, keys); err != nil {
		return err
	}
	for _, i := range needy {
		if w.stored[w.keys[i]] == nil && !made[w.keys[i]] {
			verdicts[i] = im.orderless(&records[i])
		}
	}
	return nil
}

// needsOrder tells whether a record cannot make an order: it amends one, or was paid for on no day.
func (im *Import) needsOrder(r *crm.Record) bool {
	if im.src.Kind.Amends() {
		return true
	}
	if r.Order.CreatedAt != 0 || r.Order.PaidAt != 0 {
		return false
	}
	var o orderRow
	o.take(&r.Order, r.Lines)
	return o.undated()
}

// undated tells whether an order was paid for on no day.
func (o *orderRow) undated() bool { return o.paid > 0 && o.paidAt == 0 }

// orderless refuses a record that needs an order the shop does not have.
func (im *Import) orderless(r *crm.Record) Verdict {
	key := "import.reject.orderWithoutDate"
	if im.src.Kind.Amends() {
		key = withoutOrder[im.src.Kind]
	}
	return Verdict{Outcome: crm.Rejected, Key: key, Params: crm.Params("order", strings.Clone(r.Order.Number))}
}
