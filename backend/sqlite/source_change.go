package sqlite

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
)

// SetSource says where customers came from: the owner's word, which no import overrules. Those who came from there as far
// as the shop knows are left as they are and not counted. An empty name says that it is not known.
func (db *DB) SetSource(ctx context.Context, customers *roaring64.Bitmap, name string) (crm.Operation, error) {
	name = strings.TrimSpace(name)
	if utf8.RuneCountInString(name) > maxSourceName {
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "source.name.length", "max", maxSourceName)
	}
	return db.change(ctx, crm.OpSourceSet, crm.Params("source", name), func(tx *Tx) (int64, error) {
		id, err := tx.sourceNamed(ctx, name)
		if err != nil {
			return 0, err
		}
		if err := tx.fillSelected(ctx, customers); err != nil {
			return 0, err
		}
		_, err = tx.ExecContext(ctx, `
			INSERT INTO source_changes (op, customer_id, at, was, now, was_op, was_hand, was_updated)
			SELECT ?1, c.id, ?2, c.source_id, ?3, c.op, c.by_hand, c.updated_at
			FROM temp.selected s CROSS JOIN customers c ON c.id = s.id WHERE c.source_id <> ?3`, tx.op, tx.now, id)
		if err != nil {
			return 0, asShopError(err)
		}
		res, err := tx.ExecContext(ctx, `
			UPDATE customers SET source_id = ?, by_hand = by_hand | ?, op = ?, updated_at = ?
			WHERE id IN (SELECT customer_id FROM source_changes WHERE op = ?)`, id, handSource, tx.op, tx.now, tx.op)
		return affected(res, err)
	})
}

// sourceNamed finds the source the owner calls so, or enters the word.
func (tx *Tx) sourceNamed(ctx context.Context, name string) (int64, error) {
	if name == "" {
		return 0, nil
	}
	known := tx.db.words.sourcesLike(func(s crm.Source) bool { return s.Name == name })
	if len(known) > 0 {
		return tx.db.words.root(known[0]), nil
	}
	return tx.sourceID(ctx, name)
}

// noteSource enters one change of a source that the journal keeps elsewhere.
func (tx *Tx) noteSource(ctx context.Context, customer, was, now int64) error {
	_, err := tx.ExecContext(ctx, `
		INSERT OR REPLACE INTO source_changes (op, customer_id, at, was, now, was_op, was_hand, was_updated)
		VALUES (?, ?, ?, ?, ?, -1, 0, 0)`, tx.op, customer, tx.now, was, now)
	return asShopError(err)
}

// FindSourceChanges lists how a customer's source changed, latest first.
func (db *DB) FindSourceChanges(ctx context.Context, customer int64) ([]crm.SourceChange, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT s.at, s.was, s.now, s.op, o.kind FROM source_changes s JOIN operations o ON o.id = s.op
		WHERE s.customer_id = ? ORDER BY s.op DESC LIMIT ?`, customer, maxPage)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	changes := []crm.SourceChange{}
	for rows.Next() {
		var c crm.SourceChange
		var was, is int64
		if err := rows.Scan(&c.At, &was, &is, &c.Operation, &c.By); err != nil {
			return nil, asShopError(err)
		}
		c.Was, c.Is = db.words.source(was).Name, db.words.source(is).Name
		changes = append(changes, c)
	}
	return changes, asShopError(rows.Err())
}

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
	sources, err := db.FindSources(ctx)
	if err != nil {
		return nil, err
	}
	results := make([]crm.SourceResult, 0, len(sources)+1)
	at := map[int64]int{}
	for _, s := range append(sources, crm.Source{Kind: crm.SourceUnknown}) {
		at[s.ID] = len(results)
		results = append(results, crm.SourceResult{Source: s})
	}
	rows, err := db.read.QueryContext(ctx, `
		SELECT c.source_id, sum(f.created_at >= ?1), count(*), sum(b.orders > 0), sum(b.orders), sum(b.paid)
		FROM customers c JOIN figures f ON f.customer_id = c.id
		LEFT JOIN (
			SELECT customer_id, count(*) AS orders, sum(CASE WHEN currency = ?2 THEN paid ELSE 0 END) AS paid
			FROM orders WHERE paid_at >= ?1 AND customer_id IS NOT NULL GROUP BY customer_id) b ON b.customer_id = c.id
		GROUP BY c.source_id`, since, settings.Currency)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, added, all int64
		var buyers, orders, paid *int64
		if err := rows.Scan(&id, &added, &all, &buyers, &orders, &paid); err != nil {
			return nil, asShopError(err)
		}
		r := &results[at[db.words.root(id)]]
		r.New += added
		if id == 0 {
			r.Source.Customers = all
		}
		r.Buyers, r.Orders, r.Paid = r.Buyers+orNought(buyers), r.Orders+orNought(orders), r.Paid+orNought(paid)
	}
	return results, asShopError(rows.Err())
}

func orNought(n *int64) int64 {
	if n == nil {
		return 0
	}
	return *n
}
