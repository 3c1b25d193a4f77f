package sqlite

import (
	"context"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"
)

// FindFeedback gathers the feedback notes by product and batch, what most people speak of first.
func (db *DB) FindFeedback(ctx context.Context) ([]crm.FeedbackGroup, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT n.product, n.batch, count(*), count(DISTINCT n.customer_id), max(n.created_at), coalesce(b.since, 0)
		FROM notes n LEFT JOIN batches b ON b.product = n.product AND b.name = n.batch
		WHERE n.kind = 'feedback'
		GROUP BY n.product, n.batch ORDER BY 4 DESC, 5 DESC LIMIT 1000`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	groups := []crm.FeedbackGroup{}
	for rows.Next() {
		var g crm.FeedbackGroup
		if err := rows.Scan(&g.Product, &g.Batch, &g.Notes, &g.People, &g.LatestAt, &g.Since); err != nil {
			return nil, asShopError(err)
		}
		groups = append(groups, g)
	}
	return groups, asShopError(rows.Err())
}

// FindFeedbackNotes lists what was said of a batch, the latest first, with what each customer is called.
func (db *DB) FindFeedbackNotes(ctx context.Context, product, batch string, limit int) ([]crm.Note, []string, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT n.id, n.customer_id, n.text, n.order_number, n.created_at, c.name, c.nick
		FROM notes n JOIN customers c ON c.id = n.customer_id
		WHERE n.kind = 'feedback' AND n.product = ? AND n.batch = ? ORDER BY n.created_at DESC, n.id DESC LIMIT ?`, product, batch, limit)
	if err != nil {
		return nil, nil, asShopError(err)
	}
	defer rows.Close()
	notes, names := []crm.Note{}, []string{}
	for rows.Next() {
		n := crm.Note{NoteDraft: crm.NoteDraft{Kind: crm.NoteFeedback, Product: product, Batch: batch}}
		var c crm.Customer
		if err := rows.Scan(&n.ID, &n.CustomerID, &n.Text, &n.Order, &n.CreatedAt, &c.Name, &c.Nick); err != nil {
			return nil, nil, asShopError(err)
		}
		notes, names = append(notes, n), append(names, c.Called())
	}
	return notes, names, asShopError(rows.Err())
}

// CountBatchBuyers counts the buyers of every batch whose first day is known. It reads the lines of all orders once.
func (db *DB) CountBatchBuyers(ctx context.Context) ([]crm.BatchBuyers, error) {
	rows, err := db.read.QueryContext(ctx, `
		WITH goods AS MATERIALIZED (
			SELECT id, coalesce(nullif(title, ''), code) AS name FROM products
			WHERE coalesce(nullif(title, ''), code) IN (SELECT product FROM batches)
		), spans AS MATERIALIZED (
			SELECT id, product, name, since, coalesce(lead(since) OVER (PARTITION BY product ORDER BY since, id), 9223372036854775807) AS until
			FROM batches
		), bought AS MATERIALIZED (
			SELECT DISTINCT s.id, s.product, s.name, o.customer_id
			FROM order_lines l
			CROSS JOIN goods g ON g.id = l.product_id
			CROSS JOIN orders o ON o.id = l.order_id
			CROSS JOIN spans s ON s.product = g.name AND o.paid_at >= s.since AND o.paid_at < s.until
			WHERE o.paid_at > 0 AND o.customer_id IS NOT NULL AND EXISTS (SELECT 1 FROM goods)
		)
		SELECT product, name, count(*), sum(EXISTS (
			SELECT 1 FROM notes n WHERE n.kind = 'feedback' AND n.product = b.product AND n.batch = b.name AND n.customer_id = b.customer_id))
		FROM bought b GROUP BY id ORDER BY product, id`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.BatchBuyers{}
	for rows.Next() {
		var b crm.BatchBuyers
		if err := rows.Scan(&b.Product, &b.Batch, &b.Buyers, &b.Said); err != nil {
			return nil, asShopError(err)
		}
		list = append(list, b)
	}
	return list, asShopError(rows.Err())
}

// HasBatches tells whether the first day of any batch is known.
func (db *DB) HasBatches(ctx context.Context) (has bool, err error) {
	err = db.read.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM batches)`).Scan(&has)
	return has, asShopError(err)
}

// SetBatch says from which day a batch was sold; 0 takes that back.
func (db *DB) SetBatch(ctx context.Context, product, name string, since int64) (crm.Operation, error) {
	product, name = strings.TrimSpace(product), strings.TrimSpace(name)
	if product == "" || name == "" {
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "batch.name.missing")
	}
	if utf8.RuneCountInString(product) > crm.MaxAbout || utf8.RuneCountInString(name) > crm.MaxAbout {
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "note.about.length", "max", crm.MaxAbout)
	}
	return db.change(ctx, crm.OpBatchSet, crm.Params("batch", name, "product", product), func(tx *Tx) (int64, error) {
		return tx.setBatch(ctx, product, name, since)
	})
}

func (tx *Tx) setBatch(ctx context.Context, product, name string, since int64) (int64, error) {
	const it = `product = ?1 AND name = ?2`
	if since == 0 {
		if err := tx.keepWhere(ctx, imageBatches, it, 1, product, name); err != nil {
			return 0, err
		}
		return tx.affected(ctx, `DELETE FROM batches WHERE `+it, product, name)
	}
	if err := tx.keepWhere(ctx, imageBatches, it, 0, product, name); err != nil {
		return 0, err
	}
	n, err := tx.affected(ctx, `UPDATE batches SET op = ?3, since = ?4 WHERE `+it+` AND since <> ?4`, product, name, tx.op, since)
	if err != nil || n > 0 {
		return n, err
	}
	res, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO batches (op, product, name, since) VALUES (?, ?, ?, ?)`, tx.op, product, name, since)
	if err != nil {
		return 0, asShopError(err)
	}
	if n, err = res.RowsAffected(); err != nil || n == 0 {
		return 0, err
	}
	id, err := res.LastInsertId()
	if err != nil {
		return 0, err
	}
	return 1, tx.rememberCreated(ctx, imageBatches, id)
}
