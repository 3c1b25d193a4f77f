package crm

// EntryKind is what an entry of a customer's timeline tells of.
type EntryKind string

// The kinds of entry.
const (
	EntryOrder   EntryKind = "order"
	EntryEvent   EntryKind = "event"
	EntryNote    EntryKind = "note"
	EntryTag     EntryKind = "tag"
	EntrySource  EntryKind = "source"
	EntryEdit    EntryKind = "edit"
	EntryConsent EntryKind = "consent"
	EntryImport  EntryKind = "import"
	EntryMerge   EntryKind = "merge" // or a split
	EntryMessage EntryKind = "message"
)

// EntryKinds lists them in the order they are shown.
var EntryKinds = []EntryKind{
	EntryOrder, EntryMessage, EntryEvent, EntryNote, EntryTag, EntrySource, EntryEdit, EntryConsent, EntryImport, EntryMerge,
}

// OrderSet is a part of a customer's orders that a figure counts.
type OrderSet string

// The sets of orders. Which orders count is what the figure of the name says.
const (
	OrdersPaid      OrderSet = "paid"
	OrdersCompleted OrderSet = "completed"
	OrdersOpen      OrderSet = "open"
	OrdersRefunded  OrderSet = "refunded"
)

// TimelineQuery asks for a page of a customer's timeline, latest first. What is set must all hold.
type TimelineQuery struct {
	Customer int64
	Kinds    []EntryKind // none is all
	Search   string      // in everything an entry says
	Called   []string    // kinds of events and statuses of orders that are called so in the owner's language: these are found too
	Orders   OrderSet    // "" is all; otherwise only orders, of this set
	Product  int64       // only orders with this product
	Hour     *int        // only orders paid in this hour of the shop's day
	Weekday  *int        // only orders paid on this weekday, Sunday is 0
	After    *EntryPlace // behind this entry; nil is the top
	Limit    int
}

// EntryPlace is where an entry stands in the timeline.
type EntryPlace struct {
	At   int64
	Kind EntryKind
	ID   int64
}

// TimelineEntry is one thing that happened with a customer. What belongs to its kind is filled.
type TimelineEntry struct {
	EntryPlace
	Operation int64
	Order     *Order
	Event     *CustomerEvent
	Tag       *TagChange
	Changes   []ProfileChange // of an edit; one of a source's change
	Consent   *Consent
	Said      *Operation // an import, a merge, a split
	Message   *CustomerMessage
	Orders    int64 // of an import: how many of their orders it wrote last
}

// CustomerEvent is something that happened between a customer and the shop besides orders.
type CustomerEvent struct {
	ID     int64
	Kind   EventKind
	At     int64
	Title  string // of the product it was about
	Source string
	Text   string
	Score  int
}

// CustomerMessage is a message that went to a customer, may have gone, or could not.
type CustomerMessage struct {
	CampaignID int64
	Campaign   string // its name; "" where it is gone
	Medium     string // one of Channels
	State      DeliveryState
	Reason     string
}

// TagChange is a tag put on a customer or taken off.
type TagChange struct {
	TagID int64
	Name  string
	Color string
	Added bool
}

// Timeline is a page of it, with how many entries of each kind match besides the kinds asked for.
type Timeline struct {
	Entries []TimelineEntry
	Next    *EntryPlace
	Total   int
	Counts  map[EntryKind]int
}
