package bind

import (
	"context"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// Journal is what was done, and the way back.
type Journal struct{ desk *Desk }

// journalPage is how many operations a page of the journal has.
const journalPage = 100

// Page lists operations before an id, newest first; 0 starts at the top.
func (j *Journal) Page(before int64) ([]Operation, error) {
	return onShop(j.desk, func(ctx context.Context, s *shop.Shop) ([]Operation, error) {
		ops, err := s.FindOperations(ctx, before, journalPage)
		return each(ops, operationDTO), err
	})
}

// Preview says what an undo would do.
func (j *Journal) Preview(id int64) (UndoReport, error) {
	return onShop(j.desk, func(ctx context.Context, s *shop.Shop) (UndoReport, error) {
		r, err := s.PreviewUndo(ctx, id)
		return undoDTO(r), err
	})
}

// Undo takes an operation back. The undo of an undo does it again.
func (j *Journal) Undo(id int64) (UndoReport, error) {
	return onShop(j.desk, func(ctx context.Context, s *shop.Shop) (UndoReport, error) {
		r, err := s.Undo(ctx, id)
		return undoDTO(r), err
	})
}

// PreviewAll says what taking back several imports at once would do.
func (j *Journal) PreviewAll(ids []int64) (UndoReport, error) {
	return onShop(j.desk, func(ctx context.Context, s *shop.Shop) (UndoReport, error) {
		r, err := s.PreviewUndoAll(ctx, ids)
		return undoDTO(r), err
	})
}

// UndoAll takes several imports back at once.
func (j *Journal) UndoAll(ids []int64) (UndoReport, error) {
	return onShop(j.desk, func(ctx context.Context, s *shop.Shop) (UndoReport, error) {
		r, err := s.UndoAll(ctx, ids)
		return undoDTO(r), err
	})
}

// Latest is the newest operation that can be taken back, or null.
func (j *Journal) Latest() (*Operation, error) { return j.newest((*shop.Shop).LatestUndoable) }

// LatestUndone is the newest undo that can be taken back while nothing else was done since, or null.
func (j *Journal) LatestUndone() (*Operation, error) { return j.newest((*shop.Shop).LatestRedoable) }

func (j *Journal) newest(find func(*shop.Shop, context.Context) (*crm.Operation, error)) (*Operation, error) {
	return onShop(j.desk, func(ctx context.Context, s *shop.Shop) (*Operation, error) {
		op, err := find(s, ctx)
		if err != nil || op == nil {
			return nil, err
		}
		dto := operationDTO(*op)
		return &dto, nil
	})
}
