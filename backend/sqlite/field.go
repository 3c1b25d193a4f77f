package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"
)

// FindFields lists the shop's custom fields in the order they were made, with how many customers have each.
func (db *DB) FindFields(ctx context.Context) ([]crm.CustomField, error) {
	return findFields(ctx, db.read)
}

func findFields(ctx context.Context, q querier) ([]crm.CustomField, error) {
	rows, err := q.QueryContext(ctx, `SELECT id, name, type FROM custom_fields WHERE deleted = 0 ORDER BY id`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	fields := []crm.CustomField{}
	for rows.Next() {
		var f crm.CustomField
		if err := rows.Scan(&f.ID, &f.Name, &f.Type); err != nil {
			return nil, asShopError(err)
		}
		fields = append(fields, f)
	}
	return fields, asShopError(rows.Err())
}

// CountFields is how many customers have a value in each custom field, by the field's id.
func (db *DB) CountFields(ctx context.Context) (map[int64]int64, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT field_id, count(*) FROM customer_fields WHERE coalesce(number, text) IS NOT NULL GROUP BY field_id`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	counts := map[int64]int64{}
	for rows.Next() {
		var id, n int64
		if err := rows.Scan(&id, &n); err != nil {
			return nil, asShopError(err)
		}
		counts[id] = n
	}
	return counts, asShopError(rows.Err())
}

// CreateField makes a custom field without values. A name that is taken is a conflict.
func (db *DB) CreateField(ctx context.Context, name string, typ crm.FieldType) (crm.CustomField, error) {
	f := crm.CustomField{Name: strings.TrimSpace(name), Type: typ}
	if err := checkFieldName(f.Name); err != nil {
		return f, err
	}
	if !slices.Contains(crm.FieldTypes, typ) {
		return f, crm.Errorf(crm.CodeInvalid, "field.type.unknown", "type", string(typ))
	}
	_, err := db.change(ctx, crm.OpFieldCreate, crm.Params("field", f.Name), func(tx *Tx) (int64, error) {
		var err error
		if err = tx.freeFieldName(ctx, 0, f.Name); err != nil {
			return 0, err
		}
		if f.ID, err = tx.insertField(ctx, f); err != nil {
			return 0, err
		}
		return 1, tx.rememberCreated(ctx, imageFields, f.ID)
	})
	return f, err
}

func checkFieldName(name string) error {
	if name == "" || utf8.RuneCountInString(name) > crm.MaxFieldName {
		return crm.Errorf(crm.CodeInvalid, "field.name.length", "max", crm.MaxFieldName)
	}
	return nil
}

// freeFieldName refuses a name that another field has.
func (tx *Tx) freeFieldName(ctx context.Context, id int64, name string) error {
	var other int64
	err := tx.QueryRowContext(ctx, `SELECT id FROM custom_fields WHERE name = ? AND deleted = 0 AND id <> ?`, name, id).Scan(&other)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return asShopError(err)
	}
	return crm.Errorf(crm.CodeConflict, "field.name.taken", "name", name)
}

func (tx *Tx) insertField(ctx context.Context, f crm.CustomField) (int64, error) {
	res, err := tx.ExecContext(ctx, `INSERT INTO custom_fields (op, name, type, created_at) VALUES (?, ?, ?, ?)`, tx.op, f.Name, f.Type, tx.now)
	if err != nil {
		return 0, asShopError(err)
	}
	return res.LastInsertId()
}

// RenameField gives a custom field another name.
func (db *DB) RenameField(ctx context.Context, id int64, name string) (crm.Operation, error) {
	name = strings.TrimSpace(name)
	if err := checkFieldName(name); err != nil {
		return crm.Operation{}, err
	}
	params := crm.Params("field", name)
	return db.changeField(ctx, crm.OpFieldRename, id, params, func(tx *Tx, was crm.CustomField) (int64, error) {
		params["before"] = was.Name
		if was.Name == name {
			return 0, nil
		}
		if err := tx.freeFieldName(ctx, id, name); err != nil {
			return 0, err
		}
		_, err := tx.ExecContext(ctx, `UPDATE custom_fields SET op = ?, name = ? WHERE id = ?`, tx.op, name, id)
		return 1, asShopError(err)
	})
}

// DeleteField takes a custom field away from everybody. Its values wait, unseen, for an undo.
func (db *DB) DeleteField(ctx context.Context, id int64) (crm.Operation, error) {
	params := map[string]any{}
	return db.changeField(ctx, crm.OpFieldDelete, id, params, func(tx *Tx, was crm.CustomField) (int64, error) {
		params["field"] = was.Name
		var count int64
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM customer_fields WHERE field_id = ? AND coalesce(number, text) IS NOT NULL`, id).Scan(&count); err != nil {
			return 0, asShopError(err)
		}
		_, err := tx.ExecContext(ctx, `UPDATE custom_fields SET op = ?, deleted = 1 WHERE id = ?`, tx.op, id)
		params["customers"] = count
		return max(count, 1), asShopError(err)
	})
}

func (db *DB) changeField(ctx context.Context, kind crm.OperationKind, id int64, params map[string]any,
	do func(*Tx, crm.CustomField) (int64, error),
) (crm.Operation, error) {
	return db.change(ctx, kind, params, func(tx *Tx) (int64, error) {
		f, err := tx.field(ctx, id)
		if err != nil {
			return 0, err
		}
		if err := tx.remember(ctx, imageFields, id); err != nil {
			return 0, err
		}
		return do(tx, f)
	})
}

func (tx *Tx) field(ctx context.Context, id int64) (f crm.CustomField, err error) {
	err = tx.QueryRowContext(ctx, `SELECT id, name, type FROM custom_fields WHERE id = ? AND deleted = 0`, id).Scan(&f.ID, &f.Name, &f.Type)
	return f, notFound(err, "field.gone")
}

// SetField writes a customer's value in a custom field by hand; nil takes it away. A value that stays makes no operation.
func (db *DB) SetField(ctx context.Context, customer, field int64, value *crm.FieldFacts) (crm.Operation, error) {
	params := map[string]any{}
	return db.change(ctx, crm.OpFieldSet, params, func(tx *Tx) (int64, error) {
		f, err := tx.field(ctx, field)
		if err != nil {
			return 0, err
		}
		params["field"] = f.Name
		if params["customer"], err = tx.customerName(ctx, customer); err != nil {
			return 0, err
		}
		was, err := tx.fieldValue(ctx, customer, f)
		if err != nil {
			return 0, err
		}
		switch {
		case value == nil && !was.known:
			return 0, nil
		case value != nil && value.Type.Numeric() != f.Type.Numeric():
			return 0, crm.Errorf(crm.CodeInvalid, "field.value.wrong", "value", value.Text)
		case value != nil && was.known && was.number == value.Number && was.text == value.Text:
			return 0, nil
		}
		return 1, tx.writeField(ctx, customer, f, value)
	})
}

// writeField sets a value by hand, or takes it away: the row stays then, empty, so that no import brings it back.
func (tx *Tx) writeField(ctx context.Context, customer int64, f crm.CustomField, value *crm.FieldFacts) error {
	if err := tx.rememberField(ctx, customer, f.ID); err != nil {
		return err
	}
	var number, text any
	if value != nil {
		number, text = stored(f.Type, value.Number, value.Text)
	}
	_, err := tx.ExecContext(ctx, `
		INSERT OR REPLACE INTO customer_fields (customer_id, field_id, op, number, text, by_hand) VALUES (?, ?, ?, ?, ?, 1)`,
		customer, f.ID, tx.op, number, text)
	return asShopError(err)
}

// rememberField is remember for a value in a custom field, which is found by the parts of its key.
func (tx *Tx) rememberField(ctx context.Context, customer, field int64) error {
	_, err := tx.ExecContext(ctx, `
		INSERT OR IGNORE INTO operation_rows (operation_id, tbl, row_key, image, gone)
		SELECT ?1, 'customer_fields', customer_id || '|' || field_id, `+imageFieldValues.array()+`, 0
		FROM customer_fields WHERE customer_id = ?2 AND field_id = ?3 AND op <> ?1`, tx.op, customer, field)
	return asShopError(err)
}

// moveFields gives into what only from has in custom fields, and takes everything off from. Where both have a value, into's
// stands, unless only from's is the owner's.
func (tx *Tx) moveFields(ctx context.Context, into, from int64) error {
	if err := tx.settleFields(ctx, into, from); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `
		INSERT OR IGNORE INTO customer_fields (customer_id, field_id, op, number, text, by_hand)
		SELECT ?, field_id, ?, number, text, by_hand FROM customer_fields WHERE customer_id = ?`, into, tx.op, from)
	if err != nil {
		return asShopError(err)
	}
	if err := tx.keepWhere(ctx, imageFieldValues, `customer_id = ?1`, 1, from); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM customer_fields WHERE customer_id = ?`, from)
	return asShopError(err)
}

// settleFields decides the custom fields in which two who become one differ. What is decided counts as the owner's word, so
// that the files both came from change nothing; the journal keeps both values.
func (tx *Tx) settleFields(ctx context.Context, into, from int64) error {
	const differs = `(x.number IS NOT v.number OR x.text IS NOT v.text OR x.by_hand > v.by_hand)`
	err := tx.keepWhere(ctx, imageFieldValues, `customer_id = ?1 AND field_id IN (
		SELECT v.field_id FROM customer_fields v JOIN customer_fields x ON x.field_id = v.field_id AND x.customer_id = ?2
		WHERE v.customer_id = ?1 AND `+differs+`)`, 0, into, from)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		UPDATE customer_fields AS v SET op = ?3, by_hand = 1,
			number = CASE WHEN x.by_hand > v.by_hand THEN x.number ELSE v.number END,
			text = CASE WHEN x.by_hand > v.by_hand THEN x.text ELSE v.text END
		FROM customer_fields x
		WHERE v.customer_id = ?1 AND x.customer_id = ?2 AND x.field_id = v.field_id AND `+differs, into, from, tx.op)
	return asShopError(err)
}

// storedField is a value as it stands; known is false where there is none, or the owner took it away.
type storedField struct {
	number float64
	text   string
	known  bool
	op     int64
	byHand bool
}

func (tx *Tx) fieldValue(ctx context.Context, customer int64, f crm.CustomField) (v storedField, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT coalesce(number, 0), coalesce(text, ''), coalesce(number, text) IS NOT NULL, op, by_hand
		FROM customer_fields WHERE customer_id = ? AND field_id = ?`, customer, f.ID).
		Scan(&v.number, &v.text, &v.known, &v.op, &v.byHand)
	if errors.Is(err, sql.ErrNoRows) {
		return storedField{}, nil
	}
	return v, asShopError(err)
}

// hydrateFields adds what is known of a page of customers in custom fields.
func (db *DB) hydrateFields(ctx context.Context, ids string, out []crm.Customer, at map[int64]int) error {
	rows, err := db.read.QueryContext(ctx, `
		SELECT v.customer_id, f.id, f.name, f.type, coalesce(v.number, 0), coalesce(v.text, '')
		FROM json_each(?) w
		CROSS JOIN customer_fields v ON v.customer_id = w.value AND coalesce(v.number, v.text) IS NOT NULL
		JOIN custom_fields f ON f.id = v.field_id AND f.deleted = 0
		ORDER BY f.id`, ids)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var v crm.FieldValue
		if err := rows.Scan(&id, &v.Field.ID, &v.Field.Name, &v.Field.Type, &v.Number, &v.Text); err != nil {
			return asShopError(err)
		}
		c := &out[at[id]]
		c.Fields = append(c.Fields, v)
	}
	return asShopError(rows.Err())
}
