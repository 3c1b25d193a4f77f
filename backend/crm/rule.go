package crm

import (
	"math"
	"slices"
	"strings"
	"time"
)

// RuleKind says how a rule is put together.
type RuleKind int

// The kinds of rule. An empty RuleAll is everyone, an empty RuleAny is nobody.
const (
	RuleAll RuleKind = iota
	RuleAny
	RuleNot // of one
	RuleLeaf
)

// Rule says which customers are meant, checked and without the many ways of writing the same.
type Rule struct {
	Kind    RuleKind
	Of      []Rule
	Leaf    Leaf
	Path    string // where it stands in what was written: all[2].any[0]
	Segment string // the segment whose rule this is, where one is named
}

// RuleTest is what a leaf asks of a value.
type RuleTest int

// The tests. Nothing unknown passes one.
const (
	TestKnown    RuleTest = iota // it is known
	TestWithin                   // a number in one of Ranges
	TestEquals                   // a text that is one of Texts
	TestContains                 // one that contains one of Texts
	TestPrefix                   // one that begins with one of Texts
)

// Leaf asks one thing of a customer, or of an order, a line or an event in a measure.
type Leaf struct {
	Field   string // the measured field where Measure is not nil
	Not     bool   // whoever does not pass, also for being unknown
	Test    RuleTest
	Ranges  []RuleRange // numbers, minor units of money, days since 1970, ids of tags
	Texts   []string
	Measure *Measure
}

// RuleRange is From to To, both included. A bound that is Ago is so many days before today.
type RuleRange struct {
	From, To       int64
	FromAgo, ToAgo bool
}

// Unbounded ends of a range.
const (
	Least = math.MinInt64
	Most  = math.MaxInt64
)

// Measure adds up what belongs to a customer.
type Measure struct {
	How   string // count, sum, max, min, distinct
	Of    string // orders, lines, events, messages
	In    *RuleRange
	Where []Leaf
}

// AskedStatus tells whether a measure over orders says which statuses it means; without that only paid orders count.
func (m *Measure) AskedStatus() bool {
	for _, w := range m.Where {
		if w.Field == "status" {
			return true
		}
	}
	return false
}

// AskedState is the same of messages: without that only those count that went out and did not come back.
func (m *Measure) AskedState() bool {
	for _, w := range m.Where {
		if w.Field == "state" {
			return true
		}
	}
	return false
}

// RuleCount is how many pass a rule, and what they paid.
type RuleCount struct {
	Customers, Everyone int64
	Paid, EveryonePaid  int64
}

// AllOf is everyone who passes all rules.
func AllOf(rules ...Rule) Rule { return Rule{Kind: RuleAll, Of: rules} }

// Passes tells whether a text passes the leaf's test, without its Not.
func (l *Leaf) Passes(text string) bool {
	if text == "" || l.Test == TestKnown {
		return text != ""
	}
	for _, t := range l.Texts {
		switch l.Test {
		case TestEquals:
			if text == t {
				return true
			}
		case TestContains:
			if strings.Contains(LowerASCII(text), LowerASCII(t)) {
				return true
			}
		case TestPrefix:
			if strings.HasPrefix(LowerASCII(text), LowerASCII(t)) {
				return true
			}
		default: // is not asked of texts
		}
	}
	return false
}

// LowerASCII is what texts of rules are compared as: as SQLite does.
func LowerASCII(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}

// RuleClock is the moment a rule is asked at, in the shop's zone.
type RuleClock struct{ Now time.Time }

// Today is the day since 1970.
func (c RuleClock) Today() int64 { return CivilDay(c.Now) }

// CivilDay is the day since 1970 that a moment falls on in its zone.
func CivilDay(t time.Time) int64 {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60)
}

// Days resolves a range of days.
func (c RuleClock) Days(r RuleRange) (from, to int64) {
	from, to = r.From, r.To
	if r.FromAgo {
		from = c.Today() - from
	}
	if r.ToAgo {
		to = c.Today() - to
	}
	return from, to
}

// OnDays is a leaf whose days are no longer counted from today.
func (c RuleClock) OnDays(l *Leaf) Leaf {
	on := *l
	on.Ranges = make([]RuleRange, len(l.Ranges))
	for i, r := range l.Ranges {
		on.Ranges[i].From, on.Ranges[i].To = c.Days(r)
	}
	return on
}

// Instants resolves a range of days to the milliseconds they last, both included.
func (c RuleClock) Instants(r RuleRange) (from, to int64) {
	from, to = c.Days(r)
	if from > Least {
		from = c.start(from)
	}
	if to < Most {
		to = c.start(to+1) - 1
	}
	return from, to
}

// farthest is a day beyond all that computers count.
const farthest = 100_000_000

// start is the first instant of a day in the zone.
func (c RuleClock) start(day int64) int64 {
	day = max(-farthest, min(farthest, day))
	d := time.Unix(day*24*60*60, 0).UTC()
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, c.Now.Location()).UnixMilli()
}

// celebrated is the day of a year that a birthday is celebrated on: the 29th of February on the 28th where there is none.
func celebrated(year, monthDay int) time.Time {
	month, day := time.Month(monthDay/100), monthDay%100
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Month() != month {
		return t.AddDate(0, 0, -t.Day())
	}
	return t
}

// DaysToBirthday is how many days from today the next birthday is, of the Chinese calendar where it is a lunar one: 0 today. A
// monthDay is month*100+day. False is a day that cannot be told.
func (c RuleClock) DaysToBirthday(monthDay int, lunar bool) (n int64, ok bool) {
	today := time.Date(c.Now.Year(), c.Now.Month(), c.Now.Day(), 0, 0, 0, 0, time.UTC)
	for year := today.Year() - 1; year <= today.Year()+1; year++ { // a lunar year ends in the next one
		next, ok := celebrated(year, monthDay), true
		if lunar {
			next, ok = lunarDay(year, monthDay/100, monthDay%100)
		}
		if ok && !next.Before(today) {
			return int64(next.Sub(today).Hours() / 24), true
		}
	}
	return 0, false
}

// BirthdaysWithin lists the month*100+day of the birthdays, lunar ones or the others, that are as many days away as one of the
// ranges says.
func (c RuleClock) BirthdaysWithin(ranges []RuleRange, lunar bool) []int64 {
	found := []int64{}
	for m := 1; m <= 12; m++ {
		for d := 1; d <= 31; d++ {
			if !possibleDay(m, d, lunar) {
				continue
			}
			n, ok := c.DaysToBirthday(m*100+d, lunar)
			if ok && slices.ContainsFunc(ranges, func(r RuleRange) bool { return r.From <= n && n <= r.To }) {
				found = append(found, int64(m*100+d))
			}
		}
	}
	return found
}

func possibleDay(month, day int, lunar bool) bool {
	if lunar {
		return day <= 30
	}
	return time.Date(2000, time.Month(month), day, 0, 0, 0, 0, time.UTC).Day() == day
}

// AsksAnyTag tells whether the rule asks for any tag at all, whichever it is.
func (r *Rule) AsksAnyTag() bool {
	if r.Kind == RuleLeaf {
		return r.Leaf.Field == "tag" && r.Leaf.Test == TestKnown
	}
	for i := range r.Of {
		if r.Of[i].AsksAnyTag() {
			return true
		}
	}
	return false
}

// AsksSpelling tells whether the rule searches for letters, by which names in Han characters are found as well: as they are said.
func (r *Rule) AsksSpelling() bool {
	if r.Kind == RuleLeaf {
		return r.Leaf.Field == "search" && slices.ContainsFunc(r.Leaf.Texts, Spells)
	}
	return slices.ContainsFunc(r.Of, func(of Rule) bool { return of.AsksSpelling() })
}

// Spells tells whether a text may be how a name in Han characters is said: it is nothing but letters.
func Spells(text string) bool {
	text = strings.TrimSpace(text)
	return text != "" && strings.Trim(strings.ToLower(text), "abcdefghijklmnopqrstuvwxyz") == ""
}

// AgeOn is how many whole years lie between a birth, as year*10000 + month*100 + day, and a moment. A birthday without a day
// counts as past.
func AgeOn(now time.Time, birth int64) int64 {
	age := int64(now.Year()) - birth/10000
	if birth%10000 > int64(now.Month())*100+int64(now.Day()) {
		age--
	}
	return max(age, 0)
}
