package sqlite_test

import (
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

const (
	campaign = 7
	mailbox  = 3
)

// audience is a shop with customers 1 to n who agreed to e-mail, and one delivery of the campaign for each.
func audience(t *testing.T, n int) (*sqlite.DB, *testkit.Clock) {
	t.Helper()
	db, clock := testkit.MustOpenShop(t)
	records := make([]crm.Record, n)
	for i := range records {
		records[i] = order(fmt.Sprintf("o%d", i), fmt.Sprintf("buyer %d", i), 10, crm.OrderPaid)
	}
	testkit.MustImport(t, db, taobao, records...)
	for id := range int64(n) {
		if _, err := db.SetConsent(t.Context(), id+1, crm.ChannelEmail, true, "said so"); err != nil {
			t.Fatal(err)
		}
	}
	enqueue(t, db, campaign, n, nil)
	return db, clock
}

func enqueue(t *testing.T, db *sqlite.DB, campaign int64, n int, change func(d *crm.Delivery)) {
	t.Helper()
	if made, err := db.Enqueue(t.Context(), campaign, letters(n, change)); err != nil || made != int64(n) {
		t.Fatalf("enqueued %d, %v", made, err)
	}
	if err := db.StartRun(t.Context(), campaign); err != nil {
		t.Fatal(err)
	}
}

// letters are marketing mails to customers 1 to n.
func letters(n int, change func(d *crm.Delivery)) iter.Seq2[crm.Delivery, error] {
	return func(yield func(crm.Delivery, error) bool) {
		for i := range int64(n) {
			d := crm.Delivery{
				Customer: i + 1, Channel: mailbox, Medium: crm.ChannelEmail, Marketing: true, Content: 1,
				Address: fmt.Sprintf("c%d@customer.example", i+1), Fields: `{}`,
			}
			if change != nil {
				change(&d)
			}
			if !yield(d, nil) {
				return
			}
		}
	}
}

func claim(t *testing.T, db *sqlite.DB, c crm.Claim) crm.Claimed {
	t.Helper()
	c.Channel = mailbox
	if c.Most == 0 {
		c.Most = 1000
	}
	got, err := db.Claim(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func customers(c crm.Claimed) (ids []int64) {
	for _, d := range c.Deliveries {
		ids = append(ids, d.Customer)
	}
	return ids
}

// ledger is the outbox in one line; that it adds up to all is checked on the way.
func ledger(t *testing.T, db *sqlite.DB, campaign int64, all int) string {
	t.Helper()
	counts, err := db.CountDeliveries(t.Context(), campaign)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	sum := int64(0)
	for _, c := range counts {
		sum += c.Count
		words = append(words, strings.TrimSuffix(fmt.Sprintf("%d %s:%s", c.Count, c.State, c.Reason), ":"))
	}
	if sum != int64(all) {
		t.Errorf("the ledger has %d of %d: %v", sum, all, words)
	}
	return strings.Join(words, ", ")
}

func wantLedger(t *testing.T, db *sqlite.DB, all int, want string) {
	t.Helper()
	if got := ledger(t, db, campaign, all); got != want {
		t.Errorf("the outbox has %q, want %q", got, want)
	}
}

// send takes a claimed delivery to its end.
func send(t *testing.T, db *sqlite.DB, d crm.Delivery, o crm.DeliveryOutcome) {
	t.Helper()
	if _, err := db.Handing(t.Context(), d.ID, nil); err != nil {
		t.Fatal(err)
	}
	if err := db.Finish(t.Context(), d.ID, o); err != nil {
		t.Fatal(err)
	}
}

var sent = crm.DeliveryOutcome{State: crm.DeliverySent}

func TestEnqueue_KeepsOneOfEach(t *testing.T) {
	db, _ := audience(t, 5)
	if made, err := db.Enqueue(t.Context(), campaign, letters(8, nil)); err != nil || made != 3 {
		t.Errorf("enqueued %d of 3 that are new, %v", made, err)
	}
	list, err := db.FindDeliveries(t.Context(), crm.DeliveryQuery{Campaign: campaign, Limit: 100})
	keys := map[string]bool{}
	for _, d := range list {
		keys[d.Key] = true
	}
	if err != nil || len(list) != 8 || len(keys) != 8 {
		t.Errorf("%d deliveries with %d keys, %v", len(list), len(keys), err)
	}
	wrong := fmt.Errorf("the audience cannot be read")
	if _, err := db.Enqueue(t.Context(), 9, func(yield func(crm.Delivery, error) bool) {
		_ = yield(crm.Delivery{Customer: 1}, nil) && yield(crm.Delivery{}, wrong)
	}); err == nil {
		t.Error("half an audience was enqueued")
	}
	if got := ledger(t, db, 9, 0); got != "" {
		t.Errorf("half an audience stayed: %s", got)
	}
}

// bounces has an earlier message to a customer come back, to an address written in another way.
func bounces(t *testing.T, db *sqlite.DB, customer int64) {
	t.Helper()
	enqueue(t, db, 99, 1, func(d *crm.Delivery) {
		d.Customer, d.Address, d.Marketing = customer, fmt.Sprintf("C%d@customer.example", customer), false
	})
	list, err := db.FindDeliveries(t.Context(), crm.DeliveryQuery{Campaign: 99})
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	if err := db.Bounce(t.Context(), list[0].ID); crm.ErrorKey(err) != "outbox.notSent" {
		t.Errorf("a message that never went came back: %v", err)
	}
	for _, d := range claim(t, db, crm.Claim{}).Deliveries {
		if d.Campaign != 99 {
			if err := db.Release(t.Context(), []crm.Delivery{d}); err != nil {
				t.Fatal(err)
			}
			continue
		}
		send(t, db, d, sent)
	}
	if err := db.Bounce(t.Context(), list[0].ID); err != nil {
		t.Fatal(err)
	}
	if got := ledger(t, db, 99, 1); got != "1 bounced:address" {
		t.Errorf("what came back is %s", got)
	}
}

// TestClaim_LooksAgain changes what is known of customers after they were enqueued.
func TestClaim_LooksAgain(t *testing.T) {
	db, clock := audience(t, 8)
	ctx := t.Context()
	bounces(t, db, 8)
	if _, err := db.SetConsent(ctx, 1, crm.ChannelEmail, false, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := db.SetBlocked(ctx, people(2), true); err != nil {
		t.Fatal(err)
	}
	if _, err := db.DeleteCustomers(ctx, people(3)); err != nil {
		t.Fatal(err)
	}
	if _, err := db.EraseCustomer(ctx, 4); err != nil {
		t.Fatal(err)
	}
	enqueue(t, db, 8, 1, func(d *crm.Delivery) { d.Customer, d.NotAfter = 5, clock.Now().Add(time.Hour).UnixMilli() })
	clock.Turn(2 * time.Hour)
	got := claim(t, db, crm.Claim{OpensAt: func(d *crm.Delivery, now int64) int64 {
		if d.Customer == 6 {
			return now + 3600_000
		}
		return now
	}})
	if want := []int64{5, 7}; !slices.Equal(customers(got), want) || got.Settled != 7 {
		t.Errorf("claimed %v and settled %d", customers(got), got.Settled)
	}
	wantLedger(t, db, 8, "2 claimed, 1 held:quiet, 1 skipped:blocked, 1 skipped:gone, 1 skipped:noConsent, 2 skipped:suppressed")
	if got := ledger(t, db, 8, 1); got != "1 expired" {
		t.Errorf("too late is %s", got)
	}
	clock.Turn(2 * time.Hour)
	if got := claim(t, db, crm.Claim{}); !slices.Equal(customers(got), []int64{6}) {
		t.Errorf("after the quiet hours %v", customers(got))
	}
}

// TestClaim_ServiceMessages need no yes, and do not go against a no.
func TestClaim_ServiceMessages(t *testing.T) {
	db, _ := audience(t, 3)
	if _, err := db.PauseRun(t.Context(), campaign, crm.PausedByOwner); err != nil {
		t.Fatal(err)
	}
	if _, err := db.SetConsent(t.Context(), 1, crm.ChannelSMS, false, ""); err != nil {
		t.Fatal(err)
	}
	enqueue(t, db, 8, 2, func(d *crm.Delivery) { d.Medium, d.Marketing = crm.ChannelSMS, false })
	enqueue(t, db, 9, 2, func(d *crm.Delivery) { d.Medium, d.Customer = crm.ChannelSMS, d.Customer+1 })
	enqueue(t, db, 10, 1, func(d *crm.Delivery) { d.Medium = "" }) // a platform that keeps who may be written to
	got := claim(t, db, crm.Claim{Caps: []crm.Cap{{Span: 1000, Most: 1}}})
	if want := []int64{2, 1}; !slices.Equal(customers(got), want) {
		t.Errorf("claimed %v", customers(got))
	}
	if got := ledger(t, db, 9, 2); got != "2 skipped:noConsent" {
		t.Errorf("who said nothing about marketing: %s", got)
	}
}

func TestClaim_KeepsCapsOverCampaigns(t *testing.T) {
	db, clock := audience(t, 2)
	caps := []crm.Cap{{Span: 24 * 3600_000, Most: 1}, {Span: 7 * 24 * 3600_000, Most: 2}}
	enqueue(t, db, 8, 2, nil)
	got := claim(t, db, crm.Claim{Caps: caps})
	if want := []int64{1, 2}; !slices.Equal(customers(got), want) || got.Settled != 2 {
		t.Fatalf("of two at a time claimed %v, settled %d", customers(got), got.Settled)
	}
	send(t, db, got.Deliveries[0], sent)
	send(t, db, got.Deliveries[1], crm.DeliveryOutcome{State: crm.DeliveryFailed, Reason: crm.ReasonAddress, Code: "550"})
	enqueue(t, db, 9, 2, nil)
	if got := claim(t, db, crm.Claim{Caps: caps}); !slices.Equal(customers(got), []int64{2}) {
		t.Errorf("claimed %v: what failed surely has not reached anybody", customers(got))
	}
	for day := range 8 {
		clock.Turn(24*time.Hour + time.Minute)
		enqueue(t, db, int64(20+day), 1, nil)
		for _, d := range claim(t, db, crm.Claim{Caps: caps}).Deliveries {
			send(t, db, d, sent)
		}
	}
	list, err := db.FindDeliveries(t.Context(), crm.DeliveryQuery{Customer: 1, States: []crm.DeliveryState{crm.DeliverySent}, Limit: 100})
	if err != nil || len(list) != 4 {
		t.Errorf("over nine days %d were sent, %v", len(list), err)
	}
}

func TestClaim_KeepsLimits(t *testing.T) {
	db, clock := audience(t, 30)
	limits := []crm.Limit{{Per: crm.PerMinute, Most: 5}, {Per: crm.PerHour, Most: 12}}
	began := clock.Now()
	var at []time.Duration
	for range 3000 {
		got := claim(t, db, crm.Claim{Limits: limits})
		for _, d := range got.Deliveries {
			if _, err := db.Handing(t.Context(), d.ID, limits); err != nil {
				t.Fatal(err)
			}
			at = append(at, clock.Now().Sub(began))
		}
		if len(at) == 30 {
			break
		}
		if got.FullUntil <= clock.Now().UnixMilli() && len(got.Deliveries) == 0 {
			t.Fatal("nothing is claimed, and it is not said until when")
		}
		clock.Turn(7 * time.Second)
	}
	if len(at) != 30 {
		t.Fatalf("%d of 30 went", len(at))
	}
	for i := range at {
		for _, l := range limits {
			n := 0
			for _, other := range at[i:] {
				if (other - at[i]).Milliseconds() < l.Per.Millis() {
					n++
				}
			}
			if n > int(l.Most) {
				t.Errorf("%d went in a %s", n, l.Per)
			}
		}
	}
	if last := at[29]; last > 3*time.Hour {
		t.Errorf("30 at 12 an hour took %s", last)
	}
}

// TestHanding_IsRefusedToWhatIsNotClaimed pauses and cancels between the claim and the first byte.
func TestHanding_IsRefusedToWhatIsNotClaimed(t *testing.T) {
	db, clock := audience(t, 4)
	ctx := t.Context()
	got := claim(t, db, crm.Claim{}).Deliveries
	if _, err := db.Handing(t.Context(), got[0].ID, nil); err != nil {
		t.Fatal(err)
	}
	if was, err := db.PauseRun(ctx, campaign, crm.PausedByOwner); !was || err != nil {
		t.Fatalf("%v, %v", was, err)
	}
	_, err := db.Handing(t.Context(), got[1].ID, nil)
	wantKey(t, err, "outbox.notClaimed")
	wantLedger(t, db, 4, "1 handing, 3 queued")
	if more := claim(t, db, crm.Claim{}); len(more.Deliveries) > 0 {
		t.Error("a paused campaign goes on")
	}
	if err := db.StartRun(ctx, campaign); err != nil {
		t.Fatal(err)
	}
	clock.Turn(time.Second)
	again := claim(t, db, crm.Claim{}).Deliveries
	if n, err := db.CancelRun(ctx, campaign); err != nil || n != 3 {
		t.Errorf("cancelled %d, %v", n, err)
	}
	_, err = db.Handing(t.Context(), again[0].ID, nil)
	wantKey(t, err, "outbox.notClaimed")
	wantKey(t, db.Finish(t.Context(), again[1].ID, sent), "outbox.notClaimed")
	if err := db.Finish(t.Context(), got[0].ID, sent); err != nil {
		t.Errorf("what was handed over before may be finished: %v", err)
	}
	wantLedger(t, db, 4, "3 cancelled, 1 sent")
	wantKey(t, db.StartRun(ctx, campaign), "outbox.cancelled")
}

func TestFinish_PausesACampaignThatIsRefusedForWhatItSays(t *testing.T) {
	db, _ := audience(t, 6)
	refused := crm.DeliveryOutcome{State: crm.DeliveryFailed, Reason: crm.ReasonContent, Code: "554 5.7.1"}
	got := claim(t, db, crm.Claim{Most: 5}).Deliveries
	for i, o := range []crm.DeliveryOutcome{refused, refused, sent, refused} {
		send(t, db, got[i], o)
	}
	if runs, err := db.FindRuns(t.Context(), campaign); err != nil || runs[0].State != crm.RunGoing {
		t.Errorf("%v, %v", runs, err)
	}
	send(t, db, got[4], refused)
	send(t, db, claim(t, db, crm.Claim{}).Deliveries[0], refused)
	runs, err := db.FindRuns(t.Context(), campaign)
	if err != nil || runs[0].State != crm.RunPaused || runs[0].Reason != crm.PausedByContent {
		t.Errorf("%v, %v", runs, err)
	}
}

// TestRecover_DoesNotSendAgain ends a sender with a delivery in every state.
func TestRecover_DoesNotSendAgain(t *testing.T) {
	db, clock := audience(t, 5)
	ctx := t.Context()
	got := claim(t, db, crm.Claim{Most: 4}).Deliveries
	send(t, db, got[0], sent)
	send(t, db, got[1], crm.DeliveryOutcome{State: crm.DeliveryQueued, Reason: crm.ReasonAddress, Code: "450", NextAt: clock.Now().Add(time.Minute).UnixMilli(), Counts: true})
	if _, err := db.Handing(t.Context(), got[2].ID, nil); err != nil {
		t.Fatal(err)
	}
	if n, err := db.Recover(ctx); err != nil || n != 1 {
		t.Errorf("%d are uncertain, %v", n, err)
	}
	wantLedger(t, db, 5, "2 queued, 1 queued:address, 1 sent, 1 uncertain:stopped")
	if next, err := db.NextDue(ctx, mailbox); err != nil || next != clock.Now().UnixMilli() {
		t.Errorf("the next is due at %d, %v", next, err)
	}
	if again := claim(t, db, crm.Claim{}); !slices.Equal(customers(again), []int64{4, 5}) {
		t.Errorf("afterwards %v go", customers(again))
	}
	history, err := db.DeliveryHistory(ctx, got[1].ID)
	if err != nil || len(history) != 2 || history[1].Code != "450" {
		t.Errorf("%v, %v", history, err)
	}
}

func TestResolve_TakesTheOwnersWord(t *testing.T) {
	db, clock := audience(t, 3)
	ctx := t.Context()
	for _, d := range claim(t, db, crm.Claim{}).Deliveries {
		send(t, db, d, crm.DeliveryOutcome{State: crm.DeliveryUncertain, Reason: crm.ReasonNoAnswer})
	}
	if n, err := db.Resolve(ctx, []int64{1, 99}, false); err != nil || n != 1 {
		t.Errorf("resolved %d, %v", n, err)
	}
	if n, err := db.Resolve(ctx, []int64{1, 2}, true); err != nil || n != 1 {
		t.Errorf("resolved %d, %v", n, err)
	}
	wantLedger(t, db, 3, "1 queued, 1 sent, 1 uncertain:noAnswer")
	d, err := db.FindDelivery(ctx, 1)
	if err != nil || d.ResolvedBy == "" || d.ResolvedAt != clock.Now().UnixMilli() || d.HandedAt == 0 {
		t.Errorf("%+v, %v", d, err)
	}
	if again := claim(t, db, crm.Claim{}); !slices.Equal(customers(again), []int64{2}) {
		t.Errorf("again go %v", customers(again))
	}
	if _, err := db.CancelRun(ctx, campaign); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Resolve(ctx, []int64{3}, true); err != nil {
		t.Error(err)
	}
	wantLedger(t, db, 3, "2 cancelled, 1 sent")
}

// TestRestored leaves what cannot have gone yet alone.
func TestRestored(t *testing.T) {
	db, clock := audience(t, 3)
	ctx := t.Context()
	send(t, db, claim(t, db, crm.Claim{Most: 1}).Deliveries[0], sent)
	enqueue(t, db, 8, 1, func(d *crm.Delivery) { d.NotBefore = clock.Now().Add(time.Hour).UnixMilli() })
	enqueue(t, db, 9, 0, nil)
	if n, err := db.Restored(ctx, 41); err != nil || n != 2 {
		t.Errorf("%d are uncertain, %v", n, err)
	}
	wantLedger(t, db, 3, "1 sent, 2 uncertain:restored")
	if got := ledger(t, db, 8, 1); got != "1 queued" {
		t.Errorf("what is for later is %s", got)
	}
	runs, err := db.FindRuns(ctx, 0)
	if err != nil || runs[0].Reason != crm.PausedRestored || runs[1].Reason != crm.PausedRestored || runs[2].State != crm.RunGoing {
		t.Errorf("%v, %v", runs, err)
	}
	if _, number, err := db.SenderMark(ctx); err != nil || number != 42 {
		t.Errorf("the mark is %d, %v", number, err)
	}
}

// TestDurably_ManyAtATime lets workers write at once while one of them is refused; the race detector looks on.
func TestDurably_ManyAtATime(t *testing.T) {
	const n = 200
	db, _ := audience(t, n)
	due := claim(t, db, crm.Claim{}).Deliveries
	if _, err := db.CancelRun(t.Context(), 99); err != nil { // beside it
		t.Fatal(err)
	}
	work := make(chan int64)
	var wait sync.WaitGroup
	for range 16 {
		wait.Go(func() {
			for id := range work {
				if _, err := db.Handing(t.Context(), id, nil); err != nil {
					t.Error(err)
				}
				_, err := db.Handing(t.Context(), id, nil)
				wantKey(t, err, "outbox.notClaimed")
				if err := db.Finish(t.Context(), id, sent); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for _, d := range due {
		work <- d.ID
	}
	close(work)
	wait.Wait()
	wantLedger(t, db, n, fmt.Sprintf("%d sent", n))
	if _, number, err := db.SenderMark(t.Context()); err != nil || number < 1 || number > n {
		t.Errorf("the mark is %d, %v", number, err)
	}
}

// TestCancelRun_CutShort cancels a large campaign half way, and the cancel half way too: nothing of it goes any more, and what
// was not put away is when the sender begins again.
func TestCancelRun_CutShort(t *testing.T) {
	const n = 45_000
	db, _ := audience(t, 3)
	if _, err := db.Enqueue(t.Context(), campaign, letters(n, nil)); err != nil {
		t.Fatal(err)
	}
	for _, d := range claim(t, db, crm.Claim{Most: 3}).Deliveries {
		send(t, db, d, sent)
	}
	cut, stop := context.WithCancel(t.Context())
	stop()
	if _, err := db.CancelRun(cut, campaign); crm.ErrorCode(err) != crm.CodeCancelled {
		t.Errorf("a cancel that is cut short says %v", err)
	}
	if got := claim(t, db, crm.Claim{}); len(got.Deliveries) > 0 {
		t.Error("a cancelled campaign goes on")
	}
	if _, err := db.Recover(t.Context()); err != nil {
		t.Fatal(err)
	}
	wantLedger(t, db, n, fmt.Sprintf("%d cancelled, 3 sent", n-3))
}

// Two who were found to be one person are no reason to write to them twice as often.
func TestClaim_CapsOutliveAMerge(t *testing.T) {
	db, _ := audience(t, 2)
	day := []crm.Cap{{Span: 24 * time.Hour.Milliseconds(), Most: 1}}
	for _, d := range claim(t, db, crm.Claim{Caps: day}).Deliveries {
		if d.Customer == 2 {
			send(t, db, d, sent)
		} else if err := db.Finish(t.Context(), d.ID, crm.DeliveryOutcome{State: crm.DeliveryFailed, Reason: crm.ReasonAddress}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.MergeCustomers(t.Context(), 1, []int64{2}, nil); err != nil {
		t.Fatal(err)
	}
	enqueue(t, db, campaign+1, 1, nil)
	if got := claim(t, db, crm.Claim{Caps: day}); len(got.Deliveries) != 0 {
		t.Errorf("somebody who was written to today as somebody else is written to again: %v", customers(got))
	}
}

// Whoever became somebody else gets what was queued for them in their place, and never a second one.
func TestClaim_FollowsMerges(t *testing.T) {
	db, _ := audience(t, 4)
	_, err := db.Enqueue(t.Context(), campaign+1, letters(1, func(d *crm.Delivery) { d.Customer = 4 }))
	if err != nil {
		t.Fatal(err)
	}
	if err := db.StartRun(t.Context(), campaign+1); err != nil {
		t.Fatal(err)
	}
	for _, pair := range [][2]int64{{1, 2}, {3, 4}} {
		if _, err := db.MergeCustomers(t.Context(), pair[0], []int64{pair[1]}, nil); err != nil {
			t.Fatal(err)
		}
	}
	got := claim(t, db, crm.Claim{})
	if want := []int64{1, 3, 3}; !slices.Equal(customers(got), want) {
		t.Errorf("claimed for %v, want one each of the first campaign, and the second's for who they became", customers(got))
	}
	if got := ledger(t, db, campaign, 4); got != "2 claimed, 2 skipped:gone" {
		t.Errorf("those who have one of their own: %s", got)
	}
}

// More important campaigns take their place before others that were queued earlier, however they are due, and no stretch of
// time ever holds more than the caps allow.
func TestClaim_TheMoreImportantBeforeTheEarlier(t *testing.T) {
	caps := crm.Caps{Day: 1, Week: 2}.Windows()
	for seed := range 4 {
		random := rand.New(rand.NewPCG(uint64(seed), 1))
		db, clock := audience(t, 3)
		importance := map[int64]int{campaign: 0}
		for range 6 {
			c, err := db.CreateCampaign(t.Context(), crm.Campaign{Name: "c", Plan: crm.Plan{Priority: crm.Priority(random.IntN(3) - 1)}})
			if err != nil {
				t.Fatal(err)
			}
			importance[c.ID] = int(c.Plan.Priority)
			at := clock.Now().Add(time.Duration(random.IntN(14*24)) * time.Hour).UnixMilli()
			if _, err := db.Enqueue(t.Context(), c.ID, letters(3, func(d *crm.Delivery) { d.NotBefore = at })); err != nil {
				t.Fatal(err)
			}
			if err := db.StartRun(t.Context(), c.ID); err != nil {
				t.Fatal(err)
			}
		}
		for range 16 * 24 / 5 {
			for _, d := range claim(t, db, crm.Claim{Caps: caps}).Deliveries {
				send(t, db, d, sent)
			}
			clock.Turn(5 * time.Hour)
		}
		keepsCaps(t, db, caps, importance)
	}
}

func keepsCaps(t *testing.T, db *sqlite.DB, caps []crm.Cap, importance map[int64]int) {
	t.Helper()
	for customer := range int64(3) {
		list, err := db.FindDeliveries(t.Context(), crm.DeliveryQuery{Customer: customer + 1, Limit: 100})
		if err != nil || len(list) != 7 {
			t.Fatal(len(list), err)
		}
		moments, highest, wentHighest := []int64{}, -2, false
		for _, d := range list {
			highest = max(highest, importance[d.Campaign])
			if d.State == crm.DeliverySent {
				moments = append(moments, d.HandedAt)
			} else if d.State != crm.DeliverySkipped || d.Reason != string(crm.SkipCap) {
				t.Fatalf("%s %s", d.State, d.Reason)
			}
		}
		for _, d := range list {
			wentHighest = wentHighest || d.State == crm.DeliverySent && importance[d.Campaign] == highest
		}
		slices.Sort(moments)
		for i, at := range moments {
			if !crm.Room(caps, slices.Delete(slices.Clone(moments), i, i+1), at) {
				t.Errorf("more than the caps allow: %v", moments)
			}
		}
		if !wentHighest {
			t.Errorf("customer %d got none of the most important: %v", customer+1, moments)
		}
	}
}

func TestDaysUsed(t *testing.T) {
	db, clock := audience(t, 4)
	limits := []crm.Limit{{Per: crm.PerDay, Most: 100}}
	for i, d := range claim(t, db, crm.Claim{}).Deliveries {
		if days, err := db.DaysUsed(t.Context(), mailbox); err != nil || days != i/2 {
			t.Errorf("before message %d: %d days, %v", i, days, err)
		}
		if _, err := db.Handing(t.Context(), d.ID, limits); err != nil {
			t.Fatal(err)
		}
		if i%2 == 1 {
			clock.Turn(24 * time.Hour)
		}
	}
}
