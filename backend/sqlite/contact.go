package sqlite

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"
)

// contactFields are where a contact of each kind stands in the profile when it is the primary one.
var contactFields = map[crm.IdentityKind]crm.ProfileField{
	crm.IdentityAccount: crm.ProfileAccount, crm.IdentityPhone: crm.ProfilePhone, crm.IdentityEmail: crm.ProfileEmail,
}

// primary is the contact of a kind that the profile shows: the nick for accounts.
func (e *edited) primary(kind crm.IdentityKind) (at *string, hand int64) {
	switch kind {
	case crm.IdentityPhone:
		return &e.phone, handPhone
	case crm.IdentityEmail:
		return &e.email, handEmail
	case crm.IdentityAccount:
	}
	return &e.nick, handNick
}

// AddContact gives a customer one more phone, e-mail or account; the first of its kind becomes the primary one. What
// names somebody else is a conflict.
func (db *DB) AddContact(ctx context.Context, customer int64, i crm.Identity) (crm.Operation, error) {
	if err := checkContact(i); err != nil {
		return crm.Operation{}, err
	}
	return db.changeContact(ctx, customer, i, func(tx *Tx, e *edited, id identityOf) (bool, error) {
		gained, err := tx.giveIdentity(ctx, customer, id)
		if err != nil || !gained {
			return false, err
		}
		if at, hand := e.primary(i.Kind); *at == "" {
			*at, e.hand = i.Value, e.hand|hand
		}
		return true, tx.noteField(ctx, customer, contactFields[i.Kind], "", i.Value)
	})
}

func checkContact(i crm.Identity) error {
	switch i.Kind {
	case crm.IdentityPhone, crm.IdentityEmail:
		p := crm.CustomerPatch{}
		if i.Kind == crm.IdentityPhone {
			p.Phone = &i.Value
		} else {
			p.Email = &i.Value
		}
		if i.Value == "" {
			return crm.Errorf(crm.CodeInvalid, "customer.contactEmpty")
		}
		return checkContacts(p)
	case crm.IdentityAccount:
		if i.Value == "" || i.Platform == "" {
			return crm.Errorf(crm.CodeInvalid, "customer.contactEmpty")
		}
		if utf8.RuneCountInString(i.Value) > maxField {
			return crm.Errorf(crm.CodeInvalid, "customer.fieldTooLong", "field", string(crm.ProfileAccount), "max", maxField)
		}
		return nil
	}
	return crm.Errorf(crm.CodeInvalid, "customer.contactEmpty")
}

// RemoveContact takes a phone, e-mail or account from a customer. Where it was the primary one, another takes its place.
func (db *DB) RemoveContact(ctx context.Context, customer int64, i crm.Identity) (crm.Operation, error) {
	return db.changeContact(ctx, customer, i, func(tx *Tx, e *edited, id identityOf) (bool, error) {
		const mine = `customer_id = ?1 AND kind = ?2 AND platform_id = ?3 AND value = ?4`
		if err := tx.keepWhere(ctx, imageIdentities, mine, 1, customer, id.kind, id.platform, id.value); err != nil {
			return false, err
		}
		res, err := tx.ExecContext(ctx, `DELETE FROM identities WHERE `+mine, customer, id.kind, id.platform, id.value)
		if n, err := affected(res, err); err != nil || n == 0 {
			return false, orMissing(err, n)
		}
		if at, hand := e.primary(i.Kind); *at == i.Value {
			if *at, err = tx.anyContact(ctx, customer, i.Kind); err != nil {
				return false, err
			}
			e.hand |= hand
		}
		return true, tx.noteField(ctx, customer, contactFields[i.Kind], i.Value, "")
	})
}

func orMissing(err error, rows int64) error {
	if err == nil && rows == 0 {
		return crm.Errorf(crm.CodeNotFound, "customer.contactGone")
	}
	return err
}

// MakePrimary puts a contact of the customer into the profile: what lists show and messages go to.
func (db *DB) MakePrimary(ctx context.Context, customer int64, i crm.Identity) (crm.Operation, error) {
	return db.changeContact(ctx, customer, i, func(tx *Tx, e *edited, id identityOf) (bool, error) {
		var theirs int64
		err := tx.QueryRowContext(ctx, `
			SELECT count(*) FROM identities WHERE customer_id = ? AND kind = ? AND platform_id = ? AND value = ?`,
			customer, id.kind, id.platform, id.value).Scan(&theirs)
		if err != nil || theirs == 0 {
			return false, orMissing(asShopError(err), theirs)
		}
		at, hand := e.primary(i.Kind)
		was := *at
		if was == i.Value {
			return false, nil
		}
		*at, e.hand = i.Value, e.hand|hand
		return true, tx.noteField(ctx, customer, contactFields[i.Kind], was, i.Value)
	})
}

// changeContact runs one change of a customer's contacts as an operation.
func (db *DB) changeContact(ctx context.Context, customer int64, i crm.Identity, do func(*Tx, *edited, identityOf) (bool, error)) (crm.Operation, error) {
	params := map[string]any{}
	return db.change(ctx, crm.OpCustomerEdit, params, func(tx *Tx) (int64, error) {
		name, err := tx.customerName(ctx, customer)
		if err != nil {
			return 0, err
		}
		params["customer"] = name
		id := identityOf{kind: i.Kind, value: i.Value}
		if i.Kind == crm.IdentityAccount {
			if id.platform, err = tx.platformID(ctx, strings.TrimSpace(i.Platform)); err != nil {
				return 0, err
			}
		}
		e, err := tx.readEdited(ctx, customer)
		if err != nil {
			return 0, err
		}
		was := *e
		changed, err := do(tx, e, id)
		if err != nil || !changed || was == *e {
			return count(changed), err
		}
		if err := tx.remember(ctx, imageCustomers, customer); err != nil {
			return 0, err
		}
		return 1, tx.saveProfile(ctx, customer, e)
	})
}

func count(changed bool) int64 {
	if changed {
		return 1
	}
	return 0
}

// anyContact is a contact of a kind that the customer still has, or "".
func (tx *Tx) anyContact(ctx context.Context, customer int64, kind crm.IdentityKind) (string, error) {
	rows, err := tx.QueryContext(ctx, `SELECT value FROM identities WHERE customer_id = ? AND kind = ? ORDER BY platform_id, value`, customer, kind)
	if err != nil {
		return "", asShopError(err)
	}
	defer rows.Close()
	var values []string
	for rows.Next() {
		var v string
		if err := rows.Scan(&v); err != nil {
			return "", asShopError(err)
		}
		values = append(values, v)
	}
	slices.Sort(values)
	return firstText(values...), asShopError(rows.Err())
}
