package crm

// KnownReading is how files of a layout were read last time: what their columns mean, and what the owner overruled of
// what was found out. Signature names the layout as it is found without help.
type KnownReading struct {
	ID        int64
	Signature string
	Name      string
	File      string // the last one
	Mapping   string // JSON, as importer.Mapping writes it
	Encoding  string // "" unless overruled, like the three below
	Delimiter string
	Sheet     string
	HeaderRow int
	SavedAt   int64
	UsedAt    int64
}

// MaxReadingName is how many characters its name may have.
const MaxReadingName = 80
