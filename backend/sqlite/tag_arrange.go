package sqlite

import (
	"context"

	"shuke/backend/crm"
)

// RenameTag gives a tag another name. One that is taken is a conflict: MergeTags is for that.
func (db *DB) RenameTag(ctx context.Context, id int64, name string) (crm.Operation, error) {
	is, err := db.tag(ctx, id)
	if err != nil {
		return crm.Operation{}, err
	}
	is.Name = name
	return db.EditTag(ctx, id, is, nil)
}

// EditTag makes a tag what the draft says, unless it is another than the editor saw, where that is given. One that stays as it
// is makes no operation.
func (db *DB) EditTag(ctx context.Context, id int64, d crm.TagDraft, seen *crm.TagDraft) (crm.Operation, error) {
	d, err := d.Checked()
	if err != nil {
		return crm.Operation{}, err
	}
	was, err := db.tag(ctx, id)
	if err != nil {
		return crm.Operation{}, err
	}
	if seen != nil {
		was = *seen
	}
	kind, params := crm.OpTagEdit, crm.Params("tag", d.Name)
	if was.Name != d.Name {
		kind, params = crm.OpTagRename, crm.Params("tag", d.Name, "before", was.Name)
	}
	return db.recordedChange(ctx, kind, params, func(tx *Tx) (int64, error) {
		now, err := readTag(ctx, tx, id)
		if err != nil {
			return 0, err
		}
		if now != was {
			return 0, crm.Errorf(crm.CodeConflict, "tag.changedMeanwhile", "tag", now.Name)
		}
		var taken bool
		if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM tags WHERE name = ? AND id <> ?)`, d.Name, id).Scan(&taken); err != nil {
			return 0, asShopError(err)
		}
		if taken {
			return 0, crm.Errorf(crm.CodeConflict, "tag.name.taken", "name", d.Name)
		}
		return tx.affected(ctx, `
			UPDATE tags SET name = ?1, color = ?2, grp = ?3, description = ?4, op = ?5
			WHERE id = ?6 AND (name, color, grp, description) <> (?1, ?2, ?3, ?4)`, d.Name, d.Color, d.Group, d.Description, tx.op, id)
	})
}

// tag reads what can be edited of a tag.
func (db *DB) tag(ctx context.Context, id int64) (crm.TagDraft, error) {
	return readTag(ctx, db.read, id)
}

func readTag(ctx context.Context, q querier, id int64) (d crm.TagDraft, err error) {
	err = q.QueryRowContext(ctx, `SELECT name, color, grp, description FROM tags WHERE id = ?`, id).
		Scan(&d.Name, &d.Color, &d.Group, &d.Description)
	return d, notFound(err, "tag.gone")
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
		if err := tx.withholdAlso(ctx, into, from, carriers); err != nil {
			return 0, err
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
		var count int64
		err := tx.recordedly(ctx, func() (err error) {
			count, err = do(tx)
			return err
		})
		return count, err
	})
}
