package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"shuke/backend/crm"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
)

// FindTags lists the tags with how many customers carry each, in the owner's order.
func (db *DB) FindTags(ctx context.Context) ([]crm.Tag, error) {
	return db.findTags(ctx, `(SELECT count(*) FROM customer_tags m WHERE m.tag_id = t.id)`)
}

// NameTags is FindTags that counts nobody: that takes a second where a hundred tags are on everybody.
func (db *DB) NameTags(ctx context.Context) ([]crm.Tag, error) { return db.findTags(ctx, `0`) }

func (db *DB) findTags(ctx context.Context, count string) ([]crm.Tag, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT t.id, t.name, t.color, t.rule, t.grp, t.description, `+count+` FROM tags t ORDER BY t.position, t.name`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	tags := []crm.Tag{}
	for rows.Next() {
		var t crm.Tag
		if err := rows.Scan(&t.ID, &t.Name, &t.Color, &t.Rule, &t.Group, &t.Description, &t.Count); err != nil {
			return nil, asShopError(err)
		}
		tags = append(tags, t)
	}
	return tags, asShopError(rows.Err())
}

// CreateTag makes an empty tag (E41). A name that is taken is a conflict.
func (db *DB) CreateTag(ctx context.Context, name, color string) (crm.Tag, error) {
	return db.CreateTagFrom(ctx, crm.TagDraft{Name: name, Color: color})
}

// CreateTagFrom makes an empty tag as a draft has it.
func (db *DB) CreateTagFrom(ctx context.Context, d crm.TagDraft) (crm.Tag, error) {
	d, err := d.Checked()
	if err != nil {
		return crm.Tag{}, err
	}
	tag := crm.Tag{Name: d.Name, Color: d.Color, Group: d.Group, Description: d.Description}
	_, err = db.change(ctx, crm.OpTagCreate, crm.Params("tag", d.Name), func(tx *Tx) (int64, error) {
		id, made, err := tx.tagNamed(ctx, d.Name, d.Color)
		if err != nil {
			return 0, err
		}
		if !made {
			return 0, crm.Errorf(crm.CodeConflict, "tag.name.taken", "name", d.Name)
		}
		tag.ID = id
		if _, err := tx.affected(ctx, `UPDATE tags SET grp = ?, description = ? WHERE id = ?`, d.Group, d.Description, id); err != nil {
			return 0, err
		}
		return 1, tx.rememberCreated(ctx, imageTags, id)
	})
	return tag, err
}

// tagNamed finds the tag of a name, or makes it behind all others.
func (tx *Tx) tagNamed(ctx context.Context, name, color string) (id int64, made bool, err error) {
	err = tx.QueryRowContext(ctx, `SELECT id FROM tags WHERE name = ?`, name).Scan(&id)
	if !errors.Is(err, sql.ErrNoRows) {
		return id, false, asShopError(err)
	}
	res, err := tx.ExecContext(ctx, `
		INSERT INTO tags (op, name, color, created_at, position)
		SELECT ?, ?, ?, ?, coalesce(max(position), 0) + 1 FROM tags`, tx.op, name, color, tx.now)
	if err != nil {
		return 0, false, asShopError(err)
	}
	id, err = res.LastInsertId()
	return id, true, err
}

// DeleteTag removes a tag from everybody and from the list.
func (db *DB) DeleteTag(ctx context.Context, id int64) (crm.Operation, error) {
	params := map[string]any{}
	return db.change(ctx, crm.OpTagDelete, params, func(tx *Tx) (int64, error) {
		name, err := tx.tagName(ctx, id)
		if err != nil {
			return 0, err
		}
		params["tag"] = name
		all, err := tx.membersOf(ctx, id)
		if err != nil {
			return 0, err
		}
		count, err := tx.takeTag(ctx, id, all)
		if err != nil {
			return 0, err
		}
		if err := tx.rememberGone(ctx, imageTags, id); err != nil {
			return 0, err
		}
		_, err = tx.ExecContext(ctx, `DELETE FROM tags WHERE id = ?`, id)
		params["customers"] = count
		return max(count, 1), asShopError(err)
	})
}

func (tx *Tx) tagName(ctx context.Context, id int64) (name string, err error) {
	err = tx.QueryRowContext(ctx, `SELECT name FROM tags WHERE id = ?`, id).Scan(&name)
	return name, notFound(err, "tag.gone")
}

// TagCustomers puts a tag on every customer of the set; those who carry it keep it as it is and are not counted. In a tag that
// has a rule they are from now on, whatever the rule says.
func (db *DB) TagCustomers(ctx context.Context, tag int64, customers *roaring64.Bitmap) (crm.Operation, error) {
	if db.hasRule(ctx, tag) {
		return db.ExceptFromTag(ctx, tag, customers, crm.ExceptAlways)
	}
	return db.changeTag(ctx, crm.OpTagAdd, tag, customers, (*Tx).giveTag)
}

// UntagCustomers takes a tag off every customer of the set who carries it. A tag that has a rule they never carry again.
func (db *DB) UntagCustomers(ctx context.Context, tag int64, customers *roaring64.Bitmap) (crm.Operation, error) {
	if db.hasRule(ctx, tag) {
		return db.ExceptFromTag(ctx, tag, customers, crm.ExceptNever)
	}
	return db.changeTag(ctx, crm.OpTagRemove, tag, customers, (*Tx).takeTag)
}

func (db *DB) hasRule(ctx context.Context, tag int64) (has bool) {
	err := db.read.QueryRowContext(ctx, `SELECT rule <> '' FROM tags WHERE id = ?`, tag).Scan(&has)
	return err == nil && has
}

func (db *DB) changeTag(ctx context.Context, kind crm.OperationKind, tag int64, customers *roaring64.Bitmap,
	do func(*Tx, context.Context, int64, *roaring64.Bitmap) (int64, error),
) (crm.Operation, error) {
	params := map[string]any{}
	return db.change(ctx, kind, params, func(tx *Tx) (int64, error) {
		name, err := tx.tagName(ctx, tag)
		if err != nil {
			return 0, err
		}
		params["tag"] = name
		return do(tx, ctx, tag, customers)
	})
}

// giveTag adds memberships and remembers exactly the ones that are new.
func (tx *Tx) giveTag(ctx context.Context, tag int64, customers *roaring64.Bitmap) (int64, error) {
	have, err := tx.membersOf(ctx, tag)
	if err != nil {
		return 0, err
	}
	return tx.enterTag(ctx, tag, roaring64.AndNot(customers, have))
}

// enterTag adds memberships of customers who do not carry the tag.
func (tx *Tx) enterTag(ctx context.Context, tag int64, gained *roaring64.Bitmap) (int64, error) {
	if err := tx.fillSelected(ctx, gained); err != nil {
		return 0, err
	}
	// Customers who are gone since the set was frozen are left out here and in the journal.
	if _, err := tx.ExecContext(ctx, `DELETE FROM temp.selected WHERE id NOT IN (SELECT id FROM customers)`); err != nil {
		return 0, asShopError(err)
	}
	gained, err := tx.readSet(ctx, `SELECT id FROM temp.selected ORDER BY id`)
	if err != nil {
		return 0, err
	}
	res, err := tx.ExecContext(ctx, `
		INSERT INTO customer_tags (tag_id, customer_id, op) SELECT ?, id, ? FROM temp.selected ORDER BY id`, tag, tx.op)
	if err != nil {
		return 0, asShopError(err)
	}
	count, err := res.RowsAffected()
	if err != nil || count == 0 {
		return 0, err
	}
	return count, tx.rememberSet(ctx, tag, true, 0, gained)
}

// takeTag removes memberships and remembers them by the operation that had made them.
func (tx *Tx) takeTag(ctx context.Context, tag int64, customers *roaring64.Bitmap) (int64, error) {
	if err := tx.fillSelected(ctx, customers); err != nil {
		return 0, err
	}
	byOp := map[int64]*roaring64.Bitmap{}
	err := tx.eachPair(ctx, `
		SELECT m.op, m.customer_id FROM customer_tags m JOIN temp.selected s ON s.id = m.customer_id WHERE m.tag_id = ?`,
		func(op, customer int64) {
			if byOp[op] == nil {
				byOp[op] = roaring64.New()
			}
			byOp[op].Add(uint64(customer)) //nolint:gosec // ids are positive
		}, tag)
	if err != nil {
		return 0, err
	}
	for op, lost := range byOp {
		if err := tx.rememberSet(ctx, tag, false, op, lost); err != nil {
			return 0, err
		}
	}
	res, err := tx.ExecContext(ctx, `DELETE FROM customer_tags WHERE tag_id = ? AND customer_id IN (SELECT id FROM temp.selected)`, tag)
	if err != nil {
		return 0, asShopError(err)
	}
	return res.RowsAffected()
}

func (tx *Tx) membersOf(ctx context.Context, tag int64) (*roaring64.Bitmap, error) {
	return tx.readSet(ctx, `SELECT customer_id FROM customer_tags WHERE tag_id = ? ORDER BY customer_id`, tag)
}
