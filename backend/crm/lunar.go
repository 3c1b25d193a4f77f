package crm

import "time"

// The years of the Chinese calendar from firstLunarYear on: bits 15 to 4 tell of the first to the twelfth month whether it has 30
// days, else 29; the lowest four which month is repeated, 0 none; bit 16 whether the repeated one has 30.
var lunarYears = []uint32{
	0x0c960, 0x0d954, 0x0d4a0, 0x0da50, 0x07552, 0x056a0, 0x0abb7, 0x025d0, 0x092d0, 0x0cab5, // 2000
	0x0a950, 0x0b4a0, 0x0baa4, 0x0ad50, 0x055d9, 0x04ba0, 0x0a5b0, 0x15176, 0x052b0, 0x0a930, // 2010
	0x07954, 0x06aa0, 0x0ad50, 0x05b52, 0x04b60, 0x0a6e6, 0x0a4e0, 0x0d260, 0x0ea65, 0x0d530, // 2020
	0x05aa0, 0x076a3, 0x096d0, 0x04afb, 0x04ad0, 0x0a4d0, 0x1d0b6, 0x0d250, 0x0d520, 0x0dd45, // 2030
	0x0b5a0, 0x056d0, 0x055b2, 0x049b0, 0x0a577, 0x0a4b0, 0x0aa50, 0x1b255, 0x06d20, 0x0ada0, // 2040
	0x14b63, 0x09370, 0x049f8, 0x04970, 0x064b0, 0x168a6, 0x0ea50, 0x06b20, 0x1a6c4, 0x0aae0, // 2050
	0x092e0, 0x0d2e3, 0x0c960, 0x0d557, 0x0d4a0, 0x0da50, 0x05d55, 0x056a0, 0x0a6d0, 0x055d4, // 2060
	0x052d0, 0x0a9b8, 0x0a950, 0x0b4a0, 0x0b6a6, 0x0ad50, 0x055a0, 0x0aba4, 0x0a5b0, 0x052b0, // 2070
	0x0b273, 0x06930, 0x07337, 0x06aa0, 0x0ad50, 0x14b55, 0x04b60, 0x0a570, 0x054e4, 0x0d160, // 2080
	0x0e968, 0x0d520, 0x0daa0, 0x16aa6, 0x056d0, 0x04ae0, 0x0a9d4, 0x0a2d0, 0x0d150, 0x0f252, // 2090
	0x0d520, // 2100
}

const firstLunarYear = 2000

// firstLunarDay is the first day of that year.
var firstLunarDay = time.Date(2000, 2, 5, 0, 0, 0, 0, time.UTC)

// lunarDay is the day that a month and day of a Chinese year is on; where the month has no 30th it is the 29th, and of a month that
// is repeated the first counts. False is a year that is not known.
func lunarDay(year, month, day int) (time.Time, bool) {
	if year < firstLunarYear || year >= firstLunarYear+len(lunarYears) {
		return time.Time{}, false
	}
	days := 0
	for _, y := range lunarYears[:year-firstLunarYear] {
		days += lunarMonths(y, 13)
	}
	y := lunarYears[year-firstLunarYear]
	before := lunarMonths(y, month)
	length := 29 + int(y>>(16-month)&1)
	return firstLunarDay.AddDate(0, 0, days+before+min(day, length)-1), true
}

// lunarMonths is how many days the months of a year before a month have, 13 for all.
func lunarMonths(year uint32, before int) (days int) {
	for m := 1; m < before; m++ {
		days += 29 + int(year>>(16-m)&1)
		if int(year&0xf) == m {
			days += 29 + int(year>>16&1)
		}
	}
	return days
}
