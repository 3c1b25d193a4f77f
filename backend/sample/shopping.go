package sample

import (
	"slices"

	"shuke/backend/crm"
)

const (
	minute = int64(60_000)
	hour   = 60 * minute
	day    = 24 * hour
)

// trade is an order before it is told.
type trade struct {
	at, paidAt            int64
	status                crm.OrderStatus
	total, paid, refunded int64 // in 分
	items                 [maxItems]item
	count                 int
	region                crm.Region
	source                string
	coupon, remark, memo  string
}

const maxItems = 4

type item struct {
	product  int
	variant  string
	quantity int64
	price    int64
}

func (it *item) facts() crm.LineFacts {
	p := &catalogue[it.product]
	return crm.LineFacts{
		Code: p.code, Title: p.title, Variant: it.variant, Category: p.category,
		Quantity: it.quantity, UnitPrice: crm.AmountOf(it.price), Amount: crm.AmountOf(it.price * it.quantity),
	}
}

// habit is the few products somebody keeps buying, and when they last did.
type habit struct {
	product [3]int
	last    [3]int64
}

// shop makes the trades of a buyer.
func (g *Generator) shop(l *life) {
	p := &l.plan
	if p.orders == 0 {
		return
	}
	h := g.habitsOf(l, (p.until-p.from)/max(1, p.orders-1))
	previous := int64(0)
	for k := range p.orders {
		t := trade{at: g.tradeTime(l, k)}
		if t.at < previous { // twice on one day, drawn in the wrong order
			t.at = min(g.arrivals.now, previous+int64(g.d.between(5, 90))*minute)
		}
		previous = t.at
		g.fillBasket(&t, l, &h)
		g.settle(&t, l, k)
		g.finish(&t)
		l.trades = append(l.trades, t)
	}
}

// tradeTime spreads repeat purchases evenly with jitter over the days somebody is around, counted in what those days
// sell: so intervals are regular, yet purchases gather on the festivals.
func (g *Generator) tradeTime(l *life, k int) int64 {
	if k == 0 {
		return l.person.arrived
	}
	c := g.purchases
	from, until := c.before[l.plan.from], c.before[l.plan.until+1]
	step := (until - from) / uint64(l.plan.orders-1)
	position := from + step*uint64(k-1) + g.d.below64(max(1, step))
	return max(l.person.arrived, c.moment(&g.d, c.dayAt(position)))
}

// habitsOf picks favourites, leaning to products whose cycle suits how often the customer comes.
func (g *Generator) habitsOf(l *life, interval int) habit {
	var h habit
	wheel := &tasteWheels[l.person.group]
	for slot := range h.product {
		best := g.d.spin(wheel)
		if l.plan.orders > 1 {
			other := g.d.spin(wheel)
			if gap(catalogue[other].cycle, interval) < gap(catalogue[best].cycle, interval) {
				best = other
			}
		}
		h.product[slot] = best
	}
	return h
}

func gap(a, b int) int { return max(a-b, b-a) }

// overdue is the habit most in need, and its time since the last purchase in thousandths of the product's cycle.
func (h *habit) overdue(at int64) (slot int, ratio int64) {
	for i, product := range h.product {
		if h.last[i] == 0 {
			continue
		}
		if r := (at - h.last[i]) / (int64(catalogue[product].cycle) * day / 1000); r > ratio {
			slot, ratio = i, r
		}
	}
	return slot, ratio
}

// fillBasket chooses what is bought: what has run out, else what was in mind from the start, else something new.
func (g *Generator) fillBasket(t *trade, l *life, h *habit) {
	d := &g.d
	slot, ratio := h.overdue(t.at)
	switch {
	case ratio >= int64(d.between(750, 1050)):
		g.take(t, l, h.product[slot])
	case d.chance(300) && ratio == 0:
		g.take(t, l, h.product[d.below(len(h.product))])
	default:
		g.take(t, l, d.spin(&tasteWheels[l.person.group]))
	}
	if d.chance(240) {
		g.take(t, l, partners[t.items[0].product])
	}
	for t.count < maxItems && d.chance(170) {
		g.take(t, l, d.spin(&tasteWheels[l.person.group]))
	}
	g.remember(t, l, h)
}

// take puts a product into the basket, unless it is there.
func (g *Generator) take(t *trade, l *life, product int) {
	for i := range t.items[:t.count] {
		if t.items[i].product == product {
			return
		}
	}
	p := &catalogue[product]
	it := item{product: product, quantity: quantities[g.d.below(len(quantities))], price: p.price}
	if l.person.wholesale {
		it.quantity *= int64(g.d.between(4, 24))
	}
	if g.saleAt(t.at) {
		it.price = p.price * 85 / 1000 * 10
	}
	if len(p.variants) > 0 {
		it.variant = g.d.of(p.variants)
	}
	t.items[t.count] = it
	t.count++
}

var quantities = [...]int64{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 4}

// saleAt takes days of 24 hours: where clocks are turned, an hour at midnight counts as its neighbour.
func (g *Generator) saleAt(at int64) bool {
	return g.sale[min(int((at-g.purchases.starts[0])/day), len(g.sale)-1)]
}

// remember notes what was used up anew. After the first time a product is missed, and becomes or stays a habit, or it
// makes room for something else.
func (g *Generator) remember(t *trade, l *life, h *habit) {
	for i := range t.items[:t.count] {
		bought := t.items[i].product
		slot := slices.Index(h.product[:], bought)
		switch missed := g.d.chance(catalogue[bought].loyalty); {
		case slot >= 0 && (h.last[slot] != 0 || missed):
			h.last[slot] = t.at
		case slot >= 0:
			h.product[slot] = g.d.spin(&tasteWheels[l.person.group])
		case missed:
			slot = g.d.below(len(h.product))
			h.product[slot], h.last[slot] = bought, t.at
		}
	}
}

type coupon struct {
	name            string
	threshold, less int64 // in 分
	first, repeat   bool  // who may use it
}

var coupons = []coupon{
	{"满299减50", 29900, 5000, true, true},
	{"满199减30", 19900, 3000, true, true},
	{"满99减10", 9900, 1000, true, true},
	{"老客专享减8", 5900, 800, false, true},
	{"新客立减5", 2900, 500, true, false},
}

// settle adds up the basket, takes a coupon off, and decides whether it was paid.
func (g *Generator) settle(t *trade, l *life, k int) {
	for i := range t.items[:t.count] {
		t.total += t.items[i].price * t.items[i].quantity
	}
	t.paid = t.total
	if g.d.chance(420) {
		for _, c := range coupons {
			if t.total >= c.threshold && (k == 0 && c.first || k > 0 && c.repeat) {
				t.coupon, t.paid = c.name, t.total-c.less
				break
			}
		}
	}
	t.source, t.region = l.person.source, l.person.home
	if k > 0 {
		t.source = returning[g.d.spin(&returningWheel)]
	}
	if g.d.chance(25) { // a present
		p := &provinces[g.d.spin(&provinceWheel)]
		t.region = p.place(&g.d)
	}
	if g.d.chance(950) {
		t.paidAt = t.at + int64(g.d.between(15, 900))*1000
	}
	if t.paidAt == 0 || t.paidAt > g.arrivals.now {
		t.paidAt, t.paid = 0, 0
	}
}

// finish gives the order the status its age allows, and sends a part of them back.
func (g *Generator) finish(t *trade) {
	age := g.arrivals.now - t.at
	switch {
	case t.paidAt == 0 && age < day:
		t.status = crm.OrderCreated
	case t.paidAt == 0:
		t.status = crm.OrderClosed
	case age < int64(g.d.between(8, 40))*hour:
		t.status = crm.OrderPaid
	case age < int64(g.d.between(3*24, 9*24))*hour:
		t.status = crm.OrderShipped
	default:
		t.status = crm.OrderDelivered
	}
	if t.paidAt != 0 && age > 2*day && g.d.chance(41) {
		g.sendBack(t)
	}
	if g.d.chance(18) {
		t.remark = g.d.of(remarks)
	}
	if g.d.chance(7) {
		t.memo = g.d.of(memos)
	}
}

func (g *Generator) sendBack(t *trade) {
	back := &t.items[g.d.below(t.count)]
	t.refunded = back.price * int64(g.d.between(2, 9)) / 100 * 10
	if g.d.chance(620) || t.refunded >= t.paid {
		t.status, t.refunded = crm.OrderRefunded, t.paid
	}
}

var (
	returning      = []string{"自然搜索", "老客推荐", "直通车", "抖音直播", "达人 阿橘", "淘客", "钻展", "微博吸纳"}
	returningWheel = newWheel(512, []int{46, 12, 12, 10, 7, 6, 4, 3})
	remarks        = []string{"麻烦发顺丰", "不要放快递柜，谢谢", "工作日送，周末没人", "多给一份小样", "送人的，不要放价格单", "快递放门口就好", "要白茶味的", "包严实一点，上次漏了"}
	memos          = []string{"补寄泵头，批次 K146", "老客，多放一份香片", "改地址后再发", "已电话确认口味", "发票随包裹寄出"}
)
