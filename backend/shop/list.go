package shop

import (
	"context"
	"time"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/column"
	"shuke/backend/crm"
	"shuke/backend/segment"
)

// matching hands who passes a filter to f, from memory. It answers false, and f is not called, while the shop is not there as
// it is now: then the shop file has to be asked.
func (s *Shop) matching(ctx context.Context, filter crm.CustomerFilter, f func(segment.Matches) error) (bool, error) {
	rule := segment.FilterRule(filter, s.DB)
	if err := s.standForSpelling(ctx, &rule); err != nil || s.segments == nil {
		return false, err
	}
	return s.segments.With(ctx, rule, f)
}

// standForSpelling lets a shop that is asked from a terminal stand in memory for a search by letters: only there it is known how
// names in Han characters are said, and page and terminal must count the same people.
func (s *Shop) standForSpelling(ctx context.Context, rule *crm.Rule) error {
	if s.segments != nil || !rule.AsksSpelling() {
		return nil
	}
	s.KeepInMemory()
	return s.ColumnsReady(ctx)
}

// FindCustomers reads one page of a list; see sqlite.DB.FindCustomers.
func (s *Shop) FindCustomers(ctx context.Context, q crm.CustomerQuery) ([]crm.Customer, *crm.Cursor, error) {
	p, err := s.ListCustomers(ctx, q)
	return p.Rows, p.Next, err
}

// ListCustomers reads one page of a list.
func (s *Shop) ListCustomers(ctx context.Context, q crm.CustomerQuery) (p crm.CustomerPage, err error) {
	if err := q.Check(); err != nil {
		return p, err
	}
	var keys []crm.Cursor
	find := s.matching
	if q.Sort.OnlyInMemory() {
		find = s.waiting
	}
	found, err := find(ctx, q.Filter, func(m segment.Matches) error {
		keys, err = m.Page(q)
		return err
	})
	if err == nil && !found {
		keys, err = s.FindKeys(ctx, q)
	}
	if err != nil {
		return p, err
	}
	if len(keys) > 0 {
		p.First = &keys[0]
	}
	p.Rows, p.Next, err = s.FindPage(ctx, keys, q.Limit)
	return p, err
}

// waiting is matching for what only memory knows: that it stands there is waited for, as long as it has a chance to.
func (s *Shop) waiting(ctx context.Context, filter crm.CustomerFilter, f func(segment.Matches) error) (bool, error) {
	found, err := s.matching(ctx, filter, f)
	if err != nil || found || s.segments == nil {
		return found, err
	}
	wait, done := context.WithTimeout(ctx, loadingTime)
	defer done()
	if s.ColumnsReady(wait) != nil {
		return false, ctx.Err()
	}
	return s.matching(ctx, filter, f)
}

// loadingTime is how long a large shop may take to come into memory.
const loadingTime = 30 * time.Second

// FindPlace finds where a list goes on at a row, counted from 0, or where the names with a letter begin: how many stand before,
// and the cursor behind them.
func (s *Shop) FindPlace(ctx context.Context, q crm.CustomerQuery, row int, letter string) (before int, behind *crm.Cursor, err error) {
	if err := q.Check(); err != nil {
		return 0, nil, err
	}
	first, last, ofLetter := column.LetterKeys(letter)
	if letter != "" && (!ofLetter || q.Sort != crm.SortName) {
		return 0, nil, crm.Errorf(crm.CodeInvalid, "customer.placeUnknown")
	}
	found, err := s.waiting(ctx, q.Filter, func(m segment.Matches) error {
		switch {
		case !ofLetter:
			before = max(0, min(row, m.Set.Count()-1))
		case q.Ascending:
			before, err = m.Before(q, first)
		default:
			before, err = m.Before(q, last)
		}
		if err == nil {
			behind, err = m.Behind(q, before)
		}
		return err
	})
	if err == nil && !found {
		err = crm.Errorf(crm.CodeUnavailable, "customer.sortNotYet")
	}
	return before, behind, err
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
