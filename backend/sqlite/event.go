package sqlite

import (
	"context"

	"shuke/backend/crm"
)

// Event is something that happened between a customer and the shop, as the customer's page tells it.
type Event struct {
	ID     int64
	Kind   crm.EventKind
	At     int64
	Title  string // of the product it was about
	Source string
	Text   string
	Score  int
}

// FindEvents lists a customer's latest events, at most limit.
func (db *DB) FindEvents(ctx context.Context, customer int64, limit int) ([]Event, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT e.id, e.kind, e.at, coalesce(nullif(p.title, ''), p.code, ''), e.source_id, e.text, e.score
		FROM events e LEFT JOIN products p ON p.id = e.product_id
		WHERE e.customer_id = ? ORDER BY e.at DESC, e.id DESC LIMIT ?`, customer, limit)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	events := []Event{}
	for rows.Next() {
		var e Event
		var source int64
		if err := rows.Scan(&e.ID, &e.Kind, &e.At, &e.Title, &source, &e.Text, &e.Score); err != nil {
			return nil, asShopError(err)
		}
		e.Source = db.words.source(source).Name
		events = append(events, e)
	}
	return events, asShopError(rows.Err())
}
