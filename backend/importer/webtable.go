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
	at       int  // where the cell being read stands in cells
	held     bool // the scanner stands at the start of a row that was not begun
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
	r.held = false
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
	span, err := strconv.Atoi(r.scanner.Attr("colspan"))
	if err != nil {
		span = 1
	}
	r.at = len(r.cells)
	r.cells = append(r.cells, make([]string, max(1, min(span, maxColumns)))...)
	r.text, r.inCell = r.text[:0], !r.scanner.Closed
}

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
