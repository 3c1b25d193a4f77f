package sqlite

import (
	"context"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
)

// MoveTag takes a tag off those of the customers who carry it and puts another on them (E47).
func (db *DB) MoveTag(ctx context.Context, from, to int64, customers *roaring64.Bitmap) (crm.Operation, error) {
	return db.betweenTags(ctx, crm.OpTagMove, from, to, customers, func(tx *Tx, carriers *roaring64.Bitmap) (int64, error) {
		count, err := tx.takeTag(ctx, from, carriers)
		if err != nil {
			return 0, err
		}
		_, err = tx.giveTag(ctx, to, carriers)
		return count, err
	})
}

// CopyTag puts another tag on those of the customers who carry one. Those who carry both are not counted.
func (db *DB) CopyTag(ctx context.Context, from, to int64, customers *roaring64.Bitmap) (crm.Operation, error) {
	return db.betweenTags(ctx, crm.OpTagCopy, from, to, customers, func(tx *Tx, carriers *roaring64.Bitmap) (int64, error) {
		return tx.giveTag(ctx, to, carriers)
	})
}

func (db *DB) betweenTags(ctx context.Context, kind crm.OperationKind, from, to int64, customers *roaring64.Bitmap,
	do func(tx *Tx, carriers *roaring64.Bitmap) (int64, error),
) (crm.Operation, error) {
	if from == to {
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "tag.same")
	}
	params := map[string]any{}
	return db.change(ctx, kind, params, func(tx *Tx) (int64, error) {
		var err error
		if params["other"], err = tx.tagName(ctx, from); err != nil {
			return 0, err
		}
		if params["tag"], err = tx.tagName(ctx, to); err != nil {
			return 0, err
		}
		carriers, err := tx.membersOf(ctx, from)
		if err != nil {
			return 0, err
		}
		carriers.And(customers)
		tx.concernAll(carriers)
		return do(tx, carriers)
	})
}
