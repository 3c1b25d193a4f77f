package importer

import (
	"strings"

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
)

func setOrderNo(b *builder, s string) {
	if b.damaged(s) {
		b.unreadable("import.reject.orderNumberDamaged", s)
		return
	}
	into := &b.rec.Order.Number
	if b.plan.kind == crm.FileEvents {
		into = &b.rec.Event.OrderNumber // it only leads to the customer
	}
	if f := b.plan.format; f != nil {
		s = strings.TrimPrefix(s, f.OrderPrefix)
	}
	if *into == "" && !cell.Null(s) {
		*into = cell.ID(s)
	}
}

func setStatus(b *builder, s string) {
	b.statusText = s
	b.rec.Order.Status = b.status(b.plan.status, s)
}

// setFulfilment keeps the furthest stage where several columns tell one.
func setFulfilment(b *builder, s string) {
	b.fulfilment = max(b.fulfilment, b.status(b.plan.fulfilment, s))
}

// status translates a platform's word; an unknown one is reported and leaves the status unknown.
func (b *builder) status(w words, s string) crm.OrderStatus {
	name, ok := w.find(s)
	if !ok {
		b.warn("import.warning.statusUnknown", s)
	}
	return statusNames[name]
}

func setCreatedAt(b *builder, s string) { b.time(&b.rec.Order.CreatedAt, s) }
func setPaidAt(b *builder, s string)    { b.time(&b.rec.Order.PaidAt, s) }

func setCancelledAt(b *builder, s string) { b.time(&b.cancelledAt, s) }

// time reads an instant that matters: a record with an unreadable one is given up.
func (b *builder) time(into *int64, s string) {
	if *into != 0 {
		return
	}
	ms, ok := b.clock.Parse(s)
	if !ok {
		b.unreadable("import.reject.timeUnreadable", s)
		return
	}
	b.checkTime(ms, s)
	*into = ms
}

func setTotal(b *builder, s string)       { b.money(&b.rec.Order.Total, s) }
func setPaid(b *builder, s string)        { b.money(&b.rec.Order.Paid, s) }
func setKept(b *builder, s string)        { b.money(&b.kept, s) }
func setOutstanding(b *builder, s string) { b.money(&b.outstanding, s) }

// setPayment adds one of the payments of an order to the others.
func setPayment(b *builder, s string) {
	var one crm.Amount
	b.money(&one, s)
	b.rec.Order.Paid = crm.AmountOf(b.rec.Order.Paid.Or(0) + one.Minor)
}

// setRefunded takes what went back, whichever sign the platform gives it.
func setRefunded(b *builder, s string) {
	back := &b.rec.Order.Refunded
	b.money(back, s)
	back.Minor = max(back.Minor, -back.Minor)
}

// setRebate takes what a buyer was let off from the payments, whichever sign the platform gives it.
func setRebate(b *builder, s string) {
	var one crm.Amount
	b.money(&one, s)
	b.rec.Order.Paid = crm.AmountOf(b.rec.Order.Paid.Or(0) - max(one.Minor, -one.Minor))
}

// money reads an amount that matters: a record with an unreadable one is given up.
func (b *builder) money(into *crm.Amount, s string) {
	if into.Known || cell.Null(s) {
		return
	}
	b.takeMark(s)
	d, ok := cell.ParseDecimal(s, b.whole || b.dotted)
	minor, fits := d.Minor(b.digits)
	if !ok || !fits {
		b.unreadable("import.reject.moneyUnreadable", s)
		return
	}
	*into = crm.AmountOf(minor)
	b.amounts = true
}

// takeMark makes the currency that stands on an amount itself (NT$1,000) the record's, where no column says it: a sum of
// another currency must not be counted as the shop's. One record has one.
func (b *builder) takeMark(s string) {
	if amountByte(s[0]) && amountByte(s[len(s)-1]) || b.plan.own || b.plan.kind == crm.FileProducts {
		return
	}
	code := cell.CurrencyOf(s)
	switch current := b.rec.Order.Currency; {
	case code == "":
		if cell.ForeignSign(s, current) {
			b.warn("import.warning.currencyUnknown", s)
		}
		return
	case b.said.currency != "":
		if code != current {
			b.warn("import.warning.currencyContradicted", s)
		}
		return
	case code == current:
	case b.marked != "" || b.amounts && crm.CurrencyDigits(code) != b.digits:
		b.unreadable("import.reject.moneyUnreadable", s)
	default:
		b.adopt(code)
	}
	b.marked = code
}

// amountByte tells whether a byte at the end of an amount belongs to the number, as nearly everywhere.
func amountByte(c byte) bool { return c >= '0' && c <= '9' || c == '-' || c == '.' }

func setItemCount(b *builder, s string) { b.count(&b.rec.Order.ItemCount, s) }

// count reads a whole number; what is none is reported and left unknown.
func (b *builder) count(into *crm.Amount, s string) {
	if cell.Null(s) {
		return
	}
	n, ok := cell.ParseCount(s)
	if !ok {
		b.warn("import.warning.numberUnreadable", s)
		return
	}
	*into = crm.AmountOf(n)
}

// setCurrency comes before the amounts, whose decimals depend on it.
func setCurrency(b *builder, s string) {
	code, ok := currencyCode(s)
	if !ok {
		b.warn("import.warning.currencyUnknown", s)
		return
	}
	b.useCurrency(code)
}

// useCurrency makes the amounts of the record ones of a currency that a column says.
func (b *builder) useCurrency(code string) {
	b.said.currency = code
	b.adopt(code)
}

func (b *builder) adopt(code string) {
	if code != b.rec.Order.Currency {
		b.rec.Order.Currency = code
		b.scale(code)
		if b.plan.mapping.Country == "" && b.parts.Country == "" {
			b.country = homes[code] // the shop's own would read its customers' phones wrongly
		}
	}
}

// scale reads amounts as a currency is written. Rupiah have decimals by the standard and nobody writes them: 90.000 are
// ninety thousand.
func (b *builder) scale(currency string) {
	b.digits = crm.CurrencyDigits(currency)
	b.whole = !b.plan.own && (b.digits == 0 || currency == "IDR")
}

// currencyCode is the ISO 4217 code of a currency written as code, sign or Chinese word.
func currencyCode(s string) (code string, ok bool) {
	switch s {
	case "¥", "￥", "元", "人民币", "RMB":
		return "CNY", true
	case "新台币", "NT$":
		return "TWD", true
	case "港币", "HK$":
		return "HKD", true
	}
	if len(s) != 3 {
		return "", false
	}
	for i := range 3 {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return "", false
		}
	}
	return strings.ToUpper(s), true
}

func setCoupon(b *builder, s string) { b.rec.Order.Coupon = s }
func setRemark(b *builder, s string) { b.rec.Order.Remark = lines(s) }
func setMemo(b *builder, s string)   { b.rec.Order.Memo = lines(s) }

// lines keeps the lines of a text, whatever ends them in the file.
func lines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

// setSource goes to whatever the file is about: where the order, the event or the customer came from.
func setSource(b *builder, s string) {
	into := &b.rec.Order.Source
	switch b.plan.kind {
	case crm.FileCustomers:
		into = &b.rec.Customer.Source
	case crm.FileEvents:
		into = &b.rec.Event.Source
	default:
	}
	if *into == "" || !b.fallback {
		*into = s
	}
}
