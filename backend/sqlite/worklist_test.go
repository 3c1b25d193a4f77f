package sqlite_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// desk is a shop whose campaign is worked off by hand: customers 1 to n agreed to be called.
type desk struct {
	*sqlite.DB
	clock   *testkit.Clock
	channel int64
	work    crm.Work
}

func openDesk(t testing.TB, n int) desk {
	t.Helper()
	db, clock := testkit.MustOpenShop(t)
	records := make([]crm.Record, n)
	for i := range records {
		records[i] = order(fmt.Sprintf("o%d", i), fmt.Sprintf("buyer %d", i), 10, crm.OrderPaid)
	}
	testkit.MustImport(t, db, taobao, records...)
	c, err := db.CreateChannel(context.Background(), crm.Channel{Name: "calls", Kind: crm.ChannelCalls, Settings: "{}"})
	if err != nil {
		t.Fatal(err)
	}
	d := desk{db, clock, c.ID, crm.Work{Campaign: campaign, Most: 100, Caps: []crm.Cap{{Span: 24 * 3600_000, Most: 1}}}}
	for id := range int64(n) {
		d.agree(t, id+1, true)
	}
	return d
}

func (d desk) agree(t testing.TB, customer int64, granted bool) {
	t.Helper()
	if _, err := d.SetConsent(context.Background(), customer, crm.ChannelPhone, granted, "said so"); err != nil {
		t.Fatal(err)
	}
}

// plans enqueues a call of a campaign for each customer.
func (d desk) plans(t testing.TB, campaign int64, n int, change func(d *crm.Delivery)) {
	t.Helper()
	_, err := d.Enqueue(context.Background(), campaign, letters(n, func(l *crm.Delivery) {
		l.Channel, l.Medium, l.Address = d.channel, crm.ChannelPhone, fmt.Sprintf("+86139%08d", l.Customer)
		if change != nil {
			change(l)
		}
	}))
	if err == nil {
		err = d.StartRun(context.Background(), campaign)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// list is whom the worklist shows.
func (d desk) list(t testing.TB) (ids []int64) {
	t.Helper()
	rows, err := d.Worklist(context.Background(), d.work)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		ids = append(ids, r.Customer)
	}
	return ids
}

func (d desk) wants(t *testing.T, ids ...int64) {
	t.Helper()
	if got := d.list(t); !slices.Equal(got, ids) {
		t.Errorf("on the list are %v, want %v", got, ids)
	}
}

func (d desk) tell(t testing.TB, o crm.DeliveryOutcome, ids ...int64) crm.Told {
	t.Helper()
	told, err := d.TellByHand(context.Background(), ids, d.work, o)
	if err != nil {
		t.Fatal(err)
	}
	return told
}

func TestWorklist_LooksAgainAtEverybody(t *testing.T) {
	d, ctx := openDesk(t, 8), t.Context()
	d.plans(t, campaign, 8, func(l *crm.Delivery) {
		if l.Customer == 5 {
			l.NotAfter = d.clock.Now().Add(time.Hour).UnixMilli()
		}
	})
	d.agree(t, 1, false)
	if _, err := d.SetBlocked(ctx, people(2), true); err != nil {
		t.Fatal(err)
	}
	if _, err := d.DeleteCustomers(ctx, people(3)); err != nil {
		t.Fatal(err)
	}
	if _, err := d.EraseCustomer(ctx, 4); err != nil {
		t.Fatal(err)
	}
	d.clock.Turn(2 * time.Hour)
	d.work.Most = 1 // who must not be called does not stand in the way of who may
	d.work.OpensAt = func(l *crm.Delivery, now int64) int64 {
		if l.Customer == 6 {
			return now + 3600_000
		}
		return now
	}
	d.wants(t, 7)
	d.work.Most = 100
	d.wants(t, 7, 8)
	wantLedger(t, d.DB, 8, "1 expired, 1 held:quiet, 2 queued, 1 skipped:blocked, 1 skipped:gone, 1 skipped:noConsent, 1 skipped:suppressed")
	left, err := d.WorkLeft(ctx, 0)
	if err != nil || len(left) != 0 {
		t.Errorf("a campaign that the shop does not know: %v, %v", left, err)
	}
	if due, err := d.ChannelsDue(ctx); err != nil || len(due) != 0 {
		t.Errorf("a sender would go for %v, %v", due, err)
	}
	if d.agree(t, 8, false); len(d.tell(t, sent, 8).IDs) != 0 {
		t.Error("a no of this moment does not count")
	}
}

func TestWorklist_InHandUntilSomethingIsSaid(t *testing.T) {
	d, ctx := openDesk(t, 3), t.Context()
	d.plans(t, campaign, 3, nil)
	out, err := d.HandOut(ctx, []int64{2, 99}, d.work)
	if err != nil || !slices.Equal(out.IDs, []int64{2}) {
		t.Fatal(out, err)
	}
	if n, err := d.Recover(ctx); err != nil || n != 0 {
		t.Errorf("a restart makes %d uncertain, %v", n, err)
	}
	d.wants(t, 2, 1, 3)
	if again, err := d.HandOut(ctx, []int64{2}, d.work); err != nil || len(again.IDs) != 0 {
		t.Errorf("handed out twice: %v, %v", again, err)
	}
	if _, err := d.PauseRun(ctx, campaign, crm.PausedByOwner); err != nil {
		t.Fatal(err)
	}
	d.wants(t, 2)
	if told := d.tell(t, sent, 1, 2, 3); !slices.Equal(told.IDs, []int64{2}) {
		t.Errorf("of a campaign that stands still %v were told", told)
	}
	if told := d.tell(t, sent, 2); len(told.IDs) != 0 {
		t.Error("done twice")
	}
	wantLedger(t, d.DB, 3, "2 queued, 1 sent")
	if back, err := d.TakeBackByHand(ctx, []int64{2}, campaign); err != nil || len(back.IDs) != 1 {
		t.Error(back, err)
	}
	if err := d.StartRun(ctx, campaign); err != nil {
		t.Fatal(err)
	}
	d.wants(t, 2, 1, 3)
	if _, err := d.HandOut(ctx, []int64{3}, d.work); err != nil {
		t.Fatal(err)
	}
	if n, err := d.CancelRun(ctx, campaign); err != nil || n != 2 {
		t.Errorf("cancelled %d, %v", n, err)
	}
	d.wants(t, 3)
	if back, err := d.TakeBackByHand(ctx, []int64{3}, campaign); err != nil || len(back.IDs) != 1 {
		t.Error(back, err)
	}
	wantLedger(t, d.DB, 3, "3 cancelled")
}

func TestTellByHand_WhatBecameOfThem(t *testing.T) {
	d, ctx := openDesk(t, 4), t.Context()
	d.plans(t, campaign, 4, nil)
	later := d.clock.Now().Add(time.Hour).UnixMilli()
	d.tell(t, crm.DeliveryOutcome{State: crm.DeliveryQueued, Reason: crm.ReasonLater, NextAt: later, Counts: true}, 1)
	d.tell(t, crm.DeliveryOutcome{State: crm.DeliveryFailed, Reason: crm.ReasonAddress, Buries: true}, 2)
	d.tell(t, crm.DeliveryOutcome{State: crm.DeliverySkipped, Reason: crm.ReasonOwner}, 3)
	d.tell(t, sent, 4)
	wantLedger(t, d.DB, 4, "1 failed:address, 1 queued:later, 1 sent, 1 skipped:owner")
	d.wants(t)
	dead, err := d.FindDeadAddresses(ctx)
	if err != nil || !dead.Has("+8613900000002") {
		t.Error("a wrong number is called again", err)
	}
	if back, err := d.TakeBackByHand(ctx, []int64{1, 2, 3, 4}, campaign); err != nil || len(back.IDs) != 4 {
		t.Error(back, err)
	}
	d.wants(t, 1, 2, 3, 4)
	dead, err = d.FindDeadAddresses(ctx)
	if err != nil || dead.Has("+8613900000002") {
		t.Error("a number that was said to be wrong by mistake stays dead", err)
	}
	history, err := d.DeliveryHistory(ctx, 4)
	if err != nil || len(history) != 3 || history[1].State != crm.DeliverySent || history[2].State != crm.DeliveryQueued {
		t.Errorf("%v, %v", history, err)
	}
}

// TestWorklist_Property marks at random what is on the lists of three campaigns: nobody is on one who must not be, and none is
// marked as done more often than caps allow.
func TestWorklist_Property(t *testing.T) {
	shop := openDesk(t, 4)
	next := int64(1000)
	rapid.Check(t, func(r *rapid.T) {
		d, ctx := shop, context.Background()
		d.clock.Turn(40 * 24 * time.Hour)
		first := next
		next += 3
		for id := first; id < next; id++ {
			d.plans(t, id, 4, nil)
		}
		willing := map[int64]bool{1: true, 2: true, 3: true, 4: true}
		for who := range int64(4) {
			d.agree(t, who+1, true)
		}
		took := map[int64][]time.Time{}
		for range rapid.IntRange(5, 25).Draw(r, "steps") {
			who := rapid.Int64Range(1, 4).Draw(r, "who")
			switch rapid.IntRange(0, 4).Draw(r, "act") {
			case 0:
				willing[who] = !willing[who]
				d.agree(t, who, willing[who])
			case 1:
				d.clock.Turn(time.Duration(rapid.IntRange(1, 30).Draw(r, "hours")) * time.Hour)
			default:
				d.work.Campaign = rapid.Int64Range(first, next-1).Draw(r, "campaign")
				rows, err := d.Worklist(ctx, d.work)
				if err != nil {
					r.Fatal(err)
				}
				ids := []int64{}
				for _, row := range rows {
					if !willing[row.Customer] {
						r.Fatalf("%d did not agree", row.Customer)
					}
					ids = append(ids, row.ID)
				}
				for _, id := range d.tell(t, sent, ids...).IDs {
					row := rows[slices.Index(ids, id)]
					took[row.Customer] = append(took[row.Customer], d.clock.Now())
				}
			}
		}
		for who, at := range took {
			for i := 1; i < len(at); i++ {
				if at[i].Sub(at[i-1]) < 24*time.Hour {
					r.Fatalf("%d was reached twice within %v", who, at[i].Sub(at[i-1]))
				}
			}
		}
	})
}
