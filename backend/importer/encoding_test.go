package importer

import (
	"bytes"
	"compress/gzip"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shuke/backend/crm"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// orders is a small table as text.
const orders = "订单编号,买家会员名,订单状态,收货人姓名,总金额\n1001,小明,交易成功,王明,12.50\n1002,小红,交易关闭,李红,8.00\n"

// write puts a file of a test on the disk.
func write(tb testing.TB, name string, data []byte) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

func encoded(tb testing.TB, e encoding.Encoding, text string) []byte {
	tb.Helper()
	data, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func TestInspect_Encodings(t *testing.T) {
	le, be := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"utf-8":             {[]byte(orders), "utf-8"},
		"utf-8 with BOM":    {[]byte("\ufeff" + orders), "utf-8-bom"},
		"gb18030":           {encoded(t, simplifiedchinese.GB18030, orders), "gb18030"},
		"utf-16le with BOM": {append([]byte{0xFF, 0xFE}, encoded(t, le, orders)...), "utf-16le"},
		"utf-16be with BOM": {append([]byte{0xFE, 0xFF}, encoded(t, be, orders)...), "utf-16be"},
		"utf-16le":          {encoded(t, le, orders), "utf-16le"},
		"utf-16be":          {encoded(t, be, orders), "utf-16be"},
	} {
		t.Run(name, func(t *testing.T) {
			path := write(t, "orders.csv", c.data)
			in, err := Inspect(context.Background(), path, Options{})
			if err != nil || in.Encoding != c.want || in.Format != "taobao-orders" || in.Columns[0].Name != "订单编号" {
				t.Fatalf("%+v, %v", in, err)
			}
			if o := readAll(t, path, Options{}, true); o.records != 2 || o.all[1].Customer.Name != "李红" || o.source.Encoding != c.want {
				t.Errorf("%+v", o)
			}
		})
	}
}

func TestInspect_Delimiters(t *testing.T) {
	for _, d := range []string{"\t", ";", "|"} {
		path := write(t, "orders.txt", []byte(strings.ReplaceAll(orders, ",", d)))
		if o := readAll(t, path, Options{}, false); o.records != 2 || o.total != 2050 {
			t.Errorf("%q: %+v", d, o)
		}
	}
}

// The sample of a long file may be all ASCII while the Chinese names only come later.
func TestReader_DecidesEncodingLate(t *testing.T) {
	var b strings.Builder
	b.WriteString("order no,name,total,paid at\n")
	for range 60_000 {
		b.WriteString("1001,Jane,12.50,2024-01-01 00:00:00\n")
	}
	b.WriteString("1002,李红,8.00,2024-01-01 00:00:00\n")
	for name, data := range map[string][]byte{"gb18030": encoded(t, simplifiedchinese.GB18030, b.String()), "utf-8": []byte(b.String())} {
		o := readAll(t, write(t, "late.csv", data), Options{}, true)
		if last := o.all[len(o.all)-1]; last.Customer.Name != "李红" || o.source.Encoding != name {
			t.Errorf("%s: %q in %s", name, last.Customer.Name, o.source.Encoding)
		}
	}
}

func packed(tb testing.TB, data []byte) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		tb.Fatal(err)
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func TestOpen_Gzip(t *testing.T) {
	path := write(t, "orders.csv", packed(t, []byte(orders))) // the name does not say it
	in, err := Inspect(context.Background(), path, Options{})
	if err != nil || !in.Compressed || in.RowsEstimate != 2 {
		t.Fatalf("%+v, %v", in, err)
	}
	if o := readAll(t, path, Options{}, false); o.records != 2 {
		t.Errorf("%+v", o)
	}
}

// Files that are cut, or are something else, say so in one sentence.
func TestOpen_Unreadable(t *testing.T) {
	rows := orders + strings.Repeat("1003,小刚,交易成功,张刚,"+strings.Repeat("9", 7)+"\n", 50_000)
	whole := packed(t, []byte(rows))
	book := workbook(t, "Sheet1", [][]any{{"订单编号", "总金额", "买家会员名"}, {"1", 2.5, "x"}})
	for name, c := range map[string]struct {
		data []byte
		key  string
	}{
		"nothing":        {nil, "import.file.empty"},
		"gzip cut early": {whole[:len(whole)/2], "import.file.cut"},
		"gzip damaged":   {append(append([]byte{}, whole[:len(whole)-8]...), 1, 2, 3, 4, 5, 6, 7, 8), "import.file.damaged"},
		"gzip head only": {whole[:5], "import.file.cut"},
		"workbook cut":   {book[:len(book)/2], "import.file.cut"},
		"old Excel":      {[]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, "import.file.oldExcel"},
		"PDF":            {[]byte("%PDF-1.7 …"), "import.file.notTable"},
		"binary":         {bytes.Repeat([]byte{0, 0, 0, 7, 200}, 100), "import.file.notTable"},
		"web page":       {[]byte("\n<html><table>"), "import.file.notTable"},
		"only blanks":    {[]byte(" \r\n\r\n"), "import.file.empty"},
		"unknown table":  {[]byte("a,b\n1,2\n"), "import.file.unrecognised"},
	} {
		t.Run(name, func(t *testing.T) {
			err := drain(write(t, "file", c.data), Options{})
			if crm.ErrorKey(err) != c.key {
				t.Errorf("%v, want %s", err, c.key)
			}
		})
	}
	if err := drain(filepath.Join(t.TempDir(), "absent.csv"), Options{}); crm.ErrorCode(err) != crm.CodeNotFound {
		t.Errorf("absent file: %v", err)
	}
}

// drain reads a file and returns what went wrong.
func drain(path string, opts Options) error {
	r, err := Open(context.Background(), path, opts)
	if err != nil {
		return err
	}
	defer r.Close()
	for {
		if _, err := r.Next(); err != nil {
			return err
		}
	}
}

func writeFile(tb testing.TB, path string, data []byte) {
	tb.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		tb.Fatal(err)
	}
}
