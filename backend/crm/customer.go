package crm

import (
	"slices"
	"strings"
)

// Gender as the owner or a platform recorded it.
type Gender int

// The genders a customer can have.
const (
	GenderUnknown Gender = iota
	GenderFemale
	GenderMale
	GenderOther
)

// String is the name used in JSON and file exports.
func (g Gender) String() string {
	return [...]string{"unknown", "female", "male", "other"}[g]
}

// Standing is the tab a customer stands under (E32).
type Standing int

// The standings. A customer has exactly one.
const (
	StandingAny      Standing = iota // in a filter: everybody
	StandingBuyer                    // 成交: at least one paid order, ever
	StandingProspect                 // 未成交: an unpaid order or a recorded interest, but never paid
	StandingOther                    // 其他: known from elsewhere, without order or event
)

// Birthday is a civil date. Year is 0 when only the day is known; Month and Day are 0 when only the year is.
type Birthday struct {
	Year, Month, Day int
	Lunar            bool
}

// Known tells whether anything of the birthday is.
func (b Birthday) Known() bool { return b != Birthday{} }

// MaxLevel is the highest level a customer can have.
const MaxLevel = 99

// Customer is one person, with the figures of the narrow table beside the profile.
type Customer struct {
	ID            int64
	Name          string // how the owner calls them; may be masked by the platform
	Nick          string // name on the platform they came from
	Phone         string // E.164 without "+" for other countries' rules see Identity; may be masked
	Email         string
	Gender        Gender
	Birthday      Birthday
	Region        Region
	Address       string
	SourceID      int64
	Source        string
	Level         int
	Points        int64
	CardClaimedAt int64
	Blocked       bool
	Card          string // number of the member card
	ReferrerID    int64  // the customer who brought them
	Impersonal    bool   // they asked that nothing be fitted to them
	ErasedAt      int64  // when all that is personal was taken out
	CreatedAt     int64
	UpdatedAt     int64
	Figures       Figures
	Tags          []Tag
	Fields        []FieldValue      // custom fields that are known, in the order they were made
	Accounts      []PlatformAccount // only EachCustomer fills this and the next
	Consents      []ConsentFacts
	Note          string // the latest pinned note, or the latest note
}

// Called is what the owner calls the customer: their name, or else their nick.
func (c *Customer) Called() string {
	if c.Name != "" {
		return c.Name
	}
	return c.Nick
}

// Figures are what a customer's orders and events add up to, in the shop's reporting currency.
// Definitions are DESIGN's and are shown to the owner wherever the number stands.
type Figures struct {
	Standing       Standing
	OrderCount     int64 // orders on which money was received, even if refunded later
	OwnCount       int64 // of them, those in the reporting currency
	CompletedCount int64 // orders that ended well
	ItemCount      int64 // items on paid orders
	TotalPaid      int64 // received
	TotalRefunded  int64 // went back
	NetPaid        int64 // what stayed
	FirstOrderAt   int64 // first payment
	LastOrderAt    int64 // latest payment
	LastInterestAt int64 // latest favourite or add-to-cart
	LastScanAt     int64
	OpenCount      int64 // orders never paid
	EventCount     int64
}

// IdentityKind is what an Identity names a person by.
type IdentityKind int

// The kinds of identity, strongest evidence first.
const (
	IdentityAccount IdentityKind = iota + 1 // buyer id or nick on a platform
	IdentityPhone                           // E.164, whatever the platform
	IdentityEmail                           // lower case, whatever the platform
)

// Identity is how a platform or channel names a customer; many lead to one. Masked values are never identities.
type Identity struct {
	ID         int64
	CustomerID int64
	Kind       IdentityKind
	Platform   string // "" for phone and e-mail
	Value      string // normalised: what is compared
}

// Tag is a label on customers: put there by hand, or by a rule.
type Tag struct {
	ID    int64
	Name  string
	Color string // one of the page's colour names, or ""
	Rule  string // JSON with tags and segments by their ids; "" where customers are tagged by hand
	Count int64  // customers who carry it; filled by FindTags

	Group       string // the group it stands in; "" for none. Only FindTags fills this and the next
	Description string
}

// Automatic tells whether the tag has a rule.
func (t *Tag) Automatic() bool { return t.Rule != "" }

// Region is a place as far as it is known: ISO country, then names as the country writes them.
// For China, Code is the six-digit division code of the narrowest part known.
type Region struct {
	Country  string
	Province string
	City     string
	District string
	Code     int
	Guessed  bool // nobody said it: the mobile number was given out there. It counts as unknown wherever places are counted
}

// Known tells whether any part of the region is.
func (r Region) Known() bool { return r != Region{} }

// String writes the place as one text, widest part first; China is not named.
func (r Region) String() string {
	parts := make([]string, 0, 4)
	if r.Country != "CN" {
		parts = append(parts, r.Country)
	}
	parts = append(parts, r.Province, r.City, r.District)
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}
