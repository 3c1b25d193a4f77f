package segment

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"shuke/backend/column"
	"shuke/backend/crm"
)

// numbers are the facts that a range compares as they are; known is false of 0.
var numbers = map[string]struct {
	fact    crm.Fact
	nought  bool // 0 is a value
	instant bool
}{
	"gender": {crm.FactGender, false, false}, "level": {crm.FactLevel, false, false}, "points": {crm.FactPoints, true, false},
	"standing": {crm.FactStanding, false, false}, "orderCount": {crm.FactOrderCount, true, false},
	"completedCount": {crm.FactCompletedCount, true, false}, "openCount": {crm.FactOpenCount, true, false},
	"itemCount": {crm.FactItemCount, true, false}, "totalPaid": {crm.FactTotalPaid, true, false},
	"totalRefunded": {crm.FactTotalRefunded, true, false}, "netPaid": {crm.FactNetPaid, true, false},
	"eventCount": {crm.FactEventCount, true, false}, "blocked": {crm.FactBlocked, true, false},
	"cardClaimedAt": {crm.FactCardAt, false, true}, "createdAt": {crm.FactCreatedAt, false, true},
	"firstOrderAt": {crm.FactFirstOrderAt, false, true}, "lastOrderAt": {crm.FactLastOrderAt, false, true},
	"lastInterestAt": {crm.FactLastInterestAt, false, true}, "lastScanAt": {crm.FactLastScanAt, false, true},
	"daysSinceLastOrder": {crm.FactLastOrderAt, false, true}, "daysSinceLastInterest": {crm.FactLastInterestAt, false, true},
}

func (e *evaluation) fact(ctx context.Context, leaf *crm.Leaf, out column.Bits) error {
	if n, ok := numbers[leaf.Field]; ok {
		e.number(leaf, e.table.Facts[n.fact], n.nought, n.instant, out)
		return nil
	}
	t := e.table
	switch leaf.Field {
	case "age":
		e.age(leaf, out)
	case "birthday", "birthdayInDays":
		e.birthday(leaf, out)
	case "averageOrder":
		e.average(leaf, out)
	case "country", "province", "city":
		t.Facts[crm.FactRegion].Listed(listed(e.words.Regions(func(r crm.Region) bool { return leaf.Passes(regionPart(r, leaf.Field)) })), out)
	case "source":
		t.Facts[crm.FactSource].Listed(listed(e.words.Sources(func(s crm.Source) bool { return leaf.Passes(s.Name) })), out)
	case FieldRegion:
		t.Facts[crm.FactRegion].Listed(listed(firsts(leaf.Ranges)), out)
	case FieldSource:
		t.Facts[crm.FactSource].Listed(listed(firsts(leaf.Ranges)), out)
	case "tag":
		e.tag(leaf, out)
	case FieldDiscount:
		return e.discount(ctx, leaf, out)
	case "search", FieldImport, FieldOperation, FieldFrozen, fieldNoteKind, fieldNote:
		return e.found(ctx, leaf, out)
	default:
		if strings.HasPrefix(leaf.Field, customPrefix) {
			return e.found(ctx, leaf, out)
		}
		if channel, is := strings.CutPrefix(leaf.Field, reachablePrefix); is {
			e.reachable(channel, leaf, out)
			return nil
		}
		return e.consent(leaf, out)
	}
	return nil
}

// regionPart is the part of a place a field means; a guessed place is unknown.
func regionPart(r crm.Region, field string) string {
	if r.Guessed {
		return ""
	}
	return map[string]string{"country": r.Country, "province": r.Province, "city": r.City}[field]
}

func firsts(ranges []crm.RuleRange) []int64 {
	ids := make([]int64, len(ranges))
	for i, r := range ranges {
		ids[i] = r.From
	}
	return ids
}

// listed turns numbers of words into a table to look them up in.
func listed(ids []int64) []bool {
	var most int64
	for _, id := range ids {
		most = max(most, id)
	}
	table := make([]bool, most+1) // the number 0 is only there when it is listed
	for _, id := range ids {
		table[id] = true
	}
	return table[:len(table):len(table)]
}

func (e *evaluation) number(leaf *crm.Leaf, c *column.Ints, nought, instant bool, out column.Bits) {
	if leaf.Test == crm.TestKnown {
		if nought {
			out.Fill()
			return
		}
		c.Within(1, crm.Most, out)
		c.Within(crm.Least, -1, out)
		return
	}
	for _, r := range leaf.Ranges {
		from, to := r.From, r.To
		if leaf.Field == "daysSinceLastOrder" || leaf.Field == "daysSinceLastInterest" {
			from, to = e.clock.Instants(ago(r))
		} else if instant {
			from, to = e.clock.Instants(r)
		}
		column.Each(e.table.Rows, func(first, last int) {
			some, into := c.Part(first, last), out[first>>6:]
			if nought {
				some.Within(from, to, into)
				return
			}
			some.Within(max(from, 1), to, into)
			some.Within(from, min(to, -1), into)
		})
	}
}

// ago is the days that are from…to before today.
func ago(r crm.RuleRange) crm.RuleRange {
	back := crm.RuleRange{From: crm.Least, To: crm.Most}
	if r.To < crm.Most {
		back.From, back.FromAgo = r.To, true
	}
	if r.From > crm.Least {
		back.To, back.ToAgo = r.From, true
	}
	return back
}

// age compares the birth as a number of year, month and day: who is a years or older was born at most so many years ago.
// Who is born later this year is nought.
func (e *evaluation) age(leaf *crm.Leaf, out column.Bits) {
	births := e.table.Facts[crm.FactBirth]
	if leaf.Test == crm.TestKnown {
		births.Within(firstYear, crm.Most, out)
		return
	}
	now := e.clock.Now
	today := int64(now.Year())*10000 + int64(now.Month())*100 + int64(now.Day())
	for _, r := range leaf.Ranges {
		if r.To < 0 || r.From > r.To {
			continue
		}
		from, to := int64(firstYear), int64(crm.Most)
		if r.From > 0 {
			to = today - min(r.From, 9999)*10000
		}
		if r.To < 9999 {
			from = max(from, today-(r.To+1)*10000+1)
		}
		births.Within(from, to, out)
	}
}

func (e *evaluation) birthday(leaf *crm.Leaf, out column.Bits) {
	days := [2][10000]bool{} // by month and day, then those of the lunar calendar
	for lunar := range days {
		e.birthdays(leaf, lunar == 1, &days[lunar])
	}
	births, lunar := e.table.Facts[crm.FactBirth], e.table.Facts[crm.FactLunar]
	column.Each(e.table.Rows, func(from, to int) {
		for row := from; row < to; row++ {
			if days[lunar.At(row)][births.At(row)%10000] {
				out.Set(row)
			}
		}
	})
}

func (e *evaluation) birthdays(leaf *crm.Leaf, lunar bool, days *[10000]bool) {
	if leaf.Field == "birthdayInDays" && leaf.Test != crm.TestKnown {
		for _, day := range e.clock.BirthdaysWithin(leaf.Ranges, lunar) {
			days[day] = true
		}
		return
	}
	for day := int64(100); day < int64(len(days)); day++ {
		days[day] = leaf.Test == crm.TestKnown || inRanges(leaf.Ranges, day)
	}
}

func inRanges(ranges []crm.RuleRange, v int64) bool {
	for _, r := range ranges {
		if r.From <= v && v <= r.To {
			return true
		}
	}
	return false
}

// average is what a paid order in the shop's currency brought, rounded to the minor unit.
func (e *evaluation) average(leaf *crm.Leaf, out column.Bits) {
	paid, count := e.table.Facts[crm.FactTotalPaid], e.table.Facts[crm.FactOwnCount]
	for row := range e.table.Rows {
		n := count.At(row)
		if n > 0 && (leaf.Test == crm.TestKnown || inRanges(leaf.Ranges, crm.AverageOrder(paid.At(row), n))) {
			out.Set(row)
		}
	}
}

func (e *evaluation) tag(leaf *crm.Leaf, out column.Bits) {
	if leaf.Test == crm.TestKnown {
		for _, tag := range e.table.Tags() {
			out.Or(e.table.Tag(tag))
		}
		return
	}
	for _, r := range leaf.Ranges {
		out.Or(e.table.Tag(r.From))
	}
}

// discount is who carries a tag and has not had its discount withheld.
func (e *evaluation) discount(ctx context.Context, leaf *crm.Leaf, out column.Bits) error {
	for _, r := range leaf.Ranges {
		ids, err := e.words.WithheldFrom(ctx, r.From)
		if err != nil {
			return err
		}
		entitled := column.NewBits(e.table.Rows)
		copy(entitled, e.table.Tag(r.From))
		for _, id := range ids {
			if row, ok := e.table.Row(id); ok {
				entitled.Put(row, false)
			}
		}
		out.Or(entitled)
	}
	return nil
}

func (e *evaluation) found(ctx context.Context, leaf *crm.Leaf, out column.Bits) error {
	if leaf.Field != "search" {
		return e.listed(ctx, e.clock.OnDays(leaf), out)
	}
	for i, word := range crm.SearchWords(leaf.Texts[0]) {
		set := column.NewBits(e.table.Rows)
		for _, form := range word.Forms {
			e.table.Words.Find([]byte(form), set)
		}
		if err := e.listed(ctx, crm.Leaf{Field: leaf.Field, Test: leaf.Test, Texts: []string{word.Typed}}, set); err != nil {
			return err
		}
		if i == 0 {
			out.Or(set)
		} else {
			out.And(set)
		}
	}
	return nil
}

// listed adds those whom the shop file lists for a leaf.
func (e *evaluation) listed(ctx context.Context, leaf crm.Leaf, out column.Bits) error {
	ids, err := e.words.Found(ctx, leaf)
	for _, id := range ids {
		if row, ok := e.table.Row(id); ok {
			out.Set(row)
		}
	}
	return err
}

// reachable is who is not blocked, has what the channel needs, and agreed to it.
func (e *evaluation) reachable(channel string, leaf *crm.Leaf, out column.Bits) {
	t := e.table
	t.Facts[crm.FactContacts].Listed(crm.Reached(channel), out)
	asked, granted := t.Consent(channel)
	if crm.AsksFirst(channel) {
		out.And(granted)
	} else {
		refused := slices.Clone(asked)
		refused.AndNot(granted)
		out.AndNot(refused)
	}
	blocked := column.NewBits(t.Rows)
	t.Facts[crm.FactBlocked].Within(1, crm.Most, blocked)
	out.AndNot(blocked)
	if !inRanges(leaf.Ranges, 1) {
		out.Not()
	}
}

func (e *evaluation) consent(leaf *crm.Leaf, out column.Bits) error {
	channel, ok := cutConsent(leaf.Field)
	if !ok {
		return fmt.Errorf("no column answers %s", leaf.Field)
	}
	asked, granted := e.table.Consent(channel)
	if leaf.Test == crm.TestKnown {
		out.Or(asked)
		return nil
	}
	if inRanges(leaf.Ranges, 1) {
		out.Or(granted)
	} else {
		out.Or(asked)
		out.AndNot(granted)
	}
	return nil
}

func cutConsent(field string) (channel string, ok bool) { return strings.CutPrefix(field, "consent.") }
