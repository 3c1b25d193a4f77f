package importer

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
)

// headBytes is how much of a text file is looked at before it is read.
const headBytes = 1 << 20

// text is what was found out about a text file.
type text struct {
	encoding string
	certain  bool // false when only ASCII was seen so far
	comma    byte
	loneCR   bool
	head     []byte // the beginning, undecoded
}

// sniffText looks at the beginning of a text file.
func sniffText(content io.Reader, opts Options) (t text, err error) {
	t.head = make([]byte, headBytes)
	n, err := io.ReadFull(content, t.head)
	t.head = t.head[:n]
	if err != nil && !errors.Is(err, io.EOF) && !(errors.Is(err, io.ErrUnexpectedEOF) && plainEnd(content)) {
		return t, fileError(err)
	}
	var ok bool
	t.encoding, t.certain, ok = detectEncoding(t.head)
	if opts.Encoding != "" {
		t.encoding, t.certain = opts.Encoding, true
		if _, ok = encodings[opts.Encoding]; !ok {
			return t, crm.Errorf(crm.CodeInvalid, "import.options.encodingUnknown", "encoding", opts.Encoding)
		}
	}
	decodedHead := t.decodedHead()
	if !ok || blank([]string{decodedHead}) {
		return t, crm.Errorf(crm.CodeUnreadable, "import.file.notTable")
	}
	if lead := strings.ToLower(decodedHead[:min(200, len(decodedHead))]); strings.HasPrefix(strings.TrimSpace(lead), "<") {
		return t, crm.Errorf(crm.CodeUnreadable, "import.file.notTable")
	}
	t.loneCR = !strings.Contains(decodedHead, "\n") && strings.Contains(decodedHead, "\r")
	t.comma = delimiter(opts, decodedHead, t.loneCR)
	return t, nil
}

// plainEnd tells whether a short read means the end of the file. io.ReadFull gives the same error when a gzip stream
// breaks off, so the content is asked once more.
func plainEnd(content io.Reader) bool {
	_, err := content.Read(make([]byte, 1))
	return errors.Is(err, io.EOF)
}

// decodedHead is the beginning as UTF-8. What the end of the sample cuts off is no error here.
func (t *text) decodedHead() string {
	data, err := io.ReadAll(decoded(bytes.NewReader(t.head), t.encoding))
	if err != nil && len(data) == 0 {
		return ""
	}
	return string(data)
}

// delimiters are what cells can be separated by, the likeliest first.
var delimiters = [...]byte{',', '\t', ';', '|'}

// delimiter is the one a person chose, or else the likeliest.
func delimiter(opts Options, head string, loneCR bool) byte {
	if d := opts.Delimiter; d > 0 && d < utf8.RuneSelf {
		return byte(d)
	}
	return detectDelimiter(head, loneCR)
}

// detectDelimiter takes the separator by which the most of the first rows have the same number of cells.
func detectDelimiter(head string, loneCR bool) byte {
	best, bestScore := delimiters[0], 0
	for _, d := range delimiters {
		if score := delimiterScore(head, d, loneCR); score > bestScore {
			best, bestScore = d, score
		}
	}
	return best
}

// delimiterScore is the number of rows with the commonest number of cells above one, weighted by that number.
func delimiterScore(head string, comma byte, loneCR bool) int {
	counts := make(map[int]int)
	for _, row := range sample(head, comma, loneCR, 50) {
		counts[len(row)]++
	}
	best := 0
	for cells, rows := range counts {
		if cells > 1 {
			best = max(best, rows*min(cells, 20)+rows*10)
		}
	}
	return best
}

// sample is the first rows of a text.
func sample(head string, comma byte, loneCR bool, rows int) [][]string {
	r := newCSVReader(strings.NewReader(head), comma, loneCR, new(warnings))
	return readSample(r, rows)
}

// rowReader is a file as rows: a text, or a sheet of a workbook.
type rowReader interface {
	// readRow adds the next row to c and returns io.EOF behind the last one.
	readRow(c *chunk) error
	Close() error
}

// readSample reads up to n rows; an error ends the sample like the end of the file.
func readSample(r rowReader, n int) [][]string {
	c := new(chunk)
	for c.len() < n && r.readRow(c) == nil {
		continue
	}
	rows := make([][]string, c.len())
	for i := range rows {
		rows[i] = c.row(i)
	}
	return rows
}

// headerRows is how many rows are searched for the column names: banners stand above them.
const headerRows = 20

// findHeader is the index of the row with the column names: the one that the mapping or a format knows best, or else the
// first that is as wide as what follows and all words.
func findHeader(rows [][]string, m *Mapping) int {
	best, bestScore := -1, 0.0
	for i, row := range rows[:min(headerRows, len(rows))] {
		if score := headerScore(headerNames(row), m); score > bestScore {
			best, bestScore = i, score
		}
	}
	if best >= 0 {
		return best
	}
	width := commonWidth(rows)
	for i, row := range rows[:min(headerRows, len(rows))] {
		if filled(row) >= (width+1)/2 && filled(row) > 1 && allWords(row) {
			return i
		}
	}
	for i, row := range rows {
		if !blank(row) {
			return i
		}
	}
	return 0
}

func headerScore(names []string, m *Mapping) float64 {
	if m != nil {
		return float64(len(m.Columns) - len(missing(*m, names)))
	}
	_, score := detect(names)
	return score
}

func commonWidth(rows [][]string) int {
	counts, best := make(map[int]int), 0
	for _, row := range rows {
		counts[filled(row)]++
		if w := filled(row); counts[w] > counts[best] {
			best = w
		}
	}
	return best
}

// filled is how many cells of a row hold something.
func filled(row []string) int {
	n := 0
	for _, c := range row {
		if cell.Text(c) != "" {
			n++
		}
	}
	return n
}

// allWords tells whether no cell of a row is a number: column names are not.
func allWords(row []string) bool {
	for _, c := range row {
		if _, number := cell.ParseDecimal(cell.Text(c), false); number {
			return false
		}
	}
	return true
}

// headerNames are the column names of a row: trimmed, "#5" for the fifth when it has none, and "分销员#2" for the second
// column of a name.
func headerNames(row []string) []string {
	names := make([]string, len(row))
	seen := make(map[string]int, len(row))
	for i, c := range row {
		name := strings.Join(strings.Fields(cell.Text(c)), " ")
		if name == "" {
			name = "#" + strconv.Itoa(i+1)
		}
		key := fold(name)
		if seen[key]++; seen[key] > 1 {
			name += "#" + strconv.Itoa(seen[key])
		}
		names[i] = strings.Clone(name)
	}
	return names
}
