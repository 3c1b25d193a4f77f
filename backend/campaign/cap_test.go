package campaign_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"shuke/backend/campaign"
	"shuke/backend/crm"
)

const day = 24 * 60 * 60 * 1000

func TestRoom(t *testing.T) {
	caps := crm.DefaultCaps().Windows()
	for _, c := range []struct {
		name   string
		others []int64
		at     int64
		want   bool
	}{
		{"nothing before", nil, 0, true},
		{"one a day", []int64{0}, day - 1, false},
		{"a day later", []int64{0}, day, true},
		{"a day before one that is reserved", []int64{day - 1}, 0, false},
		{"the third in a week", []int64{0, 2 * day}, 4 * day, false},
		{"between two of a week", []int64{0, 4 * day}, 2 * day, false},
		{"after a week", []int64{0, 2 * day}, 7 * day, true},
		{"the fifth in a month", []int64{0, 8 * day, 16 * day, 24 * day}, 29 * day, false},
	} {
		if got := crm.Room(caps, c.others, c.at); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestHeldOut(t *testing.T) {
	count := 0
	for id := range int64(100_000) {
		held := campaign.HeldOut(7, id, 10)
		if held != campaign.HeldOut(7, id, 10) {
			t.Fatal("not stable")
		}
		if held {
			count++
		}
		if held && !campaign.HeldOut(7, id, 20) {
			t.Fatal("a larger group lost somebody")
		}
		if campaign.HeldOut(7, id, 0) || !campaign.HeldOut(7, id, 100) {
			t.Fatal("nobody and everybody")
		}
	}
	if count < 9_700 || count > 10_300 {
		t.Errorf("%d of 100,000 are held out, want about 10,000", count)
	}
}

func TestNext(t *testing.T) {
	berlin, _ := time.LoadLocation("Europe/Berlin")
	taipei, _ := time.LoadLocation("Asia/Taipei")
	for _, c := range []struct {
		name     string
		at, want string
		zone     *time.Location
		spans    []campaign.Span
	}{
		{"inside", "2026-11-23T10:00", "2026-11-23T10:00", berlin, campaign.Timetable(nil).Hours(crm.ChannelSMS, "DE", false)},
		{"early", "2026-11-23T06:30", "2026-11-23T09:00", berlin, campaign.Timetable(nil).Hours(crm.ChannelSMS, "DE", false)},
		{"late", "2026-11-23T20:00", "2026-11-24T09:00", berlin, campaign.Timetable(nil).Hours(crm.ChannelSMS, "DE", false)},
		{"noon in Taiwan", "2026-11-23T12:30", "2026-11-23T13:30", taipei, campaign.Timetable(nil).Hours(crm.ChannelSMS, "TW", false)},
		{"an hour that summer time skips", "2026-03-29T00:30", "2026-03-30T02:15", berlin, []campaign.Span{{From: 135, To: 150}}},
		{"the longer day", "2026-10-24T23:00", "2026-10-25T09:00", berlin, campaign.Timetable(nil).Hours(crm.ChannelSMS, "DE", false)},
		{"service", "2026-11-23T03:00", "2026-11-23T03:00", berlin, campaign.Timetable(nil).Hours(crm.ChannelSMS, "DE", true)},
	} {
		at, _ := time.ParseInLocation("2006-01-02T15:04", c.at, c.zone)
		want, _ := time.ParseInLocation("2006-01-02T15:04", c.want, c.zone)
		if got := campaign.Next(at, c.zone, c.spans); !got.Equal(want) {
			t.Errorf("%s: %s, want %s", c.name, got, want)
		}
	}
}

func TestNext_IsAllowedAndNotEarlier(t *testing.T) {
	names := []string{"Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Adelaide", "America/Sao_Paulo"}
	rapid.Check(t, func(t *rapid.T) {
		zone, _ := time.LoadLocation(rapid.SampledFrom(names).Draw(t, "zone"))
		at := time.Unix(rapid.Int64Range(1.7e9, 1.9e9).Draw(t, "at"), 0)
		spans := campaign.Timetable(nil).Hours(rapid.SampledFrom(crm.Channels).Draw(t, "channel"), rapid.SampledFrom([]string{"CN", "TW", "DE", ""}).Draw(t, "country"), false)
		next := campaign.Next(at, zone, spans)
		if next.Before(at) || !campaign.Allowed(next, zone, spans) || next.Sub(at) > 26*time.Hour {
			t.Fatalf("%s after %s", next, at)
		}
	})
}

func TestZone(t *testing.T) {
	shop, _ := time.LoadLocation("Asia/Shanghai")
	for _, c := range []struct {
		name    string
		region  crm.Region
		phone   string
		zone    string
		country string
		known   bool
	}{
		{"address", crm.Region{Country: "US", Province: "CA"}, "+8613900000000", "America/Los_Angeles", "US", true},
		{"Taiwan is a place of its own", crm.Region{Country: "CN", Province: "台湾"}, "", "Asia/Taipei", "TW", true},
		{"number", crm.Region{}, "+6591234567", "Asia/Singapore", "SG", true},
		{"a guessed place says the country", crm.Region{Country: "CN", Province: "江苏", Guessed: true}, "", "Asia/Shanghai", "CN", true},
		{"nothing", crm.Region{}, "", "Asia/Shanghai", "CN", false},
		{"a country we have no zone of", crm.Region{Country: "BT"}, "", "Asia/Shanghai", "BT", false},
	} {
		zone, known := campaign.Zone(c.region, c.phone, shop)
		if country := campaign.Country(c.region, c.phone, shop); zone.String() != c.zone || known != c.known || country != c.country {
			t.Errorf("%s: %s %v %s", c.name, zone, known, country)
		}
	}
}

func TestOpensAt(t *testing.T) {
	shanghai, _ := time.LoadLocation("Asia/Shanghai")
	night := time.Date(2026, 11, 23, 3, 0, 0, 0, shanghai)
	for place, want := range map[string]int{
		campaign.Place("CN", shanghai, campaign.Span{}):                    8,
		campaign.Place("CN", shanghai, campaign.Span{From: 600, To: 660}):  10,
		campaign.Place("CN", shanghai, campaign.Span{From: 1400, To: 200}): 8,
		"DE|Europe/Berlin|nonsense":                                        16,
	} {
		if got := campaign.Timetable(nil).OpensAt(place, crm.ChannelSMS, false, night).In(shanghai); got.Hour() != want {
			t.Errorf("%q opens at %s, want %d o'clock", place, got, want)
		}
	}
	if got := campaign.Timetable(nil).OpensAt("", crm.ChannelSMS, true, night); !got.Equal(night) {
		t.Errorf("a service message waits until %s", got)
	}
}
