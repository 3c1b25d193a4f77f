package cell

import (
	"strconv"
	"strings"
)

// months are the first three letters of month names in the languages of our exports: English, Indonesian and Malay,
// German, Spanish, Portuguese, French.
var months = map[string]int{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
	"mac": 3, "mei": 5, "ogo": 8, "agu": 8, "agt": 8, "okt": 10, "des": 12, "dis": 12,
	"mai": 5, "dez": 12, "ene": 1, "abr": 4, "ago": 8, "dic": 12, "fev": 2, "set": 9, "out": 10, "avr": 4,
}

// namedDate reads Jan 2, 2006 and 2 Jan 2006, the forms whose month is a word.
func namedDate(s string) (c civil, n int, ok bool) {
	var words [3]string
	for k := range words {
		for n < len(s) && strings.IndexByte(" ,-./", s[n]) >= 0 {
			n++
		}
		start := n
		for n < len(s) && strings.IndexByte(" ,-./T", s[n]) < 0 {
			n++
		}
		words[k] = s[start:n]
	}
	month, day := words[0], words[1]
	if month != "" && digit(month[0]) {
		month, day = day, month
	}
	for _, ending := range [...]string{"st", "nd", "rd", "th"} {
		day = strings.TrimSuffix(day, ending)
	}
	year := words[2]
	if len(month) < 3 || !allDigits(day) || len(day) > 2 || !allDigits(year) || len(year) != 4 {
		return c, 0, false
	}
	full, _ := fullYear(atoi(year), 4)
	c = civil{full, months[strings.ToLower(month[:3])], atoi(day)}
	return c, n, c.valid()
}

// packedDate reads the 20190101 a text begins with.
func packedDate(s string) (c civil, n int, ok bool) {
	if digits(s, 0) != 8 {
		return c, 0, false
	}
	c = civil{atoi(s[:4]), atoi(s[4:6]), atoi(s[6:8])}
	return c, 8, c.valid()
}

// eras are counted by their years; the first year of each is its number plus the offset less one.
var eras = []struct {
	name   string
	offset int
}{
	{"中華民國", rocOffset}, {"中华民国", rocOffset}, {"民國", rocOffset}, {"民国", rocOffset}, {"令和", 2018}, {"平成", 1988}, {"昭和", 1925},
}

// eraDate reads 民國109年2月21日, 民國109/2/21, 令和2年2月21日.
func eraDate(s string) (c civil, n int, ok bool) {
	for _, era := range eras {
		rest, found := strings.CutPrefix(s, era.name)
		if !found {
			continue
		}
		rest = strings.TrimLeft(rest, " ")
		end := digits(rest, 0)
		if end == 0 || end > 3 {
			return c, 0, false
		}
		year := strconv.Itoa(atoi(rest[:end]) + era.offset) // with it the rest reads like any date
		c, used, ok := dateAt(year+rest[end:], OrderUnknown)
		return c, len(s) - len(rest) + end + used - len(year), ok
	}
	return c, 0, false
}

// weekdays are how texts call the days of the week; longer forms come first.
var weekdays = []string{
	"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun",
	"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日", "星期天", "周一", "周二", "周三", "周四", "周五", "周六", "周日",
	"週一", "週二", "週三", "週四", "週五", "週六", "週日",
}

// withoutWeekday takes the day of the week off the front, in brackets or not.
func withoutWeekday(s string) string {
	if s == "" || digit(s[0]) {
		return s
	}
	bare := strings.TrimLeft(s, "(（")
	for _, day := range weekdays {
		if rest, ok := strings.CutPrefix(bare, day); ok {
			return strings.TrimLeft(rest, " ,，.)）")
		}
	}
	return s
}

// lunarMarks say that a birthday is one of the Chinese calendar.
var lunarMarks = []string{"农历", "農曆", "阴历", "陰曆", "旧历", "舊曆", "(农)", "(農)", "（农）", "（農）", "lunar", "Lunar"}

// withoutLunar takes the word for the Chinese calendar off a date, and those for ours.
func withoutLunar(s string) (text string, lunar bool) {
	for _, mark := range lunarMarks {
		if before, after, found := strings.Cut(s, mark); found {
			return strings.Trim(before+after, " ()（）:："), true
		}
	}
	return s, false
}

// lunarDate reads a day of the Chinese calendar: 八月十五, 1985年正月初一, 8-15, 1985-08-30.
func lunarDate(s string) (d Date, ok bool) {
	s = chineseNumbers(s)
	d.Lunar = true
	if i := strings.Index(s, "年"); i >= 0 {
		if i != 4 || !allDigits(s[:4]) {
			return Date{}, false
		}
		d.Year, s = atoi(s[:4]), s[i+len("年"):]
	} else if digits(s, 0) == 4 {
		d.Year, s = atoi(s[:4]), strings.TrimLeft(s[4:], "-/.")
	}
	n := digits(s, 0)
	next := separatorAt(s, n)
	if n == 0 || n > 2 || next < 0 {
		return Date{}, false
	}
	end := digits(s, next)
	if end == next || end-next > 2 || s[end:] != "" && s[end:] != "日" {
		return Date{}, false
	}
	d.Month, d.Day = atoi(s[:n]), atoi(s[next:end])
	return d, d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= 30 && (d.Year == 0 || d.Year >= 1900 && d.Year <= 2100)
}

// chineseNumbers writes the months and days of the Chinese calendar in digits: 正月初一 → 1月1, 腊月三十 → 12月30, 廿三 → 23.
// A leap month counts as the month it repeats.
func chineseNumbers(s string) string {
	s = strings.NewReplacer("闰", "", "閏", "", "正月", "1月", "冬月", "11月", "腊月", "12月", "臘月", "12月", "初", "", "元月", "1月").Replace(s)
	if month, day, found := strings.Cut(s, "月"); found {
		year := ""
		if i := strings.Index(month, "年"); i >= 0 {
			year, month = month[:i+len("年")], month[i+len("年"):]
		}
		return chineseYear(year) + chineseNumber(month) + "月" + chineseNumber(strings.TrimRight(day, "日号號"))
	}
	return s
}

var chineseDigits = map[rune]int{'〇': 0, '零': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}

// chineseYear writes 一九八五年 in digits.
func chineseYear(s string) string {
	return strings.Map(func(r rune) rune {
		if n, ok := chineseDigits[r]; ok {
			return rune("0123456789"[n])
		}
		return r
	}, s)
}

// chineseNumber writes a number below forty in digits: 十五, 二十, 二十三, 廿三, 卅.
func chineseNumber(s string) string {
	s = strings.NewReplacer("廿", "二十", "卅", "三十").Replace(s)
	tens, ones, found := strings.Cut(s, "十")
	if !found {
		if n, ok := chineseDigit(s); ok {
			return strconv.Itoa(n)
		}
		return s
	}
	n, ok := 1, true
	if tens != "" {
		n, ok = chineseDigit(tens)
	}
	k := 0
	if ones != "" && ok {
		k, ok = chineseDigit(ones)
	}
	if !ok {
		return s
	}
	return strconv.Itoa(10*n + k)
}

func chineseDigit(s string) (n int, ok bool) {
	for r, n := range chineseDigits {
		if s == string(r) {
			return n, true
		}
	}
	return 0, false
}
