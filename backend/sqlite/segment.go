package sqlite

import (
	"context"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
)

// maxSegmentName is how many characters a segment's name may have.
const maxSegmentName = 60

// FindSegments lists the segments by name.
func (db *DB) FindSegments(ctx context.Context) ([]crm.Segment, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT id, name, rule, frozen_at, people, created_at, changed_at FROM segments ORDER BY name`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.Segment{}
	for rows.Next() {
		var s crm.Segment
		if err := rows.Scan(&s.ID, &s.Name, &s.Rule, &s.FrozenAt, &s.People, &s.CreatedAt, &s.ChangedAt); err != nil {
			return nil, asShopError(err)
		}
		list = append(list, s)
	}
	return list, asShopError(rows.Err())
}

// CreateSegment saves a rule under a name, or with members whom it means now. The rule names tags and segments by their ids.
func (db *DB) CreateSegment(ctx context.Context, name string, rule []byte, members *roaring64.Bitmap) (crm.Segment, error) {
	s := crm.Segment{Name: strings.TrimSpace(name), Rule: string(rule)}
	kept := ""
	if members != nil {
		var err error
		if kept, err = members.ToBase64(); err != nil {
			return s, fmt.Errorf("encode segment: %w", err)
		}
		s.People = int64(members.GetCardinality()) //nolint:gosec // a count of customers
	}
	_, err := db.recordedChange(ctx, crm.OpSegmentCreate, crm.Params("segment", s.Name), func(tx *Tx) (int64, error) {
		if err := tx.freeSegmentName(ctx, 0, s.Name); err != nil {
			return 0, err
		}
		s.CreatedAt, s.ChangedAt = tx.now, tx.now
		if members != nil {
			s.FrozenAt = tx.now
		}
		res, err := tx.ExecContext(ctx, `
			INSERT INTO segments (op, name, rule, frozen_at, people, members, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			tx.op, s.Name, s.Rule, s.FrozenAt, s.People, kept, tx.now, tx.now)
		if err != nil {
			return 0, asShopError(err)
		}
		s.ID, err = res.LastInsertId()
		return 1, err
	})
	return s, err
}

// EditSegment gives a segment another rule. A frozen one stays as it is. Like a new name it is refused for a segment that was
// changed since the editor saw it, at seen; 0 asks nothing.
func (db *DB) EditSegment(ctx context.Context, id, seen int64, rule []byte) (crm.Operation, error) {
	return db.changeSegment(ctx, crm.OpSegmentEdit, id, seen, func(tx *Tx, s crm.Segment, _ map[string]any) (int64, error) {
		if s.Frozen() {
			return 0, crm.Errorf(crm.CodeInvalid, "segment.frozen", "name", s.Name)
		}
		if s.Rule == string(rule) {
			return 0, nil
		}
		return tx.affected(ctx, `UPDATE segments SET rule = ?, changed_at = ?, op = ? WHERE id = ?`, string(rule), tx.now, tx.op, id)
	})
}

// RenameSegment gives a segment another name.
func (db *DB) RenameSegment(ctx context.Context, id, seen int64, name string) (crm.Operation, error) {
	name = strings.TrimSpace(name)
	return db.changeSegment(ctx, crm.OpSegmentRename, id, seen, func(tx *Tx, s crm.Segment, params map[string]any) (int64, error) {
		params["before"], params["segment"] = s.Name, name
		if s.Name == name {
			return 0, nil
		}
		if err := tx.freeSegmentName(ctx, id, name); err != nil {
			return 0, err
		}
		return tx.affected(ctx, `UPDATE segments SET name = ?, changed_at = ?, op = ? WHERE id = ?`, name, tx.now, tx.op, id)
	})
}

// DeleteSegment removes a segment. Whoever refers to it is not asked: see shop.Shop.DeleteSegment.
func (db *DB) DeleteSegment(ctx context.Context, id int64) (crm.Operation, error) {
	return db.changeSegment(ctx, crm.OpSegmentDelete, id, 0, func(tx *Tx, _ crm.Segment, _ map[string]any) (int64, error) {
		return tx.affected(ctx, `DELETE FROM segments WHERE id = ?`, id)
	})
}

func (db *DB) changeSegment(ctx context.Context, kind crm.OperationKind, id, seen int64,
	do func(tx *Tx, s crm.Segment, params map[string]any) (int64, error),
) (crm.Operation, error) {
	params := map[string]any{}
	return db.recordedChange(ctx, kind, params, func(tx *Tx) (int64, error) {
		var s crm.Segment
		err := tx.QueryRowContext(ctx, `SELECT name, rule, frozen_at, changed_at FROM segments WHERE id = ?`, id).
			Scan(&s.Name, &s.Rule, &s.FrozenAt, &s.ChangedAt)
		if err != nil {
			return 0, notFound(err, "segment.gone")
		}
		if seen != 0 && seen != s.ChangedAt {
			return 0, crm.Errorf(crm.CodeConflict, "segment.changedMeanwhile", "segment", s.Name)
		}
		params["segment"] = s.Name
		return do(tx, s, params)
	})
}

func (tx *Tx) freeSegmentName(ctx context.Context, id int64, name string) error {
	if name == "" || utf8.RuneCountInString(name) > maxSegmentName {
		return crm.Errorf(crm.CodeInvalid, "segment.name.length", "max", maxSegmentName)
	}
	var taken bool
	if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM segments WHERE name = ? AND id <> ?)`, name, id).Scan(&taken); err != nil {
		return asShopError(err)
	}
	if taken {
		return crm.Errorf(crm.CodeConflict, "segment.name.taken", "name", name)
	}
	return nil
}

// Frozen is who was frozen in a segment, those who are gone since too.
func (db *DB) Frozen(ctx context.Context, id int64) (*roaring64.Bitmap, error) {
	var text string
	if err := db.read.QueryRowContext(ctx, `SELECT members FROM segments WHERE id = ?`, id).Scan(&text); err != nil {
		return nil, notFound(err, "segment.gone")
	}
	set := roaring64.New()
	if text == "" {
		return set, nil
	}
	blob, err := base64.StdEncoding.DecodeString(text)
	if err == nil {
		err = set.UnmarshalBinary(blob)
	}
	if err != nil {
		return nil, fmt.Errorf("members of segment %d: %w", id, err)
	}
	return set, nil
}

// frozenIn picks who was frozen in a segment.
func (db *DB) frozenIn(ctx context.Context, w *where, id int64) error {
	set, err := db.Frozen(ctx, id)
	if err != nil {
		return err
	}
	text, err := jsonText(set.ToArray())
	w.hit(`SELECT value FROM json_each(?)`, text)
	return err
}
