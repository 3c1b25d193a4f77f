package crm

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
)

// ProfileField names a field of the profile that the owner edits, in its history and where two windows meet.
type ProfileField string

// The fields. Account stands in histories only: accounts are added and removed, not edited.
const (
	ProfileName       ProfileField = "name"
	ProfileNick       ProfileField = "nick"
	ProfilePhone      ProfileField = "phone"
	ProfileEmail      ProfileField = "email"
	ProfileAccount    ProfileField = "account"
	ProfileGender     ProfileField = "gender"
	ProfileBirthday   ProfileField = "birthday"
	ProfileAddress    ProfileField = "address"
	ProfileSource     ProfileField = "source"
	ProfileReferrer   ProfileField = "referrer"
	ProfileLevel      ProfileField = "level"
	ProfilePoints     ProfileField = "points"
	ProfileCard       ProfileField = "card"
	ProfileCardAt     ProfileField = "cardAt"
	ProfileImpersonal ProfileField = "impersonal"
	ProfileBlocked    ProfileField = "blocked"
)

// ProfileFields lists the fields that are edited.
var ProfileFields = []ProfileField{
	ProfileName, ProfileNick, ProfilePhone, ProfileEmail, ProfileGender, ProfileBirthday, ProfileAddress, ProfileSource, ProfileReferrer,
	ProfileLevel, ProfilePoints, ProfileCard, ProfileCardAt, ProfileImpersonal, ProfileBlocked,
}

// ProfileText is a field's value as histories keep it; "" where nothing is known.
func (c *Customer) ProfileText(f ProfileField) string {
	switch f {
	case ProfileName:
		return c.Name
	case ProfileNick:
		return c.Nick
	case ProfilePhone:
		return c.Phone
	case ProfileEmail:
		return c.Email
	case ProfileGender:
		return c.Gender.String()
	case ProfileBirthday:
		return c.Birthday.String()
	case ProfileAddress:
		return c.Address
	case ProfileSource:
		return c.Source
	case ProfileReferrer:
		return known(c.ReferrerID)
	case ProfileLevel:
		return known(int64(c.Level))
	case ProfilePoints:
		return known(c.Points)
	case ProfileCard:
		return c.Card
	case ProfileCardAt:
		return known(c.CardClaimedAt)
	case ProfileImpersonal:
		return yes(c.Impersonal)
	case ProfileBlocked:
		return yes(c.Blocked)
	case ProfileAccount: // a customer has many
	}
	return ""
}

// ProfileMark stands for a field's value where the value itself must not go: two marks are alike when the values are.
func (c *Customer) ProfileMark(f ProfileField) string {
	sum := sha256.Sum256([]byte(c.ProfileText(f)))
	return hex.EncodeToString(sum[:8])
}

func known(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

func yes(on bool) string {
	if on {
		return "yes"
	}
	return ""
}

// Personal tells whether values of a field are masked until the owner asks for them.
func (f ProfileField) Personal() bool {
	return f == ProfilePhone || f == ProfileEmail || f == ProfileAddress
}

// CustomerPatch says which fields of a customer to set: nil leaves a field alone.
type CustomerPatch struct {
	Name       *string
	Nick       *string
	Phone      *string
	Email      *string
	Gender     *Gender
	Birthday   *Birthday
	Address    *string
	Region     *Region // goes with Address: where it is, as far as it says
	Source     *string
	Referrer   *int64 // 0 takes it away
	Level      *int
	Points     *int64
	Card       *string
	CardAt     *int64 // 0 when the card was not claimed
	Impersonal *bool
	Blocked    *bool
	// Seen are the marks of the values the editor saw, of the fields it sets. Where the shop has another value by now,
	// somebody else was faster: nothing is changed.
	Seen map[ProfileField]string
}

// ProfileChange is one field that the owner changed of a profile.
type ProfileChange struct {
	At        int64
	Operation int64
	Kind      OperationKind
	Field     ProfileField
	Was, Is   string
	// Of the referrer: what those are called who stand in Was and Is by their numbers; "" for somebody who is gone.
	WasCalled, IsCalled string
}

// Address is one of the places a customer has things sent to. The main one stands in the profile and has no id.
type Address struct {
	ID         int64
	CustomerID int64
	Label      string // home, office: what the owner calls it
	Recipient  string // "" is the customer
	Phone      string
	Region     Region
	Address    string
	Version    int64 // the operation that last wrote it: what an edit must have seen
}

// String writes a birthday as ISO 8601 does: 1991-07-26, --07-26 without the year, 1991 without the day. A lunar one says so.
func (b Birthday) String() string {
	var text string
	switch {
	case b.Month == 0 && b.Year == 0:
		return ""
	case b.Month == 0:
		text = fmt.Sprintf("%04d", b.Year)
	case b.Year == 0:
		text = fmt.Sprintf("--%02d-%02d", b.Month, b.Day)
	default:
		text = fmt.Sprintf("%04d-%02d-%02d", b.Year, b.Month, b.Day)
	}
	if b.Lunar {
		return text + " lunar"
	}
	return text
}
