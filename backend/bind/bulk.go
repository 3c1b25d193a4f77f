package bind

import (
	"context"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// Bulk is what is done to a frozen set of customers at once. Each act is one operation; it has no id where there was nobody
// to change.
type Bulk struct{ desk *Desk }

// Among says which of some customers are in a frozen set: what a list shows may have come in since.
func (b *Bulk) Among(selection string, ids []int64) ([]int64, error) {
	return guard(b.desk, func(context.Context) ([]int64, error) {
		set, err := b.desk.frozen(selection)
		if err != nil {
			return nil, err
		}
		in := []int64{}
		for _, id := range ids {
			if id > 0 && set.Contains(uint64(id)) {
				in = append(in, id)
			}
		}
		return in, nil
	})
}

// Reselect keeps another set: a frozen one with some customers more and some fewer.
func (b *Bulk) Reselect(selection string, with, without []int64) (Selection, error) {
	return guard(b.desk, func(context.Context) (Selection, error) {
		set, err := b.desk.frozen(selection)
		if err != nil {
			return Selection{}, err
		}
		next := set.Clone()
		next.Or(setOf(with))
		next.AndNot(setOf(without))
		return b.desk.freeze(next), nil
	})
}

func setOf(ids []int64) *roaring64.Bitmap {
	set := roaring64.New()
	for _, id := range ids {
		if id > 0 {
			set.Add(uint64(id))
		}
	}
	return set
}

// SetLevel gives customers a level.
func (b *Bulk) SetLevel(selection string, level int) (Operation, error) {
	return b.change(selection, func(ctx context.Context, s *shop.Shop, set *roaring64.Bitmap) (crm.Operation, error) {
		return s.SetLevel(ctx, set, level)
	})
}

// SetBlocked rules any message to customers out, or lets it in again.
func (b *Bulk) SetBlocked(selection string, blocked bool) (Operation, error) {
	return b.change(selection, func(ctx context.Context, s *shop.Shop, set *roaring64.Bitmap) (crm.Operation, error) {
		return s.SetBlocked(ctx, set, blocked)
	})
}

// FillField writes a value into a custom field as it was typed; an empty one takes it away.
func (b *Bulk) FillField(selection string, fieldID int64, text string) (Operation, error) {
	return b.change(selection, func(ctx context.Context, s *shop.Shop, set *roaring64.Bitmap) (crm.Operation, error) {
		return s.FillFieldText(ctx, set, fieldID, text)
	})
}

// Note writes the same note about customers.
func (b *Bulk) Note(selection string, draft NoteDraft) (Operation, error) {
	return b.change(selection, func(ctx context.Context, s *shop.Shop, set *roaring64.Bitmap) (crm.Operation, error) {
		return s.NoteCustomers(ctx, set, noteDraft(draft))
	})
}

// MoveTag takes a tag off customers who carry it and puts another on them.
func (b *Bulk) MoveTag(selection string, from, to int64) (Operation, error) {
	return b.change(selection, func(ctx context.Context, s *shop.Shop, set *roaring64.Bitmap) (crm.Operation, error) {
		return s.MoveTag(ctx, from, to, set)
	})
}

// CopyTag puts another tag on customers who carry one.
func (b *Bulk) CopyTag(selection string, from, to int64) (Operation, error) {
	return b.change(selection, func(ctx context.Context, s *shop.Shop, set *roaring64.Bitmap) (crm.Operation, error) {
		return s.CopyTag(ctx, from, to, set)
	})
}

// Delete takes customers out of the shop; their orders stay. Nobody goes who was not chosen: who became another stays.
func (b *Bulk) Delete(selection string) (Operation, error) {
	return onShop(b.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		set, err := b.desk.frozen(selection)
		if err != nil {
			return Operation{}, err
		}
		op, err := s.DeleteCustomers(ctx, set)
		return operationDTO(op), err
	})
}

func (b *Bulk) change(selection string, do func(context.Context, *shop.Shop, *roaring64.Bitmap) (crm.Operation, error)) (Operation, error) {
	return onShop(b.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		set, err := b.desk.selected(ctx, s, selection)
		if err != nil {
			return Operation{}, err
		}
		op, err := do(ctx, s, set)
		return operationDTO(op), err
	})
}

// SaveSegment keeps a frozen set of customers as a segment, under a name.
func (b *Bulk) SaveSegment(selection, name string) (Segment, error) {
	return onShop(b.desk, func(ctx context.Context, s *shop.Shop) (Segment, error) {
		set, err := b.desk.selected(ctx, s, selection)
		if err != nil {
			return Segment{}, err
		}
		saved, err := s.FreezePeople(ctx, name, set)
		if err != nil {
			return Segment{}, err
		}
		voice, err := b.desk.voice(ctx, s)
		return segmentDTO(saved, voice), err
	})
}
