package sqlite

import (
	"context"
	"slices"

	"shuke/backend/crm"
)

// The notes that are printed: what is always put in, and a next visit until a parcel was packed after it was written.
const printed = `n.kind = 'parcel' OR n.kind = 'visit' AND NOT EXISTS (
	SELECT 1 FROM parcels b WHERE b.customer_id = n.customer_id AND b.packed_at > n.updated_at)`

// FindSlips lists the parcels to be packed with something to be done about them: paid orders that are not sent, of customers
// with notes for it. With a customer it is theirs alone, also without an order or a note.
func (db *DB) FindSlips(ctx context.Context, customer int64) ([]crm.Slip, error) {
	if customer != 0 {
		orders, err := db.readOrders(ctx, `WHERE o.customer_id = ? AND `+unpacked+` ORDER BY o.paid_at, o.id`, customer)
		if err != nil {
			return nil, err
		}
		if len(orders) == 0 {
			orders = []crm.Order{{CustomerID: customer}}
		}
		return db.slips(ctx, orders)
	}
	orders, err := db.readOrders(ctx, `
		WHERE o.customer_id IN (SELECT n.customer_id FROM notes n WHERE `+printed+`) AND `+unpacked+` ORDER BY o.paid_at, o.id LIMIT 200`)
	if err != nil {
		return nil, err
	}
	return db.slips(ctx, orders)
}

const unpacked = `o.status = 2 AND NOT EXISTS (SELECT 1 FROM parcels b WHERE b.customer_id = o.customer_id AND b.order_number = o.number)`

func (db *DB) slips(ctx context.Context, orders []crm.Order) ([]crm.Slip, error) {
	list := make([]crm.Slip, len(orders))
	for i, o := range orders {
		s := crm.Slip{CustomerID: o.CustomerID, Order: o}
		if err := db.read.QueryRowContext(ctx, `SELECT coalesce(nullif(name, ''), nick) FROM customers WHERE id = ?`, o.CustomerID).Scan(&s.Customer); err != nil {
			return nil, notFound(err, "customer.gone")
		}
		var err error
		if s.Notes, err = db.printedNotes(ctx, o.CustomerID); err != nil {
			return nil, err
		}
		if s.Before, err = db.FindParcels(ctx, o.CustomerID); err != nil {
			return nil, err
		}
		list[i] = s
	}
	return list, nil
}

func (db *DB) printedNotes(ctx context.Context, customer int64) ([]crm.Note, error) {
	notes, err := db.FindNotes(ctx, customer)
	if err != nil {
		return nil, err
	}
	var latest int64
	if err := db.read.QueryRowContext(ctx, `SELECT coalesce(max(packed_at), 0) FROM parcels WHERE customer_id = ?`, customer).Scan(&latest); err != nil {
		return nil, asShopError(err)
	}
	return slices.DeleteFunc(notes, func(n crm.Note) bool {
		return n.Kind != crm.NoteParcel && (n.Kind != crm.NoteVisit || latest > n.UpdatedAt)
	}), nil
}

// FindParcels lists what went into a customer's parcels, the latest first.
func (db *DB) FindParcels(ctx context.Context, customer int64) ([]crm.Parcel, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT id, customer_id, order_number, contents, packed_at FROM parcels WHERE customer_id = ? ORDER BY packed_at DESC, id DESC LIMIT 50`, customer)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.Parcel{}
	for rows.Next() {
		var p crm.Parcel
		if err := rows.Scan(&p.ID, &p.CustomerID, &p.Order, &p.Contents, &p.PackedAt); err != nil {
			return nil, asShopError(err)
		}
		list = append(list, p)
	}
	return list, asShopError(rows.Err())
}

// AddParcel keeps what went into a parcel.
func (db *DB) AddParcel(ctx context.Context, customer int64, order, contents string) (crm.Operation, error) {
	contents, err := crm.CheckParcel(contents)
	if err != nil {
		return crm.Operation{}, err
	}
	params := map[string]any{}
	return db.change(ctx, crm.OpParcelAdd, params, func(tx *Tx) (int64, error) {
		if params["customer"], err = tx.customerName(ctx, customer); err != nil {
			return 0, err
		}
		res, err := tx.ExecContext(ctx, `
			INSERT INTO parcels (op, customer_id, order_number, contents, packed_at) VALUES (?, ?, ?, ?, ?)`, tx.op, customer, order, contents, tx.now)
		if err != nil {
			return 0, asShopError(err)
		}
		id, err := res.LastInsertId()
		if err != nil {
			return 0, err
		}
		return 1, tx.rememberCreated(ctx, imageParcels, id)
	})
}

// DeleteParcel forgets a parcel.
func (db *DB) DeleteParcel(ctx context.Context, id int64) (crm.Operation, error) {
	return db.deletePlain(ctx, crm.OpParcelDelete, imageParcels, id, "parcel.gone")
}
