package cell

import "strings"

const (
	hourMS = 3_600_000
	noonMS = 12 * hourMS
)

// writtenClock reads a time of day with AM and PM (上午, 下午) on either side, and returns what stands behind it.
func writtenClock(s string) (ms int64, rest string, ok bool) {
	half, s := halfMark(s)
	ms, n := clockAt(s, 0)
	if n == 0 {
		ms, n = dottedClock(s)
	}
	if n == 0 {
		ms, n = chineseClock(s)
	}
	if n == 0 || ms > 24*hourMS {
		return 0, "", false
	}
	rest = strings.TrimSpace(s[n:])
	if half == 0 {
		half, rest = halfMark(rest)
	}
	ms, ok = inHalf(ms, half)
	return ms, rest, ok
}

// halfMark takes the word for a half of the day off the front: -1 is before noon, 1 is after, 0 is none.
func halfMark(s string) (half int, rest string) {
	for _, m := range halfMarks {
		if rest, ok := strings.CutPrefix(s, m.word); ok {
			return m.half, strings.TrimSpace(rest)
		}
	}
	return 0, s
}

var halfMarks = []struct {
	word string
	half int
}{
	{"AM", -1},
	{"am", -1},
	{"A.M.", -1},
	{"a.m.", -1},
	{"Am", -1},
	{"上午", -1},
	{"凌晨", -1},
	{"早上", -1},
	{"午前", -1},
	{"SA", -1},
	{"PM", 1},
	{"pm", 1},
	{"P.M.", 1},
	{"p.m.", 1},
	{"Pm", 1},
	{"下午", 1},
	{"晚上", inEvening},
	{"中午", aroundNoon},
	{"清晨", -1},
	{"早晨", -1},
	{"傍晚", 1},
	{"午後", 1},
	{"CH", 1},
}

// Words that are neither half: noon has an hour before twelve, and twelve in the evening is of a day that nobody knows.
const (
	aroundNoon = 2
	inEvening  = 3
)

// inHalf applies a half of the day. 13:00 PM is written by some programs and means what it says; 13:00 AM means nothing.
func inHalf(ms int64, half int) (int64, bool) {
	switch hour := ms / hourMS; {
	case half == aroundNoon && (hour == 10 || hour == 11):
		return ms, true
	case half == inEvening && hour == 12:
		return 0, false
	case half == 0:
		return ms, true
	case ms >= noonMS+hourMS:
		return ms, half > 0
	case half > 0:
		return ms%noonMS + noonMS, true
	}
	return ms % noonMS, true
}

// dottedClock reads 15.05 and 15.05.30, as Indonesians write behind a date.
func dottedClock(s string) (ms int64, n int) {
	end := 0
	for end < len(s) && (digit(s[end]) || s[end] == '.') {
		end++
	}
	text := strings.ReplaceAll(s[:end], ".", ":")
	if ms, n = clockAt(text, 0); n < len("1:05") || n != end {
		return 0, 0
	}
	return ms, n
}

// chineseClock reads 15时05分, 15点5分30秒, 15時 and tells how many bytes it took.
func chineseClock(s string) (ms int64, n int) {
	unit := int64(hourMS)
	for _, marks := range [...][]string{{"时", "時", "点", "點"}, {"分"}, {"秒"}} {
		value, next := two(s, n)
		if value < 0 || value >= 60 || unit == hourMS && value > 24 {
			break
		}
		end := -1
		for _, mark := range marks {
			if strings.HasPrefix(s[next:], mark) {
				end = next + len(mark)
			}
		}
		if end < 0 {
			break
		}
		ms += int64(value) * unit
		n, unit = end, unit/60
	}
	return ms, n
}

// zoneNames are abbreviations that mean one zone only, in minutes east of Greenwich.
var zoneNames = map[string]int{
	"PST": -480, "PDT": -420, "MST": -420, "MDT": -360, "CDT": -300, "EST": -300, "EDT": -240, "BRT": -180, "CET": 60, "CEST": 120,
	"ICT": 420, "WIB": 420, "WITA": 480, "WIT": 540, "HKT": 480, "SGT": 480, "MYT": 480, "PHT": 480, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660,
}

// withoutZoneName takes the name of a zone off that stands behind its offset: +08:00[Asia/Shanghai], +0800 (CST).
func withoutZoneName(s string) string {
	if at := strings.IndexAny(s, "[("); at > 0 && strings.ContainsAny(s[len(s)-1:], "])") {
		return strings.TrimSpace(s[:at])
	}
	return s
}

// offsetAt reads -0700, +08:00, GMT+8, Z, UTC, PST as milliseconds east of Greenwich.
func offsetAt(s string) (ms int64, ok bool) {
	if minutes, named := zoneNames[s]; named {
		return int64(minutes) * 60_000, true
	}
	s = strings.TrimPrefix(strings.TrimPrefix(s, "UTC"), "GMT")
	if s == "" || s == "Z" || s == "z" {
		return 0, true
	}
	sign := int64(1)
	switch s[0] {
	case '-':
		sign = -1
	case '+':
	default:
		return 0, false
	}
	hour, minute, colon := strings.Cut(s[1:], ":")
	if !colon && len(hour) == 4 {
		hour, minute, colon = hour[:2], hour[2:], true
	}
	if !allDigits(hour) || len(hour) > 2 || colon && (len(minute) != 2 || !allDigits(minute)) {
		return 0, false
	}
	offset := atoi(hour)*60 + atoi(minute)
	return sign * int64(offset) * 60_000, offset <= 14*60 && atoi(minute) < 60
}
