package sqlite

import (
	"fmt"
	"strings"

	"shuke/backend/crm"
)

// ruleFact is a field as SQL: 0 is unknown unless nought is a value of it.
type ruleFact struct {
	expr    string
	nought  bool
	instant bool
}

var ruleFacts = map[string]ruleFact{
	"gender": {"c.gender", false, false}, "level": {"c.level", false, false}, "points": {"c.points", true, false},
	"standing": {"f.standing", false, false}, "orderCount": {"f.order_count", true, false},
	"completedCount": {"f.completed_count", true, false}, "openCount": {"f.open_count", true, false},
	"itemCount": {"f.item_count", true, false}, "totalPaid": {"f.total_paid", true, false},
	"totalRefunded": {"f.total_refunded", true, false}, "netPaid": {"f.net_paid", true, false},
	"eventCount": {"f.event_count", true, false}, "blocked": {"c.blocked", true, false},
	"cardClaimedAt": {"c.card_at", false, true}, "createdAt": {"f.created_at", false, true},
	"firstOrderAt": {"f.first_order_at", false, true}, "lastOrderAt": {"f.last_order_at", false, true},
	"lastInterestAt": {"f.last_interest_at", false, true}, "lastScanAt": {"f.last_scan_at", false, true},
	"#region": {"c.region_id", true, false}, "#source": {"c.source_id", true, false},
}

// leaf is the condition without the leaf's Not; it is never NULL.
func (q *ruleSQL) leaf(l *crm.Leaf) (string, error) {
	if l.Measure != nil {
		return q.measure(l)
	}
	if f, ok := ruleFacts[l.Field]; ok {
		return q.number(f, l), nil
	}
	switch l.Field {
	case "age":
		return q.age(l), nil
	case "birthday", "birthdayInDays":
		return q.birthday(l), nil
	case "averageOrder":
		return `(f.own_count > 0 AND ` +
			q.within(`(2 * f.total_paid + f.own_count) / (2 * max(f.own_count, 1))`, l, false) + `)`, nil
	case "daysSinceLastOrder":
		return q.daysSince("f.last_order_at", l), nil
	case "daysSinceLastInterest":
		return q.daysSince("f.last_interest_at", l), nil
	case "country", "province", "city":
		return q.listed("c.region_id", q.db.Regions(func(r crm.Region) bool { return l.Passes(placePart(r, l.Field)) }))
	case "source":
		return q.listed("c.source_id", q.db.Sources(func(s crm.Source) bool { return l.Passes(s.Name) }))
	case "tag":
		return q.tag(l), nil
	case "discount":
		return q.discount(l), nil
	case "search", "#import", "#operation", "#frozen", "noteKind", "note":
		return q.found(l)
	}
	if strings.HasPrefix(l.Field, "custom.") {
		return q.found(l)
	}
	if channel, ok := strings.CutPrefix(l.Field, "reachable."); ok {
		return q.reachable(channel, l), nil
	}
	if channel, ok := strings.CutPrefix(l.Field, "consent."); ok {
		return q.consent(channel, l), nil
	}
	return "", fmt.Errorf("no SQL for %s", l.Field)
}

// placePart is the part of a place a field means; a guessed place is unknown.
func placePart(r crm.Region, field string) string {
	if r.Guessed {
		return ""
	}
	return map[string]string{"country": r.Country, "province": r.Province, "city": r.City}[field]
}

func (q *ruleSQL) listed(expr string, ids []int64) (string, error) {
	text, err := jsonText(ids)
	return expr + ` IN (SELECT value FROM json_each(` + q.arg(text) + `))`, err
}

func (q *ruleSQL) number(f ruleFact, l *crm.Leaf) string {
	if f.nought {
		return q.within(f.expr, l, f.instant)
	}
	return `(` + f.expr + ` <> 0 AND ` + q.within(f.expr, l, f.instant) + `)`
}

// within asks whether an expression that is known passes the leaf.
func (q *ruleSQL) within(expr string, l *crm.Leaf, instant bool) string {
	if l.Test == crm.TestKnown {
		return `1`
	}
	parts := []string{}
	for _, r := range l.Ranges {
		from, to := q.clock.Days(r)
		if instant {
			from, to = q.clock.Instants(r)
		}
		parts = append(parts, expr+` BETWEEN `+q.arg(from)+` AND `+q.arg(to))
	}
	return `(` + strings.Join(append(parts, `0`), ` OR `) + `)`
}

func (q *ruleSQL) daysSince(expr string, l *crm.Leaf) string {
	if l.Test == crm.TestKnown {
		return `(` + expr + ` <> 0)`
	}
	days := crm.Leaf{Test: crm.TestWithin}
	for _, r := range l.Ranges {
		back := crm.RuleRange{From: crm.Least, To: crm.Most}
		if r.To < crm.Most {
			back.From = q.clock.Today() - r.To
		}
		if r.From > crm.Least {
			back.To = q.clock.Today() - r.From
		}
		days.Ranges = append(days.Ranges, back)
	}
	return `(` + expr + ` <> 0 AND ` + q.within(expr, &days, true) + `)`
}

func (q *ruleSQL) age(l *crm.Leaf) string {
	year, day := ageArgs(q.clock.Now)
	age := fmt.Sprintf(`max(%s - c.birth_year - (c.birth_month * 100 + c.birth_day > %s), 0)`, q.arg(year), q.arg(day))
	return `(c.birth_year <> 0 AND ` + q.within(age, l, false) + `)`
}

func (q *ruleSQL) birthday(l *crm.Leaf) string {
	const day = `(c.birth_month * 100 + c.birth_day)`
	if l.Field == "birthday" {
		return `(c.birth_month <> 0 AND ` + q.within(day, l, false) + `)`
	}
	if l.Test == crm.TestKnown {
		return `(c.birth_month <> 0)`
	}
	of := func(lunar bool) string {
		days := crm.Leaf{Test: crm.TestWithin}
		for _, d := range q.clock.BirthdaysWithin(l.Ranges, lunar) {
			days.Ranges = append(days.Ranges, crm.RuleRange{From: d, To: d})
		}
		return q.within(day, &days, false)
	}
	return `(c.birth_month <> 0 AND (c.birth_lunar = 0 AND ` + of(false) + ` OR c.birth_lunar = 1 AND ` + of(true) + `))`
}

func (q *ruleSQL) tag(l *crm.Leaf) string {
	const carries = `EXISTS (SELECT 1 FROM customer_tags m WHERE m.customer_id = f.customer_id`
	if l.Test == crm.TestKnown {
		return carries + `)`
	}
	return carries + ` AND ` + q.within("m.tag_id", l, false) + `)`
}

// discount is the condition that a tag is carried and its discount was not withheld.
func (q *ruleSQL) discount(l *crm.Leaf) string {
	return `EXISTS (SELECT 1 FROM customer_tags m WHERE m.customer_id = f.customer_id AND ` + q.within("m.tag_id", l, false) +
		` AND NOT EXISTS (SELECT 1 FROM tag_withheld h WHERE h.tag_id = m.tag_id AND h.customer_id = m.customer_id))`
}

// word is what counts of a channel: 1 yes, 0 no, -1 nothing was said. It is the owner's latest word where that is a no, else
// the latest of whoever.
func (q *ruleSQL) word(channel string) string {
	said := `FROM consents s WHERE s.customer_id = f.customer_id AND s.channel = ` + q.arg(channel)
	return `(CASE WHEN (SELECT s.granted ` + said + ` AND s.by_hand = 1 ORDER BY s.id DESC LIMIT 1) = 0 THEN 0
		ELSE coalesce((SELECT s.granted ` + said + ` ORDER BY s.id DESC LIMIT 1), -1) END)`
}

// reachable is the condition that a channel may be used and can be.
func (q *ruleSQL) reachable(channel string, l *crm.Leaf) string {
	agreed := `= 1`
	if !crm.AsksFirst(channel) {
		agreed = `<> 0`
	}
	need := q.arg(int64(crm.ContactFor(channel)))
	text := `(c.blocked = 0 AND ((` + contactsOf + `) & ` + need + `) = ` + need + ` AND (` + q.word(channel) + `) ` + agreed + `)`
	return `(` + q.within(text, l, false) + `)`
}

func (q *ruleSQL) consent(channel string, l *crm.Leaf) string {
	last := q.word(channel)
	if l.Test == crm.TestKnown {
		return `(` + last + ` >= 0)`
	}
	return q.within(last, l, false)
}

// found are the conditions that already find a list of ids.
func (q *ruleSQL) found(l *crm.Leaf) (string, error) {
	w := &where{}
	if l.Field == "search" {
		w.search(l.Texts[0])
	} else {
		on := q.clock.OnDays(l)
		var err error
		if w, err = q.about(&on); err != nil {
			return "", err
		}
	}
	parts := strings.Split(strings.Join(w.hits, ` INTERSECT `), "?")
	text := parts[0]
	for i, a := range w.hitArgs {
		text += q.arg(a) + parts[i+1]
	}
	return `f.customer_id IN (` + text + `)`, nil
}

func (q *ruleSQL) text(expr string, l *crm.Leaf) string {
	if l.Test == crm.TestKnown {
		return `(` + expr + ` <> '')`
	}
	parts := []string{}
	for _, t := range l.Texts {
		switch l.Test {
		case crm.TestContains:
			parts = append(parts, `instr(lower(`+expr+`), lower(`+q.arg(t)+`)) > 0`)
		case crm.TestPrefix:
			parts = append(parts, `instr(lower(`+expr+`), lower(`+q.arg(t)+`)) = 1`)
		default:
			parts = append(parts, expr+` = `+q.arg(t))
		}
	}
	return `(` + expr + ` <> '' AND (` + strings.Join(parts, ` OR `) + `))`
}
