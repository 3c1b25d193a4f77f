package importer

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

const mixedHeader = "订单编号,买家会员名,收货地址,买家实际支付金额,订单付款时间\n"

func mixedRows(t *testing.T, from, to int) (utf8, gbk string) {
	t.Helper()
	var b strings.Builder
	for i := from; i < to; i++ {
		b.WriteString("35")
		b.WriteString(strings.Repeat("0", 3))
		b.WriteString(string(rune('0'+i/1000%10)) + string(rune('0'+i/100%10)) + string(rune('0'+i/10%10)) + string(rune('0'+i%10)))
		b.WriteString(",阿橘家的小店,浙江省 杭州市 西湖区 文三路,59.90,2026-01-02 08:01:00\n")
	}
	return b.String(), string(encoded(t, simplifiedchinese.GB18030, b.String()))
}

// Files put behind each other, in whatever order and however far from the beginning: every row reads as it was written.
func TestReader_MixedEncodings(t *testing.T) {
	utf8, gbk := mixedRows(t, 0, 3)
	moreUTF8, moreGBK := mixedRows(t, 3, 6)
	long, longGBK := mixedRows(t, 0, 9000)
	lateUTF8, lateGBK := mixedRows(t, 9000, 9003)
	ascii := "id,name,total,paid at\n" + strings.Repeat("1,jane,12.50,2024-01-01 00:00:00\n", 40_000)
	gbkHeader := string(encoded(t, simplifiedchinese.GB18030, mixedHeader))
	for name, c := range map[string]struct {
		text    string
		foreign int64
		row     int // of the first foreign one
	}{
		"utf-8, then gbk":       {mixedHeader + utf8 + moreGBK, 4, 1}, // of two halves either may be the other
		"gbk, then utf-8":       {gbkHeader + gbk + moreUTF8, 3, 5},
		"in turns":              {mixedHeader + gbk + moreUTF8 + lateGBK, 0, 0},
		"utf-8, gbk far behind": {mixedHeader + long + lateGBK, 3, 9002},
		"gbk, utf-8 far behind": {gbkHeader + longGBK + lateUTF8, 3, 9002},
		"only utf-8":            {mixedHeader + utf8 + moreUTF8, 0, 0},
		"only gbk":              {gbkHeader + gbk + moreGBK, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := Open(t.Context(), write(t, "f.csv", []byte(c.text)), shanghai(t))
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			for {
				b, err := r.Next()
				if err != nil {
					break
				}
				for i := range b.Records {
					if x := b.Records[i].Customer; x.Nick != "阿橘家的小店" || x.Region.Province != "浙江" {
						t.Fatalf("row %d: %q, %+v", b.Records[i].Row, x.Nick, x.Region)
					}
				}
			}
			for _, w := range r.Warnings() {
				if w.Key != "import.warning.encodingMixed" || c.foreign > 0 && (w.Count != c.foreign || w.Rows[0] != c.row) {
					t.Errorf("%+v", w)
				}
				c.foreign = 0
			}
			if c.foreign > 0 {
				t.Error("nothing was told")
			}
		})
	}
	o := readAll(t, write(t, "late.csv", []byte(ascii+"2,"+string(encoded(t, simplifiedchinese.GB18030, "李红的小店"))+",8.00,2024-01-01 00:00:00\n2,李红,8.00,2024-01-01 00:00:00\n")), shanghai(t), false)
	check(t, "told", o.warnings["import.warning.encodingMixed"], 1)
}

func TestForeignEncoding(t *testing.T) {
	gbk := func(s string) string { return string(encoded(t, simplifiedchinese.GB18030, s)) }
	big5 := func(s string) string { return string(encoded(t, traditionalchinese.Big5, s)) }
	for text, want := range map[string]string{
		"订单,交易成功\n" + gbk("阿橘,交易成功\n"):       encodingGB18030,
		"訂單,已完成\n" + big5("陳先生,高雄市前鎮區\n"):    encodingBig5,
		"订单,交易成功\n阿橘" + gbk("交易") + "小满妈妈\n": "", // one line in two encodings
		"订单,交易成功\nCaf\xe9\n":                 "", // one byte tells nothing
		"订单,交易成功\n":                          "",
	} {
		if got := foreignEncoding([]byte(text)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
