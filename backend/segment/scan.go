package segment

import (
	"shuke/backend/column"
	"shuke/backend/crm"
)

// together is how many customers' rows are looked at as one stretch.
const together = 256

// worker measures stretches of customers.
type worker struct {
	m    *measuring
	add  *adding
	sums *sums
	pass []uint8

	ofLines []*column.Lookup
	lines   column.LineRoom
	met     column.Met
	running column.Running
}

func (m *measuring) worker(s *sums) *worker {
	w := &worker{m: m, add: m.adder(), sums: s}
	for i := range m.ofLines {
		w.ofLines = append(w.ofLines, m.ofLines[i].asked)
	}
	return w
}

// rows measures the customers first to last, the last one not included. Where conditions are asked of what lies one behind
// the other, they are asked of all of it at once.
func (w *worker) rows(first, last int) {
	m := w.m
	if m.whole != nil {
		column.Settled(m.first, m.last, m.whole, m.since, m.until, first, w.sums.of[first:last], func(row int) { w.one(row) })
		return
	}
	if m.idle(first, last) {
		w.each(first, last)
		return
	}
	for first < last {
		s := m.blocks.Run(first, last)
		next := first + s.Len()
		if !w.together(&s, w.sums.of[first:next]) {
			w.each(first, next)
		}
		first = next
	}
}

// each measures customers one by one.
func (w *worker) each(first, last int) {
	for row := first; row < last; row++ {
		w.one(row)
	}
}

// one measures a customer alone.
func (w *worker) one(row int) {
	sum, known := w.m.sum(row, w.add)
	w.sums.of[row] = sum
	if known { // stretches begin at multiples of 64, so nobody else writes the same word
		w.sums.known.Set(row)
	}
}

// together measures a stretch of customers at once. It answers false, and has done nothing, where there is no way to.
func (w *worker) together(s *column.Stretch, out []int64) bool {
	m := w.m
	if len(m.conditions) == 1 && m.lines == nil && m.adds() && s.SumAsked(m.conditions[0].asked, m.days, m.what.column, &w.running, out) {
		return true
	}
	pass := w.passing(s)
	switch {
	case m.lines == nil:
	case m.how == "count":
		return m.lines.Sum(nil, s, pass, w.ofLines, &w.lines, out)
	case m.adds():
		return m.lines.Sum(m.what.column, s, pass, w.ofLines, &w.lines, out)
	default:
		lines, passed, ok := m.lines.Passing(s, pass, w.ofLines, &w.lines)
		if !ok {
			return false
		}
		s, pass = &lines, passed
	}
	switch {
	case m.how == "count":
		s.SumPassed(nil, pass, &w.running, out)
	case m.adds():
		s.SumPassed(m.what.column, pass, &w.running, out)
	case m.how == "max" && m.plain():
		s.MostPassed(m.what.column, 1, pass, out, w.sums.known)
	case m.how == "min" && m.plain():
		s.MostPassed(m.what.column, -1, pass, out, w.sums.known)
	case m.how == "distinct":
		return s.CountDistinct(m.what.column, m.nothing(), pass, &w.met, out)
	default:
		return false
	}
	return true
}

// passing has a 1 for each row of a stretch that lies in the window and meets the conditions.
func (w *worker) passing(s *column.Stretch) []uint8 {
	n := s.To - s.From
	if cap(w.pass) < n {
		w.pass = make([]uint8, 2*n)
	}
	pass := w.pass[:n]
	column.All(pass)
	if w.m.days != nil {
		w.m.days.Keep(s.From, pass)
	}
	for c := range w.m.conditions {
		w.m.conditions[c].asked.Keep(s.From, pass)
	}
	return pass
}

// plain tells whether numbers are measured as they stand.
func (m *measuring) plain() bool { return m.what.to == nil && m.what.second == nil }

// nothing is the number of what is measured that stands for none.
func (m *measuring) nothing() int64 {
	if m.noughts {
		return column.Unpaid
	}
	return 0
}

// adds tells whether numbers are added up as they are.
func (m *measuring) adds() bool { return m.how == "sum" && m.plain() }

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
