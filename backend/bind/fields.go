package bind

import (
	"context"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// Fields is the list of custom fields, and what is done with them and their values.
type Fields struct{ desk *Desk }

// All lists the custom fields in the order they were made, with how many customers have each.
func (f *Fields) All() ([]CustomField, error) {
	return onShop(f.desk, func(ctx context.Context, s *shop.Shop) ([]CustomField, error) {
		list, err := s.FindFields(ctx)
		if err != nil {
			return nil, err
		}
		counts, err := s.CountFields(ctx)
		return each(list, func(c crm.CustomField) CustomField {
			return CustomField{ID: c.ID, Name: c.Name, Type: string(c.Type), Count: counts[c.ID]}
		}), err
	})
}

// Create makes a custom field without values.
func (f *Fields) Create(name, typ string) (CustomField, error) {
	return onShop(f.desk, func(ctx context.Context, s *shop.Shop) (CustomField, error) {
		c, err := s.CreateField(ctx, name, crm.FieldType(typ))
		return CustomField{ID: c.ID, Name: c.Name, Type: string(c.Type)}, err
	})
}

// Rename gives a custom field another name.
func (f *Fields) Rename(id int64, name string) (Operation, error) {
	return f.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) { return s.RenameField(ctx, id, name) })
}

// Delete takes a custom field away from everybody.
func (f *Fields) Delete(id int64) (Operation, error) {
	return f.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) { return s.DeleteField(ctx, id) })
}

// Set writes a customer's value as it was typed; an empty one takes it away.
func (f *Fields) Set(customer, field int64, text string) (Operation, error) {
	return f.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) {
		return s.SetFieldText(ctx, customer, field, text)
	})
}

func (f *Fields) change(do func(context.Context, *shop.Shop) (crm.Operation, error)) (Operation, error) {
	return onShop(f.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := do(ctx, s)
		return operationDTO(op), err
	})
}

func fieldValueDTO(v crm.FieldValue) FieldValue { return FieldValue{ID: v.Field.ID, Value: v.String()} }
