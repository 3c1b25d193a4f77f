package bind

import (
	"context"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// Parcels are what is packed for customers.
type Parcels struct{ desk *Desk }

// Parcel is what went into a parcel besides what was bought.
type Parcel struct {
	ID       int64  `json:"id"`
	Order    string `json:"order"`
	Contents string `json:"contents"`
	PackedAt int64  `json:"packedAt"`
}

// Slip is what lies beside a parcel while it is packed.
type Slip struct {
	CustomerID int64    `json:"customerId"`
	Customer   string   `json:"customer"`
	Order      Order    `json:"order"` // number "" when none is to be sent
	Notes      []Note   `json:"notes"`
	Before     []Parcel `json:"before"`
}

// Slips lists the parcels to be packed with something to be done about them; with a customer, theirs alone.
func (p *Parcels) Slips(customerID int64) ([]Slip, error) {
	return onShop(p.desk, func(ctx context.Context, s *shop.Shop) ([]Slip, error) {
		slips, err := s.FindSlips(ctx, customerID)
		return each(slips, slipDTO), err
	})
}

// Add keeps what went into a parcel.
func (p *Parcels) Add(customerID int64, order, contents string) (Operation, error) {
	return onShop(p.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := s.AddParcel(ctx, customerID, order, contents)
		return operationDTO(op), err
	})
}

// Delete forgets a parcel.
func (p *Parcels) Delete(id int64) (Operation, error) {
	return onShop(p.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := s.DeleteParcel(ctx, id)
		return operationDTO(op), err
	})
}

// Print opens the system's print dialog on what the page shows; every one of them can save a PDF.
func (p *Parcels) Print() (bool, error) {
	return guard(p.desk, func(context.Context) (bool, error) {
		p.desk.Window.Print()
		return true, nil
	})
}

func slipDTO(s crm.Slip) Slip {
	return Slip{
		CustomerID: s.CustomerID, Customer: s.Customer, Order: orderDTO(s.Order), Notes: each(s.Notes, noteDTO),
		Before: each(s.Before, func(p crm.Parcel) Parcel {
			return Parcel{ID: p.ID, Order: p.Order, Contents: p.Contents, PackedAt: p.PackedAt}
		}),
	}
}
