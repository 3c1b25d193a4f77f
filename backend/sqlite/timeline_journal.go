package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
)

// tags finds the customer in the sets of the journal: who gained and lost a tag is kept there and nowhere else. A set is
// looked into where SQLite holds it, without being copied or unpacked. Nothing is told of who was erased.
func (t *timeline) tags(ctx context.Context) error {
	rows, err := t.db.read.QueryContext(ctx, `
		SELECT s.operation_id, o.at, o.params, s.tag_id, coalesce(g.name, ''), coalesce(g.color, ''), s.added, s.members
		FROM operation_sets s CROSS JOIN operations o ON o.id = s.operation_id LEFT JOIN tags g ON g.id = s.tag_id
		WHERE o.undone_by = 0 AND o.kind <> 'undo' AND (SELECT erased_at FROM customers WHERE id = ?) = 0`, t.q.Customer)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	var members sql.RawBytes
	for rows.Next() {
		e := placed{EntryPlace: crm.EntryPlace{Kind: crm.EntryTag}}
		var params string
		if err := rows.Scan(&e.op, &e.At, &params, &e.tag.TagID, &e.tag.Name, &e.tag.Color, &e.tag.Added, &members); err != nil {
			return asShopError(err)
		}
		set := roaring64.New()
		if _, err := set.FromUnsafeBytes(members); err != nil {
			return fmt.Errorf("journal set of operation %d: %w", e.op, err)
		}
		if !set.Contains(uint64(t.q.Customer)) { //nolint:gosec // ids are positive
			continue
		}
		if e.tag.Name == "" {
			e.tag.Name = tagParam(params) // it was deleted since
		}
		e.ID = e.op*10_000 + e.tag.TagID // an operation may change several tags
		t.keep(e, e.tag.Name)
	}
	return asShopError(rows.Err())
}

func tagParam(params string) string {
	var named struct {
		Tag string `json:"tag"`
	}
	_ = json.Unmarshal([]byte(params), &named) // an operation without the name of a tag has none to show
	return named.Tag
}

// keep adds an entry whose text is at hand, when it is what is searched for.
func (t *timeline) keep(e placed, text string) {
	if t.like == "" || strings.Contains(strings.ToLower(text), strings.ToLower(strings.TrimSpace(t.q.Search))) {
		t.entries = append(t.entries, e)
	}
}

// operations adds imports that made or changed the customer or wrote their orders, and merges and splits they were in. The
// journal's rows are found by operation, of which there are few of these kinds.
func (t *timeline) operations(ctx context.Context) error {
	wrote := make([]int64, 0, len(t.imports))
	for op := range t.imports {
		wrote = append(wrote, op)
	}
	text, err := jsonText(wrote)
	if err != nil {
		return err
	}
	rows, err := t.db.read.QueryContext(ctx, `
		SELECT `+operationColumns+` FROM operations o
		WHERE undone_by = 0 AND kind IN ('import', 'generate', 'customer.merge', 'customer.split') AND (
			id IN (SELECT value FROM json_each(?2))
			OR EXISTS (SELECT 1 FROM operation_ranges g WHERE g.operation_id = o.id AND g.tbl = 'customers' AND ?1 BETWEEN g.first AND g.last)
			OR EXISTS (SELECT 1 FROM operation_rows r WHERE r.operation_id = o.id AND r.tbl = 'customers' AND r.row_key = ?1))`,
		t.q.Customer, text)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		op, err := scanOperation(rows)
		if err != nil {
			return asShopError(err)
		}
		e := placed{EntryPlace: crm.EntryPlace{At: op.At, ID: op.ID, Kind: crm.EntryMerge}, op: op.ID, brief: op}
		if op.Kind == crm.OpImport || op.Kind == crm.OpGenerate {
			e.Kind, e.count = crm.EntryImport, t.imports[op.ID]
		}
		t.keep(e, fmt.Sprint(op.Params["file"], op.Params["customer"], op.Params["other"]))
	}
	return asShopError(rows.Err())
}
