package sqlite

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"shuke/backend/crm"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
)

// ruleSQL writes a rule as a condition over figures f and customers c: what answers while the columns are not there, and what
// holds them to the truth in tests.
type ruleSQL struct {
	db       *DB
	clock    crm.RuleClock
	args     []any
	about    func(*crm.Leaf) (*where, error)                          // whom an import or another operation is about
	products func(of string, fits func(string) bool) ([]int64, error) // whose title, code or category fits

	campaigns func(fits func(string) bool) ([]int64, error)
}

// ruleAt begins a rule that is asked at a moment of the shop's zone.
func (db *DB) ruleAt(ctx context.Context, now time.Time) *ruleSQL {
	return &ruleSQL{
		db: db, clock: crm.RuleClock{Now: now},
		about:     func(l *crm.Leaf) (*where, error) { return db.about(ctx, l) },
		products:  func(of string, fits func(string) bool) ([]int64, error) { return db.Products(ctx, of, fits) },
		campaigns: func(fits func(string) bool) ([]int64, error) { return db.Campaigns(ctx, fits) },
	}
}

func (q *ruleSQL) arg(v any) string {
	q.args = append(q.args, v)
	return fmt.Sprintf("?%d", len(q.args))
}

func (q *ruleSQL) rule(r *crm.Rule) (string, error) {
	switch r.Kind {
	case crm.RuleLeaf:
		text, err := q.leaf(&r.Leaf)
		if r.Leaf.Not {
			text = `NOT ` + text
		}
		return text, err
	case crm.RuleNot:
		text, err := q.rule(&r.Of[0])
		return `NOT ` + text, err
	default: // a group
	}
	parts, word, empty := []string{}, ` AND `, `1`
	if r.Kind == crm.RuleAny {
		word, empty = ` OR `, `0`
	}
	for i := range r.Of {
		text, err := q.rule(&r.Of[i])
		if err != nil {
			return "", err
		}
		parts = append(parts, text)
	}
	if len(parts) == 0 {
		return empty, nil
	}
	return `(` + strings.Join(parts, word) + `)`, nil
}

// RuleIDs is who passes a rule, by SQL alone.
func (db *DB) RuleIDs(ctx context.Context, r crm.Rule) (*roaring64.Bitmap, error) {
	q, text, err := db.ruleQuery(ctx, r)
	if err != nil {
		return nil, err
	}
	return readSet(ctx, db.read, `SELECT f.customer_id FROM figures f CROSS JOIN customers c ON c.id = f.customer_id WHERE `+text, q.args...)
}

// CountRule counts who passes a rule and sums what they paid, by SQL alone.
func (db *DB) CountRule(ctx context.Context, r crm.Rule) (n crm.RuleCount, err error) {
	q, text, err := db.ruleQuery(ctx, r)
	if err != nil {
		return n, err
	}
	err = db.read.QueryRowContext(ctx, `
		SELECT count(*), coalesce(sum(f.total_paid), 0) FROM figures f CROSS JOIN customers c ON c.id = f.customer_id WHERE `+text, q.args...).
		Scan(&n.Customers, &n.Paid)
	if err != nil {
		return n, asShopError(err)
	}
	err = db.read.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(total_paid), 0) FROM figures`).Scan(&n.Everyone, &n.EveryonePaid)
	return n, asShopError(err)
}

// ruleFilter adds a rule to a filter: its numbered arguments take their places in the order they are met.
func (db *DB) ruleFilter(ctx context.Context, w *where, r crm.Rule, now time.Time) error {
	q := db.ruleAt(ctx, now)
	text, err := q.rule(&r)
	if err != nil {
		return err
	}
	var args []any
	text = numberedArg.ReplaceAllStringFunc(text, func(arg string) string {
		n, _ := strconv.Atoi(arg[1:])
		args = append(args, q.args[n-1])
		return "?"
	})
	w.customer = true
	w.check(text, args...)
	return nil
}

var numberedArg = regexp.MustCompile(`\?[0-9]+`)

func (db *DB) ruleQuery(ctx context.Context, r crm.Rule) (*ruleSQL, string, error) {
	s, err := db.Settings(ctx)
	if err != nil {
		return nil, "", err
	}
	q := db.ruleAt(ctx, db.clock().In(s.Zone()))
	text, err := q.rule(&r)
	return q, text, err
}
