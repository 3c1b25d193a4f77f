package crm

// ByHand tells whether the owner does the sending: what is due over such a channel becomes a worklist.
func (c ChannelClass) ByHand() bool { return c == ClassAssisted || c == ClassManual }

// ShowsPictures tells whether pictures go with the words of a message: those programs show them, and the owner pastes them.
func (c ChannelClass) ShowsPictures() bool { return c == ClassAssisted }

// What the owner says of a message that they were to bring to somebody. It stands as the reason of its state.
const (
	ReasonNotFound = "notFound" // skipped: nobody there goes by this name or number
	ReasonRefused  = "refused"  // skipped: they want no such messages
	ReasonOwner    = "owner"    // skipped: the owner left them out
	ReasonLater    = "later"    // queued: to be tried again
)

// Work asks for what is to be done by hand for a campaign. It is looked at again, as by Claim, when it is shown and when it
// is handed out.
type Work struct {
	Campaign int64
	Most     int
	Caps     []Cap
	// OpensAt answers when a delivery may go: the present moment or before, or when its quiet hours end. It asks nobody.
	OpensAt func(d *Delivery, now int64) int64
	// Marked has what is handed out counted in the sender's mark: there is a sender that keeps it.
	Marked bool
}

// Told is what became of a word on deliveries that are done by hand.
type Told struct {
	IDs     []int64 // of whom it was taken
	Settled int     // must not go any more, or not now, and were put where they belong instead
	Mark    int64   // of the sender; 0 where it does not count
}

// WorkLeft is how much of a campaign is left to be done by hand.
type WorkLeft struct {
	Campaign int64
	Due      int64 // may be done now
	InHand   int64 // handed out, and nothing was said of them since
	Later    int64 // not due yet
	NextAt   int64 // when the next of those is; 0 when none is
}
