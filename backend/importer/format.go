package importer

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"shuke/backend/crm"
)

// Format is an export that is recognised by its header. It is data; the few traps that data cannot express are hooks.
type Format struct {
	ID          string
	Name        string // as the platform calls it
	Description string // one paragraph for docs/import-formats.md
	Platform    string
	Kind        crm.FileKind

	Signature []string // headers that are all there; "支付时间|订单成交时间" is either of them
	Without   []string // headers of which none is there
	Key       string   // without the whole signature: the header that names the record …
	Marks     []string // … and names that no other export has, of which enoughMarks are there: owners delete columns
	Described bool     // the row below the header describes the columns, which its order number without a digit shows

	Columns   map[string]Targets
	Values    map[string]map[string]string
	Defaults  map[string]string
	TimeZone  string // of times that name none; "" is the shop's
	Currency  string // of files without a currency column; "" is the shop's
	Country   string
	DateOrder string

	OrderPrefix string // in front of order numbers in some files and missing in others: "#"
	Several     string // what stands between several values of one cell: " ::: "

	Continued bool // only the first row of an order names it

	Joined          string // stands between the products of an order that has one row for all of them, in every cell about them
	CurrencyCountry bool   // a row that names no country is of the one whose currency it has
	CountryCurrency bool   // amounts are in the currency of the row's country, of which the platform has a market
	MarketClock     bool   // times are on the clock of that country

	Own bool // Shuke wrote it: sums need no working out, a dot is for decimals, phones without a country code are of Country

	finish func(b *builder) // called when all rows of a record are read
}

// Formats lists what is recognised, in the order of the files that register it.
var Formats []*Format

// register makes a format known. Each format's file calls it once, so that adding a format touches no other file.
func register(f Format) { Formats = append(Formats, &f) }

// FormatByID finds a format, nil when there is none.
func FormatByID(id string) *Format {
	for _, f := range Formats {
		if f.ID == id {
			return f
		}
	}
	if id == table.ID {
		return &table
	}
	return nil
}

// enoughMarks is how many names that only one export has make up for a signature of which a column was deleted.
const enoughMarks = 2

// confidence is how sure it is that a header belongs to the format: at least 0.8 with the whole signature, less than that
// but more than any table has with enough marks, and more the more of its columns are known; otherwise 0.
func (f *Format) confidence(header []string) float64 {
	present := make(map[string]bool, len(header))
	for _, h := range header {
		present[unitless(h)] = true
	}
	there := func(h string) bool {
		return slices.ContainsFunc(strings.Split(h, "|"), func(h string) bool { return present[unitless(h)] })
	}
	if slices.ContainsFunc(f.Without, there) {
		return 0
	}
	least, span := 0.8, 0.2
	if count(f.Signature, there) < len(f.Signature) {
		if f.Key == "" || !there(f.Key) || count(f.Marks, there) < enoughMarks {
			return 0
		}
		least, span = 0.71, 0.08
	}
	known := 0
	for h := range f.Columns {
		known += bit(there(h))
	}
	return least + span*float64(known)/float64(len(f.Columns))
}

func count(names []string, there func(string) bool) (n int) {
	for _, name := range names {
		n += bit(there(name))
	}
	return n
}

// mapping is what the format makes of a header.
func (f *Format) mapping(header []string) Mapping {
	columns := make(map[string]Targets)
	byFold := make(map[string]Targets, len(f.Columns))
	for name, targets := range f.Columns {
		byFold[unitless(name)] = targets
	}
	for _, h := range header {
		if targets := byFold[unitless(h)]; targets != nil {
			columns[h] = targets
		}
	}
	return Mapping{
		Format: f.ID, Kind: f.Kind, Platform: f.Platform, Currency: f.Currency, TimeZone: f.TimeZone,
		DateOrder: f.DateOrder, Country: f.Country, Columns: columns,
		Values: maps.Clone(f.Values), Defaults: maps.Clone(f.Defaults),
	}
}

// detect finds the mapping of a header, falling back to the table recogniser; confidence is 0 when nothing fits.
func detect(header []string) (m Mapping, confidence float64) {
	var f *Format
	for _, candidate := range Formats {
		if c := candidate.confidence(header); c > confidence {
			f, confidence = candidate, c
		}
	}
	if f != nil {
		return f.mapping(header), confidence
	}
	return recognise(header)
}

// fold makes header names comparable: without case, without white space at the ends or doubled inside, and with accents in
// one form, since some spreadsheets take letters and accents apart.
func fold(header string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(bare(header))), " "))
}

// bare is a header without the pictures that people put before it, and without characters that cannot be seen.
func bare(header string) string {
	text := strings.Map(func(r rune) rune {
		if r >= utf8.RuneSelf && (unicode.In(r, unicode.Cf, unicode.So, unicode.Sk) || r == '\uFE0F') {
			return -1
		}
		return r
	}, header)
	if strings.TrimSpace(text) == "" {
		return header
	}
	return text
}

// unitless is fold without the unit that some layouts put behind a name: 商家实收金额(元) and 商家实收金额 are one column.
func unitless(header string) string {
	header = strings.Trim(strings.ToLower(header), "*＊ ")
	for _, unit := range units {
		header = strings.TrimSuffix(strings.TrimSpace(header), unit)
	}
	return fold(header)
}

// units are what stands in brackets behind the names of columns.
var units = [...]string{"(元)", "（元）", "(件)", "（件）", "（￥）", "(￥)", "(rmb)", "(cny)", "（必填）", "(必填)", "（选填）", "(选填)"}
