package segment

import (
	"errors"

	"shuke/backend/column"
	"shuke/backend/crm"
)

func (e *evaluation) orderField(name string) condition {
	o := &e.table.Orders
	switch name {
	case "paidAt":
		return condition{column: o.PaidDay, to: func(v int64) int64 {
			if v == column.Unpaid {
				return unknowable
			}
			return v
		}}
	case "createdAt":
		return condition{column: o.Day}
	case "weekday":
		return condition{column: o.PaidDay, second: o.Day, to: Weekday}
	case "hour":
		return condition{column: o.Hour}
	case "amount":
		return condition{column: o.Paid}
	case "quantity":
		return condition{column: o.Items}
	case "status":
		return condition{column: o.Status}
	case "coupon":
		return condition{column: o.Coupon}
	case "platform":
		return condition{column: o.Platform}
	}
	return condition{column: o.Source}
}

// Weekday is 1 Monday to 7 Sunday of a day since 1970, which began on a Thursday.
func Weekday(day int64) int64 { return ((day+3)%7+7)%7 + 1 }

func (e *evaluation) eventField(name string) condition {
	v := &e.table.Events
	switch name {
	case "kind":
		return condition{column: v.Kind}
	case "source":
		return condition{column: v.Source}
	case "product", "productCode", "category":
		return condition{column: v.Product}
	}
	return condition{column: v.Day}
}

// asked makes a condition of a leaf on a field.
func (e *evaluation) asked(c condition, leaf *crm.Leaf) condition {
	q := e.question(leaf)
	q.Of, q.Not = c.to, leaf.Not
	c.asked = c.column.Lookup(q, c.second)
	return c
}

func (e *evaluation) question(leaf *crm.Leaf) column.Question {
	switch leaf.Field {
	case "source":
		return column.Question{Listed: listed(e.words.Sources(func(s crm.Source) bool { return leaf.Passes(s.Name) }))}
	case "product", "productCode", "category":
		ids, err := e.words.Products(e.ctx, leaf.Field, leaf.Passes)
		if err != nil {
			e.failed = err
		}
		return column.Question{Listed: listed(ids)}
	case "platform":
		return column.Question{Listed: listed(e.words.Platforms(leaf.Passes))}
	case "coupon":
		coupons := e.table.Coupons()
		table := make([]bool, len(coupons))
		for i, c := range coupons {
			table[i] = leaf.Passes(c)
		}
		return column.Question{Listed: table}
	}
	if leaf.Test == crm.TestKnown {
		if leaf.Field == "status" {
			return column.Question{Ranges: []crm.RuleRange{{From: 1, To: crm.Most}}}
		}
		return column.Question{Ranges: []crm.RuleRange{{From: unknowable + 1, To: crm.Most}}}
	}
	ranges := make([]crm.RuleRange, len(leaf.Ranges))
	for i, r := range leaf.Ranges {
		from, to := e.clock.Days(r)
		ranges[i] = crm.RuleRange{From: max(from, unknowable+1), To: to}
	}
	return column.Question{Ranges: ranges}
}

// errNoLines means that the table has the lines of orders only when they are asked for.
var errNoLines = errors.New("the lines of orders are not loaded")

// lineField is a condition on a line; the other fields of lines are their order's.
func (e *evaluation) lineField(name string) (condition, bool) {
	l := e.table.Lines
	if l == nil {
		return condition{}, false
	}
	switch name {
	case "product", "productCode", "category":
		return condition{column: l.Product}, true
	case "quantity":
		return condition{column: l.Quantity}, true
	case "amount":
		return condition{column: l.Amount}, true
	}
	return condition{}, false
}
