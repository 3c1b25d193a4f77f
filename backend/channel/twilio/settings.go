package twilio

import (
	"regexp"

	"shuke/backend/channel/web"
	"shuke/backend/crm"
)

// Settings are what is known of an account. The auth token is not among them.
type Settings struct {
	AccountSID string `json:"accountSid"`
	From       string `json:"from"` // a number, a sender name, or the SID of a messaging service
	web.Way
}

var (
	accountSID = regexp.MustCompile(`^AC[0-9a-f]{32}$`)
	sender     = regexp.MustCompile(`^(\+[1-9]\d{4,14}|\d{3,8}|MG[0-9a-f]{32}|[A-Za-z0-9 ]{1,11})$`)
)

const endpoint = "https://api.twilio.com"

// Validate tells what is missing or cannot be, field by field.
func (s Settings) Validate() error {
	if !accountSID.MatchString(s.AccountSID) {
		return crm.Errorf(crm.CodeInvalid, "channel.twilio.account")
	}
	if !sender.MatchString(s.From) {
		return crm.Errorf(crm.CodeInvalid, "channel.twilio.from")
	}
	return s.Check(endpoint)
}
