package shop

import (
	"context"
	"slices"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/importer"
	"shuke/backend/importer/cell"
)

// SetFieldText writes a customer's value in a custom field as it was typed; an empty one takes it away.
func (s *Shop) SetFieldText(ctx context.Context, customer, field int64, text string) (crm.Operation, error) {
	if text = strings.TrimSpace(text); text == "" {
		return s.SetField(ctx, customer, field, nil)
	}
	fields, err := s.FindFields(ctx)
	if err != nil {
		return crm.Operation{}, err
	}
	i := slices.IndexFunc(fields, func(f crm.CustomField) bool { return f.ID == field })
	if i < 0 {
		return crm.Operation{}, crm.Errorf(crm.CodeNotFound, "field.gone")
	}
	value, ok := importer.ReadField(fields[i].Type, text, cell.OrderUnknown)
	if !ok {
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "field.value.wrong", "value", text)
	}
	return s.SetField(ctx, customer, field, &value)
}

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
