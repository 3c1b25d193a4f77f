package importer

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"slices"
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
	markup   bool   // the table of a web page
	cards    bool   // vCards
	head     []byte // the beginning, undecoded
	findings []Finding
}

// sniffText looks at the beginning of a text file.
func sniffText(content io.Reader, opts Options) (t text, err error) {
	t.head = make([]byte, headBytes)
	n, err := io.ReadFull(content, t.head)
	t.head = t.head[:n]
	if err != nil && !errors.Is(err, io.EOF) && !(errors.Is(err, io.ErrUnexpectedEOF) && plainEnd(content)) {
		return t, fileError(err)
	}
	if err := t.findEncoding(opts.Encoding); err != nil {
		return t, err
	}
	head := t.decodedHead()
	if strings.Trim(head, " \t\r\n\v\f\u00a0\u3000\ufeff") == "" {
		return t, crm.Errorf(crm.CodeUnreadable, "import.file.empty")
	}
	if t.cards = beginsCard(head); t.cards {
		return t, nil
	}
	if strings.HasPrefix(strings.TrimLeft(head, " \t\r\n\ufeff"), "<") {
		if t.markup = markedUp(head); !t.markup {
			return t, crm.Errorf(crm.CodeUnreadable, "import.file.notTable")
		}
		return t, nil
	}
	t.loneCR = !strings.Contains(head, "\n") && strings.Contains(head, "\r")
	t.findDelimiter(opts.Delimiter, head)
	return t, nil
}

// findEncoding takes the encoding a person chose, or else the likeliest.
func (t *text) findEncoding(asked string) error {
	list, certain := detectEncoding(t.head)
	if asked != "" {
		if _, ok := encodings[asked]; !ok {
			return crm.Errorf(crm.CodeInvalid, "import.options.encodingUnknown", "encoding", asked)
		}
		t.encoding, t.certain = asked, true
		t.found(FoundEncoding, append([]guess{{asked, 1}}, list...))
		return nil
	}
	if len(list) == 0 {
		return crm.Errorf(crm.CodeUnreadable, "import.file.notTable")
	}
	t.encoding, t.certain = list[0].name, certain
	t.found(FoundEncoding, list)
	return nil
}

func (t *text) found(what string, list []guess) {
	t.findings = append(t.findings, findingOf(what, list))
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

// delimiters are what cells can be separated by, the likeliest first. A blank stands for any number of them.
var delimiters = [...]byte{',', '\t', ';', '|', ' '}

// findDelimiter takes the separator a person chose, or else the one by which the most of the first rows have the same
// number of cells.
func (t *text) findDelimiter(asked rune, head string) {
	var list []guess
	total := 0
	for _, d := range delimiters {
		score := delimiterScore(head, d, t.loneCR)
		if d == ' ' && listed(head) {
			score = 0 // 139 1234 0001
		}
		if d == '\t' && padding(head) {
			score = 0 // 3501<tab>,甲<tab>,
		}
		total += score
		if score > 0 {
			list = append(list, guess{string(d), float64(score)})
		}
	}
	for i := range list {
		list[i].share /= float64(total)
	}
	slices.SortStableFunc(list, func(a, b guess) int { return cmp.Compare(b.share, a.share) })
	switch {
	case asked > 0 && asked < utf8.RuneSelf:
		list = append([]guess{{string(asked), 1}}, list...)
	case len(list) == 0:
		list = []guess{{string(delimiters[0]), 0.5}} // one column
	}
	t.comma = list[0].name[0]
	t.found(FoundDelimiter, list)
}

// padding tells whether all tabs of a text only stand beside separators and line ends: programs put them there to keep Excel
// from making numbers of ids.
func padding(head string) bool {
	separated := false
	for i := range len(head[:min(len(head), 64<<10)]) {
		if head[i] != '\t' {
			continue
		}
		before, behind := head[max(i-1, 0)], head[min(i+1, len(head)-1)]
		between := before == ',' || behind == ','
		separated = separated || between
		if !between && i > 0 && i < len(head)-1 && before != '\n' && behind != '\n' && behind != '\r' {
			return false
		}
	}
	return separated
}

// delimiterScore is the number of rows with the commonest number of cells above one, weighted by that number. Blanks stand
// inside of cells too, so they only count when all rows agree.
func delimiterScore(head string, comma byte, loneCR bool) int {
	counts := make(map[int]int)
	rows := sample(head, comma, loneCR, 50)
	for _, row := range rows {
		counts[len(row)]++
	}
	best := 0
	for cells, n := range counts {
		if cells > 1 && (comma != ' ' || n == len(rows)) {
			best = max(best, n*min(cells, 20)+n*10)
		}
	}
	if comma == ' ' {
		return best / 3
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

// findHeader finds the row with the column names, as index; -1 when every row holds data. The one that the mapping or a
// format knows best of those above the first row of data, or else the first that is as wide as what follows and all words.
func findHeader(rows [][]string, m *Mapping) (at int, list []guess) {
	best, bestScore := -1, 0.0
	for i, row := range rows[:min(headerRows, len(rows))] {
		if best >= 0 && holdsData(row, rows[best]) {
			break // names further down are another table's
		}
		score := headerScore(headerNames(row), m)
		if score > 0 {
			list = append(list, guess{strconv.Itoa(i + 1), min(score, 1)})
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	slices.SortStableFunc(list, func(a, b guess) int { return cmp.Compare(b.share, a.share) })
	if best >= 0 {
		return best, list
	}
	width := commonWidth(rows)
	for i, row := range rows[:min(headerRows, len(rows))] {
		if filled(row) >= (width+1)/2 && filled(row) > 1 && allWords(row) {
			list = append(list, guess{strconv.Itoa(i + 1), 0.5})
		}
	}
	if len(list) == 0 {
		list = firstRow(rows)
	}
	at, _ = strconv.Atoi(list[0].name)
	return at - 1, list
}

// holdsData tells whether a row is one of those that stand below names.
func holdsData(row, names []string) bool { return 2*filled(row) >= filled(names) && !allWords(row) }

// firstRow decides about a table without a row of words: when its first row looks like the second, it has no header.
func firstRow(rows [][]string) []guess {
	for i, row := range rows {
		if blank(row) {
			continue
		}
		first := guess{strconv.Itoa(i + 1), 0.3}
		if i+1 < len(rows) && !allWords(row) && slices.Equal(shape(row), shape(rows[i+1])) || slices.ContainsFunc(row, contact) {
			return []guess{{"0", 0.6}, first}
		}
		return []guess{first}
	}
	return []guess{{"1", 0}}
}

// shape tells which cells of a row are numbers or times.
func shape(row []string) []bool {
	numbers := make([]bool, len(row))
	for i, c := range row {
		numbers[i] = isNumber(cell.Text(c))
	}
	return numbers
}

func isNumber(s string) bool {
	if _, number := cell.ParseDecimal(s, false); number {
		return true
	}
	times := cell.Times{Order: cell.DayFirst}
	_, ok := times.Parse(s)
	return ok && s != "" && s[0] >= '0' && s[0] <= '9'
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

// allWords tells whether no cell of a row is a number or an address: column names are not.
func allWords(row []string) bool {
	for _, c := range row {
		text := cell.Text(c)
		if _, number := cell.ParseDecimal(text, false); number || contact(text) {
			return false
		}
	}
	return true
}

// headerNames are the column names of a row: trimmed, "#5" for the fifth when it has none, and "分销员 (2)" for the second
// column of a name.
func headerNames(row []string) []string {
	names := make([]string, len(row))
	taken := make(map[string]bool, len(row))
	for i, c := range row {
		base := strings.Clone(strings.Join(strings.Fields(cell.Text(c)), " "))
		if base == "" {
			base = "#" + strconv.Itoa(i+1)
		}
		name := base
		for n := 2; taken[fold(name)]; n++ {
			name = base + " (" + strconv.Itoa(n) + ")"
		}
		taken[fold(name)] = true
		names[i] = name
	}
	return names
}

// numbered are the names of columns that have none.
func numbered(rows [][]string) []string { return headerNames(make([]string, commonLength(rows))) }

// commonLength is how many cells most of the rows have.
func commonLength(rows [][]string) int {
	counts, best := make(map[int]int), 0
	for _, row := range rows {
		n := len(row)
		if counts[n]++; counts[n] > counts[best] {
			best = n
		}
	}
	return best
}
