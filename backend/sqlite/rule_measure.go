package sqlite

import (
	"fmt"

	"shuke/backend/crm"
)

// measure adds up what belongs to a customer. The largest, smallest or mean of nothing is unknown.
func (q *ruleSQL) measure(l *crm.Leaf) (string, error) {
	from, err := q.measured(l.Measure)
	if err != nil {
		return "", err
	}
	what := measureFields[l.Measure.Of][l.Field]
	var expr string
	switch l.Measure.How {
	case "count":
		expr = `count(*)`
	case "sum":
		expr = `coalesce(sum(` + what + `), 0)`
	case "distinct":
		if l.Field == "paidAt" || l.Field == "at" {
			return q.distinctDays(l, what, from)
		}
		expr = `count(DISTINCT nullif(` + what + `, ''))`
		if l.Field != "coupon" {
			expr = `count(DISTINCT nullif(` + what + `, 0))`
		}
	default:
		expr = l.Measure.How + `(` + what + `)`
	}
	value := `(SELECT ` + expr + from + `)`
	if l.Test == crm.TestKnown {
		return `(` + value + ` IS NOT NULL)`, nil
	}
	return `coalesce(` + q.within(value, l, l.Field == "at") + `, 0)`, nil
}

var measureFields = map[string]map[string]string{
	"orders": {
		"amount":   `CASE WHEN x.currency = coalesce((SELECT value FROM settings WHERE key = 'currency'), '') THEN x.paid ELSE 0 END`,
		"quantity": `x.item_count`, "coupon": `coalesce(x.coupon, '')`, "platform": `x.platform_id`, "source": `x.source_id`,
		"status": `x.status`, "paidAt": `x.paid_at`, "createdAt": `x.created_at`,
	},
	"lines": {
		"amount":   `CASE WHEN x.currency = coalesce((SELECT value FROM settings WHERE key = 'currency'), '') THEN l.amount ELSE 0 END`,
		"quantity": `l.quantity`, "product": `l.product_id`, "coupon": `coalesce(x.coupon, '')`, "platform": `x.platform_id`, "source": `x.source_id`,
		"status": `x.status`, "paidAt": `x.paid_at`, "createdAt": `x.created_at`,
	},
	"messages": {"campaign": `x.campaign_id`, "at": messageAt},
	"events":   {"kind": `x.kind`, "source": `x.source_id`, "at": `x.at`},
}

// placedOrPaid is the moment an order counts at.
const placedOrPaid = `(CASE WHEN x.paid_at <> 0 THEN x.paid_at ELSE x.created_at END)`

// measured is FROM and WHERE of what is added up.
func (q *ruleSQL) measured(m *crm.Measure) (string, error) {
	at := placedOrPaid
	if m.Of == "events" {
		at = `x.at`
	}
	text := ` FROM ` + m.Of + ` x WHERE x.customer_id = f.customer_id`
	if m.Of == "messages" {
		at, text = messageAt, ` FROM outbox x WHERE`+ofThem
		if !m.AskedState() {
			text += ` AND x.state IN ('sent', 'delivered')`
		}
	}
	if m.Of == "lines" {
		text = ` FROM orders x CROSS JOIN order_lines l ON l.order_id = x.id WHERE x.customer_id = f.customer_id`
	}
	if (m.Of == "orders" || m.Of == "lines") && !m.AskedStatus() {
		text += ` AND x.paid_at <> 0`
	}
	if m.In != nil {
		text += ` AND ` + q.within(at, &crm.Leaf{Test: crm.TestWithin, Ranges: []crm.RuleRange{*m.In}}, true)
	}
	for i := range m.Where {
		l := &m.Where[i]
		part, err := q.belonging(m.Of, l)
		if err != nil {
			return "", err
		}
		if l.Not {
			part = `NOT ` + part
		}
		text += ` AND ` + part
	}
	return text, nil
}

// belonging is a condition on what belongs to a customer.
func (q *ruleSQL) belonging(of string, l *crm.Leaf) (string, error) {
	if of == "messages" {
		return q.messagePart(l)
	}
	switch l.Field {
	case "source":
		return q.listed("x.source_id", q.db.Sources(func(s crm.Source) bool { return l.Passes(s.Name) }))
	case "platform":
		return q.listed("x.platform_id", q.db.Platforms(l.Passes))
	case "product", "productCode", "category":
		ids, err := q.products(l.Field, l.Passes)
		if err != nil {
			return "", err
		}
		return q.listed(map[string]string{"lines": "l.product_id", "events": "x.product_id"}[of], ids)
	case "coupon":
		return q.text(`coalesce(x.coupon, '')`, l), nil
	case "hour":
		return q.within(q.hour(placedOrPaid), l, false), nil
	case "weekday":
		return q.within(q.weekday(placedOrPaid), l, false), nil
	}
	expr, ok := measureFields[of][l.Field]
	if !ok {
		return "", fmt.Errorf("no SQL for %s of %s", l.Field, of)
	}
	day := l.Field == "paidAt" || l.Field == "createdAt" || l.Field == "at"
	if l.Field == "status" || l.Field == "paidAt" {
		return `(` + expr + ` <> 0 AND ` + q.within(expr, l, day) + `)`, nil
	}
	return q.within(expr, l, day), nil
}
