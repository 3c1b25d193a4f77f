package shop

import (
	"context"
	"errors"
	"math"
	"time"

	"shuke/backend/campaign"
	"shuke/backend/channel"
	"shuke/backend/crm"
	"shuke/backend/secret"
)

// pace tells of how many a campaign's channel does not come to in time: its limits, or its gentleness, let only so many go while the
// message makes sense.
func (s *Shop) pace(ctx context.Context, c crm.Campaign, over crm.Channel, plan *CampaignPlan) error {
	if plan.Ends == 0 || plan.Sending == 0 {
		return nil
	}
	pace, _, err := splitPace(over.Settings)
	if err != nil {
		return nil //nolint:nilerr // settings that cannot be read are told when the channel is opened
	}
	limits, err := s.limits(ctx, over, pace)
	if err != nil {
		return err
	}
	used, err := s.QuotaUsed(ctx, over.ID, limits)
	if err != nil {
		return err
	}
	begins := max(plan.Begins, s.clock().UnixMilli())
	window := time.Duration(plan.Ends-begins)*time.Millisecond + campaign.Wait(c.Plan, plan.Sending-1)
	if room := roomWithin(limits, used, pace, window); room < plan.Sending {
		plan.Findings = append(plan.Findings, campaign.Finding{Key: "campaign.pace", Params: crm.Params("room", room, "count", plan.Sending-room), Part: "plan"})
	}
	return nil
}

// roomWithin is how many messages a channel takes at most in a time from now on.
func roomWithin(limits []crm.Limit, used []int64, pace channelPace, window time.Duration) int64 {
	room := int64(math.MaxInt64)
	for i, l := range limits {
		spans := window.Milliseconds() / l.Per.Millis()
		left := max(l.Most-used[i], 0)
		if pace.WarmUp && l.Per == crm.PerDay { // it takes up to twice as many each further day
			for day := range min(spans, warmDays) {
				left += l.Most << (day + 1)
			}
		} else {
			left += l.Most * spans
		}
		room = min(room, left)
	}
	if pace.Gentle {
		room = min(room, int64(window/((leastGap+mostGap)/2))+1)
	}
	return room
}

// warmDays is after how many days of warming up nothing is to be reckoned any more.
const warmDays = 20

// askPatience is how long is waited for the provider before a campaign begins without its word.
const askPatience = 5 * time.Second

// LaunchCampaign is StartCampaign for who can be asked first: where the provider says that it takes fewer messages than there
// are, nothing goes. A provider that cannot be asked keeps nobody from starting: what it refuses waits, and is told.
func (s *Shop) LaunchCampaign(ctx context.Context, keyring secret.Store, id int64, agreed Confirmation) (crm.Operation, error) {
	c, err := s.FindCampaign(ctx, id)
	if err != nil {
		return crm.Operation{}, err
	}
	if left, known := s.leftAtProvider(ctx, keyring, c.ChannelID); known {
		plan, err := s.planOf(ctx, c)
		if err == nil && left < plan.Sending {
			err = crm.Errorf(crm.CodeConflict, "campaign.allotment", "left", left, "count", plan.Sending)
		}
		if err != nil {
			return crm.Operation{}, err
		}
	}
	return s.StartCampaign(ctx, id, agreed)
}

func (s *Shop) leftAtProvider(ctx context.Context, keyring secret.Store, id int64) (left int64, known bool) {
	t, over, err := s.planChannel(ctx, id)
	if err != nil || t.Class != crm.ClassAutomatic {
		return 0, false
	}
	ready, err := s.OpenChannel(keyring, over)
	if err != nil {
		return 0, false
	}
	defer func() { err = errors.Join(err, ready.Close()) }()
	asked, can := ready.(channel.Allotted)
	if !can {
		return 0, false
	}
	ctx, end := context.WithTimeout(ctx, askPatience)
	defer end()
	left, known, err = asked.Left(ctx)
	return left, known && err == nil
}
