package importer

import (
	"shuke/backend/crm"
	"shuke/backend/importer/cell"
	"shuke/backend/importer/region"
)

// finish works out what follows from several cells together, and gives up records that could not be found again.
func (b *builder) finish() {
	b.finishCustomer()
	switch b.plan.kind {
	case crm.FileOrders, crm.FileLines, crm.FilePayments:
		b.finishOrder()
	case crm.FileRefunds, crm.FileCoupons, crm.FileStatuses:
		b.finishAmendment()
	case crm.FileCustomers:
		b.finishPerson()
	case crm.FileEvents:
		b.finishEvent()
	case crm.FileProducts:
		if p := &b.rec.Product; p.Code == "" && p.Title == "" {
			b.reject("import.reject.productUnnamed")
		}
	}
}

// finishAmendment refuses what names no order, or has nothing to say of it.
func (b *builder) finishAmendment() {
	switch o := &b.rec.Order; {
	case o.Number == "":
		b.reject("import.reject.orderNumberMissing")
	case b.cells == 1:
		b.reject("import.reject.orderNumberOnly")
	}
}

// finishPerson refuses customers that could not be found again: a second import would make them once more.
func (b *builder) finishPerson() {
	if b.plan.format != nil && b.plan.format.finish != nil {
		b.plan.format.finish(b)
	}
	switch {
	case b.rec.Customer.Named():
	case b.accountDamaged:
		b.reject("import.reject.accountDamaged")
	default:
		b.reject("import.reject.customerUnnamed")
	}
}

func (b *builder) finishCustomer() {
	c := &b.rec.Customer
	for _, account := range [...]string{b.account, b.account2, b.account3} {
		switch platform := b.rec.Order.Platform; {
		case account == "":
		case platform == "":
			c.Accounts = append(c.Accounts, account)
		default:
			c.Elsewhere = append(c.Elsewhere, crm.PlatformAccount{Platform: platform, Value: account})
		}
	}
	if c.Name == "" {
		c.Name = cell.Line(fullName(b.firstName, b.lastName))
	}
	parts := b.place()
	b.splitReceiver(&parts)
	if parts != (region.Parts{}) {
		b.locate(parts)
	}
	if c.Region.Province == "" && (c.Region.Country == "" || c.Region.Country == "CN") && c.Phone != "" {
		c.Guess = region.OfMobile(c.Phone)
	}
}

// locate finds the customer's region, and says when it could be several.
func (b *builder) locate(parts region.Parts) {
	c := &b.rec.Customer
	if f := b.plan.format; f != nil && f.CurrencyCountry && parts.Country == "" {
		parts.Country = homes[b.rec.Order.Currency]
	}
	c.Address = parts.Address
	parts.Postcode = b.zip
	c.Region = b.places.Find(parts)
	if b.zip != "" && c.Address != "" {
		c.Address += " " + b.zip
	}
	if c.Region.Province != "" || c.Region.Country != "" && c.Region.Country != "CN" {
		return
	}
	if named := b.places.Ambiguous(parts); named != "" {
		b.warn("import.warning.placeAmbiguous", named)
	}
}

// place is where the columns say the customer is. Another address stands in for a missing one as a whole, so that no place
// is put together of two; only another spelling of country and province fills gaps.
func (b *builder) place() region.Parts {
	parts, spare := b.parts, b.spare
	if parts == (region.Parts{}) {
		return spare
	}
	if spare.City == "" && spare.Address == "" {
		parts.Country = firstOf(parts.Country, spare.Country)
		parts.Province = firstOf(parts.Province, spare.Province)
	}
	return parts
}

// fullName joins the parts of a name as its language does: 王小明, Jane Doe.
func fullName(first, last string) string {
	switch {
	case last == "":
		return first
	case first == "":
		return last
	case last[0] >= 0xE3: // Chinese, Japanese, Korean
		return last + first
	}
	return first + " " + last
}

func (b *builder) finishOrder() {
	o := &b.rec.Order
	o.Region = b.rec.Customer.Region
	if b.plan.own {
		b.takeAsSaid()
	} else {
		b.workOut()
		b.checkSums(o)
	}
	switch {
	case o.Number != "" && b.saysNothing():
		b.reject("import.reject.orderNumberOnly")
	case o.Number != "":
	case b.plan.orderNo >= 0 || b.plan.kind != crm.FileOrders:
		b.reject("import.reject.orderNumberMissing")
	default:
		b.makeNumber()
	}
}

// workOut completes what the file says of an order by what follows from it.
func (b *builder) workOut() {
	o := &b.rec.Order
	b.settleTrade()
	if b.plan.format != nil && b.plan.format.finish != nil {
		b.plan.format.finish(b)
	}
	b.settleRefund()
	b.settleReturns()
	b.settleStatus()
	o.Received = received(o)
	if sum := b.receivedSum(); o.Status == crm.OrderRefunded && !o.Refunded.Known && sum.Known {
		o.Refunded = sum
		b.warn("import.warning.refundInferred", b.statusText)
	}
}

// settleRefund works out what went back where the file says what was kept.
func (b *builder) settleRefund() {
	if o := &b.rec.Order; b.kept.Known && o.Total.Known && !o.Refunded.Known && b.kept.Minor < o.Total.Minor {
		o.Refunded = crm.AmountOf(o.Total.Minor - b.kept.Minor)
	}
}

// receivedSum is what an order that was paid for brought: the platform's word, or else the total, or else its lines.
func (b *builder) receivedSum() crm.Amount {
	o := &b.rec.Order
	if o.Paid.Known {
		return o.Paid
	}
	if o.Total.Known {
		return o.Total
	}
	return b.lineSum()
}

// lineSum is what the lines of an order come to, as far as their amounts are known.
func (b *builder) lineSum() (sum crm.Amount) {
	for i := range b.rec.Lines {
		if a := b.rec.Lines[i].Amount; a.Known {
			sum = crm.AmountOf(sum.Minor + a.Minor)
		}
	}
	return sum
}

// saysNothing tells whether all that could be read of an order is its number: a row of another table below the orders, a list
// of returns. An order made of it would be a lie.
func (b *builder) saysNothing() bool { return b.cells == 1 && b.plan.kind != crm.FilePayments }

// settleStatus completes the status from the other facts: a cancelled order is closed, a closed one of which everything
// went back is refunded, and without any word about it an order is paid when it was paid for.
func (b *builder) settleStatus() {
	o := &b.rec.Order
	if b.fulfilment > o.Status && (o.Status == crm.OrderPaid || o.Status == crm.OrderShipped) {
		o.Status = b.fulfilment
	}
	if b.fulfilment == crm.OrderClosed && o.Status == crm.OrderCreated {
		o.Status = crm.OrderClosed
	}
	if b.cancelledAt != 0 && o.Status != crm.OrderRefunded {
		o.Status = crm.OrderClosed
	}
	if o.Status == crm.OrderUnknown && b.statusText == "" {
		o.Status = impliedStatus(o)
	}
	if o.Status == crm.OrderClosed && o.Refunded.Minor > 0 && o.Refunded.Minor >= o.Paid.Minor {
		o.Status = crm.OrderRefunded
	}
}

func impliedStatus(o *crm.OrderFacts) crm.OrderStatus {
	switch {
	case o.PaidAt != 0 && o.Refunded.Minor > 0 && o.Total.Known && o.Refunded.Minor >= o.Total.Minor:
		return crm.OrderRefunded
	case o.PaidAt != 0 || o.Paid.Minor > 0:
		return crm.OrderPaid
	case o.CreatedAt != 0 && o.Paid.Known:
		return crm.OrderCreated
	}
	return crm.OrderUnknown
}

// received tells whether money came in: it was paid at some time, or a sum was paid, or, when the file is silent about
// both, the status cannot be reached without paying.
func received(o *crm.OrderFacts) bool {
	switch {
	case o.PaidAt != 0:
		return true
	case o.Paid.Known:
		return o.Paid.Minor > 0
	}
	return o.Status >= crm.OrderPaid && o.Status <= crm.OrderDelivered || o.Status == crm.OrderRefunded
}

func (b *builder) finishEvent() {
	e := &b.rec.Event
	switch {
	case e.Kind == 0:
		b.reject("import.reject.eventKindMissing")
	case !b.rec.Customer.Named() && e.OrderNumber == "":
		b.reject("import.reject.customerUnnamed")
	}
}
