package shop

import (
	"context"
	"time"

	"shuke/backend/campaign"
	"shuke/backend/crm"
)

// earliest is when a plan begins for the first of the shop's customers, wherever they are.
func (s *Shop) earliest(ctx context.Context, p crm.Plan) (time.Time, error) {
	shop, err := s.zone(ctx)
	if err != nil {
		return time.Time{}, err
	}
	zones := []*time.Location{}
	if p.Zone == crm.ZoneCustomer {
		if zones, err = s.readerZones(ctx, shop); err != nil {
			return time.Time{}, err
		}
	}
	return campaign.Earliest(p, s.clock(), shop, zones)
}

// readerZones are the zones that customers are in, by their places and their numbers.
func (s *Shop) readerZones(ctx context.Context, shop *time.Location) ([]*time.Location, error) {
	zones := []*time.Location{}
	for _, r := range s.RegionWords() {
		zone, _ := campaign.Zone(r, "", shop)
		zones = append(zones, zone)
	}
	numbered, err := s.numberedIn(ctx)
	for country := range numbered {
		zone, _ := campaign.Zone(crm.Region{}, campaign.SampleNumber(country), shop)
		zones = append(zones, zone)
	}
	return zones, err
}

// startOne begins a campaign whose moment came. It answers whether it did.
func (s *Shop) startOne(ctx context.Context, c crm.Campaign, now time.Time) (bool, error) {
	planned := time.UnixMilli(c.StartAt)
	if c.Plan.Zone == crm.ZoneCustomer && c.Plan.When == crm.WhenAt {
		return s.startByTheirClocks(ctx, c, planned, now.Add(-grace))
	}
	if ends := campaign.Ends(c.Plan, planned); now.Sub(planned) > grace {
		missed := !ends.IsZero() && now.After(ends)
		switch {
		case c.Plan.Late == crm.LateAsk:
			return false, s.HoldCampaign(ctx, c.ID)
		case c.Plan.Late == crm.LateSkip || missed:
			return false, s.missCampaign(ctx, c)
		}
	}
	if c.FrozenAt > 0 {
		return true, s.GoCampaign(ctx, c.ID)
	}
	_, err := s.freeze(ctx, c, planned, true)
	return err == nil, err
}

// startByTheirClocks begins a campaign that reaches everybody at the same hour of their own day. It may be late for some and early
// for others, so it is each reader's moment that its policy is about.
func (s *Shop) startByTheirClocks(ctx context.Context, c crm.Campaign, planned, missed time.Time) (bool, error) {
	if c.FrozenAt == 0 {
		if _, err := s.freeze(ctx, c, planned, false); err != nil {
			return false, err
		}
	}
	switch c.Plan.Late {
	case crm.LateAsk:
		late, err := s.CountLate(ctx, c.ID, missed.UnixMilli())
		if err != nil {
			return false, err
		}
		if late > 0 {
			return false, s.HoldCampaign(ctx, c.ID)
		}
	case crm.LateSkip:
		if err := s.ExpireLate(ctx, c.ID, missed.UnixMilli()); err != nil {
			return false, err
		}
	case crm.LateWithin:
	}
	return true, s.GoCampaign(ctx, c.ID)
}

func (s *Shop) missCampaign(ctx context.Context, c crm.Campaign) error {
	count := int64(0)
	if c.FrozenAt > 0 {
		var err error
		if count, err = s.CancelRun(ctx, c.ID); err != nil {
			return err
		}
	}
	_, err := s.EndCampaign(ctx, c.ID, count)
	return err
}
