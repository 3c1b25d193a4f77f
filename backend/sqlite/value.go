package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
)

// valued is what an operation sets on many customers at once: a few columns of a row that each of them has, or may have. The
// journal keeps it by value, who had it as a set: a million customers of one level take a few bytes.
type valued struct {
	what     string   // its name in the journal
	table    string   // where it stands
	customer string   // the column whose row it is
	columns  []string // op first
	field    int64    // number of the custom field; 0 for what every customer has
}

var (
	valueLevel   = valued{"level", "customers", "id", []string{"op", "level", "by_hand", "updated_at"}, 0}
	valueBlocked = valued{"blocked", "customers", "id", []string{"op", "blocked", "updated_at"}, 0}
)

func valueField(id int64) valued {
	return valued{fmt.Sprintf("field:%d", id), "customer_fields", "customer_id", []string{"op", "number", "text", "by_hand"}, id}
}

// valuedAs finds what the journal calls so.
func valuedAs(what string) (valued, error) {
	for _, v := range []valued{valueLevel, valueBlocked} {
		if v.what == what {
			return v, nil
		}
	}
	id, err := strconv.ParseInt(strings.TrimPrefix(what, "field:"), 10, 64)
	if err != nil {
		return valued{}, fmt.Errorf("journal knows no %q: %w", what, err)
	}
	return valueField(id), nil
}

// selected is the FROM that gives every customer in temp.selected who is there, and was not erased, as c, and the row as x.
func (v valued) selected() string {
	from := `temp.selected s CROSS JOIN customers c ON c.id = s.id AND c.erased_at = 0`
	if v.field == 0 {
		return from + ` CROSS JOIN customers x ON x.id = c.id`
	}
	return from + fmt.Sprintf(` LEFT JOIN customer_fields x ON x.customer_id = c.id AND x.field_id = %d`, v.field)
}

// row is the SQL for what the row x holds.
func (v valued) row() string {
	return `CASE WHEN x.op IS NULL THEN 'null' ELSE json_array(` + prefixed("x", v.columns) + `) END`
}

// mine is the condition that a row of the table is one of this value and of the customers in temp.selected.
func (v valued) mine() string {
	text := v.customer + ` IN (SELECT id FROM temp.selected)`
	if v.field != 0 {
		text += fmt.Sprintf(` AND field_id = %d`, v.field)
	}
	return text
}

// valueSet is one row of operation_values. Was and now are empty where there was or is no row.
type valueSet struct {
	valued
	was, now []any
	members  *roaring64.Bitmap
}

// turned is what takes the change back.
func (s valueSet) turned() valueSet {
	s.was, s.now = s.now, s.was
	return s
}

// setValue sets a value on the customers in temp.selected for whom differs holds of their row x, keeps what they had, and
// answers how many they were. Becomes says what a row holds afterwards that held was; its op is filled in.
func (tx *Tx) setValue(ctx context.Context, v valued, differs string, becomes func(was []any) []any, args ...any) (int64, error) {
	groups, err := tx.groupByValue(ctx, v, differs, args...)
	if err != nil {
		return 0, err
	}
	var count int64
	for was, members := range groups {
		s := valueSet{valued: v, members: members}
		if err := json.Unmarshal([]byte(was), &s.was); err != nil {
			return 0, fmt.Errorf("value of %s: %w", v.what, err)
		}
		s.now = becomes(slices.Clone(s.was))
		s.now[0] = tx.op
		if err := tx.rememberValues(ctx, s); err != nil {
			return 0, err
		}
		if err := tx.fillSelected(ctx, members); err != nil {
			return 0, err
		}
		n, err := tx.writeValue(ctx, s)
		if err != nil {
			return 0, err
		}
		count += n
	}
	return count, nil
}

// groupByValue reads who among the selected has which values.
func (tx *Tx) groupByValue(ctx context.Context, v valued, differs string, args ...any) (map[string]*roaring64.Bitmap, error) {
	rows, err := tx.QueryContext(ctx, `SELECT c.id, `+v.row()+` FROM `+v.selected()+` WHERE `+differs, args...)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	groups := map[string]*roaring64.Bitmap{}
	var id uint64
	var was sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&id, &was); err != nil {
			return nil, asShopError(err)
		}
		set := groups[string(was)]
		if set == nil {
			set = roaring64.New()
			groups[string(was)] = set
		}
		set.Add(id)
	}
	return groups, asShopError(rows.Err())
}

// writeValue makes the rows of the customers in temp.selected hold what the set says they do now.
func (tx *Tx) writeValue(ctx context.Context, s valueSet) (int64, error) {
	switch {
	case len(s.now) == 0:
		return tx.affected(ctx, `DELETE FROM `+s.table+` WHERE `+s.mine())
	case len(s.was) == 0:
		return tx.affected(ctx, `
			INSERT OR IGNORE INTO `+s.table+` (customer_id, field_id, `+strings.Join(s.columns, ", ")+`)
			SELECT c.id, f.id, ?, ?, ?, ? FROM temp.selected s CROSS JOIN customers c ON c.id = s.id JOIN custom_fields f ON f.id = ?
			ORDER BY c.id`, append(slices.Clone(s.now), s.field)...)
	}
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(s.columns)), ", ")
	return tx.affected(ctx, `UPDATE `+s.table+` SET (`+strings.Join(s.columns, ", ")+`) = (`+marks+`) WHERE `+s.mine(), s.now...)
}

func (tx *Tx) rememberValues(ctx context.Context, s valueSet) error {
	return tx.rememberValuesOf(ctx, tx.op, s)
}

func (tx *Tx) rememberValuesOf(ctx context.Context, op int64, s valueSet) error {
	s.members.RunOptimize()
	blob, err := s.members.ToBytes()
	if err != nil {
		return fmt.Errorf("encode set: %w", err)
	}
	was, err := json.Marshal(s.was)
	if err != nil {
		return fmt.Errorf("encode value: %w", err)
	}
	now, err := json.Marshal(s.now)
	if err != nil {
		return fmt.Errorf("encode value: %w", err)
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO operation_values (operation_id, what, was, now, members) VALUES (?, ?, ?, ?, ?)`, op, s.what, string(was), string(now), blob)
	return asShopError(err)
}
