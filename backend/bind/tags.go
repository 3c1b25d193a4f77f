package bind

import (
	"context"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// Tags is the list of tags and what is done with them.
type Tags struct{ desk *Desk }

// All lists the tags by name.
func (t *Tags) All() ([]Tag, error) {
	return onShop(t.desk, func(ctx context.Context, s *shop.Shop) ([]Tag, error) {
		tags, err := s.FindTags(ctx)
		return each(tags, tagDTO), err
	})
}

// Create makes an empty tag.
func (t *Tags) Create(name, color string) (Tag, error) {
	return onShop(t.desk, func(ctx context.Context, s *shop.Shop) (Tag, error) {
		tag, err := s.CreateTag(ctx, name, color)
		return tagDTO(tag), err
	})
}

// Add puts a tag on a frozen set of customers. The operation counts those who did not carry it.
func (t *Tags) Add(tagID int64, selection string) (Operation, error) {
	return t.change(tagID, selection, (*shop.Shop).TagCustomers)
}

// Remove takes a tag off a frozen set of customers.
func (t *Tags) Remove(tagID int64, selection string) (Operation, error) {
	return t.change(tagID, selection, (*shop.Shop).UntagCustomers)
}

func (t *Tags) change(tagID int64, selection string,
	do func(*shop.Shop, context.Context, int64, *roaring64.Bitmap) (crm.Operation, error),
) (Operation, error) {
	return onShop(t.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		set, err := t.desk.frozen(selection)
		if err != nil {
			return Operation{}, err
		}
		op, err := do(s, ctx, tagID, set)
		return operationDTO(op), err
	})
}

// Delete removes a tag from everybody.
func (t *Tags) Delete(tagID int64) (Operation, error) {
	return onShop(t.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := s.DeleteTag(ctx, tagID)
		return operationDTO(op), err
	})
}
