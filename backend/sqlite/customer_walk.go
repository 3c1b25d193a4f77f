package sqlite

import (
	"context"
	"strings"

	"shuke/backend/crm"
)

// walk finds a page along the index of the sort key, or over the hits: who has what is sorted by stands before who has none.
func (db *DB) walk(ctx context.Context, w *where, q crm.CustomerQuery) ([]crm.Cursor, error) {
	keys := []crm.Cursor{}
	for _, unknown := range []bool{q.Backward, !q.Backward} {
		part := w.half(q.Sort, unknown)
		if part == nil || len(keys) > q.Limit {
			continue
		}
		rest := q
		if q.After != nil && unknown != (q.After.Value == q.Unknown()) {
			if unknown == q.Backward {
				continue // the page begins in the other half
			}
			rest.After = nil
		}
		query, args := pageQuery(part, rest)
		if unknown {
			query, args = unknownQuery(part, rest)
		}
		more, err := db.keys(ctx, query, args)
		if err != nil {
			return nil, err
		}
		keys = append(keys, more...)
	}
	return keys[:min(len(keys), q.Limit+1)], nil
}

// half is the filter of those who have what is sorted by, or of those who have none; nil where there is nobody such.
func (w *where) half(by crm.SortKey, unknown bool) *where {
	part := *w
	part.checks = append([]string{}, w.checks...)
	column := sortColumns[by].column
	switch {
	case by.EmptyAtNought() && unknown:
		part.checks = append(part.checks, column+` = 0`)
	case by.EmptyAtNought():
		part.checks = append(part.checks, column+` > 0`)
	case by == crm.SortAverage && unknown: // who paid in another currency only is a buyer without an average
		part.checks = append(part.checks, `f.own_count = 0`)
	case by == crm.SortAverage:
		part.checks = append(part.checks, `f.own_count > 0`)
	case by.OfBuyers() && w.standing != crm.StandingAny:
		if unknown == (w.standing == crm.StandingBuyer) {
			return nil
		}
	case by.OfBuyers() && unknown:
		part.checks = append(part.checks, `f.order_count = 0`)
	case by.OfBuyers():
		part.checks = append(part.checks, `f.order_count > 0`)
	case unknown:
		return nil
	}
	part.customer = w.customer || strings.Contains(column, "c.")
	return &part
}

// pageQuery is one walk over those who have what is sorted by.
func pageQuery(w *where, q crm.CustomerQuery) (string, []any) {
	by, part := sortColumns[q.Sort], *w
	direction, than := turned(q)
	if q.After != nil {
		part.checks = append(append([]string{}, w.checks...), `(`+by.column+`, f.customer_id) `+than+` (?, ?)`)
		part.args = append(append([]any{}, w.args...), q.After.Value, q.After.ID)
	}
	from, args := part.from(by.index)
	return `SELECT ` + by.column + `, f.customer_id ` + from + `
		ORDER BY ` + by.column + ` ` + direction + `, f.customer_id ` + direction + ` LIMIT ?`, append(args, q.Limit+1)
}

// unknownQuery is one walk over those who have nothing: they stand by id. What they lack is nought in the index too.
func unknownQuery(w *where, q crm.CustomerQuery) (string, []any) {
	by, part := sortColumns[q.Sort], *w
	direction, than := turned(q)
	if by.index != "" {
		part.checks = append(append([]string{}, part.checks...), by.column+` = 0`)
	}
	if q.After != nil {
		part.checks = append(append([]string{}, part.checks...), `f.customer_id `+than+` ?`)
		part.args = append(append([]any{}, w.args...), q.After.ID)
	}
	from, args := part.from(by.index)
	return `SELECT ?, f.customer_id ` + from + `
		ORDER BY f.customer_id ` + direction + ` LIMIT ?`, append(append([]any{q.Unknown()}, args...), q.Limit+1)
}

func turned(q crm.CustomerQuery) (direction, than string) {
	if q.Up() {
		return "ASC", ">"
	}
	return "DESC", "<"
}

func (db *DB) keys(ctx context.Context, query string, args []any) ([]crm.Cursor, error) {
	rows, err := db.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	keys := []crm.Cursor{}
	for rows.Next() {
		var k crm.Cursor
		if err := rows.Scan(&k.Value, &k.ID); err != nil {
			return nil, asShopError(err)
		}
		keys = append(keys, k)
	}
	return keys, asShopError(rows.Err())
}
