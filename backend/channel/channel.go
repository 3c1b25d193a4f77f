// Package channel says what it is to hand messages over: to a mail server, an SMS gateway, a chat service. Each of them is a
// package below, and all pass channeltest. A channel does not retry and keeps no limits; whoever sends does. It knows crm and
// nobody else.
package channel

import (
	"context"
	"errors"
	"strings"
	"time"
	"unicode/utf16"

	"shuke/backend/crm"
)

// Channel hands messages over to somebody who delivers them. It may be used by several goroutines at once.
type Channel interface {
	// Compose gives content the form in which it goes out. What is wrong with it is a crm.Error.
	Compose(c Content) (Message, error)
	// Send hands one message over and answers what the other side calls it, which may be nothing. It calls handing right before
	// the first byte that could make the message be delivered, and sends nothing when that fails. Every other error is a Failure.
	Send(ctx context.Context, m Message, handing func() error) (id string, err error)
	// Check finds out whether messages could be sent, without sending one: it connects and signs in. Its errors are Failures.
	Check(ctx context.Context) error
	// Close ends what is still connected. Sends under way fail.
	Close() error
}

// Reconciler is a channel whose other side can be asked what became of a message: of one nobody knows of, and of one that was
// accepted. Asking makes nothing be delivered twice.
type Reconciler interface {
	// Reconcile asks about a message that was handed over at a time. Its errors are Failures and say nothing about the message.
	Reconcile(ctx context.Context, m Message, handed time.Time) (Answer, error)
}

// Repeater is a Reconciler that asks by handing the message over once more, under a key by which the other side takes it once:
// one that never arrived does now. It is asked only about what may still go.
type Repeater interface {
	Reconciler
	Repeats()
}

// Allotted is a channel whose provider tells how many more messages the account may send.
type Allotted interface {
	// Left asks for it; it is not known where the account has no end. Its errors are Failures.
	Left(ctx context.Context) (left int64, known bool, err error)
}

// Answer is what the other side says became of a message.
type Answer struct {
	Fate Fate
	ID   string // what the other side calls the message, where it says so
	Code string // why it failed, as the other side calls it
}

// Fate is what became of a message.
type Fate string

// The fates.
const (
	FateUnknown   Fate = "unknown"   // they cannot tell, or not yet
	FateAbsent    Fate = "absent"    // they never accepted it, and will not: it may be sent again
	FateAccepted  Fate = "accepted"  // they have it, and have not delivered it yet or do not tell
	FateDelivered Fate = "delivered" // it arrived
	FateFailed    Fate = "failed"    // they accepted it, and could not deliver it
)

// Content is what somebody is to be told.
type Content struct {
	Key         string // names the message for good: letters and digits
	To          Address
	Subject     string
	Text        string
	HTML        string   // "" for none; Text is always there
	Unsubscribe []string // addresses to turn marketing off at: mailto:…, https://…
}

// CheckText refuses a text that says nothing, and one of more UTF-16 units than most, which is how providers count; 0 is no end.
func (c Content) CheckText(most int) error {
	if strings.TrimSpace(c.Text) == "" {
		return crm.Errorf(crm.CodeInvalid, "channel.empty")
	}
	if most > 0 && len(utf16.Encode([]rune(c.Text))) > most {
		return crm.Errorf(crm.CodeInvalid, "channel.tooLong", "max", most)
	}
	return nil
}

// Address is where somebody is reached, and what they are called.
type Address struct{ Name, At string }

// Message is one message to one address as it goes out. It is kept as it is until it went: no edit and no restart changes it.
type Message struct {
	Key  string
	To   string
	Body []byte
}

// Verdict is what a failure means for the message.
type Verdict string

// The verdicts.
const (
	Retry     Verdict = "retry"     // surely not accepted, and may be another time
	Refused   Verdict = "refused"   // surely not accepted, and never will be
	Uncertain Verdict = "uncertain" // may have been accepted: nobody answered
)

// Cause is what a failure is about: what has to change before it goes away.
type Cause string

// The causes.
const (
	CauseLine    Cause = "line"    // the way there: no network, a name that is not found, a connection that broke
	CauseAccount Cause = "account" // our account there: password, certificate, quota, reputation
	CauseContent Cause = "content" // what is said
	CauseAddress Cause = "address" // where it goes
)

// Failure is why a message was not accepted, or why nobody knows.
type Failure struct {
	Verdict Verdict
	Cause   Cause
	Code    string        // what the other side calls it: "550 5.1.1"; "" where it said nothing; see also the codes of ours
	Wait    time.Duration // not to be tried again before; 0 leaves that to the sender
	Err     error         // for the log; names no address and no secret
}

// Codes of ours, for what no other side has a name for.
const (
	CodeCertificate = "certificate" // the other side's certificate is not to be trusted
	CodeClock       = "clock"       // this computer's clock is wrong, and the other side does not take our signature
	CodeOptOut      = "optOut"      // they told the other side that they want no messages from us
)

// Error implements error.
func (f *Failure) Error() string {
	s := string(f.Verdict) + ", " + string(f.Cause)
	if f.Code != "" {
		s += " " + f.Code
	}
	if f.Err != nil {
		s += ": " + f.Err.Error()
	}
	return s
}

// Unwrap gives errors.Is and errors.As the cause.
func (f *Failure) Unwrap() error { return f.Err }

// AsFailure is the failure in an error of Send; nil when handing failed.
func AsFailure(err error) *Failure {
	var f *Failure
	if errors.As(err, &f) {
		return f
	}
	return nil
}
