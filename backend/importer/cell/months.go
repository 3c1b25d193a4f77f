package cell

import "strings"

// latinMonths writes the months of Thai and Vietnamese dates as others do: 5 ม.ค. 2567, 5 thg 1, 2024, ngày 5 tháng 1 năm 2024.
func latinMonths(s string) string {
	switch {
	case strings.IndexByte(s, 0xE0) >= 0:
		return thaiMonths.Replace(s)
	case strings.Contains(s, "thg "), strings.Contains(s, "tháng "), strings.Contains(s, "Tháng "):
		return vietnameseMonths(s)
	}
	return s
}

// thaiMonths has the names in full and short, and takes out the words around them.
var thaiMonths = strings.NewReplacer(
	"มกราคม", "Jan", "กุมภาพันธ์", "Feb", "มีนาคม", "Mar", "เมษายน", "Apr", "พฤษภาคม", "May", "มิถุนายน", "Jun",
	"กรกฎาคม", "Jul", "สิงหาคม", "Aug", "กันยายน", "Sep", "ตุลาคม", "Oct", "พฤศจิกายน", "Nov", "ธันวาคม", "Dec",
	"ม.ค.", "Jan", "ก.พ.", "Feb", "มี.ค.", "Mar", "เม.ย.", "Apr", "พ.ค.", "May", "มิ.ย.", "Jun",
	"ก.ค.", "Jul", "ส.ค.", "Aug", "ก.ย.", "Sep", "ต.ค.", "Oct", "พ.ย.", "Nov", "ธ.ค.", "Dec",
	"วันที่ ", "", "วันที่", "", " เวลา ", " ", " น.", "", "พ.ศ. ", "", "พ.ศ.", "",
)

// vietnameseMonths are numbers behind a word.
func vietnameseMonths(s string) string {
	s = strings.NewReplacer("ngày ", "", "Ngày ", "", " năm ", " ", "Tháng ", "tháng ").Replace(s)
	for _, word := range [...]string{"thg ", "tháng "} {
		before, after, found := strings.Cut(s, word)
		end := digits(after, 0)
		if !found || end == 0 || end > 2 {
			continue
		}
		if n := atoi(after[:end]); n >= 1 && n <= 12 {
			return before + englishMonths[n-1] + after[end:]
		}
	}
	return s
}

var englishMonths = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
