package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"shuke/backend/crm"
)

// undoable tells whether operations of a kind can be taken back.
func undoable(kind crm.OperationKind) bool { return !kind.Final() }

const operationColumns = `id, kind, at, count, params, undone_by, undoes, user, computer, customer_id, forgotten > 0`

func scanOperation(row interface{ Scan(...any) error }) (op crm.Operation, err error) {
	var params string
	err = row.Scan(&op.ID, &op.Kind, &op.At, &op.Count, &params, &op.UndoneBy, &op.Undoes, &op.Author.User, &op.Author.Computer, &op.Customer, &op.Forgotten)
	if err != nil {
		return op, err
	}
	if err := json.Unmarshal([]byte(params), &op.Params); err != nil {
		return op, fmt.Errorf("operation %d: %w", op.ID, err)
	}
	op.Undoable = undoable(op.Kind) && op.UndoneBy == 0 && !op.Forgotten
	return op, nil
}

// LatestUndoable is the newest operation that stands; nil when there is none. That tags followed their rules is nothing that
// somebody did: it follows again when that is taken back.
func (db *DB) LatestUndoable(ctx context.Context) (*crm.Operation, error) {
	return db.latest(ctx, `undone_by = 0 AND kind NOT IN (?, ?, ?, ?, ?, ?)`,
		crm.OpUndo, crm.OpErase, crm.OpDisclose, crm.OpTagRefresh, crm.OpCampaignStart, crm.OpCampaignCancel)
}

// LatestRedoable is the newest undo that can be taken back, as long as nothing else was done since.
func (db *DB) LatestRedoable(ctx context.Context) (*crm.Operation, error) {
	return db.latest(ctx, `
		undone_by = 0 AND forgotten = 0 AND kind = ?1 AND id > coalesce((SELECT max(id) FROM operations WHERE kind NOT IN (?1, ?2, ?3)), 0)`,
		crm.OpUndo, crm.OpRedo, crm.OpTagRefresh)
}

func (db *DB) latest(ctx context.Context, condition string, args ...any) (*crm.Operation, error) {
	op, err := scanOperation(db.read.QueryRowContext(ctx, `
		SELECT `+operationColumns+` FROM operations WHERE `+condition+` ORDER BY id DESC LIMIT 1`, args...))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, asShopError(err)
	}
	return &op, nil
}

// FindImports lists what imports did, newest first, without those that were taken back.
func (db *DB) FindImports(ctx context.Context, limit int) ([]crm.ImportResult, []int64, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT i.at, i.result FROM imports i JOIN operations o ON o.id = i.operation_id
		WHERE o.undone_by = 0 ORDER BY i.id DESC LIMIT ?`, limit)
	if err != nil {
		return nil, nil, asShopError(err)
	}
	defer rows.Close()
	results, times := []crm.ImportResult{}, []int64{}
	for rows.Next() {
		var at int64
		var text string
		var r crm.ImportResult
		if err := rows.Scan(&at, &text); err != nil {
			return nil, nil, asShopError(err)
		}
		if err := json.Unmarshal([]byte(text), &r); err != nil {
			return nil, nil, fmt.Errorf("stored import: %w", err)
		}
		results, times = append(results, r), append(times, at)
	}
	return results, times, asShopError(rows.Err())
}

// FindImport reads what one import did.
func (db *DB) FindImport(ctx context.Context, id int64) (r crm.ImportResult, err error) {
	var text string
	if err := db.read.QueryRowContext(ctx, `SELECT result FROM imports WHERE id = ?`, id).Scan(&text); err != nil {
		return r, notFound(err, "import.gone")
	}
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		return r, fmt.Errorf("stored import: %w", err)
	}
	return r, nil
}
