package shop

import (
	"context"

	"shuke/backend/crm"
	"shuke/backend/insight"
)

// Details is what a customer's page says besides the profile and the figures that lists have.
type Details struct {
	Customer  crm.Customer
	Referrer  *crm.Customer // nil when nobody is known to have brought them
	Addresses []crm.Address
	Consents  []crm.Consent
	Dead      []string // channels at whose address nobody is
	Facts     crm.PageFacts
	Habits    insight.Habits
	Stage     crm.StageReason
}

// CustomerDetails reads them.
func (s *Shop) CustomerDetails(ctx context.Context, id int64) (d Details, err error) {
	zone, err := s.zone(ctx)
	if err != nil {
		return d, err
	}
	if d.Customer, err = s.FindCustomerByID(ctx, id); err != nil {
		return d, err
	}
	if by := d.Customer.ReferrerID; by != 0 {
		referrer, err := s.FindCustomerByID(ctx, by)
		if err != nil && crm.ErrorCode(err) != crm.CodeNotFound {
			return d, err
		}
		if err == nil {
			d.Referrer = &referrer
		}
	}
	if d.Addresses, err = s.FindAddresses(ctx, id); err != nil {
		return d, err
	}
	if d.Consents, err = s.FindConsents(ctx, id); err != nil {
		return d, err
	}
	if d.Dead, err = s.DeadChannels(ctx, d.Customer); err != nil {
		return d, err
	}
	if d.Facts, err = s.PageFacts(ctx, id); err != nil {
		return d, err
	}
	d.Habits, d.Stage = insight.HabitsOf(d.Facts.Purchases, s.clock().In(zone)), d.Facts.Stage.Stage()
	return d, nil
}
