package insight

import (
	"slices"
	"time"

	"shuke/backend/crm"
)

// Habits are how somebody buys: how often, and when.
type Habits struct {
	Rhythm   int   // median of the days between days they paid on; 0 while there are fewer than two gaps
	Expected int64 // when the rhythm says they come next; 0 without a rhythm
	Hours    [24]int
	Weekdays [7]int  // Sunday first
	Months   [12]int // the last twelve, this month last
	Counted  int     // paid orders
}

// leastGaps makes a rhythm: one gap is a chance.
const leastGaps = 2

// HabitsOf reads them from what somebody paid, oldest first, by the shop's clock, whose now is given. Orders paid on one
// day are one visit.
func HabitsOf(purchases []crm.Purchase, now time.Time) Habits {
	zone, thisMonth := now.Location(), monthOf(now)
	h := Habits{Counted: len(purchases)}
	var gaps []int
	var last time.Time
	for _, p := range purchases {
		at := time.UnixMilli(p.PaidAt).In(zone)
		h.Hours[at.Hour()]++
		h.Weekdays[at.Weekday()]++
		if ago := thisMonth - monthOf(at); ago >= 0 && ago < len(h.Months) {
			h.Months[len(h.Months)-1-ago]++
		}
		day := civilDay(at)
		if gap := int(day.Sub(last) / (24 * time.Hour)); !last.IsZero() && gap > 0 {
			gaps = append(gaps, gap)
		}
		last = day
	}
	if len(gaps) < leastGaps {
		return h
	}
	slices.Sort(gaps)
	h.Rhythm = (gaps[(len(gaps)-1)/2] + gaps[len(gaps)/2] + 1) / 2
	next := last.AddDate(0, 0, h.Rhythm)
	h.Expected = crm.Millis(time.Date(next.Year(), next.Month(), next.Day(), 0, 0, 0, 0, zone))
	return h
}

// monthOf numbers the months.
func monthOf(at time.Time) int { return at.Year()*12 + int(at.Month()) }

// civilDay is the day of an instant as a date of UTC, where every day has 24 hours.
func civilDay(at time.Time) time.Time {
	return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)
}
