package segment

import (
	"slices"
	"sync"

	"shuke/backend/column"
	"shuke/backend/crm"
)

// Sources adds up, for each word for a source, who matches and came by it: who was added in the last days, or ever for 0, and
// what was paid in them.
func (m Matches) Sources(lastDays int) []crm.SourceSum {
	day := m.asked.firstDay(lastDays)
	since := int64(1)
	if lastDays > 0 {
		since, _ = m.asked.clock.Instants(crm.RuleRange{From: day, To: day})
	}
	days := m.Table.Orders.PaidDay.Days(day, crm.Most)
	var all sourceSums
	var mu sync.Mutex
	m.among(func(part column.Bits, first int) {
		var sums sourceSums
		part.Each(func(row int) { sums.add(m.Table, first+row, since, days) })
		mu.Lock()
		defer mu.Unlock()
		all.take(sums)
	})
	return slices.DeleteFunc(all, func(s crm.SourceSum) bool { return s.Customers == 0 })
}

// sourceSums are sums by the number of the word.
type sourceSums []crm.SourceSum

func (s *sourceSums) at(word int64) *crm.SourceSum {
	for n := int64(len(*s)); n <= word; n++ {
		*s = append(*s, crm.SourceSum{Word: n})
	}
	return &(*s)[word]
}

// take adds what was summed up of other customers.
func (s *sourceSums) take(others sourceSums) {
	for _, o := range others {
		sum := s.at(o.Word)
		sum.Customers += o.Customers
		sum.New += o.New
		sum.Buyers += o.Buyers
		sum.Orders += o.Orders
		sum.Paid += o.Paid
	}
}

// add takes a customer in. Whose payments all lie since then are their figures; only of the others are orders looked at.
func (s *sourceSums) add(t *column.Table, row int, since int64, days *column.Days) {
	sum := s.at(t.Facts[crm.FactSource].At(row))
	sum.Customers++
	if t.Facts[crm.FactCreatedAt].At(row) >= since {
		sum.New++
	}
	if t.Facts[crm.FactLastOrderAt].At(row) < since {
		return
	}
	orders, paid := t.Facts[crm.FactOrderCount].At(row), t.Facts[crm.FactTotalPaid].At(row)
	if t.Facts[crm.FactFirstOrderAt].At(row) < since {
		from, to := t.Orders.Of(row)
		orders, paid = days.Count(from, to), days.Sum(t.Orders.Paid, from, to)
	}
	sum.Buyers++
	sum.Orders += orders
	sum.Paid += paid
}
