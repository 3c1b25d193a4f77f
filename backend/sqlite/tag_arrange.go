package sqlite

import (
	"context"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"
)

// RenameTag gives a tag another name. One that is taken is a conflict: MergeTags is for that.
func (db *DB) RenameTag(ctx context.Context, id int64, name string) (crm.Operation, error) {
	name = strings.TrimSpace(name)
	if name == "" || utf8.RuneCountInString(name) > maxTagName {
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "tag.name.length", "max", maxTagName)
	}
	params := crm.Params("tag", name)
	return db.recordedChange(ctx, crm.OpTagRename, params, func(tx *Tx) (int64, error) {
		was, err := tx.tagName(ctx, id)
		if err != nil || was == name {
			return 0, err
		}
		params["before"] = was
		var taken bool
		if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM tags WHERE name = ?)`, name).Scan(&taken); err != nil {
			return 0, asShopError(err)
		}
		if taken {
			return 0, crm.Errorf(crm.CodeConflict, "tag.name.taken", "name", name)
		}
		res, err := tx.ExecContext(ctx, `UPDATE tags SET name = ?, op = ? WHERE id = ?`, name, tx.op, id)
		return affected(res, err)
	})
}

// MergeTags gives everybody who carries from the tag into, and removes from.
func (db *DB) MergeTags(ctx context.Context, into, from int64) (crm.Operation, error) {
	if into == from {
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "tag.same")
	}
	params := map[string]any{}
	return db.recordedChange(ctx, crm.OpTagMerge, params, func(tx *Tx) (int64, error) {
		var err error
		if params["tag"], err = tx.tagName(ctx, into); err != nil {
			return 0, err
		}
		if params["other"], err = tx.tagName(ctx, from); err != nil {
			return 0, err
		}
		carriers, err := tx.membersOf(ctx, from)
		if err != nil {
			return 0, err
		}
		count, err := tx.takeTag(ctx, from, carriers)
		if err != nil {
			return 0, err
		}
		if _, err := tx.giveTag(ctx, into, carriers); err != nil {
			return 0, err
		}
		if _, rule, err := tx.tagRule(ctx, into); err != nil {
			return 0, err
		} else if rule != "" { // they carry it by the owner's word, not by the rule's
			if _, err := tx.except(ctx, into, carriers, crm.ExceptAlways); err != nil {
				return 0, err
			}
		}
		_, err = tx.ExecContext(ctx, `DELETE FROM tags WHERE id = ?`, from)
		return max(count, 1), asShopError(err)
	})
}

// recordedChange is change for operations that have no undo of their own: what they write is recorded, and replayed.
func (db *DB) recordedChange(ctx context.Context, kind crm.OperationKind, params map[string]any,
	do func(tx *Tx) (int64, error),
) (crm.Operation, error) {
	return db.change(ctx, kind, params, func(tx *Tx) (int64, error) {
		if err := tx.record(ctx); err != nil {
			return 0, err
		}
		count, err := do(tx)
		if err != nil {
			return 0, err
		}
		return count, tx.stopRecording(ctx)
	})
}
