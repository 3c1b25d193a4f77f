package importer

import (
	"slices"
	"strings"

	"shuke/backend/importer/cell"
	"shuke/backend/importer/region"
)

// findHome decides of which country the phones of a file are where nothing says it, neither the file nor the shop, which
// has no currency yet: an address book is often the first file of all. They are China's, or Taiwan's, when every number
// without a country code is one of a range in use there.
func (o *opened) findHome(rows [][]string, opts Options) {
	m := &o.Mapping
	if m.Country != "" || m.Currency != "" || opts.Currency != "" {
		return
	}
	homes := []string{"CN", "TW"}
	if traditional(o.header) {
		homes = []string{"TW"}
	}
	for _, home := range homes {
		if o.livesIn(home, rows) {
			m.Country = home
			return
		}
	}
}

// livesIn tells whether a file has mobile numbers without a country code, and all numbers are a country's.
func (o *opened) livesIn(country string, rows [][]string) bool {
	given := 0
	for i := range o.Columns {
		if !slices.ContainsFunc(o.Columns[i].Targets, func(t string) bool { return typeOf(t) == TypePhone }) {
			continue
		}
		for _, row := range rows {
			good, bad := homeNumbers(at(row, i), country)
			if bad {
				return false
			}
			given += good
		}
	}
	return given > 0
}

// homeNumbers counts a country's mobile numbers in a cell; bad tells that one of its numbers is none.
func homeNumbers(text, country string) (given int, bad bool) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(":;,/、，；\n", r) })
	for _, s := range parts {
		s = cell.Text(s)
		switch {
		case s == "" || s[0] == '+' || strings.HasPrefix(s, "00") || cell.Null(s) || cell.Masked(s):
		case cell.GivenOut(s, country):
			given += bit(mobile(s, country)) // a short number is one of many countries
		default:
			return 0, true
		}
	}
	return given, false
}

// mobile tells whether a number is written like the mobile numbers of a country.
func mobile(s, country string) bool {
	s = strings.NewReplacer(" ", "", "-", "").Replace(cell.HalfWidth(s))
	if country == "TW" {
		return len(s) == len("0912345678") && strings.HasPrefix(s, "09") || len(s) == len("912345678") && s[0] == '9'
	}
	return len(s) == len("13800138000") && s[0] == '1' || strings.HasPrefix(s, "86") && len(s) == len("8613800138000")
}

// leaveHome takes back that a table with a Chinese header is about yuan and China's clock when its buyers are elsewhere: who
// sells across borders exports in Chinese what was paid in other money. The owner is asked instead.
func leaveHome(m *Mapping, header []string, rows [][]string) {
	if m.Format != table.ID || m.Country != "CN" {
		return
	}
	for i, name := range header {
		if !slices.Contains(m.Columns[name], "country") {
			continue
		}
		for _, row := range rows {
			if s := cell.Text(at(row, i)); s != "" && !slices.Contains(greaterChina, region.Country(s)) {
				m.Country, m.Currency, m.TimeZone = "", "", ""
				return
			}
		}
	}
}

// greaterChina are countries of addresses that stand in a mainland shop's orders too; "" is one that nobody can read.
var greaterChina = []string{"CN", "HK", "MO", "TW", ""}
