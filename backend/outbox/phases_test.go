package outbox_test

import (
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

// What is said at a step of the protocol becomes, for three mails.
const (
	theLine    = "2 queued, 1 queued:line"    // the first one met it, and the channel rests
	theAccount = "2 queued, 1 queued:account" // the same, for the account's sake
)

// TestSender_EveryPhase says no for now, no for good and nothing at each step of SMTP: each mail is where it belongs, and when
// all is well again each has gone once, or is known not to go.
func TestSender_EveryPhase(t *testing.T) {
	for _, step := range []struct {
		name                          string
		closing, forNow, forGood, cut string
	}{
		{"greeting", theLine, theLine, theAccount, theLine},
		{"EHLO", theLine, theLine, theAccount, theLine},
		{"AUTH", theLine, theLine, theAccount, theLine},
		{"MAIL", theLine, theLine, theAccount, theLine},
		{"RCPT", theLine, "3 queued:address", "3 failed:address", theLine},
		{"DATA", theLine, "3 queued:content", "3 failed:content", theLine},
		{"dot", theLine, "3 queued:content", "3 failed:content", "2 queued, 1 uncertain:noAnswer"},
	} {
		for reply, want := range map[string]string{
			"421 4.3.0 closing": step.closing, "451 4.3.2 come back later": step.forNow, "554 5.3.0 no": step.forGood, testkit.ScriptCut: step.cut,
		} {
			t.Run(step.name+" "+reply, func(t *testing.T) { phase(t, step.name, reply, want) })
		}
	}
}

func phase(t *testing.T, step, reply, want string) {
	w := newWorld(t, 3)
	script := testkit.MustServeScript(t)
	w.host.port, w.host.connections, w.host.user = script.Port, 1, "shop@example.com"
	script.Say(step, reply)
	w.sendDue()
	w.wantLedger(want)
	audit(t, w.db, script.Accepted())
	script.Say(step, "")
	w.clock.Turn(time.Hour)
	w.sendDue()
	states, accepted := w.states(), script.Accepted()
	if states[crm.DeliveryQueued] > 0 || states[crm.DeliverySent]+states[crm.DeliveryFailed]+states[crm.DeliveryUncertain] != 3 {
		t.Errorf("when all is well %v", states)
	}
	if uncertain := audit(t, w.db, accepted); int64(len(accepted)) != states[crm.DeliverySent]+int64(uncertain) {
		t.Errorf("%d were taken: %v", len(accepted), states)
	}
}
