package segment

import (
	"cmp"
	"context"
	"slices"

	"shuke/backend/column"
	"shuke/backend/crm"
)

// Portrait counts who matches by age, gender and place, and the orders they placed in the last days, or ever for 0, by where
// those went.
func (m Matches) Portrait(lastDays int) crm.Portrait {
	t, e := m.Table, m.asked
	everyone, _ := m.all.of(t)
	p := crm.Portrait{Everyone: everyone, Customers: int64(m.Set.Count()), Ages: map[int]int64{}, Genders: map[crm.Gender]int64{}}
	births, genders := map[int64]int64{}, map[int64]int64{}
	var regions []placeSum // by their number: a map would be most of the work
	at := func(region int64) *placeSum {
		for int64(len(regions)) <= region {
			regions = append(regions, placeSum{})
		}
		return &regions[region]
	}
	days := t.Orders.Day.Days(e.firstDay(lastDays), crm.Most)
	m.Set.Each(func(row int) {
		births[t.Facts[crm.FactBirth].At(row)]++
		genders[t.Facts[crm.FactGender].At(row)]++
		at(t.Facts[crm.FactRegion].At(row)).customers++
		for i, to := t.Orders.Of(row); i < to; i++ {
			if days.Has(i) {
				sum := at(t.Orders.Place.At(i))
				sum.orders++
				sum.paid += t.Orders.Paid.At(i)
			}
		}
	})
	for birth, n := range births {
		age := -1
		if birth >= firstYear {
			age = int(crm.AgeOn(e.clock.Now, birth))
		}
		p.Ages[age] += n
	}
	for gender, n := range genders {
		p.Genders[crm.Gender(gender)] += n
	}
	p.Places = e.placesOf(regions)
	p.DataSince = earliest(t)
	return p
}

// placeSum is what counts for a region.
type placeSum struct{ customers, orders, paid int64 }

func (e *evaluation) placesOf(regions []placeSum) []crm.PlaceCount {
	counts := crm.PlaceCounts{}
	for region, sum := range regions {
		if sum == (placeSum{}) {
			continue
		}
		c := counts.Of(e.words.RegionOf(int64(region)))
		c.Customers += sum.customers
		c.Orders += sum.orders
		c.Paid += sum.paid
	}
	return counts.List()
}

// firstDay is the first of the last days; before all days for 0.
func (e *evaluation) firstDay(lastDays int) int64 {
	if lastDays == 0 {
		return column.Unpaid + 1
	}
	return e.clock.Today() + 1 - int64(lastDays)
}

// earliest is when the shop first knew somebody; 0 without anybody.
func earliest(t *column.Table) (first int64) {
	created := t.Facts[crm.FactCreatedAt]
	t.Alive.Each(func(row int) {
		if at := created.At(row); first == 0 || at < first {
			first = at
		}
	})
	return first
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
	o := &t.Orders
	days := o.PaidDay.Days(m.asked.firstDay(lastDays), crm.Most)
	m.Set.Each(func(row int) {
		for i, to := o.Of(row); i < to; i++ {
			if !days.Has(i) {
				continue
			}
			b.Orders++
			b.Hours[o.Hour.At(i)]++
			b.Weekdays[Weekday(o.PaidDay.At(i))%7]++
			for j, end := t.Lines.Of(i); j < end; j++ {
				shelf.add(row, t.Lines.Product.At(j), t.Lines.Quantity.At(j), t.Lines.Amount.At(j))
			}
		}
	})
	b.Products = shelf.most(crm.MostProducts)
	return b, nil
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
