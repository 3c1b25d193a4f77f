package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
)

// FindOperations reads a page of the journal, newest first.
func (db *DB) FindOperations(ctx context.Context, q crm.OperationQuery) ([]crm.Operation, error) {
	where, args, err := db.journalWhere(ctx, q)
	if err != nil {
		return nil, err
	}
	if q.Limit <= 0 || q.Limit > crm.MaxPage {
		q.Limit = crm.MaxPage
	}
	if q.Before == 0 {
		q.Before = math.MaxInt64
	}
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+operationColumns+` FROM operations WHERE `+where+` AND id < ? ORDER BY id DESC LIMIT ?`, append(args, q.Before, q.Limit)...)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	ops := []crm.Operation{}
	for rows.Next() {
		op, err := scanOperation(rows)
		if err != nil {
			return nil, asShopError(err)
		}
		ops = append(ops, op)
	}
	return ops, asShopError(rows.Err())
}

// CountOperations counts what a query of the journal means on all its pages.
func (db *DB) CountOperations(ctx context.Context, q crm.OperationQuery) (n int64, err error) {
	where, args, err := db.journalWhere(ctx, q)
	if err != nil {
		return 0, err
	}
	err = db.read.QueryRowContext(ctx, `SELECT count(*) FROM operations WHERE `+where, args...).Scan(&n)
	return n, asShopError(err)
}

// FindOperation reads one row of the journal.
func (db *DB) FindOperation(ctx context.Context, id int64) (crm.Operation, error) {
	op, err := scanOperation(db.read.QueryRowContext(ctx, `SELECT `+operationColumns+` FROM operations WHERE id = ?`, id))
	return op, notFound(err, "journal.operationGone")
}

// ofKinds is the condition that an operation is of one of the kinds in a JSON array, or the undo or redo of one.
const ofKinds = `(kind IN (SELECT value FROM json_each(?)) OR kind IN ('undo', 'redo') AND json_extract(params, '$.kind') IN (SELECT value FROM json_each(?)))`

// inNames is the condition that a text, as it is and as JSON writes it, stands in what an operation names. The first part
// only saves taking every row's params apart.
const inNames = `(instr(lower(params), ?) > 0 AND EXISTS (
	SELECT 1 FROM json_each(params) p
	WHERE p.key IN ('customer', 'other', 'tag', 'before', 'file', 'field', 'source', 'product', 'batch', 'name', 'id') AND instr(lower(p.value), ?) > 0))`

func (db *DB) journalWhere(ctx context.Context, q crm.OperationQuery) (string, []any, error) {
	if q.To == 0 {
		q.To = math.MaxInt64
	}
	checks, args := []string{`at >= ? AND at < ?`}, []any{q.From, q.To}
	if len(q.Kinds) > 0 {
		kinds, err := json.Marshal(q.Kinds)
		if err != nil {
			return "", nil, fmt.Errorf("encode kinds: %w", err)
		}
		checks, args = append(checks, ofKinds), append(args, string(kinds), string(kinds))
	}
	for _, word := range q.Words {
		check, of, err := wordCheck(word)
		if err != nil {
			return "", nil, err
		}
		checks, args = append(checks, check), append(args, of...)
	}
	if q.Customer != 0 {
		ids, err := db.operationsOf(ctx, q.Customer)
		if err != nil {
			return "", nil, err
		}
		checks, args = append(checks, `id IN (SELECT value FROM json_each(?))`), append(args, ids)
	}
	return strings.Join(checks, " AND "), args, nil
}

func wordCheck(word crm.OperationWord) (string, []any, error) {
	text := strings.ToLower(word.Text)
	written, err := json.Marshal(text)
	if err != nil {
		return "", nil, fmt.Errorf("encode word: %w", err)
	}
	kinds, err := json.Marshal(slices.Concat([]crm.OperationKind{}, word.Kinds))
	if err != nil {
		return "", nil, fmt.Errorf("encode kinds: %w", err)
	}
	return `(` + ofKinds + ` OR ` + inNames + ` OR instr(lower(user), ?) > 0 OR instr(lower(computer), ?) > 0)`,
		[]any{string(kinds), string(kinds), strings.Trim(string(written), `"`), text, text, text}, nil
}

// operationsOf lists the operations that concern a customer as a JSON array, with their undos and redos.
func (db *DB) operationsOf(ctx context.Context, customer int64) (string, error) {
	ops, err := readSet(ctx, db.read, operationsOfQuery, customer)
	if err != nil {
		return "", err
	}
	if err := db.eachMembership(ctx, customer, func(op int64) { ops.Add(uint64(op)) }); err != nil { //nolint:gosec // ids are positive
		return "", err
	}
	text, err := jsonText(ops.ToArray())
	if err != nil {
		return "", err
	}
	// An undo is of an operation, a redo of an undo.
	undos, err := readSet(ctx, db.read, `
		WITH RECURSIVE about (id) AS (
			SELECT value FROM json_each(?) UNION SELECT o.id FROM about a JOIN operations o ON o.undoes = a.id AND o.kind IN ('undo', 'redo'))
		SELECT id FROM about`, text)
	if err != nil {
		return "", err
	}
	return jsonText(undos.ToArray())
}

// operationsOfQuery finds whom an operation concerns by its own word, by the rows that carry its number, and, where it is
// about several, by what it keeps of customers.
var operationsOfQuery = func() string {
	queries := []string{`SELECT id FROM operations WHERE customer_id = ?1`}
	for _, table := range []string{
		"source_changes", "profile_changes", "notes", "reminders", "parcels", "consents", "addresses", "orders", "events", "customer_fields", "identities",
	} {
		queries = append(queries, `SELECT op FROM `+table+` WHERE customer_id = ?1`)
	}
	return strings.Join(append(queries, `
		SELECT o.id FROM operations o WHERE o.customer_id = 0 AND o.kind NOT IN ('undo', 'redo') AND (
			EXISTS (SELECT 1 FROM operation_ranges g WHERE g.operation_id = o.id AND g.tbl = 'customers' AND ?1 BETWEEN g.first AND g.last)
			OR EXISTS (SELECT 1 FROM operation_rows r WHERE r.operation_id = o.id AND r.tbl = 'customers' AND r.row_key = ?1)
			OR EXISTS (SELECT 1 FROM operation_changes r WHERE r.operation_id = o.id AND r.tbl = 'customers' AND r.row_key = ?1))`), " UNION ")
}()

// eachMembership calls f with the operations whose sets of tags hold a customer. A set is looked into where SQLite holds it.
func (db *DB) eachMembership(ctx context.Context, customer int64, f func(op int64)) error {
	return db.eachSet(ctx, `1`, func(op int64, set *roaring64.Bitmap) {
		if set.Contains(uint64(customer)) { //nolint:gosec // ids are positive
			f(op)
		}
	})
}
