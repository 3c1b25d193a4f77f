package book

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

// FuzzRows reads a sheet and shared texts of any content: it must end, and no row may be wider than a sheet can be.
func FuzzRows(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1"><v>1.5E3</v></c></row><row/></sheetData></worksheet>`, `<sst><si><t>甲&amp;</t></si></sst>`)
	f.Add(`<x:worksheet><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t><![CDATA[a]]></x:t></x:is></x:c></x:row></x:sheetData>`, `<sst><si><r><t>a</t></r><rPh><t>b</t></rPh></si>`)
	f.Add(`<worksheet><sheetData><row r="1"><c s="1"><v>43466.5</v></c></row><row r="1"><c r="B1" t="b"><v>1</v></c></row><row r="9"/>`, ``)
	f.Add(`<worksheet><sheetData/><mergeCells count="2"><mergeCell ref="A2:A4"/><x:mergeCell ref="$XFD$1:B1048576"/></mergeCells></worksheet>`, ``)
	f.Fuzz(func(t *testing.T, sheet, texts string) {
		all := parts(sheet)
		all["xl/sharedStrings.xml"] = texts
		var archive bytes.Buffer
		z := zip.NewWriter(&archive)
		for name, text := range all {
			w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
			if err == nil {
				_, err = io.WriteString(w, text)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		r, err := zip.NewReader(bytes.NewReader(archive.Bytes()), int64(archive.Len()))
		if err != nil {
			t.Fatal(err)
		}
		b, err := newBook(r, io.NopCloser(nil))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range b.Merges("订单") {
			if m.First < 1 || m.Last <= m.First || m.Last > maxRows || m.Column < 0 || m.Column >= maxColumns {
				t.Fatalf("a merged cell outside of the sheet: %+v", m)
			}
		}
		rows, err := b.Rows("订单")
		if err != nil {
			return
		}
		var cells []string
		for n := 0; n <= maxRows+1 && err == nil; n++ {
			cells, err = rows.Next(cells[:0])
			if len(cells) > maxColumns {
				t.Fatalf("a row of %d cells", len(cells))
			}
		}
		if err == nil {
			t.Fatal("the sheet never ends")
		}
	})
}
