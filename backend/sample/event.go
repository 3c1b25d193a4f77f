package sample

import "shuke/backend/crm"

// happening is an event before it is told. product and trade are -1 when there is none.
type happening struct {
	kind    crm.EventKind
	at      int64
	product int
	trade   int
	source  string
	text    string
	score   int
}

var (
	kinds = []crm.EventKind{
		crm.EventCart, crm.EventFavouriteItem, crm.EventView, crm.EventFavouriteShop, crm.EventReview, crm.EventSignIn, crm.EventScan,
	}
	buyerKinds    = newWheel(512, []int{30, 16, 15, 9, 18, 9, 3})
	prospectKinds = newWheel(512, []int{36, 27, 20, 14, 0, 1, 2})
)

// notice makes the events of a customer.
func (g *Generator) notice(l *life) {
	for k := range l.plan.events {
		h := happening{product: -1, trade: -1}
		if len(l.trades) > 0 {
			h.kind = kinds[g.d.spin(&buyerKinds)]
			g.aroundTrade(&h, l)
		} else {
			h.kind = kinds[g.d.spin(&prospectKinds)]
			g.whileLooking(&h, l, k)
		}
		if l.plan.lately && k == l.plan.events-1 && h.trade < 0 {
			h.at = g.someDay(max(l.plan.from, l.plan.until-75), l.plan.until)
		}
		h.at = max(h.at, l.person.arrived)
		g.attribute(&h, l)
		l.events = append(l.events, h)
	}
}

// aroundTrade places a buyer's event: a review after the parcel, interest before an order, or on some other day.
func (g *Generator) aroundTrade(h *happening, l *life) {
	index := g.d.below(len(l.trades))
	t := &l.trades[index]
	if h.kind == crm.EventReview {
		if g.review(h, t, index) {
			return
		}
		h.kind = crm.EventCart
	}
	h.product = t.items[0].product
	h.at = t.at - int64(g.d.between(2, 7000))*minute
	if g.d.chance(300) {
		h.product = g.d.spin(&tasteWheels[l.person.group])
		h.at = g.someDay(l.plan.from, l.plan.until+90)
	}
}

// review fails when the parcel has not arrived, or the opinion would come later than now.
func (g *Generator) review(h *happening, t *trade, index int) bool {
	at := t.paidAt + int64(g.d.between(5*24, 20*24))*hour
	if t.status != crm.OrderDelivered || at > g.arrivals.now {
		return false
	}
	opinion := &opinions[g.d.spin(&opinionWheel)]
	h.at, h.trade, h.product = at, index, t.items[0].product
	h.score, h.text = opinion.score, g.d.of(opinion.texts)
	return true
}

type opinion struct {
	score int
	texts []string
}

var (
	opinions = []opinion{
		{5, []string{"香味很淡很好闻", "回购好多次了", "洗得干净，不伤手", "物流快，包装好", "孩子的衣服也放心", "比超市划算"}},
		{4, []string{"不错，香味再淡点就好", "好用，就是瓶子有点大", "可以，等活动再买"}},
		{3, []string{"一般，没有想的那么香", "还行，泵头有点紧"}},
		{2, []string{"漏了一点，客服补了", "味道不太喜欢"}},
		{1, []string{"泵头压不动", "收到就破了", "发货太慢"}},
	}
	opinionWheel = newWheel(512, []int{78, 12, 5, 2, 3})
)

// whileLooking places a prospect's event: the first on arrival, the others in the two months after.
func (g *Generator) whileLooking(h *happening, l *life, k int) {
	h.product = g.d.spin(&tasteWheels[l.person.group])
	h.at = l.person.arrived
	if k > 0 {
		h.at = g.someDay(l.plan.from, l.plan.from+60)
	}
}

func (g *Generator) someDay(from, until int) int64 {
	until = min(until, len(g.purchases.starts)-1)
	return g.purchases.moment(&g.d, g.d.between(from, until))
}

// attribute says which tool brought the event, and takes the product from events that have none.
func (g *Generator) attribute(h *happening, l *life) {
	switch h.kind {
	case crm.EventFavouriteShop, crm.EventSignIn:
		h.product = -1
	case crm.EventScan:
		h.product, h.source = -1, "包裹卡二维码"
		return
	case crm.EventReview:
		return
	default:
	}
	h.source = l.person.source
	if g.d.chance(450) {
		h.source = tools[g.d.spin(&toolWheel)]
	}
}

var (
	tools     = []string{"自然搜索", "直通车", "收藏大师", "钻展", "达人 阿橘", "淘客", "流量红包", "抖音直播"}
	toolWheel = newWheel(512, []int{38, 16, 14, 9, 8, 6, 5, 4})
)
