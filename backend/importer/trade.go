package importer

import (
	"strings"

	"shuke/backend/crm"
)

// tradeState gathers what the rows of an order say each for itself, on platforms where every line is a trade of its own.
type tradeState struct {
	open     crm.OrderStatus // the least advanced of the lines that still stand
	closed   crm.OrderStatus // closed or refunded, of the lines that do not
	refunded crm.Amount
	inferred bool // a line was refunded and nobody said how much
}

func setLineStatus(b *builder, s string) {
	b.statusText = s
	b.line.status = b.status(b.plan.lineStatus, s)
}

// setRefundStatus looks for the words that mean that the money of a line went back.
func setRefundStatus(b *builder, s string) {
	name, _ := b.plan.refundStatus.find(s)
	b.line.refundWord = statusNames[name] == crm.OrderRefunded
}

// setLineRefunded reads what went back; 无退款申请 is no sum.
func setLineRefunded(b *builder, s string) {
	if strings.ContainsAny(s, "0123456789") {
		b.money(&b.line.refunded, s)
	}
}

// add takes in a line. A line of which all money went back is refunded, one of which a part did still stands.
func (t *tradeState) add(l *lineState) {
	status, back := l.status, l.refunded
	if l.refundWord && !back.Known {
		back, t.inferred = l.facts.Amount, true
	}
	if l.refundWord && back.Minor >= l.facts.Amount.Minor || back.Minor > 0 && back.Minor >= l.facts.Amount.Minor {
		status = crm.OrderRefunded
	}
	if back.Known {
		t.refunded = crm.AmountOf(t.refunded.Or(0) + back.Minor)
	}
	switch {
	case status == crm.OrderUnknown:
	case status >= crm.OrderClosed:
		t.closed = max(t.closed, status)
	case t.open == crm.OrderUnknown || status < t.open:
		t.open = status
	}
}

// settleTrade makes one order of what its rows said: it stands while a line of it does, at the stage of the last one.
func (b *builder) settleTrade() {
	t, o := &b.trade, &b.rec.Order
	if t.open != crm.OrderUnknown {
		o.Status = t.open
	} else if t.closed != crm.OrderUnknown && (o.Status == crm.OrderUnknown || t.closed == crm.OrderRefunded) {
		o.Status = t.closed
	}
	if t.refunded.Known && !o.Refunded.Known {
		o.Refunded = t.refunded
		if t.inferred {
			b.warn("import.warning.refundInferred", b.statusText)
		}
	}
}
