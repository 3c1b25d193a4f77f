package sqlite

import (
	"context"

	"shuke/backend/crm"
)

// moveTags gives the new person the tags that were named, and takes them off the whole.
func (s *splitting) moveTags(ctx context.Context) error {
	for _, tag := range s.what.Tags {
		var was int64
		err := s.QueryRowContext(ctx, `SELECT op FROM customer_tags WHERE customer_id = ? AND tag_id = ?`, s.id, tag).Scan(&was)
		if err != nil {
			return notFound(err, "identity.splitChanged")
		}
		if err := s.addToSet(ctx, tag, true, 0, s.made); err != nil {
			return err
		}
		if err := s.addToSet(ctx, tag, false, was, s.id); err != nil {
			return err
		}
		if _, err := s.ExecContext(ctx, `
			UPDATE customer_tags SET customer_id = ?, op = ? WHERE customer_id = ? AND tag_id = ?`, s.made, s.op, s.id, tag); err != nil {
			return asShopError(err)
		}
	}
	return nil
}

// moveFields gives the new person what was named of the shop's own fields.
func (s *splitting) moveFields(ctx context.Context) error {
	for _, field := range s.what.Fields {
		const mine = `customer_id = ?1 AND field_id = ?2`
		if err := s.keepWhere(ctx, imageFieldValues, mine, 1, s.id, field); err != nil {
			return err
		}
		res, err := s.ExecContext(ctx, `
			INSERT INTO customer_fields (customer_id, field_id, op, number, text, by_hand)
			SELECT ?3, field_id, ?4, number, text, by_hand FROM customer_fields WHERE `+mine, s.id, field, s.made, s.op)
		if n, err := affected(res, err); err != nil {
			return err
		} else if n != 1 {
			return crm.Errorf(crm.CodeConflict, "identity.splitChanged")
		}
		if _, err := s.ExecContext(ctx, `DELETE FROM customer_fields WHERE `+mine, s.id, field); err != nil {
			return asShopError(err)
		}
	}
	return nil
}

// followOrders takes along what was put into the parcels of the orders that go.
func (s *splitting) followOrders(ctx context.Context) error {
	orders, err := jsonText(s.what.Orders)
	if err != nil {
		return err
	}
	const theirs = `customer_id = ?1 AND order_number <> '' AND order_number IN (
		SELECT number FROM orders WHERE id IN (SELECT value FROM json_each(?2)))`
	return s.rehouse(ctx, imageParcels, theirs, s.made, s.id, orders)
}

// copyWords lets what was said of channels hold for both: a no whatever it was said of, since nobody is written to against
// their will, and a yes where the contact it reaches goes along.
func (s *splitting) copyWords(ctx context.Context) error {
	contacts := map[crm.IdentityKind]crm.Contact{crm.IdentityPhone: crm.ContactPhone | crm.ContactMobile, crm.IdentityEmail: crm.ContactEmail}
	var gone crm.Contact
	for _, i := range s.what.Identities {
		gone |= contacts[i.Kind]
	}
	reached := []string{}
	for _, channel := range crm.Channels {
		if crm.ContactFor(channel)&gone != 0 {
			reached = append(reached, channel)
		}
	}
	channels, err := jsonText(reached)
	if err != nil {
		return err
	}
	first, err := s.nextID(ctx, "consents")
	if err != nil {
		return err
	}
	made, err := s.affected(ctx, `
		INSERT INTO consents (op, customer_id, channel, granted, evidence, at, by_hand)
		SELECT ?3, ?2, channel, granted, evidence, at, by_hand FROM consents c
		WHERE customer_id = ?1 AND id = `+lastWord+` AND (granted = 0 OR channel IN (SELECT value FROM json_each(?4)))
		ORDER BY id`, s.id, s.made, s.op, channels)
	if err != nil || made == 0 {
		return err
	}
	return s.rememberRange(ctx, "consents", first, first+made-1)
}
