package bind

// ---- people

// Cursor points behind the last row of a page.
type Cursor struct {
	Value int64 `json:"value"`
	ID    int64 `json:"id"`
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
}

// CustomerQuery asks for one page of at most 200 rows.
type CustomerQuery struct {
	Filter    CustomerFilter `json:"filter"`
	Sort      string         `json:"sort"` // "lastOrder", "netPaid", "orderCount", "created"
	Ascending bool           `json:"ascending"`
	After     *Cursor        `json:"after"`
	Limit     int            `json:"limit"`
}

// Tag is a label with the number of customers who carry it.
type Tag struct {
	ID    int64  `json:"id"`
	Name  string `json:"name"`
	Color string `json:"color"`
	Count int64  `json:"count"`
}

// CustomerRow is one line of the list; phone and e-mail are masked.
type CustomerRow struct {
	ID            int64  `json:"id"`
	Name          string `json:"name"`
	Nick          string `json:"nick"`
	Phone         string `json:"phone"`
	Email         string `json:"email"`
	Gender        string `json:"gender"`
	Level         int    `json:"level"`
	Source        string `json:"source"`
	Country       string `json:"country"`
	Province      string `json:"province"`
	City          string `json:"city"`
	RegionGuessed bool   `json:"regionGuessed"` // from the mobile number; nobody said it
	Standing      string `json:"standing"`
	OrderCount    int64  `json:"orderCount"`
	NetPaid       int64  `json:"netPaid"`
	LastOrderAt   int64  `json:"lastOrderAt"`
	CreatedAt     int64  `json:"createdAt"`
	Tags          []Tag  `json:"tags"`
	Note          string `json:"note"`
	Blocked       bool   `json:"blocked"`
}

// CustomerPage is one page of a list; Next is null behind the last row.
type CustomerPage struct {
	Rows     []CustomerRow `json:"rows"`
	Next     *Cursor       `json:"next"`
	Currency string        `json:"currency"`
}

// CustomerCount is how many customers match, of how many there are.
type CustomerCount struct {
	Count    int64 `json:"count"`
	Everyone int64 `json:"everyone"`
}

// StandingCounts are the numbers on the list's tabs.
type StandingCounts struct {
	All       int64 `json:"all"`
	Buyers    int64 `json:"buyers"`
	Prospects int64 `json:"prospects"`
	Others    int64 `json:"others"`
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
	AverageOrder   *int64 `json:"averageOrder"` // null without an order
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
	Phone   string `json:"phone"`
	Email   string `json:"email"`
	Address string `json:"address"`
}

// CustomerEdit sets the fields that are not null.
type CustomerEdit struct {
	Name     *string   `json:"name"`
	Phone    *string   `json:"phone"`
	Email    *string   `json:"email"`
	Gender   *string   `json:"gender"`
	Birthday *Birthday `json:"birthday"`
	Address  *string   `json:"address"`
	Source   *string   `json:"source"`
	Level    *int      `json:"level"`
}

// Note is what somebody wrote about a customer.
type Note struct {
	ID         int64  `json:"id"`
	CustomerID int64  `json:"customerId"`
	Text       string `json:"text"`
	Pinned     bool   `json:"pinned"`
	CreatedAt  int64  `json:"createdAt"`
	UpdatedAt  int64  `json:"updatedAt"`
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

// Event is a favourite, cart, scan, review of a customer.
type Event struct {
	ID    int64  `json:"id"`
	Kind  string `json:"kind"`
	At    int64  `json:"at"`
	Title string `json:"title"`
	Text  string `json:"text"`
	Score int    `json:"score"`
}

// ---- who is who

// Candidate is a pair of customers who may be one person. Its evidence is the keys "evidence.<name>".
type Candidate struct {
	A          int64    `json:"a"`
	B          int64    `json:"b"`
	AName      string   `json:"aName"`
	BName      string   `json:"bName"`
	Percent    int      `json:"percent"`
	Likelihood string   `json:"likelihood"` // "high", "medium", "low"
	Evidence   []string `json:"evidence"`
	Against    []string `json:"against"`
	Later      bool     `json:"later"`
}

// CandidateQueue is the top of the queue, with what is to know of all of it.
type CandidateQueue struct {
	Rows       []Candidate `json:"rows"`
	Left       int64       `json:"left"`
	Later      int64       `json:"later"`      // of these, put off
	SearchedAt int64       `json:"searchedAt"` // 0 when the shop was never searched
	Stale      bool        `json:"stale"`      // customers came or changed since
	Crowded    int64       `json:"crowded"`    // numbers and addresses too many share to say anything
}

// MergeField is a field in which customers may differ; its name is the key "merge.field.<field>".
type MergeField struct {
	Field   string  `json:"field"`
	Take    int64   `json:"take"`  // the customer whose value stays
	Known   []int64 `json:"known"` // the customers who have one
	Differs bool    `json:"differs"`
}

// Comparison is customers side by side, and what they would become.
type Comparison struct {
	People []Customer   `json:"people"`
	Into   int64        `json:"into"` // who would stay
	Fields []MergeField `json:"fields"`
	Alike  []Candidate  `json:"alike"` // pairs of one of them with somebody else
}

// MergeTake says whose value a field takes.
type MergeTake struct {
	Field      string `json:"field"`
	CustomerID int64  `json:"customerId"`
}

// MergeRequest makes one person of several.
type MergeRequest struct {
	Into  int64       `json:"into"`
	From  []int64     `json:"from"`
	Takes []MergeTake `json:"takes"`
}

// SplitRequest splits a person off a customer. Identities are positions in the customer's list of them, which has Of.
type SplitRequest struct {
	CustomerID int64   `json:"customerId"`
	Identities []int   `json:"identities"`
	Of         int     `json:"of"`
	Orders     []int64 `json:"orders"`
	Notes      []int64 `json:"notes"`
	Name       string  `json:"name"`
}

// SplitResult is the operation and the new customer.
type SplitResult struct {
	Operation  Operation `json:"operation"`
	CustomerID int64     `json:"customerId"`
}

// ---- sources

// Source is where customers came from; its kind is the key "sourceKind.<kind>".
type Source struct {
	ID         int64    `json:"id"`
	Name       string   `json:"name"`
	Kind       string   `json:"kind"`
	Recognised bool     `json:"recognised"` // the kind is read from the name
	Words      []string `json:"words"`      // what files call it
	Customers  int64    `json:"customers"`
}

// SourceEdit sets what is not null; the kind "" goes back to what the name says.
type SourceEdit struct {
	Name *string `json:"name"`
	Kind *string `json:"kind"`
}

// SourceResult is what a source brought in a period.
type SourceResult struct {
	Source Source `json:"source"`
	Added  int64  `json:"added"`
	Buyers int64  `json:"buyers"`
	Orders int64  `json:"orders"`
	Paid   int64  `json:"paid"`
}

// SourceReport is what each source brought; money is in the shop's currency.
type SourceReport struct {
	Rows     []SourceResult `json:"rows"`
	Currency string         `json:"currency"`
}

// SourceChange is one change of a customer's source, by an import or by hand.
type SourceChange struct {
	At  int64  `json:"at"`
	Was string `json:"was"`
	Is  string `json:"is"`
	By  string `json:"by"` // the kind of the operation
}

// ---- journal

// Param fills one name in a sentence.
type Param struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Operation is one row of the journal; its sentence is "operation.<kind>".
type Operation struct {
	ID       int64   `json:"id"`
	Kind     string  `json:"kind"`
	At       int64   `json:"at"`
	Count    int64   `json:"count"`
	Params   []Param `json:"params"`
	UndoneBy int64   `json:"undoneBy"`
	Undoes   int64   `json:"undoes"`
	Undoable bool    `json:"undoable"`
}

// Conflict is one kind of thing an undo leaves alone; its sentence is Key.
type Conflict struct {
	Key    string   `json:"key"`
	Count  int64    `json:"count"`
	Sample []string `json:"sample"`
}

// UndoReport says what an undo did, or would do.
type UndoReport struct {
	Operation Operation  `json:"operation"`
	Undo      int64      `json:"undo"`
	Restored  int64      `json:"restored"`
	Removed   int64      `json:"removed"`
	Conflicts []Conflict `json:"conflicts"`
}

// ---- import

// ColumnMapping says which field one column of the file feeds; "" is not imported.
type ColumnMapping struct {
	Column string `json:"column"`
	Field  string `json:"field"`
	Type   string `json:"type"`   // of a custom field, else ""
	Policy string `json:"policy"` // "fill", "overwrite", "keep"; "" is the usual
}

// Column is one column of the file with a few of its cells.
type Column struct {
	Name    string   `json:"name"`
	Samples []string `json:"samples"`
	Field   string   `json:"field"`
	Note    string   `json:"note"` // key of a hint, or ""

	Type      string    `json:"type"`      // what the cells are read as, "" when the column is left out
	FieldType string    `json:"fieldType"` // of the custom field it fills, or could fill; "" when it is none
	Policy    string    `json:"policy"`    // "fill", "overwrite", "keep"; "" is the usual
	Policed   bool      `json:"policed"`   // a policy can be chosen
	Good      int       `json:"good"`      // of the first thousand rows, cells that can be read so
	Bad       int       `json:"bad"`
	BadCells  []BadCell `json:"badCells"`
}

// BadCell is a cell that cannot be read as what its column is mapped to.
type BadCell struct {
	Row  int    `json:"row"`
	Text string `json:"text"`
}

// Reading is how files of a layout were read last time.
type Reading struct {
	ID      int64  `json:"id"`
	Name    string `json:"name"`
	File    string `json:"file"`
	Kind    string `json:"kind"`
	Columns int    `json:"columns"`
	SavedAt int64  `json:"savedAt"`
	UsedAt  int64  `json:"usedAt"`
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

// ReadOptions overrule what was detected; "" keeps the detection.
type ReadOptions struct {
	Format    string          `json:"format"`
	Encoding  string          `json:"encoding"`
	Delimiter string          `json:"delimiter"`
	Sheet     string          `json:"sheet"`
	HeaderRow int             `json:"headerRow"` // 0 keeps the detection, -1 says that there is none
	Kind      string          `json:"kind"`
	Platform  string          `json:"platform"`
	Currency  string          `json:"currency"`
	TimeZone  string          `json:"timeZone"`
	DateOrder string          `json:"dateOrder"` // "ymd", "dmy", "mdy"
	Columns   []ColumnMapping `json:"columns"`   // empty keeps the detected mapping
	Part      string          `json:"part"`      // the sheet this part of a workbook is, see Arrange
	Fresh     bool            `json:"fresh"`     // do not read it like last time
}

// FilePart is a file in its turn, or a sheet of it.
type FilePart struct {
	Path  string `json:"path"`
	File  string `json:"file"`
	Sheet string `json:"sheet"`
	Kind  string `json:"kind"` // "" when nobody knows
}

// Finding is one thing that was found out about a file, how sure that is from 0 to 1, and what else it could be.
type Finding struct {
	What       string   `json:"what"` // "encoding", "delimiter", "sheet", "headerRow", "format", "dateOrder"
	Value      string   `json:"value"`
	Confidence float64  `json:"confidence"`
	Others     []string `json:"others"`
}

// Inspection is what a file was recognised as.
type Inspection struct {
	Path       string     `json:"path"`
	File       string     `json:"file"`
	Size       int64      `json:"size"`
	Container  string     `json:"container"` // "csv", "xlsx", "html", "vcf"
	Encoding   string     `json:"encoding"`
	Delimiter  string     `json:"delimiter"`
	Format     string     `json:"format"`
	Kind       string     `json:"kind"`
	Platform   string     `json:"platform"`
	Currency   string     `json:"currency"`
	TimeZone   string     `json:"timeZone"`
	DateOrder  string     `json:"dateOrder"`
	Confidence float64    `json:"confidence"`
	Rows       int64      `json:"rows"` // estimated
	Sheet      string     `json:"sheet"`
	Sheets     []string   `json:"sheets"`
	HeaderRow  int        `json:"headerRow"` // 0 when there is none
	Findings   []Finding  `json:"findings"`
	Columns    []Column   `json:"columns"`
	Preview    [][]string `json:"preview"`
	Warnings   []Warning  `json:"warnings"`
	Asks       []string   `json:"asks"`       // what the owner is asked once: "currency", "timeZone"
	Remembered *Reading   `json:"remembered"` // how it was read last time, when it is read so again
	Missing    []string   `json:"missing"`    // fields that must be mapped before the import can begin
}

// Field is something a column can be mapped to; its name is the key "field.<id>".
type Field struct {
	ID    string   `json:"id"`
	Name  string   `json:"name"`  // of a custom field, else ""
	Type  string   `json:"type"`  // of a custom field, else ""
	Group string   `json:"group"` // "custom", "customer", "order", "line", "event", "product"
	Kinds []string `json:"kinds"`
}

// Format is a recognised export; its name is the key "format.<id>".
type Format struct {
	ID       string `json:"id"`
	Kind     string `json:"kind"`
	Platform string `json:"platform"`
}

// ImportRequest starts a dry run or an import.
type ImportRequest struct {
	Path    string      `json:"path"`
	Options ReadOptions `json:"options"`
	DryRun  bool        `json:"dryRun"`
}

// Warning is one kind of thing to know about a file; its sentence is Key.
type Warning struct {
	Key   string `json:"key"`
	Text  string `json:"text"`
	Count int64  `json:"count"`
	Rows  []int  `json:"rows"`
}

// Change is a sample of an update.
type Change struct {
	Who    string `json:"who"`
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// RowReading is one row as it was understood. Amounts are null where the file is silent.
type RowReading struct {
	Row       int    `json:"row"`
	Outcome   string `json:"outcome"` // "created", "updated", "unchanged", "rejected" or ""
	Who       string `json:"who"`
	Phone     string `json:"phone"`
	Email     string `json:"email"`
	Region    string `json:"region"`
	Number    string `json:"number"`
	Status    string `json:"status"`
	CreatedAt int64  `json:"createdAt"`
	PaidAt    int64  `json:"paidAt"`
	At        int64  `json:"at"`
	Currency  string `json:"currency"`
	Total     *int64 `json:"total"`
	Paid      *int64 `json:"paid"`
	Title     string `json:"title"`
	Lines     int    `json:"lines"`
}

// ImportResult is what an import did, or in a dry run would do. Rows is the sum of the five counts behind it.
type ImportResult struct {
	ImportID     int64        `json:"importId"`
	OperationID  int64        `json:"operationId"`
	DryRun       bool         `json:"dryRun"`
	File         string       `json:"file"`
	Format       string       `json:"format"`
	Encoding     string       `json:"encoding"`
	Kind         string       `json:"kind"`
	Rows         int64        `json:"rows"`
	Created      int64        `json:"created"`
	Updated      int64        `json:"updated"`
	Unchanged    int64        `json:"unchanged"`
	Rejected     int64        `json:"rejected"`
	Ignored      int64        `json:"ignored"`
	Orders       int64        `json:"orders"`
	Customers    int64        `json:"customers"`
	Lines        int64        `json:"lines"`
	RejectsFile  string       `json:"rejectsFile"`
	Rejects      []Warning    `json:"rejects"`
	Warnings     []Warning    `json:"warnings"`
	Changes      []Change     `json:"changes"`
	Readings     []RowReading `json:"readings"` // the first rows as they were understood
	Milliseconds int64        `json:"milliseconds"`
	At           int64        `json:"at"`
}

// ---- jobs

// Job is long work. State is "running", "done", "failed" or "cancelled".
type Job struct {
	ID          string  `json:"id"`
	Kind        string  `json:"kind"` // "import", "dryRun", "sample", "export", "doubles"
	Title       string  `json:"title"`
	State       string  `json:"state"`
	Done        int64   `json:"done"`
	Total       int64   `json:"total"`
	StartedAt   int64   `json:"startedAt"`
	RemainingMs *int64  `json:"remainingMs"` // null until it can be told
	ErrorKey    string  `json:"errorKey"`
	ErrorParams []Param `json:"errorParams"`
}

// ---- portrait

// AgeCount is one bar of the age chart.
type AgeCount struct {
	Band  AgeBand  `json:"band"`
	Count int64    `json:"count"`
	Share *float64 `json:"share"` // of the customers whose age is known; null for the unknown band or without any
}

// GenderCount is one gender's customers.
type GenderCount struct {
	Gender string   `json:"gender"`
	Count  int64    `json:"count"`
	Share  *float64 `json:"share"`
}

// PlaceCount is one province's customers and orders.
type PlaceCount struct {
	Country    string   `json:"country"`
	Province   string   `json:"province"`
	Code       int      `json:"code"`
	Customers  int64    `json:"customers"`
	Share      *float64 `json:"share"` // of the population's customers whose place is known
	Orders     int64    `json:"orders"`
	OrderShare *float64 `json:"orderShare"`
	Paid       int64    `json:"paid"`
}

// PortraitQuery asks for the portrait of a population. Measure is "customers" or "orders" for the maps.
type PortraitQuery struct {
	Population string `json:"population"`
	LastDays   int    `json:"lastDays"`
	Measure    string `json:"measure"`
	Language   string `json:"language"` // of the labels inside the charts
}

// Portrait is 客户画像. Tile and map options are the same bars of places where a map of China would say nothing. The options are ECharts option objects as JSON text, without colours: the page's theme gives those.
type Portrait struct {
	Customers    int64         `json:"customers"`
	Everyone     int64         `json:"everyone"`
	DataSince    int64         `json:"dataSince"`
	Currency     string        `json:"currency"`
	AgeKnown     int64         `json:"ageKnown"`
	GenderKnown  int64         `json:"genderKnown"`
	PlaceKnown   int64         `json:"placeKnown"`
	OrdersPlaced int64         `json:"ordersPlaced"`
	Ages         []AgeCount    `json:"ages"`
	Genders      []GenderCount `json:"genders"`
	Places       []PlaceCount  `json:"places"`
	AgeOption    string        `json:"ageOption"`
	GenderOption string        `json:"genderOption"`
	TileOption   string        `json:"tileOption"`
	MapOption    string        `json:"mapOption"`
}

// PopulationCounts are the numbers on the population switch.
type PopulationCounts struct {
	All      int64 `json:"all"`
	Interest int64 `json:"interest"`
	Buyers   int64 `json:"buyers"`
	Scanned  int64 `json:"scanned"`
}

// ChartExport writes a chart to a file the owner chooses. Picture is the SVG text or base64 PNG for those two formats.
type ChartExport struct {
	Query   PortraitQuery `json:"query"`
	Chart   string        `json:"chart"`  // "age", "gender", "region", "all" (xlsx and html)
	Format  string        `json:"format"` // "png", "svg", "xlsx", "html"
	Picture string        `json:"picture"`
	Theme   string        `json:"theme"`
}

// ---- shop

// ShopState says which shop is open, or why none is.
type ShopState struct {
	Open        bool    `json:"open"`
	Path        string  `json:"path"`
	Name        string  `json:"name"`
	Sample      bool    `json:"sample"`
	Currency    string  `json:"currency"`
	TimeZone    string  `json:"timeZone"`
	Customers   int64   `json:"customers"`
	Orders      int64   `json:"orders"`
	BackupAt    int64   `json:"backupAt"`
	Version     string  `json:"version"`
	ErrorKey    string  `json:"errorKey"`
	ErrorParams []Param `json:"errorParams"`
}

// ShopSettings is what the owner can set about the shop.
type ShopSettings struct {
	Name     string `json:"name"`
	TimeZone string `json:"timeZone"`
	Currency string `json:"currency"`
}

// CurrencyTotals are sums in a currency that is not the shop's own.
type CurrencyTotals struct {
	Currency string `json:"currency"`
	Orders   int64  `json:"orders"`
	Paid     int64  `json:"paid"`
	Refunded int64  `json:"refunded"`
	Net      int64  `json:"net"`
}

// Totals are the whole shop's sums in its reporting currency.
type Totals struct {
	Customers  int64            `json:"customers"`
	Orders     int64            `json:"orders"`
	PaidOrders int64            `json:"paidOrders"`
	Lines      int64            `json:"lines"`
	Currency   string           `json:"currency"`
	Total      int64            `json:"total"`
	Paid       int64            `json:"paid"`
	Refunded   int64            `json:"refunded"`
	Net        int64            `json:"net"`
	Others     []CurrencyTotals `json:"others"`
}

// Preferences belong to the computer, not to the shop.
type Preferences struct {
	Language string `json:"language"` // "", "zh-CN", "zh-TW", "en"; "" follows the system
	Theme    string `json:"theme"`    // "", "light", "dark"
}
