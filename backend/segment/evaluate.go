package segment

import (
	"context"
	"fmt"
	"time"

	"shuke/backend/column"
	"shuke/backend/crm"
)

// Dictionary is what only the store knows of a rule's words.
type Dictionary interface {
	Messenger
	// Regions, Sources and Platforms list the numbers of the words that fit.
	Regions(fits func(crm.Region) bool) []int64
	Sources(fits func(crm.Source) bool) []int64
	Platforms(fits func(string) bool) []int64
	// RegionOf and SourceOf are the words of numbers.
	RegionOf(id int64) crm.Region
	SourceOf(id int64) crm.Source
	// RegionWords and SourceWords are those dictionaries, by number.
	RegionWords() map[int64]crm.Region
	SourceWords() map[int64]crm.Source
	// Products lists the numbers of the products whose title, code or category fits.
	Products(ctx context.Context, of string, fits func(string) bool) ([]int64, error)
	// SourcesMeant lists the numbers of the sources that a list's filter means.
	SourcesMeant(f crm.CustomerFilter) []int64
	// Found lists customers whom a search or an import means beyond what columns know.
	Found(ctx context.Context, leaf crm.Leaf) ([]int64, error)
	// What lists are sorted by and columns do not hold: tags by name, when each customer's latest note was written, and what is
	// known in a custom field.
	TagsByName(ctx context.Context) ([]int64, error)
	EachNoteTime(ctx context.Context, f func(customer, at int64)) error
	EachFieldValue(ctx context.Context, field int64, f func(customer int64, number float64, text string)) error
	// What is read of one customer to tell them apart: their notes, and themselves with their custom fields.
	FindNotes(ctx context.Context, customer int64) ([]crm.Note, error)
	FindCustomerByID(ctx context.Context, id int64) (crm.Customer, error)
	// WithheldFrom lists the customers who have no right to the discount of a tag.
	WithheldFrom(ctx context.Context, tag int64) ([]int64, error)
}

// Evaluation answers one rule over one table.
type evaluation struct {
	table  *column.Table
	words  Dictionary
	clock  crm.RuleClock
	cache  *cache
	orders *orders

	mail func(context.Context) ([]crm.MessageFacts, error) // of everybody the table has

	then    *then // nil for today
	earlier *earlier
	ctx     context.Context //nolint:containedctx // of the leaf that is being answered
	failed  error           // what the store could not answer of a measure
}

// rule is the set of rows that pass; bits beyond the rows mean nothing.
func (e *evaluation) rule(ctx context.Context, r *crm.Rule) (column.Bits, error) {
	switch r.Kind {
	case crm.RuleLeaf:
		leaf, err := e.cached(ctx, &r.Leaf)
		if err != nil {
			return nil, err
		}
		out := column.NewBits(e.table.Rows)
		copy(out, leaf)
		if r.Leaf.Not {
			out.Not()
		}
		return out, nil
	case crm.RuleNot:
		out, err := e.rule(ctx, &r.Of[0])
		if err == nil {
			out.Not()
		}
		return out, err
	default: // a group
	}
	out := column.NewBits(e.table.Rows)
	if r.Kind == crm.RuleAll {
		out.Fill()
	}
	for i := range r.Of {
		if err := e.join(ctx, r.Kind, &r.Of[i], out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// join takes a part of a group into out; a leaf's set is used as it lies in the cache.
func (e *evaluation) join(ctx context.Context, kind crm.RuleKind, r *crm.Rule, out column.Bits) error {
	var part column.Bits
	var err error
	not := false
	if r.Kind == crm.RuleLeaf {
		part, err = e.cached(ctx, &r.Leaf)
		not = r.Leaf.Not
	} else {
		part, err = e.rule(ctx, r)
	}
	switch {
	case err != nil:
		return err
	case kind == crm.RuleAll && not:
		out.AndNot(part)
	case kind == crm.RuleAll:
		out.And(part)
	case not:
		out.OrNot(part)
	default:
		out.Or(part)
	}
	return nil
}

// cached is a leaf's set without its Not.
func (e *evaluation) cached(ctx context.Context, leaf *crm.Leaf) (column.Bits, error) {
	key := e.key(leaf)
	if found := e.cache.get(e.table.Generation, key); found != nil {
		return found, nil
	}
	out := column.NewBits(e.table.Rows)
	var err error
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if leaf.Measure != nil {
		if leaf.Measure.Of == ofLines && e.table.Lines == nil {
			return nil, errNoLines
		}
		e.ctx = ctx
		e.measure(leaf, out)
		err, e.failed = e.failed, nil
	} else {
		err = e.fact(ctx, leaf, out)
	}
	if err != nil {
		return nil, err
	}
	if e.then != nil {
		e.mend(leaf, out)
	}
	e.cache.put(e.table.Generation, key, out)
	return out, nil
}

func (e *evaluation) key(leaf *crm.Leaf) string {
	key := fmt.Sprint(e.clock.Today(), leaf.Field, leaf.Test, leaf.Ranges, "|", len(leaf.Texts))
	for _, t := range leaf.Texts {
		key += fmt.Sprintf("%q", t)
	}
	if leaf.Measure != nil {
		key += e.measureKey(leaf)
	}
	return key
}

// measureKey is what a measure adds up, whatever it is compared with.
func (e *evaluation) measureKey(leaf *crm.Leaf) string {
	m := leaf.Measure
	key := fmt.Sprint(e.clock.Today(), leaf.Field, "/", m.How, m.Of)
	if m.Of == ofMessages {
		key += fmt.Sprint("@", e.words.MessagesMoved())
	}
	if m.In != nil {
		key += fmt.Sprint(*m.In)
	}
	for i := range m.Where {
		key += fmt.Sprint("/", m.Where[i].Not, e.key(&m.Where[i]))
	}
	return key
}

// Fields that only our own rules have: numbers of words, and what the store has to be asked for.
const (
	FieldRegion    = "#region"
	FieldSource    = "#source"
	FieldImport    = "#import"
	FieldOperation = "#operation"
)

// FieldDiscount asks for a tag whose discount a customer may have.
const FieldDiscount = "discount"

// firstYear is the least birth with a year.
const firstYear = 10000

// ClockAt is the moment a rule is asked at, in a zone.
func ClockAt(now time.Time, zone *time.Location) crm.RuleClock {
	return crm.RuleClock{Now: now.In(zone)}
}
