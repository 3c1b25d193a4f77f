package sample

import (
	"math"
	"math/bits"
)

// kind is what a customer is to the shop.
type kind uint8

const (
	buyer    kind = iota // has ordered
	prospect             // looked, favourited or filled a cart
	passive              // known from elsewhere
)

// plan is what is decided about a customer before anything is told: enough to share out the orders exactly and to
// count the records, cheap enough to be made three times instead of being kept.
type plan struct {
	kind     kind
	province int
	from     int    // day of arrival
	until    int    // last day they could buy: then they left, or today
	weight   uint64 // expected repeat purchases, in arbitrary units
	orders   int
	events   int
	lately   bool // the last event is of these weeks
}

const (
	purposePlan = iota + 1
	purposeEvents
	purposeLife
)

// Shares of a thousand customers. With the keenness of provinces they come out near two thirds buyers.
const (
	buyersPerMille    = 650
	prospectsPerMille = 270
)

// quantiles is how finely rates and lifetimes are told apart. Whole numbers, so that every machine makes the same shop.
const quantiles = 4096

var (
	// rates are buying rates by quantile. Weibull with shape 0.62 stands in for BG/NBD's gamma: as heavy a tail, and a
	// quantile in closed form.
	rates = tabulate(func(u float64) float64 { return 1000 * math.Pow(-math.Log(1-u), 1/0.62) })
	// lifetimes are days until a customer is gone for good, when nothing ends sooner: many leave at once, some stay.
	lifetimes = tabulate(func(u float64) float64 { return 20 + 330*math.Pow(-math.Log(1-u), 1.3) })
)

func tabulate(quantile func(u float64) float64) [quantiles]uint32 {
	var table [quantiles]uint32
	for i := range table {
		table[i] = uint32(quantile((float64(i) + 0.5) / quantiles))
	}
	return table
}

// draft plans customer index without the number of orders.
func (g *Generator) draft(d *dice, index int) plan {
	d.roll(g.opt.Seed, purposePlan, uint64(index))
	p := plan{province: d.spin(&provinceWheel), kind: passive}
	share := buyersPerMille * provinces[p.province].keenness / 100
	switch throw := d.below(1000); {
	case throw < share || index == 0: // somebody must take the orders
		p.kind = buyer
	case throw < share+prospectsPerMille:
		p.kind = prospect
	}
	position := g.arrivals.total() / uint64(g.opt.Customers) * uint64(index)
	position += d.below64(max(1, g.arrivals.total()/uint64(g.opt.Customers)))
	p.from = g.arrivals.dayAt(position)
	p.until = min(len(g.arrivals.starts)-1, p.from+int(lifetimes[d.below(quantiles)]))
	p.weight = uint64(rates[d.below(quantiles)]) * uint64(p.until-p.from+1)
	return p
}

// survey reads all plans once: how many buyers there are and what their weights add up to.
func (g *Generator) survey() {
	var d dice
	for i := range g.opt.Customers {
		if p := g.draft(&d, i); p.kind == buyer {
			g.buyers++
			g.weight += p.weight
		}
	}
}

// share counts out the orders along the row of buyers. Each gets one, then repeat purchases by weight; where orders are
// scarce, some get none, so that others can come back. The running sum makes the total exact.
type share struct {
	buyers uint64 // so far
	weight uint64 // so far
}

func (g *Generator) deal(s *share, p *plan) {
	if p.kind != buyer {
		return
	}
	orders := uint64(g.opt.Orders)
	firsts := min(g.buyers, (orders*5+7)/8)
	repeats := orders - firsts
	first := upTo(s.buyers+1, firsts, g.buyers) - upTo(s.buyers, firsts, g.buyers)
	more := upTo(s.weight+p.weight, repeats, g.weight) - upTo(s.weight, repeats, g.weight)
	s.buyers++
	s.weight += p.weight
	p.orders = int(first + more)
}

// upTo is part*amount/whole without overflow.
func upTo(part, amount, whole uint64) uint64 {
	hi, lo := bits.Mul64(part, amount)
	quotient, _ := bits.Div64(hi, lo, whole)
	return quotient
}

// expect decides how many events a customer leaves.
func (g *Generator) expect(d *dice, index int, p *plan) {
	if p.kind == passive {
		return
	}
	d.roll(g.opt.Seed, purposeEvents, uint64(index))
	p.events = p.orders*22/100 + d.below(2)
	if p.orders == 0 {
		p.events = 1 + min(d.below(4), d.below(5))
	}
	if p.until == len(g.arrivals.starts)-1 && d.chance(450) {
		p.events, p.lately = p.events+1, true
	}
}

// records is how many the customer will be told in.
func (p *plan) records() int64 { return int64(max(1, p.orders+p.events)) }
