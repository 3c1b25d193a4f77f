package cell

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// FuzzText: a cell that was cleaned is clean.
func FuzzText(f *testing.F) {
	for _, s := range []string{`="3503"`, "'139", "\t1", "##密文", " a ", "－", "１２.0", "2.03E+18", "186****5905"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Text(s)
		if again := Text(once); len(once) < len(s) && again != once && !trickInTrick(once) {
			t.Errorf("%q: %q, then %q", s, once, again)
		}
		if id := ID(once); Damaged(id) != Damaged(HalfWidth(once)) && ID(once) == once {
			t.Errorf("%q: damaged or not", s)
		}
	})
}

// trickInTrick tells that what was taken off stood inside of the same again: ="="1"".
func trickInTrick(s string) bool { return strings.HasPrefix(s, "=") || strings.HasPrefix(s, "'") }

// FuzzMoney: what is read as an amount is that amount when it is written plainly.
func FuzzMoney(f *testing.F) {
	for _, s := range []string{"¥1,234.50", "1.234,50", "0元", "(12.00)", "90.000", "1.5E-2", "12.00-", "NT$1,000", "1,23,456.00", "--5", "１２"} {
		f.Add(s, false)
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, s string, whole bool) {
		d, ok := ParseDecimal(s, whole)
		if !ok {
			return
		}
		if d.Scale < 0 || d.Scale > maxScale || !strings.ContainsAny(HalfWidth(s), "0123456789") {
			t.Fatalf("%q: %+v", s, d)
		}
		minor, fits := d.Minor(2)
		if !fits {
			return
		}
		sign, abs := "", minor
		if minor < 0 {
			sign, abs = "-", -minor
		}
		plain := sign + strconv.FormatInt(abs/100, 10) + "." + strconv.Itoa(int(abs%100/10)) + strconv.Itoa(int(abs%10))
		if again, ok := money(plain, 2); (!ok || again != minor) && abs < 1e16 {
			t.Errorf("%q is %d, but %q is %d", s, minor, plain, again)
		}
		DotsGroup(s)
	})
}

// FuzzTime: what is read as an instant lies in the centuries of shops, and reads the same when it is written plainly.
func FuzzTime(f *testing.F) {
	for _, s := range []string{
		"2020/2/21 下午 3:05", "民國109年2月21日", "21/2/2563", "43882.5", "20200221150506", "Fri, 21 Feb 2020 15:05:06 GMT", "0000-00-00",
		"2020-02-21T15:05:06+08:00[Asia/Shanghai]", "03/04/2024", "農曆1985年正月初一", "2020年2月21日15时05分", "24:00", "1582934400000",
	} {
		f.Add(s, byte(0))
		f.Add(s, byte(1))
	}
	shanghai, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string, order byte) {
		times := Times{Zone: shanghai, Order: DateOrder(order % 3)}
		ms, ok := times.Parse(s)
		if again, okAgain := times.Parse(s); again != ms || okAgain != ok {
			t.Fatalf("%q: %d, then %d", s, ms, again)
		}
		at := time.UnixMilli(ms).In(shanghai)
		if ok && ms != 0 && (at.Year() < 1899 || at.Year() > 2300) {
			t.Errorf("%q is in the year %d", s, at.Year())
		}
		if plain := at.Format("2006-01-02 15:04:05.000"); ok && ms != 0 && at.Year() >= 1992 && at.Year() <= 2100 {
			if again, ok := times.Parse(plain); !ok || again != ms {
				t.Errorf("%q is %d, but %q is %d", s, ms, plain, again)
			}
		}
		if d, ok := ParseDate(s, times.Order); ok && (d.Month > 12 || d.Day > 31 || d.Day < 0 || d.Month < 0) {
			t.Errorf("%q: %+v", s, d)
		}
		Readings(s)
	})
}

var e164 = regexp.MustCompile(`^\+[1-9][0-9]{4,14}$`)

// FuzzPhone: a number that can be dialled has only digits, and a masked one is never dialled.
func FuzzPhone(f *testing.F) {
	for _, s := range []string{"13812345678", "+86 138-1234-5678", "186****5905", "(262) 892-9750", "18412345678-1234", "１３８", "0912 345 678", "1.38E+10", "+811000000000000000"} {
		f.Add(s, "CN")
		f.Add(s, "")
		f.Add(s, "TW")
	}
	f.Fuzz(func(t *testing.T, s, country string) {
		p, ok := ParsePhone(s, country)
		if p.E164 != "" && (!ok || !e164.MatchString(p.E164) || p.Shown != "" || Masked(s)) {
			t.Errorf("%q in %q: %+v, %v", s, country, p, ok)
		}
		if e, ok := ParseEmail(s); ok && e.Address != "" && (strings.ContainsAny(e.Address, " *,;") || e.Address != strings.ToLower(e.Address)) {
			t.Errorf("%q: %+v", s, e)
		}
	})
}
