package sample

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"shuke/backend/crm"
)

var (
	shanghai = time.FixedZone("UTC+8", 8*3600)
	today    = time.Date(2026, 11, 22, 15, 30, 0, 0, shanghai)
)

func options(customers, orders int) Options {
	return Options{Customers: customers, Orders: orders, Seed: 7, Now: today, Zone: shanghai}
}

// read calls visit with every record of a shop; the record is only good during the call.
func read(tb testing.TB, g *Generator, batchSize int, visit func(r *crm.Record)) {
	tb.Helper()
	batch := make([]crm.Record, batchSize)
	for {
		n, err := g.Next(batch)
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			tb.Fatal(err)
		}
		for i := range batch[:n] {
			visit(&batch[i])
		}
	}
}

func fingerprint(tb testing.TB, opt Options, batchSize int) uint64 {
	tb.Helper()
	h := fnv.New64a()
	read(tb, New(opt), batchSize, func(r *crm.Record) {
		fmt.Fprintf(h, "%+v\n", *r)
	})
	return h.Sum64()
}

func TestGenerator_SameSeedSameShop(t *testing.T) {
	first := fingerprint(t, options(500, 2000), 64)
	if again := fingerprint(t, options(500, 2000), 7); again != first {
		t.Errorf("the same options gave %x, then %x", first, again)
	}
	other := options(500, 2000)
	other.Seed++
	if fingerprint(t, other, 64) == first {
		t.Error("another seed gave the same shop")
	}
}

func TestGenerator_CountsAreExact(t *testing.T) {
	for _, c := range []struct{ customers, orders int }{
		{0, 0}, {0, 9}, {1, 0}, {1, 1}, {1, 5000}, {10, 3}, {300, 100}, {1000, 1000}, {2000, 6000}, {777, 9999},
	} {
		g := New(options(c.customers, c.orders))
		people, numbers, events := map[string]bool{}, map[string]bool{}, map[string]bool{}
		records := int64(0)
		read(t, g, 100, func(r *crm.Record) {
			records++
			if r.Customer.Named() {
				people[identity(&r.Customer)] = true
			}
			if r.Order.Number != "" {
				numbers[r.Order.Number] = true
			}
			if r.Event.Kind != 0 {
				events[r.Event.Key] = true
			}
			if got, want := int64(r.Row), records+1; got != want {
				t.Fatalf("row %d follows %d", got, want-1)
			}
		})
		wantOrders := c.orders
		if c.customers == 0 {
			wantOrders = 0
		}
		if len(people) != c.customers || len(numbers) != wantOrders {
			t.Errorf("%+v: %d customers and %d orders", c, len(people), len(numbers))
		}
		if records != g.Total() {
			t.Errorf("%+v: %d records, Total %d", c, records, g.Total())
		}
		for key := range events {
			if numbers[key] {
				t.Errorf("%s names an order and an event", key)
			}
		}
	}
}

// identity is what the generator promises to repeat on each record of a customer.
func identity(c *crm.CustomerFacts) string {
	if len(c.Accounts) > 0 {
		return c.Accounts[0]
	}
	return c.Phone + " " + c.Email
}

func TestGenerator_IdentitiesAreDistinct(t *testing.T) {
	seen := map[string]bool{}
	claim := func(kind, value string) {
		if value == "" {
			return
		}
		if seen[kind+value] {
			t.Errorf("%s %s belongs to two customers", kind, value)
		}
		seen[kind+value] = true
	}
	read(t, New(options(60_000, 0)), 1000, func(r *crm.Record) {
		if r.Customer.CreatedAt == 0 {
			return
		}
		for _, account := range r.Customer.Accounts {
			claim("account ", account)
		}
		claim("phone ", r.Customer.Phone)
		claim("e-mail ", r.Customer.Email)
	})
}

func TestGenerator_RecordsAreValid(t *testing.T) {
	g := New(options(3000, 9000))
	earliest := today.AddDate(-historyYears, 0, -1).UnixMilli()
	numbers, products := map[string]int64{}, map[string]bool{}
	read(t, g, 512, func(r *crm.Record) {
		if r.Rows != 1 {
			t.Errorf("a record of %d rows", r.Rows)
		}
		if r.Product.Code != "" {
			products[r.Product.Code] = true
			return
		}
		if !r.Customer.Named() {
			t.Fatalf("row %d names nobody", r.Row)
		}
		for _, at := range []int64{r.Customer.CreatedAt, r.Customer.CardAt, r.Order.CreatedAt, r.Order.PaidAt, r.Event.At} {
			if at != 0 && (at < earliest || at > today.UnixMilli()) {
				t.Errorf("row %d happens at %v", r.Row, time.UnixMilli(at))
			}
		}
		if r.Order.Number != "" {
			checkOrder(t, r, products)
			numbers[r.Order.Number] = r.Order.PaidAt
		}
		if r.Event.Kind != 0 {
			checkEvent(t, r, products, numbers)
		}
	})
}

func checkOrder(t *testing.T, r *crm.Record, products map[string]bool) {
	t.Helper()
	o, sum, items := &r.Order, int64(0), int64(0)
	for _, line := range r.Lines {
		sum += line.Amount.Minor
		items += line.Quantity
		if !products[line.Code] || line.Amount.Minor != line.UnitPrice.Minor*line.Quantity || line.UnitPrice.Minor <= 0 {
			t.Errorf("order %s: line %+v", o.Number, line)
		}
	}
	if len(o.Number) != numberDigits || strings.Trim(o.Number, "0123456789") != "" {
		t.Errorf("order number %q", o.Number)
	}
	if len(r.Lines) == 0 || sum != o.Total.Minor || items != o.ItemCount.Minor {
		t.Errorf("order %s: %d lines add up to %d in %d items: %+v", o.Number, len(r.Lines), sum, items, o)
	}
	paid := o.PaidAt != 0
	if paid != o.Received || paid != (o.Paid.Minor > 0) || o.Paid.Minor > o.Total.Minor || o.Refunded.Minor > o.Paid.Minor {
		t.Errorf("order %s: money %+v", o.Number, o)
	}
	unpaid := o.Status == crm.OrderCreated || o.Status == crm.OrderClosed
	if unpaid == paid || o.Status == crm.OrderUnknown || (o.Status == crm.OrderRefunded) != (paid && o.Refunded == o.Paid) {
		t.Errorf("order %s: status %v, %+v", o.Number, o.Status, o)
	}
	if paid && o.PaidAt < o.CreatedAt {
		t.Errorf("order %s was paid before it was made", o.Number)
	}
}

func checkEvent(t *testing.T, r *crm.Record, products map[string]bool, paidAt map[string]int64) {
	t.Helper()
	e := &r.Event
	if e.ProductCode != "" && !products[e.ProductCode] {
		t.Errorf("event %s is about %s, which nobody sells", e.Key, e.ProductCode)
	}
	if (e.Kind == crm.EventReview) != (e.Score > 0) {
		t.Errorf("event %+v has a score", e)
	}
	if e.Kind == crm.EventReview && (paidAt[e.OrderNumber] == 0 || paidAt[e.OrderNumber] > e.At) {
		t.Errorf("review %+v of an order paid at %d", e, paidAt[e.OrderNumber])
	}
	if (e.Kind == crm.EventFavouriteItem || e.Kind == crm.EventCart) && e.ProductCode == "" {
		t.Errorf("event %+v names no product", e)
	}
}

func TestGenerator_RegionsAreConsistent(t *testing.T) {
	seen := map[string]int{}
	read(t, New(options(20_000, 0)), 512, func(r *crm.Record) {
		region := &r.Customer.Region
		if !region.Known() {
			return
		}
		seen[region.Province]++
		if region.Country != "CN" || region.City == "" {
			t.Fatalf("region %+v", region)
		}
		at := slices.IndexFunc(provinces, func(p province) bool { return p.name == region.Province })
		if at < 0 || provinces[at].code/10000 != region.Code/10000 {
			t.Fatalf("region %+v has the code of another province", region)
		}
	})
	if len(seen) != 34 {
		t.Errorf("%d of 34 regions appear among 20,000 customers: %v", len(seen), seen)
	}
}

// shopFigures are what the distributions test looks at.
type shopFigures struct {
	customers, orders, paid, refunded, events int
	female, male, birthdays                   int
	youngest, oldest                          int
	spent                                     map[string]int64
	interested                                map[string]bool
	recent                                    map[string]bool
	double11, ordinary, perHour9, perHour4    int
}

func survey(tb testing.TB, opt Options) *shopFigures {
	tb.Helper()
	f := &shopFigures{youngest: 200, spent: map[string]int64{}, interested: map[string]bool{}, recent: map[string]bool{}}
	read(tb, New(opt), 1024, func(r *crm.Record) {
		f.addCustomer(&r.Customer)
		if r.Order.Number != "" {
			f.addOrder(identity(&r.Customer), &r.Order)
		}
		if r.Event.Kind != 0 {
			f.events++
			f.interested[identity(&r.Customer)] = true
			if r.Event.Kind.Interest() && opt.Now.UnixMilli()-r.Event.At < 30*day {
				f.recent[identity(&r.Customer)] = true
			}
		}
	})
	return f
}

func (f *shopFigures) addCustomer(c *crm.CustomerFacts) {
	if c.CreatedAt == 0 {
		return
	}
	f.customers++
	switch c.Gender {
	case crm.GenderFemale:
		f.female++
	case crm.GenderMale:
		f.male++
	default:
	}
	if b := c.Birthday; b.Known() {
		f.birthdays++
		if b.Year > 0 {
			age := ageOn(today, b)
			f.youngest, f.oldest = min(f.youngest, age), max(f.oldest, age)
		}
	}
}

func ageOn(now time.Time, b crm.Birthday) int {
	age := now.Year() - b.Year
	if int(now.Month()) < b.Month || int(now.Month()) == b.Month && now.Day() < b.Day {
		age--
	}
	return age
}

func (f *shopFigures) addOrder(who string, o *crm.OrderFacts) {
	f.orders++
	at := time.UnixMilli(o.CreatedAt).In(shanghai)
	switch {
	case at.Month() == time.November && at.Day() == 11:
		f.double11++
	case at.Month() == time.August && at.Day() == 11:
		f.ordinary++
	}
	switch at.Hour() {
	case 21:
		f.perHour9++
	case 4:
		f.perHour4++
	}
	if o.Received {
		f.paid++
		f.spent[who] += o.Paid.Minor
	}
	if o.Refunded.Minor > 0 {
		f.refunded++
	}
}

// topShare is the part of the money that the top fifth of buyers brings.
func (f *shopFigures) topShare() float64 {
	var sums []int64
	total := int64(0)
	for _, s := range f.spent {
		sums = append(sums, s)
		total += s
	}
	slices.Sort(sums)
	top := int64(0)
	for _, s := range sums[len(sums)*4/5:] {
		top += s
	}
	return float64(top) / float64(total)
}

func TestGenerator_DistributionsAreSane(t *testing.T) {
	for _, orders := range []int{12_000, 36_000, 200_000} {
		f := survey(t, options(20_000, orders))
		within := func(what string, got, low, high float64) {
			if got < low || got > high {
				t.Errorf("%d orders: %s is %.3f, not within %.3f and %.3f", orders, what, got, low, high)
			}
		}
		within("money of the top fifth", f.topShare(), 0.55, 0.85)
		within("unpaid orders", 1-float64(f.paid)/float64(f.orders), 0.04, 0.07)
		within("refunded orders", float64(f.refunded)/float64(f.paid), 0.03, 0.05)
		within("women among known genders", float64(f.female)/float64(f.female+f.male), 0.68, 0.72)
		within("known genders", float64(f.female+f.male)/float64(f.customers), 0.75, 0.81)
		within("known birthdays", float64(f.birthdays)/float64(f.customers), 0.55, 0.61)
		within("buyers", float64(len(f.spent))/float64(f.customers), 0.34, 0.72)
		within("interested within 30 days", float64(len(f.recent))/float64(f.customers), 0.03, 0.15)
		within("events a customer", float64(f.events)/float64(f.customers), 0.6, 4)
		within("double 11 against an August day", float64(f.double11)/float64(f.ordinary), 4, 25)
		within("nine in the evening against four in the morning", float64(f.perHour9)/float64(f.perHour4), 8, 80)
		within("youngest", float64(f.youngest), 18, 19)
		within("oldest", float64(f.oldest), 68, 70)
	}
}

// BenchmarkGenerator reports records a second; the goal is a million on one core.
func BenchmarkGenerator(b *testing.B) {
	batch := make([]crm.Record, 1024)
	for b.Loop() {
		g := New(options(20_000, 200_000))
		b.ReportMetric(float64(g.Total()), "records/op")
		for {
			if _, err := g.Next(batch); err != nil {
				break
			}
		}
	}
}
