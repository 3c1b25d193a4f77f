package shop

import (
	"context"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
	"shuke/backend/importer"
	"shuke/backend/importer/cell"
	"shuke/backend/importer/region"
)

// SetFieldText writes a customer's value in a custom field as it was typed; an empty one takes it away.
func (s *Shop) SetFieldText(ctx context.Context, customer, field int64, text string) (crm.Operation, error) {
	value, err := s.readField(ctx, field, text)
	if err != nil {
		return crm.Operation{}, err
	}
	return s.SetField(ctx, customer, field, value)
}

// FillFieldText is SetFieldText for many.
func (s *Shop) FillFieldText(ctx context.Context, customers *roaring64.Bitmap, field int64, text string) (crm.Operation, error) {
	value, err := s.readField(ctx, field, text)
	if err != nil {
		return crm.Operation{}, err
	}
	return s.FillField(ctx, customers, field, value)
}

// readField reads a value of a custom field as it was typed; nil when nothing was.
func (s *Shop) readField(ctx context.Context, field int64, text string) (*crm.FieldFacts, error) {
	if text = strings.TrimSpace(text); text == "" {
		return nil, nil
	}
	fields, err := s.FindFields(ctx)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(fields, func(f crm.CustomField) bool { return f.ID == field })
	if i < 0 {
		return nil, crm.Errorf(crm.CodeNotFound, "field.gone")
	}
	value, ok := importer.ReadField(fields[i].Type, text, cell.OrderUnknown)
	if !ok {
		return nil, crm.Errorf(crm.CodeInvalid, "field.value.wrong", "value", text)
	}
	return &value, nil
}

// EditCustomer sets fields of a customer by hand. The phone may be written as people write it; it is kept as E.164.
func (s *Shop) EditCustomer(ctx context.Context, id int64, p crm.CustomerPatch) (crm.Operation, error) {
	if p.Phone != nil && strings.TrimSpace(*p.Phone) != "" {
		phone, err := readPhone(*p.Phone)
		if err != nil {
			return crm.Operation{}, err
		}
		p.Phone = &phone
	}
	if p.Email != nil {
		lower := strings.ToLower(strings.TrimSpace(*p.Email))
		p.Email = &lower
	}
	if p.Address != nil && p.Region == nil {
		place := region.Parse(*p.Address)
		p.Region = &place
	}
	return s.DB.EditCustomer(ctx, id, p)
}

// readPhone makes E.164 of a phone as people write it.
func readPhone(text string) (string, error) {
	phone, ok := cell.ParsePhone(text, "CN")
	if !ok || phone.E164 == "" {
		return "", crm.Errorf(crm.CodeInvalid, "customer.phoneInvalid")
	}
	return phone.E164, nil
}

// AddContact gives a customer one more phone, e-mail or account, as people write it.
func (s *Shop) AddContact(ctx context.Context, id int64, i crm.Identity) (crm.Operation, error) {
	i.Value = strings.TrimSpace(i.Value)
	switch i.Kind {
	case crm.IdentityPhone:
		phone, err := readPhone(i.Value)
		if err != nil {
			return crm.Operation{}, err
		}
		i.Value = phone
	case crm.IdentityEmail:
		i.Value = strings.ToLower(i.Value)
	case crm.IdentityAccount:
	}
	return s.DB.AddContact(ctx, id, i)
}

// SaveAddress enters an address, or changes the one whose id it has. Where it is, is read from what it says.
func (s *Shop) SaveAddress(ctx context.Context, a crm.Address) (crm.Operation, error) {
	a.Region = region.Parse(a.Address)
	if a.ID != 0 {
		return s.EditAddress(ctx, a)
	}
	return s.AddAddress(ctx, a)
}
