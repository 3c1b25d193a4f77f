package importer

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"shuke/backend/crm"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// FuzzCSV: a text gives the same rows read at once and byte by byte, and no byte of it is lost without a word.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "\"a\nb\",\"c\"\"d\"\r\n", `="3503",=1`, "\"never closed,1\n2,3", "a\rb\r", "  x  1\t2\n", "\ufeffa,\x00b\n", "\"a\"b,c\n"} {
		f.Add(s, byte(','), false)
		f.Add(s, byte(' '), true)
	}
	f.Fuzz(func(t *testing.T, text string, comma byte, loneCR bool) {
		if comma == '"' || comma == '\n' || comma == '\r' || comma == '=' || comma >= 0x80 || comma == 0 {
			return
		}
		fast, err := rowsOf(newCSVReader(strings.NewReader(text), comma, loneCR, new(warnings)))
		slow, slowErr := rowsOf(newCSVReader(iotest.OneByteReader(strings.NewReader(text)), comma, loneCR, new(warnings)))
		if !reflect.DeepEqual(fast, slow) || crm.ErrorKey(err) != crm.ErrorKey(slowErr) {
			t.Errorf("%q: %q, %v and %q, %v", text, fast, err, slow, slowErr)
		}
	})
}

func rowsOf(r rowReader) ([][]string, error) {
	c := new(chunk)
	for {
		if err := r.readRow(c); err != nil {
			rows := make([][]string, c.len())
			for i := range rows {
				rows[i] = append([]string{}, c.row(i)...)
			}
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return rows, err
		}
	}
}

// FuzzPage: a page of any content ends, with the same rows at once and byte by byte.
func FuzzPage(f *testing.F) {
	for _, s := range []string{"<table><tr><td>a<td colspan=2>b</table>", `<Row><Cell ss:Index="3"><Data>x</Data></Cell></Row>`, "<tr><th>a<br>b</th><style>x</style></tr>", "<tr", "<tr><td rowspan=3 colspan=2>a<td>b<tr><td>c", `<Row><Cell ss:MergeDown="1" ss:MergeAcross="2"/></Row><Row><Cell/></Row>`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, page string) {
		o := new(opened)
		fast, err := rowsOf(o.fillMerged(newWebReader(strings.NewReader(page), new(warnings)), nil))
		slow, slowErr := rowsOf(o.fillMerged(newWebReader(iotest.OneByteReader(strings.NewReader(page)), new(warnings)), nil))
		if !reflect.DeepEqual(fast, slow) || crm.ErrorKey(err) != crm.ErrorKey(slowErr) {
			t.Errorf("%q: %q, %v and %q, %v", page, fast, err, slow, slowErr)
		}
	})
}

// FuzzMixed: whatever encodings its lines are in, a text becomes UTF-8, the same however it comes in, and no line is lost.
func FuzzMixed(f *testing.F) {
	for _, text := range []string{mixedHeader, "\xb6\xa9\xb5\xa5\n订单\n", "\xa6\xdc\n", "a,b\r\n\xff\xfe\n", ""} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m := mender{found: func(int, string) {}}
		if out := m.mend(data); !utf8.Valid(out) || bytes.Count(out, []byte("\n")) != bytes.Count(data, []byte("\n")) {
			t.Errorf("%q is mended to %q", data, out)
		}
		for _, name := range []string{encodingGB18030, encodingBig5, encodingSJIS, encodingLatin} {
			fast, err := io.ReadAll(newLineDecoder(bytes.NewReader(data), name, nil))
			slow, slowErr := io.ReadAll(newLineDecoder(iotest.OneByteReader(bytes.NewReader(data)), name, nil))
			if err != nil || slowErr != nil || !bytes.Equal(fast, slow) || !utf8.Valid(fast) {
				t.Errorf("%s: %q is %q, %v and %q, %v", name, data, fast, err, slow, slowErr)
			}
		}
	})
}

// everyField is a mapping by which columns of any content are read as orders with lines.
var everyField = Mapping{Kind: crm.FileOrders, Columns: map[string]Targets{
	"#1": {"orderNo"}, "#2": {"account", "nick"}, "#3": {"createdAt", "paidAt"}, "#4": {"total"}, "#5": {"phone"}, "#6": {"address"},
	"#7": {"birthday"}, "#8": {"quantity"}, "#9": {"unitPrice"}, "#10": {"province"}, "#11": {"email"}, "#12": {"title"}, "#13": {"status"}, "#14": {"age"},
}}

// FuzzOpen: a file of any content is refused with a sentence, or read to its end with every row accounted for.
func FuzzOpen(f *testing.F) {
	seeds, err := filepath.Glob("testdata/*.[ct]sv")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range seeds {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data[:min(len(data), 2000)], false)
		f.Add(data[:min(len(data), 2000)], true)
		if gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes(data); err == nil {
			f.Add(gb[:min(len(gb), 2000)], true)
		}
	}
	f.Add([]byte("<table><tr><td>订单编号<td>买家会员名<td>总金额<tr><td>1<td>a<td>3"), false)
	f.Add(packed(f, []byte(orders)), false)
	f.Add([]byte("订单号\t买家昵称\t付款日期\t实付金额\r\n1\ta\t2019-01-01\t5\r\n\"x\ty"), false)
	f.Add([]byte("订单编号,买家会员名,总金额,付款时间\n1,a,3,2026-01-02\n付款时间,订单编号,买家会员名\n2026-01-02,2,b\n买家会员名,手机,性别\n"), false)
	f.Add([]byte("<table><tr><td>订单编号<td>买家会员名<td>总金额<tr><td rowspan=3>1<td rowspan=2>a<td>3<tr><td>4<tr><td>b"), false)
	f.Add([]byte{0xFF, 0xFE, 'a', 0, ',', 0, 'b', 0, '\n', 0}, true)
	f.Add(workbook(f, "Sheet1", [][]any{{"订单编号", "总金额", "买家会员名"}, {"1", 2.5, "x"}}), false)
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte, mapped bool) {
		path := filepath.Join(dir, "fuzz")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		opts := Options{Currency: "CNY"}
		if mapped {
			opts.Mapping, opts.HeaderRow = &everyField, NoHeader
		}
		balance(t, path, opts)
	})
}

// balance reads a file and checks that every row is in one place.
func balance(t *testing.T, path string, opts Options) {
	t.Helper()
	r, err := Open(context.Background(), path, opts)
	if err != nil {
		if crm.ErrorKey(err) == "" {
			t.Fatalf("an error without a sentence: %v", err)
		}
		return
	}
	defer r.Close()
	next := r.Inspection().HeaderRow + 1
	for {
		b, err := r.Next()
		if err != nil {
			if !errors.Is(err, io.EOF) && crm.ErrorKey(err) == "" {
				t.Fatalf("an error without a sentence: %v", err)
			}
			return
		}
		rows := b.Ignored
		for i := range b.Records {
			rows += b.Records[i].Rows
		}
		for _, reject := range b.Rejects {
			rows += reject.Rows
		}
		if rows != b.Rows {
			t.Fatalf("behind row %d: %d rows, %d accounted for", next, b.Rows, rows)
		}
		next += b.Rows
	}
}
