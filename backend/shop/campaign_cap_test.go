package shop_test

import (
	"context"
	"testing"

	"shuke/backend/crm"
)

// What waits to go has its place in the caps of who gets it, also while another campaign is planned; what matters less has not.
func TestPlanCampaign_ReservesWhatWaits(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct {
		name    string
		waiting crm.Plan
		cancel  bool
		capped  int64
	}{
		{"tomorrow's", crm.Plan{When: crm.WhenAt, At: "2026-11-23T09:00"}, false, 2},
		{"next week's", crm.Plan{When: crm.WhenAt, At: "2026-11-30T09:00"}, false, 0},
		{"tomorrow's, less important", crm.Plan{When: crm.WhenAt, At: "2026-11-23T09:00", Priority: crm.PriorityLow}, false, 0},
		{"tomorrow's, cancelled", crm.Plan{When: crm.WhenAt, At: "2026-11-23T09:00"}, true, 0},
	} {
		s := openMailShop(t, agreed(1), agreed(2))
		first := s.draft(t, func(d *crm.Campaign) {
			d.Plan.When, d.Plan.At, d.Plan.Priority, d.Plan.Decide = c.waiting.When, c.waiting.At, c.waiting.Priority, crm.DecideNow
		})
		s.start(t, first.ID)
		if c.cancel {
			if _, _, err := s.CancelCampaign(ctx, first.ID); err != nil {
				t.Fatal(err)
			}
		}
		plan, err := s.PlanCampaign(ctx, s.draft(t, nil).ID)
		if got := steps(plan.Waterfall)[crm.SkipCap]; err != nil || got != c.capped || plan.Sending != 2-c.capped {
			t.Errorf("%s: %d have had enough, %d get it, %v", c.name, got, plan.Sending, err)
		}
	}
}
