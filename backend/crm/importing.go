package crm

// FileKind is what the rows of a file are about.
type FileKind string

// The kinds of file an import takes.
const (
	FileOrders    FileKind = "orders"    // one row an order, or an order and its lines over several rows
	FileLines     FileKind = "lines"     // one row a line of an order
	FilePayments  FileKind = "payments"  // one row a payment of an order; sums per order
	FileCustomers FileKind = "customers" // one row a customer
	FileEvents    FileKind = "events"    // one row a favourite, cart, scan, review …
	FileProducts  FileKind = "products"  // one row a product
	FileRefunds   FileKind = "refunds"   // one row a refund of an order; sums per order
	FileCoupons   FileKind = "coupons"   // one row a coupon that was used on an order
	FileStatuses  FileKind = "statuses"  // one row a stage that an order has reached
)

// Amends tells whether files of the kind say something about orders that are there, and make none.
func (k FileKind) Amends() bool {
	return k == FilePayments || k == FileRefunds || k == FileCoupons || k == FileStatuses
}

// PlatformOther is where accounts and order numbers live of which nobody said whose they are.
const PlatformOther = "other"

// Record is what an importer makes of one row, or of the consecutive rows that make up one order.
// Empty text, zero instants and unknown amounts mean that the file says nothing about them.
type Record struct {
	Row      int // number of the first row in the file; the header is row 1
	Rows     int // how many rows it is made of
	Customer CustomerFacts
	Order    OrderFacts // used when Number is set
	Lines    []LineFacts
	Event    EventFacts   // used when Kind is set
	Product  ProductFacts // used when Code or Title is set
}

// CustomerFacts is what a row says about a person.
type CustomerFacts struct {
	Elsewhere []PlatformAccount // accounts on platforms that are named, besides the file's
	Blocked   bool              // the shop has ruled out any message; a file never takes it back
	Accounts  []string          // unmasked ids or nicks on the file's platform, strongest first
	Nick      string            // shown name on the platform, masked or not
	Name      string            // may be masked
	Phone     string            // E.164 with "+", unmasked, or ""
	PhoneText string            // what to show when Phone is masked: "138****6021"
	Email     string            // lower case, unmasked, or ""
	EmailText string
	Gender    Gender
	Birthday  Birthday
	Region    Region
	Guess     Region // where the mobile number was given out: stands in until anything says the region, and never overrides it
	Address   string
	Source    string
	Level     int
	Points    Amount // not money: Minor is the points
	CardAt    int64
	CreatedAt int64
	Tags      []string
	Note      string
	Consent   []ConsentFacts
	Fields    []FieldFacts // custom fields
}

// Named tells whether the facts can find or make a customer.
func (c *CustomerFacts) Named() bool {
	return len(c.Accounts) > 0 || len(c.Elsewhere) > 0 || c.Phone != "" || c.Email != ""
}

// PlatformAccount is an account with its platform.
type PlatformAccount struct{ Platform, Value string }

// ConsentFacts is a platform's word on whether a channel may be used for marketing.
type ConsentFacts struct {
	Channel string // "email", "sms"
	Granted bool
}

// OrderFacts is what a row says about an order.
type OrderFacts struct {
	Number    string
	Platform  string // whose order and products these are, when not the file's
	Status    OrderStatus
	CreatedAt int64
	PaidAt    int64
	Currency  string
	Total     Amount
	Paid      Amount
	Refunded  Amount
	Net       Amount // when not Paid-Refunded
	ItemCount Amount // not money: Minor is the count
	Region    Region
	Source    string
	Coupon    string
	Remark    string
	Memo      string
	Received  bool // money was received, even if PaidAt is not known
}

// LineFacts is what a row says about one product on an order.
type LineFacts struct {
	Key       string // the platform's id of the line, or "" to count lines per order
	Code      string
	Title     string
	Variant   string
	Category  string
	Quantity  int64
	UnitPrice Amount
	Amount    Amount
}

// EventFacts is what a row says about something that happened.
type EventFacts struct {
	Kind         EventKind
	At           int64
	OrderNumber  string // finds the customer when the row names none
	Key          string // the platform's id of the event, or ""
	ProductCode  string
	ProductTitle string
	Source       string
	Text         string
	Score        int
}

// ProductFacts is what a row says about a product.
type ProductFacts struct {
	Code     string
	Title    string
	Category string
	Price    Amount
}

// Outcome is what became of a row. Every row of a file has exactly one.
type Outcome int

// The outcomes; their counts add up to the rows of the file.
const (
	Created Outcome = iota + 1
	Updated
	Unchanged
	Rejected
	Ignored
)

// String is the name used in JSON, "" for rows that were not judged yet.
func (o Outcome) String() string {
	return [...]string{"", "created", "updated", "unchanged", "rejected", "ignored"}[o]
}

// Tally is the equation Rows = Created + Updated + Unchanged + Rejected + Ignored.
type Tally struct {
	Rows, Created, Updated, Unchanged, Rejected, Ignored int64
}

// Add counts n rows with one outcome.
func (t *Tally) Add(o Outcome, n int64) {
	t.Rows += n
	switch o {
	case Created:
		t.Created += n
	case Updated:
		t.Updated += n
	case Unchanged:
		t.Unchanged += n
	case Rejected:
		t.Rejected += n
	case Ignored:
		t.Ignored += n
	}
}

// Balanced tells whether the equation holds.
func (t Tally) Balanced() bool {
	return t.Rows == t.Created+t.Updated+t.Unchanged+t.Rejected+t.Ignored
}

// Warning is one kind of thing the owner should know about a file, with how often and where first.
type Warning struct {
	Key   string // "import.warning.…" or "import.reject.…"
	Count int64
	Rows  []int // the first few row numbers
	Text  string
}

// Change is a sample of an update: what a field was and what the file makes it.
type Change struct {
	Who    string
	Field  string
	Before string
	After  string
}

// Reading is one row as it was understood: what the dry run shows before anything is written.
type Reading struct {
	Row       int
	Outcome   Outcome // 0 for a payment, which is judged at the end of the file
	Who       string
	Phone     string // masked
	Email     string // masked
	Region    string
	Number    string
	Status    OrderStatus
	CreatedAt int64
	PaidAt    int64
	At        int64 // of an event
	Currency  string
	Total     Amount
	Paid      Amount
	Title     string // of the first line, or the product
	Lines     int
}

// ImportSource describes the file of an import to the store.
type ImportSource struct {
	File     string // base name, shown to the owner
	Size     int64
	Format   string
	Encoding string
	Kind     FileKind
	Platform string
	Currency string // of rows that name none

	KeepPeople bool `json:",omitempty"` // it says whose the orders are, and nothing new of customers who are there

	Policies map[string]Policy `json:",omitempty"` // by part of the customer: "phone", "tags", "field:会员卡号"
}

// ImportResult is what an import did, or in a dry run would do.
type ImportResult struct {
	ImportID     int64 // 0 in a dry run
	OperationID  int64 // 0 in a dry run, or when nothing changed
	Source       ImportSource
	Tally        Tally
	Orders       int64 // orders created
	Customers    int64 // customers created
	Lines        int64 // lines created
	RejectsFile  string
	Rejects      []Warning
	Warnings     []Warning
	Changes      []Change
	Unread       []string  // columns of the file that hold something and were not read
	Readings     []Reading // the first rows as they were understood
	Milliseconds int64
}
