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
	ask, err := s.missed(ctx, c, 0, missed.UnixMilli())
	switch {
	case err != nil:
		return false, err
	case ask:
		return false, s.HoldCampaign(ctx, c.ID)
	}
	return true, s.GoCampaign(ctx, c.ID)
}

// missed does with the messages of a campaign whose moment passed in a time what its policy says. It answers whether its owner is
// to be asked.
func (s *Shop) missed(ctx context.Context, c crm.Campaign, after, before int64) (ask bool, err error) {
	switch c.Plan.Late {
	case crm.LateAsk:
		late, err := s.CountLate(ctx, c.ID, after, before)
		return late > 0, err
	case crm.LateSkip:
		return false, s.ExpireLate(ctx, c.ID, after, before)
	case crm.LateWithin:
	}
	return false, nil
}

// sleptThrough is for campaigns that go by the readers' clocks and have begun: of whom the computer slept through the moment while
// it was away, its policy is told once more. What only waits for its channel's turn is not late.
func (s *Shop) sleptThrough(ctx context.Context, list []crm.Campaign, now time.Time) error {
	awake, err := s.SenderLooked(ctx)
	if err != nil {
		return err
	}
	going := false
	for _, c := range list {
		one, err := s.goesByTheirClocks(ctx, c)
		if err != nil {
			return err
		}
		if one == nil {
			continue
		}
		going = true
		seen := max(one.Since, awake) // it began, or was let go on, at Since
		if now.UnixMilli()-seen <= grace.Milliseconds() {
			continue
		}
		ask, err := s.missed(ctx, c, seen, now.Add(-grace).UnixMilli())
		if err != nil {
			return err
		}
		if ask {
			if _, err := s.PauseRun(ctx, c.ID, crm.PausedLate); err != nil {
				return err
			}
		}
	}
	if since := now.UnixMilli() - awake; going && (since < 0 || since > grace.Milliseconds()/3) {
		return s.KeepLooked(ctx)
	}
	return nil
}

// goesByTheirClocks is the run of a campaign that goes by itself at a moment of the readers' own day; nil of any other.
func (s *Shop) goesByTheirClocks(ctx context.Context, c crm.Campaign) (*crm.Run, error) {
	if c.State != crm.CampaignSending || c.Plan.Zone != crm.ZoneCustomer || c.Plan.When != crm.WhenAt || c.Plan.Late == crm.LateWithin {
		return nil, nil //nolint:nilnil // there is none
	}
	if t, _, err := s.planChannel(ctx, c.ChannelID); err != nil || t.Class != crm.ClassAutomatic {
		return nil, nil //nolint:nilerr,nilnil // a channel that is gone is told by who opens it; a worklist waits for its owner
	}
	if next, err := s.NextOf(ctx, c.ID); err != nil || next == 0 {
		return nil, err
	}
	runs, err := s.FindRuns(ctx, c.ID)
	if err != nil || len(runs) == 0 || runs[0].State != crm.RunGoing {
		return nil, err
	}
	return &runs[0], nil
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
