package outbox

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"shuke/backend/channel"
	"shuke/backend/crm"
)

// How long after it was handed over the other side is asked about a message that nobody answered for, and how much later each
// time it cannot tell. After three days it is the owner's.
const (
	firstAsk = time.Minute
	lastAsk  = time.Hour
	asksFor  = 72 * time.Hour
)

// asking is when to ask again about a message, and how long was waited before.
type asking struct {
	at   time.Time
	wait time.Duration
}

// reconcile asks those who can be asked what became of uncertain messages, so that fewer are left to the owner. Asking makes
// nothing be delivered twice.
func (s *Sender) reconcile(ctx context.Context) error {
	now := s.clock()
	list, err := s.store.FindUncertain(ctx, crm.Millis(now.Add(-asksFor)), crm.Millis(now.Add(-firstAsk)))
	if err != nil {
		return err
	}
	byChannel := map[int64][]crm.Delivery{}
	for _, d := range list {
		if a, asked := s.asked[d.ID]; !asked || !now.Before(a.at) {
			byChannel[d.Channel] = append(byChannel[d.Channel], d)
		}
	}
	for id, some := range byChannel {
		if s.pulse(id).resting(crm.Millis(now)) {
			continue
		}
		err = errors.Join(err, s.askAbout(ctx, id, some, now))
	}
	return err
}

func (s *Sender) askAbout(ctx context.Context, id int64, list []crm.Delivery, now time.Time) error {
	line, err := s.host.Open(ctx, id)
	if err != nil || line.Channel == nil {
		return nil // whoever sends over it finds that out, and says so
	}
	defer line.Close()
	other, can := line.Channel.(channel.Reconciler)
	for _, d := range list {
		wait := min(max(2*s.asked[d.ID].wait, firstAsk), lastAsk)
		s.asked[d.ID] = asking{now.Add(wait), wait}
		if !can {
			continue
		}
		if _, repeats := other.(channel.Repeater); repeats {
			if may, err := s.mayGo(ctx, d.ID); err != nil || !may {
				if err != nil {
					return err
				}
				continue
			}
		}
		if err := s.askOne(ctx, other, line, d); err != nil || ctx.Err() != nil {
			return err
		}
	}
	return nil
}

// mayGo tells whether a message that may have gone might go now, if it had not.
func (s *Sender) mayGo(ctx context.Context, id int64) (bool, error) {
	rules, err := s.host.Rules(ctx)
	if err != nil {
		return false, err
	}
	return s.store.MayGo(ctx, id, rules.OpensAt)
}

// askOne answers only what keeps the shop from being written.
func (s *Sender) askOne(ctx context.Context, other channel.Reconciler, line Line, d crm.Delivery) error {
	content, err := s.host.Write(ctx, d)
	if err != nil {
		return nil // it cannot be told what to ask about; the owner says what became of it
	}
	m, err := line.Compose(content)
	if err != nil {
		return nil
	}
	answer, err := other.Reconcile(ctx, m, time.UnixMilli(d.HandedAt))
	if err != nil {
		slog.Info("what became of a message cannot be asked", "delivery", d.ID, "err", err)
		return nil
	}
	o := crm.DeliveryOutcome{ProviderID: answer.ID, Code: answer.Code}
	switch answer.Fate {
	case channel.FateAccepted:
		o.State = crm.DeliverySent
	case channel.FateDelivered:
		o.State = crm.DeliveryDelivered
	case channel.FateFailed:
		o.State, o.Reason = crm.DeliveryBounced, crm.ReasonAddress
	case channel.FateAbsent:
		o.State, o.Reason, o.NextAt = crm.DeliveryQueued, crm.ReasonLine, crm.Millis(s.clock())
	default:
		return nil
	}
	delete(s.asked, d.ID)
	defer s.changed()
	return s.store.Reconciled(ctx, d.ID, o)
}
