package sqlite

import (
	"context"
	"unicode/utf8"

	"shuke/backend/crm"
)

// FindQualityRequests lists the requests, those on their way before those that are closed, the latest first.
func (db *DB) FindQualityRequests(ctx context.Context) ([]crm.QualityRequest, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT id, product, batch, people, buyers, problem, quotes, wish, state, answer, created_at, changed_at
		FROM quality_requests ORDER BY state = 'closed', changed_at DESC, id DESC LIMIT 500`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.QualityRequest{}
	for rows.Next() {
		var q crm.QualityRequest
		if err := rows.Scan(&q.ID, &q.Product, &q.Batch, &q.People, &q.Buyers, &q.Problem, &q.Quotes, &q.Wish, &q.State, &q.Answer,
			&q.CreatedAt, &q.ChangedAt); err != nil {
			return nil, asShopError(err)
		}
		list = append(list, q)
	}
	return list, asShopError(rows.Err())
}

// AddQualityRequest writes a request as a draft.
func (db *DB) AddQualityRequest(ctx context.Context, d crm.QualityDraft) (crm.Operation, error) {
	d, err := d.Checked()
	if err != nil {
		return crm.Operation{}, err
	}
	return db.change(ctx, crm.OpQualityAdd, crm.Params("batch", d.Batch, "product", d.Product), func(tx *Tx) (int64, error) {
		res, err := tx.ExecContext(ctx, `
			INSERT INTO quality_requests (op, product, batch, people, buyers, problem, quotes, wish, state, answer, created_at, changed_at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?)`,
			tx.op, d.Product, d.Batch, d.People, d.Buyers, d.Problem, d.Quotes, d.Wish, crm.RequestDrafted, tx.now, tx.now)
		if err != nil {
			return 0, asShopError(err)
		}
		id, err := res.LastInsertId()
		if err != nil {
			return 0, err
		}
		return 1, tx.rememberCreated(ctx, imageQuality, id)
	})
}

// EditQualityRequest changes the words of a request. What was sent stands as it was sent.
func (db *DB) EditQualityRequest(ctx context.Context, id int64, d crm.QualityDraft) (crm.Operation, error) {
	d, err := d.Checked()
	if err != nil {
		return crm.Operation{}, err
	}
	return db.changeQuality(ctx, crm.OpQualityEdit, id, func(tx *Tx, state crm.RequestState) (int64, error) {
		if state != crm.RequestDrafted {
			return 0, crm.Errorf(crm.CodeConflict, "quality.sentAlready")
		}
		return tx.affected(ctx, `
			UPDATE quality_requests SET op = ?1, changed_at = ?2, problem = ?4, quotes = ?5, wish = ?6
			WHERE id = ?3 AND (problem, quotes, wish) <> (?4, ?5, ?6)`, tx.op, tx.now, id, d.Problem, d.Quotes, d.Wish)
	})
}

// MoveQualityRequest brings a request to its next state, with what the maker answered.
func (db *DB) MoveQualityRequest(ctx context.Context, id int64, to crm.RequestState, answer string) (crm.Operation, error) {
	if utf8.RuneCountInString(answer) > crm.MaxRequest {
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "quality.text.length", "max", crm.MaxRequest)
	}
	return db.changeQuality(ctx, to.Step(), id, func(tx *Tx, from crm.RequestState) (int64, error) {
		if !from.May(to) {
			return 0, crm.Errorf(crm.CodeConflict, "quality.state")
		}
		return tx.affected(ctx, `
			UPDATE quality_requests SET op = ?, changed_at = ?, state = ?, answer = CASE ? WHEN '' THEN answer ELSE ? END WHERE id = ?`,
			tx.op, tx.now, to, answer, answer, id)
	})
}

// DeleteQualityRequest removes a request.
func (db *DB) DeleteQualityRequest(ctx context.Context, id int64) (crm.Operation, error) {
	return db.changeQuality(ctx, crm.OpQualityDelete, id, func(tx *Tx, _ crm.RequestState) (int64, error) {
		// Remembered as changed by changeQuality; a row that goes is remembered as gone.
		if _, err := tx.ExecContext(ctx, `UPDATE operation_rows SET gone = 1 WHERE operation_id = ? AND tbl = 'quality_requests'`, tx.op); err != nil {
			return 0, asShopError(err)
		}
		return tx.affected(ctx, `DELETE FROM quality_requests WHERE id = ?`, id)
	})
}

func (db *DB) changeQuality(ctx context.Context, kind crm.OperationKind, id int64,
	do func(*Tx, crm.RequestState) (int64, error),
) (crm.Operation, error) {
	params := map[string]any{}
	return db.change(ctx, kind, params, func(tx *Tx) (int64, error) {
		var product, batch string
		var state crm.RequestState
		err := tx.QueryRowContext(ctx, `SELECT product, batch, state FROM quality_requests WHERE id = ?`, id).Scan(&product, &batch, &state)
		if err != nil {
			return 0, notFound(err, "quality.gone")
		}
		params["product"], params["batch"] = product, batch
		if err := tx.remember(ctx, imageQuality, id); err != nil {
			return 0, err
		}
		return do(tx, state)
	})
}
