package importer

import (
	"shuke/backend/crm"
	"shuke/backend/importer/cell"
)

// takeReturn notes a sum below zero on a row of an order below its first: tills and bookkeeping programs write what went back
// as a row of its own. What stands on all rows alike is the order's, and not below zero on one.
func (b *builder) takeReturn(text string) {
	if text = cell.Text(text); text == "" || text[0] >= '0' && text[0] <= '9' {
		return
	}
	d, ok := cell.ParseDecimal(text, b.whole)
	minor, fits := d.Minor(b.digits)
	if ok && fits && minor < 0 {
		b.returns = crm.AmountOf(b.returns.Minor - minor)
	}
}

// settleReturns makes such rows what went back of an order that brought something, where the file does not say it otherwise.
func (b *builder) settleReturns() {
	if o := &b.rec.Order; b.returns.Known && !o.Refunded.Known && max(o.Paid.Minor, o.Total.Minor) > 0 {
		o.Refunded = b.returns
		b.warn("import.warning.refundInferred", o.Number)
	}
}
