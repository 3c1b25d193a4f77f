package segment

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"shuke/backend/column"
	"shuke/backend/crm"
)

// Portrait counts who matches by age, gender and place, and the orders they placed in the last days, or ever for 0, by where
// those went.
func (m Matches) Portrait(lastDays int) crm.Portrait { return m.portrait(lastDays, m.Set) }

// PortraitAmong is Portrait with the orders that anybody whom the shop knows placed.
func (m Matches) PortraitAmong(lastDays int) crm.Portrait { return m.portrait(lastDays, m.Table.Alive) }

func (m Matches) portrait(lastDays int, placed column.Bits) crm.Portrait {
	t, e := m.Table, m.asked
	everyone, _ := m.all.of(t)
	p := crm.Portrait{Everyone: everyone, Customers: int64(m.Set.Count()), DataSince: m.all.since(t), Ages: map[int]int64{}, Genders: map[crm.Gender]int64{}}
	days := t.Orders.Day.Days(e.firstDay(lastDays), crm.Most)
	places := crm.PlaceCounts{}
	var mu sync.Mutex
	column.Each(t.Rows, func(from, to int) {
		c := census{table: t, now: e.clock.Now}
		part(m.Set, from, to).Each(func(row int) { c.add(from + row) })
		part(placed, from, to).Each(func(row int) { t.Orders.AddPlaces(from+row, days, &c.places) })
		mu.Lock()
		defer mu.Unlock()
		c.addTo(&p)
		e.addPlaces(c.places, places)
	})
	p.Places = places.List()
	return p
}

// among calls f on every processor with a part of those who match, whose rows begin at first.
func (m Matches) among(f func(part column.Bits, first int)) {
	column.Each(m.Table.Rows, func(from, to int) { f(part(m.Set, from, to), from) })
}

// part is a set's rows from…to, the last one not included.
func part(set column.Bits, from, to int) column.Bits { return set[from>>6 : (to+63)>>6] }

// census counts people; maps would be most of the work.
type census struct {
	table *column.Table
	now   time.Time

	ages, genders []int64 // by age, the unknown ones at 0 and the others one on; by gender
	places        column.PlaceSums
}

func (c *census) add(row int) {
	facts, age := &c.table.Facts, int64(0)
	if birth := facts[crm.FactBirth].At(row); birth >= firstYear {
		age = 1 + crm.AgeOn(c.now, birth)
	}
	c.ages = counted(c.ages, age)
	c.genders = counted(c.genders, facts[crm.FactGender].At(row))
	c.places.At(facts[crm.FactRegion].At(row)).Customers++
}

// counted counts one more at a place.
func counted(counts []int64, at int64) []int64 {
	for int64(len(counts)) <= at {
		counts = append(counts, 0)
	}
	counts[at]++
	return counts
}

func (c *census) addTo(p *crm.Portrait) {
	for i, n := range c.ages {
		if n > 0 {
			p.Ages[i-1] += n
		}
	}
	for gender, n := range c.genders {
		if n > 0 {
			p.Genders[crm.Gender(gender)] += n
		}
	}
}

func (e *evaluation) addPlaces(sums column.PlaceSums, counts crm.PlaceCounts) {
	for region, sum := range sums {
		if sum == (column.PlaceSum{}) {
			continue
		}
		c := counts.Of(e.words.RegionOf(int64(region)))
		c.Customers += sum.Customers
		c.Orders += sum.Orders
		c.Paid += sum.Paid
	}
}

// firstDay is the first of the last days; before all days for 0.
func (e *evaluation) firstDay(lastDays int) int64 {
	if lastDays == 0 {
		return column.Unpaid + 1
	}
	return e.clock.Today() + 1 - int64(lastDays)
}

// Buying tells when those who match paid in the last days, or ever for 0, and what they bought.
func (m Matches) Buying(ctx context.Context, lastDays int) (b crm.Buying, err error) {
	t := m.Table
	if t.Lines == nil {
		return b, errNoLines
	}
	shelf, err := m.asked.shelf(ctx)
	if err != nil {
		return b, err
	}
	days := t.Orders.PaidDay.Days(m.asked.firstDay(lastDays), crm.Most)
	empty := shelf.another()
	var mu sync.Mutex
	m.among(func(part column.Bits, first int) {
		c := purchases{table: t, days: days, shelf: empty.another()}
		part.Each(func(row int) { c.add(first + row) })
		mu.Lock()
		defer mu.Unlock()
		c.addTo(&b)
		shelf.take(c.shelf)
	})
	b.Products = shelf.most(crm.MostProducts)
	return b, nil
}

// purchases are orders by the hour and the weekday they were paid, with their lines.
type purchases struct {
	table  *column.Table
	days   *column.Days
	shelf  *shelf
	orders int64
	hours  [24]int64
	week   [7]int64
}

func (c *purchases) add(row int) {
	o, l := &c.table.Orders, c.table.Lines
	for i, to := o.Of(row); i < to; i++ {
		if !c.days.Has(i) {
			continue
		}
		c.orders++
		c.hours[o.Hour.At(i)]++
		c.week[Weekday(o.PaidDay.At(i))%7]++
		for j, end := l.Of(i); j < end; j++ {
			c.shelf.add(row, l.Product.At(j), l.Quantity.At(j), l.Amount.At(j))
		}
	}
}

func (c *purchases) addTo(b *crm.Buying) {
	b.Orders += c.orders
	for hour, n := range c.hours {
		b.Hours[hour] += n
	}
	for day, n := range c.week {
		b.Weekdays[day] += n
	}
}

// shelf adds up products by their title.
type shelf struct {
	place  []int // of a product by its number, in bought; −1 has no title
	bought []crm.ProductBought
	latest []int // the row that bought it last
}

func (e *evaluation) shelf(ctx context.Context) (*shelf, error) {
	titles := []string{}
	ids, err := e.words.Products(ctx, "product", func(title string) bool {
		titles = append(titles, title)
		return true
	})
	if err != nil {
		return nil, err
	}
	s, known := &shelf{}, map[string]int{}
	for n, id := range ids {
		for int64(len(s.place)) <= id {
			s.place = append(s.place, -1)
		}
		at, met := known[titles[n]]
		if !met {
			at = len(s.bought)
			known[titles[n]] = at
			s.bought, s.latest = append(s.bought, crm.ProductBought{Title: titles[n]}), append(s.latest, -1)
		}
		if titles[n] != "" {
			s.place[id] = at
		}
	}
	return s, nil
}

// another is an empty shelf for the same products.
func (s *shelf) another() *shelf {
	return &shelf{place: s.place, bought: slices.Clone(s.bought), latest: slices.Clone(s.latest)}
}

// take adds what is on another shelf, which other customers bought.
func (s *shelf) take(o *shelf) {
	for i, b := range o.bought {
		s.bought[i].Customers += b.Customers
		s.bought[i].Quantity += b.Quantity
		s.bought[i].Amount += b.Amount
	}
}

func (s *shelf) add(row int, product, quantity, amount int64) {
	if product >= int64(len(s.place)) || s.place[product] < 0 {
		return
	}
	at := s.place[product]
	b := &s.bought[at]
	if s.latest[at] != row {
		s.latest[at] = row
		b.Customers++
	}
	b.Quantity += quantity
	b.Amount += amount
}

// most are those that most people bought.
func (s *shelf) most(n int) []crm.ProductBought {
	list := slices.DeleteFunc(s.bought, func(b crm.ProductBought) bool { return b.Customers == 0 })
	slices.SortFunc(list, func(a, b crm.ProductBought) int {
		return cmp.Or(cmp.Compare(b.Customers, a.Customers), cmp.Compare(b.Quantity, a.Quantity), cmp.Compare(a.Title, b.Title))
	})
	return list[:min(n, len(list))]
}
