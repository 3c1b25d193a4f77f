package sqlite

import (
	"context"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"
)

// maxNote is how many characters a note may have.
const maxNote = 10_000

// FindNotes lists a customer's notes: pinned first, then the latest.
func (db *DB) FindNotes(ctx context.Context, customer int64) ([]crm.Note, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT id, customer_id, text, pinned, created_at, updated_at
		FROM notes WHERE customer_id = ? ORDER BY pinned DESC, created_at DESC, id DESC`, customer)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	notes := []crm.Note{}
	for rows.Next() {
		var n crm.Note
		if err := rows.Scan(&n.ID, &n.CustomerID, &n.Text, &n.Pinned, &n.CreatedAt, &n.UpdatedAt); err != nil {
			return nil, asShopError(err)
		}
		notes = append(notes, n)
	}
	return notes, asShopError(rows.Err())
}

// AddNote writes a note about a customer.
func (db *DB) AddNote(ctx context.Context, customer int64, text string) (crm.Operation, error) {
	text, err := noteText(text)
	if err != nil {
		return crm.Operation{}, err
	}
	params := map[string]any{}
	return db.change(ctx, crm.OpNoteAdd, params, func(tx *Tx) (int64, error) {
		if params["customer"], err = tx.customerName(ctx, customer); err != nil {
			return 0, err
		}
		res, err := tx.ExecContext(ctx, `
			INSERT INTO notes (op, customer_id, text, pinned, created_at, updated_at) VALUES (?, ?, ?, 0, ?, ?)`,
			tx.op, customer, text, tx.now, tx.now)
		if err != nil {
			return 0, asShopError(err)
		}
		id, err := res.LastInsertId()
		if err != nil {
			return 0, err
		}
		return 1, tx.rememberCreated(ctx, imageNotes, id)
	})
}

// EditNote changes a note's words or pins it. A note that stays as it is makes no operation.
func (db *DB) EditNote(ctx context.Context, id int64, text string, pinned bool) (crm.Operation, error) {
	text, err := noteText(text)
	if err != nil {
		return crm.Operation{}, err
	}
	return db.changeNote(ctx, crm.OpNoteEdit, id, func(tx *Tx) (int64, error) {
		if err := tx.remember(ctx, imageNotes, id); err != nil {
			return 0, err
		}
		res, err := tx.ExecContext(ctx, `
			UPDATE notes SET op = ?, text = ?, pinned = ?, updated_at = ? WHERE id = ? AND (text, pinned) <> (?, ?)`,
			tx.op, text, pinned, tx.now, id, text, pinned)
		if err != nil {
			return 0, asShopError(err)
		}
		return res.RowsAffected()
	})
}

// DeleteNote removes a note.
func (db *DB) DeleteNote(ctx context.Context, id int64) (crm.Operation, error) {
	return db.changeNote(ctx, crm.OpNoteDelete, id, func(tx *Tx) (int64, error) {
		if err := tx.rememberGone(ctx, imageNotes, id); err != nil {
			return 0, err
		}
		res, err := tx.ExecContext(ctx, `DELETE FROM notes WHERE id = ?`, id)
		if err != nil {
			return 0, asShopError(err)
		}
		return res.RowsAffected()
	})
}

func (db *DB) changeNote(ctx context.Context, kind crm.OperationKind, id int64, do func(*Tx) (int64, error)) (crm.Operation, error) {
	params := map[string]any{}
	return db.change(ctx, kind, params, func(tx *Tx) (int64, error) {
		var customer int64
		if err := tx.QueryRowContext(ctx, `SELECT customer_id FROM notes WHERE id = ?`, id).Scan(&customer); err != nil {
			return 0, notFound(err, "note.gone")
		}
		var err error
		if params["customer"], err = tx.customerName(ctx, customer); err != nil {
			return 0, err
		}
		return do(tx)
	})
}

func noteText(text string) (string, error) {
	text = strings.TrimSpace(strings.ToValidUTF8(text, "\uFFFD"))
	if text == "" || utf8.RuneCountInString(text) > maxNote {
		return "", crm.Errorf(crm.CodeInvalid, "note.text.length", "max", maxNote)
	}
	return text, nil
}

// customerName is what a sentence calls a customer.
func (tx *Tx) customerName(ctx context.Context, id int64) (name string, err error) {
	err = tx.QueryRowContext(ctx, `SELECT coalesce(nullif(name, ''), nick) FROM customers WHERE id = ?`, id).Scan(&name)
	return name, notFound(err, "customer.gone")
}
