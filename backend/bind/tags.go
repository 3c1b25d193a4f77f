package bind

import (
	"context"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// Tags is the list of tags and what is done with them.
type Tags struct{ desk *Desk }

// All lists the tags in the owner's order.
func (t *Tags) All() ([]Tag, error) {
	return onShop(t.desk, func(ctx context.Context, s *shop.Shop) ([]Tag, error) {
		tags, err := s.FindTags(ctx)
		return each(tags, tagDTO), err
	})
}

// Report lists the tags with what those who carry them paid.
func (t *Tags) Report() (TagReport, error) {
	return onShop(t.desk, func(ctx context.Context, s *shop.Shop) (TagReport, error) {
		r, err := s.TagReport(ctx)
		if err != nil {
			return TagReport{}, err
		}
		settings, err := s.Settings(ctx)
		return TagReport{Tags: each(r.Tags, tagLineDTO), Everyone: r.Everyone, EveryonePaid: r.EveryonePaid, Currency: settings.Currency}, err
	})
}

// Create makes an empty tag.
func (t *Tags) Create(draft TagDraft) (Tag, error) {
	return onShop(t.desk, func(ctx context.Context, s *shop.Shop) (Tag, error) {
		tag, err := s.CreateTagFrom(ctx, tagDraft(draft))
		return tagDTO(tag), err
	})
}

// Edit makes a tag what the draft says; seen is what the editor saw it say.
func (t *Tags) Edit(tagID int64, draft, seen TagDraft) (Operation, error) {
	return t.arrange(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) {
		saw := tagDraft(seen)
		return s.EditTag(ctx, tagID, tagDraft(draft), &saw)
	})
}

// Place moves a tag into a group, before another tag of it, or to its end for 0.
func (t *Tags) Place(tagID int64, group string, before int64) (Operation, error) {
	return t.arrange(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) {
		return s.PlaceTag(ctx, tagID, group, before)
	})
}

// Merge gives everybody who carries from the tag into, and removes from.
func (t *Tags) Merge(into, from int64) (Operation, error) {
	return t.arrange(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) { return s.MergeTags(ctx, into, from) })
}

// Delete removes a tag from everybody.
func (t *Tags) Delete(tagID int64) (Operation, error) {
	return t.arrange(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) { return s.DeleteTag(ctx, tagID) })
}

func (t *Tags) arrange(do func(context.Context, *shop.Shop) (crm.Operation, error)) (Operation, error) {
	return onShop(t.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := do(ctx, s)
		return operationDTO(op), err
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
		set, err := t.desk.selected(ctx, s, selection)
		if err != nil {
			return Operation{}, err
		}
		op, err := do(s, ctx, tagID, set)
		return operationDTO(op), err
	})
}
