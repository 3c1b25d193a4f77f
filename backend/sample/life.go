package sample

import (
	"strconv"

	"shuke/backend/crm"
)

// life is one customer: what they are, what they did, and how much of it is told.
type life struct {
	plan    plan
	person  person
	trades  []trade
	events  []happening
	facts   crm.CustomerFacts // told once, with the first record
	key     crm.CustomerFacts // what the later records name them by
	numbers string            // numberDigits for each trade, then for each event
	told    int
}

// numberDigits is the length of order and event numbers.
const numberDigits = 19

func (l *life) reset() {
	l.trades, l.events, l.told = l.trades[:0], l.events[:0], 0
	l.person, l.facts, l.key = person{}, crm.CustomerFacts{}, crm.CustomerFacts{}
}

func (l *life) finished() bool {
	return l.told == max(len(l.trades)+len(l.events), 1) || l.facts.CreatedAt == 0
}

// tell writes the next record of this customer.
func (l *life) tell(r *crm.Record) {
	r.Customer = l.key
	if l.told == 0 {
		r.Customer = l.facts
	}
	switch event := l.told - len(l.trades); {
	case event < 0:
		l.tellOrder(r, &l.trades[l.told])
	case event < len(l.events):
		l.tellEvent(r, &l.events[event])
	}
	l.told++
}

func (l *life) number(i int) string { return l.numbers[i*numberDigits : (i+1)*numberDigits] }

func (l *life) tellOrder(r *crm.Record, t *trade) {
	o := &r.Order
	o.Number, o.Status, o.CreatedAt, o.PaidAt = l.number(l.told), t.status, t.at, t.paidAt
	o.Currency, o.Received = "CNY", t.paidAt != 0
	o.Total, o.Paid, o.Refunded = crm.AmountOf(t.total), crm.AmountOf(t.paid), crm.AmountOf(t.refunded)
	o.Region, o.Source, o.Coupon, o.Remark, o.Memo = t.region, t.source, t.coupon, t.remark, t.memo
	count := int64(0)
	for i := range t.items[:t.count] {
		count += t.items[i].quantity
		r.Lines = append(r.Lines, t.items[i].facts())
	}
	o.ItemCount = crm.AmountOf(count)
}

func (l *life) tellEvent(r *crm.Record, h *happening) {
	r.Event = crm.EventFacts{
		Kind: h.kind, At: h.at, Key: l.number(l.told), Source: h.source, Text: h.text, Score: h.score,
	}
	if h.product >= 0 {
		r.Event.ProductCode = catalogue[h.product].code
	}
	if h.trade >= 0 {
		r.Event.OrderNumber = l.number(h.trade)
	}
}

// assignNumbers gives the orders and events numbers that rise along the stream, with gaps, as a platform's do. The first
// seven digits belong to the seed, so that two sample shops can live in one file. One allocation a customer.
func (g *Generator) assignNumbers(l *life) {
	b := g.scratch[:0]
	era := (1_000_000 + scramble(g.opt.Seed)%8_000_000) * 1_000_000_000_000
	for range l.trades {
		b = strconv.AppendUint(b, era+spread(g.orders), 10)
		g.orders++
	}
	for range l.events {
		b = strconv.AppendUint(b, era+500_000_000_000+spread(g.events), 10)
		g.events++
	}
	g.scratch = b
	l.numbers = string(b)
}

// spread leaves a gap of up to a thousand between neighbours.
func spread(n uint64) uint64 { return n*1000 + scramble(n)%1000 }
