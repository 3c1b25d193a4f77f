package sqlite

import (
	"context"

	"shuke/backend/crm"
)

// Portrait counts a population by age, gender and place. Orders by place are the whole shop's of the same period, by where
// they went, with or without a known customer.
func (db *DB) Portrait(ctx context.Context, q crm.PortraitQuery) (crm.Portrait, error) {
	p := crm.Portrait{Ages: map[int]int64{}, Genders: map[crm.Gender]int64{}, Places: []crm.PlaceCount{}}
	w, err := db.filter(ctx, q.Filter())
	if err != nil {
		return p, err
	}
	w.customer = true
	for _, count := range []func(context.Context, *where, *crm.Portrait) error{db.countAges, db.countGenders} {
		if err := count(ctx, w, &p); err != nil {
			return p, err
		}
	}
	if err := db.countPlaces(ctx, w, q, &p); err != nil {
		return p, err
	}
	err = db.read.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM figures),
		coalesce((SELECT min(created_at) FROM figures), 0)`).Scan(&p.Everyone, &p.DataSince)
	return p, asShopError(err)
}

func (db *DB) countAges(ctx context.Context, w *where, p *crm.Portrait) error {
	s, err := db.Settings(ctx)
	if err != nil {
		return err
	}
	from, args := w.fromPeople()
	year, day := ageArgs(db.clock().In(s.Zone()))
	rows, err := db.read.QueryContext(ctx, `
		SELECT CASE WHEN c.birth_year = 0 THEN -1 ELSE `+ageOf+` END AS age, count(*) `+from+` GROUP BY age`,
		append([]any{year, day}, args...)...)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var age int
		var n int64
		if err := rows.Scan(&age, &n); err != nil {
			return asShopError(err)
		}
		p.Ages[age] = n
		p.Customers += n
	}
	return asShopError(rows.Err())
}

func (db *DB) countGenders(ctx context.Context, w *where, p *crm.Portrait) error {
	from, args := w.fromPeople()
	rows, err := db.read.QueryContext(ctx, `SELECT c.gender, count(*) `+from+` GROUP BY c.gender`, args...)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var g crm.Gender
		var n int64
		if err := rows.Scan(&g, &n); err != nil {
			return asShopError(err)
		}
		p.Genders[g] = n
	}
	return asShopError(rows.Err())
}

func (db *DB) countPlaces(ctx context.Context, w *where, q crm.PortraitQuery, p *crm.Portrait) error {
	at := crm.PlaceCounts{}
	entry := func(region int64) *crm.PlaceCount { return at.Of(db.words.regions.word(region)) }
	from, args := w.fromPeople()
	err := db.eachCounts(ctx, `SELECT c.region_id, count(*), 0, 0 `+from+` GROUP BY c.region_id`,
		func(region, customers, _, _ int64) { entry(region).Customers += customers }, args...)
	if err == nil {
		err = db.countOrders(ctx, w, q, entry)
	}
	p.Places = at.List()
	return err
}

// countOrders adds the shop's orders of the period, or with a rule those of the people. For the shop's it reads the index that
// has place, time and money, and no order itself.
func (db *DB) countOrders(ctx context.Context, w *where, q crm.PortraitQuery, entry func(region int64) *crm.PlaceCount) error {
	if q.Rule == nil {
		return db.countPlaced(ctx, q.LastDays, ` GROUP BY region_id`, entry)
	}
	from, people := w.from("")
	return db.countPlaced(ctx, q.LastDays, ` AND customer_id IN (SELECT f.customer_id `+from+`) GROUP BY region_id`, entry, people...)
}

// countPlaced adds the orders of the last days, or ever for 0, of which more is asked.
func (db *DB) countPlaced(ctx context.Context, lastDays int, more string, entry func(region int64) *crm.PlaceCount, args ...any) error {
	s, err := db.Settings(ctx)
	if err != nil {
		return err
	}
	since := int64(0)
	if lastDays > 0 {
		since = crm.Millis(crm.StartOfDay(db.clock().In(s.Zone())).AddDate(0, 0, 1-lastDays))
	}
	return db.eachCounts(ctx, `
		SELECT region_id, 0, count(*), coalesce(sum(paid) FILTER (WHERE currency = ?), 0)
		FROM orders WHERE created_at >= ?`+more, func(region, _, orders, paid int64) {
		e := entry(region)
		e.Orders += orders
		e.Paid += paid
	}, append([]any{s.Currency, since}, args...)...)
}

// fewGuests is how many orders of nobody known are counted one by one: with more of them the index of places is sooner through.
const fewGuests = 50_000

// GuestPlaces counts the orders of the last days, or ever for 0, whose export named no buyer, by where they went: what the shop
// in memory does not know. It answers false where there are too many of them.
func (db *DB) GuestPlaces(ctx context.Context, lastDays int) (places []crm.PlaceCount, few bool, err error) {
	var guests int
	err = db.read.QueryRowContext(ctx, `SELECT count(*) FROM (SELECT 1 FROM orders WHERE customer_id IS NULL LIMIT ?)`, fewGuests).Scan(&guests)
	if err != nil || guests == fewGuests {
		return nil, false, asShopError(err)
	}
	at := crm.PlaceCounts{}
	err = db.countPlaced(ctx, lastDays, guestPlaces, func(region int64) *crm.PlaceCount { return at.Of(db.words.regions.word(region)) })
	return at.List(), true, err
}

// guestPlaces keeps to the index of customers: the one of places would be walked from end to end.
const guestPlaces = ` AND customer_id IS NULL GROUP BY +region_id`

func (db *DB) eachCounts(ctx context.Context, query string, f func(region, customers, orders, paid int64), args ...any) error {
	rows, err := db.read.QueryContext(ctx, query, args...)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var region, customers, orders, paid int64
		if err := rows.Scan(&region, &customers, &orders, &paid); err != nil {
			return asShopError(err)
		}
		f(region, customers, orders, paid)
	}
	return asShopError(rows.Err())
}
