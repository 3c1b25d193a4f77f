package book

import (
	"bytes"
	"errors"
	"io"
	"strconv"

	"shuke/backend/importer/markup"
)

// The most that a sheet can have.
const (
	maxColumns = 16_384
	maxRows    = 1_048_576
)

// Rows streams a sheet.
type Rows struct {
	Hidden func(row int) // hears of rows with cells that nobody sees in the sheet, filtered out or hidden; may be nil

	book    *Book
	scanner *markup.Scanner
	content io.ReadCloser
	read    int64 // bytes of the sheet, unpacked
	size    int64
	texts   []string
	err     error

	number  int      // of the row whose cells are in cells
	next    int      // of the row to be returned next
	cells   []string // of the row that was read last
	ends    []int    // where in text the cells end that are not shared; -1 for those that are
	text    []byte
	value   []byte
	formula []byte
	ready   bool // cells hold a row that was not returned yet
	started bool
}

// Rows starts reading a sheet. Close must be called.
func (b *Book) Rows(sheet string) (*Rows, error) {
	for _, s := range b.sheets {
		if s.Name != sheet {
			continue
		}
		f := b.files[fold(s.part)]
		if f == nil {
			return nil, ErrBroken
		}
		texts, err := b.sharedTexts()
		if err != nil {
			return nil, err
		}
		content, err := f.Open()
		if err != nil {
			return nil, err
		}
		r := &Rows{book: b, content: content, size: int64(f.UncompressedSize64), texts: texts, next: 1} //nolint:gosec // a size the archive gives; only the progress depends on it
		r.scanner = markup.NewScanner(r)
		return r, nil
	}
	return nil, ErrSheetGone
}

// Read counts what the scanner takes.
func (r *Rows) Read(p []byte) (int, error) {
	n, err := r.content.Read(p)
	r.read += int64(n)
	return n, err
}

// Progress is how much of the sheet was read, from 0 to 1.
func (r *Rows) Progress() float64 {
	if r.size <= 0 {
		return 0
	}
	return min(1, float64(r.read)/float64(r.size))
}

// Next adds the cells of the next row to cells; rows that the sheet leaves out are empty, and so are none behind the last
// one with a cell. It returns io.EOF behind that, and io.ErrUnexpectedEOF when the sheet breaks off.
func (r *Rows) Next(cells []string) ([]string, error) {
	for !r.ready && r.err == nil {
		r.err = r.readRow()
	}
	if !r.ready {
		return cells, r.err
	}
	if r.next < r.number {
		r.next++
		return cells, nil
	}
	r.ready = false
	r.next = r.number + 1
	return append(cells, r.cells...), nil
}

// Close stops reading.
func (r *Rows) Close() error { return r.content.Close() }

// readRow reads the elements of one row number: some programs give each header cell a <row r="1"> of its own.
func (r *Rows) readRow() error {
	for {
		if !r.started {
			if err := r.toRow(); err != nil {
				return r.finish(err)
			}
		}
		number := r.rowNumber()
		if number > maxRows {
			return ErrBroken
		}
		if r.number != number && len(r.ends) > 0 {
			r.started = true // it stays for the next call
			r.deliver()
			return nil
		}
		r.number, r.started = number, false
		if r.scanner.Closed {
			continue
		}
		hidden := r.Hidden != nil && isTrue(r.scanner.Attr("hidden"))
		if err := r.readCells(); err != nil {
			return err
		}
		if hidden && len(r.ends) > 0 {
			r.Hidden(number)
		}
	}
}

// isTrue reads an attribute that is yes or no.
func isTrue(attr string) bool { return attr == "1" || attr == "true" }

// finish hands out the last row before the sheet's end. The rest of the part is read too: only then does the archive
// compare its checksum.
func (r *Rows) finish(err error) error {
	if !errors.Is(err, io.EOF) {
		return err
	}
	if _, err := io.Copy(io.Discard, r); err != nil {
		return err
	}
	if len(r.ends) > 0 {
		r.deliver()
	}
	return io.EOF
}

// toRow goes to the next row element. The end of the sheet's data is io.EOF, that of the file comes too early.
func (r *Rows) toRow() error {
	for {
		if err := r.scanner.Next(); err != nil {
			return early(err)
		}
		switch s := r.scanner; {
		case s.Kind == markup.Start && s.Is("row"):
			return nil
		case s.Is("sheetData") && (s.Kind == markup.End || s.Kind == markup.Start && s.Closed):
			return io.EOF
		case s.Kind == markup.End && s.Is("worksheet"):
			return io.EOF
		}
	}
}

// early says that a file ended before it should.
func early(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// rowNumber is what the current row element says, or the one behind the last.
func (r *Rows) rowNumber() int {
	if n, err := strconv.Atoi(r.scanner.Attr("r")); err == nil && n >= max(r.number, 1) {
		return n
	}
	return r.number + 1
}

// deliver makes the row that was read ready: its own texts become one string.
func (r *Rows) deliver() {
	text := string(r.text)
	start := 0
	r.cells = r.cells[:len(r.ends)]
	for i, end := range r.ends {
		if end >= 0 {
			r.cells[i] = text[start:end]
			start = end
		}
	}
	r.ends, r.text, r.ready = r.ends[:0], r.text[:0], true
}

func (r *Rows) readCells() error {
	for {
		if err := r.scanner.Next(); err != nil {
			return early(err)
		}
		switch s := r.scanner; {
		case s.Kind == markup.Start && s.Is("c"):
			if err := r.readCell(); err != nil {
				return err
			}
		case s.Kind == markup.End && s.Is("row"):
			return nil
		}
	}
}

// readCell reads one cell. An empty one only counts when something follows it.
func (r *Rows) readCell() error {
	column, kind, style, closed := r.column(), r.scanner.Attr("t"), r.scanner.Attr("s"), r.scanner.Closed
	if column >= maxColumns {
		return ErrBroken
	}
	if closed {
		return nil
	}
	if err := r.readValue(); err != nil {
		return err
	}
	if len(r.value) == 0 && len(r.formula) == 0 {
		return nil
	}
	if column < len(r.ends) {
		return nil // the same cell twice: the first one stands
	}
	for len(r.ends) < column {
		r.put("")
	}
	if len(r.value) == 0 {
		r.text = append(r.text, r.formula...) // nobody worked it out: what it says is better than a blank
		r.own()
		return nil
	}
	return r.convert(kind, style)
}

// column is the index of the cell that begins here: what its name says, or the one behind the last.
func (r *Rows) column() int {
	if n := columnOf(r.scanner.Attr("r")); n >= 0 {
		return n
	}
	return len(r.ends)
}

// readValue collects what stands between the tags of a cell: its value, or its text, and apart from that a formula that was never worked out.
func (r *Rows) readValue() error {
	c := collector{text: r.value[:0]}
	defer func() { r.value = c.text }()
	inValue := false
	r.formula = r.formula[:0]
	formula, computed := false, false
	for {
		if err := r.scanner.Next(); err != nil {
			return early(err)
		}
		s := r.scanner
		switch {
		case s.Is("v") && s.Kind != markup.Text:
			inValue, computed = s.Kind == markup.Start && !s.Closed, true
			continue
		case s.Is("f") && s.Kind == markup.Start && !computed:
			r.formula, formula = append(r.formula, '='), !s.Closed
			continue
		case s.Is("f") && s.Kind == markup.End:
			formula = false
			continue
		case formula && s.Kind == markup.Text:
			r.formula = s.AppendText(r.formula)
			continue
		case inValue && s.Kind == markup.Text:
			c.text = s.AppendText(c.text)
			continue
		}
		if c.take(s, "c") {
			if computed {
				r.formula = r.formula[:0]
			}
			return nil
		}
	}
}

// put adds a text that is not the row's own.
func (r *Rows) put(text string) {
	r.cells = append(r.cells[:len(r.ends)], text)
	r.ends = append(r.ends, -1)
}

// own adds a text that was appended to r.text.
func (r *Rows) own() {
	r.cells = append(r.cells[:len(r.ends)], "")
	r.ends = append(r.ends, len(r.text))
}

// convert adds the cell whose value was read.
func (r *Rows) convert(kind, style string) error {
	switch kind {
	case "s":
		n, err := strconv.Atoi(string(bytes.TrimSpace(r.value)))
		if err != nil || n < 0 || n >= len(r.texts) {
			return ErrBroken
		}
		r.put(r.texts[n])
		return nil
	case "b":
		text := "FALSE"
		if string(r.value) == "1" || string(r.value) == "true" {
			text = "TRUE"
		}
		r.put(text)
		return nil
	case "", "n":
		r.text = r.appendNumber(r.text, bytes.TrimSpace(r.value), style)
	case "str", "inlineStr":
		r.text = append(r.text, unescaped(string(r.value))...)
	default: // errors and ISO dates stand as they are shown
		r.text = append(r.text, r.value...)
	}
	r.own()
	return nil
}

// appendNumber writes a number as a person would: a date where its format says so, and otherwise without the noise behind
// the fifteenth digit. Whole numbers that the file spells out keep every digit, since they are ids.
func (r *Rows) appendNumber(dst, value []byte, style string) []byte {
	if n, err := strconv.Atoi(style); style != "" && err == nil && n >= 0 && n < len(r.book.dates) && r.book.dates[n] == moment {
		if serial, err := strconv.ParseFloat(string(value), 64); err == nil {
			if out, ok := r.book.appendMoment(dst, serial); ok {
				return out
			}
		}
	}
	if len(value) <= 15 && !bytes.ContainsAny(value, "eE") || allDigits(value) {
		return append(dst, value...)
	}
	f, err := strconv.ParseFloat(string(value), 64)
	if err != nil {
		return append(dst, value...)
	}
	short := strconv.FormatFloat(f, 'f', -1, 64)
	if len(short) <= 16 {
		return append(dst, short...)
	}
	return strconv.AppendFloat(dst, f, 'G', 15, 64)
}

func allDigits(s []byte) bool {
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(s) > 0
}
