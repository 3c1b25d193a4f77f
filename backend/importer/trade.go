package importer

import (
	"strings"
	"time"

	"shuke/backend/crm"
)

// tradeState gathers what the rows of an order say each for itself, on platforms where every line is a trade of its own.
type tradeState struct {
	open     crm.OrderStatus // the least advanced of the lines that still stand
	closed   crm.OrderStatus // closed or refunded, of the lines that do not
	dropped  int64           // the amounts of the lines that were closed, of which nothing is said to have gone back
	refunded crm.Amount
	inferred bool // a line was refunded and nobody said how much
	stands   bool // a line without a word about its stage did not go back
}

func setLineStatus(b *builder, s string) {
	b.statusText = s
	b.line.status = b.status(b.plan.lineStatus, s)
}

// setRefundStatus looks for the words that mean that the money of a line went back.
func setRefundStatus(b *builder, s string) {
	name, _ := b.plan.refundStatus.find(s)
	b.line.refundState, b.line.refundWord = true, statusNames[name] == crm.OrderRefunded
}

// setLineRefunded reads what went back; 无退款申请 is no sum.
func setLineRefunded(b *builder, s string) {
	if strings.ContainsAny(s, "0123456789") {
		b.money(&b.line.refunded, s)
	}
}

func setReturned(b *builder, s string) { b.count(&b.line.returned, s) }

// back is what went back of a line: the platform's sum, or the share of the pieces that came back, or where a word says
// that money went back and nothing says how much, all of it.
func (l *lineState) back() (sum crm.Amount, inferred bool) {
	amount := l.facts.Amount
	switch {
	case l.refunded.Known || !l.refundWord:
		return l.refunded, false
	case l.returned.Known && l.facts.Quantity > 0 && amount.Known:
		return crm.AmountOf(amount.Minor * l.returned.Minor / l.facts.Quantity), false
	}
	return amount, true
}

// add takes in a line. A line of which all money went back is refunded, one of which a part did still stands.
func (t *tradeState) add(l *lineState) {
	status, amount := l.status, l.facts.Amount.Minor
	back, inferred := l.back()
	t.inferred = t.inferred || inferred
	if (l.refundWord || back.Minor > 0) && back.Minor >= amount {
		status = crm.OrderRefunded
	}
	if back.Known {
		t.refunded = crm.AmountOf(t.refunded.Or(0) + back.Minor)
	}
	switch {
	case status == crm.OrderUnknown:
		t.stands = true
	case status >= crm.OrderClosed:
		t.closed = max(t.closed, status)
		if status == crm.OrderClosed && !back.Known {
			t.dropped += amount
		}
	case t.open == crm.OrderUnknown || status < t.open:
		t.open = status
	}
}

// settleTrade makes one order of what its rows said: it stands while a line of it does, at the stage of the last one. The
// lines that were closed are part of the total of an order that stands, so they count as given back.
func (b *builder) settleTrade() {
	t, o := &b.trade, &b.rec.Order
	if t.open != crm.OrderUnknown {
		o.Status = t.open
		if t.dropped > 0 && t.open != crm.OrderCreated {
			t.refunded, t.inferred = crm.AmountOf(t.refunded.Or(0)+t.dropped), true
		}
	} else if t.closed != crm.OrderUnknown && !t.stands && (o.Status == crm.OrderUnknown || t.closed == crm.OrderRefunded) {
		o.Status = t.closed
	}
	if t.refunded.Known && !o.Refunded.Known {
		o.Refunded = t.refunded
		if t.inferred {
			b.warn("import.warning.refundInferred", b.statusText)
		}
	}
}

// refundClosed is the finish of platforms that give the money back when they close an order: one that was paid for and
// then closed is refunded.
func refundClosed(b *builder) {
	if o := &b.rec.Order; o.Status == crm.OrderClosed && o.PaidAt != 0 {
		o.Status = crm.OrderRefunded
		if o.Refunded.Minor == 0 {
			o.Refunded = crm.Amount{}
		}
	}
}

// receivedByTime says what was received where columns of sums are filled before anybody paid. Without a payment time an
// order that was only placed, or closed, brought nothing. In a file that has payment times, the same goes for one that is
// still on its way: it is paid for at the door, and counts as placed until it left.
func receivedByTime(b *builder) {
	o := &b.rec.Order
	if o.PaidAt != 0 {
		return
	}
	switch o.Status {
	case crm.OrderCreated, crm.OrderClosed:
		o.Paid = crm.AmountOf(0)
	case crm.OrderPaid, crm.OrderShipped:
		if !b.plan.paidTimes {
			return
		}
		o.Paid = crm.AmountOf(0)
		if o.Status == crm.OrderPaid {
			o.Status = crm.OrderCreated
		}
	case crm.OrderDelivered:
		o.Paid = b.receivedSum()
	default: // what was refunded was paid
	}
}

// closedAndReceived is refundClosed, then receivedByTime.
func closedAndReceived(b *builder) {
	refundClosed(b)
	receivedByTime(b)
}

// dayFromNumber dates an order without any time by its number, on platforms whose numbers begin with the day: 260915-….
func dayFromNumber(b *builder) {
	o := &b.rec.Order
	if o.CreatedAt != 0 || o.PaidAt != 0 || len(o.Number) < 6 {
		return
	}
	day, err := time.ParseInLocation("060102", o.Number[:6], b.plan.zone)
	if err != nil {
		return
	}
	o.CreatedAt = day.UnixMilli()
	b.warn("import.warning.dayFromNumber", o.Number)
}
