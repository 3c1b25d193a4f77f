package campaign

import (
	"slices"
	"time"

	"shuke/backend/crm"
)

// Span is a part of the day.
type Span = crm.DaySpan

func hours(spans ...float64) (list []Span) {
	for i := 0; i+1 < len(spans); i += 2 {
		list = append(list, Span{From: int(spans[i] * 60), To: int(spans[i+1] * 60)})
	}
	return list
}

// usual are the hours in which a channel may disturb somebody in a country, as law or carriers have it; "" is everywhere else.
var usual = map[string]map[string][]Span{
	crm.ChannelSMS:   {"CN": hours(8, 21), "TW": hours(9, 12.5, 13.5, 21), "": hours(9, 20)},
	crm.ChannelPhone: {"CN": hours(8, 21), "TW": hours(9, 12.5, 13.5, 21), "": hours(9, 20)},
	crm.ChannelEmail: {"CN": hours(8, 22), "TW": hours(8, 22), "": hours(8, 22)},
	crm.HoursOfChats: {"CN": hours(8, 21), "TW": hours(9, 12.5, 13.5, 21), "": hours(9, 20)},
}

// UsualCountries are those that have hours of their own before the owner says anything, and everywhere else.
var UsualCountries = []string{"CN", "TW", ""}

// UsualHours are when a channel is used in a country until the owner says otherwise; nil for a country that has none of its own.
func UsualHours(channel, country string) []Span { return usual[channel][country] }

// Timetable is what the owner says of hours. Where they say nothing, the usual ones hold.
type Timetable []crm.OpenHours

// Hours are when somebody in a country may be written to by a channel that reaches people as channel. Service messages may
// go at any time; calls may not.
func (t Timetable) Hours(channel, country string, service bool) []Span {
	if channel == crm.ChannelPost || service && channel != crm.ChannelPhone {
		return hours(0, 24)
	}
	if !slices.Contains(crm.HourChannels, channel) {
		channel = crm.HoursOfChats
	}
	if spans := t.of(channel, country); spans != nil {
		return spans
	}
	return t.of(channel, "")
}

func (t Timetable) of(channel, country string) []Span {
	for _, h := range t {
		if h.Channel == channel && h.Country == country {
			return h.Spans
		}
	}
	return usual[channel][country]
}

// Within is what is left of hours inside a span the shop prefers. Where that leaves nothing, the hours stand.
func Within(spans []Span, prefer Span) []Span {
	if prefer.To <= prefer.From {
		return spans
	}
	left := []Span{}
	for _, s := range spans {
		if both := (Span{From: max(s.From, prefer.From), To: min(s.To, prefer.To)}); both.From < both.To {
			left = append(left, both)
		}
	}
	if len(left) == 0 {
		return spans
	}
	return left
}

// Allowed tells whether a moment lies in the hours of a place.
func Allowed(at time.Time, zone *time.Location, spans []Span) bool {
	local := at.In(zone)
	minute := local.Hour()*60 + local.Minute()
	for _, s := range spans {
		if s.From <= minute && minute < s.To {
			return true
		}
	}
	return false
}

// Next is the first moment from at on that lies in the hours of a place. Spans come in the order of the day. An hour that the
// change to summer time skips is not waited for.
func Next(at time.Time, zone *time.Location, spans []Span) time.Time {
	if Allowed(at, zone, spans) {
		return at
	}
	y, m, d := at.In(zone).Date()
	for day := d; day <= d+3; day++ {
		for _, s := range spans {
			opens := time.Date(y, m, day, s.From/60, s.From%60, 0, 0, zone)
			if !opens.Before(at) && Allowed(opens, zone, spans) {
				return opens
			}
		}
	}
	return time.Time{}
}
