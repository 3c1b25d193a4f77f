package bind

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

// ImportRequest says which file is imported, or tried out, and how it is read.
type ImportRequest struct {
	Path    string      `json:"path"`
	Options ReadOptions `json:"options"`
}

// Trial is a file in a rehearsal: on its way, or over with what it would do or why it cannot be imported.
type Trial struct {
	Done        int64         `json:"done"`  // of total, while it is on its way
	Total       int64         `json:"total"` // 0 before that
	Over        bool          `json:"over"`
	Result      *ImportResult `json:"result"`
	ErrorKey    string        `json:"errorKey"`
	ErrorParams []Param       `json:"errorParams"`
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
