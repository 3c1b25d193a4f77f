package web

import (
	"context"
	"time"

	"shuke/backend/channel"
	"shuke/backend/crm"
)

// Speech is what a provider wants to hear, and what it means by its answers.
type Speech interface {
	// Compose gives content the form in which it is kept until it goes.
	Compose(c channel.Content) (channel.Message, error)
	// Encode makes the request that hands a message over, signed at a time.
	Encode(m channel.Message, at time.Time) (Request, error)
	// Decode reads the reply to it: what they call the message, or why they did not take it.
	Decode(r Reply) (id string, f *channel.Failure)
	// Probe makes a request that only somebody may make whose messages would be taken. It sends nothing.
	Probe(at time.Time) (Request, error)
	// Classify reads the reply to it.
	Classify(r Reply) *channel.Failure
}

// Channel is a channel that speaks HTTP.
type Channel struct {
	*Client
	Speech
}

// Send implements channel.Channel.
func (c *Channel) Send(ctx context.Context, m channel.Message, handing func() error) (string, error) {
	r, err := c.Encode(m, c.Now())
	if err != nil {
		return "", &channel.Failure{Verdict: channel.Refused, Cause: channel.CauseContent, Err: err}
	}
	reply, err := c.Hand(ctx, r, handing)
	if err != nil {
		return "", err
	}
	id, f := c.Decode(reply)
	if f != nil {
		return "", f
	}
	return id, nil
}

// Check implements channel.Channel. A clock that is wrong is found out by the first reply, so the second time it is right.
func (c *Channel) Check(ctx context.Context) error {
	f, err := c.probe(ctx)
	if f != nil && f.Code == channel.CodeClock {
		f, err = c.probe(ctx)
	}
	if err != nil || f == nil {
		return err
	}
	return f
}

func (c *Channel) probe(ctx context.Context) (*channel.Failure, error) {
	r, err := c.Probe(c.Now())
	if err != nil {
		return nil, crm.WrapError(err, crm.CodeInvalid, "channel.settings")
	}
	reply, err := c.Ask(ctx, r)
	if err != nil {
		return nil, err
	}
	return c.Classify(reply), nil
}
