package sqlite

import (
	"context"
	"strings"

	"shuke/backend/crm"
)

// said is what the owner said of a pair.
type said int64

const (
	saidNothing said = iota
	saidLater
	saidApart
)

// SetApart remembers that two customers are two people: they are not proposed again, also after one was removed and
// imported anew.
func (db *DB) SetApart(ctx context.Context, a, b int64) (crm.Operation, error) {
	return db.decide(ctx, crm.OpApart, a, b, func(tx *Tx, p pair) error {
		return tx.dropCandidates(ctx, `a = ?1 AND b = ?2`, p.a, p.b)
	})
}

// SetLater puts a pair at the end of the queue.
func (db *DB) SetLater(ctx context.Context, a, b int64) (crm.Operation, error) {
	return db.decide(ctx, crm.OpLater, a, b, func(tx *Tx, p pair) error {
		const mine = `a = ?1 AND b = ?2`
		if err := tx.keepWhere(ctx, imageCandidates, mine, 1, p.a, p.b); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE candidates SET later = 1, op = ?3 WHERE `+mine, p.a, p.b, tx.op)
		return asShopError(err)
	})
}

func (db *DB) decide(ctx context.Context, kind crm.OperationKind, a, b int64, do func(*Tx, pair) error) (crm.Operation, error) {
	if a == b {
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "identity.sameCustomer")
	}
	p := pair{min(a, b), max(a, b)}
	params := map[string]any{}
	return db.change(ctx, kind, params, func(tx *Tx) (int64, error) {
		var err error
		if params["customer"], err = tx.customerName(ctx, p.a); err != nil {
			return 0, err
		}
		if params["other"], err = tx.customerName(ctx, p.b); err != nil {
			return 0, err
		}
		apart := kind == crm.OpApart
		before, err := readDecisions(ctx, tx)
		if err != nil {
			return 0, err
		}
		if now := before[p]; apart && now == saidApart {
			return 0, nil
		}
		if err := tx.remembersDecision(ctx, p, apart); err != nil {
			return 0, err
		}
		return 2, do(tx, p)
	})
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
