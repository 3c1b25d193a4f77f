package importer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shuke/backend/crm"
)

func TestReader_GroupsAcrossChunks(t *testing.T) {
	var b strings.Builder
	b.WriteString("order id,sku,quantity,unit price,title\n")
	rows := 0
	for order := range 700 {
		for line := range order%5 + 1 {
			fmt.Fprintf(&b, "%d,S%d,1,2.50,T\n", order, line)
			rows++
		}
	}
	o := readAll(t, write(t, "lines.csv", []byte(b.String())), Options{}, true)
	check(t, "rows, lines, records", [3]int{o.rows, o.lines, o.records}, [3]int{rows, rows, 700})
	next := 2
	for _, rec := range o.all {
		check(t, "row", rec.Row, next)
		next += rec.Rows
	}
}

func TestReader_RowsThatAreNotClear(t *testing.T) {
	text := "订单编号,买家会员名,订单状态,收货人姓名,总金额\n" +
		"1,a,交易成功,x,1.00,surplus\n" + // a comma too many
		"2,a,交易成功,x,1.00,,\n" + // empty cells too many
		"3,a,交易成功\n" + // cells that the export left out
		",,,,\n" +
		"\n" +
		",a,交易成功,x,1.00\n" +
		"合计,,,,3.00\n" +
		"4,a,交易成功,x,some\n" +
		"5,a,交易成功"
	o := readAll(t, write(t, "orders.csv", []byte(text)), shanghai(t), true)
	check(t, "rows, records, ignored", [3]int{o.rows, o.records, o.ignored}, [3]int{9, 2, 3})
	for key, want := range map[string]int{
		"tooManyCells": 1, "orderNumberMissing": 1, "moneyUnreadable": 1, "lastRowCut": 1,
	} {
		check(t, key, o.keys["import.reject."+key], want)
	}
}

func TestReader_RejectNamesColumnAndCells(t *testing.T) {
	r, err := Open(context.Background(), write(t, "orders.csv", []byte(strings.Replace(orders, "12.50", "a lot", 1))), shanghai(t))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	b, err := r.Next()
	if err != nil || len(b.Rejects) != 1 || len(b.Records) != 1 {
		t.Fatalf("%+v, %v", b, err)
	}
	got := b.Rejects[0]
	if got.Row != 2 || got.Params["column"] != "总金额" || got.Params["value"] != "a lot" || got.Cells[0][4] != "a lot" {
		t.Errorf("%+v", got)
	}
	if cells := b.Cells(0); cells[0][0] != "1002" {
		t.Errorf("%q", cells)
	}
	if _, err := r.Next(); !errors.Is(err, io.EOF) || r.BytesRead() != r.Size() {
		t.Errorf("%v, %d of %d bytes", err, r.BytesRead(), r.Size())
	}
}

func TestReader_Cancel(t *testing.T) {
	path := write(t, "orders.csv", []byte(orders+strings.Repeat("1003,小刚,交易成功,张刚,9.00\n", 100_000)))
	ctx, cancel := context.WithCancel(context.Background())
	r, err := Open(ctx, path, shanghai(t))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := r.Next(); err != nil {
		t.Fatal(err)
	}
	cancel()
	for err == nil {
		_, err = r.Next()
	}
	check(t, "code", crm.ErrorCode(err), crm.CodeCancelled)
}

// A Reader that is closed early leaves nothing behind.
func TestReader_CloseEarly(t *testing.T) {
	path := write(t, "orders.csv", []byte(orders+strings.Repeat("1003,小刚,交易成功,张刚,9.00\n", 100_000)))
	for range 20 {
		r, err := Open(context.Background(), path, shanghai(t))
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestInspect_HeaderBelowBanners(t *testing.T) {
	path := write(t, "orders.csv", []byte("熟客店铺\n导出时间：2024-01-01\n"+orders))
	in, err := Inspect(context.Background(), path, shanghai(t))
	if err != nil || in.HeaderRow != 3 || in.Format != "taobao-orders" || len(in.Preview) != 2 {
		t.Fatalf("%+v, %v", in, err)
	}
	if o := readAll(t, path, shanghai(t), true); o.rows != 2 || o.all[0].Row != 4 {
		t.Errorf("%+v", o)
	}
}

func TestInspect_UnknownTable(t *testing.T) {
	in, err := Inspect(context.Background(), write(t, "x.csv", []byte("banner\nfoo,bar\n1,2\n")), Options{})
	if err != nil || in.Format != "" || in.Confidence != 0 || in.HeaderRow != 2 || in.Columns[1].Name != "bar" || in.Columns[1].Samples[0] != "2" {
		t.Fatalf("%+v, %v", in, err)
	}
}

func TestInspect_DuplicateAndMissingNames(t *testing.T) {
	in, err := Inspect(context.Background(), write(t, "x.csv", []byte("分销员,,分销员\n1,2,3\n")), Options{})
	if err != nil || in.Columns[1].Name != "#2" || in.Columns[2].Name != "分销员 (2)" {
		t.Fatalf("%+v, %v", in, err)
	}
}

func TestInspect_DateOrder(t *testing.T) {
	for rows, want := range map[string]string{
		"1,31/12/2023 22:36,9\n2,03/04/2023 01:00,9\n": "dmy", "1,12/31/2023,9\n": "mdy", "1,03/04/2023,9\n": "", "1,2023-04-03,9\n": "",
	} {
		in, err := Inspect(context.Background(), write(t, "x.csv", []byte("order id,order date,total\n"+rows)), Options{})
		if err != nil || in.Mapping.DateOrder != want {
			t.Errorf("%q: %q, %v", rows, in.Mapping.DateOrder, err)
		}
		if undecided := in.Columns[1].Note != ""; undecided != (rows == "1,03/04/2023,9\n") {
			t.Errorf("%q: %+v", rows, in.Columns[1])
		}
	}
}

func TestOpen_OptionsThatMakeNoSense(t *testing.T) {
	path := write(t, "orders.csv", []byte(orders))
	for key, opts := range map[string]Options{
		"import.options.formatUnknown":    {Format: "x"},
		"import.options.headerRowUnknown": {HeaderRow: 99},
		"import.options.encodingUnknown":  {Encoding: "x"},
	} {
		if err := drain(path, opts); crm.ErrorKey(err) != key || crm.ErrorCode(err) != crm.CodeInvalid {
			t.Errorf("%s: %v", key, err)
		}
	}
	book := write(t, "b.xlsx", workbook(t, "A", [][]any{{"订单编号"}}))
	if err := drain(book, Options{Sheet: "B"}); crm.ErrorKey(err) != "import.options.sheetUnknown" {
		t.Error(err)
	}
}

// FuzzSniff: whatever the bytes are, Inspect answers with a table or a sentence.
func FuzzSniff(f *testing.F) {
	f.Add([]byte(orders))
	f.Add([]byte("\x1f\x8b\x08\x00"))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("a;b\n1;2\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "f")
		writeFile(t, path, data)
		in, err := Inspect(context.Background(), path, Options{})
		if err != nil && crm.ErrorKey(err) == "" {
			t.Fatalf("an error without a sentence: %v", err)
		}
		if err == nil && (in.HeaderRow < 0 || len(in.Columns) == 0) {
			t.Fatalf("%+v", in)
		}
	})
}

// The rejects of a file can be read again after correction: their cells are those of the file.
func TestReader_KeepsCells(t *testing.T) {
	text := strings.Replace(orders, "1001", `="2.03E+18"`, 1)
	path := write(t, "orders.csv", []byte(text))
	o := readAll(t, path, Options{}, false)
	check(t, "rejected", o.keys["import.reject.orderNumberDamaged"], 1)
}

func read(tb testing.TB, path string) string {
	tb.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return string(data)
}
