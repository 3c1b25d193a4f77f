package importer

import (
	"slices"
	"strings"

	"shuke/backend/importer/cell"
)

// findHome decides of which country the phones of a file are where nothing says it, neither the file nor the shop, which
// has no currency yet: an address book is often the first file of all. They are China's when every number without a country
// code is one of a range in use there.
func (o *opened) findHome(rows [][]string, opts Options) {
	m := &o.Mapping
	if m.Country != "" || m.Currency != "" || opts.Currency != "" || traditional(o.header) {
		return
	}
	given := 0
	for i := range o.Columns {
		if !slices.ContainsFunc(o.Columns[i].Targets, func(t string) bool { return typeOf(t) == TypePhone }) {
			continue
		}
		for _, row := range rows {
			good, bad := homeNumbers(at(row, i))
			if bad {
				return
			}
			given += good
		}
	}
	if given > 0 {
		m.Country = "CN"
	}
}

// homeNumbers counts the Chinese numbers of a cell; bad tells that one of its numbers is none.
func homeNumbers(text string) (given int, bad bool) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(":;,/、，；\n", r) })
	for _, s := range parts {
		s = cell.Text(s)
		switch {
		case s == "" || s[0] == '+' || strings.HasPrefix(s, "00") || cell.Null(s) || cell.Masked(s):
		case cell.GivenOut(s, "CN"):
			given++
		default:
			return 0, true
		}
	}
	return given, false
}
