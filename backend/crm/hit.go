package crm

import "strings"

// Hit is where a search found a customer.
type Hit string

// The places a search looks in.
const (
	HitName    Hit = "name" // or nick, as it is written
	HitSound   Hit = "sound"
	HitPhone   Hit = "phone"
	HitEmail   Hit = "email"
	HitAddress Hit = "address"
	HitOrder   Hit = "order" // the beginning of a number
	HitNote    Hit = "note"
)

// HitIn is where a text is found among what a list's row holds of a customer; "" when it is somewhere else.
func HitIn(c *Customer, text string) Hit {
	text = strings.ToLower(strings.TrimSpace(text))
	digits := DigitsOnly(text)
	holds := func(s, sought string) bool { return s != "" && strings.Contains(strings.ToLower(s), sought) }
	switch {
	case holds(c.Name, text), holds(c.Nick, text):
		return HitName
	case holds(c.Phone, digits):
		return HitPhone
	case holds(c.Email, text):
		return HitEmail
	case holds(c.Address, text):
		return HitAddress
	case holds(c.Note, text):
		return HitNote
	}
	return ""
}
