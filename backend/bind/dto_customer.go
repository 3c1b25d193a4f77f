package bind

// Cursor points behind the last row of a page. What is sorted by may be a number too large for JavaScript: it crosses as text.
type Cursor struct {
	Value string `json:"value"`
	ID    int64  `json:"id"`
}

// AgeBand bounds whole years of age; To 0 has no upper end; Unknown selects customers without a known birth year.
type AgeBand struct {
	From    int  `json:"from"`
	To      int  `json:"to"`
	Unknown bool `json:"unknown"`
}

// CustomerFilter says which customers are meant; what is left out is not asked.
type CustomerFilter struct {
	Standing   string   `json:"standing"` // "all", "buyers", "prospects", "others"
	Search     string   `json:"search"`
	TagID      int64    `json:"tagId"`
	Population string   `json:"population"` // "all", "interest", "buyers", "scanned"
	LastDays   int      `json:"lastDays"`
	Gender     *string  `json:"gender"` // "unknown", "female", "male", "other"
	Age        *AgeBand `json:"age"`
	Country    string   `json:"country"`
	Province   *string  `json:"province"` // "" selects an unknown province
	SourceID   int64    `json:"sourceId"`
	SourceKind string   `json:"sourceKind"` // "search", "paid", "activity", "tool", "kol", "offline", "referral", "import", "other", "unknown"
	ImportID   int64    `json:"importId"`
	Rule       string   `json:"rule"` // as JSON (docs/rules.md); "" asks nothing
	// Whom a row of the journal is about.
	OperationID int64 `json:"operationId"`
}

// CustomerQuery asks for one page of at most 200 rows.
type CustomerQuery struct {
	Filter    CustomerFilter `json:"filter"`
	Sort      string         `json:"sort"` // a crm.SortKey: "lastOrder", "netPaid", "orderCount", "created", "totalPaid", …
	Ascending bool           `json:"ascending"`
	Backward  bool           `json:"backward"` // the rows above a place, the nearest first
	After     *Cursor        `json:"after"`
	Limit     int            `json:"limit"`
}

// CustomerRow is one line of the list; phone and e-mail are masked.
type CustomerRow struct {
	ID             int64        `json:"id"`
	Name           string       `json:"name"`
	Nick           string       `json:"nick"`
	Phone          string       `json:"phone"`
	Email          string       `json:"email"`
	Gender         string       `json:"gender"`
	Level          int          `json:"level"`
	Source         string       `json:"source"`
	Country        string       `json:"country"`
	Province       string       `json:"province"`
	City           string       `json:"city"`
	RegionGuessed  bool         `json:"regionGuessed"` // from the mobile number; nobody said it
	Standing       string       `json:"standing"`
	Points         int64        `json:"points"`
	CardClaimedAt  int64        `json:"cardClaimedAt"`
	Birthday       *Birthday    `json:"birthday"`
	Age            *int         `json:"age"`
	OrderCount     int64        `json:"orderCount"`
	CompletedCount int64        `json:"completedCount"`
	OpenCount      int64        `json:"openCount"`
	ItemCount      int64        `json:"itemCount"`
	TotalPaid      int64        `json:"totalPaid"`
	TotalRefunded  int64        `json:"totalRefunded"`
	NetPaid        int64        `json:"netPaid"`
	AverageOrder   *int64       `json:"averageOrder"` // null without an order in the shop's currency
	FirstOrderAt   int64        `json:"firstOrderAt"`
	LastOrderAt    int64        `json:"lastOrderAt"`
	LastInterestAt int64        `json:"lastInterestAt"`
	LastScanAt     int64        `json:"lastScanAt"`
	EventCount     int64        `json:"eventCount"`
	CreatedAt      int64        `json:"createdAt"`
	Tags           []Tag        `json:"tags"`
	Fields         []FieldValue `json:"fields"` // custom fields that are known
	Note           string       `json:"note"`
	Blocked        bool         `json:"blocked"`
	Hit            string       `json:"hit"` // where the search found them: "name", "sound", "phone", "email", "address", "order", "note"; "" without one
}

// ListPlace is a place in a list: how many stand before it, and the cursor behind those, null at the top.
type ListPlace struct {
	Before int     `json:"before"`
	After  *Cursor `json:"after"`
}

// CustomerPage is one page of a list. First is where its first row stands, Next points behind its last; each is null where
// there is none.
type CustomerPage struct {
	Rows     []CustomerRow `json:"rows"`
	First    *Cursor       `json:"first"`
	Next     *Cursor       `json:"next"`
	Currency string        `json:"currency"`
}

// CustomerCount is how many customers match and what they paid, of how many there are and what those paid.
type CustomerCount struct {
	Count        int64 `json:"count"`
	Everyone     int64 `json:"everyone"`
	Paid         int64 `json:"paid"`
	EveryonePaid int64 `json:"everyonePaid"`
}

// StandingCounts are the numbers on the list's tabs.
type StandingCounts struct {
	All       int64 `json:"all"`
	Buyers    int64 `json:"buyers"`
	Prospects int64 `json:"prospects"`
	Others    int64 `json:"others"`
}

// Export is a file that is being written, and the job that writes it.
type Export struct {
	Path  string `json:"path"`
	JobID string `json:"jobId"`
}

// Selection is a frozen set of customers; acts are bound to it, not to the filter it came from.
type Selection struct {
	ID    string `json:"id"`
	Count int64  `json:"count"`
}

// Identity is how a platform names a customer; phone and e-mail are masked.
type Identity struct {
	Kind     string `json:"kind"` // "account", "phone", "email"
	Platform string `json:"platform"`
	Value    string `json:"value"`
}

// Birthday is a civil date; Year 0 when only the day is known, Month and Day 0 when only the year is.
type Birthday struct {
	Year  int  `json:"year"`
	Month int  `json:"month"`
	Day   int  `json:"day"`
	Lunar bool `json:"lunar"`
}

// Figures are a customer's sums in the shop's currency, in minor units.
type Figures struct {
	OrderCount     int64  `json:"orderCount"`
	CompletedCount int64  `json:"completedCount"`
	OpenCount      int64  `json:"openCount"`
	ItemCount      int64  `json:"itemCount"`
	TotalPaid      int64  `json:"totalPaid"`
	TotalRefunded  int64  `json:"totalRefunded"`
	NetPaid        int64  `json:"netPaid"`
	AverageOrder   *int64 `json:"averageOrder"` // null without an order in the shop's currency
	FirstOrderAt   int64  `json:"firstOrderAt"`
	LastOrderAt    int64  `json:"lastOrderAt"`
	LastInterestAt int64  `json:"lastInterestAt"`
	EventCount     int64  `json:"eventCount"`
}

// Customer is everything the customer's page shows at once.
type Customer struct {
	ID            int64        `json:"id"`
	Name          string       `json:"name"`
	Nick          string       `json:"nick"`
	Phone         string       `json:"phone"`
	Email         string       `json:"email"`
	Gender        string       `json:"gender"`
	Birthday      *Birthday    `json:"birthday"`
	Age           *int         `json:"age"`
	Country       string       `json:"country"`
	Province      string       `json:"province"`
	City          string       `json:"city"`
	RegionGuessed bool         `json:"regionGuessed"` // from the mobile number; nobody said it
	District      string       `json:"district"`
	Address       string       `json:"address"`
	Source        string       `json:"source"`
	Level         int          `json:"level"`
	Points        int64        `json:"points"`
	CardClaimedAt int64        `json:"cardClaimedAt"`
	Blocked       bool         `json:"blocked"`
	ErasedAt      int64        `json:"erasedAt"` // 0 while anything personal is known
	CreatedAt     int64        `json:"createdAt"`
	Standing      string       `json:"standing"`
	Identities    []Identity   `json:"identities"`
	Tags          []Tag        `json:"tags"`
	Fields        []FieldValue `json:"fields"` // custom fields that are known
	Notes         []Note       `json:"notes"`
	Figures       Figures      `json:"figures"`
	Currency      string       `json:"currency"`
}

// Contacts are shown when the owner asks to see them.
type Contacts struct {
	Phone      string     `json:"phone"`
	Email      string     `json:"email"`
	Address    string     `json:"address"`
	Identities []Identity `json:"identities"` // in the order of the customer's, unmasked
	Addresses  []Address  `json:"addresses"`
}

// FieldMark stands for the value of a field that a window saw.
type FieldMark struct {
	Field string `json:"field"`
	Mark  string `json:"mark"`
}

// CustomerEdit sets the fields that are not null, as long as those of Seen are what the window saw.
type CustomerEdit struct {
	Name       *string     `json:"name"`
	Nick       *string     `json:"nick"`
	Phone      *string     `json:"phone"`
	Email      *string     `json:"email"`
	Gender     *string     `json:"gender"`
	Birthday   *Birthday   `json:"birthday"`
	Address    *string     `json:"address"`
	Source     *string     `json:"source"`
	Referrer   *int64      `json:"referrer"` // 0 takes it away
	Level      *int        `json:"level"`
	Points     *int64      `json:"points"`
	Card       *string     `json:"card"`
	CardDay    *string     `json:"cardDay"` // "2026-11-22", "" takes it away
	Impersonal *bool       `json:"impersonal"`
	Blocked    *bool       `json:"blocked"`
	Seen       []FieldMark `json:"seen"`
}

// OrderLine is one product on an order.
type OrderLine struct {
	Title     string `json:"title"`
	Variant   string `json:"variant"`
	Quantity  int64  `json:"quantity"`
	UnitPrice int64  `json:"unitPrice"`
	Amount    int64  `json:"amount"`
}

// Order is one order of a customer, in its own currency.
type Order struct {
	ID        int64       `json:"id"`
	Number    string      `json:"number"`
	Platform  string      `json:"platform"`
	Status    string      `json:"status"`
	CreatedAt int64       `json:"createdAt"`
	PaidAt    int64       `json:"paidAt"`
	Currency  string      `json:"currency"`
	Total     int64       `json:"total"`
	Paid      int64       `json:"paid"`
	Refunded  int64       `json:"refunded"`
	Net       int64       `json:"net"`
	ItemCount int64       `json:"itemCount"`
	Coupon    string      `json:"coupon"`
	Remark    string      `json:"remark"`
	Memo      string      `json:"memo"`
	Lines     []OrderLine `json:"lines"`
}

// OrderPage is one page of a customer's orders, newest first.
type OrderPage struct {
	Rows []Order `json:"rows"`
	Next *Cursor `json:"next"`
}

// CustomField is something the shop keeps about customers besides what every shop does.
type CustomField struct {
	ID    int64  `json:"id"`
	Name  string `json:"name"`
	Type  string `json:"type"` // "text", "number", "date", "yesno", "choice"
	Count int64  `json:"count"`
}

// FieldValue is a customer's value in a custom field: "12.5", "2026-11-22", "yes".
type FieldValue struct {
	ID    int64  `json:"id"` // of the field
	Value string `json:"value"`
}
