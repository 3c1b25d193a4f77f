package sqlite

import (
	"context"
	"slices"

	"shuke/backend/crm"
)

// ownValue is what a customer has in a custom field. Known is false where the owner took it away.
type ownValue struct {
	customer      int64
	field         crm.CustomField
	number        float64
	text          string
	known, byHand bool
}

func (v *ownValue) same(w *ownValue) bool {
	return v.known == w.known && v.number == w.number && v.text == w.text
}

// readOwnFields reads the custom fields of some customers, field by field in the order in which fields are shown.
func readOwnFields(ctx context.Context, q querier, ids []int64) (values []ownValue, err error) {
	list, err := jsonText(ids)
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, `
		SELECT v.customer_id, f.id, f.name, f.type, coalesce(v.number, 0), coalesce(v.text, ''), coalesce(v.number, v.text) IS NOT NULL, v.by_hand
		FROM json_each(?) w
		CROSS JOIN customer_fields v ON v.customer_id = w.value
		JOIN custom_fields f ON f.id = v.field_id AND f.deleted = 0 ORDER BY f.id`, list)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var v ownValue
		if err := rows.Scan(&v.customer, &v.field.ID, &v.field.Name, &v.field.Type, &v.number, &v.text, &v.known, &v.byHand); err != nil {
			return nil, asShopError(err)
		}
		values = append(values, v)
	}
	return values, asShopError(rows.Err())
}

// planOwnFields says whose value each custom field takes when the customers become the one who stays, as settleFields will.
func planOwnFields(ctx context.Context, q querier, stays int64, ids []int64) ([]crm.MergeChoice, error) {
	values, err := readOwnFields(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	order := append([]int64{stays}, slices.DeleteFunc(slices.Clone(ids), func(id int64) bool { return id == stays })...)
	var fields []crm.MergeChoice
	for len(values) > 0 {
		n := slices.IndexFunc(values, func(v ownValue) bool { return v.field.ID != values[0].field.ID })
		if n < 0 {
			n = len(values)
		}
		fields = append(fields, chooseOwn(order, values[:n]))
		values = values[n:]
	}
	return fields, nil
}

// chooseOwn weighs what customers have in one custom field: the first has the first say, and gives way to the owner's word.
func chooseOwn(order []int64, values []ownValue) crm.MergeChoice {
	c := crm.MergeChoice{Field: crm.OwnField(values[0].field.Name), Known: []int64{}}
	var stands *ownValue
	byHand := false
	var different []*ownValue
	for _, id := range order {
		at := slices.IndexFunc(values, func(v ownValue) bool { return v.customer == id })
		if at < 0 {
			continue
		}
		v := &values[at]
		if v.known {
			c.Known = append(c.Known, id)
			if !slices.ContainsFunc(different, v.same) {
				different = append(different, v)
			}
		}
		switch {
		case stands == nil:
			stands, byHand = v, v.byHand
		case v.byHand && !byHand:
			stands, byHand = v, true
		case !v.same(stands):
			byHand = true // settled
		}
	}
	c.Take, c.Differs = stands.customer, len(different) > 1
	return c
}

// chosenFields are the values that the owner chose for custom fields.
func (tx *Tx) chosenFields(ctx context.Context, ids []int64, take map[crm.MergeField]int64) (chosen []ownValue, err error) {
	values, err := readOwnFields(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	for field, customer := range take {
		name, own := field.Own()
		if !own {
			continue
		}
		at := slices.IndexFunc(values, func(v ownValue) bool { return v.field.Name == name && v.customer == customer && v.known })
		if at < 0 {
			return nil, crm.Errorf(crm.CodeInvalid, "identity.fieldOfNobody", "field", name)
		}
		chosen = append(chosen, values[at])
	}
	return chosen, nil
}

// saveChosen gives the one who stays the values that the owner chose; they count as the owner's word.
func (tx *Tx) saveChosen(ctx context.Context, into int64, chosen []ownValue) error {
	for i := range chosen {
		v := &chosen[i]
		if err := tx.writeField(ctx, into, v.field, &crm.FieldFacts{Number: v.number, Text: v.text}); err != nil {
			return err
		}
	}
	return nil
}
