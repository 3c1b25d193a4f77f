package importer

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"
)

const (
	blockBytes  = 256 << 10
	quotedBytes = 1 << 20 // a quote that does not close within this is a character of its cell
	rowBytes    = 4 << 20 // a longer row is none
	maxColumns  = 16_384  // as in workbooks
)

// csvReader splits text into rows. It is written for speed (cells are parts of one string a block) and for the files that
// spreadsheets and platforms write: quotes inside cells, `="3503"`, line breaks in quoted cells, a quote that never closes.
type csvReader struct {
	src      io.Reader // UTF-8
	comma    byte
	stops    [256]bool // bytes that end a cell outside quotes
	warnings *warnings

	buf     []byte
	partial []byte
	mender  mender
	text    string
	pos     int
	eof     bool
	err     error // what ended the file, when that was not its end
	row     int   // rows read so far
	torn    bool  // the last row had no line end
	base    int64 // where text begins in the file
	told    int64 // behind which quote that never closes was told of last
	open    int64 // where in the file a search for a closing quote ended in vain: quotes before it must close in their line
}

// newCSVReader reads text whose lines end in \n or \r\n, or in \r when loneCR says so.
func newCSVReader(src io.Reader, comma byte, loneCR bool, w *warnings) *csvReader {
	r := &csvReader{src: src, comma: comma, warnings: w}
	r.stops[comma], r.stops['\n'], r.stops['\r'] = true, true, loneCR
	return r
}

// readRow adds the next row to c. It returns io.EOF behind the last one.
func (r *csvReader) readRow(c *chunk) error {
	for {
		if r.pos < len(r.text) {
			if next, complete := r.split(c, r.pos); complete {
				r.pos = next
				r.row++
				c.torn = r.torn
				c.endRow()
				return r.reasonable(c)
			}
			c.dropRow()
			if len(r.text)-r.pos > rowBytes {
				return crm.Errorf(crm.CodeUnreadable, "import.file.rowTooLong", "row", r.row+1)
			}
		} else if r.eof {
			if r.err != nil {
				return fileError(r.err)
			}
			return io.EOF
		}
		r.fill()
	}
}

// reasonable refuses a row with more cells than any table has.
func (r *csvReader) reasonable(c *chunk) error {
	if len(c.row(c.len()-1)) > maxColumns {
		return crm.Errorf(crm.CodeUnreadable, "import.file.tooWide", "row", r.row)
	}
	return nil
}

// fill puts the next block behind what is left of the last one. A character cut by the end of the block waits for the rest.
func (r *csvReader) fill() {
	left := len(r.text) - r.pos
	r.base += int64(r.pos)
	r.buf = append(append(r.buf[:0], r.text[r.pos:]...), r.partial...)
	most := left + blockBytes
	r.buf = slices.Grow(r.buf, most-len(r.buf))
	for len(r.buf) < most && !r.eof {
		n, err := r.src.Read(r.buf[len(r.buf):most])
		r.buf = r.buf[:len(r.buf)+n]
		if err != nil {
			r.eof = true
			if err != io.EOF {
				r.err = err
			}
		}
	}
	whole := len(r.buf)
	if !r.eof {
		whole -= partialRune(r.buf)
	}
	if !utf8.Valid(r.buf[left:whole]) {
		whole = r.translate(left, whole)
	}
	r.partial = append(r.partial[:0], r.buf[whole:]...)
	r.text, r.pos = string(r.buf[:whole]), 0
	r.mend(left)
}

// translate makes UTF-8 of the lines in the block behind left that are not, and returns where it ends: behind its last whole
// line, since a line is judged as a whole.
func (r *csvReader) translate(left, whole int) (end int) {
	if i := bytes.LastIndexByte(r.buf[left:whole], '\n'); i >= 0 && !r.eof {
		whole = left + i + 1
	}
	rest := bytes.Clone(r.buf[whole:])
	first := r.row + 1 + bytes.Count(r.buf[:left], []byte("\n"))
	r.mender.found = func(line int, encoding string) {
		r.warnings.add("import.warning.encodingMixed", encoding, first+line)
	}
	r.buf = append(r.buf[:left], r.mender.mend(r.buf[left:whole])...)
	whole = len(r.buf)
	r.buf = append(r.buf, rest...)
	return whole
}

// mend notes what was no text in the block behind what was left of the last one, and takes out what no cell can hold. A
// decoder has put the same mark where bytes were none of its encoding.
func (r *csvReader) mend(left int) {
	fresh := r.text[min(left, len(r.text)):]
	for _, broken := range [...]string{"\uFFFD", "\x00"} {
		if at := strings.Index(fresh, broken); at >= 0 {
			before := r.text[:len(r.text)-len(fresh)+at]
			r.warnings.add("import.warning.bytesUnreadable", "", r.row+1+strings.Count(before, "\n"))
		}
	}
	r.text = strings.ReplaceAll(r.text, "\x00", "")
}

// split adds the cells of the row at i to c. complete is false when the text ends before the row does and more follows.
func (r *csvReader) split(c *chunk, i int) (next int, complete bool) {
	if r.comma == ' ' {
		return r.fields(c, i)
	}
	return r.cells(c, i)
}

// fields splits a row at runs of blanks; those around the row separate nothing.
func (r *csvReader) fields(c *chunk, i int) (next int, complete bool) {
	text := r.text
	n := 0
	for ; ; n++ {
		for i < len(text) && (text[i] == ' ' || text[i] == '\t') {
			i++
		}
		start := i
		for i < len(text) && !r.stops[text[i]] && text[i] != '\t' {
			i++
		}
		if i == len(text) && !r.eof {
			return 0, false
		}
		if cell := r.plain(start, i); cell != "" || n == 0 {
			c.cells = append(c.cells, cell)
		}
		if i < len(text) && text[i] == '\t' {
			continue
		}
		if done, next := r.ended(i); done {
			return next, true
		}
	}
}

// partialRune is how many bytes at the end of s are the beginning of a character.
func partialRune(s []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(s); n++ {
		if tail := s[len(s)-n:]; utf8.RuneStart(tail[0]) {
			if utf8.FullRune(tail) {
				return 0
			}
			return n
		}
	}
	return 0
}

// cells splits a row at its separators.
func (r *csvReader) cells(c *chunk, i int) (next int, complete bool) {
	text := r.text
	for {
		start := i
		if start < len(text) && (text[start] == '"' || text[start] == '=') {
			end, after, ok, more := r.quoted(start)
			if more {
				return 0, false
			}
			if ok {
				c.cells = append(c.cells, end)
				i = after
				if done, next := r.ended(i); done {
					return next, true
				}
				i++
				continue
			}
		}
		for i < len(text) && !r.stops[text[i]] {
			i++
		}
		if i == len(text) && !r.eof {
			return 0, false
		}
		c.cells = append(c.cells, r.plain(start, i))
		if done, next := r.ended(i); done {
			return next, true
		}
		i++
	}
}

// plain is an unquoted cell; a carriage return before the line end is not part of it.
func (r *csvReader) plain(start, end int) string {
	if end > start && r.text[end-1] == '\r' && (end == len(r.text) || r.text[end] == '\n') {
		end--
	}
	return r.text[start:end]
}

// ended tells whether the row ends at i, and where the next one begins.
func (r *csvReader) ended(i int) (done bool, next int) {
	if i >= len(r.text) {
		r.torn = true
		return true, i
	}
	switch r.text[i] {
	case r.comma:
		return false, 0
	case '\r':
		if i+1 < len(r.text) && r.text[i+1] == '\n' {
			return true, i + 2
		}
	}
	return true, i + 1
}

// quoted reads a cell in quotes, or one written as ="…", at start. Whoever leaves a quote inside a cell single does not double
// the last one either: two at the cell's end are a character and the end. ok is false when it is not one after all; more asks
// for the rest of the text. after is the index of what ended the cell.
func (r *csvReader) quoted(start int) (content string, after int, ok, more bool) {
	open := start
	if r.text[start] == '=' {
		if open++; open < len(r.text) && r.text[open] != '"' {
			return "", 0, false, false
		}
	}
	text := r.text
	inLine := r.base+int64(start) < r.open
	if inLine {
		text = text[:lineEnd(text, start)]
	}
	escaped, loose := false, false
	for i := open + 1; ; {
		quote := strings.IndexByte(text[min(i, len(text)):], '"')
		if quote < 0 {
			if inLine && len(text) < len(r.text) {
				return "", 0, false, false
			}
			return r.unclosed(start)
		}
		i += quote + 1
		switch {
		case i == len(r.text) && !r.eof:
			return "", 0, false, true
		case i == len(r.text) || r.closes(i):
			return r.unquoted(start, open, i-1, escaped), i, true, false
		case !loose && (r.text[i] == ' ' || r.text[i] == '\t'):
			end := r.behindBlanks(i)
			if end == len(r.text) && !r.eof {
				return "", 0, false, true
			}
			if end == len(r.text) || r.closes(end) { // "3501" ,
				return r.unquoted(start, open, i-1, escaped), end, true, false
			}
			loose = true
		case r.text[i] != '"':
			loose = true
		case loose && i+1 == len(r.text) && !r.eof:
			return "", 0, false, true
		case loose && (i+1 == len(r.text) || r.closes(i+1)):
			return r.unquoted(start, open, i, escaped), i + 1, true, false
		default:
			escaped = true
			i++
		}
	}
}

// lineEnd is the index of the end of the line at i.
func lineEnd(text string, i int) int {
	if n := strings.IndexAny(text[i:], "\r\n"); n >= 0 {
		return i + n
	}
	return len(text)
}

// closes tells whether a cell ends at i: a quote before anything else is a character of the cell.
func (r *csvReader) closes(i int) bool {
	c := r.text[i]
	return r.stops[c] || c == '\r' && i+1 < len(r.text) && r.text[i+1] == '\n'
}

// behindBlanks is where the blanks at i end, or the separator among them.
func (r *csvReader) behindBlanks(i int) int {
	for i < len(r.text) && (r.text[i] == ' ' || r.text[i] == '\t') && !r.stops[r.text[i]] {
		i++
	}
	return i
}

// unclosed decides about a quote whose partner is not in sight: it may come with the next block, or never.
func (r *csvReader) unclosed(start int) (string, int, bool, bool) {
	if !r.eof && len(r.text)-start < quotedBytes {
		return "", 0, false, true
	}
	r.open = r.base + int64(len(r.text))
	if at := r.base + int64(start) + 1; at != r.told { // a long row is read again with each block
		r.told = at
		r.warnings.add("import.warning.quoteUnclosed", r.text[start:min(start+40, len(r.text))], r.row+1)
	}
	return "", 0, false, false
}

func (r *csvReader) unquoted(start, open, end int, escaped bool) string {
	if start != open {
		return r.text[start : end+1]
	}
	text := r.text[open+1 : end]
	if escaped {
		text = strings.ReplaceAll(text, `""`, `"`)
	}
	return text
}

// Close has nothing to release: the file belongs to the Reader.
func (r *csvReader) Close() error { return nil }
