package outbox

import (
	"context"
	"time"

	"shuke/backend/channel"
	"shuke/backend/crm"
)

// Store keeps the outbox; sqlite.DB is one.
type Store interface {
	SenderMark(ctx context.Context) (shop string, number int64, err error)
	Recover(ctx context.Context) (uncertain int64, err error)
	Restored(ctx context.Context, reached int64) (uncertain int64, err error)
	ChannelsDue(ctx context.Context) ([]int64, error)
	NextDue(ctx context.Context, channel int64) (int64, error)
	FindRests(ctx context.Context) ([]crm.ChannelRest, error)
	RestChannel(ctx context.Context, r crm.ChannelRest) error
	Claim(ctx context.Context, c crm.Claim) (crm.Claimed, error)
	Release(ctx context.Context, claimed []crm.Delivery) error
	Handing(ctx context.Context, id int64, limits []crm.Limit) (mark int64, err error)
	MayGo(ctx context.Context, id int64, opensAt func(d *crm.Delivery, now int64) int64) (bool, error)
	FindUncertain(ctx context.Context, from, to int64) ([]crm.Delivery, error)
	Reconciled(ctx context.Context, id int64, o crm.DeliveryOutcome) error
	Finish(ctx context.Context, id int64, o crm.DeliveryOutcome) error
}

// Line is a channel that is ready to send, and how much it may be asked.
type Line struct {
	channel.Channel
	Limits      []crm.Limit
	Connections int // how many messages are handed over at once
	// Gap is how long to wait after a message before the next one goes; nil for not at all.
	Gap func() time.Duration
}

// Host is what the shop adds to its store.
type Host interface {
	// Begin starts the campaigns whose moment has come.
	Begin(ctx context.Context) error
	// Open makes a channel ready; the sender closes it. A line without a channel is worked off by hand: nothing goes over it. An
	// error of crm's is told the owner, and the channel waits for them.
	Open(ctx context.Context, id int64) (Line, error)
	// Write is what a delivery says to its customer.
	Write(ctx context.Context, d crm.Delivery) (channel.Content, error)
	// Rules are how often and when customers are written to. They are asked for with every claim: what the owner changes holds
	// at once.
	Rules(ctx context.Context) (Rules, error)
}

// Rules are how often a customer is written to at most, and when a delivery may go, as crm.Claim wants them.
type Rules struct {
	Caps    []crm.Cap
	OpensAt func(d *crm.Delivery, now int64) int64
}
