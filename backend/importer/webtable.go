package importer

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/importer/markup"
)

// webReader reads the tables of a web page, and of Excel's XML of 2003: both are what many platforms call .xls.
type webReader struct {
	scanner  *markup.Scanner
	warnings *warnings
	row      int
	inCell   bool
	at       int    // where the cell being read stands in cells
	until    []int  // by column, the last row that a cell above takes too
	begun    []span // cells of the row read last that stand for rows below
	held     bool   // the scanner stands at the start of a row that was not begun
	cells    []string
	text     []byte
	silent   int // inside of what is not shown
}

func newWebReader(src io.Reader, w *warnings) *webReader {
	return &webReader{scanner: markup.NewScanner(src), warnings: w}
}

// markedUp tells whether a text that begins with a tag has a table in it.
func markedUp(head string) bool {
	lower := strings.ToLower(head)
	return strings.Contains(lower, "<table") || strings.Contains(lower, "<tr") ||
		strings.Contains(lower, "urn:schemas-microsoft-com:office:spreadsheet")
}

// readRow adds the next row to c. It returns io.EOF behind the last one. A page that ends inside a row was cut off.
func (r *webReader) readRow(c *chunk) error {
	if r.row == 0 || !r.held {
		if err := r.toRow(); err != nil {
			return pageError(err)
		}
	}
	r.held, r.begun = false, r.begun[:0]
	for {
		err := r.scanner.Next()
		if errors.Is(err, io.EOF) {
			c.torn = true
			return r.deliver(c)
		}
		if err != nil {
			return pageError(err)
		}
		if r.take() {
			return r.deliver(c)
		}
	}
}

func (r *webReader) deliver(c *chunk) error {
	r.endCell()
	if r.row++; len(r.cells) > maxColumns {
		return crm.Errorf(crm.CodeUnreadable, "import.file.tooWide", "row", r.row)
	}
	for _, text := range r.cells {
		if strings.Contains(text, "\uFFFD") {
			r.warnings.add("import.warning.bytesUnreadable", "", r.row)
			break
		}
	}
	c.cells = append(c.cells, r.cells...)
	c.endRow()
	r.cells = r.cells[:0]
	return nil
}

// toRow goes to the next row.
func (r *webReader) toRow() error {
	for {
		if err := r.scanner.Next(); err != nil {
			return err
		}
		if s := r.scanner; s.Kind == markup.Start && rowTag(s) && !s.Closed {
			return nil
		}
	}
}

func rowTag(s *markup.Scanner) bool  { return s.Is("tr") || s.Is("Row") }
func cellTag(s *markup.Scanner) bool { return s.Is("td") || s.Is("th") || s.Is("Cell") }

// take reads a token inside a row and reports whether the row ended.
func (r *webReader) take() (ended bool) {
	s := r.scanner
	switch {
	case s.Kind == markup.Text:
		if r.inCell && r.silent == 0 {
			r.text = s.AppendText(r.text)
		}
	case s.Is("style"), s.Is("script"), s.Is("Comment"):
		r.silent = 0
		if s.Kind == markup.Start && !s.Closed {
			r.silent = 1
		}
	case rowTag(s):
		r.held = s.Kind == markup.Start
		return true
	case s.Is("table"):
		return s.Kind == markup.End && !r.inCell
	case cellTag(s):
		r.endCell()
		if s.Kind == markup.Start {
			r.beginCell()
		}
	case s.Is("br"), s.Is("p") && s.Kind == markup.Start && len(r.text) > 0:
		r.text = append(r.text, '\n')
	}
	return false
}

// beginCell leaves out what Excel's XML leaves out, and notes how many columns a cell takes.
func (r *webReader) beginCell() {
	if index, err := strconv.Atoi(r.scanner.Attr("Index")); err == nil {
		for len(r.cells) < min(index-1, maxColumns) {
			r.cells = append(r.cells, "")
		}
	}
	for len(r.cells) < len(r.until) && r.until[len(r.cells)] > r.row {
		r.cells = append(r.cells, "")
	}
	r.at = len(r.cells)
	across, down := r.extent()
	r.cells = append(r.cells, make([]string, across)...)
	if down > 1 {
		r.stretch(across, r.row+down)
	}
	r.text, r.inCell = r.text[:0], !r.scanner.Closed
}

// extent is how many columns and rows the cell takes that begins here.
func (r *webReader) extent() (across, down int) {
	return r.taken("colspan", "MergeAcross", maxColumns), r.taken("rowspan", "MergeDown", maxRowspan)
}

// maxRowspan is the most rows that browsers let a cell take.
const maxRowspan = 65_534

// taken reads how much a cell takes as web pages say it, or how much more than one as Excel's XML does.
func (r *webReader) taken(all, more string, most int) int {
	n, err := strconv.Atoi(r.scanner.Attr(all))
	if err != nil {
		if n, err = strconv.Atoi(r.scanner.Attr(more)); err != nil || n >= most {
			n = 0
		}
		n++
	}
	return max(1, min(n, most))
}

// stretch notes that the cell being read stands for the rows below it too, up to last: those do not write it again.
func (r *webReader) stretch(across, last int) {
	for len(r.until) < min(r.at+across, maxColumns) {
		r.until = append(r.until, 0)
	}
	for column := r.at; column < min(r.at+across, maxColumns); column++ {
		r.until[column] = last
	}
	r.begun = append(r.begun, span{column: r.at, last: last})
}

// spansBegun are the cells of the row read last that stand for rows below it.
func (r *webReader) spansBegun(int) []span { return r.begun }

func (r *webReader) endCell() {
	if r.inCell {
		r.inCell = false
		r.cells[r.at] = strings.TrimSpace(string(r.text))
	}
}

// Close has nothing to release: the file belongs to the Reader.
func (r *webReader) Close() error { return nil }

func pageError(err error) error {
	if errors.Is(err, markup.ErrTooLong) {
		return crm.WrapError(err, crm.CodeUnreadable, "import.file.damaged")
	}
	return fileError(err)
}
