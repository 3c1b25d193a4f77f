package importer

import (
	"strings"
	"testing"
	"time"
)

// What is read and hardly right is told with its rows, and kept as it is.
func TestReader_Doubts(t *testing.T) {
	const header = "订单编号,买家会员名,总金额,实付金额,退款金额,付款时间\n"
	for rows, want := range map[string]string{
		"1,小满,5.00,5.00,5.00,2026-01-02":                            "",
		"1,小满,5.00,5.00,5.01,2026-01-02":                            "refundAbovePaid",
		"1,小满,,,5.01,2026-01-02":                                    "", // nobody said what was paid
		"1,小满,5.00,0,5.00,2026-01-02":                               "", // what stayed, as some exports have it
		"1,小满,-5.00,,,2026-01-02":                                   "totalNegative",
		"1,小满,5.00,5.00,,2026-03-02 23:59:59":                       "",
		"1,小满,5.00,5.00,,2026-03-03 00:00:00":                       "timeFuture",
		"1,小满,5.00,5.00,,2000-01-01 00:00:00":                       "",
		"1,小满,5.00,5.00,,1999-12-31 23:59:59":                       "timeAncient",
		"1," + strings.Repeat("满", 200) + ",5.00,5.00,,2026-01-02":  "",
		"1," + strings.Repeat("满", 201) + ",5.00,5.00,,2026-01-02":  "textLong",
		"1," + strings.Repeat("ab", 100) + ",5.00,5.00,,2026-01-02": "",
	} {
		opts := shanghai(t)
		opts.Now = time.Date(2026, 3, 1, 12, 0, 0, 0, opts.TimeZone)
		o := readAll(t, write(t, "f.csv", []byte(header+rows+"\n")), opts, true)
		if o.records != 1 {
			t.Fatalf("%s: %+v", rows, o.keys)
		}
		for key := range o.warnings {
			if strings.TrimPrefix(key, "import.warning.") != want {
				t.Errorf("%s: warned %s, want %q", rows, key, want)
			}
		}
		if want != "" && len(o.warnings) == 0 {
			t.Errorf("%s: not warned of %s", rows, want)
		}
		if name := o.all[0].Customer.Nick; !strings.Contains(rows, ","+name+",") {
			t.Errorf("%s: the name became %s", rows, name)
		}
	}
}

// A doubtful time can be read: the column is not marked for it.
func TestInspect_DoubtfulTimesAreGood(t *testing.T) {
	opts := shanghai(t)
	opts.Now = time.Date(2026, 3, 1, 12, 0, 0, 0, opts.TimeZone)
	in, err := Inspect(t.Context(), write(t, "f.csv", []byte("订单编号,买家会员名,实付金额,付款时间\n1,小满,5.00,2036-01-02\n")), opts)
	if err != nil || in.Columns[3].Good != 1 || in.Columns[3].Bad != 0 {
		t.Fatalf("%+v, %v", in.Columns, err)
	}
}

func TestReader_TellsColumnsThatWereNotRead(t *testing.T) {
	path := write(t, "f.csv", []byte("订单编号,买家会员名,打包员,实付金额,付款时间,空列\n1,小满,老王,5.00,2026-01-02,\n"))
	o := readAll(t, path, shanghai(t), false)
	check(t, "unread", o.warnings["import.warning.columnsUnread"], 1)
	in, err := Inspect(t.Context(), path, shanghai(t))
	if list := in.Unread(); err != nil || len(list) != 1 || list[0] != "打包员" {
		t.Fatalf("%v, %v", list, err)
	}
	opts := shanghai(t)
	opts.Mapping = &in.Mapping // somebody looked at it
	check(t, "unread", readAll(t, path, opts, false).warnings["import.warning.columnsUnread"], 0)
}
