package crm

import (
	"strconv"
	"strings"
)

// SortKey is a column a customer list can be ordered by.
type SortKey string

// The sort keys.
const (
	SortLastOrder      SortKey = "lastOrder"
	SortNetPaid        SortKey = "netPaid"
	SortOrderCount     SortKey = "orderCount"
	SortCreated        SortKey = "created"
	SortTotalPaid      SortKey = "totalPaid"
	SortTotalRefunded  SortKey = "totalRefunded"
	SortItemCount      SortKey = "itemCount"
	SortCompletedCount SortKey = "completedCount"
	SortFirstOrder     SortKey = "firstOrder"
	SortLastInterest   SortKey = "lastInterest"
	SortLevel          SortKey = "level"
	SortPoints         SortKey = "points"
	SortOpenCount      SortKey = "openCount"
	SortEventCount     SortKey = "eventCount"
	SortLastScan       SortKey = "lastScan"
	SortCardClaimed    SortKey = "cardClaimed"
	SortGender         SortKey = "gender"
	SortStanding       SortKey = "standing"
	SortBlocked        SortKey = "blocked"
	SortAge            SortKey = "age"
	SortAverage        SortKey = "average"
	SortName           SortKey = "name"
	SortPlace          SortKey = "place"
	SortSource         SortKey = "source"
	SortBirthday       SortKey = "birthday"
	SortPhone          SortKey = "phone"
	SortEmail          SortKey = "email"
	SortTags           SortKey = "tags"
	SortNote           SortKey = "note"
)

// sortField begins the key of a custom field, which ends in its id.
const sortField = "field."

// SortByField is the key of a custom field.
func SortByField(id int64) SortKey { return SortKey(sortField + strconv.FormatInt(id, 10)) }

// Field is the custom field that the key sorts by.
func (k SortKey) Field() (id int64, ok bool) {
	digits, ok := strings.CutPrefix(string(k), sortField)
	if !ok {
		return 0, false
	}
	id, err := strconv.ParseInt(digits, 10, 64)
	return id, err == nil && id > 0
}

func (k SortKey) known() bool {
	_, fact := sortFacts[k]
	_, field := k.Field()
	return fact || field || k.OnlyInMemory()
}

// sortFacts are the facts the keys sort by.
var sortFacts = map[SortKey]Fact{
	SortLastOrder: FactLastOrderAt, SortNetPaid: FactNetPaid, SortOrderCount: FactOrderCount, SortCreated: FactCreatedAt,
	SortTotalPaid: FactTotalPaid, SortTotalRefunded: FactTotalRefunded, SortItemCount: FactItemCount,
	SortCompletedCount: FactCompletedCount, SortFirstOrder: FactFirstOrderAt, SortLastInterest: FactLastInterestAt,
	SortLevel: FactLevel, SortPoints: FactPoints, SortOpenCount: FactOpenCount, SortEventCount: FactEventCount, SortLastScan: FactLastScanAt,
	SortCardClaimed: FactCardAt, SortGender: FactGender, SortStanding: FactStanding, SortBlocked: FactBlocked,
	// These are reckoned from it.
	SortAge: FactBirth, SortBirthday: FactBirth, SortAverage: FactTotalPaid, SortName: FactID, SortPlace: FactRegion, SortSource: FactSource,
}

// Fact is what the key sorts by, or what that is reckoned from.
func (k SortKey) Fact() Fact { return sortFacts[k] }

// OnlyInMemory tells whether only the shop in memory knows the order: it is one of words, or of what other tables hold.
func (k SortKey) OnlyInMemory() bool {
	switch k {
	case SortName, SortPlace, SortSource, SortPhone, SortEmail, SortTags, SortNote:
		return true
	default:
		_, field := k.Field()
		return field
	}
}

// EmptyAtNought tells whether a nought in the order of this key is nothing known: it shows as a dash.
func (k SortKey) EmptyAtNought() bool {
	switch k {
	case SortLastOrder, SortFirstOrder, SortLastInterest, SortLastScan, SortCardClaimed, SortNote, SortLevel, SortGender, SortAge, SortBirthday, SortTotalRefunded:
		return true
	default:
		return false
	}
}

// OfBuyers tells whether only who paid once has a value.
func (k SortKey) OfBuyers() bool {
	return k == SortNetPaid || k == SortTotalPaid || k == SortAverage
}

// BirthdayOrder is a birth (FactBirth) as lists order birthdays: by the day of the year; nought while it is not known.
func BirthdayOrder(birth int64) int64 {
	const year = 10_000
	return birth % year
}

// AgeOrder is a birth (FactBirth) as lists order ages by it: the elder, the more; nought while the year is not known.
func AgeOrder(birth int64) int64 {
	const year, latest = 10_000, 99_999_999
	if birth < year {
		return 0
	}
	return latest - birth
}

// AverageOrder is what a paid order in the shop's currency brought, rounded; nought without one. Orders in another currency
// are none of these: they bring nothing of the money that is divided. Divided as floating-point numbers, which is exact
// below 2^53 and takes a third of the time: a list does it for everybody.
func AverageOrder(paid, orders int64) int64 {
	if orders == 0 {
		return 0
	}
	return int64(float64(2*paid+orders) / float64(2*orders))
}
