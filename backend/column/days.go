package column

import "time"

const secondsADay = 24 * 60 * 60

// Calendar cuts instants into days of a zone. It remembers the stretch of time that had the offset it met last, so that
// millions of instants cost little.
type Calendar struct {
	zone     *time.Location
	from, to int64 // seconds; the stretch is from ≤ t < to
	offset   int64
}

// NewCalendar makes a calendar of a zone.
func NewCalendar(zone *time.Location) *Calendar { return &Calendar{zone: zone} }

// Cut is the day since 1970, the hour and the weekday, Sunday being 0, of an instant in milliseconds.
func (c *Calendar) Cut(millis int64) (day, hour int64) {
	s := floorDiv(millis, 1000)
	if s < c.from || s >= c.to {
		c.find(s)
	}
	s += c.offset
	day = floorDiv(s, secondsADay)
	return day, (s - day*secondsADay) / 3600
}

func (c *Calendar) find(s int64) {
	t := time.Unix(s, 0).In(c.zone)
	_, offset := t.Zone()
	c.offset = int64(offset)
	start, end := t.ZoneBounds()
	c.from, c.to = -1<<62, 1<<62
	if !start.IsZero() {
		c.from = start.Unix()
	}
	if !end.IsZero() {
		c.to = end.Unix()
	}
}

// Start is the first instant of a day since 1970, in milliseconds.
func (c *Calendar) Start(day int64) int64 {
	date := time.Unix(day*secondsADay, 0).UTC()
	return time.Date(date.Year(), date.Month(), date.Day(), 0, 0, 0, 0, c.zone).UnixMilli()
}
