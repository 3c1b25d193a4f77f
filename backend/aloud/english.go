package aloud

import (
	"fmt"
	"strconv"
	"strings"

	"shuke/backend/insight/words"
)

// manner is how English compares something.
type manner int

const (
	plain   manner = iota // "their age is at least 30"
	counted               // "they have at least 10 paid orders"
	amount                // "they spent more than ¥500"
	ago                   // "their latest order was 30 to 180 days ago"
	away                  // "their next birthday is at most 7 days away"
	when                  // "their latest order was before 1 May 2026"
)

// shape is how English says a condition, where "their NAME is" would be clumsy.
type shape struct {
	how       manner
	begins    string // what stands before the period, and what is counted before how many
	verb      string // behind the period, before the day
	one, many string // what is counted
	ends      string
}

// shapes are by fact, by "of how what" of a measure, and by "of part".
var shapes = map[string]shape{
	"orderCount": {how: counted, begins: "they have", one: "paid order", many: "paid orders"},

	"completedCount": {how: counted, begins: "they have", one: "completed order", many: "completed orders"},
	"openCount":      {how: counted, begins: "they have", one: "unpaid order", many: "unpaid orders"},
	"itemCount":      {how: counted, begins: "they bought", one: "item", many: "items", ends: "in total"},
	"points":         {how: counted, begins: "they have", one: "point", many: "points"},
	"messageCount":   {how: counted, begins: "they got", one: "campaign message", many: "campaign messages"},
	"eventCount":     {how: counted, begins: "they had", one: "interaction", many: "interactions"},
	"totalPaid":      {how: amount, begins: "they paid", ends: "in total"},
	"totalRefunded":  {how: amount, begins: "they were refunded", ends: "in total"},
	"firstOrderAt":   {how: when, begins: "their first order", verb: "was"},
	"lastOrderAt":    {how: when, begins: "their latest order", verb: "was"},
	"lastInterestAt": {how: when, begins: "their latest favourite or cart", verb: "was"},
	"lastScanAt":     {how: when, begins: "their latest scan", verb: "was"},
	"lastMessageAt":  {how: when, begins: "their latest campaign message", verb: "went"},
	"cardClaimedAt":  {how: when, begins: "their member card", verb: "was claimed"},
	"createdAt":      {how: when, begins: "they", verb: "were added"},

	"daysSinceLastOrder":    {how: ago, begins: "their latest order", verb: "was"},
	"daysSinceLastInterest": {how: ago, begins: "their latest favourite or cart", verb: "was"},
	"birthdayInDays":        {how: away, begins: "their next birthday", verb: "is"},

	"orders count":             {how: counted, begins: "they placed", one: "order", many: "orders"},
	"orders sum amount":        {how: amount, begins: "they spent"},
	"orders sum quantity":      {how: counted, begins: "they bought", one: "item", many: "items"},
	"orders max quantity":      {how: counted, begins: "their order with the most items has", one: "item", many: "items"},
	"orders min quantity":      {how: counted, begins: "their order with the fewest items has", one: "item", many: "items"},
	"orders distinct platform": {how: counted, begins: "they ordered on", one: "platform", many: "platforms"},
	"orders distinct source":   {how: counted, begins: "their orders came from", one: "source", many: "sources"},
	"orders distinct coupon":   {how: counted, begins: "they used", one: "different coupon", many: "different coupons"},
	"orders distinct paidAt":   {how: counted, begins: "they paid on", one: "day", many: "days"},
	"lines count":              {how: counted, begins: "their orders have", one: "line", many: "lines"},
	"lines sum amount":         {how: amount, begins: "they spent", ends: "on products"},
	"lines sum quantity":       {how: counted, begins: "they bought", one: "item", many: "items"},
	"lines max quantity":       {how: counted, begins: "their line with the most items has", one: "item", many: "items"},
	"lines min quantity":       {how: counted, begins: "their line with the fewest items has", one: "item", many: "items"},
	"lines distinct product":   {how: counted, begins: "they bought", one: "different product", many: "different products"},
	"messages count":           {how: counted, begins: "they got", one: "campaign message", many: "campaign messages"},
	"messages max at":          {how: when, begins: "their latest campaign message", verb: "went"},
	"messages min at":          {how: when, begins: "their first campaign message", verb: "went"},

	"messages distinct campaign": {how: counted, begins: "they got messages of", one: "campaign", many: "campaigns"},
	"messages distinct at":       {how: counted, begins: "they got campaign messages on", one: "day", many: "days"},

	"events count":           {how: counted, begins: "they had", one: "interaction", many: "interactions"},
	"events distinct kind":   {how: counted, begins: "they had", one: "kind of interaction", many: "kinds of interaction"},
	"events distinct source": {how: counted, begins: "their interactions came from", one: "source", many: "sources"},
	"events distinct at":     {how: counted, begins: "they had interactions on", one: "day", many: "days"},

	"orders/paidAt": {how: when, begins: "paid"}, "orders/createdAt": {how: when, begins: "placed"},
	"orders/amount": {how: amount, begins: "amount"}, "orders/quantity": {how: counted, begins: "with", one: "item", many: "items"},
	"orders/hour": {how: when}, "orders/weekday": {how: when},
	"lines/paidAt": {how: when, begins: "paid"}, "lines/createdAt": {how: when, begins: "placed"},
	"lines/amount": {how: amount, begins: "amount"}, "lines/quantity": {how: counted, begins: "with", one: "item", many: "items"},
	"lines/hour": {how: when}, "lines/weekday": {how: when},
	"events/at": {how: when}, "messages/at": {how: when},
}

// howMany compares amounts and counts.
var howMany = map[string]string{
	"=": "exactly {v}", "!=": "more or less than {v}", ">": "more than {v}", ">=": "at least {v}", "<": "less than {v}", "<=": "at most {v}",
	"between": "{v} to {w}", "in": "{v}", "notIn": "neither {v}",
}

// whenever compares days and hours; {v} is "on 1 May 2026", {day} without its preposition.
var whenever = map[string]string{
	"=": "{v}", "!=": "not {v}", ">": "after {day}", ">=": "{v} or later", "<": "before {day}", "<=": "{v} or earlier",
	"between": "from {day} to {w}", "in": "{v}", "notIn": "neither {v}",
}

// shaped says a condition by its shape; rest is its period and what is asked of its orders.
func (v Voice) shaped(s shape, n *node, field, kind, rest string) string {
	list, op := values(n)
	parts := []string{s.begins + rest, s.verb, "", s.ends}
	switch s.how {
	case counted:
		parts = []string{s.begins, v.howMany(op, v.each(field, kind, list), s.one, s.many), s.ends + rest}
	case amount:
		parts = []string{s.begins, v.howMany(op, v.each(field, kind, list), "", ""), s.ends + rest}
	case ago:
		parts[2] = v.howLong(op, v.each(field, kind, list), "ago")
	case away:
		parts[2] = v.howLong(op, v.each(field, kind, list), "away")
	default:
		parts[2] = v.when(op, field, kind, list)
	}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// values are those of a condition, and its operator; a list of one is that one.
func values(n *node) ([]any, string) {
	list, many := n.Value.([]any)
	if !many {
		return []any{n.Value}, n.Op
	}
	if single := map[string]string{"in": "=", "notIn": "!="}[n.Op]; single != "" && len(list) == 1 {
		return list, single
	}
	return list, n.Op
}

func (v Voice) each(field, kind string, list []any) []string {
	said := make([]string, len(list))
	for i, x := range list {
		said[i] = v.value(field, kind, noUnit, x)
	}
	return said
}

// howMany is "at least 10 paid orders"; without a noun "at least ¥500".
func (v Voice) howMany(op string, said []string, one, many string) string {
	last := said[len(said)-1]
	if one != "" && last == "0" && op == "=" {
		return "no " + many
	}
	how := howMany[op]
	if one != "" {
		how = strings.NewReplacer("or less", "or fewer", "less than", "fewer than").Replace(how) + " " + map[bool]string{true: one, false: many}[last == "1"]
	}
	return words.Fill(how, "v", v.choice(op, said), "w", last)
}

// howLong is "at least 30 days ago", "at most 7 days away".
func (v Voice) howLong(op string, said []string, direction string) string {
	last := said[len(said)-1]
	if last == "0" && (op == "=" || op == "<=") {
		return "today"
	}
	how := howMany[op]
	if op == "!=" {
		how = "not {v}"
	}
	return words.Fill(how, "v", v.choice(op, said), "w", last) + map[bool]string{true: " day ", false: " days "}[last == "1"] + direction
}

// choice lists values that are one or none of several.
func (v Voice) choice(op string, said []string) string {
	switch op {
	case "in":
		return v.list(said, anyOf, lastOf)
	case "notIn":
		return v.list(said, anyOf, lastNor)
	}
	return said[0]
}

// when is "on 1 May 2026 or later", "more than 180 days ago", "in the last 30 days", "from 9 to 17 o’clock".
func (v Voice) when(op, field, kind string, list []any) string {
	if s := v.sinceThen(op, field, list[0]); kind == "day" && s != "" {
		return s
	}
	said := v.each(field, kind, list)
	if field == "hour" {
		said[len(said)-1] += " o’clock"
	}
	day, last := said[0], said[len(said)-1]
	if _, relative := list[0].(map[string]any); !relative {
		said[0] = map[bool]string{true: "at ", false: "on "}[field == "hour"] + said[0]
	}
	return words.Fill(whenever[op], "v", v.choice(op, said), "day", day, "w", last)
}

// sinceThen compares a day with one so many days ago: "before 180 days ago" is not how it is said.
func (v Voice) sinceThen(op, field string, x any) string {
	n, relative := daysBack(x)
	switch {
	case !relative:
		return ""
	case op == ">=" && past(field) && n == 0:
		return "today"
	case op == ">=" && past(field):
		return "in the last " + strconv.Itoa(n+1) + " days"
	case n < 2:
		return ""
	}
	how := map[string]string{"<": "more than", "<=": "at least", ">": "less than", ">=": "at most"}[op]
	if how == "" {
		return ""
	}
	return fmt.Sprintf("%s %d days ago", how, n)
}

// past tells whether what a field dates has happened: a day the shop's own field holds may be still to come.
func past(field string) bool { return !strings.HasPrefix(field, "custom.") }

// daysBack is how many days ago a day is that is told from today.
func daysBack(x any) (n int, relative bool) {
	m, relative := x.(map[string]any)
	if !relative {
		return 0, false
	}
	n, err := strconv.Atoi(fmt.Sprint(m["daysAgo"]))
	return n, err == nil
}

// relative makes a statement one of customers: "they have" becomes "who have".
func relative(statement string) string {
	if rest, ok := strings.CutPrefix(statement, "their "); ok {
		return "whose " + rest
	}
	return "who " + strings.TrimPrefix(statement, "they ")
}
