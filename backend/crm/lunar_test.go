package crm

import (
	"testing"
	"time"
)

// The days are those of the almanac of the Purple Mountain Observatory.
func TestLunarDay(t *testing.T) {
	for _, c := range []struct {
		year, month, day int
		want             string
	}{
		{2000, 1, 1, "2000-02-05"},
		{2012, 4, 1, "2012-04-21"},
		{2012, 5, 1, "2012-06-19"},
		{2012, 7, 1, "2012-08-17"},
		{2017, 8, 15, "2017-10-04"},
		{2018, 10, 1, "2018-11-08"},
		{2020, 5, 5, "2020-06-25"},
		{2023, 3, 1, "2023-04-20"},
		{2024, 8, 15, "2024-09-17"},
		{2025, 6, 1, "2025-06-25"},
		{2025, 7, 7, "2025-08-29"},
		{2025, 8, 15, "2025-10-06"},
		{2026, 1, 1, "2026-02-17"},
		{2026, 8, 15, "2026-09-25"},
		{2026, 12, 30, "2027-02-05"},
		{2027, 1, 1, "2027-02-06"},
		{2028, 1, 1, "2028-01-26"},
		{2029, 1, 1, "2029-02-13"},
		{2030, 1, 1, "2030-02-03"},
		{2033, 11, 1, "2033-11-22"},
		{2034, 1, 1, "2034-02-19"},
	} {
		if got, ok := lunarDay(c.year, c.month, c.day); !ok || got.Format(time.DateOnly) != c.want {
			t.Errorf("%d-%d-%d is %v, not %s", c.year, c.month, c.day, got, c.want)
		}
	}
	for _, year := range []int{1999, 2101} {
		if _, ok := lunarDay(year, 1, 1); ok {
			t.Error(year)
		}
	}
}

func TestDaysToLunarBirthday(t *testing.T) {
	clock := RuleClock{Now: time.Date(2026, 2, 17, 12, 0, 0, 0, time.UTC)} // New Year's Day
	for monthDay, want := range map[int]int64{101: 0, 1229: 353, 1230: 353, 102: 1, 815: 220} {
		if n, ok := clock.DaysToBirthday(monthDay, true); !ok || n != want {
			t.Errorf("%d is %d days away, not %d", monthDay, n, want)
		}
	}
	if found := clock.BirthdaysWithin([]RuleRange{{From: 0, To: 1}}, true); len(found) != 2 || found[0] != 101 || found[1] != 102 {
		t.Error(found)
	}
	clock.Now = time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC)
	if _, ok := clock.DaysToBirthday(101, true); ok {
		t.Error("a year that no table has")
	}
}
