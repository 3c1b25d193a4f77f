package outbox

import (
	"strings"
	"time"

	"shuke/backend/channel"
	"shuke/backend/crm"
)

// How long is waited before something is tried again.
var (
	// A message that was put off: greylisting wants a few minutes, a full mailbox hours.
	messageWaits = []time.Duration{
		time.Minute, 5 * time.Minute, 10 * time.Minute, 20 * time.Minute, 40 * time.Minute, time.Hour, 2 * time.Hour, 4 * time.Hour, 8 * time.Hour, 8 * time.Hour,
	}
	// A channel that cannot be reached, or does not take messages from us.
	channelWaits = []time.Duration{5 * time.Second, 15 * time.Second, 45 * time.Second, 2 * time.Minute, 5 * time.Minute}
)

// mostAccountFailures is how often in a row the other side refuses our account before somebody has to look at it: more could
// cost the account.
const mostAccountFailures = 5

func waitOf(waits []time.Duration, n int64) time.Duration {
	return waits[min(max(int(n), 0), len(waits)-1)]
}

// causes are the words of crm for them.
var causes = map[channel.Cause]string{
	channel.CauseLine: crm.ReasonLine, channel.CauseAccount: crm.ReasonAccount, channel.CauseContent: crm.ReasonContent, channel.CauseAddress: crm.ReasonAddress,
}

// judge is what a failure means for the delivery. One that failed through the line or the account is not at fault: it is
// the channel that rests, and the others go before it: perhaps it is this one that they hang up at.
func judge(f *channel.Failure, d crm.Delivery, now, rested int64) crm.DeliveryOutcome {
	o := crm.DeliveryOutcome{Reason: causes[f.Cause], Code: f.Code}
	ours := f.Cause == channel.CauseLine || f.Cause == channel.CauseAccount
	switch {
	case f.Verdict == channel.Uncertain:
		o.State, o.Reason = crm.DeliveryUncertain, crm.ReasonNoAnswer
	case ours && (f.Verdict == channel.Retry || f.Cause == channel.CauseAccount):
		o.State, o.NextAt = crm.DeliveryQueued, max(now, rested)+1
	case f.Verdict == channel.Retry && d.Attempt < int64(len(messageWaits)):
		wait := max(f.Wait, waitOf(messageWaits, d.Attempt))
		o.State, o.NextAt, o.Counts = crm.DeliveryQueued, now+wait.Milliseconds(), true
	default:
		o.State, o.Buries = crm.DeliveryFailed, forGood(f)
	}
	return o
}

// forGood tells whether an address is not to be used again: its owner told the other side so, or nobody is there (the codes
// of RFC 3463). A full mailbox or a number out of reach may be another day.
func forGood(f *channel.Failure) bool {
	if f.Verdict != channel.Refused || f.Cause != channel.CauseAddress {
		return false
	}
	return f.Code == channel.CodeOptOut || strings.HasSuffix(f.Code, " 5.1.1") || strings.HasSuffix(f.Code, " 5.1.10")
}
