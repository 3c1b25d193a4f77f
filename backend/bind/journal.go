package bind

import (
	"context"
	"time"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// Journal is what was done, and the way back.
type Journal struct{ desk *Desk }

// journalPage is how many operations a page of the journal has.
const journalPage = 100

// Page lists operations before an id, newest first; 0 starts at the top.
func (j *Journal) Page(q JournalFilter, before int64) ([]Operation, error) {
	return onShop(j.desk, func(ctx context.Context, s *shop.Shop) ([]Operation, error) {
		asked, err := journalQuery(ctx, s, q)
		if err != nil {
			return nil, err
		}
		asked.Before, asked.Limit = before, journalPage
		ops, err := s.FindOperations(ctx, asked)
		return each(ops, operationDTO), err
	})
}

// Count says how many operations a filter means.
func (j *Journal) Count(q JournalFilter) (int64, error) {
	return onShop(j.desk, func(ctx context.Context, s *shop.Shop) (int64, error) {
		asked, err := journalQuery(ctx, s, q)
		if err != nil {
			return 0, err
		}
		return s.CountOperations(ctx, asked)
	})
}

// One reads an operation.
func (j *Journal) One(id int64) (Operation, error) {
	return onShop(j.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := s.FindOperation(ctx, id)
		return operationDTO(op), err
	})
}

func journalQuery(ctx context.Context, s *shop.Shop, q JournalFilter) (crm.OperationQuery, error) {
	kind := func(name string) crm.OperationKind { return crm.OperationKind(name) }
	asked := crm.OperationQuery{
		Kinds: each(q.Kinds, kind), Customer: q.CustomerID,
		Words: each(q.Words, func(w JournalWord) crm.OperationWord {
			return crm.OperationWord{Text: w.Text, Kinds: each(w.Kinds, kind)}
		}),
	}
	settings, err := s.Settings(ctx)
	if err != nil {
		return asked, err
	}
	if asked.From, err = dayStart(q.From, 0, settings.Zone()); err != nil {
		return asked, err
	}
	asked.To, err = dayStart(q.To, 1, settings.Zone())
	return asked, err
}

// dayStart is the moment a day begins, or one so many days later; no day is 0.
func dayStart(day string, later int, zone *time.Location) (int64, error) {
	if day == "" {
		return 0, nil
	}
	at, err := time.ParseInLocation(time.DateOnly, day, zone)
	if err != nil {
		return 0, crm.WrapError(err, crm.CodeInvalid, "customer.dateInvalid")
	}
	return crm.Millis(at.AddDate(0, 0, later)), nil
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
