package campaign

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // Windows has no time zones of its own that Go could read

	"shuke/backend/crm"
)

// Country is whose rules hold for somebody: the place they are known to be at, else the country of their number, else the
// shop's. Taiwan, Hong Kong and Macau have rules of their own.
func Country(r crm.Region, phone string, zone *time.Location) string {
	if r.Country != "" && !r.Guessed {
		return jurisdiction(r)
	}
	if c := NumberCountry(phone); c != "" {
		return c
	}
	if r.Country != "" {
		return jurisdiction(r)
	}
	return countryOfZone[zone.String()]
}

func jurisdiction(r crm.Region) string {
	if r.Country != "CN" {
		return r.Country
	}
	switch r.Province {
	case "台湾", "台灣", "臺灣":
		return "TW"
	case "香港":
		return "HK"
	case "澳门", "澳門":
		return "MO"
	}
	return "CN"
}

// prefixes are the calling codes of the places shops here write to, the longer ones before those they begin with.
var prefixes = []struct{ code, country string }{
	{"852", "HK"},
	{"853", "MO"},
	{"886", "TW"},
	{"855", "KH"},
	{"856", "LA"},
	{"673", "BN"},
	{"971", "AE"},
	{"966", "SA"},
	{"351", "PT"},
	{"352", "LU"},
	{"353", "IE"},
	{"357", "CY"},
	{"358", "FI"},
	{"359", "BG"},
	{"370", "LT"},
	{"371", "LV"},
	{"372", "EE"},
	{"380", "UA"},
	{"381", "RS"},
	{"385", "HR"},
	{"386", "SI"},
	{"420", "CZ"},
	{"421", "SK"},
	{"965", "KW"},
	{"972", "IL"},
	{"974", "QA"},
	{"86", "CN"},
	{"81", "JP"},
	{"82", "KR"},
	{"84", "VN"},
	{"60", "MY"},
	{"61", "AU"},
	{"62", "ID"},
	{"63", "PH"},
	{"64", "NZ"},
	{"65", "SG"},
	{"66", "TH"},
	{"90", "TR"},
	{"91", "IN"},
	{"95", "MM"},
	{"44", "GB"},
	{"49", "DE"},
	{"33", "FR"},
	{"39", "IT"},
	{"34", "ES"},
	{"30", "GR"},
	{"31", "NL"},
	{"32", "BE"},
	{"36", "HU"},
	{"40", "RO"},
	{"41", "CH"},
	{"43", "AT"},
	{"45", "DK"},
	{"46", "SE"},
	{"47", "NO"},
	{"48", "PL"},
	{"20", "EG"},
	{"27", "ZA"},
	{"51", "PE"},
	{"52", "MX"},
	{"54", "AR"},
	{"55", "BR"},
	{"56", "CL"},
	{"57", "CO"},
	{"1", "US"},
	{"7", "RU"},
}

// NumberedCountries are those that a telephone number tells.
func NumberedCountries() []string {
	list := make([]string, len(prefixes))
	for i, p := range prefixes {
		list[i] = p.country
	}
	return list
}

// SampleNumber is how numbers of a country begin.
func SampleNumber(country string) string {
	for _, p := range prefixes {
		if p.country == country {
			return "+" + p.code
		}
	}
	return ""
}

// NumberCountry is where a telephone number is from; "" where it does not tell.
func NumberCountry(phone string) string {
	digits, ok := strings.CutPrefix(phone, "+")
	if !ok {
		return ""
	}
	for _, p := range prefixes {
		if strings.HasPrefix(digits, p.code) {
			return p.country
		}
	}
	return ""
}

// zones are the time zones of countries; of one with several, where most people are.
var zones = map[string]string{
	"CN": "Asia/Shanghai", "TW": "Asia/Taipei", "HK": "Asia/Hong_Kong", "MO": "Asia/Macau", "JP": "Asia/Tokyo", "KR": "Asia/Seoul",
	"SG": "Asia/Singapore", "MY": "Asia/Kuala_Lumpur", "TH": "Asia/Bangkok", "VN": "Asia/Ho_Chi_Minh", "ID": "Asia/Jakarta", "PH": "Asia/Manila",
	"KH": "Asia/Phnom_Penh", "LA": "Asia/Vientiane", "MM": "Asia/Yangon", "BN": "Asia/Brunei", "IN": "Asia/Kolkata", "AE": "Asia/Dubai", "SA": "Asia/Riyadh",
	"AU": "Australia/Sydney", "NZ": "Pacific/Auckland", "GB": "Europe/London", "IE": "Europe/Dublin", "DE": "Europe/Berlin", "FR": "Europe/Paris",
	"IT": "Europe/Rome", "ES": "Europe/Madrid", "PT": "Europe/Lisbon", "NL": "Europe/Amsterdam", "PL": "Europe/Warsaw", "RU": "Europe/Moscow",
	"AT": "Europe/Vienna", "BE": "Europe/Brussels", "BG": "Europe/Sofia", "CH": "Europe/Zurich", "CY": "Asia/Nicosia", "CZ": "Europe/Prague", "DK": "Europe/Copenhagen",
	"EE": "Europe/Tallinn", "FI": "Europe/Helsinki", "GR": "Europe/Athens", "HR": "Europe/Zagreb", "HU": "Europe/Budapest", "LT": "Europe/Vilnius", "LU": "Europe/Luxembourg",
	"LV": "Europe/Riga", "NO": "Europe/Oslo", "RO": "Europe/Bucharest", "RS": "Europe/Belgrade", "SE": "Europe/Stockholm", "SI": "Europe/Ljubljana", "SK": "Europe/Bratislava",
	"TR": "Europe/Istanbul", "UA": "Europe/Kyiv", "IL": "Asia/Jerusalem", "KW": "Asia/Kuwait", "QA": "Asia/Qatar", "EG": "Africa/Cairo", "ZA": "Africa/Johannesburg",
	"US": "America/New_York", "CA": "America/Toronto", "MX": "America/Mexico_City", "BR": "America/Sao_Paulo", "AR": "America/Argentina/Buenos_Aires",
	"CL": "America/Santiago", "CO": "America/Bogota", "PE": "America/Lima",
}

// Countries lists the countries whose clock is known.
func Countries() []string { return slices.Sorted(maps.Keys(zones)) }

var countryOfZone = func() map[string]string {
	m := map[string]string{}
	for country, zone := range zones {
		m[zone] = country
	}
	return m
}()

// provinces are the time zones of parts of countries that have several.
var provinces = map[string]string{
	"US/CA": "America/Los_Angeles", "US/WA": "America/Los_Angeles", "US/OR": "America/Los_Angeles", "US/NV": "America/Los_Angeles",
	"US/AZ": "America/Phoenix", "US/CO": "America/Denver", "US/UT": "America/Denver", "US/NM": "America/Denver", "US/MT": "America/Denver",
	"US/TX": "America/Chicago", "US/IL": "America/Chicago", "US/MN": "America/Chicago", "US/WI": "America/Chicago", "US/MO": "America/Chicago",
	"US/LA": "America/Chicago", "US/OK": "America/Chicago", "US/TN": "America/Chicago", "US/AL": "America/Chicago", "US/IA": "America/Chicago",
	"US/HI": "Pacific/Honolulu", "US/AK": "America/Anchorage", "CA/BC": "America/Vancouver", "CA/AB": "America/Edmonton", "CA/MB": "America/Winnipeg",
	"AU/WA": "Australia/Perth", "AU/QLD": "Australia/Brisbane", "AU/SA": "Australia/Adelaide", "AU/NT": "Australia/Darwin",
	"ID/Bali": "Asia/Makassar",
}

// Zone is where somebody's day is: by their address, else their number, else the shop's. Known is false where it is the shop's
// for want of anything better.
func Zone(r crm.Region, phone string, shop *time.Location) (zone *time.Location, known bool) {
	country := Country(r, phone, time.UTC)
	name := zones[country]
	if !r.Guessed && r.Country == country {
		if part, ok := provinces[country+"/"+r.Province]; ok {
			name = part
		}
	}
	if name == "" {
		return shop, false
	}
	zone, err := zoneNamed(name)
	if err != nil {
		return shop, false
	}
	return zone, true
}

// loaded are the zones that were asked for: reading one takes longer than all else that is done for a reader.
var loaded sync.Map

func zoneNamed(name string) (*time.Location, error) {
	if zone, ok := loaded.Load(name); ok {
		return zone.(*time.Location), nil
	}
	zone, err := time.LoadLocation(name)
	if err == nil {
		loaded.Store(name, zone)
	}
	return zone, err
}

// Place is where and by whose rules somebody is written to, as a delivery keeps it: the country, the zone, and the part of the
// day the shop prefers.
func Place(country string, zone *time.Location, prefer Span) string {
	return fmt.Sprintf("%s|%s|%d-%d", country, zone, prefer.From, prefer.To)
}

// OpensAt is when a message may go to a place, from now on: now, or when its quiet hours end. A place that cannot be read has
// the hours of everywhere else, in UTC.
func (t Timetable) OpensAt(place, channel string, service bool, now time.Time) time.Time {
	country, rest, _ := strings.Cut(place, "|")
	name, span, _ := strings.Cut(rest, "|")
	zone, err := zoneNamed(name)
	if err != nil {
		zone = time.UTC
	}
	var prefer Span
	if _, err := fmt.Sscanf(span, "%d-%d", &prefer.From, &prefer.To); err != nil {
		prefer = Span{}
	}
	hours := t.Hours(channel, country, service)
	if !service {
		hours = Within(hours, prefer)
	}
	return Next(now, zone, hours)
}
