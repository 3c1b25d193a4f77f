package importer

import (
	"context"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"

	"shuke/backend/crm"
	"shuke/backend/importer/book"
)

// opened is a file that was looked at and can be read: what Inspect shows and what Open needs.
type opened struct {
	Inspection
	src          *source
	book         *book.Book
	text         text
	header       []string
	lateEncoding atomic.Pointer[string] // found while reading a file that began with ASCII
	warnings     *warnings
	traits       traits
	aside        *aside       // a table with nothing to import
	sums         map[int]bool // columns of which a merged cell says its amount once
}

// Inspect sniffs a file: what it is, how it is encoded, and what its columns mean. A header nobody recognises is no
// error: Format is empty then, and the mapping has no columns. Errors are *crm.Error: CodeUnreadable for what is no
// table, CodeInvalid for options that make no sense.
func Inspect(ctx context.Context, path string, opts Options) (Inspection, error) {
	o, err := open(ctx, path, opts)
	if err != nil {
		return Inspection{}, err
	}
	defer o.close()
	return o.Inspection, nil
}

func open(ctx context.Context, path string, opts Options) (*opened, error) {
	src, err := openSource(path)
	if err != nil {
		return nil, err
	}
	o := &opened{src: src, warnings: new(warnings)}
	o.Path, o.File, o.Size, o.Compressed = path, filepath.Base(path), src.size, src.packed
	if err := o.look(ctx, opts); err != nil {
		o.close()
		return nil, err
	}
	return o, nil
}

func (o *opened) look(ctx context.Context, opts Options) error {
	var rows [][]string
	var err error
	if o.src.book {
		rows, err = o.lookAtBook(opts)
	} else {
		rows, err = o.lookAtText(opts)
	}
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return crm.WrapError(err, crm.CodeCancelled, "import.cancelled")
	}
	if len(rows) == 0 && o.text.markup {
		return crm.Errorf(crm.CodeUnreadable, "import.file.notTable")
	}
	if len(rows) == 0 {
		return crm.Errorf(crm.CodeUnreadable, "import.file.empty")
	}
	if err := o.locateHeader(rows, opts); err != nil {
		return err
	}
	return o.interpret(o.followed(rows[o.HeaderRow:]), opts)
}

// locateHeader finds the row with the column names, or takes the one a person named, which must be among the first rows.
func (o *opened) locateHeader(rows [][]string, opts Options) error {
	at, list := findHeader(rows, opts.Mapping)
	o.HeaderRow = at + 1
	if opts.HeaderRow > len(rows) {
		return crm.Errorf(crm.CodeInvalid, "import.options.headerRowUnknown", "row", opts.HeaderRow, "rows", len(rows))
	}
	if asked := opts.HeaderRow; asked != 0 {
		o.HeaderRow = max(asked, 0)
		list = append([]guess{{strconv.Itoa(o.HeaderRow), 1}}, list...)
	}
	o.Findings = append(o.Findings, findingOf(FoundHeader, list))
	if o.HeaderRow == 0 {
		o.header = numbered(rows)
		return nil
	}
	o.header = headerNames(rows[o.HeaderRow-1])
	o.Signature = Signature(o.header)
	return nil
}

func (o *opened) lookAtText(opts Options) ([][]string, error) {
	o.Container = "csv"
	content, err := o.src.content()
	if err != nil {
		return nil, err
	}
	if o.text, err = sniffText(content, opts); err != nil {
		return nil, err
	}
	o.Encoding, o.Findings = o.text.encoding, o.text.findings
	head := o.text.decodedHead()
	var rows [][]string
	switch {
	case o.text.markup:
		o.Container = "html"
		rows = readSample(o.fillMerged(newWebReader(strings.NewReader(head), new(warnings)), nil), sampleRows)
	case o.text.cards:
		o.Container = "vcf"
		rows = readSample(newCardReader(strings.NewReader(head)), sampleRows)
	default:
		o.Delimiter = string(o.text.comma)
		rows = sample(head, o.text.comma, o.text.loneCR, sampleRows)
	}
	if len(o.text.head) == headBytes && len(rows) > 1 && len(rows) < sampleRows {
		rows = rows[:len(rows)-1] // cut by the end of the sample
	}
	o.RowsEstimate = o.estimate(rows, head)
	return rows, nil
}

// estimate is about how many rows the file has, by the length of those in the sample and how far packing shrank them.
func (o *opened) estimate(rows [][]string, head string) int64 {
	if len(o.text.head) < headBytes && len(rows) < sampleRows {
		return int64(len(rows))
	}
	length := 0
	for _, row := range rows {
		for _, c := range row {
			length += len(c) + 1
		}
	}
	bytesOnDisk := float64(o.Size)
	if o.Compressed {
		bytesOnDisk *= float64(len(o.text.head)) / float64(max(o.src.read.Load(), 1))
	}
	decodedBytes := bytesOnDisk * float64(len(head)) / float64(max(len(o.text.head), 1))
	return int64(decodedBytes / float64(max(length, 1)) * float64(len(rows)))
}

// interpret decides what the columns mean and fills the part of the Inspection that people see.
func (o *opened) interpret(rows [][]string, opts Options) error {
	m, confidence, err := chosen(o.header, opts)
	if err != nil {
		return err
	}
	if opts.Mapping == nil && opts.Format == "" && len(m.Columns) == 0 {
		if m, confidence = o.concluded(rows, opts); confidence > 0 {
			o.warnings.add("import.warning.columnsGuessed", "", 0)
		}
	}
	if opts.Mapping == nil {
		leaveHome(&m, o.header, rows)
	}
	if opts.DateOrder != "" {
		if _, ok := dateOrders[opts.DateOrder]; !ok {
			return mappingError("dateOrder", opts.DateOrder, "dateOrderUnknown")
		}
		m.DateOrder = opts.DateOrder
	}
	o.Findings = append(o.Findings, findingOf(FoundFormat, formatGuesses(m.Format, confidence, o.header)))
	o.Mapping, o.Kind, o.Platform, o.Confidence, o.Format = m, m.Kind, m.Platform, confidence, m.Format
	if opts.Mapping == nil && opts.Format == "" {
		o.aside = asideOf(o.header)
	}
	if o.aside != nil {
		o.Mapping, o.Kind, o.Platform, o.Confidence, o.Format = Mapping{}, "", "", 0, o.aside.id
	}
	o.RowsEstimate = max(o.RowsEstimate-int64(o.HeaderRow), int64(len(rows)))
	o.knownFields(opts)
	o.describeColumns(rows)
	o.findHome(rows, opts)
	o.findRounded(rows)
	o.findDotted(rows, firstOf(m.Currency, opts.Currency))
	o.decideDateOrder(rows, opts)
	o.checkColumns(rows, opts)
	o.proposeFields(rows)
	o.Asks = o.Mapping.asks()
	o.Preview = preview(rows)
	o.Warnings = o.warnings.list()
	return nil
}

// concluded is what the cells of a table say about it where its column names say nothing.
func (o *opened) concluded(rows [][]string, opts Options) (m Mapping, confidence float64) {
	if o.HeaderRow == 0 {
		m, confidence = recogniseCells(o.header, rows)
	}
	if confidence == 0 {
		m, confidence = recogniseList(o.header, rows, opts.Currency)
	}
	return m, confidence
}

// formatGuesses are the formats a header could be of; what was chosen stands first.
func formatGuesses(chosen string, confidence float64, header []string) []guess {
	list := []guess{{chosen, confidence}}
	for _, f := range Formats {
		if c := f.confidence(header); c > 0 && f.ID != chosen {
			list = append(list, guess{f.ID, c})
		}
	}
	if _, c := recognise(header); c > 0 && chosen != table.ID {
		list = append(list, guess{table.ID, c})
	}
	return list
}

// chosen is the mapping that the options name, or else the likeliest one.
func chosen(header []string, opts Options) (m Mapping, confidence float64, err error) {
	switch {
	case opts.Mapping != nil:
		m = *opts.Mapping
		return m, 1, m.Check()
	case opts.Format == "":
		m, confidence = detect(ownHeader(header))
	case opts.Format == table.ID:
		m, _ = recognise(ownHeader(header))
		confidence = 1
	case FormatByID(opts.Format) == nil:
		return m, 0, crm.Errorf(crm.CodeInvalid, "import.options.formatUnknown", "format", opts.Format)
	default:
		m, confidence = FormatByID(opts.Format).mapping(header), 1
	}
	return m, confidence, nil
}

func preview(rows [][]string) [][]string {
	rows = rows[:min(previewRows, len(rows))]
	shown := make([][]string, len(rows))
	for i, row := range rows {
		shown[i] = make([]string, len(row))
		for k, c := range row {
			shown[i][k] = strings.Clone(c)
		}
	}
	return shown
}

// rows starts reading from the first row of the file.
func (o *opened) rows() (rowReader, error) {
	rows, err := o.plainRows()
	if err != nil || o.HeaderRow == 0 {
		return rows, err
	}
	return newHeadedRows(rows, o.header, o.HeaderRow, o.tellHeaderChanged), nil
}

// plainRows reads the rows of a sheet, or of a text.
func (o *opened) plainRows() (rowReader, error) {
	if o.book != nil {
		r, err := o.sheetRows(o.Sheet, o.progress)
		if err != nil {
			return nil, err
		}
		r.rows.Hidden = func(row int) {
			if row > o.HeaderRow {
				o.warnings.add("import.warning.rowsHidden", "", row)
			}
		}
		return o.fillMerged(r, o.tellMerged), nil
	}
	content, err := o.src.content()
	if err != nil {
		return nil, err
	}
	var utf8 io.Reader
	if o.text.certain {
		utf8 = decodedMixed(content, o.text.encoding, o.tellMixed)
	} else {
		utf8 = &lateDecoder{src: content, foreign: o.tellMixed, decide: func(name string) { o.lateEncoding.Store(&name) }}
	}
	if o.text.markup {
		return o.fillMerged(newWebReader(utf8, o.warnings), o.tellMerged), nil
	}
	if o.text.cards {
		return newCardReader(utf8), nil
	}
	return newCSVReader(utf8, o.text.comma, o.text.loneCR, o.warnings), nil
}

// tellMixed notes a line in UTF-8 of a text that is not.
func (o *opened) tellMixed(line int) {
	o.warnings.add("import.warning.encodingMixed", encodingUTF8, line)
}

func (o *opened) close() {
	if o.book != nil {
		_ = o.book.Close() // only removes temporary files
	}
	_ = o.src.Close() // opened for reading: nothing is lost
}
