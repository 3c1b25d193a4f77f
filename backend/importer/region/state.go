package region

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed states.txt
var statesText string

//go:embed postcodes.txt
var postcodesText string

// states holds, by country and lower-case name, how the country's own exports write a state or province.
var states = sync.OnceValue(func() map[string]map[string]string {
	m := make(map[string]map[string]string)
	for line := range strings.Lines(statesText) {
		part := strings.Split(strings.TrimSpace(line), "\t")
		of := m[part[0]]
		if of == nil {
			of = make(map[string]string)
			m[part[0]] = of
		}
		for _, name := range part[1:] {
			of[strings.ToLower(name)] = part[1]
		}
	}
	return m
})

// state writes a state one way where a file, or two of them, write it in several: California, ca and US-CA are CA. What the
// tables do not know stays as it is.
func state(country, name string) string {
	of := states()[country]
	if of == nil || name == "" {
		return name
	}
	key := strings.ToLower(strings.TrimSpace(name))
	for _, form := range [...]string{key, strings.TrimPrefix(key, strings.ToLower(country)+"-"), strings.TrimSuffix(key, " state"), strings.TrimSuffix(key, " province")} {
		if known, ok := of[form]; ok {
			return known
		}
	}
	return name
}

type postcodes struct{ from, to, state string }

// byPostcode are the ranges of postcodes of a country, all of one length.
var byPostcode = sync.OnceValue(func() map[string][]postcodes {
	m := make(map[string][]postcodes)
	for line := range strings.Lines(postcodesText) {
		part := strings.Split(strings.TrimSpace(line), "\t")
		m[part[0]] = append(m[part[0]], postcodes{part[1], part[2], part[3]})
	}
	return m
})

// stateOf is the state a postcode lies in, "" when it does not tell. The lengths tell ZIP codes that a spreadsheet took
// the leading zero from.
func stateOf(country, postcode string) string {
	ranges := byPostcode()[country]
	code := strings.ToUpper(strings.TrimLeft(postcode, "' "))
	digits := len(code) - len(strings.TrimLeft(code, "0123456789"))
	switch {
	case len(ranges) == 0:
		return ""
	case country == "US" && digits == 4:
		code = "0" + code
	case country == "BR" && digits == 7 && len(code) == 7:
		code = "0" + code
	case country == "US" && digits != 5, country == "MY" && digits != 5, country == "AU" && digits != 4, country == "BR" && digits < 5:
		return ""
	}
	for _, r := range ranges {
		if n := len(r.from); len(code) > n && r.from <= code[:n] && code[:n] <= r.to || code == r.from {
			return r.state
		}
		if n := len(r.from); len(code) == n && r.from <= code && code <= r.to {
			return r.state
		}
	}
	return ""
}
