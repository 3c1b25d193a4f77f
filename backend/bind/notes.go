package bind

import (
	"context"

	"shuke/backend/shop"
)

// Notes are what is written about customers.
type Notes struct{ desk *Desk }

// Add writes a note.
func (n *Notes) Add(customerID int64, draft NoteDraft) (Operation, error) {
	return onShop(n.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := s.AddNote(ctx, customerID, noteDraft(draft))
		return operationDTO(op), err
	})
}

// Edit makes a note say what the draft says.
func (n *Notes) Edit(id int64, draft NoteDraft) (Operation, error) {
	return onShop(n.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := s.EditNote(ctx, id, noteDraft(draft))
		return operationDTO(op), err
	})
}

// Delete removes a note.
func (n *Notes) Delete(id int64) (Operation, error) {
	return onShop(n.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := s.DeleteNote(ctx, id)
		return operationDTO(op), err
	})
}
