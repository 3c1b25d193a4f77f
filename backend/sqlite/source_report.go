package sqlite

import (
	"cmp"
	"context"
	"slices"

	"shuke/backend/crm"
)

// SourceReport says what each source brought in the last days, ever when lastDays is 0: who was added, who paid, and how
// much in the shop's currency. A customer's money counts for the source they came from, whatever brought the order.
func (db *DB) SourceReport(ctx context.Context, lastDays int) ([]crm.SourceResult, error) {
	settings, err := db.Settings(ctx)
	if err != nil {
		return nil, err
	}
	since := int64(1)
	if lastDays > 0 {
		since = crm.Millis(crm.StartOfDay(db.clock().In(settings.Zone())).AddDate(0, 0, 1-lastDays))
	}
	sums, err := db.sourceSums(ctx, `
		SELECT c.source_id, count(*), sum(f.created_at >= ?1), sum(coalesce(b.orders, 0) > 0), sum(coalesce(b.orders, 0)), sum(coalesce(b.paid, 0))
		FROM customers c JOIN figures f ON f.customer_id = c.id
		LEFT JOIN (
			SELECT customer_id, count(*) AS orders, sum(CASE WHEN currency = ?2 THEN paid ELSE 0 END) AS paid
			FROM orders WHERE paid_at >= ?1 AND customer_id IS NOT NULL GROUP BY customer_id) b ON b.customer_id = c.id
		GROUP BY c.source_id`, since, settings.Currency)
	return db.SourceResults(sums), err
}

// FindSources lists the sources with how many customers came from each, the largest first.
func (db *DB) FindSources(ctx context.Context) ([]crm.Source, error) {
	sums, err := db.sourceSums(ctx, `SELECT source_id, count(*), 0, 0, 0, 0 FROM customers GROUP BY source_id`)
	return db.SourcesOf(sums), err
}

func (db *DB) sourceSums(ctx context.Context, query string, args ...any) (sums []crm.SourceSum, err error) {
	rows, err := db.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var s crm.SourceSum
		if err := rows.Scan(&s.Word, &s.Customers, &s.New, &s.Buyers, &s.Orders, &s.Paid); err != nil {
			return nil, asShopError(err)
		}
		sums = append(sums, s)
	}
	return sums, asShopError(rows.Err())
}

// SourceResults puts what came by each word under the source it counts as, the largest first; who came from nowhere that is
// known stands last.
func (db *DB) SourceResults(sums []crm.SourceSum) []crm.SourceResult {
	sources := append(db.SourcesOf(sums), crm.Source{Kind: crm.SourceUnknown})
	results, at := make([]crm.SourceResult, len(sources)), map[int64]int{}
	for i, s := range sources {
		results[i].Source, at[s.ID] = s, i
	}
	for _, s := range sums {
		r := &results[at[db.words.root(s.Word)]]
		r.New, r.Buyers, r.Orders, r.Paid = r.New+s.New, r.Buyers+s.Buyers, r.Orders+s.Orders, r.Paid+s.Paid
		if s.Word == 0 {
			r.Source.Customers = s.Customers
		}
	}
	return results
}

// SourcesOf lists the sources with how many customers came by their words, the largest first.
func (db *DB) SourcesOf(sums []crm.SourceSum) []crm.Source {
	customers := map[int64]int64{}
	for _, s := range sums {
		customers[s.Word] = s.Customers
	}
	words := []int64{}
	db.words.sources.each(func(id int64, _ string) { words = append(words, id) })
	slices.Sort(words)
	list, at := []crm.Source{}, map[int64]int{}
	for _, word := range words {
		root := db.words.root(word)
		place, met := at[root]
		if !met {
			place = len(list)
			list, at[root] = append(list, db.words.source(root)), place
		}
		list[place].Words = append(list[place].Words, db.words.sources.word(word))
		list[place].Customers += customers[word]
	}
	slices.SortFunc(list, func(a, b crm.Source) int {
		return cmp.Or(cmp.Compare(b.Customers, a.Customers), cmp.Compare(a.ID, b.ID))
	})
	return list
}
