package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"shuke/backend/crm"
	"shuke/backend/sqlite/bulk"
)

// Tx is one operation being written: it carries the journal's number for it and one moment. Its statements wait for the
// rows on their way across the lane of an import, which use the same connection, and do nothing once SQLite has ended the
// transaction by itself.
type Tx struct {
	*sql.Tx
	lane     *bulk.Lane // nil outside an import
	db       *DB
	op       int64
	now      int64
	concerns int64 // the one customer the operation is about; 0: none so far, several: more than one
	words    newWords

	recording bool // rows are kept as they were before they are written
}

// several stands for more than one customer.
const several = -1

// concern notes that the operation is about a customer.
func (tx *Tx) concern(customer int64) {
	if tx.concerns != 0 && tx.concerns != customer {
		customer = several
	}
	tx.concerns = customer
}

// begin opens a write transaction on conn, or on any writer connection when conn is nil, without an operation yet.
func (db *DB) begin(ctx context.Context, conn *sql.Conn) (*Tx, error) {
	start := db.write.BeginTx
	if conn != nil {
		start = conn.BeginTx
	}
	// A transaction that ends with its context would be rolled back by database/sql from another goroutine, under the feet
	// of statements we run on the driver's connection: ours ends when we say so.
	tx, err := start(context.WithoutCancel(ctx), nil)
	if err != nil {
		return nil, asShopError(err)
	}
	db.watch.Clear()
	return &Tx{Tx: tx, db: db, now: crm.Millis(db.clock())}, nil
}

// ExecContext is that of sql.Tx.
func (tx *Tx) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if err := tx.lane.Wait(); err != nil {
		return nil, err
	}
	return tx.Tx.ExecContext(ctx, query, args...)
}

// QueryContext is that of sql.Tx.
func (tx *Tx) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if err := tx.lane.Wait(); err != nil {
		return nil, err
	}
	return tx.Tx.QueryContext(ctx, query, args...)
}

// QueryRowContext is that of sql.Tx.
func (tx *Tx) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	_ = tx.lane.Wait() // a question does no harm
	return tx.Tx.QueryRowContext(ctx, query, args...)
}

// Commit is that of sql.Tx.
func (tx *Tx) Commit() error {
	if err := tx.lane.Wait(); err != nil {
		return err
	}
	if err := tx.db.inPlace(); err != nil {
		return errors.Join(err, tx.Tx.Rollback())
	}
	written, complete := tx.db.watch.Runs(watchedOutbox)
	err := tx.Tx.Commit()
	if len(written) > 0 || !complete {
		tx.db.messagesMoved.Add(1) // after they can be read; also where nobody knows whether they can
	}
	return err
}

// Rollback is that of sql.Tx.
func (tx *Tx) Rollback() error {
	lost := tx.lane.Lost()
	err := tx.Tx.Rollback()
	if lost {
		return nil // SQLite has rolled back by itself; database/sql had to hear of it, or it would hold the connection for ever
	}
	return err
}

// commit makes the operation last and tells whoever listens.
func (tx *Tx) commit() error {
	generation, err := tx.announce()
	if err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return asShopError(err)
	}
	tx.db.generation.Store(&generation)
	tx.words.commit(&tx.db.words)
	if w := tx.db.watching(); w != nil {
		w.Committed()
	}
	tx.db.tellChange()
	return nil
}

// change runs do as one operation of the journal. Do returns how many customers it touched; when none, nothing is
// written and the operation returned has no ID. Params fill the operation's sentence and may be completed by do.
func (db *DB) change(ctx context.Context, kind crm.OperationKind, params map[string]any,
	do func(tx *Tx) (count int64, err error),
) (crm.Operation, error) {
	tx, err := db.begin(ctx, nil)
	if err != nil {
		return crm.Operation{}, err
	}
	defer func() { _ = tx.Rollback() }()
	if err := tx.openOperation(ctx, kind, 0); err != nil {
		return crm.Operation{}, err
	}
	count, err := do(tx)
	if err != nil || count == 0 {
		return crm.Operation{}, asShopError(err)
	}
	op, err := tx.closeOperation(ctx, kind, count, params)
	if err != nil {
		return crm.Operation{}, err
	}
	return op, tx.commit()
}

// openOperation enters a row in the journal and takes its number.
func (tx *Tx) openOperation(ctx context.Context, kind crm.OperationKind, undoes int64) error {
	by := tx.db.author
	res, err := tx.ExecContext(ctx, `
		INSERT INTO operations (kind, at, count, params, undoes, user, computer) VALUES (?, ?, 0, '{}', ?, ?, ?)`,
		kind, tx.now, undoes, by.User, by.Computer)
	if err != nil {
		return asShopError(err)
	}
	tx.concerns = 0
	tx.op, err = res.LastInsertId()
	return err
}

// closeOperation completes the journal's row with what is known at the end.
func (tx *Tx) closeOperation(ctx context.Context, kind crm.OperationKind, count int64, params map[string]any) (crm.Operation, error) {
	if params == nil {
		params = map[string]any{}
	}
	text, err := json.Marshal(params)
	if err != nil {
		return crm.Operation{}, fmt.Errorf("encode operation params: %w", err)
	}
	_, err = tx.ExecContext(ctx, `
		UPDATE operations SET count = ?, params = ?, customer_id = ? WHERE id = ?`, count, string(text), max(tx.concerns, 0), tx.op)
	if err != nil {
		return crm.Operation{}, asShopError(err)
	}
	return crm.Operation{
		ID: tx.op, Kind: kind, At: tx.now, Count: count, Params: params, Undoable: undoable(kind), Author: tx.db.author, Customer: max(tx.concerns, 0),
	}, nil
}
