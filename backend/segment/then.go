package segment

import (
	"context"
	"sync"

	"shuke/backend/column"
	"shuke/backend/crm"
)

// then turns an evaluation back to the end of an earlier day. Orders and events of later days are left out: of measures by
// the window, of the facts that add them up by taking them off again for those customers who have any. What carries no date,
// such as tags, profile and what was refunded, is as it is today.
type then struct {
	day   int64
	later []int       // rows with an order or an event after the day
	alive column.Bits // customers the shop knew by then
}

// back is the evaluation as of the end of the day that is so many days ago.
func (e *evaluation) back(days int) *evaluation {
	past := *e
	past.clock.Now = e.clock.Now.AddDate(0, 0, -days)
	past.cache = &e.earlier.cache
	past.then = e.earlier.of(e, past.clock.Today())
	return &past
}

// earlier keeps what was found out about earlier days, for one generation.
type earlier struct {
	cache      cache
	mu         sync.Mutex
	generation crm.Generation
	days       map[int64]*then
}

// mostDays is how many days are kept: yesterday, last week, last month, and those of the day before at midnight.
const mostDays = 6

func (k *earlier) of(e *evaluation, day int64) *then {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.generation != e.table.Generation || len(k.days) == mostDays {
		k.generation, k.days = e.table.Generation, map[int64]*then{}
	}
	if k.days[day] == nil {
		k.days[day] = e.laterThan(day)
	}
	return k.days[day]
}

// laterThan finds what became later than a day.
func (e *evaluation) laterThan(day int64) *then {
	t := e.table
	th := &then{day: day, alive: column.NewBits(t.Rows)}
	_, end := e.clock.Instants(crm.RuleRange{From: day, To: day})
	t.Facts[crm.FactCreatedAt].Within(crm.Least, end, th.alive)
	th.alive.And(t.Alive)
	changed := column.NewBits(t.Rows)
	placed, paid := t.Orders.Day.Days(day+1, crm.Most), t.Orders.PaidDay.Days(day+1, crm.Most)
	acts := t.Events.Day.Days(day+1, crm.Most)
	column.Each(t.Rows, func(from, to int) {
		for row := from; row < to; row++ {
			if some(&t.Orders.Blocks, row, placed) || some(&t.Orders.Blocks, row, paid) || some(&t.Events.Blocks, row, acts) {
				changed.Set(row)
			}
		}
	})
	changed.And(t.Alive)
	changed.Each(func(row int) { th.later = append(th.later, row) })
	return th
}

// some tells whether one of a customer's rows is of one of the days.
func some(b *column.Blocks, row int, days *column.Days) bool {
	from, to := b.Of(row)
	return from < to && days.Count(from, to) > 0
}

// mend corrects the set of a leaf for those whose facts have changed since.
func (e *evaluation) mend(leaf *crm.Leaf, out column.Bits) {
	if leaf.Measure != nil {
		return
	}
	value := e.valueThen(leaf)
	if value == nil {
		return
	}
	ranges := e.daysThen(leaf)
	for _, row := range e.then.later {
		v, known := value(row)
		out.Put(row, known && (leaf.Test == crm.TestKnown || inRanges(ranges, v)))
	}
}

// valueThen is how a fact that hangs on dates is found out for a row, or nil.
func (e *evaluation) valueThen(leaf *crm.Leaf) func(row int) (v int64, known bool) {
	count := func(fact crm.Fact, less func(row int) int64) func(int) (int64, bool) {
		return func(row int) (int64, bool) { return e.table.Facts[fact].At(row) - less(row), true }
	}
	o := &e.table.Orders
	switch leaf.Field {
	case "orderCount":
		return count(crm.FactOrderCount, e.paidLater(nil))
	case "completedCount":
		return count(crm.FactCompletedCount, e.completedLater)
	case "openCount":
		return func(row int) (int64, bool) { return e.openThen(row), true }
	case "itemCount":
		return count(crm.FactItemCount, e.paidLater(o.Items))
	case "totalPaid":
		return count(crm.FactTotalPaid, e.paidLater(o.Paid))
	case "netPaid":
		return count(crm.FactNetPaid, e.keptLater)
	case "eventCount":
		return count(crm.FactEventCount, e.actedLater)
	case "averageOrder":
		return e.averageThen
	case "standing":
		return e.standingThen
	}
	return e.dayThen(leaf)
}

// paidLater adds up what a customer paid later; nil counts the orders.
func (e *evaluation) paidLater(what *column.Ints) func(row int) int64 {
	o := &e.table.Orders
	return func(row int) (sum int64) {
		from, to := o.Of(row)
		for i := from; i < to; i++ {
			switch {
			case o.PaidDay.At(i) <= e.then.day: // column.Unpaid is before every day
			case what == nil:
				sum++
			default:
				sum += what.At(i)
			}
		}
		return sum
	}
}

func (e *evaluation) completedLater(row int) int64 {
	return e.ordersLater(row, func(i int) int64 {
		if crm.OrderStatus(e.table.Orders.Status.At(i)) == crm.OrderDelivered {
			return 1
		}
		return 0
	})
}

// keptLater is what was paid later and stayed.
func (e *evaluation) keptLater(row int) int64 {
	o := &e.table.Orders
	return e.ordersLater(row, func(i int) int64 { return o.Paid.At(i) - o.Back.At(i) })
}

func (e *evaluation) ordersLater(row int, of func(i int) int64) (sum int64) {
	o := &e.table.Orders
	from, to := o.Of(row)
	for i := from; i < to; i++ {
		if o.PaidDay.At(i) > e.then.day {
			sum += of(i)
		}
	}
	return sum
}

// openThen counts the orders that were placed by then and not paid yet.
func (e *evaluation) openThen(row int) (n int64) {
	o := &e.table.Orders
	from, to := o.Of(row)
	for i := from; i < to; i++ {
		if paid := o.PaidDay.At(i); o.Day.At(i) <= e.then.day && (paid == column.Unpaid || paid > e.then.day) {
			n++
		}
	}
	return n
}

func (e *evaluation) actedLater(row int) (n int64) {
	v := &e.table.Events
	from, to := v.Of(row)
	for i := from; i < to; i++ {
		if v.Day.At(i) > e.then.day {
			n++
		}
	}
	return n
}

func (e *evaluation) averageThen(row int) (int64, bool) {
	n := e.table.Facts[crm.FactOwnCount].At(row) - e.ordersLater(row, func(i int) int64 { return 1 - e.table.Orders.Foreign.At(i) })
	if n <= 0 {
		return 0, false
	}
	paid := e.table.Facts[crm.FactTotalPaid].At(row) - e.paidLater(e.table.Orders.Paid)(row)
	return crm.AverageOrder(paid, n), true
}

func (e *evaluation) standingThen(row int) (int64, bool) {
	switch {
	case e.table.Facts[crm.FactOrderCount].At(row) > e.paidLater(nil)(row):
		return int64(crm.StandingBuyer), true
	case e.openThen(row) > 0, e.table.Facts[crm.FactEventCount].At(row) > e.actedLater(row):
		return int64(crm.StandingProspect), true
	}
	return int64(crm.StandingOther), true
}

// dayThen answers fields that are the first or latest day of something. Their ranges are days, or days that have passed.
func (e *evaluation) dayThen(leaf *crm.Leaf) func(row int) (int64, bool) {
	var day func(row int) int64
	switch leaf.Field {
	case "firstOrderAt":
		day = func(row int) int64 { return e.paidDayThen(row, func(a, b int64) bool { return a < b }) }
	case "lastOrderAt", "daysSinceLastOrder":
		day = func(row int) int64 { return e.paidDayThen(row, func(a, b int64) bool { return a > b }) }
	case "lastInterestAt", "daysSinceLastInterest":
		day = func(row int) int64 { return e.actedDayThen(row, crm.EventKind.Interest) }
	case "lastScanAt":
		day = func(row int) int64 {
			return e.actedDayThen(row, func(k crm.EventKind) bool { return k == crm.EventScan })
		}
	default:
		return nil
	}
	passed := leaf.Field == "daysSinceLastOrder" || leaf.Field == "daysSinceLastInterest"
	return func(row int) (int64, bool) {
		at := day(row)
		if at == column.Unpaid {
			return 0, false
		}
		if passed {
			return e.then.day - at, true
		}
		return at, true
	}
}

// paidDayThen is the foremost day of payment by then, or column.Unpaid.
func (e *evaluation) paidDayThen(row int, before func(a, b int64) bool) int64 {
	o := &e.table.Orders
	found := int64(column.Unpaid)
	from, to := o.Of(row)
	for i := from; i < to; i++ {
		if d := o.PaidDay.At(i); d != column.Unpaid && d <= e.then.day && (found == column.Unpaid || before(d, found)) {
			found = d
		}
	}
	return found
}

func (e *evaluation) actedDayThen(row int, is func(crm.EventKind) bool) int64 {
	v := &e.table.Events
	found := int64(column.Unpaid)
	from, to := v.Of(row)
	for i := from; i < to; i++ {
		if d := v.Day.At(i); d <= e.then.day && d > found && is(crm.EventKind(v.Kind.At(i))) {
			found = d
		}
	}
	return found
}

// daysThen turns the bounds of a leaf that are counted from today into days.
func (e *evaluation) daysThen(leaf *crm.Leaf) []crm.RuleRange {
	ranges := make([]crm.RuleRange, len(leaf.Ranges))
	for i, r := range leaf.Ranges {
		ranges[i].From, ranges[i].To = e.clock.Days(r)
	}
	return ranges
}

// Move is who came into a rule and who left it since the end of an earlier day.
type Move struct{ Entered, Left int64 }

// Since compares who passes now with who passed at the end of the day so many days ago.
func (m Matches) Since(ctx context.Context, days int) (Move, error) {
	past := m.asked.back(days)
	set, err := past.rule(ctx, m.rule)
	if err != nil {
		return Move{}, err
	}
	set.And(past.then.alive)
	in := column.NewBits(m.Table.Rows)
	in.Or(m.Set)
	in.AndNot(set)
	set.AndNot(m.Set)
	return Move{int64(in.Count()), int64(set.Count())}, nil
}

// Followed is what people did in the days after they passed a rule, and what everybody did.
type Followed struct {
	Days                   int
	People, Paid           int64 // who passed then, and who of them paid since
	Everyone, EveryonePaid int64 // everybody the shop knew then, and who of them paid since
}

// Follow looks at who passed a rule so many days ago and paid since.
func (m Matches) Follow(ctx context.Context, days int) (Followed, error) {
	past := m.asked.back(days)
	set, err := past.rule(ctx, m.rule)
	if err != nil {
		return Followed{}, err
	}
	set.And(past.then.alive)
	f := Followed{Days: days, People: int64(set.Count()), Everyone: int64(past.then.alive.Count())}
	for _, row := range past.then.later {
		if past.then.alive.Has(row) && past.paidLater(nil)(row) > 0 {
			f.EveryonePaid++
			if set.Has(row) {
				f.Paid++
			}
		}
	}
	return f, nil
}
