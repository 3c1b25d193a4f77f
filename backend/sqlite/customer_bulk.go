package sqlite

import (
	"context"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
)

// SetLevel gives customers a level by hand; no import changes it from then on. Those who have it are left as they are and
// not counted, and so is who was erased: that holds for everything that is done to many.
func (db *DB) SetLevel(ctx context.Context, customers *roaring64.Bitmap, level int) (crm.Operation, error) {
	if level < 0 || level > crm.MaxLevel {
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "customer.levelInvalid")
	}
	return db.changeMany(ctx, crm.OpLevelSet, crm.Params("level", level), customers, func(tx *Tx) (int64, error) {
		return tx.setValue(ctx, valueLevel, `x.level <> ?`, func(row []any) []any {
			hand, _ := row[2].(float64)
			return []any{nil, level, int64(hand) | handLevel, tx.now}
		}, level)
	})
}

// SetBlocked blocks customers, or lets go of them.
func (db *DB) SetBlocked(ctx context.Context, customers *roaring64.Bitmap, blocked bool) (crm.Operation, error) {
	kind := crm.OpUnblock
	if blocked {
		kind = crm.OpBlock
	}
	return db.changeMany(ctx, kind, map[string]any{}, customers, func(tx *Tx) (int64, error) {
		return tx.setValue(ctx, valueBlocked, `x.blocked <> ?`, func([]any) []any { return []any{nil, blocked, tx.now} }, blocked)
	})
}

// FillField writes a value into a custom field of many customers by hand; nil takes it away.
func (db *DB) FillField(ctx context.Context, customers *roaring64.Bitmap, field int64, value *crm.FieldFacts) (crm.Operation, error) {
	params, kind := map[string]any{}, crm.OpFieldClear
	if value != nil {
		kind = crm.OpFieldFill
	}
	return db.changeMany(ctx, kind, params, customers, func(tx *Tx) (int64, error) {
		f, err := tx.field(ctx, field)
		if err != nil {
			return 0, err
		}
		params["field"] = f.Name
		var number, text any
		if value != nil {
			if value.Type.Numeric() != f.Type.Numeric() {
				return 0, crm.Errorf(crm.CodeInvalid, "field.value.wrong", "value", value.Text)
			}
			params["value"] = crm.FieldValue{Field: f, Number: value.Number, Text: value.Text}.String()
			number, text = stored(f.Type, value.Number, value.Text)
		}
		return tx.setValue(ctx, valueField(field), `(x.number IS NOT ?1 OR x.text IS NOT ?2)`,
			func([]any) []any { return []any{nil, number, text, 1} }, number, text)
	})
}

// NoteCustomers writes the same note about many customers, without pictures.
func (db *DB) NoteCustomers(ctx context.Context, customers *roaring64.Bitmap, d crm.NoteDraft) (crm.Operation, error) {
	d, err := d.Checked()
	if err != nil {
		return crm.Operation{}, err
	}
	return db.changeMany(ctx, crm.OpNoteMany, map[string]any{}, customers, func(tx *Tx) (int64, error) {
		res, err := tx.ExecContext(ctx, `
			INSERT INTO notes (op, customer_id, kind, text, pinned, product, batch, order_number, created_at, updated_at)
			SELECT ?1, c.id, ?3, ?4, ?5, ?6, ?7, ?8, ?2, ?2
			FROM temp.selected s CROSS JOIN customers c ON c.id = s.id AND c.erased_at = 0 ORDER BY c.id`,
			tx.op, tx.now, d.Kind, d.Text, d.Pinned, d.Product, d.Batch, d.Order)
		if err != nil {
			return 0, asShopError(err)
		}
		count, err := res.RowsAffected()
		if err != nil || count == 0 {
			return 0, err
		}
		last, err := res.LastInsertId()
		if err != nil {
			return 0, err
		}
		return count, tx.rememberRange(ctx, imageNotes.name, last-count+1, last)
	})
}

// concernAll is concern for a set.
func (tx *Tx) concernAll(customers *roaring64.Bitmap) {
	switch customers.GetCardinality() {
	case 0:
	case 1:
		tx.concern(int64(customers.Minimum())) //nolint:gosec // ids are positive
	default:
		tx.concern(several)
	}
}

// changeMany is change for what is done to a set of customers, who stand in temp.selected then.
func (db *DB) changeMany(ctx context.Context, kind crm.OperationKind, params map[string]any, customers *roaring64.Bitmap,
	do func(tx *Tx) (int64, error),
) (crm.Operation, error) {
	return db.change(ctx, kind, params, func(tx *Tx) (int64, error) {
		tx.concernAll(customers)
		if err := tx.fillSelected(ctx, customers); err != nil {
			return 0, err
		}
		return do(tx)
	})
}
