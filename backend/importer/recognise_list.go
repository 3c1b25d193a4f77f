package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
)

// listColumns is how many columns a list of phone numbers or e-mail addresses may have.
const listColumns = 3

// recogniseList makes a mapping of a short list whose cells leave no doubt whom they name: phone numbers, e-mail addresses,
// or both, and beside them names. Whatever its columns are called, or when nothing calls them.
func recogniseList(header []string, rows [][]string, currency string) (m Mapping, confidence float64) {
	country := homes[currency]
	if country == "" {
		country = "CN" // a shop that has no currency yet: there eleven digits are a mobile number, and few others are
		m.Country = country
	}
	columns := make(map[string]Targets)
	taken := make(map[string]bool)
	for i, name := range header {
		field := listField(rows, i, country)
		if field == "" {
			continue
		}
		if field == "?" || taken[field] || len(columns) == listColumns {
			return Mapping{}, 0
		}
		taken[field], columns[name] = true, Targets{field}
	}
	if !taken["phone"] && !taken["email"] {
		return Mapping{}, 0
	}
	m.Format, m.Kind, m.Platform, m.Columns = table.ID, crm.FileCustomers, otherPlatform, columns
	return m, 0.5
}

// listField is what all cells of a column are: a field, "" when they are empty, "?" when they are anything else.
func listField(rows [][]string, column int, country string) string {
	phones, hidden, emails, names, all := 0, 0, 0, 0, 0
	for _, row := range rows {
		s := cell.Text(at(row, column))
		if s == "" {
			continue
		}
		all++
		phones += bit(phoneShaped(s) && cell.GivenOut(s, country))
		hidden += bit(cell.Masked(s) && phoneShaped(strings.ReplaceAll(s, "*", "0")))
		e, ok := cell.ParseEmail(s)
		emails += bit(ok && e.Address != "")
		names += bit(nameShaped(s))
	}
	switch {
	case all == 0:
		return ""
	case phones > 0 && phones+hidden == all:
		return "phone"
	case emails == all:
		return "email"
	case names == all:
		return "name"
	}
	return "?"
}

// phoneShaped tells whether a text is written like a number one can dial: seven to fifteen digits and what people put
// between them.
func phoneShaped(s string) bool {
	digits := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c == '+' && i == 0, i > 0 && (c == ' ' || c == '-' || c == ')'), c == '(':
		default:
			return false
		}
	}
	return digits >= 7 && digits <= 15
}

// nameShaped tells whether a text could be what somebody is called.
func nameShaped(s string) bool {
	return utf8.RuneCountInString(s) <= 20 && !strings.ContainsAny(s, "@/:,，;0123456789") && strings.ContainsFunc(s, unicode.IsLetter)
}

// contact tells whether a cell is a phone number or an e-mail address, which no column is called.
func contact(s string) bool {
	if strings.IndexByte(s, '@') > 0 {
		e, ok := cell.ParseEmail(s)
		return ok && e.Address != ""
	}
	return phoneShaped(s)
}

// listed tells whether every line of a text is a phone number.
func listed(head string) bool {
	for line := range strings.Lines(head[:min(len(head), 4<<10)]) {
		if line = cell.Text(line); line != "" && !phoneShaped(line) && strings.ContainsAny(line, "0123456789") {
			return false
		}
	}
	return true
}
