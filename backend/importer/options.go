package importer

import (
	"time"

	"shuke/backend/crm"
)

// Options overrule what Inspect would find out, and say what no file can. The zero value detects everything.
type Options struct {
	Format    string            // id of a format to read the file as
	Mapping   *Mapping          // columns, words and traps to use instead of a format's
	Sheet     string            // of a workbook
	Encoding  string            // of a text file
	Delimiter rune              // of a text file, an ASCII character; a blank is any number of them
	HeaderRow int               // number of the row with the column names, from 1; NoHeader when there is none
	DateOrder string            // dmy or mdy, of dates with the year last; ymd, of 24/12/30
	TimeZone  *time.Location    // the shop's, for times that name none; nil is UTC
	Currency  string            // the shop's, for files that name none
	Fields    []crm.CustomField // the shop's: columns called like one fill it
	Now       time.Time         // for ages, which stay unknown without it
}

// NoHeader as Options.HeaderRow says that the first row holds data; the columns are called #1, #2 and so on.
const NoHeader = -1

func (o *Options) zone() *time.Location {
	if o.TimeZone == nil {
		return time.UTC
	}
	return o.TimeZone
}

// Inspection is what a file turned out to be.
type Inspection struct {
	Path       string
	File       string // base name
	Size       int64  // bytes on disk
	Compressed bool
	Container  string // csv, xlsx or html
	Encoding   string // utf-8, utf-8-bom, gb18030, big5, shift-jis, utf-16le, utf-16be, windows-1252; "" for workbooks
	Delimiter  string // "" for workbooks and web pages

	Format     string // id, "" when the header is not recognised
	Kind       crm.FileKind
	Platform   string
	Confidence float64 // 0 to 1

	HeaderRow    int      // 0 when there is none
	Signature    string   // names the layout
	Asks         []string // what no file of the kind says and the owner is asked once: "currency", "timeZone"
	Columns      []Column
	Preview      [][]string // the first rows below the header
	Mapping      Mapping
	RowsEstimate int64
	Sheet        string
	Sheets       []string
	Warnings     []crm.Warning
	Findings     []Finding
}

// Column is one column of a file, with what it would be read as.
type Column struct {
	Name    string
	Samples []string // the first three cells that hold something
	Targets Targets  // fields it fills, none when it is left out
	Note    string   // key of a remark about the column, or ""

	Type     ValueType     // what its cells are read as, "" when it is left out
	Good     int           // of the first rows, cells that can be read so
	Bad      int           // … and that cannot
	BadCells []BadCell     // the first of those
	Proposed crm.FieldType // of the custom field it could be, "" when it is none
	checked  bool
}

// previewRows is how many rows an Inspection shows, sampleRows how many it looks at.
const (
	previewRows = 10
	sampleRows  = 1000
	columnCells = 3
)
