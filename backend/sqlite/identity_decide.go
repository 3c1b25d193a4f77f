package sqlite

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strings"
	"unicode"

	"shuke/backend/crm"
)

// said is what the owner said of a pair.
type said int64

const (
	saidNothing said = iota
	saidLater
	saidApart
)

// SetApart remembers that customers are as many people: no two of them are proposed again, also after one was removed and
// imported anew.
func (db *DB) SetApart(ctx context.Context, ids ...int64) (crm.Operation, error) {
	return db.decide(ctx, crm.OpApart, ids, func(tx *Tx, p pair) error {
		return tx.dropCandidates(ctx, `a = ?1 AND b = ?2`, p.a, p.b)
	})
}

// SetLater puts the pairs among customers at the end of the queue.
func (db *DB) SetLater(ctx context.Context, ids ...int64) (crm.Operation, error) {
	return db.decide(ctx, crm.OpLater, ids, func(tx *Tx, p pair) error {
		const mine = `a = ?1 AND b = ?2`
		if err := tx.keepWhere(ctx, imageCandidates, mine, 1, p.a, p.b); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE candidates SET later = 1, op = ?3 WHERE `+mine, p.a, p.b, tx.op)
		return asShopError(err)
	})
}

// decide enters one word of the owner on every pair among customers, as one operation. A pair they were already said to be
// two people of is passed over.
func (db *DB) decide(ctx context.Context, kind crm.OperationKind, ids []int64, do func(*Tx, pair) error) (crm.Operation, error) {
	ids = slices.Sorted(slices.Values(ids))
	if len(ids) < 2 || len(slices.Compact(slices.Clone(ids))) < len(ids) {
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "identity.sameCustomer")
	}
	params := map[string]any{}
	return db.change(ctx, kind, params, func(tx *Tx) (int64, error) {
		names := make([]string, len(ids))
		for i, id := range ids {
			var err error
			if names[i], err = tx.customerName(ctx, id); err != nil {
				return 0, err
			}
		}
		params["customer"], params["other"] = names[0], joinNames(names[1:])
		before, err := readDecisions(ctx, tx)
		if err != nil {
			return 0, err
		}
		apart, told := kind == crm.OpApart, false
		for p := range pairsOf(ids) {
			if apart && before[p] == saidApart {
				continue
			}
			if err := errors.Join(tx.remembersDecision(ctx, p, apart), do(tx, p)); err != nil {
				return 0, err
			}
			told = true
		}
		if !told {
			return 0, nil
		}
		return int64(len(ids)), nil
	})
}

// pairsOf walks the pairs among ids, which are sorted.
func pairsOf(ids []int64) iter.Seq[pair] {
	return func(yield func(pair) bool) {
		for i, a := range ids {
			for _, b := range ids[i+1:] {
				if !yield(pair{a, b}) {
					return
				}
			}
		}
	}
}

// joinNames enumerates names as their own script does.
func joinNames(names []string) string {
	if strings.ContainsFunc(strings.Join(names, ""), func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return strings.Join(names, "、")
	}
	return strings.Join(names, ", ")
}

// remembersDecision enters what the owner said under the strongest identity of each, so that it outlives the rows.
func (tx *Tx) remembersDecision(ctx context.Context, p pair, apart bool) error {
	const key = `coalesce((
		SELECT kind || '|' || platform_id || '|' || value FROM identities
		WHERE customer_id = ? ORDER BY kind, platform_id, value LIMIT 1), '')`
	_, err := tx.ExecContext(ctx, `
		INSERT INTO decisions (op, apart, a, b, a_key, b_key, at) VALUES (?, ?, ?, ?, `+key+`, `+key+`, ?)`,
		tx.op, apart, p.a, p.b, p.a, p.b, tx.now)
	return asShopError(err)
}

func (db *DB) readDecisions(ctx context.Context) (map[pair]said, error) {
	return readDecisions(ctx, db.read)
}

// readDecisions resolves what the owner said to the customers there are now. Both the rows it was said of and whoever their
// identities lead to today count.
func readDecisions(ctx context.Context, q querier) (map[pair]said, error) {
	const owner = `coalesce((
		SELECT customer_id FROM identities
		WHERE kind = CAST(substr(%, 1, 1) AS INTEGER)
			AND platform_id = CAST(substr(%, 3, instr(substr(%, 3), '|') - 1) AS INTEGER)
			AND value = substr(%, 3 + instr(substr(%, 3), '|'))), 0)`
	rows, err := q.QueryContext(ctx, `
		SELECT apart, a, b, `+strings.ReplaceAll(owner, "%", "a_key")+`, `+strings.ReplaceAll(owner, "%", "b_key")+`
		FROM decisions ORDER BY id`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	decided := map[pair]said{}
	for rows.Next() {
		var apart bool
		var a, b, nowA, nowB int64
		if err := rows.Scan(&apart, &a, &b, &nowA, &nowB); err != nil {
			return nil, asShopError(err)
		}
		word := saidLater
		if apart {
			word = saidApart
		}
		for _, p := range []pair{{a, b}, {min(nowA, nowB), max(nowA, nowB)}} {
			if p.a != p.b && p.a != 0 {
				decided[p] = max(decided[p], word)
			}
		}
	}
	return decided, asShopError(rows.Err())
}

// dropCandidates takes pairs off the queue; undo brings them back.
func (tx *Tx) dropCandidates(ctx context.Context, where string, args ...any) error {
	if err := tx.keepWhere(ctx, imageCandidates, where, 1, args...); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM candidates WHERE `+where, args...)
	return asShopError(err)
}
