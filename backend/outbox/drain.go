package outbox

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"shuke/backend/channel"
	"shuke/backend/crm"

	"golang.org/x/time/rate"
)

// end is how sending over a channel ended.
type end struct {
	next int64 // when it is worth to look again; 0 when that is not known
	err  error // of the shop, not of the channel
}

// post is a channel while it sends.
type post struct {
	*Sender
	id     int64
	line   Line
	pulse  *pulse
	limits []crm.Limit // those that the shop keeps
	pace   *rate.Limiter
	broken atomic.Pointer[error] // the shop cannot be written: nothing more may be handed over
}

// drain sends what is due on a channel until nothing is, the channel rests, or ctx ends.
func (s *Sender) drain(ctx context.Context, id int64) end {
	now := crm.Millis(s.clock())
	p := s.pulse(id)
	next, err := s.store.NextDue(ctx, id)
	if err != nil || next == 0 {
		return end{err: err}
	}
	if p.resting(now) {
		return end{next: p.until()}
	}
	if next > now {
		return end{next: next}
	}
	line, err := s.host.Open(ctx, id)
	if err != nil {
		return end{err: s.cannotOpen(ctx, id, err)}
	}
	if line.Channel == nil {
		return end{}
	}
	defer line.Close()
	send := &post{Sender: s, id: id, line: line, pulse: p, pace: rate.NewLimiter(rate.Inf, 1)}
	for _, l := range line.Limits {
		if l.Per == crm.PerSecond {
			send.pace = rate.NewLimiter(rate.Limit(l.Most), 1)
			continue
		}
		send.limits = append(send.limits, l)
	}
	return send.all(ctx)
}

// locked is how long a channel rests whose secret cannot be read just now: the keyring is locked.
const locked = time.Minute

// cannotOpen pauses a channel that the owner has to look at: its password is gone, its settings make no sense.
func (s *Sender) cannotOpen(ctx context.Context, id int64, err error) error {
	key := crm.ErrorKey(err)
	if key == "" {
		return err
	}
	slog.Warn("a channel cannot be opened", "channel", id, "err", err)
	now := s.clock()
	r := crm.ChannelRest{Channel: id, Paused: crm.PausedAccount, Code: key, Since: crm.Millis(now)}
	if crm.ErrorCode(err) == crm.CodeUnavailable {
		r.Paused, r.Until = "", crm.Millis(now.Add(locked))
	}
	s.pulse(id).adopt(r)
	defer s.changed()
	return s.store.RestChannel(ctx, r)
}

func (p *pulse) until() int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.rest.Paused != "" {
		return 0
	}
	return p.rest.Until
}

// all claims and hands to as many workers as the channel has connections.
func (p *post) all(ctx context.Context) end {
	work := make(chan crm.Delivery)
	var wait sync.WaitGroup
	for range max(p.line.Connections, 1) {
		wait.Go(func() {
			for d := range work {
				p.one(ctx, d)
			}
		})
	}
	e := p.claimAll(ctx, work)
	close(work)
	wait.Wait()
	if broken := p.broken.Load(); broken != nil {
		e.err = errors.Join(e.err, *broken)
	}
	return e
}

// claimAhead is how many deliveries are claimed for each connection at a time.
const claimAhead = 4

func (p *post) claimAll(ctx context.Context, work chan<- crm.Delivery) end {
	for p.goesOn(ctx) {
		got, err := p.claim(ctx)
		if err != nil {
			return end{err: err}
		}
		if got.Settled > 0 {
			p.changed()
		}
		for i, d := range got.Deliveries {
			if !p.hand(ctx, work, d) {
				return end{next: p.pulse.until(), err: p.release(ctx, got.Deliveries[i:])}
			}
		}
		if len(got.Deliveries) == 0 && got.Settled == 0 {
			if got.FullUntil > 0 {
				return end{next: got.FullUntil}
			}
			next, err := p.store.NextDue(ctx, p.id)
			return end{next: next, err: err}
		}
	}
	return end{next: p.pulse.until()}
}

func (p *post) claim(ctx context.Context) (crm.Claimed, error) {
	rules, err := p.host.Rules(ctx)
	if err != nil {
		return crm.Claimed{}, err
	}
	return p.store.Claim(ctx, crm.Claim{
		Channel: p.id, Most: claimAhead * max(p.line.Connections, 1), Limits: p.limits, Caps: rules.Caps, OpensAt: rules.OpensAt,
	})
}

// goesOn tells whether anything more may be handed over.
func (p *post) goesOn(ctx context.Context) bool {
	return ctx.Err() == nil && p.broken.Load() == nil && !p.pulse.resting(crm.Millis(p.clock()))
}

func (p *post) hand(ctx context.Context, work chan<- crm.Delivery, d crm.Delivery) bool {
	if !p.goesOn(ctx) {
		return false
	}
	select {
	case work <- d:
		return true
	case <-ctx.Done():
		return false
	}
}

// release gives back what was claimed and did not go.
func (p *post) release(ctx context.Context, rest []crm.Delivery) error {
	return p.store.Release(context.WithoutCancel(ctx), rest)
}

// one takes a delivery to what becomes of it.
func (p *post) one(ctx context.Context, d crm.Delivery) {
	defer p.changed()
	m, err := p.compose(ctx, d)
	switch {
	case err == nil:
	case ctx.Err() != nil || crm.ErrorKey(err) == "":
		p.giveBack(ctx, d, err)
		return
	default:
		p.finish(ctx, d, crm.DeliveryOutcome{State: crm.DeliveryFailed, Reason: crm.ReasonTemplate, Code: crm.ErrorKey(err)})
		return
	}
	if err := errors.Join(p.pace.Wait(ctx), p.pulse.pause(ctx, p.line.Gap)); err != nil || !p.goesOn(ctx) {
		p.giveBack(ctx, d, nil)
		return
	}
	// What is being handed over is not cut off because nothing more shall be; only what takes too long to end is.
	sending, cut := context.WithCancel(context.WithoutCancel(ctx))
	defer cut()
	defer context.AfterFunc(p.hard, cut)()
	id, err := p.line.Send(sending, m, func() error { return p.handing(sending, d) })
	p.judge(ctx, d, id, err)
}

func (p *post) compose(ctx context.Context, d crm.Delivery) (channel.Message, error) {
	content, err := p.host.Write(ctx, d)
	if err != nil {
		return channel.Message{}, err
	}
	return p.line.Compose(content)
}

// handing lets the first byte go once it is on the disk that it may have.
func (p *post) handing(ctx context.Context, d crm.Delivery) error {
	mark, err := p.store.Handing(ctx, d.ID, p.limits)
	if err != nil {
		return err
	}
	return p.guard.advance(mark)
}

func (p *post) judge(ctx context.Context, d crm.Delivery, id string, err error) {
	if err == nil {
		p.pulse.went()
		p.finish(ctx, d, crm.DeliveryOutcome{State: crm.DeliverySent, ProviderID: id})
		return
	}
	f := channel.AsFailure(err)
	if f == nil { // it could not be written down, and so did not go
		p.giveBack(ctx, d, err)
		return
	}
	slog.Info("a message was not accepted", "delivery", d.ID, "channel", p.id, "verdict", f.Verdict, "cause", f.Cause, "code", f.Code)
	now := crm.Millis(p.clock())
	rest, asked := p.pulse.failed(p.id, f, now)
	p.finish(ctx, d, judge(f, d, now, p.pulse.until()))
	if asked {
		if err := p.store.RestChannel(context.WithoutCancel(ctx), rest); err != nil {
			p.breaks(err)
		}
	}
}

// giveBack puts a delivery back of which nothing has gone. One that was paused or cancelled on the way is where it belongs.
func (p *post) giveBack(ctx context.Context, d crm.Delivery, why error) {
	if crm.ErrorKey(why) == "outbox.notClaimed" {
		return
	}
	if why != nil && ctx.Err() == nil {
		p.breaks(why)
	}
	if err := p.release(ctx, []crm.Delivery{d}); err != nil {
		p.breaks(err)
	}
}

// breaks ends sending over the channel: the shop cannot be written, and what cannot be written down must not go.
func (p *post) breaks(err error) { p.broken.CompareAndSwap(nil, &err) }

// finish writes down what became of a delivery. What cannot be written is tried again until the program ends: it is known now,
// and nobody could find it out later.
func (p *post) finish(ctx context.Context, d crm.Delivery, o crm.DeliveryOutcome) {
	for wait := 50 * time.Millisecond; ; wait = min(2*wait, 5*time.Second) {
		err := p.store.Finish(context.WithoutCancel(ctx), d.ID, o)
		if err == nil || crm.ErrorCode(err) == crm.CodeConflict {
			return
		}
		p.breaks(err)
		p.tell(err)
		select {
		case <-p.hard.Done():
			slog.Error("what became of a message could not be written down", "delivery", d.ID, "state", o.State, "err", err)
			return
		case <-time.After(wait):
		}
	}
}
