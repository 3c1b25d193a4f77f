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
