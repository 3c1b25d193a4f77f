package sqlite

import (
	"context"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
)

// values takes the person out of the sets of what was set on many. A value that nobody else had goes, and the journal's
// sentence forgets it too.
func (e *erasing) values(ctx context.Context) error {
	var holders []int64
	if err := e.eachPair(ctx, `SELECT DISTINCT operation_id, 0 FROM operation_values`, func(op, _ int64) { holders = append(holders, op) }); err != nil {
		return err
	}
	for _, op := range holders {
		sets, err := e.readValues(ctx, op)
		if err != nil {
			return err
		}
		if err := e.leaveSets(ctx, op, sets); err != nil {
			return err
		}
	}
	return nil
}

func (e *erasing) leaveSets(ctx context.Context, op int64, sets []valueSet) error {
	theirs := func(s valueSet) bool { return s.members.Contains(uint64(e.id)) } //nolint:gosec // ids are positive
	left, was := roaring64.New(), false
	for _, s := range sets {
		was = was || theirs(s)
		left.Or(s.members)
	}
	if !was {
		return nil
	}
	if _, err := e.ExecContext(ctx, `DELETE FROM operation_values WHERE operation_id = ?`, op); err != nil {
		return asShopError(err)
	}
	for _, s := range sets {
		if s.members.Remove(uint64(e.id)); s.members.IsEmpty() { //nolint:gosec // as above
			continue
		}
		if err := e.rememberValuesOf(ctx, op, s); err != nil {
			return err
		}
	}
	if left.GetCardinality() > 1 {
		return nil
	}
	_, err := e.ExecContext(ctx, `
		UPDATE operations SET params = json_set(params, '$.value', '') WHERE (id = ?1 OR undoes = ?1) AND json_extract(params, '$.value') <> ''`, op)
	return asShopError(err)
}
