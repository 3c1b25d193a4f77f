package outbox_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"shuke/backend/channel"
	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

// knowing tells what became of messages by whom they went to.
type knowing struct {
	fates map[string]channel.Fate
	asked int
}

func (k *knowing) Reconcile(_ context.Context, m channel.Message, _ time.Time) (channel.Answer, error) {
	k.asked++
	if fate, known := k.fates[m.To]; known {
		return channel.Answer{Fate: fate, ID: "theirs"}, nil
	}
	return channel.Answer{}, errors.New("they are asleep")
}

// TestSender_AsksWhatBecameOfIt leaves to the owner only what the other side cannot tell either.
func TestSender_AsksWhatBecameOfIt(t *testing.T) {
	w := newWorld(t, 6)
	w.host.connections = 6
	w.server.Answer(func(p testkit.MailPhase, to string) error {
		switch {
		case p == testkit.MailData && to == address(4): // before it was accepted
			return testkit.ErrCut
		case p == testkit.MailAccepted:
			return testkit.ErrCut
		}
		return nil
	})
	k := &knowing{fates: map[string]channel.Fate{
		address(1): channel.FateAccepted, address(2): channel.FateDelivered, address(3): channel.FateFailed, address(4): channel.FateAbsent, address(5): channel.FateUnknown,
	}}
	w.host.other = k
	s, end := w.open()
	defer end()
	due := func() {
		t.Helper()
		if err := s.SendDue(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	for range 40 { // the channel rests after each
		if w.states()[crm.DeliveryUncertain] == 6 {
			break
		}
		due()
		w.clock.Turn(time.Second)
		if err := w.db.WakeChannel(t.Context(), mailbox); err != nil {
			t.Fatal(err)
		}
	}
	w.server.Answer(nil)
	w.clock.Turn(2 * time.Minute)
	due()
	due()
	w.wantLedger("1 bounced:address, 1 delivered, 2 sent, 2 uncertain:noAnswer")
	w.clock.Turn(time.Hour)
	asked := k.asked
	due()
	w.clock.Turn(time.Second)
	due()
	if k.asked != asked+2 {
		t.Errorf("asked %d times about two", k.asked-asked)
	}
	w.clock.Turn(96 * time.Hour)
	asked = k.asked
	due()
	if k.asked != asked {
		t.Error("still asked after four days")
	}
	for key, n := range w.server.Accepted() {
		if n > 1 {
			t.Errorf("%s arrived %d times", key, n)
		}
	}
}
