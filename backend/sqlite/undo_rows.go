package sqlite

import (
	"context"

	"shuke/backend/crm"
)

// plainTable is a table whose rows stand for themselves: an undo puts changed ones back, brings deleted ones back while what
// they belong to is there, and takes made ones away, each as long as nothing later wrote it.
type plainTable struct {
	image    imageTable
	conflict string // sentence of rows that are left alone
	called   string // expression that names a row
	owners   string // expression over the image that is true while what the row belongs to is there; "" for none
}

// ofCustomer is the condition that the customer of an image is there; customer_id stands third in it.
const ofCustomer = `json_extract(r.image, '$[2]') IN (SELECT id FROM customers)`

var plainTables = []plainTable{
	{imageReminders, "conflict.reminderChanged", "text", ofCustomer},
	{imageAddresses, "conflict.addressChanged", "addresses.label", ofCustomer},
	{imageParcels, "conflict.parcelChanged", "contents", ofCustomer},
	{imageNotePictures, "conflict.noteChanged", "'' || note_id", `json_extract(r.image, '$[2]') IN (SELECT id FROM notes)`},
	{imageBatches, "conflict.batchChanged", "name", ""},
	{imageQuality, "conflict.qualityChanged", "product || ' ' || batch", ""},
}

// plain takes back what the operation did to the plain tables.
func (u *undoing) plain(ctx context.Context) error {
	for _, t := range plainTables {
		if err := u.plainRows(ctx, t); err != nil {
			return err
		}
	}
	return nil
}

func (u *undoing) plainRows(ctx context.Context, t plainTable) error {
	name := t.image.name
	if err := u.conflict(ctx, t.conflict, changedSince(t.image, t.called), u.of); err != nil {
		return err
	}
	if err := u.restore(ctx, t.image); err != nil {
		return err
	}
	made := `id IN (SELECT row_key FROM operation_rows WHERE operation_id = ?1 AND tbl = '` + name + `' AND image IS NULL)`
	if err := u.conflict(ctx, t.conflict, `SELECT `+t.called+`, `+t.image.ownerOf(name)+` FROM `+name+` WHERE op <> ?1 AND `+made, u.of); err != nil {
		return err
	}
	n, err := u.exec(ctx, `DELETE FROM `+name+` WHERE op = ?1 AND `+made, u.of)
	if err != nil {
		return err
	}
	u.report.Removed += n
	return u.bringBack(ctx, t)
}

func (u *undoing) bringBack(ctx context.Context, t plainTable) error {
	where := ""
	if t.owners != "" {
		where = ` AND ` + t.owners
	}
	n, err := u.exec(ctx, `
		INSERT OR IGNORE INTO `+t.image.name+` (`+joinColumns(t.image)+`)
		SELECT `+t.image.elements("r.image")+` FROM operation_rows r
		WHERE r.operation_id = ?1 AND r.tbl = '`+t.image.name+`' AND r.gone = 1`+where, u.of)
	u.report.Restored += n
	return err
}

// changePlain changes one row of a plain table: read says whose it is, for the sentence; do writes it.
func (db *DB) changePlain(ctx context.Context, kind crm.OperationKind, t imageTable, id int64, gone string,
	do func(*Tx) (int64, error),
) (crm.Operation, error) {
	params := map[string]any{}
	return db.change(ctx, kind, params, func(tx *Tx) (int64, error) {
		var customer int64
		if err := tx.QueryRowContext(ctx, `SELECT customer_id FROM `+t.name+` WHERE id = ?`, id).Scan(&customer); err != nil {
			return 0, notFound(err, gone)
		}
		var err error
		if params["customer"], err = tx.customerName(ctx, customer); err != nil {
			return 0, err
		}
		return do(tx)
	})
}

// deletePlain deletes one row of a plain table.
func (db *DB) deletePlain(ctx context.Context, kind crm.OperationKind, t imageTable, id int64, gone string) (crm.Operation, error) {
	return db.changePlain(ctx, kind, t, id, gone, func(tx *Tx) (int64, error) {
		if err := tx.rememberGone(ctx, t, id); err != nil {
			return 0, err
		}
		return tx.affected(ctx, `DELETE FROM `+t.name+` WHERE id = ?`, id)
	})
}

// affected runs a statement and answers how many rows it touched.
func (tx *Tx) affected(ctx context.Context, query string, args ...any) (int64, error) {
	res, err := tx.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, asShopError(err)
	}
	return res.RowsAffected()
}
