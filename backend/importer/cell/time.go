package cell

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// DateOrder says how a date with the year last is to be read.
type DateOrder int

// The orders. OrderUnknown makes 03/04/2024 unreadable, while 31/12/2024 reads either way. YearFirst is about years of two
// digits: 24/12/30 may begin with any of the three.
const (
	OrderUnknown DateOrder = iota
	DayFirst
	MonthFirst
	YearFirst
)

// String is the name used in mapping files.
func (o DateOrder) String() string { return [...]string{"", "dmy", "mdy", "ymd"}[o] }

// Times reads the instants of one file. It remembers where days begin, so that a column costs a few nanoseconds a cell.
// A Times belongs to one goroutine.
type Times struct {
	Zone     *time.Location // of times that name none
	Order    DateOrder
	Base1904 bool // serials of a workbook made on an old Macintosh

	lastText string
	lastDay  day
	days     map[civil]day
}

// civil is a date of the calendar.
type civil struct{ year, month, day int }

// day is where a civil date begins in the zone; steady days have 24 hours.
type day struct {
	start  int64 // Unix milliseconds
	steady bool
}

// Parse reads an instant as Unix milliseconds, 0 when the cell says that there is none (empty, 0000-00-00).
// Serials of spreadsheets are rounded to the second. ok is false when the text is not one certain time between 1900 and 2100.
func (t *Times) Parse(s string) (ms int64, ok bool) {
	if len(s) >= 19 && s[4] == '-' && s[10] == ' ' {
		if ms, ok = t.database(s); ok {
			return ms, true
		}
	}
	s = trim(HalfWidth(s))
	if Null(s) || s == "0" || strings.HasPrefix(s, "0000-00-00") || strings.HasPrefix(s, "0000/00/00") {
		return 0, true
	}
	if allDigits(s) || serialShape(s) {
		return t.number(s)
	}
	return t.written(s)
}

// database reads 2017-07-08 00:42:32 of a day that was the last one read, without looking at the calendar.
func (t *Times) database(s string) (ms int64, ok bool) {
	clock, n := clockAt(s, 11)
	if n != 8 || len(s) != 19 {
		return 0, false
	}
	if s[:10] == t.lastText && t.lastDay.steady {
		return t.lastDay.start + clock, true
	}
	date, n, ok := dateAt(s, t.Order)
	if !ok || n != 10 {
		return 0, false
	}
	d := t.day(date)
	if !d.steady {
		return t.local(date, clock), true
	}
	t.lastText, t.lastDay = strings.Clone(s[:10]), d
	return d.start + clock, true
}

// day looks up, or works out, where a date begins.
func (t *Times) day(c civil) day {
	if d, ok := t.days[c]; ok {
		return d
	}
	if t.days == nil || len(t.days) > 20_000 {
		t.days = make(map[civil]day)
	}
	start := time.Date(c.year, time.Month(c.month), c.day, 0, 0, 0, 0, t.zone())
	next := time.Date(c.year, time.Month(c.month), c.day+1, 0, 0, 0, 0, t.zone())
	d := day{start: start.UnixMilli(), steady: next.Sub(start) == 24*time.Hour}
	t.days[c] = d
	return d
}

// local is the instant of a civil date and a clock time in the zone, on any day.
func (t *Times) local(c civil, clock int64) int64 {
	if d := t.day(c); d.steady {
		return d.start + clock
	}
	return time.Date(c.year, time.Month(c.month), c.day, 0, 0, 0, int(clock)*int(time.Millisecond), t.zone()).UnixMilli()
}

func (t *Times) zone() *time.Location {
	if t.Zone == nil {
		return time.UTC
	}
	return t.Zone
}

// written reads a date, then perhaps a time of day, then perhaps an offset from UTC or the name of a zone.
func (t *Times) written(s string) (ms int64, ok bool) {
	date, rest, ok := writtenDate(dateBeforeClock(s), t.Order)
	if !ok {
		return 0, false
	}
	if rest == "" {
		return t.local(date, 0), true
	}
	clock, rest, ok := writtenClock(rest)
	if !ok {
		return 0, false
	}
	if rest = withoutZoneName(rest); rest == "" {
		return t.local(date, clock), true
	}
	offset, ok := offsetAt(rest)
	if !ok {
		local := t.local(date, clock)
		name, _ := time.UnixMilli(local).In(t.zone()).Zone()
		return local, name == rest // CST is China's time in China and nobody knows whose elsewhere
	}
	utc := time.Date(date.year, time.Month(date.month), date.day, 0, 0, 0, 0, time.UTC).UnixMilli()
	return utc + clock - offset, true
}

// writtenDate reads the date a text begins with and returns what stands behind it, without the day of the week.
func writtenDate(s string, order DateOrder) (c civil, rest string, ok bool) {
	s = latinMonths(withoutWeekday(s))
	c, n, ok := dateAt(s, order)
	if !ok {
		c, n, ok = eraDate(s)
	}
	if !ok {
		c, n, ok = namedDate(s)
	}
	if !ok {
		c, n, ok = packedDate(s)
	}
	if !ok {
		return c, "", false
	}
	return c, withoutWeekday(strings.TrimLeft(s[n:], " T,日\t\r\n\u00a0\u3000")), true
}

// number reads 20190101, an Excel serial, or Unix seconds and milliseconds.
func (t *Times) number(s string) (ms int64, ok bool) {
	switch {
	case len(s) == 7 && allDigits(s):
		c := civil{atoi(s[:3]) + rocOffset, atoi(s[3:5]), atoi(s[5:])}
		return t.local(c, 0), s[:3] > "000" && s[:3] < "190" && c.valid()
	case len(s) == 8 && allDigits(s):
		c, _, ok := packedDate(s)
		return t.local(c, 0), ok
	case len(s) == 14 && allDigits(s):
		c, _, ok := packedDate(s[:8])
		hour, minute, second := atoi(s[8:10]), atoi(s[10:12]), atoi(s[12:])
		return t.local(c, int64(hour*3600+minute*60+second)*1000), ok && hour < 24 && minute < 60 && second < 60
	case len(s) == 10 && allDigits(s) && s[0] == '1':
		return int64(atoi(s)) * 1000, true
	case len(s) == 13 && allDigits(s) && s[0] == '1':
		return int64(atoi(s)), true
	}
	serial, err := strconv.ParseFloat(s, 64)
	if err != nil || serial < 18_264 || serial > 73_050 { // 1950 to 2099
		return 0, false
	}
	if t.Base1904 {
		serial += 1462
	}
	whole := math.Floor(serial)
	midnight := time.Date(1899, 12, 30+int(whole), 0, 0, 0, 0, time.UTC)
	seconds := int64(math.Round((serial - whole) * 86_400))
	y, m, d := midnight.Date()
	return t.local(civil{y, int(m), d}, seconds*1000), true
}

// serialShape tells whether s looks like a spreadsheet's 43466.0124884.
func serialShape(s string) bool {
	i := digits(s, 0)
	return i == 5 && i+1 < len(s) && s[i] == '.' && digits(s, i+1) == len(s)
}

func allDigits(s string) bool { return s != "" && digits(s, 0) == len(s) }

func atoi(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// valid tells whether the date is on the calendar, between 1900 and 2100.
func (c civil) valid() bool {
	if c.year < 1900 || c.year > 2100 || c.month < 1 || c.month > 12 || c.day < 1 {
		return false
	}
	return c.day <= 28 || c.day <= daysIn(c.year, c.month)
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// Date is a civil date read from a cell. Year is 0 when only the day was written. Lunar days are those of the Chinese
// calendar, whose months have up to thirty.
type Date struct {
	Year, Month, Day int
	Lunar            bool
}

// ParseDate reads a birthday: any date, with or without a time of day behind it, 19900101, 05-23, 5月23日, 农历八月十五.
// The dates that databases write for "unknown" (0000-00-00, 1900-01-01) give the zero Date.
func ParseDate(s string, order DateOrder) (d Date, ok bool) {
	s = trim(HalfWidth(s))
	if Null(s) || s == "0" || strings.HasPrefix(s, "0000") || strings.HasPrefix(s, "1900-01-0") {
		return Date{}, true
	}
	if text, lunar := withoutLunar(s); lunar {
		return lunarDate(text)
	}
	if c, _, ok := writtenDate(s, order); ok {
		return Date{Year: c.year, Month: c.month, Day: c.day}, true
	}
	if d, ok := dayOfYear(s); ok {
		return d, true
	}
	t := Times{Order: order}
	ms, ok := t.Parse(s)
	if !ok || ms == 0 {
		return Date{}, false
	}
	y, m, day := time.UnixMilli(ms).UTC().Date()
	return Date{Year: y, Month: int(m), Day: day}, true
}

// dayOfYear reads a birthday without its year.
func dayOfYear(s string) (d Date, ok bool) {
	n := digits(s, 0)
	if n == 0 || n > 2 {
		return d, false
	}
	next := separatorAt(s, n)
	if next < 0 {
		return d, false
	}
	end := digits(s, next)
	if end == next || end-next > 2 || s[end:] != "" && s[end:] != "日" {
		return d, false
	}
	c := civil{2000, atoi(s[:n]), atoi(s[next:end])} // a leap year, for 29 February
	return Date{Month: c.month, Day: c.day}, c.valid()
}
