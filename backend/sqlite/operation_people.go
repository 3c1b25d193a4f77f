package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
)

// touched picks the customers an operation is about: those it made or changed, whose orders, notes and other rows it wrote
// or took away, and who gained or lost a tag. Of an undo or a redo it is about whom the operation itself was about.
func (db *DB) touched(ctx context.Context, w *where, operation int64) error {
	root := operation
	err := db.read.QueryRowContext(ctx, `
		WITH RECURSIVE line (id, undoes) AS (
			SELECT id, undoes FROM operations WHERE id = ?
			UNION ALL SELECT o.id, o.undoes FROM line l JOIN operations o ON o.id = l.undoes)
		SELECT coalesce(min(id), 0) FROM line`, operation).Scan(&root)
	if err != nil {
		return asShopError(err)
	}
	tagged := roaring64.New()
	if err := db.eachSet(ctx, `operation_id = ?`, func(_ int64, set *roaring64.Bitmap) { tagged.Or(set) }, root); err != nil {
		return err
	}
	text, err := jsonText(tagged.ToArray())
	if err != nil {
		return err
	}
	w.hit(touchedQuery, root, text)
	return nil
}

// touchedByImport is touched for the operation of an import.
func (db *DB) touchedByImport(ctx context.Context, w *where, id int64) error {
	var operation int64
	err := db.read.QueryRowContext(ctx, `SELECT coalesce((SELECT operation_id FROM imports WHERE id = ?), 0)`, id).Scan(&operation)
	if err != nil {
		return asShopError(err)
	}
	return db.touched(ctx, w, operation)
}

// about is touched for the import or operation a leaf of a rule names.
func (db *DB) about(ctx context.Context, l *crm.Leaf) (*where, error) {
	w := &where{}
	switch l.Field {
	case "#import":
		return w, db.touchedByImport(ctx, w, l.Ranges[0].From)
	case "#frozen":
		return w, db.frozenIn(ctx, w, l.Ranges[0].From)
	case "#operation":
		return w, db.touched(ctx, w, l.Ranges[0].From)
	}
	beyond(w, l)
	return w, nil
}

// touchedQuery asks every recorded table that belongs to customers; what it takes are the operation and a list of more.
var touchedQuery = func() string {
	queries := []string{
		`SELECT c.id FROM operation_ranges g CROSS JOIN customers c ON c.id BETWEEN g.first AND g.last WHERE g.operation_id = (SELECT op FROM i) AND g.tbl = 'customers'`,
		`SELECT r.row_key FROM operation_rows r WHERE r.operation_id = (SELECT op FROM i) AND r.tbl = 'customers'`,
		`SELECT r.row_key FROM operation_changes r WHERE r.operation_id = (SELECT op FROM i) AND r.tbl = 'customers'`,
		`SELECT json_extract(e.value, '$[0]') FROM operation_removals s, json_each(s.images) e WHERE s.operation_id = (SELECT op FROM i) AND s.tbl = 'customers'`,
		`SELECT customer_id FROM operations WHERE id = (SELECT op FROM i) AND customer_id <> 0`,
		`SELECT customer_id FROM source_changes WHERE op = (SELECT op FROM i)`,
		`SELECT j.value FROM json_each((SELECT more FROM i)) j`,
	}
	for _, t := range recordedTables {
		if t.parents["customer_id"] != "" {
			queries = append(queries, t.ownersTouched()...)
		}
	}
	return `SELECT id FROM (WITH i (op, more) AS (SELECT ?, ?) ` + strings.Join(queries, " UNION ") + `)`
}()

// ownersTouched are queries for the customers whose rows of the table an operation made, changed or deleted.
func (t recordedTable) ownersTouched() (queries []string) {
	for _, journal := range []string{"operation_rows", "operation_changes"} {
		owner := t.element("r.image", "customer_id")
		from := journal + ` r`
		if len(t.keys) == 1 {
			from += ` LEFT JOIN ` + t.name + ` x ON x.id = r.row_key`
			owner = `coalesce(x.customer_id, ` + owner + `)`
		}
		queries = append(queries, `
			SELECT `+owner+` FROM `+from+` WHERE r.operation_id = (SELECT op FROM i) AND r.tbl = '`+t.name+`' AND `+owner+` IS NOT NULL`)
	}
	if len(t.keys) > 1 {
		return queries
	}
	return append(queries, `
		SELECT x.customer_id FROM operation_ranges g CROSS JOIN `+t.name+` x ON x.id BETWEEN g.first AND g.last
		WHERE g.operation_id = (SELECT op FROM i) AND g.tbl = '`+t.name+`' AND x.customer_id IS NOT NULL`)
}

// eachSet calls f with the sets of customers that a condition picks among those operations keep, of tags and of values. A set is only good until f ends.
func (db *DB) eachSet(ctx context.Context, where string, f func(op int64, set *roaring64.Bitmap), args ...any) error {
	rows, err := db.read.QueryContext(ctx, `
		SELECT operation_id, members FROM operation_sets WHERE `+where+`
		UNION ALL SELECT operation_id, members FROM operation_values WHERE `+where, append(slices.Clone(args), args...)...)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	var members sql.RawBytes
	for rows.Next() {
		var op int64
		if err := rows.Scan(&op, &members); err != nil {
			return asShopError(err)
		}
		set := roaring64.New()
		if _, err := set.FromUnsafeBytes(members); err != nil {
			return fmt.Errorf("journal set of operation %d: %w", op, err)
		}
		f(op, set)
	}
	return asShopError(rows.Err())
}
