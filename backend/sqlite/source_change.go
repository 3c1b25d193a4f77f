package sqlite

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
)

// SetSource says where customers came from: the owner's word, which no import overrules. Those who came from there as far
// as the shop knows are left as they are and not counted. An empty name says that it is not known.
func (db *DB) SetSource(ctx context.Context, customers *roaring64.Bitmap, name string) (crm.Operation, error) {
	name = strings.TrimSpace(name)
	if utf8.RuneCountInString(name) > maxSourceName {
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "source.name.length", "max", maxSourceName)
	}
	return db.change(ctx, crm.OpSourceSet, crm.Params("source", name), func(tx *Tx) (int64, error) {
		id, err := tx.sourceNamed(ctx, name)
		if err != nil {
			return 0, err
		}
		if err := tx.fillSelected(ctx, customers); err != nil {
			return 0, err
		}
		_, err = tx.ExecContext(ctx, `
			INSERT INTO source_changes (op, customer_id, at, was, now, was_op, was_hand, was_updated)
			SELECT ?1, c.id, ?2, c.source_id, ?3, c.op, c.by_hand, c.updated_at
			FROM temp.selected s CROSS JOIN customers c ON c.id = s.id WHERE c.source_id <> ?3`, tx.op, tx.now, id)
		if err != nil {
			return 0, asShopError(err)
		}
		res, err := tx.ExecContext(ctx, `
			UPDATE customers SET source_id = ?, by_hand = by_hand | ?, op = ?, updated_at = ?
			WHERE id IN (SELECT customer_id FROM source_changes WHERE op = ?)`, id, handSource, tx.op, tx.now, tx.op)
		return affected(res, err)
	})
}

// sourceNamed finds the source the owner calls so, or enters the word.
func (tx *Tx) sourceNamed(ctx context.Context, name string) (int64, error) {
	if name == "" {
		return 0, nil
	}
	known := tx.db.words.sourcesLike(func(s crm.Source) bool { return s.Name == name })
	if len(known) > 0 {
		return tx.db.words.root(known[0]), nil
	}
	return tx.sourceID(ctx, name)
}

// noteSource enters one change of a source that the journal keeps elsewhere.
func (tx *Tx) noteSource(ctx context.Context, customer, was, now int64) error {
	_, err := tx.ExecContext(ctx, `
		INSERT OR REPLACE INTO source_changes (op, customer_id, at, was, now, was_op, was_hand, was_updated)
		VALUES (?, ?, ?, ?, ?, -1, 0, 0)`, tx.op, customer, tx.now, was, now)
	return asShopError(err)
}

// FindSourceChanges lists how a customer's source changed, latest first.
func (db *DB) FindSourceChanges(ctx context.Context, customer int64) ([]crm.SourceChange, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT s.at, s.was, s.now, s.op, o.kind FROM source_changes s JOIN operations o ON o.id = s.op
		WHERE s.customer_id = ? ORDER BY s.op DESC LIMIT ?`, customer, maxPage)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	changes := []crm.SourceChange{}
	for rows.Next() {
		var c crm.SourceChange
		var was, is int64
		if err := rows.Scan(&c.At, &was, &is, &c.Operation, &c.By); err != nil {
			return nil, asShopError(err)
		}
		c.Was, c.Is = db.words.source(was).Name, db.words.source(is).Name
		changes = append(changes, c)
	}
	return changes, asShopError(rows.Err())
}
