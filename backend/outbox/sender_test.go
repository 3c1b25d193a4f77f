package outbox_test

import (
	"fmt"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/outbox"
)

func TestSender_SendsEachOnce(t *testing.T) {
	w := newWorld(t, 60)
	w.sendDue()
	w.sendDue()
	w.wantLedger("60 sent")
	if n := w.server.Total(); n != 60 || w.audit() != 0 {
		t.Errorf("%d arrived", n)
	}
	if n := w.server.MostConnections(); n > w.host.connections {
		t.Errorf("%d connections at once, %d are allowed", n, w.host.connections)
	}
}

// TestSender_InTheBackground takes pause, resume, a restart and a cancel while mails are on their way.
func TestSender_InTheBackground(t *testing.T) {
	w := newWorld(t, 200)
	ctx := t.Context()
	w.server.Slow(2 * time.Millisecond)
	s, end := w.open()
	s.Start()
	w.until("the first mails", func() bool { return w.server.Total() >= 20 })
	if was, err := w.db.PauseRun(ctx, campaign, crm.PausedByOwner); !was || err != nil {
		t.Fatal(was, err)
	}
	w.until("the last ones on their way", func() bool { return w.states()[crm.DeliveryHanding] == 0 })
	n := w.server.Total()
	if time.Sleep(50 * time.Millisecond); w.server.Total() != n {
		t.Error("a paused campaign goes on")
	}
	if err := w.db.StartRun(ctx, campaign); err != nil {
		t.Fatal(err)
	}
	s.Wake()
	w.until("mails after the pause", func() bool { return w.server.Total() >= n+20 })
	end()
	if states := w.states(); states[crm.DeliveryClaimed]+states[crm.DeliveryHanding]+states[crm.DeliveryUncertain] > 0 {
		t.Errorf("after the end %v", states)
	}
	s, end = w.open()
	s.Start()
	w.until("mails after the restart", func() bool { return w.server.Total() >= n+60 })
	if _, err := w.db.CancelRun(ctx, campaign); err != nil {
		t.Fatal(err)
	}
	end()
	states := w.states()
	if states[crm.DeliverySent]+states[crm.DeliveryCancelled] != 200 || states[crm.DeliveryCancelled] == 0 || w.audit() != 0 {
		t.Errorf("after the cancel %v", states)
	}
}

func (w *world) states() map[crm.DeliveryState]int64 {
	w.Helper()
	counts, err := w.db.CountDeliveries(w.Context(), campaign)
	if err != nil {
		w.Fatal(err)
	}
	states := map[crm.DeliveryState]int64{}
	for _, c := range counts {
		states[c.State] += c.Count
	}
	return states
}

// TestSender_Faults gives each thing that can go wrong its stated result: what the outbox says of one mail among five, and what
// becomes of the channel and the campaign.
func TestSender_Faults(t *testing.T) {
	to := address(3)
	at := func(p testkit.MailPhase, err error) func(testkit.MailPhase, string) error {
		return func(now testkit.MailPhase, whom string) error {
			if now == p && (whom == to || p == testkit.MailFrom) {
				return err
			}
			return nil
		}
	}
	for name, test := range map[string]struct {
		answer func(testkit.MailPhase, string) error
		ledger string
		rests  string // why the channel does
	}{
		"Greylisted":       {at(testkit.MailTo, testkit.MailReply(450, [3]int{4, 2, 0}, "greylisted")), "1 queued:address, 4 sent", ""},
		"NoSuchMailbox":    {at(testkit.MailTo, testkit.MailReply(550, [3]int{5, 1, 1}, "no such user")), "1 failed:address, 4 sent", ""},
		"PutOffAfterBody":  {at(testkit.MailData, testkit.MailReply(451, [3]int{4, 3, 0}, "later")), "1 queued:content, 4 sent", ""},
		"Spam":             {at(testkit.MailData, testkit.MailReply(554, [3]int{5, 7, 1}, "DT:SPM")), "1 failed:content, 4 sent", ""},
		"CutBeforeBody":    {at(testkit.MailTo, testkit.ErrCut), "1 queued:line, 4 sent", "5s"},
		"CutAfterDot":      {at(testkit.MailData, testkit.ErrCut), "4 sent, 1 uncertain:noAnswer", "5s"},
		"CutAfterAccept":   {at(testkit.MailAccepted, testkit.ErrCut), "4 sent, 1 uncertain:noAnswer", "5s"},
		"TooFast":          {at(testkit.MailTo, testkit.MailReply(550, [3]int{5, 0, 0}, "Connection frequency limited")), "2 queued, 1 queued:account, 2 sent", "15m0s"},
		"OverDailyQuota":   {at(testkit.MailFrom, testkit.MailReply(550, [3]int{5, 4, 5}, "Daily user sending limit exceeded")), "4 queued, 1 queued:account", "15m0s"},
		"SenderNotAllowed": {at(testkit.MailFrom, testkit.MailReply(553, [3]int{5, 7, 1}, "not owned")), "5 queued:account", "paused account"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 5)
			w.host.connections = 1 // so that it is known which ones went before
			w.server.Answer(test.answer)
			s, end := w.open()
			for range 6 { // a rest that is over lets the others go
				if err := s.SendDue(t.Context()); err != nil {
					t.Fatal(err)
				}
				if test.ledger == w.ledger(campaign) && w.rest() == test.rests {
					break
				}
				w.clock.Turn(5 * time.Minute)
			}
			w.wantLedger(test.ledger)
			if got := w.rest(); got != test.rests {
				t.Errorf("the channel rests %q, want %q", got, test.rests)
			}
			w.audit()
			end()
			w.server.Answer(nil)
			if err := w.db.WakeChannel(t.Context(), mailbox); err != nil {
				t.Fatal(err)
			}
			w.clock.Turn(9 * time.Hour)
			w.sendDue()
			if states := w.states(); states[crm.DeliveryQueued] > 0 {
				t.Errorf("when it is over %v", states)
			}
			w.audit()
		})
	}
}

// TestSender_NothingMoreGoesWhereNobodyIs has an address refused for good: no later campaign goes there, whoever has it, however
// it is written.
func TestSender_NothingMoreGoesWhereNobodyIs(t *testing.T) {
	w, dead := newWorld(t, 4), address(3)
	w.server.Answer(func(p testkit.MailPhase, to string) error {
		if p == testkit.MailTo && to == dead {
			return testkit.MailReply(550, [3]int{5, 1, 1}, "no such user")
		}
		return nil
	})
	w.sendDue()
	w.wantLedger("1 failed:address, 3 sent")
	var tried atomic.Int64
	w.server.Answer(func(p testkit.MailPhase, to string) error {
		if p == testkit.MailTo && strings.EqualFold(to, dead) {
			tried.Add(1)
		}
		return nil
	})
	for later := range int64(2) {
		w.enqueue(campaign+1+later, func(d *crm.Delivery) {
			if d.Customer == 4 {
				d.Address = strings.ToUpper(dead)
			}
		})
		w.sendDue()
		if got := w.ledger(campaign + 1 + later); got != "2 sent, 2 skipped:suppressed" {
			t.Errorf("campaign %d after it came back: %s", later+1, got)
		}
	}
	if n := tried.Load(); n > 0 {
		t.Errorf("it was written to %d times more", n)
	}
	w.audit()
}

// rest is for how long the mailbox rests, or why it is paused.
func (w *world) rest() string {
	w.Helper()
	list, err := w.db.FindRests(w.Context())
	if err != nil {
		w.Fatal(err)
	}
	switch {
	case len(list) == 0:
		return ""
	case list[0].Paused != "":
		return "paused " + list[0].Paused
	default:
		return time.Duration((list[0].Until - list[0].Since) * int64(time.Millisecond)).String()
	}
}

// TestSender_GivesUpInTheEnd is refused for the time being until nobody would wait any more.
func TestSender_GivesUpInTheEnd(t *testing.T) {
	w := newWorld(t, 2)
	w.server.Answer(func(p testkit.MailPhase, to string) error {
		if p == testkit.MailTo && to == address(1) {
			return testkit.MailReply(452, [3]int{4, 2, 2}, "mailbox full")
		}
		return nil
	})
	s, end := w.open()
	defer end()
	tries := 0
	for ; tries < 30 && w.states()[crm.DeliveryFailed] == 0; tries++ {
		if err := s.SendDue(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.clock.Turn(8 * time.Hour)
	}
	w.wantLedger("1 failed:address, 1 sent")
	if tries != 11 {
		t.Errorf("tried %d times", tries)
	}
	d, err := w.db.FindDelivery(t.Context(), 1)
	if err != nil || d.Code != "452 4.2.2" || d.Attempt != 10 {
		t.Errorf("%+v, %v", d, err)
	}
}

// TestSender_ACampaignRefusedForWhatItSaysIsPaused leaves the other campaigns alone.
func TestSender_ACampaignRefusedForWhatItSaysIsPaused(t *testing.T) {
	w := newWorld(t, 20)
	w.host.connections = 1
	w.server.Answer(func(p testkit.MailPhase, _ string) error {
		if p == testkit.MailData {
			return testkit.MailReply(554, [3]int{5, 7, 1}, "spam")
		}
		return nil
	})
	w.sendDue()
	w.wantLedger("3 failed:content, 17 queued")
	runs, err := w.db.FindRuns(t.Context(), campaign)
	if err != nil || runs[0].State != crm.RunPaused || runs[0].Reason != crm.PausedByContent {
		t.Errorf("%v, %v", runs, err)
	}
}

// TestSender_NoNetwork costs no mail an attempt.
func TestSender_NoNetwork(t *testing.T) {
	w := newWorld(t, 3)
	w.host.port = 1
	for range 12 {
		w.sendDue()
		w.clock.Turn(5 * time.Minute)
	}
	w.wantLedger("3 queued:line")
	w.host.port = w.server.Port
	w.sendDue()
	w.wantLedger("3 sent")
}

func TestSender_WhatCannotBeWrittenFailsAlone(t *testing.T) {
	w := newWorld(t, 4)
	w.host.write = func(d crm.Delivery) error {
		if d.Customer == 2 {
			return crm.Errorf(crm.CodeInvalid, "campaign.fieldMissing")
		}
		return nil
	}
	w.sendDue()
	w.wantLedger("1 failed:template, 3 sent")
}

func TestSender_AChannelThatCannotBeOpenedWaitsForItsOwner(t *testing.T) {
	w := newWorld(t, 2)
	w.host.openError = crm.Errorf(crm.CodeNotFound, "secret.gone")
	s, end := w.open()
	defer end()
	for range 2 {
		if err := s.SendDue(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if got := w.rest(); got != "paused account" {
		t.Errorf("the channel is %q", got)
	}
	w.host.openError = nil
	if err := w.db.WakeChannel(t.Context(), mailbox); err != nil {
		t.Fatal(err)
	}
	if err := s.SendDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.wantLedger("2 sent")
}

// TestSender_AfterASleep wakes up when some may still go, some are too late and some must wait for the morning.
func TestSender_AfterASleep(t *testing.T) {
	w := newWorld(t, 3)
	if _, err := w.db.CancelRun(t.Context(), campaign); err != nil {
		t.Fatal(err)
	}
	soon := w.clock.Now().Add(time.Hour).UnixMilli()
	w.enqueue(8, func(d *crm.Delivery) {
		d.NotBefore, d.NotAfter = soon, soon+d.Customer*3600_000
	})
	w.host.opensAt = func(d *crm.Delivery, now int64) int64 {
		if d.Customer == 3 {
			return soon + 2*3600_000
		}
		return now
	}
	w.sendDue()
	if got := w.ledger(8); got != "3 queued" {
		t.Errorf("before its time %q", got)
	}
	w.clock.Turn(150 * time.Minute)
	w.sendDue()
	if got := w.ledger(8); got != "1 expired, 1 held:quiet, 1 sent" {
		t.Errorf("after the sleep %q", got)
	}
	w.clock.Turn(time.Hour)
	w.sendDue()
	if got := w.ledger(8); got != "1 expired, 2 sent" {
		t.Errorf("in the morning %q", got)
	}
}

// TestSender_ClockTurnedBack keeps nothing waiting for a moment that was never meant.
func TestSender_ClockTurnedBack(t *testing.T) {
	w := newWorld(t, 2)
	w.clock.Turn(365 * 24 * time.Hour) // the clock was wrong
	w.server.Answer(func(p testkit.MailPhase, _ string) error {
		if p == testkit.MailTo {
			return testkit.MailReply(450, [3]int{4, 2, 0}, "greylisted")
		}
		return nil
	})
	w.sendDue()
	w.server.Answer(nil)
	w.clock.Turn(-365 * 24 * time.Hour) // and was put right
	w.sendDue()
	w.clock.Turn(2 * time.Minute)
	w.sendDue()
	w.wantLedger("2 sent")
}

// TestSender_ClockTurnedBackWhileItRuns is the same without a restart: a window stays open for weeks.
func TestSender_ClockTurnedBackWhileItRuns(t *testing.T) {
	w := newWorld(t, 2)
	w.clock.Turn(365 * 24 * time.Hour) // the clock was wrong
	w.server.Answer(func(p testkit.MailPhase, _ string) error {
		if p == testkit.MailTo {
			return testkit.MailReply(450, [3]int{4, 2, 0}, "greylisted")
		}
		return nil
	})
	s, _ := w.open()
	s.Start()
	w.until("both put off", func() bool { return w.ledger(campaign) == "2 queued:address" })
	w.server.Answer(nil)
	w.clock.Turn(-365 * 24 * time.Hour) // and was put right
	s.Wake()
	w.until("what was meant to be waited", func() bool {
		next, err := w.db.NextDue(t.Context(), mailbox)
		return err == nil && next <= w.clock.Now().Add(time.Minute).UnixMilli()
	})
	w.clock.Turn(2 * time.Minute)
	s.Wake()
	w.until("both sent", func() bool { return w.ledger(campaign) == "2 sent" })
	w.audit()
}

// TestSender_KeepsALimitOverRestarts counts what went before.
func TestSender_KeepsALimitOverRestarts(t *testing.T) {
	w := newWorld(t, 12)
	w.host.limits = []crm.Limit{{Per: crm.PerDay, Most: 5}, {Per: crm.PerSecond, Most: 1000}}
	for range 3 {
		w.sendDue()
		w.wantLedger("7 queued, 5 sent")
	}
	w.clock.Turn(25 * time.Hour)
	w.sendDue()
	w.wantLedger("2 queued, 10 sent")
}

func TestOpen_OneSenderAtATime(t *testing.T) {
	w := newWorld(t, 1)
	_, end := w.open()
	_, err := outbox.Open(t.Context(), w.marks, w.db, w.host, w.clock.Now, func() {})
	wantKey(t, err, "outbox.locked")
	end()
	w.sendDue()
	w.wantLedger("1 sent")
}

// TestOpen_ARestoredShopSendsNothingAgain puts an older copy of the shop file in the place of the newer one.
func TestOpen_ARestoredShopSendsNothingAgain(t *testing.T) {
	w := newWorld(t, 40)
	w.host.limits = []crm.Limit{{Per: crm.PerDay, Most: 10}}
	w.sendDue()
	copied := shopFile(t)
	if err := w.db.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	w.clock.Turn(25 * time.Hour)
	w.sendDue()
	w.wantLedger("20 queued, 20 sent")

	w.db = mustOpen(t, copied, w.clock)
	w.clock.Turn(25 * time.Hour)
	w.sendDue()
	w.wantLedger("10 sent, 30 uncertain:restored")
	if uncertain := w.audit(); uncertain != 30 || w.server.Total() != 20 {
		t.Errorf("%d are uncertain, %d arrived", uncertain, w.server.Total())
	}
	runs, err := w.db.FindRuns(t.Context(), campaign)
	if err != nil || runs[0].State != crm.RunPaused || runs[0].Reason != crm.PausedRestored {
		t.Errorf("%v, %v", runs, err)
	}
	// The owner asks the customers, and has those sent again who got nothing.
	var again []int64
	for id := int64(21); id <= 40; id++ {
		again = append(again, id)
	}
	if n, err := w.db.Resolve(t.Context(), again, true); err != nil || n != 20 {
		t.Fatal(n, err)
	}
	if err := w.db.StartRun(t.Context(), campaign); err != nil {
		t.Fatal(err)
	}
	w.sendDue()
	w.wantLedger("10 queued, 20 sent, 10 uncertain:restored")
	w.audit()
	if err := os.RemoveAll(w.marks); err != nil { // another computer
		t.Fatal(err)
	}
	w.sendDue()
	w.wantLedger(fmt.Sprintf("20 sent, %d uncertain:restored", 20))
}

// Between two messages of a mailbox that is spared lies its pause, whoever asks for the next one.
func TestSender_PausesBetweenMessages(t *testing.T) {
	w := newWorld(t, 4)
	const pause = 30 * time.Millisecond
	w.host.connections, w.host.gap = 1, func() time.Duration { return pause }
	began := time.Now()
	w.sendDue()
	if took := time.Since(began); took < 3*pause {
		t.Errorf("four messages took %v", took)
	}
	w.wantLedger("4 sent")
}
