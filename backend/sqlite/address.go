package sqlite

import (
	"context"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"
)

// mostAddresses is how many addresses a customer may have beside the main one.
const mostAddresses = 50

// FindAddresses lists a customer's addresses beside the main one, in the order they were entered.
func (db *DB) FindAddresses(ctx context.Context, customer int64) ([]crm.Address, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT id, op, customer_id, label, recipient, phone, region_id, address FROM addresses WHERE customer_id = ? ORDER BY id`, customer)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.Address{}
	for rows.Next() {
		var a crm.Address
		var region int64
		if err := rows.Scan(&a.ID, &a.Version, &a.CustomerID, &a.Label, &a.Recipient, &a.Phone, &region, &a.Address); err != nil {
			return nil, asShopError(err)
		}
		a.Region = db.words.regions.word(region)
		list = append(list, a)
	}
	return list, asShopError(rows.Err())
}

func checkAddress(a *crm.Address) error {
	for field, text := range map[string]*string{"label": &a.Label, "recipient": &a.Recipient, "phone": &a.Phone, "address": &a.Address} {
		*text = strings.TrimSpace(strings.ToValidUTF8(*text, "\uFFFD"))
		if utf8.RuneCountInString(*text) > maxField {
			return crm.Errorf(crm.CodeInvalid, "customer.fieldTooLong", "field", field, "max", maxField)
		}
	}
	if a.Address == "" {
		return crm.Errorf(crm.CodeInvalid, "customer.addressEmpty")
	}
	return nil
}

// AddAddress enters one more address of a customer. Where they had none at all it becomes the main one, unless it says
// more than the main one can.
func (db *DB) AddAddress(ctx context.Context, a crm.Address) (crm.Operation, error) {
	if err := checkAddress(&a); err != nil {
		return crm.Operation{}, err
	}
	return db.changeProfile(ctx, a.CustomerID, func(tx *Tx) error {
		e, err := tx.readEdited(ctx, a.CustomerID)
		if err != nil {
			return err
		}
		if e.address == "" && a.Label+a.Recipient+a.Phone == "" {
			_, err := tx.editCustomer(ctx, a.CustomerID, crm.CustomerPatch{Address: &a.Address, Region: &a.Region})
			return err
		}
		return tx.insertAddress(ctx, a)
	})
}

func (tx *Tx) insertAddress(ctx context.Context, a crm.Address) error {
	region, err := tx.regionID(ctx, a.Region)
	if err != nil {
		return err
	}
	res, err := tx.ExecContext(ctx, `
		INSERT INTO addresses (op, customer_id, label, recipient, phone, region_id, address, created_at)
		SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE (SELECT count(*) FROM addresses WHERE customer_id = ?) < ?`,
		tx.op, a.CustomerID, a.Label, a.Recipient, a.Phone, region, a.Address, tx.now, a.CustomerID, mostAddresses)
	n, err := affected(res, err)
	if err != nil {
		return err
	}
	if n == 0 {
		return crm.Errorf(crm.CodeInvalid, "customer.addressesMany", "max", mostAddresses)
	}
	id, err := res.LastInsertId()
	if err != nil {
		return err
	}
	if err := tx.rememberCreated(ctx, imageAddresses, id); err != nil {
		return err
	}
	return tx.noteField(ctx, a.CustomerID, crm.ProfileAddress, "", a.Address)
}

// EditAddress changes an address as long as it is the version the editor saw.
func (db *DB) EditAddress(ctx context.Context, a crm.Address) (crm.Operation, error) {
	if err := checkAddress(&a); err != nil {
		return crm.Operation{}, err
	}
	return db.changeAddress(ctx, a.ID, func(tx *Tx, was storedAddress) error {
		if a.Version != 0 && a.Version != was.op {
			return crm.Errorf(crm.CodeConflict, "customer.changedMeanwhile", "field", string(crm.ProfileAddress))
		}
		region, err := tx.regionID(ctx, a.Region)
		if err != nil {
			return err
		}
		if err := tx.remember(ctx, imageAddresses, a.ID); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `
			UPDATE addresses SET label = ?, recipient = ?, phone = ?, region_id = ?, address = ?, op = ? WHERE id = ?`,
			a.Label, a.Recipient, a.Phone, region, a.Address, tx.op, a.ID)
		if err != nil {
			return asShopError(err)
		}
		return tx.noteField(ctx, was.customer, crm.ProfileAddress, was.address, a.Address)
	})
}

// DeleteAddress removes an address.
func (db *DB) DeleteAddress(ctx context.Context, id int64) (crm.Operation, error) {
	return db.changeAddress(ctx, id, func(tx *Tx, was storedAddress) error {
		if err := tx.removeAddress(ctx, id); err != nil {
			return err
		}
		return tx.noteField(ctx, was.customer, crm.ProfileAddress, was.address, "")
	})
}

func (tx *Tx) removeAddress(ctx context.Context, id int64) error {
	if err := tx.rememberGone(ctx, imageAddresses, id); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM addresses WHERE id = ?`, id)
	return asShopError(err)
}

// MakeMainAddress puts an address into the profile, and what stood there among the others.
func (db *DB) MakeMainAddress(ctx context.Context, id int64) (crm.Operation, error) {
	return db.changeAddress(ctx, id, func(tx *Tx, was storedAddress) error {
		e, err := tx.readEdited(ctx, was.customer)
		if err != nil {
			return err
		}
		before := crm.Address{CustomerID: was.customer, Address: e.address, Region: tx.region(e.region)}
		if err := tx.removeAddress(ctx, id); err != nil {
			return err
		}
		region := tx.region(was.region)
		if _, err := tx.editCustomer(ctx, was.customer, crm.CustomerPatch{Address: &was.address, Region: &region}); err != nil {
			return err
		}
		if before.Address == "" {
			return nil
		}
		return tx.insertAddress(ctx, before)
	})
}

// storedAddress is what a change of an address starts from.
type storedAddress struct {
	op, customer, region int64
	address              string
}

func (db *DB) changeAddress(ctx context.Context, id int64, do func(*Tx, storedAddress) error) (crm.Operation, error) {
	var was storedAddress
	find := func(q querier) error {
		return notFound(q.QueryRowContext(ctx, `SELECT op, customer_id, region_id, address FROM addresses WHERE id = ?`, id).
			Scan(&was.op, &was.customer, &was.region, &was.address), "customer.addressGone")
	}
	if err := find(db.read); err != nil {
		return crm.Operation{}, err
	}
	return db.changeProfile(ctx, was.customer, func(tx *Tx) error {
		if err := find(tx); err != nil {
			return err
		}
		return do(tx, was)
	})
}

// changeProfile runs a change of one customer as an operation told as an edit.
func (db *DB) changeProfile(ctx context.Context, customer int64, do func(*Tx) error) (crm.Operation, error) {
	params := map[string]any{}
	return db.change(ctx, crm.OpCustomerEdit, params, func(tx *Tx) (int64, error) {
		name, err := tx.customerName(ctx, customer)
		if err != nil {
			return 0, err
		}
		params["customer"] = name
		return 1, do(tx)
	})
}
