package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
)

// changesInBulk lists what was set on a customer together with others, of the fields of a profile, latest first: the journal
// keeps that as sets and nowhere else. A set is looked into where SQLite holds it.
func (db *DB) changesInBulk(ctx context.Context, customer int64, field crm.ProfileField) ([]crm.ProfileChange, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT o.at, o.id, o.kind, v.what, coalesce(v.was ->> 1, 0), coalesce(v.now ->> 1, 0), v.members
		FROM operation_values v CROSS JOIN operations o ON o.id = v.operation_id
		WHERE v.what IN ('level', 'blocked') AND (?1 = '' OR v.what = ?1) AND o.undone_by = 0 AND o.kind <> 'undo'
		ORDER BY o.id DESC`, field)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	changes := []crm.ProfileChange{}
	var members sql.RawBytes
	for rows.Next() {
		var c crm.ProfileChange
		var was, now int64
		if err := rows.Scan(&c.At, &c.Operation, &c.Kind, &c.Field, &was, &now, &members); err != nil {
			return nil, asShopError(err)
		}
		set := roaring64.New()
		if _, err := set.FromUnsafeBytes(members); err != nil {
			return nil, fmt.Errorf("journal values of operation %d: %w", c.Operation, err)
		}
		if !set.Contains(uint64(customer)) { //nolint:gosec // ids are positive
			continue
		}
		c.Was, c.Is = bulkText(c.Field, was), bulkText(c.Field, now)
		changes = append(changes, c)
	}
	return changes, asShopError(rows.Err())
}

// bulkText writes a value as crm.Customer.ProfileText does.
func bulkText(field crm.ProfileField, n int64) string {
	switch {
	case n == 0:
		return ""
	case field == crm.ProfileBlocked:
		return "yes"
	}
	return strconv.FormatInt(n, 10)
}

// latestFirst orders changes by their operation.
func latestFirst(changes []crm.ProfileChange) {
	slices.SortStableFunc(changes, func(a, b crm.ProfileChange) int { return cmp.Compare(b.Operation, a.Operation) })
}

// editsInBulk adds what was set on the customer together with others.
func (t *timeline) editsInBulk(ctx context.Context) error {
	changes, err := t.db.changesInBulk(ctx, t.q.Customer, "")
	if err != nil {
		return err
	}
	t.bulk = changes
	for _, c := range changes {
		t.keep(placed{EntryPlace: crm.EntryPlace{At: c.At, ID: c.Operation, Kind: crm.EntryEdit}, op: c.Operation}, c.Was+" "+c.Is)
	}
	return nil
}
