package importer

import "shuke/backend/crm"

// setRefund reads the sum of one refund, whichever sign the platform gives it.
func setRefund(b *builder, s string) {
	b.money(&b.line.refunded, s)
	b.line.refunded.Minor = max(b.line.refunded.Minor, -b.line.refunded.Minor)
}

// endRefund adds the refund of a row to the others of its order, unless a column about its state says that the money has
// not gone back: one that was refused or still waits changes nothing.
func (b *builder) endRefund() {
	l, o := &b.line, &b.rec.Order
	if !l.refunded.Known || l.refundState && !l.refundWord {
		return
	}
	o.Refunded = crm.AmountOf(o.Refunded.Or(0) + l.refunded.Minor)
}
