package segment

import (
	"math"
	"strings"

	"shuke/backend/column"
	"shuke/backend/crm"
)

// condition is one thing asked of an order or an event, over its arrays.
type condition struct {
	column *column.Ints
	second *column.Ints // stands in for column where that is column.Unpaid
	to     func(v int64) int64
	asked  *column.Lookup // nil for what is added up
}

func (c *condition) value(i int) int64 {
	v := c.column.At(i)
	if c.second != nil && v == column.Unpaid {
		v = c.second.At(i)
	}
	if c.to != nil {
		v = c.to(v)
	}
	return v
}

// measuring adds up the rows of customers.
type measuring struct {
	blocks     *column.Blocks
	days       *column.Days // the window, when it is the first thing to look at
	conditions []condition
	what       *condition    // nil for a count
	lines      *column.Lines // where lines are added up: conditions are of their orders
	ofLines    []condition
	how        string
	always     bool  // the sum of nothing is known: it is nought
	noughts    bool  // 0 is a value like others: it is a day
	since      int64 // customers whose latest payment lies before have nothing to add; in milliseconds
	until      int64 // of the window, in milliseconds
	first      *column.Ints
	last       *column.Ints
	whole      *column.Ints // what all their paid orders add up to; nil when that has to be found out
}

// measure adds whoever's sum passes the leaf's ranges to out.
func (e *evaluation) measure(leaf *crm.Leaf, out column.Bits) {
	s := e.sums(leaf)
	defer e.cache.done(s)
	column.Each(e.table.Rows, func(from, to int) {
		into := out[from>>6:]
		some := column.Wide(s.of[from:to])
		for _, r := range leaf.Ranges {
			least, most := e.clock.Days(r)
			some.Within(least, most, into)
		}
	})
	if leaf.Test == crm.TestKnown {
		out.Fill()
	}
	out.And(s.known)
}

// sums adds up, or takes what was added up for the same measure: while somebody turns the number it is compared with,
// nothing is added up again. Who asks for them says when they have been read.
func (e *evaluation) sums(leaf *crm.Leaf) *sums {
	key := e.measureKey(leaf)
	if found := e.cache.sum(e.table.Generation, key); found != nil {
		return found
	}
	s := e.cache.room(e.table.Rows)
	if leaf.Measure.Of == ofMessages {
		e.messageSums(leaf, s)
	} else {
		e.rowSums(leaf, s)
	}
	if e.failed == nil {
		e.cache.putSum(e.table.Generation, key, s)
	}
	return s
}

// rowSums adds up orders, lines or events for every customer.
func (e *evaluation) rowSums(leaf *crm.Leaf, s *sums) {
	m := e.measuring(leaf)
	if m.always {
		s.known.Fill()
	}
	column.Each(e.table.Rows, func(from, to int) {
		w := m.worker(s)
		for first := from; first < to; first += together {
			w.rows(first, min(first+together, to))
		}
	})
}

func (e *evaluation) measuring(leaf *crm.Leaf) *measuring {
	measure := leaf.Measure
	facts := &e.table.Facts
	m := &measuring{how: measure.How, always: measure.How == "count" || measure.How == "sum" || measure.How == "distinct", since: crm.Least, until: crm.Most, first: facts[crm.FactFirstOrderAt], last: facts[crm.FactLastOrderAt]}
	field := e.orderField
	m.blocks = &e.table.Orders.Blocks
	if measure.Of == "events" {
		field, m.blocks = e.eventField, &e.table.Events.Blocks
	}
	e.window(m, leaf)
	e.where(m, measure, field)
	if measure.Of == ofLines {
		m.lines = e.table.Lines
	}
	if leaf.Field != "" {
		c := field(leaf.Field)
		if line, ok := e.lineField(leaf.Field); ok && measure.Of == ofLines {
			c = line
		}
		m.what = &c
		m.noughts = leaf.Field == "paidAt" || leaf.Field == "at"
	}
	return m
}

// countsPaid tells whether a measure is of orders that were paid: all that ask neither of events nor of a status.
func countsPaid(measure *crm.Measure) bool { return measure.Of != "events" && !measure.AskedStatus() }

// window says which days count: of payment, of the event, or, where a status is asked, of whichever the order has.
func (e *evaluation) window(m *measuring, leaf *crm.Leaf) {
	measure, orders := leaf.Measure, &e.table.Orders
	from, to := int64(crm.Least), int64(crm.Most)
	if measure.In != nil {
		from, to = e.clock.Days(*measure.In)
	}
	if e.then != nil {
		to = min(to, e.then.day)
	}
	switch {
	case countsPaid(measure):
		m.days = orders.PaidDay.Days(max(from, column.Unpaid+1), to)
		_, m.until = e.clock.Instants(crm.RuleRange{From: to, To: to})
		if measure.In != nil {
			m.since, _ = e.clock.Instants(*measure.In)
		}
		if measure.Of == "orders" && len(measure.Where) == 0 {
			m.whole = e.whole(measure.How, leaf.Field)
		} else if measure.Of == "orders" && measure.In == nil && e.then == nil && measure.How == "sum" && leaf.Field == "amount" && !orders.Undated {
			m.days = nil // what was not paid adds nothing
		}
	case measure.Of == "events":
		m.days = e.table.Events.Day.Days(from, to)
	default:
		m.conditions = append(m.conditions, e.at(from, to)...)
	}
}

// where takes over what is asked of each order, line or event.
func (e *evaluation) where(m *measuring, measure *crm.Measure, field func(string) condition) {
	for i := range measure.Where {
		w := &measure.Where[i]
		if c, ok := e.lineField(w.Field); ok && measure.Of == ofLines {
			m.ofLines = append(m.ofLines, e.asked(c, w))
			continue
		}
		c := field(w.Field)
		if countsPaid(measure) {
			c.second = nil // every order that counts has the day of its payment
		}
		m.conditions = append(m.conditions, e.asked(c, w))
	}
}

// at asks when an order was paid, or else placed. The window of everything asks nothing.
func (e *evaluation) at(from, to int64) []condition {
	if from == crm.Least && to == crm.Most {
		return nil
	}
	o := &e.table.Orders
	q := column.Question{Ranges: []crm.RuleRange{{From: from, To: to}}}
	return []condition{{asked: o.PaidDay.Lookup(q, o.Day)}}
}

// whole is the fact that is a measure of all paid orders of a customer, or nil.
func (e *evaluation) whole(how, what string) *column.Ints {
	fact, kept := map[string]crm.Fact{"count": crm.FactOrderCount, "sum amount": crm.FactTotalPaid, "sum quantity": crm.FactItemCount}[strings.TrimSpace(how+" "+what)]
	if !kept {
		return nil
	}
	return e.table.Facts[fact]
}

// adder is how one value more changes a sum.
func (m *measuring) adder() *adding {
	return &adding{how: m.how, adds: m.how == "sum", seen: map[int64]struct{}{}}
}

type adding struct {
	how   string
	adds  bool // how is a sum
	sum   int64
	found bool
	seen  map[int64]struct{}
}

func (a *adding) clear() {
	a.sum, a.found = 0, false
	if len(a.seen) > 0 {
		clear(a.seen)
	}
}

func (a *adding) add(v int64) {
	switch {
	case a.adds:
		a.sum += v
	case a.how == "distinct":
		a.seen[v] = struct{}{}
	case !a.found, a.how == "max" && v > a.sum, a.how == "min" && v < a.sum:
		a.sum = v
	}
	a.found = true
}

// sum is what a customer's rows add up to. A largest or smallest value is only known of those that have one.
func (m *measuring) sum(row int, a *adding) (sum int64, known bool) {
	if m.since != crm.Least && m.last.At(row) < m.since {
		return 0, m.always
	}
	from, to := m.blocks.Of(row)
	if from == to {
		return 0, m.always
	}
	if len(m.conditions) == 0 && m.days != nil && m.lines == nil {
		switch m.how {
		case "count":
			return m.days.Count(from, to), true
		case "sum":
			return m.days.Sum(m.what.column, from, to), true
		}
	}
	a.clear()
	var count int64
	for i := from; i < to; i++ {
		if m.days != nil && !m.days.Has(i) || !all(m.conditions, i) {
			continue
		}
		if m.lines == nil {
			count++
			m.add(i, a)
			continue
		}
		for j, end := m.lines.Of(i); j < end; j++ {
			if all(m.ofLines, j) {
				count++
				m.add(j, a)
			}
		}
	}
	switch m.how {
	case "count":
		return count, true
	case "distinct":
		return int64(len(a.seen)), true
	}
	return a.sum, count > 0 || m.how == "sum"
}

// add takes what is measured of one row into a sum.
func (m *measuring) add(i int, a *adding) {
	if m.what == nil {
		return
	}
	if v := m.what.value(i); m.how != "distinct" || v != unknowable && (v != 0 || m.noughts) {
		a.add(v)
	}
}

func all(conditions []condition, i int) bool {
	for c := range conditions {
		if !conditions[c].asked.Has(i) {
			return false
		}
	}
	return true
}

// unknowable marks values that are not known: no comparison lets them pass.
const unknowable = math.MinInt64 + 1

// ofLines is what a measure over the lines of orders is of.
const ofLines = "lines"
