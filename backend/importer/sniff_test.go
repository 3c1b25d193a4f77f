package importer

import (
	"context"
	"errors"
	"io"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"shuke/backend/crm"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

func TestDetectEncoding_Legacy(t *testing.T) {
	for name, c := range map[string]struct {
		encoding encoding.Encoding
		text     string
	}{
		encodingGB18030: {simplifiedchinese.GB18030, "订单编号,买家\n1,王小明\n2,李嘉欣\n3,龚翎\n"},
		encodingBig5:    {traditionalchinese.Big5, "訂單編號,收件人\n1,林志玲\n2,陳大文\n台北市中正區\n"},
		encodingSJIS:    {japanese.ShiftJIS, "注文番号,名前\n1,山田太郎\n2,さとうはなこ\n3,カタカナ\n"},
		encodingLatin:   {charmap.Windows1252, "order no,name,city\n1,José,São Paulo\n2,Müller,Köln\n3,O’Neil,Zürich\n"},
	} {
		list, certain := detectEncoding(encoded(t, c.encoding, c.text))
		if len(list) == 0 || list[0].name != name || !certain {
			t.Errorf("%s: %v", name, list)
		}
	}
}

func TestHeaderNames(t *testing.T) {
	got := headerNames([]string{" 分销员 ", "", "分销员", "分销员 (2)", "分销员", "a  b"})
	want := []string{"分销员", "#2", "分销员 (2)", "分销员 (2) (2)", "分销员 (3)", "a b"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q", got)
	}
}

func found(in Inspection, what string) Finding {
	for _, f := range in.Findings {
		if f.What == what {
			return f
		}
	}
	return Finding{}
}

func TestInspect_Findings(t *testing.T) {
	path := write(t, "a.csv", []byte("2024年报表,,\n\norder no,x;y,name,order date,total\n1,1;1,a,03/04/2024,2.50\n2,2;2,b,05/06/2024,3\n"))
	in, err := Inspect(context.Background(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if f := found(in, FoundDateOrder); f.Confidence != 0 || len(f.Others) != 2 {
		t.Errorf("date order: %+v", f)
	}
	if f := found(in, FoundHeader); f.Value != "3" {
		t.Errorf("header: %+v", f)
	}
	if f := found(in, FoundDelimiter); f.Value != "," || len(f.Others) == 0 || f.Confidence <= 0.5 {
		t.Errorf("delimiter: %+v", f)
	}
	in, err = Inspect(context.Background(), path, Options{DateOrder: "dmy", Delimiter: ';', Encoding: "gb18030", HeaderRow: 4})
	if err != nil || in.Delimiter != ";" || in.HeaderRow != 4 || in.Encoding != "gb18030" || in.Mapping.DateOrder != "dmy" {
		t.Errorf("overruled: %+v, %v", in, err)
	}
	if _, err := Inspect(context.Background(), path, Options{DateOrder: "x"}); crm.ErrorKey(err) != "import.mapping.dateOrderUnknown" {
		t.Error(err)
	}
}

// Two ways of writing a date in one column leave the dates undecided that could be either.
func TestInspect_MixedDates(t *testing.T) {
	path := write(t, "a.csv", []byte("order no,name,paid at,total\n1,a,31/12/2023,2\n2,b,12/31/2023,3\n3,c,03/04/2024,4\n"))
	o := readAll(t, path, Options{}, true)
	if o.records != 2 || o.keys["import.reject.timeUnreadable"] != 1 || o.warnings["import.warning.dateOrderUndecided"] != 1 {
		t.Errorf("%+v", o)
	}
}

func TestInspect_Blanks(t *testing.T) {
	path := write(t, "cdnow.txt", []byte(" 00001 19970101  1   11.77\n 00002 19970112  1   12.00\n 00002\t19970112  5   77.00\n"))
	in, err := Inspect(context.Background(), path, Options{})
	if err != nil || in.Delimiter != " " || in.HeaderRow != 0 || len(in.Columns) != 4 || in.Columns[3].Name != "#4" {
		t.Fatalf("%+v, %v", in, err)
	}
	m := Mapping{Kind: crm.FileOrders, Currency: "USD", Columns: map[string]Targets{"#1": {"account"}, "#2": {"paidAt"}, "#3": {"itemCount"}, "#4": {"paid"}}}
	if o := readAll(t, path, Options{Mapping: &m}, false); o.records != 3 || o.paid != 10077 {
		t.Errorf("%+v", o)
	}
}

func TestOpen_WebPages(t *testing.T) {
	for name, page := range map[string]string{
		"html": `<html><head><meta charset="gbk"><style>td{x}</style></head><body><table border=1><tr><th>订单编号<th>买家会员名</th><th>总金额</th><th>付款时间</th></tr>
<tr><td style='mso-number-format:"\@"'>350325267547788932</td><td>小明 &amp; 小红</td><td>¥12.50</td><td>2024-01-02<br></td></tr><tr><td>2<td>b<td>3<td>2024-01-03</table></body></html>`,
		"excel 2003": `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="x"><Worksheet ss:Name="a"><Table>
<Row><Cell><Data ss:Type="String">订单编号</Data></Cell><Cell><Data ss:Type="String">买家会员名</Data></Cell><Cell><Data ss:Type="String">总金额</Data></Cell><Cell ss:Index="4"><Data>付款时间</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">350325267547788932</Data></Cell><Cell><Data>小明 &amp; 小红</Data></Cell><Cell><Data ss:Type="Number">12.5</Data></Cell><Cell><Data>2024-01-02</Data></Cell></Row>
<Row><Cell><Data>2</Data></Cell><Cell><Data>b</Data></Cell><Cell><Data>3</Data></Cell><Cell><Data>2024-01-03T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>`,
	} {
		t.Run(name, func(t *testing.T) {
			path := write(t, "orders.xls", encoded(t, simplifiedchinese.GB18030, page))
			o := readAll(t, path, shanghai(t), true)
			if o.records != 2 || o.total != 1550 || !o.orders["350325267547788932"] || !o.accounts["小明 & 小红"] {
				t.Errorf("%+v", o)
			}
		})
	}
}

// What a file says must not mix two states of it.
func TestReader_NoticesChanges(t *testing.T) {
	path := write(t, "a.csv", []byte(orders))
	r, err := Open(context.Background(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := os.Chtimes(path, time.Time{}, time.Unix(1e9, 0)); err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = r.Next()
	}
	if crm.ErrorKey(err) != "import.file.changed" {
		t.Error(err)
	}
}

func TestCSVReader_Limits(t *testing.T) {
	for key, text := range map[string]string{
		"import.file.rowTooLong": orders + strings.Repeat("x", 2*rowBytes),
		"import.file.tooWide":    orders + strings.Repeat(",", maxColumns+1) + "\n",
	} {
		if err := drain(write(t, "a.csv", []byte(text)), Options{}); crm.ErrorKey(err) != key {
			t.Errorf("%s: %v", key, err)
		}
	}
}

// A quote that never closes must not make the reader search the rest of the file at every line.
func TestCSVReader_ManyQuotes(t *testing.T) {
	const lines = 100_000
	r, c := newCSVReader(strings.NewReader(strings.Repeat("\"abc,1,2\n", lines)), ',', false, new(warnings)), new(chunk)
	started := time.Now()
	for {
		if err := r.readRow(c); errors.Is(err, io.EOF) {
			break
		}
	}
	if took := time.Since(started); c.len() != lines || took > 5*time.Second {
		t.Errorf("%d rows in %v", c.len(), took)
	}
}

// 1.234 is a thousand where the column writes 1.234,50 elsewhere, and one and a bit where nothing says so.
func TestOpen_DottedAmounts(t *testing.T) {
	for text, want := range map[string]int64{
		"order no,name,order date,total\n1,a,2024-01-02,\"1.234,50\"\n2,b,2024-01-03,1.000\n":        223450,
		"order no,name,order date,total\n1,a,2024-01-02,1.234\n2,b,2024-01-03,12.50\n":               1373,
		"order no,name,order date,total,currency\n1,a,2024-01-02,90.000,IDR\n2,b,2024-01-03,1,IDR\n": 9000100,
	} {
		if o := readAll(t, write(t, "a.csv", []byte(text)), Options{Currency: "BRL"}, false); o.total != want || o.records != 2 {
			t.Errorf("%s%+v", text, o)
		}
	}
}
