package sqlite_test

import (
	"context"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// placed is an order of a buyer placed at a moment, in a status.
func placed(number, nick string, at time.Time, status crm.OrderStatus) crm.Record {
	r := order(number, nick, 10, status)
	r.Order.CreatedAt = crm.Millis(at)
	if r.Order.PaidAt > 0 {
		r.Order.PaidAt = crm.Millis(at)
	}
	return r
}

// reminded is a shop with one customer, lin, and a reminder written today.
func reminded(t *testing.T, wait crm.Wait, due int64) (*sqlite.DB, *testkit.Clock, crm.Operation) {
	t.Helper()
	db, clock := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, taobao, placed("1", "lin", clock.Now().AddDate(0, -1, 0), crm.OrderDelivered))
	op, err := db.AddReminder(context.Background(), 1, crm.ReminderDraft{Text: "送扣子", Wait: wait, DueAt: due}, crm.Millis(crm.StartOfDay(clock.Now())))
	if err != nil || op.ID == 0 {
		t.Fatal(op, err)
	}
	return db, clock, op
}

func onlyReminder(t *testing.T, db *sqlite.DB) crm.Reminder {
	t.Helper()
	list, err := db.FindReminders(context.Background(), 1)
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	return list[0]
}

// TestReminder_WaitsForTheNextOrder tells a new order from one that is only new to the shop.
func TestReminder_WaitsForTheNextOrder(t *testing.T) {
	for _, c := range []struct {
		name   string
		days   int // from the day it was written
		status crm.OrderStatus
		nick   string
		came   bool
	}{
		{"PlacedToday", 0, crm.OrderCreated, "lin", true},
		{"PlacedLater", 3, crm.OrderPaid, "lin", true},
		{"PlacedBeforeAndStillToBeSent", -2, crm.OrderPaid, "lin", true},
		{"PlacedBeforeAndOver", -2, crm.OrderDelivered, "lin", false},
		{"PlacedLastYear", -400, crm.OrderDelivered, "lin", false},
		{"OfSomebodyElse", 1, crm.OrderPaid, "zhou", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx := context.Background()
			db, clock, _ := reminded(t, crm.WaitOrder, 0)
			if r := onlyReminder(t, db); r.Due != 0 || r.Came {
				t.Fatalf("due at once: %+v", r)
			}
			res := testkit.MustImport(t, db, taobao, placed("2", c.nick, clock.Now().AddDate(0, 0, c.days), c.status))
			if r := onlyReminder(t, db); r.Came != c.came || r.Came != (r.Due >= r.CreatedAt) {
				t.Fatalf("%+v", r)
			}
			if _, err := db.Undo(ctx, res.OperationID); err != nil {
				t.Fatal(err)
			}
			if r := onlyReminder(t, db); r.Came {
				t.Fatalf("the order is gone, and still: %+v", r)
			}
		})
	}
}

// TestReminder_KnownOrderIsNoNextOne has an order that was there when the reminder was written updated by a later file.
func TestReminder_KnownOrderIsNoNextOne(t *testing.T) {
	db, clock, _ := reminded(t, crm.WaitVisit, 0)
	testkit.MustImport(t, db, taobao, placed("1", "lin", clock.Now().AddDate(0, -1, 0), crm.OrderPaid))
	if r := onlyReminder(t, db); r.Came {
		t.Fatalf("%+v", r)
	}
}

func TestReminder_WaitsForTheNextVisit(t *testing.T) {
	db, clock, _ := reminded(t, crm.WaitVisit, 0)
	cart := crm.Record{
		Customer: crm.CustomerFacts{Accounts: []string{"lin"}, Nick: "lin"},
		Event:    crm.EventFacts{Kind: crm.EventCart, At: crm.Millis(clock.Now().Add(time.Hour)), ProductTitle: "衬衫"},
	}
	testkit.MustImport(t, db, crm.ImportSource{File: "events.csv", Kind: crm.FileEvents, Platform: "taobao", Currency: "CNY"}, cart)
	if r := onlyReminder(t, db); !r.Came || r.Due != crm.Millis(clock.Now().Add(time.Hour)) {
		t.Fatalf("%+v", r)
	}
}

// TestReminder_IsToldOnce turns the clock on, back and on again, puts the reminder off, and opens the shop anew.
func TestReminder_IsToldOnce(t *testing.T) {
	ctx := context.Background()
	db, clock, _ := reminded(t, crm.WaitTime, crm.Millis(testkit.NewClock().Now().Add(time.Hour)))
	told := func() int {
		t.Helper()
		due, err := db.FindUntold(ctx, crm.Millis(clock.Now()))
		if err != nil {
			t.Fatal(err)
		}
		mine, err := db.MarkTold(ctx, due)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := db.MarkTold(ctx, due); err != nil || len(again) != 0 {
			t.Fatal("told by two", again, err)
		}
		return len(mine)
	}
	for _, step := range []struct {
		turn time.Duration
		want int
	}{{59 * time.Minute, 0}, {time.Minute, 1}, {0, 0}, {-24 * time.Hour, 0}, {24 * time.Hour, 0}, {8 * time.Hour, 0}} {
		clock.Turn(step.turn)
		if got := told(); got != step.want {
			t.Fatalf("after %v: told %d, want %d", step.turn, got, step.want)
		}
	}
	if _, err := db.SnoozeReminder(ctx, 1, crm.Millis(clock.Now().Add(time.Hour))); err != nil {
		t.Fatal(err)
	}
	if got := told(); got != 0 {
		t.Fatal("told while put off")
	}
	clock.Turn(2 * time.Hour)
	if got := told(); got != 1 {
		t.Fatal("not told after it was put off")
	}
	if _, err := db.FinishReminder(ctx, 1); err != nil {
		t.Fatal(err)
	}
	if got := told(); got != 0 {
		t.Fatal("told though it is done")
	}
}

// TestReminder_Undo takes each kind of change back.
func TestReminder_Undo(t *testing.T) {
	ctx := context.Background()
	due := crm.Millis(testkit.NewClock().Now().Add(time.Hour))
	for _, c := range []struct {
		name string
		do   func(db *sqlite.DB) (crm.Operation, error)
	}{
		{"Add", func(db *sqlite.DB) (crm.Operation, error) {
			return db.AddReminder(ctx, 1, crm.ReminderDraft{Text: "x", Wait: crm.WaitVisit}, 0)
		}},
		{"Edit", func(db *sqlite.DB) (crm.Operation, error) {
			return db.EditReminder(ctx, 1, crm.ReminderDraft{Text: "y", Wait: crm.WaitOrder})
		}},
		{"Snooze", func(db *sqlite.DB) (crm.Operation, error) { return db.SnoozeReminder(ctx, 1, due+1) }},
		{"Finish", func(db *sqlite.DB) (crm.Operation, error) { return db.FinishReminder(ctx, 1) }},
		{"Delete", func(db *sqlite.DB) (crm.Operation, error) { return db.DeleteReminder(ctx, 1) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			db, _, _ := reminded(t, crm.WaitTime, due)
			before := dump(t, db)
			op, err := c.do(db)
			if err != nil || op.ID == 0 {
				t.Fatal(op, err)
			}
			if dump(t, db) == before {
				t.Fatal("nothing changed")
			}
			report, err := db.Undo(ctx, op.ID)
			if err != nil || len(report.Conflicts) > 0 {
				t.Fatal(report, err)
			}
			if after := dump(t, db); after != before {
				t.Fatalf("before\n%s\nafter\n%s", before, after)
			}
		})
	}
}

// TestReminder_KeepsItsCustomer has an import taken back whose customer was given a reminder since.
func TestReminder_KeepsItsCustomer(t *testing.T) {
	ctx := context.Background()
	db, _, _ := reminded(t, crm.WaitOrder, 0)
	report, err := db.Undo(ctx, 1)
	if err != nil || len(report.Conflicts) != 1 || report.Conflicts[0].Key != "conflict.customerNeeded" {
		t.Fatal(report, err)
	}
	onlyReminder(t, db)
}
