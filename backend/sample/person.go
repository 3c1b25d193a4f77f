package sample

import (
	"time"

	"shuke/backend/crm"
)

// person is the truth about a customer; the shop knows a part of it.
type person struct {
	gender    crm.Gender
	birthday  time.Time
	age       int // whole years at Now
	group     ageGroup
	home      crm.Region
	arrived   int64
	source    string
	reach     reach
	wholesale bool
	index     int
}

// ages are bands of whole years with their share of the shop's customers.
var (
	ages = [...]struct{ from, to, share int }{
		{18, 24, 150}, {25, 29, 274}, {30, 34, 241}, {35, 39, 156}, {40, 49, 117}, {50, 59, 44}, {60, 70, 18},
	}
	ageWheel = weighAges()
)

func weighAges() wheel {
	weights := make([]int, len(ages))
	for i := range ages {
		weights[i] = ages[i].share
	}
	return newWheel(1000, weights)
}

var (
	sources = []string{"自然搜索", "直通车", "抖音直播", "达人 阿橘", "钻展", "收藏大师", "淘客", "微博吸纳", "老客推荐"}
	// buyers come by search and by word of mouth; collecting tools bring people who only look (E23).
	buyerSources    = newWheel(1000, []int{372, 148, 118, 92, 66, 24, 74, 46, 60})
	prospectSources = newWheel(1000, []int{286, 142, 96, 78, 92, 186, 68, 42, 10})
)

// describe decides who customer index is.
func (g *Generator) describe(l *life, index int) {
	d, who := &g.d, &l.person
	who.index = index
	who.arrived = g.arrivals.moment(d, l.plan.from)
	who.home = provinces[l.plan.province].place(d)
	who.gender = crm.GenderFemale
	if d.chance(300) {
		who.gender = crm.GenderMale
	}
	g.beBorn(who)
	who.reach = reach(d.spin(&reachWheel))
	who.wholesale = l.plan.kind == buyer && d.chance(5)
	who.source = g.sourceOf(l)
}

// beBorn gives an exact age: the last birthday was 1 to 364 days before Now.
func (g *Generator) beBorn(who *person) {
	band := &ages[g.d.spin(&ageWheel)]
	who.age = g.d.between(band.from, band.to)
	who.birthday = g.opt.Now.AddDate(-who.age, 0, -g.d.between(1, 364))
	who.group = groupOf(who.age)
}

func (g *Generator) sourceOf(l *life) string {
	switch {
	case l.person.reach == byPhone:
		return "线下"
	case l.plan.kind == buyer:
		return sources[g.d.spin(&buyerSources)]
	case l.plan.kind == prospect:
		return sources[g.d.spin(&prospectSources)]
	case g.d.chance(600):
		return "微博吸纳"
	}
	return "线下"
}
