package shop

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"shuke/backend/crm"
)

// grace is how much later than planned a campaign begins without anybody being asked: computers wake up slowly.
const grace = 15 * time.Minute

// CampaignStatus is a campaign with what became of its messages.
type CampaignStatus struct {
	crm.Campaign
	Reason string // why it is paused
	Counts []crm.DeliveryCount
	NextAt int64 // when something of it is due next; 0 when nothing is
}

// Open is how many messages will still go by themselves.
func (s *CampaignStatus) Open() (n int64) {
	for _, c := range s.Counts {
		if c.State.Open() {
			n += c.Count
		}
	}
	return n
}

// restored tells whether its owner has yet to say what became of messages that an older backup knows nothing of.
func (s *CampaignStatus) restored() bool {
	return slices.ContainsFunc(s.Counts, func(c crm.DeliveryCount) bool {
		return c.State == crm.DeliveryUncertain && c.Reason == crm.ReasonRestored
	})
}

// CampaignStatuses lists the campaigns with their live state.
func (s *Shop) CampaignStatuses(ctx context.Context) ([]CampaignStatus, error) {
	list, runs, err := s.campaignsAndRuns(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]CampaignStatus, len(list))
	for i, c := range list {
		if out[i], err = s.status(ctx, c, runs[c.ID]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// campaignsAndRuns are all campaigns, and by their ids the runs of those that began.
func (s *Shop) campaignsAndRuns(ctx context.Context) ([]crm.Campaign, map[int64]crm.Run, error) {
	list, err := s.FindCampaigns(ctx)
	if err != nil {
		return nil, nil, err
	}
	found, err := s.FindRuns(ctx, 0)
	runs := make(map[int64]crm.Run, len(found))
	for _, r := range found {
		runs[r.Campaign] = r
	}
	return list, runs, err
}

// LateCampaigns are those whose moment passed while the computer slept, and whose owner is to be asked.
func (s *Shop) LateCampaigns(ctx context.Context) ([]CampaignStatus, error) {
	list, runs, err := s.campaignsAndRuns(ctx)
	if err != nil {
		return nil, err
	}
	out := []CampaignStatus{}
	for _, c := range list {
		run := runs[c.ID]
		isLate := run.State == crm.RunPaused && run.Reason == crm.PausedLate
		if !isLate && (c.State != crm.CampaignPaused || c.FrozenAt > 0) {
			continue
		}
		st, err := s.status(ctx, c, run)
		if err != nil {
			return nil, err
		}
		if st.State == crm.CampaignPaused && st.Reason == crm.PausedLate {
			out = append(out, st)
		}
	}
	return out, nil
}

// CampaignStatus is one of them.
func (s *Shop) CampaignStatus(ctx context.Context, id int64) (CampaignStatus, error) {
	c, err := s.FindCampaign(ctx, id)
	if err != nil {
		return CampaignStatus{}, err
	}
	runs, err := s.FindRuns(ctx, id)
	if err != nil {
		return CampaignStatus{}, err
	}
	var run crm.Run
	if len(runs) > 0 {
		run = runs[0]
	}
	return s.status(ctx, c, run)
}

// status reads off the outbox how far a campaign is: nothing else knows it.
func (s *Shop) status(ctx context.Context, c crm.Campaign, run crm.Run) (st CampaignStatus, err error) {
	st = CampaignStatus{Campaign: c, Counts: []crm.DeliveryCount{}}
	if c.FrozenAt == 0 {
		if c.State == crm.CampaignPaused {
			st.Reason = cmp.Or(run.Reason, crm.PausedLate)
		}
		return st, nil
	}
	if st.Counts, err = s.CountDeliveries(ctx, c.ID); err != nil {
		return st, err
	}
	switch {
	case c.State == crm.CampaignCancelled || c.State == crm.CampaignScheduled:
	case st.Open() == 0 && !(run.State == crm.RunPaused && run.Reason == crm.PausedRestored && st.restored()):
		st.State = crm.CampaignDone
	case run.State == crm.RunPaused:
		st.State, st.Reason = crm.CampaignPaused, run.Reason
	}
	if st.State == crm.CampaignSending {
		st.NextAt, err = s.NextOf(ctx, c.ID)
	}
	return st, err
}

// PauseCampaign stops a campaign after what is being handed over at this moment.
func (s *Shop) PauseCampaign(ctx context.Context, id int64) error {
	st, err := s.CampaignStatus(ctx, id)
	if err != nil {
		return err
	}
	if st.State != crm.CampaignSending {
		return crm.Errorf(crm.CodeConflict, "campaign.notSending", "name", st.Name)
	}
	_, err = s.PauseRun(ctx, id, crm.PausedByOwner)
	return err
}

// ResumeCampaign lets a campaign that stands still go on. One whose moment passed begins now.
func (s *Shop) ResumeCampaign(ctx context.Context, id int64) error {
	st, err := s.CampaignStatus(ctx, id)
	if err != nil {
		return err
	}
	switch {
	case st.State != crm.CampaignPaused:
		return crm.Errorf(crm.CodeConflict, "campaign.notPaused", "name", st.Name)
	case st.FrozenAt > 0:
		defer s.SendNow()
		if st.Reason == crm.PausedLate {
			return s.GoLate(ctx, id, st.StartAt, st.Plan.Batch > 0 && st.Plan.Zone == crm.ZoneShop)
		}
		return s.GoCampaign(ctx, id)
	}
	c := st.Campaign
	c.Plan.When, c.Plan.At = crm.WhenNow, ""
	_, err = s.freeze(ctx, c, s.clock(), true)
	return err
}

// CancelCampaign ends a campaign for good; what went is not called back. One that waits and is not decided yet becomes a draft
// again.
func (s *Shop) CancelCampaign(ctx context.Context, id int64) (crm.Operation, int64, error) {
	st, err := s.CampaignStatus(ctx, id)
	if err != nil {
		return crm.Operation{}, 0, err
	}
	if st.FrozenAt == 0 && st.State != crm.CampaignDraft {
		op, err := s.UnscheduleCampaign(ctx, id)
		return op, 0, err
	}
	if st.State == crm.CampaignDraft || st.State == crm.CampaignDone || st.State == crm.CampaignCancelled {
		return crm.Operation{}, 0, crm.Errorf(crm.CodeConflict, "campaign.notRunning", "name", st.Name)
	}
	cancelled, err := s.CancelRun(ctx, id)
	if err != nil {
		return crm.Operation{}, cancelled, err
	}
	op, err := s.EndCampaign(ctx, id, cancelled)
	return op, cancelled, err
}

// StartDue begins the campaigns whose moment came. One whose moment passed while the computer slept does what its plan says:
// it goes as long as it makes sense, asks, or is left out. One that cannot begin, its channel or its segment being gone, waits for
// the owner and keeps no other one from beginning. It answers how many it began.
func (s *Shop) StartDue(ctx context.Context) (begun int, err error) {
	list, err := s.FindCampaigns(ctx)
	if err != nil {
		return 0, err
	}
	now := s.clock()
	for _, c := range list {
		if c.State != crm.CampaignScheduled || c.StartAt > now.UnixMilli() {
			continue
		}
		went, wrong := s.startOne(ctx, c, now)
		if crm.ErrorKey(wrong) != "" && crm.ErrorCode(wrong) != crm.CodeUnavailable {
			slog.Warn("a campaign cannot begin", "campaign", c.ID, "err", wrong)
			wrong = s.HoldCampaign(ctx, c.ID)
		}
		if went {
			begun++
		}
		err = errors.Join(err, wrong)
	}
	return begun, errors.Join(err, s.sleptThrough(ctx, list, now))
}
