package sqlite

import (
	"context"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"
)

// What a saved view may hold, in characters; and how many there may be.
const (
	maxViewName = 40
	maxViewText = 50_000
	mostOfViews = 100
)

// FindViews lists the saved views in the order they were made.
func (db *DB) FindViews(ctx context.Context) ([]crm.SavedView, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT id, name, query, columns, created_at, changed_at FROM views ORDER BY id`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.SavedView{}
	for rows.Next() {
		var v crm.SavedView
		if err := rows.Scan(&v.ID, &v.Name, &v.Query, &v.Columns, &v.CreatedAt, &v.ChangedAt); err != nil {
			return nil, asShopError(err)
		}
		list = append(list, v)
	}
	return list, asShopError(rows.Err())
}

// CreateView saves a view under a name nobody has yet.
func (db *DB) CreateView(ctx context.Context, v crm.SavedView) (crm.SavedView, crm.Operation, error) {
	v.Name = strings.TrimSpace(v.Name)
	op, err := db.recordedChange(ctx, crm.OpViewCreate, crm.Params("view", v.Name), func(tx *Tx) (int64, error) {
		if err := tx.checkView(ctx, &v); err != nil {
			return 0, err
		}
		v.CreatedAt, v.ChangedAt = tx.now, tx.now
		res, err := tx.ExecContext(ctx, `
			INSERT INTO views (op, name, query, columns, created_at, changed_at)
			SELECT ?1, ?2, ?3, ?4, ?5, ?5 WHERE (SELECT count(*) FROM views) < ?6`, tx.op, v.Name, v.Query, v.Columns, tx.now, mostOfViews)
		n, err := affected(res, err)
		if err != nil {
			return 0, err
		}
		if n == 0 {
			return 0, crm.Errorf(crm.CodeInvalid, "view.many", "max", mostOfViews)
		}
		v.ID, err = res.LastInsertId()
		return 1, err
	})
	return v, op, err
}

// EditView gives a view what the list shows now. Like a new name it is refused for a view that was changed since the editor saw
// it, at seen; 0 asks nothing.
func (db *DB) EditView(ctx context.Context, id, seen int64, query, columns string) (crm.Operation, error) {
	return db.changeView(ctx, crm.OpViewEdit, id, seen, func(tx *Tx, v *crm.SavedView, _ map[string]any) (int64, error) {
		if v.Query == query && v.Columns == columns {
			return 0, nil
		}
		v.Query, v.Columns = query, columns
		if err := tx.checkView(ctx, v); err != nil {
			return 0, err
		}
		return tx.affected(ctx, `UPDATE views SET query = ?, columns = ?, changed_at = ?, op = ? WHERE id = ?`, query, columns, tx.now, tx.op, id)
	})
}

// RenameView gives a view another name.
func (db *DB) RenameView(ctx context.Context, id, seen int64, name string) (crm.Operation, error) {
	return db.changeView(ctx, crm.OpViewRename, id, seen, func(tx *Tx, v *crm.SavedView, params map[string]any) (int64, error) {
		params["before"] = v.Name
		v.Name = strings.TrimSpace(name)
		params["view"] = v.Name
		if params["before"] == v.Name {
			return 0, nil
		}
		if err := tx.checkView(ctx, v); err != nil {
			return 0, err
		}
		return tx.affected(ctx, `UPDATE views SET name = ?, changed_at = ?, op = ? WHERE id = ?`, v.Name, tx.now, tx.op, id)
	})
}

// DeleteView removes a view; the customers in it stay as they are.
func (db *DB) DeleteView(ctx context.Context, id int64) (crm.Operation, error) {
	return db.changeView(ctx, crm.OpViewDelete, id, 0, func(tx *Tx, _ *crm.SavedView, _ map[string]any) (int64, error) {
		return tx.affected(ctx, `DELETE FROM views WHERE id = ?`, id)
	})
}

func (db *DB) changeView(ctx context.Context, kind crm.OperationKind, id, seen int64,
	do func(tx *Tx, v *crm.SavedView, params map[string]any) (int64, error),
) (crm.Operation, error) {
	params := map[string]any{}
	return db.recordedChange(ctx, kind, params, func(tx *Tx) (int64, error) {
		v := crm.SavedView{ID: id}
		err := tx.QueryRowContext(ctx, `SELECT name, query, columns, changed_at FROM views WHERE id = ?`, id).
			Scan(&v.Name, &v.Query, &v.Columns, &v.ChangedAt)
		if err != nil {
			return 0, notFound(err, "view.gone")
		}
		if seen != 0 && seen != v.ChangedAt {
			return 0, crm.Errorf(crm.CodeConflict, "view.changedMeanwhile", "view", v.Name)
		}
		params["view"] = v.Name
		return do(tx, &v, params)
	})
}

func (tx *Tx) checkView(ctx context.Context, v *crm.SavedView) error {
	if v.Name == "" || utf8.RuneCountInString(v.Name) > maxViewName {
		return crm.Errorf(crm.CodeInvalid, "view.name.length", "max", maxViewName)
	}
	if len(v.Query)+len(v.Columns) > maxViewText {
		return crm.Errorf(crm.CodeInvalid, "view.large")
	}
	var taken bool
	if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM views WHERE name = ? AND id <> ?)`, v.Name, v.ID).Scan(&taken); err != nil {
		return asShopError(err)
	}
	if taken {
		return crm.Errorf(crm.CodeConflict, "view.name.taken", "name", v.Name)
	}
	return nil
}
