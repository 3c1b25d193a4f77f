package cell

import (
	"strings"
	"testing"
	"time"
)

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		`="35153131473293579"`: "35153131473293579", `=""`: "", "'13912345678": "13912345678", "\t6917926768823643751": "6917926768823643751",
		" 收货地址 ": "收货地址", "\t\t": "", "-": "", "——": "", "##密文": "", "$$密文": "", "　张三　": "张三", "'t Hooft": "'t Hooft",
		"\ufeff订单编号": "订单编号", "a-b": "a-b", "-12.50": "-12.50", "'-1": "-1", "abc ": "abc", "\u00a0x": "x", "文": "文", "0": "0",
	} {
		if got := Text(in); got != want {
			t.Errorf("Text(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDamaged(t *testing.T) {
	for in, want := range map[string]bool{
		"2.03E+18": true, "7.02255E+12": true, "1e+20": true, "1,38E+17": true, "2.03E18": true, "12E17": false, "12.5E17": false, "350325267547788932": false,
		"E+12": false, "12E": false, "1.2E+": false, "ABC1E+5": false,
	} {
		if got := Damaged(in); got != want {
			t.Errorf("Damaged(%q) = %v", in, got)
		}
	}
}

func TestID(t *testing.T) {
	for in, want := range map[string]string{"17850.0": "17850", "85123A": "85123A", "1.05": "1.05", "v1.0": "v1.0", ".0": ".0"} {
		if got := ID(in); got != want {
			t.Errorf("ID(%q) = %q, want %q", in, got, want)
		}
	}
}

// money reads an amount in minor units of a currency with that many decimals.
func money(s string, digits int) (minor int64, ok bool) {
	d, ok := ParseDecimal(s, digits == 0)
	if !ok {
		return 0, false
	}
	return d.Minor(digits)
}

func TestParseDecimal_AsMoney(t *testing.T) {
	for _, c := range []struct {
		in     string
		digits int
		want   int64
		ok     bool
	}{
		{"201.12", 2, 20112, true},
		{"0元", 2, 0, true},
		{"186.00元", 2, 18600, true},
		{"¥1,234.50", 2, 123450, true},
		{"￥1，234", 2, 123400, true},
		{"1.234,50", 2, 123450, true},
		{"12,00", 2, 1200, true},
		{"1,234", 2, 123400, true},
		{"1,234,567.8", 2, 123456780, true},
		{"1.234.567", 2, 123456700, true},
		{"(12.00)", 2, -1200, true},
		{"-3", 2, -300, true},
		{"-¥3.50", 2, -350, true},
		{"¥-3.50", 2, -350, true},
		{"$13.00", 2, 1300, true},
		{"US$ 13", 2, 1300, true},
		{"90.000", 0, 90000, true},
		{"1500", 0, 1500, true},
		{"1500.5", 0, 1501, true},
		{"2.555", 2, 256, true},
		{"-2.555", 2, -256, true},
		{"0.001", 2, 0, true},
		{"186.00999999999999", 2, 18601, true},
		{"1.5E-2", 2, 2, true},
		{"178.8", 2, 17880, true},
		{"１２.５", 2, 1250, true},
		{"5", 3, 5000, true},
		{"1 234,5", 2, 123450, true},
		{"", 2, 0, false},
		{"abc", 2, 0, false},
		{"1.2E+5", 2, 0, false},
		{"1,23,4", 2, 0, false},
		{"9223372036854775807", 2, 0, false},
		{"99999999999999999999", 2, 0, false},
		{".", 2, 0, false},
		{"-", 2, 0, false},
		{"12.3.4,5,6", 2, 0, false},
	} {
		got, ok := money(c.in, c.digits)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("money(%q, %d) = %d, %v, want %d, %v", c.in, c.digits, got, ok, c.want, c.ok)
		}
	}
}

func TestDecimalTimes(t *testing.T) {
	price, _ := ParseDecimal("0.001", false)
	amount, ok := price.Times(1500)
	if minor, fits := amount.Minor(2); !ok || !fits || minor != 150 {
		t.Errorf("1500 × 0.001 = %d", minor)
	}
	if _, ok := (Decimal{Mantissa: 1 << 60}).Times(1 << 10); ok {
		t.Error("an overflow passed")
	}
}

func TestParseTime(t *testing.T) {
	shanghai, _ := time.LoadLocation("Asia/Shanghai")
	for _, c := range []struct {
		in, want string // RFC 3339, "" is unknown, "!" unreadable
		order    DateOrder
	}{
		{"2017-07-08 00:42:32", "2017-07-08T00:42:32+08:00", 0},
		{"2016/5/23 22:02", "2016-05-23T22:02:00+08:00", 0},
		{"2019-01-01", "2019-01-01T00:00:00+08:00", 0},
		{"2023-05-31 23:06:05 -0700", "2023-05-31T23:06:05-07:00", 0},
		{"2009-01-01T10:50:49-08:00", "2009-01-01T10:50:49-08:00", 0},
		{"2009-01-01T10:50:49Z", "2009-01-01T10:50:49Z", 0},
		{"2024-01-02 03:04:05.678", "2024-01-02T03:04:05.678+08:00", 0},
		{"2024-01-02 03:04:05 UTC", "2024-01-02T03:04:05Z", 0},
		{"31/12/2023 22:36", "2023-12-31T22:36:00+08:00", 0},
		{"12/31/2023 22:36", "2023-12-31T22:36:00+08:00", 0},
		{"03/04/2024", "!", OrderUnknown},
		{"03/04/2024", "2024-04-03T00:00:00+08:00", DayFirst},
		{"03/04/2024", "2024-03-04T00:00:00+08:00", MonthFirst},
		{"31/12/2023", "!", MonthFirst},
		{"09/03/26", "2026-09-03T00:00:00+08:00", MonthFirst},
		{"11/8/2017 1:05:00 PM", "2017-11-08T13:05:00+08:00", MonthFirst},
		{"2020-02-20 12:30 AM", "2020-02-20T00:30:00+08:00", 0},
		{"2019年1月5日 10:20", "2019-01-05T10:20:00+08:00", 0},
		{"20190105", "2019-01-05T00:00:00+08:00", 0},
		{"43466.012488425898", "2019-01-01T00:17:59+08:00", 0},
		{"43466", "2019-01-01T00:00:00+08:00", 0},
		{"43465.99999999", "2019-01-01T00:00:00+08:00", 0},
		{"1546300800", "2019-01-01T00:00:00Z", 0},
		{"1546300800123", "2019-01-01T00:00:00.123Z", 0},
		{"Jan 5, 2019 10:20 PM", "2019-01-05T22:20:00+08:00", 0},
		{"5 Jan 2019", "2019-01-05T00:00:00+08:00", 0},
		{"0000-00-00 00:00:00", "", 0},
		{"", "", 0},
		{"NULL", "", 0},
		{"0", "", 0},
		{"2019-02-30", "!", 0},
		{"2019-13-01", "!", 0},
		{"yesterday", "!", 0},
		{"2019-01-01 25:00:00", "!", 0},
		{"12", "!", 0},
		{"2019-01-01 10:20 somewhere", "!", 0},
		{"1899-01-01", "!", 0},
	} {
		times := Times{Zone: shanghai, Order: c.order}
		for range 2 { // the second time from memory
			ms, ok := times.Parse(c.in)
			switch want, _ := time.Parse(time.RFC3339Nano, c.want); {
			case ok != (c.want != "!"):
				t.Errorf("Parse(%q) ok = %v", c.in, ok)
			case c.want == "!":
			case c.want == "" && ms != 0, c.want != "" && ms != want.UnixMilli():
				t.Errorf("Parse(%q) = %s, want %s", c.in, time.UnixMilli(ms).In(shanghai), c.want)
			}
		}
	}
}

// Clocks go forward in the night of 10 March 2024 in New York: the day is 23 hours long.
func TestParseTimeOverDaylightSaving(t *testing.T) {
	ny, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Skip("no time zone data")
	}
	times := Times{Zone: ny}
	for _, text := range []string{"2024-03-10 12:00:00", "2024-03-10 01:30:00", "2024-03-11 12:00:00", "2024-11-03 20:15:00"} {
		want, _ := time.ParseInLocation(time.DateTime, text, ny)
		if ms, ok := times.Parse(text); !ok || ms != want.UnixMilli() {
			t.Errorf("Parse(%q) = %s", text, time.UnixMilli(ms).In(ny))
		}
	}
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]Date{
		"1990-01-02": {Year: 1990, Month: 1, Day: 2}, "19900102": {Year: 1990, Month: 1, Day: 2}, "05-23": {Year: 0, Month: 5, Day: 23}, "5月23日": {Year: 0, Month: 5, Day: 23}, "1990/1/2 00:00:00": {Year: 1990, Month: 1, Day: 2},
		"1990年5月23日": {Year: 1990, Month: 5, Day: 23}, "1900-01-01": {}, "0000-00-00": {}, "": {}, "02-29": {Year: 0, Month: 2, Day: 29},
	} {
		if got, ok := ParseDate(in, OrderUnknown); !ok || got != want {
			t.Errorf("ParseDate(%q) = %+v, %v, want %+v", in, got, ok, want)
		}
	}
	for _, in := range []string{"13-40", "soon", "30-02"} {
		if got, ok := ParseDate(in, OrderUnknown); ok {
			t.Errorf("ParseDate(%q) = %+v", in, got)
		}
	}
}

func TestReadings(t *testing.T) {
	for in, want := range map[string]string{
		"31/12/2023 22:36": "dmy", "12/31/2023": "mdy", "03/04/2024": "dmy mdy", "2024-03-04": "", "x": "", "": "",
		"12/11/10": "dmy mdy ymd", "24/11/30": "dmy ymd", "31/12/99": "dmy", "12/31/99": "mdy", "85/12/23": "ymd", "24年11月30日": "",
		"05/01/2567": "dmy", "15:05 25/01/2024": "dmy",
	} {
		var got []string
		for _, r := range Readings(in) {
			got = append(got, r.Order.String())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("Readings(%q) = %v, want %s", in, got, want)
		}
	}
}

// Times as people of the markets write them, and those that could be two.
func TestTimes_Local(t *testing.T) {
	for in, want := range map[string]string{
		"5 ม.ค. 2567 15:05": "2024-01-05 15:05", "05 มกราคม 2567": "2024-01-05 00:00", "31 ธันวาคม 2566 เวลา 15:05 น.": "2023-12-31 15:05",
		"05/01/2567 15:05": "2024-01-05 15:05", "5 thg 1, 2024 15:05": "2024-01-05 15:05", "5 tháng 12, 2024": "2024-12-05 00:00",
		"ngày 5 tháng 1 năm 2024": "2024-01-05 00:00", "15:05 25/01/2024": "2024-01-25 15:05", "05 Agt 2024 15.05": "2024-08-05 15:05",
		"1130105": "2024-01-05 00:00", "24年11月30日": "2024-11-30 00:00", "2024/1/5 中午 11:30": "2024-01-05 11:30", "2024/1/5 中午 12:30": "2024-01-05 12:30",
		"2024/1/5 傍晚 6:05": "2024-01-05 18:05", "2024/1/5 晚上 8:05": "2024-01-05 20:05",
		"2024/1/5 晚上 12:05": "", "24/11/30": "", "12/11/10": "", "1131305": "", "0000105": "",
	} {
		times := Times{}
		ms, ok := times.Parse(in)
		got := ""
		if ok {
			got = time.UnixMilli(ms).UTC().Format("2006-01-02 15:04")
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	times := Times{Order: YearFirst}
	if ms, ok := times.Parse("24/11/30 8:00"); !ok || time.UnixMilli(ms).UTC().Format(time.DateTime) != "2024-11-30 08:00:00" {
		t.Error(ms, ok)
	}
}

func TestParsePhone(t *testing.T) {
	for _, c := range []struct {
		in, country, e164, shown string
		ok                       bool
	}{
		{"13912345678", "CN", "+8613912345678", "", true},
		{"86-13912345678", "CN", "+8613912345678", "", true},
		{"+86 139 1234 5678", "CN", "+8613912345678", "", true},
		{"１３９１２３４５６７８", "CN", "+8613912345678", "", true},
		{"139-1234-5678", "CN", "+8613912345678", "", true},
		{"0086 139 1234 5678", "CN", "+8613912345678", "", true},
		{"+16305550000", "CN", "+16305550000", "", true},
		{"+39 391 234 5678", "CN", "+393912345678", "", true},
		{"021-61234567", "CN", "+862161234567", "", true},
		{"186****5905", "CN", "", "186****5905", true},
		{"1******6198", "CN", "", "1******6198", true},
		{"138xxxx6021", "CN", "", "138xxxx6021", true},
		{"18412345678-1234", "CN", "", "18412345678-1234", true},
		{"9.19961E+11", "US", "", "", false},
		{"", "CN", "", "", true},
		{"0", "CN", "", "", true},
		{"(262) 892-9750", "US", "+12628929750", "", true},
		{"3103643932", "US", "+13103643932", "", true},
		{"+1 760-986-5594", "US", "+17609865594", "", true},
		{"+49 164 67978150", "US", "+4916467978150", "", true},
		{"1-262-892-9750", "CA", "+12628929750", "", true},
		{"+12628929750", "DE", "+12628929750", "", true},
		{"262.892.9750 ext. 5", "US", "", "262.892.9750 ext. 5", true},
		{"0412 000 111", "AU", "+61412000111", "", true},
		{"555", "US", "", "", false},
		{"13912345678", "", "", "", false},
		{"+8613912345678", "", "+8613912345678", "", true},
		{"no phone", "CN", "", "", false},
	} {
		p, ok := ParsePhone(c.in, c.country)
		if ok != c.ok || p.E164 != c.e164 || p.Shown != c.shown {
			t.Errorf("ParsePhone(%q, %s) = %+v, %v", c.in, c.country, p, ok)
		}
	}
}

func TestParseEmail(t *testing.T) {
	for in, want := range map[string]Email{
		"Jane.Doe@Example.COM": {Address: "jane.doe@example.com"}, "l***@example.com": {Shown: "l***@example.com"}, "": {}, "NULL": {},
	} {
		if got, ok := ParseEmail(in); !ok || got != want {
			t.Errorf("ParseEmail(%q) = %+v, %v", in, got, ok)
		}
	}
	for _, in := range []string{"jane", "@example.com", "jane@", "jane@example", "a b@example.com", "a@b@example.com", "a@-x.com", "a@x..com"} {
		if got, ok := ParseEmail(in); ok {
			t.Errorf("ParseEmail(%q) = %+v", in, got)
		}
	}
}

func TestTraditional(t *testing.T) {
	for in, want := range map[string]string{"订单已经变了": "訂單已經變了", "面": "面", "真的": "真的", "abc": "abc"} {
		if got := Traditional(in); got != want {
			t.Errorf("%s became %s, want %s", in, got, want)
		}
	}
}
