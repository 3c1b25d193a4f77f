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
// no operation. Phones are E.164 with "+"; a phone or e-mail that names somebody else already is a conflict, and so is a
// field that is no longer what the editor saw.
func (db *DB) EditCustomer(ctx context.Context, id int64, p crm.CustomerPatch) (crm.Operation, error) {
	settings, err := db.Settings(ctx)
	if err != nil {
		return crm.Operation{}, err
	}
	if err := checkPatch(p, db.clock().In(settings.Zone())); err != nil {
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
	for field, text := range map[string]*string{"name": p.Name, "nick": p.Nick, "address": p.Address, "source": p.Source, "card": p.Card} {
		if text != nil && utf8.RuneCountInString(*text) > maxField {
			return crm.Errorf(crm.CodeInvalid, "customer.fieldTooLong", "field", field, "max", maxField)
		}
	}
	if err := checkContacts(p); err != nil {
		return err
	}
	if p.Level != nil && (*p.Level < 0 || *p.Level > crm.MaxLevel) {
		return crm.Errorf(crm.CodeInvalid, "customer.levelInvalid")
	}
	if p.Points != nil && *p.Points < 0 {
		return crm.Errorf(crm.CodeInvalid, "customer.pointsInvalid")
	}
	if p.CardAt != nil && (*p.CardAt < 0 || *p.CardAt > crm.Millis(now)) {
		return crm.Errorf(crm.CodeInvalid, "customer.cardFuture")
	}
	if p.Birthday != nil {
		return checkBirthday(*p.Birthday, now)
	}
	return nil
}

// checkContacts refuses a phone or e-mail that nobody could be reached by.
func checkContacts(p crm.CustomerPatch) error {
	if p.Email != nil && *p.Email != "" {
		if a, err := mail.ParseAddress(*p.Email); err != nil || a.Address != *p.Email {
			return crm.WrapError(err, crm.CodeInvalid, "customer.emailInvalid")
		}
	}
	if p.Phone != nil && *p.Phone != "" && (!strings.HasPrefix(*p.Phone, "+") || len(*p.Phone) < 8 || len(*p.Phone) > 16) {
		return crm.Errorf(crm.CodeInvalid, "customer.phoneInvalid")
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

// edited is a customer as the owner edits them: what files say too, and what only the owner does.
type edited struct {
	storedCustomer
	blocked, impersonal bool
	card                string
	referrer            int64
}

func (tx *Tx) readEdited(ctx context.Context, id int64) (*edited, error) {
	e := &edited{}
	row := tx.QueryRowContext(ctx, `SELECT by_hand, blocked, impersonal, card, referrer_id, `+customerColumns+` FROM customers WHERE id = ?`, id)
	own := []any{&e.hand, &e.blocked, &e.impersonal, &e.card, &e.referrer}
	return e, notFound(row.Scan(append(own, e.fields()...)...), "customer.gone")
}

func (tx *Tx) editCustomer(ctx context.Context, id int64, p crm.CustomerPatch) (int64, error) {
	e, err := tx.readEdited(ctx, id)
	if err != nil {
		return 0, err
	}
	if err := tx.checkSeen(e, p.Seen); err != nil {
		return 0, err
	}
	was := *e
	if err := tx.patch(ctx, e, p); err != nil {
		return 0, err
	}
	if was.customerRow == e.customerRow && was.blocked == e.blocked && was.impersonal == e.impersonal && was.card == e.card && was.referrer == e.referrer {
		return 0, nil
	}
	if err := tx.checkReferrer(ctx, id, e.referrer, was.referrer); err != nil {
		return 0, err
	}
	if err := tx.remember(ctx, imageCustomers, id); err != nil {
		return 0, err
	}
	if err := tx.moveContacts(ctx, id, &was.customerRow, &e.customerRow); err != nil {
		return 0, err
	}
	if was.source != e.source {
		if err := tx.noteSource(ctx, id, was.source, e.source); err != nil {
			return 0, err
		}
	}
	if err := tx.noteProfile(ctx, id, &was, e); err != nil {
		return 0, err
	}
	return 1, tx.saveProfile(ctx, id, e)
}

// moveContacts makes a changed phone or e-mail name its customer; the old one no longer does.
func (tx *Tx) moveContacts(ctx context.Context, id int64, was, is *customerRow) error {
	for _, m := range []struct {
		kind    crm.IdentityKind
		was, is string
	}{{crm.IdentityPhone, was.phone, is.phone}, {crm.IdentityEmail, was.email, is.email}} {
		if err := tx.moveIdentity(ctx, id, m.kind, m.was, m.is); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) patch(ctx context.Context, c *edited, p crm.CustomerPatch) (err error) {
	setText(&c.name, p.Name, &c.hand, handName)
	setText(&c.nick, p.Nick, &c.hand, handNick)
	setText(&c.phone, p.Phone, &c.hand, handPhone)
	setText(&c.email, p.Email, &c.hand, handEmail)
	setText(&c.address, p.Address, &c.hand, handAddress)
	setText(&c.card, p.Card, &c.hand, 0)
	if p.Gender != nil {
		c.gender, c.hand = int64(*p.Gender), c.hand|handGender
	}
	if p.Level != nil {
		c.level, c.hand = int64(*p.Level), c.hand|handLevel
	}
	setNumber(&c.points, p.Points, &c.hand, handPoints)
	setNumber(&c.cardAt, p.CardAt, &c.hand, handCard)
	setNumber(&c.referrer, p.Referrer, &c.hand, 0)
	if b := p.Birthday; b != nil {
		c.birthYear, c.birthMonth, c.birthDay, c.lunar = int64(b.Year), int64(b.Month), int64(b.Day), 0
		if b.Lunar {
			c.lunar = 1
		}
		c.hand |= handBirthday
	}
	if p.Impersonal != nil {
		c.impersonal = *p.Impersonal
	}
	if p.Blocked != nil {
		c.blocked = *p.Blocked
	}
	if p.Region != nil && p.Region.Known() {
		if c.region, err = tx.regionID(ctx, *p.Region); err != nil {
			return err
		}
	}
	if p.Source != nil {
		c.source, err = tx.sourceID(ctx, strings.TrimSpace(*p.Source))
		c.hand |= handSource
	}
	return err
}

func setNumber(at, said *int64, hand *int64, bit int64) {
	if said != nil {
		*at, *hand = *said, *hand|bit
	}
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
	_, err = tx.giveIdentity(ctx, id, identityOf{kind, 0, is})
	return err
}

// giveIdentity makes a name lead to a customer, and tells whether it is new. One that names somebody else is a conflict.
func (tx *Tx) giveIdentity(ctx context.Context, id int64, i identityOf) (bool, error) {
	res, err := tx.ExecContext(ctx, `
		INSERT OR IGNORE INTO identities (kind, platform_id, value, customer_id, op) VALUES (?, ?, ?, ?, ?)`, i.kind, i.platform, i.value, id, tx.op)
	if err != nil {
		return false, asShopError(err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 1 {
		if err != nil {
			return false, err
		}
		return true, tx.rememberCreated(ctx, imageIdentities, fmt.Sprintf("%d|%d|%s", i.kind, i.platform, i.value))
	}
	var owner int64
	var name string
	err = tx.QueryRowContext(ctx, `
		SELECT i.customer_id, coalesce(nullif(c.name, ''), c.nick) FROM identities i JOIN customers c ON c.id = i.customer_id
		WHERE i.kind = ? AND i.platform_id = ? AND i.value = ?`, i.kind, i.platform, i.value).Scan(&owner, &name)
	if err != nil {
		return false, asShopError(err)
	}
	if owner != id {
		return false, crm.Errorf(crm.CodeConflict, "customer.contactTaken", "customer", name, "id", owner)
	}
	return false, nil
}

func (tx *Tx) saveProfile(ctx context.Context, id int64, e *edited) error {
	if err := tx.saveEdited(ctx, id, &e.storedCustomer, e.blocked); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `UPDATE customers SET card = ?, referrer_id = ?, impersonal = ? WHERE id = ?`, e.card, e.referrer, e.impersonal, id)
	return asShopError(err)
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
