package segment

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"shuke/backend/column"
	"shuke/backend/crm"
)

// Segments answers rules from the shop in memory.
type Segments struct {
	engine *column.Engine
	words  Dictionary
	clock  crm.Clock
	cache  cache
	orders orders
	all    everyone

	earlier  earlier
	messages messages
}

// mail is the messages of everybody, as the store has them.
func (s *Segments) mail(t *column.Table) func(context.Context) ([]crm.MessageFacts, error) {
	return func(ctx context.Context) ([]crm.MessageFacts, error) {
		return s.messages.of(ctx, s.words, t.Generation)
	}
}

// New answers from an engine.
func New(engine *column.Engine, words Dictionary, clock crm.Clock) *Segments {
	return &Segments{engine: engine, words: words, clock: clock}
}

// Matches is who passes a rule, for as long as the table is lent.
type Matches struct {
	Table *column.Table
	Set   column.Bits
	all   *everyone
	asked *evaluation
	rule  *crm.Rule
}

// everyone is what all customers paid, for one generation, and since when there are any.
type everyone struct {
	mu         sync.Mutex
	generation crm.Generation
	customers  int64
	paid       int64
	first      firstKnown
}

// firstKnown is when the shop first knew somebody, in a generation; 0 without anybody.
type firstKnown struct {
	generation crm.Generation
	at         int64
}

func (e *everyone) since(t *column.Table) int64 {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.first.generation != t.Generation {
		e.first = firstKnown{generation: t.Generation}
		created := t.Facts[crm.FactCreatedAt]
		t.Alive.Each(func(row int) {
			if at := created.At(row); e.first.at == 0 || at < e.first.at {
				e.first.at = at
			}
		})
	}
	return e.first.at
}

func (e *everyone) of(t *column.Table) (customers, paid int64) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.generation != t.Generation || e.customers == 0 {
		e.generation = t.Generation
		e.customers, e.paid = int64(t.Alive.Count()), t.Facts[crm.FactTotalPaid].SumOver(t.Alive)
	}
	return e.customers, e.paid
}

// With finds who passes a rule and hands them to f. It answers false, and f is not called, while the columns are not what the
// shop has: then the store has to be asked.
func (s *Segments) With(ctx context.Context, r crm.Rule, f func(m Matches) error) (bool, error) {
	ok, err := s.with(ctx, r, f)
	if !errors.Is(err, errNoLines) {
		return ok, err
	}
	if there, err := s.engine.WithLines(ctx); err != nil || !there {
		return false, err
	}
	if ok, err = s.with(ctx, r, f); errors.Is(err, errNoLines) {
		return false, nil // they went with a reload; the store answers this once
	}
	return ok, err
}

func (s *Segments) with(ctx context.Context, r crm.Rule, f func(m Matches) error) (bool, error) {
	return s.engine.Read(ctx, func(t *column.Table) error {
		e := evaluation{table: t, words: s.words, clock: ClockAt(s.clock(), t.Zone), cache: &s.cache, orders: &s.orders, earlier: &s.earlier, mail: s.mail(t), ctx: ctx}
		set, err := e.rule(ctx, &r)
		if err != nil {
			return err
		}
		set.And(t.Alive)
		return f(Matches{t, set, &s.all, &e, &r})
	})
}

// Count counts them, and sums what they paid.
func (m Matches) Count() crm.RuleCount {
	c := crm.RuleCount{Customers: int64(m.Set.Count()), Paid: m.Table.Facts[crm.FactTotalPaid].SumOver(m.Set)}
	c.Everyone, c.EveryonePaid = m.all.of(m.Table)
	return c
}

// IDs lists them by id.
func (m Matches) IDs() []int64 {
	ids := make([]int64, 0, m.Set.Count())
	m.Set.Each(func(row int) { ids = append(ids, m.Table.ID(row)) })
	return ids
}

// Standings counts them under each tab.
func (m Matches) Standings() (c crm.StandingCounts) {
	standing := m.Table.Facts[crm.FactStanding]
	for which, n := range map[crm.Standing]*int64{
		crm.StandingBuyer: &c.Buyers, crm.StandingProspect: &c.Prospects, crm.StandingOther: &c.Others,
	} {
		part := column.NewBits(m.Table.Rows)
		standing.Within(int64(which), int64(which), part)
		part.And(m.Set)
		*n = int64(part.Count())
	}
	c.All = int64(m.Set.Count())
	return c
}

// FilterRule is a list's filter as a rule.
func FilterRule(f crm.CustomerFilter, words Dictionary) crm.Rule {
	r := filterRule{words: words}
	r.numbers("standing", int64(f.Standing), f.Standing != crm.StandingAny)
	r.population(f)
	r.gender(f.Gender)
	r.age(f.Age)
	r.numbers("tag", f.TagID, f.TagID != 0)
	r.places(f)
	r.numbers(FieldImport, f.ImportID, f.ImportID != 0)
	r.numbers(FieldOperation, f.OperationID, f.OperationID != 0)
	if text := strings.TrimSpace(f.Search); text != "" {
		r.leaf(crm.Leaf{Field: "search", Test: crm.TestContains, Texts: []string{text}})
	}
	if f.Rule != nil {
		r.rules = append(r.rules, *f.Rule)
	}
	return crm.AllOf(r.rules...)
}

type filterRule struct {
	words Dictionary
	rules []crm.Rule
}

func (r *filterRule) leaf(l crm.Leaf) {
	r.rules = append(r.rules, crm.Rule{Kind: crm.RuleLeaf, Leaf: l})
}

func (r *filterRule) numbers(field string, n int64, asked bool) {
	if asked {
		r.within(field, crm.RuleRange{From: n, To: n})
	}
}

func (r *filterRule) within(field string, ranges ...crm.RuleRange) {
	r.leaf(crm.Leaf{Field: field, Test: crm.TestWithin, Ranges: ranges})
}

func (r *filterRule) population(f crm.CustomerFilter) {
	field := map[crm.Population]string{
		crm.PopulationBuyers: "lastOrderAt", crm.PopulationInterest: "lastInterestAt", crm.PopulationScanned: "lastScanAt",
	}[f.Population]
	switch {
	case f.LastDays > 0:
		if field == "" {
			field = "createdAt"
		}
		r.within(field, crm.RuleRange{From: int64(f.LastDays) - 1, FromAgo: true, To: crm.Most})
	case field != "":
		r.leaf(crm.Leaf{Field: field})
	}
}

func (r *filterRule) gender(gender *crm.Gender) {
	switch {
	case gender == nil:
	case *gender == crm.GenderUnknown: // a range means nobody of whom nothing is known
		r.leaf(crm.Leaf{Field: "gender", Not: true})
	default:
		r.numbers("gender", int64(*gender), true)
	}
}

func (r *filterRule) age(band *crm.AgeBand) {
	switch {
	case band == nil:
	case band.Unknown:
		r.leaf(crm.Leaf{Field: "age", Not: true})
	case band.To == 0:
		r.within("age", crm.RuleRange{From: int64(band.From), To: crm.Most})
	default:
		r.within("age", crm.RuleRange{From: int64(band.From), To: int64(band.To)})
	}
}

func (r *filterRule) places(f crm.CustomerFilter) {
	if f.Province != nil || f.Country != "" {
		ids := r.words.Regions(f.MeansPlace)
		if f.Country == "" && f.Province != nil && *f.Province == "" {
			ids = append(ids, 0)
		}
		r.listed(FieldRegion, ids)
	}
	if f.SourceID != 0 || f.SourceKind != "" {
		r.listed(FieldSource, r.words.SourcesMeant(f))
	}
}

func (r *filterRule) listed(field string, ids []int64) {
	ranges := make([]crm.RuleRange, len(ids))
	for i, id := range ids {
		ranges[i] = crm.RuleRange{From: id, To: id}
	}
	r.within(field, ranges...)
}

// Sample lists up to n ids, spread evenly over all who pass; the next turn lists others, until all have been.
func (m Matches) Sample(n, turn int) []int64 {
	places := Spread(m.Set.Count(), n, turn)
	ids := make([]int64, 0, len(places))
	at := 0
	m.Set.Each(func(row int) {
		if len(ids) < len(places) && at == places[len(ids)] {
			ids = append(ids, m.Table.ID(row))
		}
		at++
	})
	return ids
}

// Spread is n places among so many, evenly apart and in order; each turn moves all of them on by one.
func Spread(among, n, turn int) []int {
	n = min(n, among)
	places := make([]int, n)
	for i := range places {
		places[i] = (i*among/n + turn) % among
	}
	slices.Sort(places)
	return places
}
