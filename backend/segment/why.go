package segment

import (
	"context"
	"fmt"
	"time"

	"shuke/backend/crm"
)

// Reason is one line of why somebody passes a rule or does not: a group, a negation or a leaf, in the order they are written.
type Reason struct {
	Path   string // where in the rule: all[2].any[0]
	Depth  int
	Kind   crm.RuleKind
	Leaf   crm.Leaf // of a leaf
	Passes bool
	Value  int64 // the customer's own: a number, minor units, a day since 1970, a sum
	Known  bool  // else there is none, or it is no number
}

// Why says of every part of the rule whether a customer passes it. It answers nothing for an id without a customer.
func (m Matches) Why(ctx context.Context, id int64) ([]Reason, error) {
	row, ok := m.Table.Row(id)
	if !ok || !m.Table.Alive.Has(row) {
		return nil, nil
	}
	w := why{e: m.asked, row: row}
	_, err := w.part(ctx, m.rule, "", 0)
	return w.reasons, err
}

type why struct {
	e       *evaluation
	row     int
	reasons []Reason
}

func (w *why) part(ctx context.Context, r *crm.Rule, path string, depth int) (passes bool, err error) {
	at := len(w.reasons)
	w.reasons = append(w.reasons, Reason{Path: path, Depth: depth, Kind: r.Kind})
	if r.Kind == crm.RuleLeaf {
		passes, err = w.leaf(ctx, &r.Leaf, &w.reasons[at])
	} else {
		passes, err = w.group(ctx, r, path, depth)
	}
	w.reasons[at].Passes = passes
	return passes, err
}

func (w *why) group(ctx context.Context, r *crm.Rule, path string, depth int) (bool, error) {
	passes := r.Kind != crm.RuleAny
	for i := range r.Of {
		one, err := w.part(ctx, &r.Of[i], Inside(path, r.Kind, i), depth+1)
		if err != nil {
			return false, err
		}
		switch r.Kind {
		case crm.RuleAll:
			passes = passes && one
		case crm.RuleAny:
			passes = passes || one
		default:
			passes = !one
		}
	}
	return passes, nil
}

// Inside is the path of a part of a group or of what is negated.
func Inside(path string, kind crm.RuleKind, i int) string {
	if path != "" {
		path += "."
	}
	switch kind {
	case crm.RuleAll:
		return fmt.Sprintf("%sall[%d]", path, i)
	case crm.RuleAny:
		return fmt.Sprintf("%sany[%d]", path, i)
	default:
		return path + "not"
	}
}

func (w *why) leaf(ctx context.Context, leaf *crm.Leaf, reason *Reason) (bool, error) {
	set, err := w.e.cached(ctx, leaf)
	if err != nil {
		return false, err
	}
	reason.Leaf = *leaf
	reason.Value, reason.Known = w.e.own(leaf, w.row)
	return set.Has(w.row) != leaf.Not, nil
}

// own is the value a leaf compares, of one customer.
func (e *evaluation) own(leaf *crm.Leaf, row int) (int64, bool) {
	if leaf.Measure != nil {
		m := e.measuring(leaf)
		return m.sum(row, m.adder())
	}
	n, ok := numbers[leaf.Field]
	if !ok {
		return e.worked(leaf.Field, row)
	}
	v := e.table.Facts[n.fact].At(row)
	if v == 0 && !n.nought {
		return 0, false
	}
	if n.instant {
		v = crm.CivilDay(time.UnixMilli(v).In(e.clock.Now.Location()))
	}
	if leaf.Field == "daysSinceLastOrder" || leaf.Field == "daysSinceLastInterest" {
		v = e.clock.Today() - v
	}
	return v, true
}

// worked is a value that no column holds.
func (e *evaluation) worked(field string, row int) (int64, bool) {
	birth := e.table.Facts[crm.FactBirth].At(row)
	switch field {
	case "age":
		now := e.clock.Now
		today := int64(now.Year())*10000 + int64(now.Month())*100 + int64(now.Day())
		return max(0, (today-birth)/10000), birth >= firstYear
	case "birthday":
		return birth % 10000, birth%10000 >= 100
	case "birthdayInDays":
		lunar := e.table.Facts[crm.FactLunar].At(row) != 0
		return e.clock.DaysToBirthday(int(birth % 10000)), birth%10000 >= 100 && !lunar
	case "averageOrder":
		n := e.table.Facts[crm.FactOrderCount].At(row)
		if n == 0 {
			return 0, false
		}
		return (2*e.table.Facts[crm.FactTotalPaid].At(row) + n) / (2 * n), true
	}
	return 0, false
}

// Part is how many customers a part of a rule means by itself.
type Part struct {
	Path      string
	Customers int64
}

// Parts counts every leaf of the rule by itself, its "not" included.
func (m Matches) Parts(ctx context.Context) ([]Part, error) {
	var list []Part
	return list, m.parts(ctx, m.rule, "", &list)
}

func (m Matches) parts(ctx context.Context, r *crm.Rule, path string, list *[]Part) error {
	if r.Kind != crm.RuleLeaf {
		for i := range r.Of {
			if err := m.parts(ctx, &r.Of[i], Inside(path, r.Kind, i), list); err != nil {
				return err
			}
		}
		return nil
	}
	set, err := m.asked.rule(ctx, r)
	if err != nil {
		return err
	}
	set.And(m.Table.Alive)
	*list = append(*list, Part{path, int64(set.Count())})
	return nil
}

// Sample picks at most n of them, spread over all; another turn picks others.
func (m Matches) Sample(n, turn int) []int64 {
	count := m.Set.Count()
	n = min(n, count)
	if n == 0 {
		return nil
	}
	step := count / n
	wanted, met := turn%step, 0
	ids := make([]int64, 0, n)
	m.Set.Each(func(row int) {
		if met == wanted && len(ids) < n {
			ids = append(ids, m.Table.ID(row))
			wanted += step
		}
		met++
	})
	return ids
}
