package insight

import (
	"testing"
	"time"

	"shuke/backend/crm"
)

func TestHabitsOf(t *testing.T) {
	zone := time.FixedZone("CST", 8*3600)
	paid := func(days ...int) (list []crm.Purchase) {
		for _, d := range days {
			list = append(list, crm.Purchase{PaidAt: time.Date(2026, 1, 1+d, 23, 30, 0, 0, zone).UnixMilli()})
		}
		return list
	}
	for name, c := range map[string]struct {
		purchases []crm.Purchase
		rhythm    int
		expected  string
	}{
		"nobody":                      {nil, 0, ""},
		"once":                        {paid(0), 0, ""},
		"one gap is a chance":         {paid(0, 30), 0, ""},
		"two gaps":                    {paid(0, 10, 30), 15, "2026-02-15"},
		"three, the middle one":       {paid(0, 10, 30, 130), 20, "2026-05-31"},
		"two orders a day, one visit": {paid(0, 0, 10, 10, 20), 10, "2026-01-31"},
	} {
		h := HabitsOf(c.purchases, time.Date(2026, 11, 22, 12, 0, 0, 0, zone))
		expected := ""
		if h.Expected != 0 {
			expected = time.UnixMilli(h.Expected).In(zone).Format(time.DateOnly)
		}
		if h.Rhythm != c.rhythm || expected != c.expected || h.Counted != len(c.purchases) {
			t.Errorf("%s: %d days, next %s", name, h.Rhythm, expected)
		}
		if name == "two orders a day, one visit" && h.Months[1] != len(c.purchases) {
			t.Errorf("%s: months %v", name, h.Months)
		}
		if h.Hours[23] != len(c.purchases) {
			t.Errorf("%s: hours %v", name, h.Hours)
		}
	}
	// A day that daylight saving makes 23 hours long is a day.
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	spring := []crm.Purchase{}
	for _, d := range []int{27, 28, 29, 30} {
		spring = append(spring, crm.Purchase{PaidAt: time.Date(2026, 3, d, 0, 30, 0, 0, berlin).UnixMilli()})
	}
	if h := HabitsOf(spring, time.Date(2026, 4, 1, 0, 0, 0, 0, berlin)); h.Rhythm != 1 {
		t.Errorf("spring: every %d days", h.Rhythm)
	}
}
