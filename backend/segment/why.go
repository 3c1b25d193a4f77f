package segment

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"shuke/backend/column"
	"shuke/backend/crm"
)

// Why tells how each part of a rule comes out for the customer of a row.
func Why(ctx context.Context, t *column.Table, row int, r crm.Rule, words Dictionary, names Names, now time.Time) (crm.Why, error) {
	e := &evaluation{table: t, words: words, clock: ClockAt(now, t.Zone), cache: &cache{}}
	e.mail = func(ctx context.Context) ([]crm.MessageFacts, error) { return words.Messages(ctx, t.ID(row)) }
	return e.why(ctx, row, &r, names)
}

func (e *evaluation) why(ctx context.Context, row int, r *crm.Rule, names Names) (crm.Why, error) {
	w := crm.Why{Path: r.Path, Segment: r.Segment, Kind: r.Kind}
	e.ctx = ctx
	set, err := e.rule(ctx, r)
	if err != nil {
		return w, err
	}
	w.Passes = set.Has(row)
	if r.Kind == crm.RuleLeaf {
		w.Own = e.own(row, &r.Leaf, names)
		return w, nil
	}
	for i := range r.Of {
		part, err := e.why(ctx, row, &r.Of[i], names)
		if err != nil {
			return w, err
		}
		w.Of = append(w.Of, part)
	}
	return w, nil
}

// own is what the customer has where a leaf asks.
func (e *evaluation) own(row int, leaf *crm.Leaf, names Names) crm.OwnValue {
	if leaf.Measure != nil {
		a, _ := first(Measures(leaf.Measure.Of), func(a Adding) bool { return a.How == leaf.Measure.How && a.What == leaf.Field })
		if leaf.Measure.Of == ofMessages {
			s := e.sums(leaf)
			return written(a.Type, s.of[row], s.known.Has(row), names.Money)
		}
		m := e.measuring(leaf)
		sum, known := m.sum(row, m.adder())
		return written(a.Type, sum, known, names.Money)
	}
	f, _, known := names.asked(leaf.Field)
	if !known || leaf.Field == "search" { // a list of people, what an operation was about, or all of their words
		return crm.OwnValue{}
	}
	own := crm.OwnValue{Type: string(f.Type)}
	switch f.Type {
	case typeTag:
		for _, tag := range names.Tags {
			if e.table.Tag(tag.ID).Has(row) && (leaf.Field != FieldDiscount || e.entitled(row, tag.ID)) {
				own.Values = append(own.Values, tag.Name)
			}
		}
		return own
	case typeContent:
		own.Values = e.ownNotes(row, func(n crm.Note) string { return opening(n.Text) })
		return own
	case typeText:
		if strings.HasPrefix(leaf.Field, customPrefix) {
			own.Values = e.ownField(row, f.Name)
			return own
		}
		if text := e.ownText(row, leaf.Field); text != "" {
			own.Values = []string{text}
		}
		return own
	case typeChoice:
		of, kept := numbers[leaf.Field]
		if !kept { // the kinds of somebody's notes are no number of theirs
			own.Values = e.ownNotes(row, func(n crm.Note) string { return string(n.Kind) })
			return own
		}
		if n := int(e.table.Facts[of.fact].At(row)); n > 0 && n < len(f.Choices) {
			own.Values = []string{f.Choices[n]}
		}
		return own
	default: // a number
	}
	if strings.HasPrefix(leaf.Field, customPrefix) {
		own.Values = e.ownField(row, f.Name)
		return own
	}
	n, known := e.ownNumber(row, leaf.Field)
	return written(f.Type, n, known, names.Money)
}

// ownNotes is what a customer's notes are by one of their sides, each once. What cannot be read says nothing.
func (e *evaluation) ownNotes(row int, of func(crm.Note) string) (values []string) {
	notes, err := e.words.FindNotes(e.ctx, e.table.ID(row))
	if err != nil {
		return nil
	}
	for _, n := range notes {
		if v := of(n); v != "" && !slices.Contains(values, v) {
			values = append(values, v)
		}
	}
	return values[:min(len(values), mostNotes)]
}

// mostNotes is how many notes are shown beside a condition.
const mostNotes = 3

// opening is how a note begins.
func opening(text string) string {
	const most = 24
	if runes := []rune(strings.Join(strings.Fields(text), " ")); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return strings.Join(strings.Fields(text), " ")
}

// ownField is what a customer has in a custom field, by the field's name in rules.
func (e *evaluation) ownField(row int, field string) []string {
	c, err := e.words.FindCustomerByID(e.ctx, e.table.ID(row))
	if err != nil {
		return nil
	}
	for _, v := range c.Fields {
		if customPrefix+v.Field.Name == field {
			if v.Field.Type == crm.FieldYesNo {
				return []string{strconv.FormatBool(v.Number != 0)}
			}
			return []string{v.String()}
		}
	}
	return nil
}

// entitled tells whether a carrier of a tag may have its discount. Who cannot be asked about has not lost it.
func (e *evaluation) entitled(row int, tag int64) bool {
	ids, err := e.words.WithheldFrom(e.ctx, tag)
	return err != nil || !slices.Contains(ids, e.table.ID(row))
}

func (e *evaluation) ownText(row int, field string) string {
	if field == "source" {
		return e.words.SourceOf(e.table.Facts[crm.FactSource].At(row)).Name
	}
	return regionPart(e.words.RegionOf(e.table.Facts[crm.FactRegion].At(row)), field)
}

// ownNumber is a customer's number, a day as days since 1970.
func (e *evaluation) ownNumber(row int, field string) (n int64, known bool) {
	if channel, is := cutConsent(field); is {
		asked, granted := e.table.Consent(channel)
		if granted.Has(row) {
			n = 1
		}
		return n, asked.Has(row)
	}
	birth := e.table.Facts[crm.FactBirth].At(row)
	switch field {
	case "age":
		return crm.AgeOn(e.clock.Now, birth), birth >= firstYear
	case "birthday":
		return birth % 10000, birth%10000 >= 100
	case "birthdayInDays":
		if birth%10000 >= 100 {
			n, known = e.clock.DaysToBirthday(int(birth%10000), e.table.Facts[crm.FactLunar].At(row) == 1)
		}
		return n, known
	case "averageOrder":
		count := e.table.Facts[crm.FactOwnCount].At(row)
		return crm.AverageOrder(e.table.Facts[crm.FactTotalPaid].At(row), count), count > 0
	}
	f, ok := numbers[field]
	if !ok {
		return 0, false
	}
	n = e.table.Facts[f.fact].At(row)
	known = n != 0 || f.nought
	if f.instant && known {
		n = crm.CivilDay(time.UnixMilli(n).In(e.clock.Now.Location()))
		if slices.Contains([]string{"daysSinceLastOrder", "daysSinceLastInterest"}, field) {
			n = e.clock.Today() - n
		}
	}
	return n, known
}

// written writes a number as rules do.
func written(t valueType, n int64, known bool, currency string) crm.OwnValue {
	own := crm.OwnValue{Type: string(t)}
	if !known {
		return own
	}
	text := strconv.FormatInt(n, 10)
	switch t {
	case typeMoney:
		text = crm.FormatMinor(n, currency)
	case typeDay:
		text = time.Unix(n*24*60*60, 0).UTC().Format(time.DateOnly)
	case typeBirth:
		text = fmt.Sprintf("%02d-%02d", n/100, n%100)
	case typeYesNo:
		text = strconv.FormatBool(n != 0)
	default: // as it is
	}
	own.Values = []string{text}
	return own
}
