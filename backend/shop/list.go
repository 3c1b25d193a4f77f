package shop

import (
	"context"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
	"shuke/backend/segment"
)

// matching hands who passes a filter to f, from memory. It answers false, and f is not called, while the shop is not there as
// it is now: then the shop file has to be asked.
func (s *Shop) matching(ctx context.Context, filter crm.CustomerFilter, f func(segment.Matches) error) (bool, error) {
	if s.segments == nil {
		return false, nil
	}
	return s.segments.With(ctx, segment.FilterRule(filter, s.DB), f)
}

// FindCustomers reads one page of a list; see sqlite.DB.FindCustomers.
func (s *Shop) FindCustomers(ctx context.Context, q crm.CustomerQuery) ([]crm.Customer, *crm.Cursor, error) {
	if err := q.Check(); err != nil {
		return nil, nil, err
	}
	var keys []crm.Cursor
	found, err := s.matching(ctx, q.Filter, func(m segment.Matches) error {
		keys = m.Page(q.Sort.Fact(), q.Ascending, q.After, q.Limit)
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	if !found {
		return s.DB.FindCustomers(ctx, q)
	}
	return s.FindPage(ctx, keys, q.Limit)
}

// CountCustomers counts the customers a filter means, and everybody.
func (s *Shop) CountCustomers(ctx context.Context, f crm.CustomerFilter) (count, everyone int64, err error) {
	n, err := s.WeighCustomers(ctx, f)
	return n.Customers, n.Everyone, err
}

// WeighCustomers counts the customers a filter means and what they paid, and both of everybody.
func (s *Shop) WeighCustomers(ctx context.Context, f crm.CustomerFilter) (n crm.RuleCount, err error) {
	found, err := s.matching(ctx, f, func(m segment.Matches) error {
		n = m.Count()
		return nil
	})
	if err == nil && !found {
		return s.DB.WeighCustomers(ctx, f)
	}
	return n, err
}

// CountStandings counts the customers a filter means under each tab; the filter's own standing is left out.
func (s *Shop) CountStandings(ctx context.Context, f crm.CustomerFilter) (c crm.StandingCounts, err error) {
	f.Standing = crm.StandingAny
	found, err := s.matching(ctx, f, func(m segment.Matches) error {
		c = m.Standings()
		return nil
	})
	if err == nil && !found {
		return s.DB.CountStandings(ctx, f)
	}
	return c, err
}

// CustomerIDs is the set of customers a filter means now.
func (s *Shop) CustomerIDs(ctx context.Context, f crm.CustomerFilter) (*roaring64.Bitmap, error) {
	var set *roaring64.Bitmap
	found, err := s.matching(ctx, f, func(m segment.Matches) error {
		set = idSet(m)
		return nil
	})
	if err == nil && !found {
		return s.DB.CustomerIDs(ctx, f)
	}
	return set, err
}
