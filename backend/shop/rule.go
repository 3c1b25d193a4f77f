package shop

import (
	"context"
	"errors"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/column"
	"shuke/backend/crm"
	"shuke/backend/segment"
	"shuke/backend/sqlite"
)

// RuleAnswer is how many pass a rule, and how the answer was found.
type RuleAnswer struct {
	crm.RuleCount
	Generation crm.Generation
	InMemory   bool // else the shop file answered
}

// RuleNames is what rules may refer to in the shop.
func (s *Shop) RuleNames(ctx context.Context) (n segment.Names, err error) {
	settings, err := s.Settings(ctx)
	if err != nil {
		return n, err
	}
	n.Money = settings.Currency
	if n.Tags, err = s.NameTags(ctx); err != nil {
		return n, err
	}
	if n.Segments, err = s.FindSegments(ctx); err != nil {
		return n, err
	}
	n.Fields, err = s.FindFields(ctx)
	return n, err
}

// ParseRule reads a rule as JSON and checks it against what the shop can be asked.
func (s *Shop) ParseRule(ctx context.Context, text []byte) (crm.Rule, error) {
	names, err := s.RuleNames(ctx)
	if err != nil {
		return crm.Rule{}, err
	}
	return segment.Parse(text, names)
}

// CountRule counts who passes a rule.
func (s *Shop) CountRule(ctx context.Context, r crm.Rule) (a RuleAnswer, err error) {
	if err := s.standForSpelling(ctx, &r); err != nil {
		return a, err
	}
	if s.segments != nil {
		a.InMemory, err = s.segments.With(ctx, r, func(m segment.Matches) error {
			a.RuleCount, a.Generation = m.Count(), m.Table.Generation
			return nil
		})
	}
	if err == nil && !a.InMemory {
		a.Generation = s.Generation()
		a.RuleCount, err = s.DB.CountRule(ctx, r)
	}
	return a, err
}

// WhoPasses is the set of customers who pass a rule now, and the contents of the shop it was found in.
func (s *Shop) WhoPasses(ctx context.Context, r crm.Rule) (set *roaring64.Bitmap, g crm.Generation, err error) {
	found := false
	if s.segments != nil {
		found, err = s.segments.With(ctx, r, func(m segment.Matches) error {
			set, g = idSet(m), m.Table.Generation
			return nil
		})
	}
	if err == nil && !found {
		g = s.Generation()
		set, err = s.RuleIDs(ctx, r)
	}
	return set, g, err
}

// idSet is who matches by their ids.
func idSet(m segment.Matches) *roaring64.Bitmap {
	set := roaring64.New()
	m.Set.Each(func(row int) { set.Add(uint64(m.Table.ID(row))) }) //nolint:gosec // ids are positive
	return set
}

// SampleRule reads n customers of those who pass a rule, spread over all of them: the same ones while nothing changes, and
// others at the next turn.
func (s *Shop) SampleRule(ctx context.Context, r crm.Rule, n, turn int) ([]crm.Customer, error) {
	var ids []int64
	found := false
	var err error
	if s.segments != nil {
		found, err = s.segments.With(ctx, r, func(m segment.Matches) error {
			ids = m.Sample(n, turn)
			return nil
		})
	}
	if err == nil && !found {
		ids, err = s.sampleByFile(ctx, r, n, turn)
	}
	if err != nil {
		return nil, err
	}
	keys := make([]crm.Cursor, len(ids))
	for i, id := range ids {
		keys[i] = crm.Cursor{ID: id}
	}
	rows, _, err := s.FindPage(ctx, keys, len(keys))
	return rows, err
}

func (s *Shop) sampleByFile(ctx context.Context, r crm.Rule, n, turn int) (ids []int64, err error) {
	set, err := s.RuleIDs(ctx, r)
	if err != nil {
		return nil, err
	}
	all := set.ToArray()
	for _, place := range segment.Spread(len(all), n, turn) {
		ids = append(ids, int64(all[place])) //nolint:gosec // ids are positive
	}
	return ids, nil
}

// Why tells how each part of a rule comes out for a customer, with what they have. It is answered from their own rows, whether
// the shop stands in memory or not.
func (s *Shop) Why(ctx context.Context, r crm.Rule, customer int64) (w crm.Why, err error) {
	names, err := s.RuleNames(ctx)
	if err != nil {
		return w, err
	}
	err = s.View(ctx, func(v *sqlite.View) error {
		t, err := column.Part(ctx, v, []int64{customer})
		if err != nil {
			return err
		}
		row, ok := t.Row(customer)
		if !ok {
			return crm.Errorf(crm.CodeNotFound, "customer.gone")
		}
		w, err = segment.Why(ctx, t, row, r, s.DB, names, s.clock())
		return err
	})
	return w, err
}

// brokenRule is the crm.Error of a rule that cannot be asked, nil for any other error.
func brokenRule(err error) *crm.Error {
	var told *crm.Error
	if errors.As(err, &told) && told.Code == crm.CodeInvalid {
		return told
	}
	return nil
}
