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
		if err := tx.exceptIfRule(ctx, from, carriers, crm.ExceptNever); err != nil {
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
	return db.recordedChange(ctx, kind, params, func(tx *Tx) (int64, error) {
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
		count, err := do(tx, carriers)
		if err != nil {
			return 0, err
		}
		return count, tx.exceptIfRule(ctx, to, carriers, crm.ExceptAlways)
	})
}

// exceptIfRule lets the owner's word stand over a tag's rule, where it has one.
func (tx *Tx) exceptIfRule(ctx context.Context, tag int64, customers *roaring64.Bitmap, how crm.TagException) error {
	_, rule, err := tx.tagRule(ctx, tag)
	if err != nil || rule == "" {
		return err
	}
	_, err = tx.except(ctx, tag, customers, how)
	return err
}
