package crm

import (
	"slices"
	"strings"
)

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

// HitIn is where a word is found among what a list's row holds of a customer; "" when it is somewhere else.
func HitIn(c *Customer, word SearchWord) Hit {
	holds := func(s string) bool {
		s = strings.ToLower(s)
		return slices.ContainsFunc(word.Forms, func(form string) bool { return strings.Contains(s, form) })
	}
	switch {
	case holds(c.Name), holds(c.Nick):
		return HitName
	case holds(c.Phone):
		return HitPhone
	case holds(c.Email):
		return HitEmail
	case holds(c.Address):
		return HitAddress
	case holds(c.Note):
		return HitNote
	}
	return ""
}
