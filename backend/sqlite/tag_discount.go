package sqlite

import (
	"context"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
)

// SetDiscount says of customers whether they have a right to the discount of a tag. Everybody who carries one has it until it
// is withheld; what is withheld stays so, also from those who leave the tag and come back.
func (db *DB) SetDiscount(ctx context.Context, tag int64, customers *roaring64.Bitmap, entitled bool) (crm.Operation, error) {
	kind := crm.OpTagWithhold
	if entitled {
		kind = crm.OpTagGrant
	}
	params := map[string]any{}
	return db.recordedChange(ctx, kind, params, func(tx *Tx) (int64, error) {
		name, err := tx.tagName(ctx, tag)
		if err != nil {
			return 0, err
		}
		params["tag"] = name
		meant, err := tx.discountOf(ctx, tag, customers, !entitled)
		if err != nil || meant.IsEmpty() {
			return 0, err
		}
		tx.concernAll(meant)
		if err := tx.fillSelected(ctx, meant); err != nil {
			return 0, err
		}
		if entitled {
			return tx.affected(ctx, `DELETE FROM tag_withheld WHERE tag_id = ? AND customer_id IN (SELECT id FROM temp.selected)`, tag)
		}
		return tx.affected(ctx, `INSERT INTO tag_withheld (tag_id, customer_id, op) SELECT ?, id, ? FROM temp.selected`, tag, tx.op)
	})
}

// discountOf picks, of some customers, the carriers of a tag who have a right to its discount, or everybody who has lost it.
func (tx *Tx) discountOf(ctx context.Context, tag int64, customers *roaring64.Bitmap, entitled bool) (*roaring64.Bitmap, error) {
	withheld, err := readSet(ctx, tx, withheldFrom, tag)
	if err != nil || !entitled {
		return roaring64.And(customers, withheld), err
	}
	carriers, err := tx.membersOf(ctx, tag)
	if err != nil {
		return nil, err
	}
	carriers.And(customers)
	carriers.AndNot(withheld)
	return carriers, nil
}

const withheldFrom = `SELECT customer_id FROM tag_withheld WHERE tag_id = ? ORDER BY customer_id`

// withholdAlso withholds the discount of a tag from those of the customers from whom another one's is withheld.
func (tx *Tx) withholdAlso(ctx context.Context, into, from int64, customers *roaring64.Bitmap) error {
	if err := tx.fillSelected(ctx, customers); err != nil {
		return err
	}
	_, err := tx.affected(ctx, `
		INSERT OR IGNORE INTO tag_withheld (tag_id, customer_id, op)
		SELECT ?1, h.customer_id, ?3 FROM tag_withheld h JOIN temp.selected s ON s.id = h.customer_id WHERE h.tag_id = ?2`, into, from, tx.op)
	return err
}

// WithheldFrom lists the customers who have no right to the discount of a tag.
func (db *DB) WithheldFrom(ctx context.Context, tag int64) ([]int64, error) {
	set, err := readSet(ctx, db.read, withheldFrom, tag)
	return setIDs(set), err
}
