package crm

// DeliveryState is where a message to one customer stands.
type DeliveryState string

// The states of a delivery. From Sent on nothing happens by itself any more, but that a sent one may yet bounce.
const (
	DeliveryQueued    DeliveryState = "queued"    // goes when it is due
	DeliveryHeld      DeliveryState = "held"      // was due, and waits for hours in which it may go
	DeliveryClaimed   DeliveryState = "claimed"   // the sender has it; no byte of it has gone
	DeliveryHanding   DeliveryState = "handing"   // may be on its way: written down before the first byte that could deliver it
	DeliveryUncertain DeliveryState = "uncertain" // may have been accepted, and nobody knows; the owner says what became of it
	DeliverySent      DeliveryState = "sent"      // the other side accepted it
	DeliveryDelivered DeliveryState = "delivered" // and said that it arrived
	DeliveryBounced   DeliveryState = "bounced"   // and said later that it did not
	DeliveryFailed    DeliveryState = "failed"    // surely not accepted, and not tried again
	DeliverySkipped   DeliveryState = "skipped"   // must not go, for a SkipReason
	DeliveryCancelled DeliveryState = "cancelled" // its campaign was
	DeliveryExpired   DeliveryState = "expired"   // could not go in time
)

// DeliveryStates are all of them, in the order of a delivery's life.
var DeliveryStates = []DeliveryState{
	DeliveryQueued, DeliveryHeld, DeliveryClaimed, DeliveryHanding, DeliveryUncertain, DeliverySent, DeliveryDelivered,
	DeliveryBounced, DeliveryFailed, DeliverySkipped, DeliveryCancelled, DeliveryExpired,
}

// Open tells whether something will still happen to the delivery by itself.
func (s DeliveryState) Open() bool {
	switch s {
	case DeliveryQueued, DeliveryHeld, DeliveryClaimed, DeliveryHanding:
		return true
	default:
		return false
	}
}

// SkipReason is why a customer of an audience is not written to.
type SkipReason string

// The reasons, in the order they are looked for: who has several is counted under the first.
const (
	SkipGone       SkipReason = "gone"       // deleted, or merged into somebody else
	SkipBlocked    SkipReason = "blocked"    // the owner has ruled out any message
	SkipSuppressed SkipReason = "suppressed" // erased, or the address asked never to be written to
	SkipMinor      SkipReason = "minor"
	SkipNoConsent  SkipReason = "noConsent"
	SkipNoAddress  SkipReason = "noAddress"
	SkipShared     SkipReason = "shared" // somebody else of the audience has the same address, and gets it there
	SkipCap        SkipReason = "cap"    // has been written to often enough
	SkipQuiet      SkipReason = "quiet"
	SkipHoldOut    SkipReason = "holdOut" // kept out to compare with
)

// SkipReasons are all of them, in that order.
var SkipReasons = []SkipReason{
	SkipGone, SkipBlocked, SkipSuppressed, SkipMinor, SkipNoConsent, SkipNoAddress, SkipShared, SkipCap, SkipQuiet, SkipHoldOut,
}

// What a state that is not a skip may give as its reason.
const (
	ReasonNoAnswer = "noAnswer" // uncertain: handed over, and nobody answered
	ReasonStopped  = "stopped"  // uncertain: the program ended while it was handed over
	ReasonRestored = "restored" // uncertain: the shop file is older than what was sent from this computer
	ReasonLine     = "line"     // queued, failed: as channel.Cause
	ReasonAccount  = "account"
	ReasonContent  = "content"
	ReasonAddress  = "address"
	ReasonTemplate = "template" // failed: the message could not be written for this customer
	ReasonMerged   = "merged"   // claimed: its customer was merged into somebody, who gets it in their place
)

// DeliveryReasons are those words, and what the owner says of what is done by hand.
var DeliveryReasons = []string{
	ReasonNoAnswer, ReasonStopped, ReasonRestored, ReasonLine, ReasonAccount, ReasonContent, ReasonAddress, ReasonTemplate,
	ReasonMerged,
	ReasonNotFound, ReasonRefused, ReasonOwner, ReasonLater,
}

// Delivery is one message to one customer over one channel: a row of the outbox. Whom it goes to and what it says is frozen
// when it is enqueued.
type Delivery struct {
	ID        int64
	Campaign  int64
	Step      int64 // of a campaign of several messages; 0 for the first
	Customer  int64
	Channel   int64
	Medium    string // one of Channels: whose consent it needs
	Marketing bool   // false: a service message, which needs no consent and has no cap, and still is not sent against a no
	Content   int64  // the frozen message that Fields are merged into
	Address   string
	Fields    string // JSON object of merge fields
	Place     string // by which quiet hours are reckoned, as whoever plans writes it; "" has none
	Key       string // names the message for good: letters and digits; made when it is enqueued

	State      DeliveryState
	Reason     string // a SkipReason or one of the Reason words; "" where there is nothing to say
	Attempt    int64  // how often it was refused for the time being
	NextAt     int64  // when it is due; 0 when nothing is to be done
	NotBefore  int64
	NotAfter   int64 // 0: never too late
	PhaseAt    int64 // since when it is in its state
	HandedAt   int64 // when it was handed over; 0 while it surely was not
	ProviderID string
	Code       string // what the other side said last: "550 5.1.1"
	ResolvedBy string // who said what became of an uncertain one
	ResolvedAt int64
}

// DeliveryEvent is a step in the life of a delivery.
type DeliveryEvent struct {
	At     int64
	State  DeliveryState
	Reason string
	Code   string
	Detail string // who decided; what the provider calls the message
}

// DeliveryOutcome is what became of a delivery that was claimed.
type DeliveryOutcome struct {
	State      DeliveryState // sent, failed, uncertain; queued or held to be tried again
	Reason     string
	Code       string
	ProviderID string
	NextAt     int64 // of queued and held
	Counts     bool  // a try that failed through what is sent or whom it goes to: it is counted as an Attempt
	Buries     bool  // nobody is there, or they asked not to be written to: the address is not used again
}

// DeliveryCount is how many deliveries are in a state for a reason.
type DeliveryCount struct {
	State  DeliveryState
	Reason string
	Count  int64
}

// DeliveryQuery asks for a page of the outbox, in the order they were enqueued. Conditions that are set must all hold.
type DeliveryQuery struct {
	Campaign int64
	Customer int64
	States   []DeliveryState
	Reason   string
	After    int64 // ids above
	Limit    int   // at most MaxPage
}

// Cap is how many marketing messages a customer is sent at most in any stretch of time this long, over all channels.
type Cap struct {
	Span int64 // milliseconds
	Most int64
}

// Claim asks for deliveries that are due on a channel. They are looked at again as they are taken: who must not be written
// to any more is skipped, what is too late expires, what may not go at this hour is held.
type Claim struct {
	Channel int64
	Most    int
	Limits  []Limit // of the channel
	Caps    []Cap
	// OpensAt answers when a delivery may go: the present moment or before, or when its quiet hours end. It asks nobody.
	OpensAt func(d *Delivery, now int64) int64
}

// Claimed is what a Claim found.
type Claimed struct {
	Deliveries []Delivery
	Settled    int   // skipped, expired or held on the way
	FullUntil  int64 // when a limit leaves room again; 0 while there is some
}

// RunState is what the sender is to do with a campaign.
type RunState string

// The states of a run.
const (
	RunGoing     RunState = "going"
	RunPaused    RunState = "paused"
	RunCancelled RunState = "cancelled" // for good
)

// Why a run is paused.
const (
	PausedByOwner   = "owner"
	PausedByContent = "content"  // several were refused for what they say
	PausedLate      = "late"     // its moment passed while the computer slept, and the owner is asked
	PausedRestored  = "restored" // the shop file is older than what was sent from this computer
	PausedAccount   = "account"  // of a channel: it does not take messages from this account
)

// Run is a campaign as the sender sees it. It is no part of the journal: what is sent is sent.
type Run struct {
	Campaign int64
	State    RunState
	Reason   string
	Refusals int64 // in a row, for what is said
	Since    int64
}

// ChannelRest is a channel that does not send for now.
type ChannelRest struct {
	Channel int64
	Paused  string // until the owner has looked at it; "" while it goes
	Code    string // what the other side said
	Until   int64  // not before; 0 at once
	Since   int64
}
