package sqlite

import (
	"context"
	"sort"

	"shuke/backend/crm"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
)

// maxPage is the most rows a page of a list has.
const maxPage = crm.MaxPage

// sortColumns are the columns of figures f and customers c a list can be ordered by, each with its index where there is one.
// The others are sorted; with the shop in memory nothing is (backend/segment).
var sortColumns = map[crm.SortKey]struct{ column, index string }{
	crm.SortLastOrder:      {"f.last_order_at", "figures_by_last_order"},
	crm.SortNetPaid:        {"f.net_paid", "figures_by_net_paid"},
	crm.SortOrderCount:     {"f.order_count", "figures_by_order_count"},
	crm.SortCreated:        {"f.created_at", "figures_by_created"},
	crm.SortTotalPaid:      {"f.total_paid", ""},
	crm.SortTotalRefunded:  {"f.total_refunded", ""},
	crm.SortItemCount:      {"f.item_count", ""},
	crm.SortCompletedCount: {"f.completed_count", ""},
	crm.SortFirstOrder:     {"f.first_order_at", ""},
	crm.SortLastInterest:   {"f.last_interest_at", ""},
	crm.SortLevel:          {"c.level", ""},
	crm.SortPoints:         {"c.points", ""},
	crm.SortOpenCount:      {"f.open_count", ""},
	crm.SortEventCount:     {"f.event_count", ""},
	crm.SortLastScan:       {"f.last_scan_at", ""},
	crm.SortCardClaimed:    {"c.card_at", ""},
	crm.SortGender:         {"c.gender", ""},
	crm.SortStanding:       {"f.standing", ""},
	crm.SortBlocked:        {"c.blocked", ""},
	crm.SortAge:            {"iif(c.birth_year > 0, 99999999 - (c.birth_year * 10000 + c.birth_month * 100 + c.birth_day), 0)", ""},
	crm.SortBirthday:       {"c.birth_month * 100 + c.birth_day", ""},
	crm.SortAverage:        {"iif(f.own_count > 0, (2 * f.total_paid + f.own_count) / (2 * max(f.own_count, 1)), 0)", ""},
}

// FindCustomers reads one page of a list. Next is nil behind the last row. Ties are ordered by id, so that pages meet
// without gap or overlap.
func (db *DB) FindCustomers(ctx context.Context, q crm.CustomerQuery) (rows []crm.Customer, next *crm.Cursor, err error) {
	if err := q.Check(); err != nil {
		return nil, nil, err
	}
	keys, err := db.FindKeys(ctx, q)
	if err != nil {
		return nil, nil, err
	}
	return db.FindPage(ctx, keys, q.Limit)
}

// FindKeys finds a page of a list that was checked as sort values and ids, and one more to know whether there is a next. Orders
// of words are only known in memory.
func (db *DB) FindKeys(ctx context.Context, q crm.CustomerQuery) ([]crm.Cursor, error) {
	if q.Sort.OnlyInMemory() {
		return nil, crm.Errorf(crm.CodeUnavailable, "customer.sortNotYet")
	}
	w, err := db.filter(ctx, q.Filter)
	if err != nil {
		return nil, err
	}
	return db.pageKeys(ctx, w, q)
}

// FindPage reads the customers of a page that was found as keys, of which one more than the limit tells that there is a next.
func (db *DB) FindPage(ctx context.Context, keys []crm.Cursor, limit int) (rows []crm.Customer, next *crm.Cursor, err error) {
	if len(keys) > limit {
		keys = keys[:limit]
		last := keys[len(keys)-1]
		next = &last
	}
	rows, err = db.hydrate(ctx, keys)
	return rows, next, err
}

// pageKeys finds the sort values and ids of a page, and one more to know whether there is a next. An index serves one
// standing, so the list of everybody merges three walks.
func (db *DB) pageKeys(ctx context.Context, w *where, q crm.CustomerQuery) ([]crm.Cursor, error) {
	if w.standing != crm.StandingAny || len(w.hits) > 0 {
		return db.walk(ctx, w, q)
	}
	var all []crm.Cursor
	for _, s := range []crm.Standing{crm.StandingBuyer, crm.StandingProspect, crm.StandingOther} {
		part := *w
		part.standing = s
		keys, err := db.walk(ctx, &part, q)
		if err != nil {
			return nil, err
		}
		all = append(all, keys...)
	}
	sort.Slice(all, func(i, j int) bool {
		a, b := all[i], all[j]
		if q.Up() {
			a, b = b, a
		}
		return a.Value > b.Value || a.Value == b.Value && a.ID > b.ID
	})
	return all[:min(len(all), q.Limit+1)], nil
}

// CountCustomers counts the customers a filter means, and everybody.
func (db *DB) CountCustomers(ctx context.Context, f crm.CustomerFilter) (count, everyone int64, err error) {
	n, err := db.WeighCustomers(ctx, f)
	return n.Customers, n.Everyone, err
}

// WeighCustomers counts the customers a filter means and what they paid, and both of everybody.
func (db *DB) WeighCustomers(ctx context.Context, f crm.CustomerFilter) (n crm.RuleCount, err error) {
	w, err := db.filter(ctx, f)
	if err != nil {
		return n, err
	}
	from, args := w.from("")
	err = db.read.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(f.total_paid), 0) `+from, args...).Scan(&n.Customers, &n.Paid)
	if err != nil {
		return n, asShopError(err)
	}
	err = db.read.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(total_paid), 0) FROM figures`).Scan(&n.Everyone, &n.EveryonePaid)
	return n, asShopError(err)
}

// CountStandings counts the customers a filter means under each tab; the filter's own standing is left out.
func (db *DB) CountStandings(ctx context.Context, f crm.CustomerFilter) (c crm.StandingCounts, err error) {
	f.Standing = crm.StandingAny
	w, err := db.filter(ctx, f)
	if err != nil {
		return c, err
	}
	from, args := w.from("")
	rows, err := db.read.QueryContext(ctx, `SELECT f.standing, count(*) `+from+` GROUP BY f.standing`, args...)
	if err != nil {
		return c, asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var standing crm.Standing
		var n int64
		if err := rows.Scan(&standing, &n); err != nil {
			return c, asShopError(err)
		}
		switch standing {
		case crm.StandingBuyer:
			c.Buyers = n
		case crm.StandingProspect:
			c.Prospects = n
		case crm.StandingOther, crm.StandingAny:
			c.Others += n
		}
		c.All += n
	}
	return c, asShopError(rows.Err())
}

// CustomerIDs is the set of customers a filter means now. Acts on many are bound to such a set, not to the filter.
func (db *DB) CustomerIDs(ctx context.Context, f crm.CustomerFilter) (*roaring64.Bitmap, error) {
	w, err := db.filter(ctx, f)
	if err != nil {
		return nil, err
	}
	from, args := w.from("")
	return readSet(ctx, db.read, `SELECT f.customer_id `+from, args...)
}
