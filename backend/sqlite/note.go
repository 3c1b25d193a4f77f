package sqlite

import (
	"context"

	"shuke/backend/crm"
)

const noteColumns = `id, op, customer_id, kind, text, html, pinned, product, batch, order_number, created_at, updated_at`

func scanNote(row interface{ Scan(...any) error }) (n crm.Note, err error) {
	err = row.Scan(&n.ID, &n.Version, &n.CustomerID, &n.Kind, &n.Text, &n.HTML, &n.Pinned, &n.Product, &n.Batch, &n.Order, &n.CreatedAt, &n.UpdatedAt)
	return n, err
}

// FindNotes lists a customer's notes: pinned first, then the latest.
func (db *DB) FindNotes(ctx context.Context, customer int64) ([]crm.Note, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+noteColumns+`
		FROM notes WHERE customer_id = ? ORDER BY pinned DESC, created_at DESC, id DESC`, customer)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	notes := []crm.Note{}
	for rows.Next() {
		n, err := scanNote(rows)
		if err != nil {
			return nil, asShopError(err)
		}
		notes = append(notes, n)
	}
	if err := rows.Err(); err != nil {
		return nil, asShopError(err)
	}
	return notes, db.hydratePictures(ctx, customer, notes)
}

// AddNote writes a note about a customer.
func (db *DB) AddNote(ctx context.Context, customer int64, d crm.NoteDraft) (crm.Operation, error) {
	d, err := d.Checked()
	if err != nil {
		return crm.Operation{}, err
	}
	params := map[string]any{}
	return db.change(ctx, crm.OpNoteAdd, params, func(tx *Tx) (int64, error) {
		if params["customer"], err = tx.customerName(ctx, customer); err != nil {
			return 0, err
		}
		return 1, tx.addNote(ctx, customer, d)
	})
}

// LogCall writes down how a call to a customer ended, as a note. What it says of calling them again goes with it: one operation.
func (db *DB) LogCall(ctx context.Context, customer int64, d crm.NoteDraft, call crm.Call) (crm.Operation, error) {
	d, err := d.Checked()
	if err != nil {
		return crm.Operation{}, err
	}
	params := map[string]any{"outcome": call.Outcome}
	return db.change(ctx, crm.OpCall, params, func(tx *Tx) (int64, error) {
		if params["customer"], err = tx.customerName(ctx, customer); err != nil {
			return 0, err
		}
		if call.Wrong {
			return 1, tx.logWrongNumber(ctx, customer, d)
		}
		if err := tx.addNote(ctx, customer, d); err != nil || !call.Refused {
			return 1, err
		}
		_, err := tx.sayConsent(ctx, customer, crm.ChannelPhone, false, firstCharacters(d.Text, maxField))
		return 1, err
	})
}

// logWrongNumber writes down that somebody else has the number, which is not called or texted any more. They are not gone:
// with another number they are reached again.
func (tx *Tx) logWrongNumber(ctx context.Context, customer int64, d crm.NoteDraft) error {
	if _, err := tx.saltOfAddresses(ctx); err != nil { // not recorded: should this be taken back, others are still hashed with it
		return err
	}
	return tx.recordedly(ctx, func() error {
		if err := tx.addNote(ctx, customer, d); err != nil {
			return err
		}
		number, err := addressFor(ctx, tx, customer, crm.ChannelPhone)
		if crm.ErrorKey(err) == "address.none" { // it was taken out meanwhile
			return nil
		}
		if err != nil {
			return err
		}
		return tx.buryAddress(ctx, customer, number, crm.ReasonAddress)
	})
}

// FindCalls tells how the latest call to each of some customers since a moment ended. One that was undone is none.
func (db *DB) FindCalls(ctx context.Context, customers []int64, since int64) (map[int64]string, error) {
	ids, err := jsonText(customers)
	if err != nil {
		return nil, err
	}
	rows, err := db.read.QueryContext(ctx, `
		SELECT o.customer_id, coalesce(json_extract(o.params, '$.outcome'), '')
		FROM json_each(?) c CROSS JOIN operations o ON o.customer_id = c.value
		WHERE o.customer_id <> 0 AND o.kind = ? AND o.undone_by = 0 AND o.at >= ? ORDER BY o.id`, ids, crm.OpCall, since)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	ended := map[int64]string{}
	for rows.Next() {
		var id int64
		var outcome string
		if err := rows.Scan(&id, &outcome); err != nil {
			return nil, asShopError(err)
		}
		ended[id] = outcome
	}
	return ended, asShopError(rows.Err())
}

func (tx *Tx) addNote(ctx context.Context, customer int64, d crm.NoteDraft) error {
	res, err := tx.ExecContext(ctx, `
		INSERT INTO notes (op, customer_id, kind, text, html, pinned, product, batch, order_number, created_at, updated_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		tx.op, customer, d.Kind, d.Text, d.HTML, d.Pinned, d.Product, d.Batch, d.Order, tx.now, tx.now)
	if err != nil {
		return asShopError(err)
	}
	id, err := res.LastInsertId()
	if err != nil {
		return err
	}
	if err := tx.rememberCreated(ctx, imageNotes, id); err != nil {
		return err
	}
	_, err = tx.setPictures(ctx, id, d.Show)
	return err
}

// firstCharacters is as much of a text as a field holds.
func firstCharacters(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most])
	}
	return text
}

// EditNote makes a note say what the draft says, as long as it is the version the editor saw. A note that stays as it is
// makes no operation.
func (db *DB) EditNote(ctx context.Context, id int64, d crm.NoteDraft) (crm.Operation, error) {
	d, err := d.Checked()
	if err != nil {
		return crm.Operation{}, err
	}
	return db.changeNote(ctx, crm.OpNoteEdit, id, func(tx *Tx) (int64, error) {
		if err := tx.seenNote(ctx, id, d.Seen); err != nil {
			return 0, err
		}
		if err := tx.remember(ctx, imageNotes, id); err != nil {
			return 0, err
		}
		shown, err := tx.setPictures(ctx, id, d.Show)
		if err != nil {
			return 0, err
		}
		return tx.affected(ctx, `
			UPDATE notes SET op = ?1, kind = ?4, text = ?5, pinned = ?6, product = ?7, batch = ?8, order_number = ?9, html = ?11, updated_at = ?2
			WHERE id = ?3 AND ((kind, text, pinned, product, batch, order_number, html) <> (?4, ?5, ?6, ?7, ?8, ?9, ?11) OR ?10)`,
			tx.op, tx.now, id, d.Kind, d.Text, d.Pinned, d.Product, d.Batch, d.Order, shown, d.HTML)
	})
}

// seenNote refuses an edit of a note that somebody else wrote since it was read.
func (tx *Tx) seenNote(ctx context.Context, id, seen int64) error {
	var op int64
	if err := tx.QueryRowContext(ctx, `SELECT op FROM notes WHERE id = ?`, id).Scan(&op); err != nil {
		return notFound(err, "note.gone")
	}
	if seen != 0 && op != seen {
		return crm.Errorf(crm.CodeConflict, "note.changedMeanwhile")
	}
	return nil
}

// DeleteNote removes a note.
func (db *DB) DeleteNote(ctx context.Context, id int64) (crm.Operation, error) {
	return db.changeNote(ctx, crm.OpNoteDelete, id, func(tx *Tx) (int64, error) {
		if _, err := tx.setPictures(ctx, id, nil); err != nil {
			return 0, err
		}
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

// customerName is what the operation's sentence calls a customer it is about.
func (tx *Tx) customerName(ctx context.Context, id int64) (name string, err error) {
	tx.concern(id)
	err = tx.QueryRowContext(ctx, `SELECT coalesce(nullif(name, ''), nullif(nick, ''), '#' || id) FROM customers WHERE id = ?`, id).Scan(&name)
	return name, notFound(err, "customer.gone")
}
