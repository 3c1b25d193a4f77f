package importer

import (
	"compress/flate"
	"errors"
	"io"
	"slices"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/importer/book"
	"shuke/backend/importer/markup"
)

// bookReader reads the rows of a sheet.
type bookReader struct {
	rows  *book.Rows
	sheet string
	tell  func(share float64) // hears how far it is
	read  int
}

// readRow adds the next row to c; a row the file leaves out is blank. It returns io.EOF behind the last one.
func (r *bookReader) readRow(c *chunk) error {
	cells, err := r.rows.Next(c.cells)
	if err != nil {
		return bookError(err)
	}
	c.cells = cells
	c.endRow()
	if r.read++; r.read%256 == 0 {
		r.tell(r.rows.Progress())
	}
	return nil
}

// Close stops reading the sheet.
func (r *bookReader) Close() error { return r.rows.Close() }

// openBook opens a workbook without reading its sheets.
func openBook(path string) (*book.Book, error) {
	b, err := book.Open(path)
	return b, bookError(err)
}

// bookError gives what is wrong with a workbook its sentence.
func bookError(err error) error {
	var key string
	var broken flate.CorruptInputError
	switch {
	case errors.Is(err, book.ErrBomb):
		key = "import.file.bomb"
	case errors.Is(err, book.ErrNumbers), errors.Is(err, book.ErrBinary):
		key = "import.file.otherSheet"
	case errors.Is(err, book.ErrDocument):
		key = "import.file.notTable"
	case errors.Is(err, book.ErrOther):
		key = "import.file.archive"
	case errors.Is(err, markup.ErrTooLong), errors.Is(err, book.ErrSheetGone), errors.Is(err, book.ErrBroken), errors.As(err, &broken):
		key = "import.file.damaged"
	default:
		return fileError(err)
	}
	return crm.WrapError(err, crm.CodeUnreadable, key)
}

func (o *opened) lookAtBook(opts Options) ([][]string, error) {
	o.Container = "xlsx"
	var err error
	if o.book, err = openBook(o.Path); err != nil {
		return nil, err
	}
	for _, s := range o.book.Sheets() {
		o.Sheets = append(o.Sheets, s.Name)
	}
	if opts.Sheet != "" && !slices.Contains(o.Sheets, opts.Sheet) {
		return nil, crm.Errorf(crm.CodeInvalid, "import.options.sheetUnknown", "sheet", opts.Sheet, "sheets", strings.Join(o.Sheets, ", "))
	}
	rows, list, err := o.likeliestSheet(opts.Mapping)
	if err != nil {
		return nil, err
	}
	filled := make([]string, len(list))
	for i := range list {
		filled[i] = list[i].name
	}
	if opts.Sheet != "" {
		o.Sheet = opts.Sheet
		list = append([]guess{{opts.Sheet, 1}}, list...)
		rows, err = o.sheetSample(opts.Sheet)
	}
	o.tellSheets(filled, opts.Sheet != "")
	o.Findings = append(o.Findings, findingOf(FoundSheet, list))
	return rows, err
}

// likeliestSheet is the sample of the sheet whose header is recognised best, or else of the one with the most cells in its
// first rows. What the owner hid comes last.
func (o *opened) likeliestSheet(m *Mapping) (best [][]string, list []guess, err error) {
	estimate := int64(0)
	scores := make(map[string]float64)
	for _, sheet := range o.book.Sheets() {
		rows, err := o.sheetSample(sheet.Name)
		if err != nil {
			return nil, nil, err
		}
		if len(rows) == 0 {
			continue
		}
		score := sheetScore(rows, m)
		if sheet.Hidden {
			score /= 100
		}
		list = append(list, guess{sheet.Name, min(score, 1)})
		if scores[sheet.Name] = score; o.Sheet == "" || score > scores[o.Sheet] {
			best, estimate, o.Sheet = rows, o.RowsEstimate, sheet.Name
		}
	}
	o.RowsEstimate = estimate
	slices.SortStableFunc(list, func(a, b guess) int {
		switch {
		case scores[a.name] > scores[b.name]:
			return -1
		case scores[a.name] < scores[b.name]:
			return 1
		}
		return 0
	})
	return best, list, nil
}

// sheetScore is how well the header of a sheet is known, and below that, how much a sheet holds.
func sheetScore(rows [][]string, m *Mapping) float64 {
	at, _ := findHeader(rows, m)
	score := 0.0
	if at >= 0 {
		score = headerScore(headerNames(rows[at]), m)
	}
	cells := 0
	for _, row := range rows {
		cells += filled(row)
	}
	return score + 0.1*float64(min(cells, 10_000))/10_000
}

func (o *opened) sheetSample(sheet string) ([][]string, error) {
	r, err := o.sheetRows(sheet, func(float64) {})
	if err != nil {
		return nil, err
	}
	defer r.Close()
	c, filled := new(chunk), o.fillMerged(r, nil)
	for c.len() < sampleRows && err == nil {
		err = filled.readRow(c)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	rows := make([][]string, c.len())
	for i := range rows {
		rows[i] = c.row(i)
	}
	o.RowsEstimate = int64(len(rows))
	if share := r.rows.Progress(); len(rows) == sampleRows && share > 0 {
		o.RowsEstimate = max(o.RowsEstimate, int64(float64(len(rows))/share))
	}
	return rows, nil
}

// sheetRows starts at the first row of a sheet. Close leaves the workbook open.
func (o *opened) sheetRows(sheet string, tell func(share float64)) (*bookReader, error) {
	rows, err := o.book.Rows(sheet)
	if err != nil {
		return nil, bookError(err)
	}
	return &bookReader{rows: rows, sheet: sheet, tell: tell}, nil
}

// progress translates what was read of a sheet, unpacked, into bytes of the file.
func (o *opened) progress(share float64) { o.src.read.Store(int64(share * float64(o.Size))) }
