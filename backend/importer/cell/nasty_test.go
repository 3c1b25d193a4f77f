package cell

import (
	"testing"
	"time"
)

// The ways of writing an amount that platforms and owners of seven countries have.
func TestParseDecimal_AsMoney_Nasty(t *testing.T) {
	for _, c := range []struct {
		in     string
		digits int
		want   int64
		ok     bool
	}{
		{"¥ 1,234.50元", 2, 123450, true},
		{"人民币12元整", 2, 1200, true},
		{"CNY 12.50", 2, 1250, true},
		{"12.50 USD", 2, 1250, true},
		{"RM 1,200.00", 2, 120000, true},
		{"Rp 90.000", 2, 9000, true}, // the column decides, see DotsGroup
		{"90.000 ₫", 0, 90000, true},
		{"1.234.567đ", 0, 1234567, true},
		{"90.000,00", 0, 90000, true},
		{"R$ 1.234,56", 2, 123456, true},
		{"1'234.50", 2, 123450, true},
		{"1 234,50 €", 2, 123450, true},
		{"12.00-", 2, -1200, true},
		{"（12.00）", 2, -1200, true},
		{"- 3", 2, -300, true},
		{"−3.5", 2, -350, true},
		{"1,23,456.00", 2, 12345600, true},
		{"฿1,000.00", 2, 100000, true},
		{"NT$1,000", 2, 100000, true},
		{"1,000円", 0, 1000, true},
		{"1,2.50", 2, 0, false},
		{"12,34.50", 2, 0, false},
		{"1.38E+17", 2, 0, false},
		{"1.2万", 2, 0, false},
		{"15%", 2, 0, false},
		{"ABC12", 2, 0, false},
		{"12 34x", 2, 0, false},
		{"￥", 2, 0, false},
		{"1.2.3", 2, 0, false},
		{"1,2345", 2, 0, false},
		{"--5", 2, 0, false},
	} {
		got, ok := money(c.in, c.digits)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("money(%q, %d) = %d, %v, want %d, %v", c.in, c.digits, got, ok, c.want, c.ok)
		}
	}
}

func TestDotsGroup(t *testing.T) {
	for in, want := range map[string][2]bool{
		"1.234.567": {true, true}, "1.234,50": {true, true}, "90.000": {false, true}, "Rp 90.000": {false, true},
		"12.50": {}, "0.125": {}, "1,234.50": {}, "12": {}, "": {}, "1.2.3": {}, "1234.567": {},
	} {
		groups, could := DotsGroup(in)
		if got := [2]bool{groups, could}; got != want {
			t.Errorf("DotsGroup(%q) = %v", in, got)
		}
	}
}

func TestParseTime_Nasty(t *testing.T) {
	shanghai, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ in, want string }{ // "!" is unreadable
		{"2020/2/21 0:00", "2020-02-21T00:00:00+08:00"},
		{"2020/2/21 下午 3:05", "2020-02-21T15:05:00+08:00"},
		{"2020/2/21 下午03:05:06", "2020-02-21T15:05:06+08:00"},
		{"2020/2/21 3:05 PM", "2020-02-21T15:05:00+08:00"},
		{"2020/2/21 12:05 AM", "2020-02-21T00:05:00+08:00"},
		{"2020/2/21 PM 3:05", "2020-02-21T15:05:00+08:00"},
		{"2020/2/21 15:05 p.m.", "2020-02-21T15:05:00+08:00"},
		{"2020/2/21 15:05 am", "!"},
		{"2020年2月21日 15时05分06秒", "2020-02-21T15:05:06+08:00"},
		{"2020年2月21日下午3点5分", "2020-02-21T15:05:00+08:00"},
		{"2020-02-21 星期五 15:05", "2020-02-21T15:05:00+08:00"},
		{"Fri, 21 Feb 2020 15:05:06 GMT", "2020-02-21T15:05:06Z"},
		{"Fri Feb 21 2020", "2020-02-21T00:00:00+08:00"},
		{"21 Agustus 2020 15.05", "2020-08-21T15:05:00+08:00"},
		{"21-Feb-2020 15:05", "2020-02-21T15:05:00+08:00"},
		{"Feb 21st, 2020", "2020-02-21T00:00:00+08:00"},
		{"21 Okt 2020", "2020-10-21T00:00:00+08:00"},
		{"２０２０／２／２１　１５：０５", "2020-02-21T15:05:00+08:00"},
		{"民國109年2月21日", "2020-02-21T00:00:00+08:00"},
		{"民國109/2/21 下午3:05", "2020-02-21T15:05:00+08:00"},
		{"109/02/21", "2020-02-21T00:00:00+08:00"},
		{"109年2月21日", "2020-02-21T00:00:00+08:00"},
		{"21/2/2563", "2020-02-21T00:00:00+08:00"},
		{"2563-02-21", "2020-02-21T00:00:00+08:00"},
		{"令和2年2月21日", "2020-02-21T00:00:00+08:00"},
		{"2020-02-21T15:05:06+08:00[Asia/Shanghai]", "2020-02-21T15:05:06+08:00"},
		{"2020-02-21 15:05:06 GMT+8", "2020-02-21T15:05:06+08:00"},
		{"2020-02-21 15:05:06 UTC-03:30", "2020-02-21T15:05:06-03:30"},
		{"2020-02-21 15:05:06 PST", "2020-02-21T15:05:06-08:00"},
		{"2020-02-21 15:05:06 CST", "2020-02-21T15:05:06+08:00"}, // the shop's own zone is called so
		{"2020-02-21 15:05:06 IST", "!"},
		{"20200221150506", "2020-02-21T15:05:06+08:00"},
		{"20200221 15:05", "2020-02-21T15:05:00+08:00"},
		{"43882", "2020-02-21T00:00:00+08:00"},
		{"43882.5", "2020-02-21T12:00:00+08:00"},
		{"2020-02-21 24:00:00", "2020-02-22T00:00:00+08:00"},
		{"2020-02-21 24:30:00", "!"},
		{"2020-02-30", "!"},
		{"2019-02-29", "!"},
		{"0000-00-00 00:00:00", ""},
		{"15:05", "!"},
		{"昨天", "!"},
		{"2020-2", "!"},
		{"20/2/2020\n15:05", "2020-02-20T15:05:00+08:00"},
	} {
		times := Times{Zone: shanghai}
		ms, ok := times.Parse(c.in)
		if !ok {
			if c.want != "!" {
				t.Errorf("Parse(%q) is unreadable, want %s", c.in, c.want)
			}
			continue
		}
		want := int64(0)
		if at, err := time.Parse(time.RFC3339, c.want); err == nil {
			want = at.UnixMilli()
		} else if c.want != "" {
			want = -1
		}
		if ms != want {
			t.Errorf("Parse(%q) = %s, want %s", c.in, time.UnixMilli(ms).In(shanghai).Format(time.RFC3339), c.want)
		}
	}
}

func TestParseDate_Nasty(t *testing.T) {
	for in, want := range map[string]Date{
		"农历八月十五": {Month: 8, Day: 15, Lunar: true}, "農曆1985年正月初一": {Year: 1985, Month: 1, Day: 1, Lunar: true},
		"1985-08-30(农历)": {Year: 1985, Month: 8, Day: 30, Lunar: true}, "阴历腊月三十": {Month: 12, Day: 30, Lunar: true},
		"农历闰四月廿三": {Month: 4, Day: 23, Lunar: true}, "农历一九八五年五月初五": {Year: 1985, Month: 5, Day: 5, Lunar: true}, "农历8-15": {Month: 8, Day: 15, Lunar: true},
		"2528-05-23": {Year: 1985, Month: 5, Day: 23}, "民國74年5月23日": {Year: 1985, Month: 5, Day: 23}, "23/05/85": {Year: 1985, Month: 5, Day: 23},
		"1985年5月23日 星期四": {Year: 1985, Month: 5, Day: 23}, "May 23, 1985": {Year: 1985, Month: 5, Day: 23}, "31199": {Year: 1985, Month: 6, Day: 1},
	} {
		if got, ok := ParseDate(in, OrderUnknown); !ok || got != want {
			t.Errorf("ParseDate(%q) = %+v, %v, want %+v", in, got, ok, want)
		}
	}
	for _, in := range []string{"农历", "农历十三月初一", "农历八月三十一", "属龙"} {
		if got, ok := ParseDate(in, OrderUnknown); ok {
			t.Errorf("ParseDate(%q) = %+v", in, got)
		}
	}
}

func TestParsePhone_Nasty(t *testing.T) {
	for in, want := range map[string]Phone{
		"１３８１２３４５６７８": {E164: "+8613812345678"}, "13812345678.0": {E164: "+8613812345678"}, "+86 138-1234-5678": {E164: "+8613812345678"},
		"(86)13812345678": {E164: "+8613812345678"}, "186****5905": {Shown: "186****5905"}, "186••••5905": {Shown: "186••••5905"},
		"\t13812345678": {E164: "+8613812345678"}, "0086 13812345678": {E164: "+8613812345678"},
	} {
		if got, ok := ParsePhone(in, "CN"); !ok || got != want {
			t.Errorf("ParsePhone(%q) = %+v, %v", in, got, ok)
		}
	}
	for _, in := range []string{"1.38E+10", "1.3812345678E10", "无", "12"} {
		if got, ok := ParsePhone(in, "CN"); ok {
			t.Errorf("ParsePhone(%q) = %+v", in, got)
		}
	}
}
