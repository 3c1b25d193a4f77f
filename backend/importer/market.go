package importer

import (
	"time"

	"shuke/backend/importer/cell"
)

// marketZones are the zones of the countries in which platforms have a market of its own, of those that have one zone, or
// write their clock in one: Indonesia's is Jakarta's. The United States have several, and nobody has said which.
var marketZones = map[string]string{
	"MY": "Asia/Kuala_Lumpur", "SG": "Asia/Singapore", "PH": "Asia/Manila", "TH": "Asia/Bangkok", "VN": "Asia/Ho_Chi_Minh",
	"ID": "Asia/Jakarta", "TW": "Asia/Taipei", "GB": "Europe/London", "IE": "Europe/Dublin", "DE": "Europe/Berlin",
	"FR": "Europe/Paris", "IT": "Europe/Rome", "JP": "Asia/Tokyo",
}

// marketZone is the zone of a country's market, nil when it is not known.
func marketZone(country string) *time.Location {
	name := marketZones[country]
	if name == "" {
		return nil
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil // the zones are built in
	}
	return zone
}

// marketClock tells whether times of the file that name no zone are on the clock of the row's country.
func (m *Mapping) marketClock() bool {
	f := FormatByID(m.Format)
	return f != nil && f.MarketClock && m.TimeZone == ""
}

// clocks reads times in the zone of one country after the other; each keeps its calendar.
type clocks struct {
	usual  *cell.Times
	others map[string]*cell.Times
}

// of is the clock of a country's market, the usual one where there is none.
func (c *clocks) of(country string) *cell.Times {
	if t, ok := c.others[country]; ok {
		return t
	}
	t := c.usual
	if zone := marketZone(country); zone != nil {
		own := *c.usual
		own.Zone = zone
		t = &own
	}
	if c.others == nil {
		c.others = make(map[string]*cell.Times)
	}
	c.others[country] = t
	return t
}
