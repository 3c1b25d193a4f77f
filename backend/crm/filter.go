package crm

import (
	"math"
)

// Population names the customers a portrait is drawn of (E53).
type Population string

// The populations. Each is bounded by a period when one is given.
const (
	PopulationAll      Population = "all"
	PopulationInterest Population = "interest" // favourited the shop or an item, or added to cart
	PopulationBuyers   Population = "buyers"   // paid
	PopulationScanned  Population = "scanned"  // scanned a code of the shop
)

// AgeBand bounds whole years of age, both ends included. Unknown selects customers without a known birth year.
type AgeBand struct {
	From, To int // To 0 means no upper end
	Unknown  bool
}

// CustomerFilter says which customers are meant. Conditions that are set must all hold; the zero filter is everybody.
type CustomerFilter struct {
	Standing   Standing
	Search     string // name, nick, phone, e-mail or order number
	TagID      int64
	Population Population
	LastDays   int // with Population: today and the days before it, in the shop's zone; 0 is ever
	Gender     *Gender
	Age        *AgeBand
	Province   *string // "" selects an unknown province of Country, or without Country an unknown place
	Country    string
	SourceID   int64      // with the sources merged into it
	SourceKind SourceKind // "" is any
	ImportID   int64      // created or changed by this import
	Rule       *Rule      // whatever else is asked; nil asks nothing

	OperationID int64 // concerned by this row of the journal
}

// MeansPlace tells whether the filter means a region. Without a country an unknown province is nowhere: somewhere in a
// country that is known is not.
func (f CustomerFilter) MeansPlace(r Region) bool {
	if r.Guessed {
		r = Region{}
	}
	if f.Country == "" && f.Province != nil && *f.Province == "" {
		return r.Country == "" && r.Province == ""
	}
	return (f.Country == "" || r.Country == f.Country) && (f.Province == nil || r.Province == *f.Province)
}

// MaxPage is the most rows a page of a list has.
const MaxPage = 200

// Check fills in what was not said, and refuses what cannot be sorted by.
func (q *CustomerQuery) Check() error {
	if q.Sort == "" {
		q.Sort = SortLastOrder
	}
	if !q.Sort.known() {
		return Errorf(CodeInvalid, "customer.sortUnknown", "sort", string(q.Sort))
	}
	if q.Limit <= 0 || q.Limit > MaxPage {
		q.Limit = MaxPage
	}
	return nil
}

// Cursor points behind the last row of a page: its sort value, then its id for ties.
type Cursor struct {
	Value int64
	ID    int64
}

// CustomerQuery asks for one page of a list. Limit is at most 200; After nil starts at the top.
type CustomerQuery struct {
	Filter    CustomerFilter
	Sort      SortKey
	Ascending bool
	Backward  bool // reads the same order from its end on: what stands above a place
	After     *Cursor
	Limit     int
}

// Up tells whether the values grow from one row to the next as they are read.
func (q CustomerQuery) Up() bool { return q.Ascending != q.Backward }

// Unknown is the value of who has none of what is sorted by: they stand last, whichever way the list is turned.
func (q CustomerQuery) Unknown() int64 {
	if q.Ascending {
		return math.MaxInt64
	}
	return math.MinInt64
}

// CustomerPage is one page of a list. First is where its first row stands, Next points behind its last; nil where there is none.
type CustomerPage struct {
	Rows        []Customer
	First, Next *Cursor
}

// StandingCounts are the numbers on the list's tabs.
type StandingCounts struct {
	All, Buyers, Prospects, Others int64
}
