package outbox

import (
	"context"
	"sync"
	"time"

	"shuke/backend/channel"
	"shuke/backend/crm"
)

// pulse is how a channel is doing: it rests when it cannot be reached, and is paused when the account is refused again and
// again.
type pulse struct {
	mu      sync.Mutex
	line    int64 // failures in a row
	account int64
	rest    crm.ChannelRest
	last    <-chan time.Time // opens when the pause after the last message is over
}

// pause waits until the pause after the message before is over, and begins the next one.
func (p *pulse) pause(ctx context.Context, gap func() time.Duration) error {
	if gap == nil {
		return nil
	}
	p.mu.Lock()
	before := p.last
	p.mu.Unlock()
	if before != nil {
		select {
		case <-before:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = time.After(gap())
	return nil
}

// resting tells whether nothing may be sent at a moment. A rest from a time that has yet to come is void: the clock was wrong.
func (p *pulse) resting(now int64) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return restsAt(p.rest, now)
}

func restsAt(r crm.ChannelRest, now int64) bool {
	const slack = 60_000
	return r.Paused != "" || now < r.Until && now >= r.Since-slack
}

// adopt takes what is known of the channel from the shop. One that may go again has all its failures forgiven.
func (p *pulse) adopt(r crm.ChannelRest) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.rest.Paused != "" && r.Paused == "" {
		p.line, p.account = 0, 0
	}
	p.rest = r
}

// went notes that something was accepted.
func (p *pulse) went() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.line, p.account = 0, 0
}

// failed notes a failure and answers the rest that it asks for, unless there is one already.
func (p *pulse) failed(id int64, f *channel.Failure, now int64) (rest crm.ChannelRest, asked bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	already := restsAt(p.rest, now)
	rest = crm.ChannelRest{Channel: id, Code: f.Code, Since: now}
	var wait time.Duration
	switch f.Cause {
	case channel.CauseLine:
		if already {
			return rest, false // those who were on the same line
		}
		wait = max(f.Wait, waitOf(channelWaits, p.line))
		p.line++
	case channel.CauseAccount:
		if already && f.Wait > 0 {
			return rest, false // told to slow down once more before they could
		}
		wait = max(f.Wait, waitOf(channelWaits, p.account))
		if p.account++; p.account >= mostAccountFailures {
			rest.Paused = crm.PausedAccount
		}
	default:
		return rest, false
	}
	rest.Until = max(now+wait.Milliseconds(), p.rest.Until)
	p.rest = rest
	return rest, true
}
