package book

import (
	"archive/zip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// parts are what the smallest workbook is made of; the sheet is the test's.
func parts(sheet string) map[string]string {
	return map[string]string{
		"[Content_Types].xml":        `<Types/>`,
		"xl/workbook.xml":            `<workbook><sheets><sheet name="订单" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   sheet,
		"xl/styles.xml":              `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml":       `<sst><si><t>甲&amp;乙</t></si><si><r><t>一</t></r><rPh><t>イチ</t></rPh><r><t xml:space="preserve"> 二</t></r></si></sst>`,
	}
}

func file(tb testing.TB, parts map[string]string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "book.xlsx")
	f, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	z := zip.NewWriter(f)
	for name, text := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := errors.Join(z.Close(), f.Close()); err != nil {
		tb.Fatal(err)
	}
	return path
}

func read(tb testing.TB, path, sheet string) ([][]string, error) {
	tb.Helper()
	b, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	r, err := b.Rows(sheet)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	rows := [][]string{}
	for {
		row, err := r.Next(nil)
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return rows, err
		}
		rows = append(rows, row)
	}
}

func TestRows(t *testing.T) {
	for name, c := range map[string]struct {
		sheet string
		want  [][]string
	}{
		"kinds of cell": {
			`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>x</t></is></c><c r="D1" t="str"><f>A1&amp;B1</f><v>f</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#N/A</v></c></row>`,
			[][]string{{"甲&乙", "一 二", "x", "f", "TRUE", "#N/A"}},
		},
		"numbers": {
			`<row><c><v>12.5</v></c><c><v>0.30000000000000004</v></c><c><v>350325267547788932</v></c><c><v>3.5032526754778893E+17</v></c><c><v>1.2345678901E10</v></c><c><v>1.5E-5</v></c></row>`,
			[][]string{{"12.5", "0.3", "350325267547788932", "3.50325267547789E+17", "12345678901", "0.000015"}},
		},
		"dates": {
			`<row><c s="1"><v>43466.0124884259</v></c><c s="1"><v>43466</v></c><c s="1"><v>0.5</v></c><c s="0"><v>43466</v></c><c s="1"><v>1</v></c><c s="1"><v>61</v></c></row>`,
			[][]string{{"2019-01-01 00:17:59", "2019-01-01", "12:00:00", "43466", "1900-01-01", "1900-03-01"}},
		},
		"gaps":                  {`<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="4"><c r="A4"><v>3</v></c></row>`, [][]string{nil, {"", "1", "", "2"}, nil, {"3"}}},
		"header in many rows":   {`<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>`, [][]string{{"1", "2"}, {"3"}}},
		"empty rows at the end": {`<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576" s="1"/></row>`, [][]string{{"1"}}},
		"name spaces":           {`<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row>`, [][]string{{"a"}}},
		"escapes":               {`<row><c t="str"><v>a_x000A_b_x_ &lt;</v></c><c t="inlineStr"><is><t><![CDATA[<b>]]></t></is></c></row>`, [][]string{{"a\nb_x_ <", "<b>"}}},
	} {
		t.Run(name, func(t *testing.T) {
			sheet := `<worksheet><dimension ref="A1:A1"/><sheetData>` + c.sheet + `</sheetData></worksheet>`
			if strings.Contains(c.sheet, "x:row") {
				sheet = strings.NewReplacer("<worksheet", "<x:worksheet", "<sheetData", "<x:sheetData", "</sheetData", "</x:sheetData").Replace(sheet)
			}
			if got, err := read(t, file(t, parts(sheet)), "订单"); err != nil || !reflect.DeepEqual(got, c.want) {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
}

// A sheet that breaks off must not pass for a shorter one.
func TestRows_SaysWhenItBreaksOff(t *testing.T) {
	for _, sheet := range []string{
		`<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>`,
		`<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"`,
		`<worksheet><sheetData><row r="1"><c r="A1"><v>1`,
	} {
		if rows, err := read(t, file(t, parts(sheet)), "订单"); !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("%s: %q, %v", sheet, rows, err)
		}
	}
	broken := parts(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>9</v></c></row></sheetData></worksheet>`)
	if _, err := read(t, file(t, broken), "订单"); !errors.Is(err, ErrBroken) {
		t.Errorf("a shared text that is not there: %v", err)
	}
}

func TestOpen_Refuses(t *testing.T) {
	for name, c := range map[string]struct {
		parts map[string]string
		want  error
	}{
		"numbers": {map[string]string{"Index/Document.iwa": ""}, ErrNumbers},
		"ods":     {map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""}, ErrNumbers},
		"xlsb":    {map[string]string{"xl/workbook.bin": ""}, ErrBinary},
		"word":    {map[string]string{"word/document.xml": "", "[Content_Types].xml": ""}, ErrDocument},
		"zip":     {map[string]string{"orders.csv": "a"}, ErrOther},
	} {
		if _, err := Open(file(t, c.parts)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What excelize writes is read back as it was meant.
func TestRows_OfExcelize(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	at := time.Date(2020, 2, 21, 13, 5, 0, 0, time.UTC)
	rows := [][]any{{"订单编号", "金额", "时间", "是"}, {"350325267547788932", 12.5, at, true}, {2.03e18, -3, at, false}}
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = f.SetSheetRow("Sheet1", cell, &row)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	got, err := read(t, path, "Sheet1")
	want := [][]string{
		{"订单编号", "金额", "时间", "是"},
		{"350325267547788932", "12.5", "2020-02-21 13:05:00", "TRUE"},
		{"2030000000000000000", "-3", "2020-02-21 13:05:00", "FALSE"},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%q, %v", got, err)
	}
}

func TestKindOfCode(t *testing.T) {
	for code, want := range map[string]dateKind{
		"yyyy/m/d h:mm": moment, `yyyy"年"m"月"d"日"`: moment, "[$-804]yyyy/m/d": moment, "[h]:mm:ss": number, "0.00": number,
		`#,##0.00"d"`: number, "General": number, "@": number, `0.00_);[Red](0.00)`: number, "mm:ss": moment, `0\d`: number,
	} {
		if got := kindOfCode(code); got != want {
			t.Errorf("%s: %v", code, got)
		}
	}
}
