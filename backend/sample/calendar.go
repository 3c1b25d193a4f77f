package sample

import (
	"time"

	"shuke/backend/crm"
)

// historyYears is how far the sample reaches back from Options.Now.
const historyYears = 3

// calendar turns chance into believable instants: days weigh what a shop sells on them, hours what people are awake
// for. Positions are counted in day weights from the first day; a position names a day.
type calendar struct {
	starts []int64  // first instant of each day, in the shop's zone; the last is today
	before []uint64 // weight of all days before this one; one longer than starts
	guide  []uint16 // a day at or before the one that position i*total/len(guide) falls on
	now    int64
}

// newCalendar weighs the days up to now by what weigh says of each.
func newCalendar(now time.Time, weigh func(day time.Time, index, days int) int) *calendar {
	today := crm.StartOfDay(now)
	first := today.AddDate(-historyYears, 0, 0)
	days := int(today.Sub(first).Hours()/24+0.5) + 1
	c := &calendar{now: now.UnixMilli(), before: make([]uint64, 1, days+1)}
	sum := uint64(0)
	for i := range days {
		day := time.Date(first.Year(), first.Month(), first.Day()+i, 0, 0, 0, 0, first.Location())
		c.starts = append(c.starts, day.UnixMilli())
		sum += uint64(weigh(day, i, days))
		c.before = append(c.before, sum)
	}
	c.buildGuide()
	return c
}

func (c *calendar) buildGuide() {
	c.guide = make([]uint16, 4096)
	day := 0
	for i := range c.guide {
		position := c.total() * uint64(i) / uint64(len(c.guide))
		for c.before[day+1] <= position {
			day++
		}
		c.guide[i] = uint16(day)
	}
}

func (c *calendar) total() uint64 { return c.before[len(c.before)-1] }

// dayAt is the day a position falls on.
func (c *calendar) dayAt(position uint64) int {
	if position >= c.total() {
		return len(c.starts) - 1
	}
	day := int(c.guide[position*uint64(len(c.guide))/c.total()])
	for c.before[day+1] <= position {
		day++
	}
	return day
}

// moment is an instant on a day at an hour people shop, never later than now.
func (c *calendar) moment(d *dice, day int) int64 {
	const hour = 3_600_000
	at := c.starts[day] + int64(d.spin(&shoppingHours))*hour + int64(d.below(hour))/1000*1000
	if at > c.now {
		return c.now - (c.now-c.starts[day])*int64(d.below(1000))/1000/1000*1000
	}
	return at
}

// shoppingHours peaks on the way to work, at noon and at nine in the evening (T30).
var shoppingHours = newWheel(1024, []int{
	18, 9, 5, 3, 3, 5, 14, 34, 56, 54, 46, 44, 62, 48, 42, 40, 40, 40, 42, 52, 72, 88, 64, 36,
})

// seasonWeight is how a day compares with an ordinary one, in hundredths.
func seasonWeight(day time.Time) int {
	weight := weekdayWeight[day.Weekday()] * festivalWeight(day) / 100
	return weight * springWeight(day) / 100
}

var weekdayWeight = [7]int{112, 104, 98, 96, 98, 94, 100}

// festivalWeight knows the shopping festivals that keep their date.
func festivalWeight(day time.Time) int {
	month, date := day.Month(), day.Day()
	switch {
	case month == time.November && date == 11:
		return 1100
	case month == time.November && (date <= 3 || date == 10):
		return 330
	case month == time.November && date < 11:
		return 140
	case month == time.June && date == 18:
		return 750
	case month == time.June && (date <= 3 || date == 17):
		return 260
	case month == time.June && date < 17:
		return 130
	case month == time.December && date == 12:
		return 380
	case month == time.March && date >= 5 && date <= 8:
		return 210
	case month == time.September && date == 9:
		return 160
	}
	return 100
}

// newYears are the first days of the lunar year. Outside of this list the sample knows no 年货节.
var newYears = map[int]time.Time{}

func init() {
	for _, d := range []string{
		"2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29",
		"2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03", "2031-01-23", "2032-02-11", "2033-01-31",
		"2034-02-19", "2035-02-08", "2036-01-28", "2037-02-15", "2038-02-04", "2039-01-24", "2040-02-12",
	} {
		t, err := time.Parse(time.DateOnly, d)
		if err != nil {
			panic(err)
		}
		newYears[t.Year()] = t
	}
}

// springWeight raises the weeks of 年货节 and quietens the holiday itself, when parcels rest.
func springWeight(day time.Time) int {
	eve, known := newYears[day.Year()]
	if !known {
		return 100
	}
	civil := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
	switch left := int(eve.Sub(civil).Hours() / 24); {
	case left >= 12 && left <= 30:
		return 170
	case left <= 3 && left >= -6:
		return 45
	}
	return 100
}

// growthWeight lets the shop grow: today three times as many newcomers arrive as three years ago.
func growthWeight(day time.Time, index, days int) int {
	return seasonWeight(day) * (100 + 200*index/days) / 100
}
