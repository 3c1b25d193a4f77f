package segment

import (
	"shuke/backend/column"
	"shuke/backend/crm"
)

// together is how many customers' rows are looked at as one stretch.
const together = 1024

// worker measures stretches of customers.
type worker struct {
	m    *measuring
	add  *adding
	sums *sums
	pass []uint8

	running column.Running
}

// rows measures the customers first to last, the last one not included. Where conditions are asked of what lies one behind
// the other, they are asked of all of it at once.
func (w *worker) rows(first, last int) {
	m := w.m
	one := func(row int) {
		sum, known := m.sum(row, w.add)
		w.put(row, sum, known)
	}
	if m.whole != nil {
		column.Settled(m.first, m.last, m.whole, m.since, m.until, first, w.sums.of[first:last], one)
		return
	}
	from, to, ok := m.blocks.Through(first, last-1)
	if !ok || m.lines != nil || m.idle(first, last) {
		for row := first; row < last; row++ {
			one(row)
		}
		return
	}
	if len(m.conditions) == 1 && m.days != nil && m.adds() &&
		m.days.SumEach(m.conditions[0].quick, m.what.column, &w.running, m.blocks, first, from, to, w.sums.of[first:last]) {
		return
	}
	if cap(w.pass) < to-from {
		w.pass = make([]uint8, to-from, 2*(to-from))
	}
	pass := w.pass[:to-from]
	column.All(pass)
	if m.days != nil {
		m.days.Keep(from, pass)
	}
	for c := range m.conditions {
		m.conditions[c].keep(from, pass)
	}
	if m.how == "count" {
		column.CountPassed(from, pass, &w.running, m.blocks, first, w.sums.of[first:last])
		return
	}
	if m.adds() && m.what.column.SumPassed(from, pass, &w.running, m.blocks, first, w.sums.of[first:last]) {
		return
	}
	for row := first; row < last; row++ {
		at, end := m.blocks.Of(row)
		if at == end { // it may stand anywhere
			at, end = from, from
		}
		sum, known := m.sumOf(at, pass[at-from:end-from], w.add)
		w.put(row, sum, known)
	}
}

// adds tells whether numbers are added up as they are.
func (m *measuring) adds() bool { return m.how == "sum" && m.what.to == nil && m.what.second == nil }

// put keeps what a customer's rows add up to. Stretches begin at multiples of 64, so nobody else writes the same word.
func (w *worker) put(row int, sum int64, known bool) {
	w.sums.of[row] = sum
	if known {
		w.sums.known.Set(row)
	}
}

// idle tells whether none of the customers has paid since a window began.
func (m *measuring) idle(first, last int) bool {
	if m.since == crm.Least {
		return false
	}
	for row := first; row < last; row++ {
		if m.last.At(row) >= m.since {
			return false
		}
	}
	return true
}

// keep clears the places that do not hold.
func (c *condition) keep(from int, pass []uint8) {
	if c.quick != nil {
		c.quick.Keep(from, pass)
		return
	}
	for i := range pass {
		if pass[i] != 0 && !c.pass(c.value(from+i)) {
			pass[i] = 0
		}
	}
}

// sumOf is what a customer's rows that pass add up to; they stand from `from` on.
func (m *measuring) sumOf(from int, pass []uint8, a *adding) (sum int64, known bool) {
	a.clear()
	count := 0
	for i, p := range pass {
		if p != 0 {
			count++
			m.add(from+i, a)
		}
	}
	if m.how == "distinct" {
		return int64(len(a.seen)), true
	}
	return a.sum, count > 0 || m.how == "sum"
}
