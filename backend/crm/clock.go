package crm

import "time"

// Clock tells the present instant. Tests turn it by hand.
type Clock func() time.Time

// Millis is t as Unix milliseconds, 0 for the zero time.
func Millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// StartOfDay is the instant at which the day of t begins in its own location.
func StartOfDay(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}
