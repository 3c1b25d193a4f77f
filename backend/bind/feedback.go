package bind

import (
	"context"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// Feedback is what customers say of products, and what is asked of their makers.
type Feedback struct{ desk *Desk }

// Groups gathers it by product and batch.
func (f *Feedback) Groups() ([]FeedbackGroup, error) {
	return onShop(f.desk, func(ctx context.Context, s *shop.Shop) ([]FeedbackGroup, error) {
		settings, err := s.Settings(ctx)
		if err != nil {
			return nil, err
		}
		groups, err := s.Feedback(ctx)
		return each(groups, feedbackDTO(settings.Zone())), err
	})
}

// Said lists the words on one batch.
func (f *Feedback) Said(product, batch string) ([]FeedbackSaid, error) {
	return onShop(f.desk, func(ctx context.Context, s *shop.Shop) ([]FeedbackSaid, error) {
		said, err := s.FeedbackOf(ctx, product, batch)
		return each(said, saidDTO), err
	})
}

// SetBatch says from which day a batch was sold; "" takes that back.
func (f *Feedback) SetBatch(product, batch, date string) (Operation, error) {
	return f.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) {
		return s.SetBatchDay(ctx, product, batch, date)
	})
}

// Requests lists the quality requests.
func (f *Feedback) Requests() ([]QualityRequest, error) {
	return onShop(f.desk, func(ctx context.Context, s *shop.Shop) ([]QualityRequest, error) {
		list, err := s.FindQualityRequests(ctx)
		return each(list, qualityDTO), err
	})
}

// AddRequest writes a quality request.
func (f *Feedback) AddRequest(draft QualityDraft) (Operation, error) {
	return f.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) {
		return s.AddQualityRequest(ctx, qualityDraft(draft))
	})
}

// EditRequest changes a request that is not sent yet.
func (f *Feedback) EditRequest(id int64, draft QualityDraft) (Operation, error) {
	return f.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) {
		return s.EditQualityRequest(ctx, id, qualityDraft(draft))
	})
}

// MoveRequest brings a request to "sent", "answered" or "closed", with what the maker answered.
func (f *Feedback) MoveRequest(id int64, state, answer string) (Operation, error) {
	return f.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) {
		return s.MoveQualityRequest(ctx, id, crm.RequestState(state), answer)
	})
}

// DeleteRequest removes a request.
func (f *Feedback) DeleteRequest(id int64) (Operation, error) {
	return f.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) { return s.DeleteQualityRequest(ctx, id) })
}

func (f *Feedback) change(do func(context.Context, *shop.Shop) (crm.Operation, error)) (Operation, error) {
	return onShop(f.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := do(ctx, s)
		return operationDTO(op), err
	})
}
