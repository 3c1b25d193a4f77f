package sms

import (
	"regexp"
	"strings"

	"shuke/backend/crm"
)

var e164 = regexp.MustCompile(`^\+[1-9]\d{6,14}$`)

// Number checks that an address is a telephone number with its country, as the shop keeps them: +8613912345678.
func Number(at string) (string, error) {
	if !e164.MatchString(at) {
		return "", crm.Errorf(crm.CodeInvalid, "channel.sms.to")
	}
	return at, nil
}

// Mainland tells whether a number is one of China's mainland, and how it is dialled there.
func Mainland(number string) (local string, ok bool) { return strings.CutPrefix(number, "+86") }
