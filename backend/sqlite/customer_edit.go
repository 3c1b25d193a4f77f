package sqlite

import (
	"context"
	"fmt"
	"net/mail"
	"strings"
	"time"
	"unicode/utf8"

	"shuke/backend/crm"
)

// maxField is how many characters a field of a profile may have.
const maxField = 200

// EditCustomer sets fields of a customer by hand; no import touches them from then on. A patch that changes nothing makes
// no operation. Phones are E.164 with "+"; a phone or e-mail that names somebody else already is a conflict.
func (db *DB) EditCustomer(ctx context.Context, id int64, p crm.CustomerPatch) (crm.Operation, error) {
	if err := checkPatch(p, db.clock()); err != nil {
		return crm.Operation{}, err
	}
	params := map[string]any{}
	return db.change(ctx, crm.OpCustomerEdit, params, func(tx *Tx) (int64, error) {
		var err error
		if params["customer"], err = tx.customerName(ctx, id); err != nil {
			return 0, err
		}
		return tx.editCustomer(ctx, id, p)
	})
}

func checkPatch(p crm.CustomerPatch, now time.Time) error {
	for field, text := range map[string]*string{"name": p.Name, "address": p.Address, "source": p.Source} {
		if text != nil && utf8.RuneCountInString(*text) > maxField {
			return crm.Errorf(crm.CodeInvalid, "customer.fieldTooLong", "field", field, "max", maxField)
		}
	}
	if p.Email != nil && *p.Email != "" {
		if a, err := mail.ParseAddress(*p.Email); err != nil || a.Address != *p.Email {
			return crm.WrapError(err, crm.CodeInvalid, "customer.emailInvalid")
		}
	}
	if p.Phone != nil && *p.Phone != "" && (!strings.HasPrefix(*p.Phone, "+") || len(*p.Phone) < 8 || len(*p.Phone) > 16) {
		return crm.Errorf(crm.CodeInvalid, "customer.phoneInvalid")
	}
	if p.Level != nil && (*p.Level < 0 || *p.Level > 99) {
		return crm.Errorf(crm.CodeInvalid, "customer.levelInvalid")
	}
	if p.Birthday != nil {
		return checkBirthday(*p.Birthday, now)
	}
	return nil
}

// checkBirthday refuses days no calendar has and days to come; a lunar month has at most 30 days.
func checkBirthday(b crm.Birthday, now time.Time) error {
	if !b.Known() {
		return nil
	}
	invalid := crm.Errorf(crm.CodeInvalid, "customer.birthdayInvalid")
	if b.Month < 0 || b.Month > 12 || b.Day < 0 || b.Day > 31 || (b.Month == 0) != (b.Day == 0) || b.Year != 0 && b.Year < 1900 {
		return invalid
	}
	if b.Lunar {
		if b.Day > 30 {
			return invalid
		}
	} else if b.Month != 0 {
		year := b.Year
		if year == 0 {
			year = 2000 // a leap year: 29 February is a birthday
		}
		if d := time.Date(year, time.Month(b.Month), b.Day, 0, 0, 0, 0, time.UTC); d.Day() != b.Day {
			return invalid
		}
	}
	if b.Year > now.Year() || b.Year == now.Year() && b.Month*100+b.Day > int(now.Month())*100+now.Day() {
		return crm.Errorf(crm.CodeInvalid, "customer.birthdayFuture")
	}
	return nil
}

func (tx *Tx) editCustomer(ctx context.Context, id int64, p crm.CustomerPatch) (int64, error) {
	c := &storedCustomer{}
	var blocked bool
	row := tx.QueryRowContext(ctx, `SELECT by_hand, blocked, `+customerColumns+` FROM customers WHERE id = ?`, id)
	if err := row.Scan(append([]any{&c.hand, &blocked}, c.fields()...)...); err != nil {
		return 0, notFound(err, "customer.gone")
	}
	was, wasBlocked := *c, blocked
	if err := tx.patch(ctx, c, p); err != nil {
		return 0, err
	}
	if p.Blocked != nil {
		blocked = *p.Blocked
	}
	if was.customerRow == c.customerRow && blocked == wasBlocked {
		return 0, nil
	}
	if err := tx.remember(ctx, imageCustomers, id); err != nil {
		return 0, err
	}
	for _, m := range []struct {
		kind    crm.IdentityKind
		was, is string
	}{{crm.IdentityPhone, was.phone, c.phone}, {crm.IdentityEmail, was.email, c.email}} {
		if err := tx.moveIdentity(ctx, id, m.kind, m.was, m.is); err != nil {
			return 0, err
		}
	}
	if was.source != c.source {
		if err := tx.noteSource(ctx, id, was.source, c.source); err != nil {
			return 0, err
		}
	}
	return 1, tx.saveEdited(ctx, id, c, blocked)
}

func (tx *Tx) patch(ctx context.Context, c *storedCustomer, p crm.CustomerPatch) (err error) {
	setText(&c.name, p.Name, &c.hand, handName)
	setText(&c.phone, p.Phone, &c.hand, handPhone)
	setText(&c.email, p.Email, &c.hand, handEmail)
	setText(&c.address, p.Address, &c.hand, handAddress)
	if p.Gender != nil {
		c.gender, c.hand = int64(*p.Gender), c.hand|handGender
	}
	if p.Level != nil {
		c.level, c.hand = int64(*p.Level), c.hand|handLevel
	}
	if b := p.Birthday; b != nil {
		c.birthYear, c.birthMonth, c.birthDay, c.lunar = int64(b.Year), int64(b.Month), int64(b.Day), 0
		if b.Lunar {
			c.lunar = 1
		}
		c.hand |= handBirthday
	}
	if p.Source != nil {
		c.source, err = tx.sourceID(ctx, strings.TrimSpace(*p.Source))
		c.hand |= handSource
	}
	return err
}

func setText(at, said *string, hand *int64, bit int64) {
	if said != nil {
		*at, *hand = strings.TrimSpace(*said), *hand|bit
	}
}

// moveIdentity makes a changed phone or e-mail name its customer; the old one no longer does.
func (tx *Tx) moveIdentity(ctx context.Context, id int64, kind crm.IdentityKind, was, is string) error {
	if was == is {
		return nil
	}
	if err := tx.keepWhere(ctx, imageIdentities, `kind = ?1 AND platform_id = 0 AND value = ?2`, 1, kind, was); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM identities WHERE kind = ? AND platform_id = 0 AND value = ? AND customer_id = ?`, kind, was, id)
	if err != nil || is == "" {
		return asShopError(err)
	}
	res, err := tx.ExecContext(ctx, `
		INSERT OR IGNORE INTO identities (kind, platform_id, value, customer_id, op) VALUES (?, 0, ?, ?, ?)`, kind, is, id, tx.op)
	if err != nil {
		return asShopError(err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 1 {
		if err != nil {
			return err
		}
		return tx.rememberCreated(ctx, imageIdentities, fmt.Sprintf("%d|0|%s", kind, is))
	}
	var owner int64
	if err := tx.QueryRowContext(ctx, `SELECT customer_id FROM identities WHERE kind = ? AND platform_id = 0 AND value = ?`, kind, is).Scan(&owner); err != nil {
		return asShopError(err)
	}
	if owner != id {
		return crm.Errorf(crm.CodeConflict, "customer.contactTaken", "customer", owner)
	}
	return nil
}

func (tx *Tx) saveEdited(ctx context.Context, id int64, c *storedCustomer, blocked bool) error {
	_, err := tx.ExecContext(ctx, `
		UPDATE customers SET (`+customerColumns+`, by_hand, blocked, op, updated_at)
			= (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?`,
		c.name, c.nick, c.phone, c.email, c.gender, c.birthYear, c.birthMonth, c.birthDay, c.lunar, c.region, c.address,
		c.source, c.level, c.points, c.cardAt, c.hand, blocked, tx.op, tx.now, id)
	if err != nil {
		return asShopError(err)
	}
	return tx.reindexWords(ctx, id)
}
