package sqlite

import (
	"context"
	"fmt"

	"shuke/backend/crm"
)

// asCustomer is what an edit works on, as everybody else knows it.
func (e *edited) asCustomer(tx *Tx) *crm.Customer {
	return &crm.Customer{
		Name: e.name, Nick: e.nick, Phone: e.phone, Email: e.email, Gender: crm.Gender(e.gender),
		Birthday: crm.Birthday{Year: int(e.birthYear), Month: int(e.birthMonth), Day: int(e.birthDay), Lunar: e.lunar != 0},
		Address:  e.address, Source: tx.sourceName(e.source), ReferrerID: e.referrer, Level: int(e.level), Points: e.points,
		Card: e.card, CardClaimedAt: e.cardAt, Impersonal: e.impersonal, Blocked: e.blocked,
	}
}

// checkSeen refuses an edit of fields that somebody else has changed since the editor saw them.
func (tx *Tx) checkSeen(e *edited, seen map[crm.ProfileField]string) error {
	now := e.asCustomer(tx)
	for _, f := range crm.ProfileFields {
		if mark, asked := seen[f]; asked && mark != now.ProfileMark(f) {
			return crm.Errorf(crm.CodeConflict, "customer.changedMeanwhile", "field", string(f))
		}
	}
	return nil
}

// noteProfile keeps what an edit changed, field by field.
func (tx *Tx) noteProfile(ctx context.Context, id int64, was, is *edited) error {
	before, after := was.asCustomer(tx), is.asCustomer(tx)
	for _, f := range crm.ProfileFields {
		if err := tx.noteField(ctx, id, f, before.ProfileText(f), after.ProfileText(f)); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) noteField(ctx context.Context, id int64, f crm.ProfileField, was, is string) error {
	if was == is {
		return nil
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO profile_changes (op, customer_id, field, was, now) VALUES (?, ?, ?, ?, ?)`, tx.op, id, f, was, is)
	return asShopError(err)
}

// FindProfileChanges lists what the owner changed of a customer's profile, latest first; of one field, or of all for "".
func (db *DB) FindProfileChanges(ctx context.Context, customer int64, field crm.ProfileField) ([]crm.ProfileChange, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT o.at, p.op, o.kind, p.field, p.was, p.now FROM profile_changes p JOIN operations o ON o.id = p.op
		WHERE p.customer_id IN `+whoTheyWere+` AND o.undone_by = 0 AND (?2 = '' OR p.field = ?2) ORDER BY p.op DESC, p.id LIMIT ?3`, customer, field, maxPage)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	changes := []crm.ProfileChange{}
	for rows.Next() {
		var c crm.ProfileChange
		if err := rows.Scan(&c.At, &c.Operation, &c.Kind, &c.Field, &c.Was, &c.Is); err != nil {
			return nil, asShopError(err)
		}
		changes = append(changes, c)
	}
	if err := rows.Err(); err != nil {
		return nil, asShopError(err)
	}
	bulk, err := db.changesInBulk(ctx, customer, field)
	changes = append(changes, bulk...)
	latestFirst(changes)
	return changes[:min(len(changes), maxPage)], err
}

// longestReferral is how far a chain of referrers is followed.
const longestReferral = 10_000

// checkReferrer refuses somebody who is not there, and a chain of referrers that comes back to where it began.
func (tx *Tx) checkReferrer(ctx context.Context, id, referrer, was int64) error {
	if referrer == was || referrer == 0 {
		return nil
	}
	for at, steps := referrer, 0; at != 0; steps++ {
		if at == id || steps > longestReferral {
			return crm.Errorf(crm.CodeConflict, "customer.referrerCycle")
		}
		if err := tx.QueryRowContext(ctx, `SELECT referrer_id FROM customers WHERE id = ?`, at).Scan(&at); err != nil {
			return notFound(err, "customer.referrerGone")
		}
	}
	return nil
}

// inheritReferrals lets those whom from brought be brought by into, and gives into what only from had of what files never
// say. A chain of referrers that would come back to into ends there.
func (tx *Tx) inheritReferrals(ctx context.Context, into, from int64) error {
	if err := tx.keepWhere(ctx, imageCustomers, `referrer_id = ?1 OR id = ?2`, 0, from, into); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE customers SET referrer_id = ?, op = ? WHERE referrer_id = ?`, into, tx.op, from); err != nil {
		return asShopError(err)
	}
	_, err := tx.ExecContext(ctx, `
		UPDATE customers AS c SET
			card = CASE c.card WHEN '' THEN f.card ELSE c.card END,
			impersonal = max(c.impersonal, f.impersonal),
			referrer_id = CASE WHEN c.referrer_id IN (0, c.id) THEN f.referrer_id ELSE c.referrer_id END,
			op = ?3
		FROM customers f WHERE f.id = ?2 AND c.id = ?1`, into, from, tx.op)
	if err != nil {
		return asShopError(err)
	}
	var referrer int64
	if err := tx.QueryRowContext(ctx, `SELECT referrer_id FROM customers WHERE id = ?`, into).Scan(&referrer); err != nil {
		return asShopError(err)
	}
	err = tx.checkReferrer(ctx, into, referrer, 0)
	if crm.ErrorKey(err) == "customer.referrerCycle" {
		_, err = tx.ExecContext(ctx, `UPDATE customers SET referrer_id = 0 WHERE id = ?`, into)
	}
	if err != nil {
		return fmt.Errorf("referrer of %d: %w", into, asShopError(err))
	}
	return nil
}
