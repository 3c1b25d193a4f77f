package shop_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/shop"
)

func TestReminder_DaysOfTheCalendar(t *testing.T) {
	ctx := context.Background()
	clock := testkit.NewClock() // 2026-11-22 15:00 in Shanghai
	s, err := shop.Open(ctx, filepath.Join(t.TempDir(), "shop.shuke"), clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	testkit.MustImport(t, s.DB, crm.ImportSource{File: "c.csv", Kind: crm.FileCustomers, Platform: "taobao"},
		crm.Record{Customer: crm.CustomerFacts{Accounts: []string{"lin"}, Name: "林静宜"}})
	for _, c := range []struct{ date, time, key string }{
		{"2028-02-29", "09:00", ""},
		{"2027-02-29", "09:00", "reminder.when.wrong"},
		{"2027-2-9", "9:05", ""},
		{"2026-11-22", "15:00", ""},
		{"2026-11-22", "14:59", "reminder.when.past"},
		{"1926-11-22", "14:59", "reminder.when.past"},
		{"2026-12-01", "24:00", "reminder.when.wrong"},
		{"2026-13-01", "09:00", "reminder.when.wrong"},
		{"9999-12-01", "09:00", "reminder.when.wrong"},
		{"", "09:00", "reminder.when.missing"},
		{"明天", "09:00", "reminder.when.wrong"},
	} {
		_, err := s.AddReminder(ctx, 1, shop.ReminderWords{Text: "送扣子", Wait: crm.WaitTime, Date: c.date, Time: c.time})
		if crm.ErrorKey(err) != c.key {
			t.Errorf("%s %s: %v, want %q", c.date, c.time, err, c.key)
		}
	}
	if _, err := s.AddReminder(ctx, 1, shop.ReminderWords{Text: "又来了", Wait: crm.WaitVisit}); err != nil {
		t.Fatal(err)
	}
	parts := func() [5]int {
		todo, err := s.Todo(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return [5]int{len(todo.Overdue), len(todo.Today), len(todo.Upcoming), len(todo.Waiting), len(todo.Done)}
	}
	if got, want := parts(), [5]int{0, 1, 2, 1, 0}; got != want {
		t.Errorf("%v, want %v", got, want)
	}
	clock.Turn(24 * time.Hour)
	if got, want := parts(), [5]int{1, 0, 2, 1, 0}; got != want {
		t.Errorf("a day later %v, want %v", got, want)
	}
	if _, err := s.FinishReminder(ctx, 3); err != nil {
		t.Fatal(err)
	}
	if got, want := parts(), [5]int{0, 0, 2, 1, 1}; got != want {
		t.Errorf("after one was done %v, want %v", got, want)
	}
}
