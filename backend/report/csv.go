package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"shuke/backend/crm"
)

// byteOrderMark makes Excel read a CSV file as UTF-8.
const byteOrderMark = "\ufeff"

// csvTable writes rows as Excel and our importer read them: UTF-8 with a byte order mark, commas, CRLF.
type csvTable struct {
	out   *csv.Writer
	zone  *time.Location
	cells []string
}

func newCSV(out io.Writer, columns []heading, o ListOptions) (*csvTable, error) {
	if _, err := io.WriteString(out, byteOrderMark); err != nil {
		return nil, err
	}
	t := &csvTable{out: csv.NewWriter(out), zone: zoneOf(o), cells: make([]string, len(columns))}
	t.out.UseCRLF = true
	for i, c := range columns {
		t.cells[i] = c.name
	}
	return t, t.out.Write(t.cells)
}

func (t *csvTable) write(row []value) error {
	for i, v := range row {
		t.cells[i] = t.cell(v)
	}
	return t.out.Write(t.cells)
}

func (t *csvTable) cell(v value) string {
	switch v.kind {
	case kindCount:
		return strconv.FormatInt(v.number, 10)
	case kindMoney:
		return crm.FormatMinor(v.number, v.currency)
	case kindInstant:
		if v.number == 0 {
			return ""
		}
		return time.UnixMilli(v.number).In(t.zone).Format(time.DateTime)
	default:
		return Inert(v.text)
	}
}

func (t *csvTable) close() error {
	t.out.Flush()
	return t.out.Error()
}

func (t *csvTable) discard() {}

// Inert makes a text that a spreadsheet cannot take for a formula. Names and notes come from strangers, and a CSV cell
// that begins with =, +, - or @, of either width, is calculated when it is opened. White space and control characters before it are
// dropped, then an apostrophe goes in front, which spreadsheets hide and our importer (importer/cell.Text) takes off.
// See OWASP, CSV injection.
func Inert(s string) string {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return r <= ' ' || r == '\u00a0' || r == '\ufeff' })
	if first, _ := utf8.DecodeRuneInString(s); s != "" && strings.ContainsRune("=+-@＝＋－＠", first) {
		return "'" + s
	}
	return s
}

func zoneOf(o ListOptions) *time.Location {
	if o.Zone == nil {
		return time.UTC
	}
	return o.Zone
}
