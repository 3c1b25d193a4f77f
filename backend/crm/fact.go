package crm

// Fact is something known of every customer as a whole number: what lists sort by and rules compare. 0 is "not known" where
// that can be.
type Fact int

// The facts, in the order a sheet of customers has them.
const (
	FactID Fact = iota
	FactGender
	FactBirth  // year*10000 + month*100 + day; without a year the rest alone
	FactLunar  // 1: the birthday is one of the lunar calendar
	FactRegion // number of the region
	FactSource // number of the word for the source
	FactLevel
	FactPoints
	FactCardAt
	FactBlocked
	FactCreatedAt
	FactStanding
	FactOrderCount
	FactOwnCount // paid orders in the shop's currency
	FactCompletedCount
	FactOpenCount
	FactItemCount
	FactTotalPaid
	FactTotalRefunded
	FactNetPaid
	FactFirstOrderAt
	FactLastOrderAt
	FactLastInterestAt
	FactLastScanAt
	FactEventCount
	FactContacts // bits of Contact: what they can be reached by
	FactCount    // how many facts there are
)

// The texts of a sheet of customers, behind its facts.
const (
	TextName = int(FactCount) + iota
	TextNick
	TextPhone
	TextEmail
	TextAddress
)

// The columns of a sheet of orders: those that have a customer, by their number. Paid is nought in a foreign currency.
const (
	OrderSheetCustomer = iota
	OrderSheetID
	OrderSheetStatus
	OrderSheetCreatedAt
	OrderSheetPaidAt
	OrderSheetPaid
	OrderSheetForeign // 1: in another currency than the shop's
	OrderSheetBack    // what of Paid did not stay
	OrderSheetPlatform
	OrderSheetSource
	OrderSheetItems
	OrderSheetPlace  // number of the region it went to
	OrderSheetCoupon // text
)

// The columns of a sheet of lines, by order: every order that has a customer comes, and one without lines once with There 0.
const (
	LineSheetCustomer = iota
	LineSheetOrder
	LineSheetThere
	LineSheetProduct
	LineSheetQuantity
	LineSheetAmount
)

// The columns of a sheet of events, by their number.
const (
	EventSheetCustomer = iota
	EventSheetID
	EventSheetKind
	EventSheetAt
	EventSheetProduct
	EventSheetSource
)

// The columns of a sheet of tags, by tag and customer.
const (
	TagSheetTag = iota
	TagSheetCustomer
)

// The columns of a sheet of what customers said of channels, by the order it was said in.
const (
	ConsentSheetCustomer = iota
	ConsentSheetGranted
	ConsentSheetByHand
	ConsentSheetChannel // text
)

// IDRun is the ids First…Last of a table.
type IDRun struct{ First, Last int64 }

// Write says which rows a write touched: no row that changed is missing, some that stand here may be as they were.
type Write struct {
	Generation Generation // what the shop is after it
	Operation  int64      // in the journal; 0 when it is not there
	Profiles   []IDRun    // customers, by their id
	Figures    []IDRun    // the same whose orders or events changed
	Orders     []IDRun
	Events     []IDRun
	Consents   []IDRun
	Notes      []IDRun
	All        bool // everything may have changed
}
