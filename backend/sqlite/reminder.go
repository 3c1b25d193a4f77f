package sqlite

import (
	"context"
	"fmt"

	"shuke/backend/crm"
)

// What came since a reminder was written. An order counts when the shop did not know it then and it was placed since that
// day, or still waits to be sent: last year's orders, imported late, are no next order. An event likewise.
const (
	cameOrder = `(SELECT min(o.created_at) FROM orders o WHERE o.customer_id = r.customer_id AND o.id > r.after_order
		AND (o.created_at >= r.since OR o.status = 2))`
	cameEvent = `(SELECT min(e.at) FROM events e WHERE e.customer_id = r.customer_id AND e.id > r.after_event AND e.at >= r.since)`
)

// readReminders computes when a reminder is due: the moment it was set or put off to, else when what it waits for came, but
// not before it was written.
const readReminders = `
	SELECT id, customer_id, called, text, waits_for, due_at, done_at, created_at,
		CASE WHEN due_at > 0 THEN due_at WHEN came IS NULL THEN 0 ELSE max(came, created_at) END AS due, due_at = 0 AND came IS NOT NULL
	FROM (
		SELECT r.*, coalesce(nullif(c.name, ''), c.nick) AS called,
			CASE
				WHEN r.due_at > 0 OR r.done_at > 0 THEN NULL
				WHEN r.waits_for = 'order' THEN ` + cameOrder + `
				ELSE nullif(min(coalesce(` + cameOrder + `, 9223372036854775807), coalesce(` + cameEvent + `, 9223372036854775807)), 9223372036854775807)
			END AS came
		FROM reminders r JOIN customers c ON c.id = r.customer_id
		WHERE %s)`

func scanReminder(row interface{ Scan(...any) error }) (r crm.Reminder, err error) {
	err = row.Scan(&r.ID, &r.CustomerID, &r.Customer, &r.Text, &r.Wait, &r.DueAt, &r.DoneAt, &r.CreatedAt, &r.Due, &r.Came)
	return r, err
}

// FindReminders lists a customer's open reminders: the due ones first, then those to come, then those that wait.
func (db *DB) FindReminders(ctx context.Context, customer int64) ([]crm.Reminder, error) {
	return db.reminders(ctx, `r.done_at = 0 AND r.customer_id = ?1`, `due = 0, due, id LIMIT 200`, customer)
}

// FindAllReminders lists a customer's reminders, done ones too, the latest written first.
func (db *DB) FindAllReminders(ctx context.Context, customer int64) ([]crm.Reminder, error) {
	return db.reminders(ctx, `r.customer_id = ?1`, `created_at DESC, id DESC`, customer)
}

// FindOpenReminders lists the shop's open reminders in the same order, at most limit.
func (db *DB) FindOpenReminders(ctx context.Context, limit int) ([]crm.Reminder, error) {
	return db.reminders(ctx, `r.done_at = 0`, `due = 0, due, id LIMIT ?1`, limit)
}

// FindDoneReminders lists what was done since, the latest first.
func (db *DB) FindDoneReminders(ctx context.Context, since int64) ([]crm.Reminder, error) {
	return db.reminders(ctx, `r.done_at >= ?1 AND r.done_at > 0`, `done_at DESC, id DESC LIMIT 50`, since)
}

// FindUntold lists the reminders that are due at a moment and that nobody was notified of.
func (db *DB) FindUntold(ctx context.Context, now int64) ([]crm.Reminder, error) {
	all, err := db.reminders(ctx, `r.done_at = 0 AND r.due_at <= ?1`, `due, id LIMIT 1000`, now)
	if err != nil {
		return nil, err
	}
	told, err := db.toldReminders(ctx)
	if err != nil {
		return nil, err
	}
	untold := []crm.Reminder{}
	for _, r := range all {
		if (r.Came || r.Due > 0 && r.Due <= now) && !told[idRange{r.ID, r.Due}] {
			untold = append(untold, r)
		}
	}
	return untold, nil
}

func (db *DB) toldReminders(ctx context.Context) (map[idRange]bool, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT reminder_id, due FROM reminder_alerts`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	told := map[idRange]bool{}
	for rows.Next() {
		var r idRange
		if err := rows.Scan(&r.first, &r.last); err != nil {
			return nil, asShopError(err)
		}
		told[r] = true
	}
	return told, asShopError(rows.Err())
}

// MarkTold keeps that reminders were notified of at their present moment, so that they are not again: not after a restart,
// and not when the clock is set back. It answers those that nobody had marked before: whoever gets one tells of it.
func (db *DB) MarkTold(ctx context.Context, all []crm.Reminder) ([]crm.Reminder, error) {
	tx, err := db.begin(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer func() { _ = tx.Rollback() }()
	mine := []crm.Reminder{}
	for _, r := range all {
		n, err := tx.affected(ctx, `INSERT OR IGNORE INTO reminder_alerts (reminder_id, due) VALUES (?, ?)`, r.ID, r.Due)
		if err != nil {
			return nil, err
		}
		if n == 1 {
			mine = append(mine, r)
		}
	}
	return mine, asShopError(tx.Commit())
}

func (db *DB) reminders(ctx context.Context, where, order string, args ...any) ([]crm.Reminder, error) {
	rows, err := db.read.QueryContext(ctx, fmt.Sprintf(readReminders, where)+` ORDER BY `+order, args...)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.Reminder{}
	for rows.Next() {
		r, err := scanReminder(rows)
		if err != nil {
			return nil, asShopError(err)
		}
		list = append(list, r)
	}
	return list, asShopError(rows.Err())
}

// AddReminder writes a reminder for a customer. since is the beginning of the shop's present day.
func (db *DB) AddReminder(ctx context.Context, customer int64, d crm.ReminderDraft, since int64) (crm.Operation, error) {
	d, err := d.Checked()
	if err != nil {
		return crm.Operation{}, err
	}
	params := map[string]any{}
	return db.change(ctx, crm.OpReminderAdd, params, func(tx *Tx) (int64, error) {
		if params["customer"], err = tx.customerName(ctx, customer); err != nil {
			return 0, err
		}
		res, err := tx.ExecContext(ctx, `
			INSERT INTO reminders (op, customer_id, text, waits_for, due_at, since, after_order, after_event, done_at, created_at)
			VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM orders), (SELECT coalesce(max(id), 0) FROM events), 0, ?)`,
			tx.op, customer, d.Text, d.Wait, d.DueAt, since, tx.now)
		if err != nil {
			return 0, asShopError(err)
		}
		id, err := res.LastInsertId()
		if err != nil {
			return 0, err
		}
		return 1, tx.rememberCreated(ctx, imageReminders, id)
	})
}

// EditReminder makes a reminder say what the draft says, and opens it again when it was done.
func (db *DB) EditReminder(ctx context.Context, id int64, d crm.ReminderDraft) (crm.Operation, error) {
	d, err := d.Checked()
	if err != nil {
		return crm.Operation{}, err
	}
	return db.setReminder(ctx, crm.OpReminderEdit, id, `text = ?3, waits_for = ?4, due_at = ?5, done_at = 0`,
		`(text, waits_for, due_at, done_at) <> (?3, ?4, ?5, 0)`, d.Text, d.Wait, d.DueAt)
}

// SnoozeReminder puts an open reminder off to a moment, whatever it waited for.
func (db *DB) SnoozeReminder(ctx context.Context, id, until int64) (crm.Operation, error) {
	return db.setReminder(ctx, crm.OpReminderSnooze, id, `due_at = ?3`, `due_at <> ?3 AND done_at = 0`, until)
}

// FinishReminder marks a reminder as done.
func (db *DB) FinishReminder(ctx context.Context, id int64) (crm.Operation, error) {
	return db.setReminder(ctx, crm.OpReminderDone, id, `done_at = ?3`, `done_at = 0`, crm.Millis(db.clock()))
}

// setReminder writes columns of a reminder unless it has them already. Parameters of both are numbered from ?3.
func (db *DB) setReminder(ctx context.Context, kind crm.OperationKind, id int64, set, differs string, args ...any) (crm.Operation, error) {
	return db.changePlain(ctx, kind, imageReminders, id, "reminder.gone", func(tx *Tx) (int64, error) {
		if err := tx.remember(ctx, imageReminders, id); err != nil {
			return 0, err
		}
		return tx.affected(ctx, `UPDATE reminders SET op = ?1, `+set+` WHERE id = ?2 AND `+differs, append([]any{tx.op, id}, args...)...)
	})
}

// DeleteReminder removes a reminder.
func (db *DB) DeleteReminder(ctx context.Context, id int64) (crm.Operation, error) {
	return db.deletePlain(ctx, crm.OpReminderDelete, imageReminders, id, "reminder.gone")
}
