package sqlite

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
)

// values gives customers back what they had before the operation, while it is still as the operation left it.
func (u *undoing) values(ctx context.Context) error {
	sets, err := u.readValues(ctx, u.of)
	if err != nil {
		return err
	}
	for _, s := range sets {
		if err := u.turnValue(ctx, s.turned()); err != nil {
			return fmt.Errorf("undo %s: %w", s.what, err)
		}
	}
	return nil
}

func (tx *Tx) readValues(ctx context.Context, operation int64) ([]valueSet, error) {
	rows, err := tx.QueryContext(ctx, `SELECT what, was, now, members FROM operation_values WHERE operation_id = ?`, operation)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	var sets []valueSet
	for rows.Next() {
		var what, was, now string
		var blob []byte
		if err := rows.Scan(&what, &was, &now, &blob); err != nil {
			return nil, asShopError(err)
		}
		s, err := readValueSet(what, was, now, blob)
		if err != nil {
			return nil, fmt.Errorf("values of operation %d: %w", operation, err)
		}
		sets = append(sets, s)
	}
	return sets, asShopError(rows.Err())
}

func readValueSet(what, was, now string, blob []byte) (s valueSet, err error) {
	if s.valued, err = valuedAs(what); err != nil {
		return s, err
	}
	if err := json.Unmarshal([]byte(was), &s.was); err != nil {
		return s, err
	}
	if err := json.Unmarshal([]byte(now), &s.now); err != nil {
		return s, err
	}
	s.members = roaring64.New()
	return s, s.members.UnmarshalBinary(blob)
}

// turnValue writes a value to the members of a set whose rows are as it says they were, and records that.
func (u *undoing) turnValue(ctx context.Context, s valueSet) error {
	if err := u.fillSelected(ctx, s.members); err != nil {
		return err
	}
	still, err := u.stillSo(ctx, s)
	if err != nil {
		return err
	}
	if still.GetCardinality() != s.members.GetCardinality() {
		if err := u.reportChanged(ctx, s, still); err != nil {
			return err
		}
		if err := u.fillSelected(ctx, still); err != nil {
			return err
		}
	}
	if still.IsEmpty() {
		return nil
	}
	s.members = still
	if err := u.writeUnrecorded(ctx, s); err != nil || !u.recording {
		return err
	}
	return u.rememberValues(ctx, s)
}

// stillSo is who of the customers in temp.selected has the row as the set says it was: nothing wrote it since.
func (u *undoing) stillSo(ctx context.Context, s valueSet) (*roaring64.Bitmap, error) {
	so, args := `x.op IS NULL`, []any(nil)
	if len(s.was) > 0 {
		so, args = `x.op = ?`, s.was[:1]
	}
	var n uint64
	if err := u.QueryRowContext(ctx, `SELECT count(*) FROM `+s.selected()+` WHERE `+so, args...).Scan(&n); err != nil {
		return nil, asShopError(err)
	}
	if n == s.members.GetCardinality() {
		return s.members, nil
	}
	return u.readSet(ctx, `SELECT c.id FROM `+s.selected()+` WHERE `+so, args...)
}

func (u *undoing) reportChanged(ctx context.Context, s valueSet, still *roaring64.Bitmap) error {
	if err := u.fillSelected(ctx, roaring64.AndNot(s.members, still)); err != nil {
		return err
	}
	key := "conflict.customerChanged"
	if s.field != 0 {
		key = "conflict.fieldChanged"
	}
	return u.conflict(ctx, key, `
		SELECT coalesce(nullif(c.name, ''), c.nick), c.id FROM temp.selected s CROSS JOIN customers c ON c.id = s.id AND c.erased_at = 0`)
}

// writeUnrecorded is writeValue without keeping rows one by one: the set is kept as such.
func (u *undoing) writeUnrecorded(ctx context.Context, s valueSet) error {
	t := tableNamed(s.table)
	if u.recording {
		for _, event := range recordedEvents {
			if err := u.stopRecordingOn(ctx, t, event); err != nil {
				return err
			}
		}
	}
	n, err := u.writeValue(ctx, s)
	if err != nil {
		return err
	}
	if len(s.now) == 0 {
		u.report.Removed += n
	} else {
		u.report.Restored += n
	}
	if !u.recording {
		return nil
	}
	for _, event := range recordedEvents {
		if err := u.recordOn(ctx, t, event); err != nil {
			return err
		}
	}
	return nil
}
