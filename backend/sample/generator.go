package sample

import (
	"io"
	"time"

	"shuke/backend/crm"
)

// Options say which shop to make up. Identities stay distinct up to 10 M customers.
type Options struct {
	Customers int
	Orders    int // shared out over the customers; without customers there are none
	Seed      uint64
	Now       time.Time      // nothing happens later
	Zone      *time.Location // the shop's days; nil is Now's own
}

// Generator tells a made-up shop record by record: its products, then customer after customer in the order they came,
// each with their orders and events. It is for one goroutine.
type Generator struct {
	opt       Options
	arrivals  *calendar // when newcomers come
	purchases *calendar // when buyers buy
	sale      []bool    // by day: prices are reduced
	buyers    uint64
	weight    uint64
	total     int64
	told      int64

	step, offset, span uint64 // of the shuffle behind unique

	next    int   // customer to tell after the present one
	dealt   share // orders dealt up to the present one
	orders  uint64
	events  uint64
	d       dice
	now     life
	scratch []byte
}

// New plans the shop. It looks at every customer once, which takes about 0.2 s for a million.
func New(opt Options) *Generator {
	opt.Customers, opt.Orders = max(0, opt.Customers), max(0, opt.Orders)
	if opt.Customers == 0 {
		opt.Orders = 0
	}
	if opt.Zone != nil {
		opt.Now = opt.Now.In(opt.Zone)
	}
	g := &Generator{opt: opt, offset: scramble(opt.Seed) % 100_000_000, step: 61_803_399, span: 10_000}
	for g.span < uint64(opt.Customers) {
		g.span *= 10
	}
	g.arrivals = newCalendar(opt.Now, growthWeight)
	g.purchases = newCalendar(opt.Now, func(day time.Time, _, _ int) int {
		weight := seasonWeight(day)
		g.sale = append(g.sale, weight >= saleWeight)
		return weight
	})
	g.survey()
	g.count()
	return g
}

// saleWeight is the seasonWeight from which a day counts as a sale: 双11, 618, 双12 and their first days.
const saleWeight = 240

// count adds up the records, exactly, without telling them.
func (g *Generator) count() {
	g.total = int64(len(catalogue))
	var d dice
	var dealt share
	for i := range g.opt.Customers {
		p := g.draft(&d, i)
		g.deal(&dealt, &p)
		g.expect(&d, i, &p)
		g.total += p.records()
	}
}

// Source describes the stream to the store, as if it were a file.
func (g *Generator) Source() crm.ImportSource {
	return crm.ImportSource{
		File:     "青禾日用",
		Format:   "sample",
		Encoding: "UTF-8",
		Kind:     crm.FileOrders,
		Platform: "taobao",
		Currency: "CNY",
	}
}

// Total is the number of records of the whole stream.
func (g *Generator) Total() int64 { return g.total }

// Next fills batch and returns how many records it holds now; at the end it returns 0 and io.EOF. What the records of
// batch held before is overwritten, their Lines are used again. Accounts and texts may be kept.
func (g *Generator) Next(batch []crm.Record) (int, error) {
	n := 0
	for n < len(batch) && g.told < g.total {
		g.tell(&batch[n])
		n++
	}
	if n == 0 && g.told == g.total {
		return 0, io.EOF
	}
	return n, nil
}

// tell writes the next record of the stream.
func (g *Generator) tell(r *crm.Record) {
	*r = crm.Record{Lines: r.Lines[:0], Row: int(g.told) + 2, Rows: 1}
	if g.told < int64(len(catalogue)) {
		r.Product = catalogue[g.told].facts()
		g.told++
		return
	}
	if g.now.finished() {
		g.live()
	}
	g.now.tell(r)
	g.told++
}

// live makes up the next customer.
func (g *Generator) live() {
	l := &g.now
	l.plan = g.draft(&g.d, g.next)
	g.deal(&g.dealt, &l.plan)
	g.expect(&g.d, g.next, &l.plan)
	g.d.roll(g.opt.Seed, purposeLife, uint64(g.next))
	l.reset()
	g.describe(l, g.next)
	g.shop(l)
	g.notice(l)
	g.introduce(l)
	g.assignNumbers(l)
	g.next++
}
