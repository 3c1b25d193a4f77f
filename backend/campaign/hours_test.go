package campaign_test

import (
	"testing"

	"shuke/backend/campaign"
	"shuke/backend/crm"
)

func TestReadHours(t *testing.T) {
	for text, want := range map[string]string{
		"8-21":                     "08:00–21:00",
		"13:30–21:00，9:00 至 12:30": "09:00–12:30, 13:30–21:00",
		" 0:00 ~ 24:00 ":           "00:00–24:00",
		"":                         "",
		"早上":                       "",
		"8:00":                     "",
	} {
		spans, err := campaign.ReadHours(text)
		if (want == "") != (err != nil) || campaign.WriteHours(spans) != want {
			t.Errorf("%q: %q %v", text, campaign.WriteHours(spans), err)
		}
	}
}

func TestTimetable_TheOwnersWordBeforeTheUsual(t *testing.T) {
	table := campaign.Timetable{
		{Channel: crm.ChannelSMS, Country: "", Spans: []crm.DaySpan{{From: 600, To: 660}}},
		{Channel: crm.HoursOfChats, Country: "JP", Spans: []crm.DaySpan{{From: 720, To: 780}}},
	}
	for _, c := range []struct {
		channel, country string
		service          bool
		want             string
	}{
		{crm.ChannelSMS, "DE", false, "10:00–11:00"},
		{crm.ChannelSMS, "CN", false, "08:00–21:00"},
		{crm.ChannelSMS, "DE", true, "00:00–24:00"},
		{crm.ChannelLine, "JP", false, "12:00–13:00"},
		{"telegram", "JP", false, "12:00–13:00"},
		{crm.ChannelLine, "DE", false, "09:00–20:00"},
		{crm.ChannelPost, "DE", false, "00:00–24:00"},
	} {
		if got := campaign.WriteHours(table.Hours(c.channel, c.country, c.service)); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}
