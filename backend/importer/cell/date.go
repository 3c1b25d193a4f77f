package cell

import (
	"strings"
)

// dateAt reads three numbers at the start of s, 2016/5/23, 31-12-2023, 2019年1月1日, and tells how many bytes they took.
func dateAt(s string, order DateOrder) (c civil, n int, ok bool) {
	var part [3]int
	var width [3]int
	for k := range part {
		end := digits(s, n)
		width[k] = end - n
		if width[k] == 0 || width[k] > 4 {
			return c, 0, false
		}
		part[k] = atoi(s[n:end])
		n = end
		if k == 0 && width[k] == 2 && strings.HasPrefix(s[n:], "年") {
			order = YearFirst
		}
		if k < 2 {
			if n = separatorAt(s, n); n < 0 {
				return c, 0, false
			}
		}
	}
	n += len(s[n:]) - len(strings.TrimPrefix(s[n:], "日"))
	c, ok = arranged(part, width, order)
	return c, n, ok && c.valid()
}

// separatorAt is the index behind the mark between two parts of a date, or -1.
func separatorAt(s string, n int) int {
	if n >= len(s) {
		return -1
	}
	switch s[n] {
	case '-', '/', '.':
		return n + 1
	}
	for _, mark := range []string{"年", "月"} {
		if strings.HasPrefix(s[n:], mark) {
			return n + len(mark)
		}
	}
	return -1
}

// Years of other calendars, as far as they cannot be mistaken: Thailand counts from 543 BC and Taiwan from 1911.
const (
	thaiFirst, thaiLast, thaiOffset = 2443, 2643, 543
	rocOffset                       = 1911
)

// fullYear is the year of our calendar. Two digits are of the hundred years up to 2068.
func fullYear(year, width int) (full int, ok bool) {
	switch {
	case width == 4 && year >= thaiFirst && year <= thaiLast:
		return year - thaiOffset, true
	case width == 4:
		return year, true
	case width == 2 && year > 68:
		return year + 1900, true
	case width == 2:
		return year + 2000, true
	}
	return 0, false
}

// arranged gives the three numbers their meaning. Four digits are a year, three in front one of Taiwan's; with the year
// last, a number above twelve is a day, and otherwise the order decides. Thailand writes its own years behind the day only.
// Three numbers of two digits may begin with the year, too: nothing but the order tells then.
func arranged(p, width [3]int, order DateOrder) (civil, bool) {
	if width[0] >= 3 {
		if width[1] > 2 || width[2] > 2 {
			return civil{}, false
		}
		if width[0] == 3 {
			return civil{p[0] + rocOffset, p[1], p[2]}, true
		}
		year, _ := fullYear(p[0], 4)
		return civil{year, p[1], p[2]}, true
	}
	if front, short := yearInFront(p, width); short && order == YearFirst {
		return front, true
	} else if short && order == OrderUnknown && front.valid() {
		return civil{}, false
	}
	year, ok := fullYear(p[2], width[2])
	thai := width[2] == 4 && year != p[2]
	switch {
	case !ok || width[1] > 2:
		return civil{}, false
	case order == DayFirst || order != MonthFirst && (p[0] > 12 || thai):
		return civil{year, p[1], p[0]}, true
	case order == MonthFirst && !thai || p[1] > 12 || p[0] == p[1]:
		return civil{year, p[0], p[1]}, true
	}
	return civil{}, false
}

// yearInFront reads 24/12/30 with the year first; short tells that the three numbers could be meant so.
func yearInFront(p, width [3]int) (c civil, short bool) {
	if width[0] != 2 || width[1] > 2 || width[2] > 2 {
		return c, false
	}
	year, _ := fullYear(p[0], 2)
	return civil{year, p[1], p[2]}, true
}

// Reading is a date as one order reads it.
type Reading struct {
	Order            DateOrder
	Year, Month, Day int
}

// Readings are the ways to read a date of which not everything tells what is what: 31/12/2023 has one, 03/04/2024 two and
// 10/11/12 three. Every other text has none: it says nothing about its column.
func Readings(s string) (list []Reading) {
	s = dateBeforeClock(trim(HalfWidth(s)))
	if digits(s, 0) >= 3 || strings.Contains(s, "年") {
		return nil
	}
	for _, order := range [...]DateOrder{DayFirst, MonthFirst, YearFirst} {
		c, n, ok := dateAt(s, order)
		if !ok || order == YearFirst && !shortYears(s[:n]) {
			continue
		}
		list = append(list, Reading{order, c.year, c.month, c.day})
	}
	return list
}

// shortYears tells whether the last of three numbers has no more than two digits.
func shortYears(date string) bool {
	mark := strings.LastIndexAny(date, "-/.")
	return mark >= 0 && len(date)-mark-1 <= 2
}

// dateBeforeClock puts a time of day that stands in front of its date behind it: 15:05 05/01/2024.
func dateBeforeClock(s string) string {
	if s == "" || !digit(s[0]) {
		return s
	}
	if _, n := clockAt(s, 0); n > 0 && n < len(s) && (s[n] == ' ' || s[n] == ',') {
		return strings.TrimLeft(s[n:], " ,") + " " + s[:n]
	}
	return s
}

// clockAt reads H:MM, HH:MM:SS or HH:MM:SS.fff at index i and tells how many bytes it took; n is 0 when there is none.
func clockAt(s string, i int) (ms int64, n int) {
	start := i
	hour, i := two(s, i)
	if hour < 0 || hour > 24 || i >= len(s) || s[i] != ':' {
		return 0, 0
	}
	minute, i := two(s, i+1)
	if minute < 0 || minute > 59 {
		return 0, 0
	}
	if hour == 24 && minute > 0 {
		return 0, 0
	}
	ms = int64(hour)*3_600_000 + int64(minute)*60_000
	if i >= len(s) || s[i] != ':' {
		return ms, i - start
	}
	second, i := two(s, i+1)
	if second < 0 || second > 59 {
		return 0, 0
	}
	ms += int64(second) * 1000
	if i < len(s) && (s[i] == '.' || s[i] == ',') {
		end := digits(s, i+1)
		ms += fraction(s[i+1 : end])
		i = end
	}
	return ms, i - start
}

// two reads one or two digits, -1 when there are none.
func two(s string, i int) (value, next int) {
	if i >= len(s) || !digit(s[i]) {
		return -1, i
	}
	value = int(s[i] - '0')
	if i+1 < len(s) && digit(s[i+1]) {
		return value*10 + int(s[i+1]-'0'), i + 2
	}
	return value, i + 1
}

// fraction is the milliseconds of the digits behind a second's dot; finer parts are dropped.
func fraction(s string) int64 {
	ms := int64(0)
	for i, unit := 0, int64(100); i < len(s) && unit > 0; i, unit = i+1, unit/10 {
		ms += int64(s[i]-'0') * unit
	}
	return ms
}
