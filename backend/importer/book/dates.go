package book

import (
	"math"
	"strconv"
	"strings"
	"time"

	"shuke/backend/importer/markup"
)

// dateKind is what a number of a cell format shows.
type dateKind byte

const (
	number dateKind = iota
	moment          // a date, a time of day, or both
)

// readStyles finds out which cell formats show numbers as dates.
func (b *Book) readStyles() error {
	name := b.folder + "/styles.xml"
	if b.files[fold(name)] == nil {
		return nil
	}
	custom := make(map[string]dateKind)
	inCells := false
	return b.each(name, func(s *markup.Scanner) error {
		switch {
		case s.Is("cellXfs") && s.Kind != markup.Text:
			inCells = s.Kind == markup.Start
		case s.Kind != markup.Start:
		case s.Is("numFmt"):
			custom[s.Attr("numFmtId")] = kindOfCode(s.Attr("formatCode"))
		case s.Is("xf") && inCells:
			id := s.Attr("numFmtId")
			kind, ok := custom[id]
			if !ok {
				kind = kindOfID(id)
			}
			b.dates = append(b.dates, kind)
		}
		return nil
	})
}

// kindOfID tells about the formats that every workbook has, East Asian ones included. 46 counts hours without end.
func kindOfID(id string) dateKind {
	n, err := strconv.Atoi(id)
	if err == nil && (n >= 14 && n <= 22 || n >= 27 && n <= 36 || n == 45 || n == 47 || n >= 50 && n <= 58) {
		return moment
	}
	return number
}

// kindOfCode tells whether a format code like yyyy/m/d h:mm shows a date: outside of quotes and brackets it has a letter
// of one.
func kindOfCode(code string) dateKind {
	code, _, _ = strings.Cut(code, ";") // the part for positive numbers
	quoted := false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\' || c == '_' || c == '*':
			i++
		case c == '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 || strings.EqualFold(code[i:i+end], "[h") || strings.EqualFold(code[i:i+end], "[hh") {
				return number
			}
			i += end
		case strings.IndexByte("ymdhsYMDHS", c) >= 0:
			return moment
		}
	}
	return number
}

// appendMoment writes a day number as 2019-01-01 00:17:59, the date alone at midnight, or the time of a day alone.
// ok is false for numbers that no calendar has.
func (b *Book) appendMoment(dst []byte, serial float64) (out []byte, ok bool) {
	if math.IsNaN(serial) || serial < 0 || serial >= 2_958_466 { // the year 10000
		return dst, false
	}
	day := math.Floor(serial)
	seconds := math.Round((serial - day) * 86_400)
	clock := time.Date(1899, 12, 30, 0, 0, int(seconds), 0, time.UTC)
	switch {
	case day == 0 && seconds > 0:
		return clock.AppendFormat(dst, time.TimeOnly), true
	case b.Date1904:
		day += 1462
	case day < 60:
		day++ // workbooks believe that there was a 29 February 1900
	}
	clock = clock.AddDate(0, 0, int(day))
	if seconds == 0 {
		return clock.AppendFormat(dst, time.DateOnly), true
	}
	return clock.AppendFormat(dst, time.DateTime), true
}
