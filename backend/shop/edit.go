package shop

import (
	"context"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
)

// EditCustomer sets fields of a customer by hand. The phone may be written as people write it; it is kept as E.164.
func (s *Shop) EditCustomer(ctx context.Context, id int64, p crm.CustomerPatch) (crm.Operation, error) {
	if p.Phone != nil && strings.TrimSpace(*p.Phone) != "" {
		phone, ok := cell.ParsePhone(*p.Phone, "CN")
		if !ok || phone.E164 == "" {
			return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "customer.phoneInvalid")
		}
		p.Phone = &phone.E164
	}
	if p.Email != nil {
		lower := strings.ToLower(strings.TrimSpace(*p.Email))
		p.Email = &lower
	}
	return s.DB.EditCustomer(ctx, id, p)
}
