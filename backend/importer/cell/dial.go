package cell

import (
	"strconv"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// CountryOfDialCode is the country that a dialling code (886, +86) belongs to, "" when none or several do.
func CountryOfDialCode(s string) string {
	code, err := strconv.Atoi(strings.TrimPrefix(trim(s), "+"))
	if err != nil || len(phonenumbers.GetRegionCodesForCountryCode(code)) != 1 {
		return ""
	}
	return phonenumbers.GetRegionCodeForCountryCode(code)
}

// GivenOut tells whether a text is a number of a range that is in use where it belongs, which few ids are by chance.
func GivenOut(s, country string) bool {
	p, ok := ParsePhone(s, country)
	if !ok || p.E164 == "" {
		return false
	}
	number, err := phonenumbers.Parse(p.E164, "")
	return err == nil && phonenumbers.IsValidNumber(number)
}
