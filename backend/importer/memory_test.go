//go:build !race

package importer

import (
	"archive/zip"
	"bufio"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// longFile writes orders until the file is that long. Each has a number of its own.
func longFile(tb testing.TB, bytes int64) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "long.csv")
	f, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	n, err := fmt.Fprintln(w, "订单编号,买家昵称,联系手机,订单状态,实付金额,付款时间,收货地址")
	start := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	for i, size := 0, int64(n); size < bytes && err == nil; i++ {
		n, err = fmt.Fprintf(w, "%d,买家%d,138%08d,交易成功,%d.%02d,%s,广东省 广州市 天河区 第%d号\n", 2_000_000_000_000_000_000+int64(i)*7919, i%150_000,
			i%100_000_000, i%900+10, i%100, start.Add(time.Duration(i)*time.Second).Format(time.DateTime), i)
		size += int64(n)
	}
	if err := errors.Join(err, w.Flush(), f.Close()); err != nil {
		tb.Fatal(err)
	}
	return path
}

// longBook writes a workbook whose sheet is that long unpacked, its texts in the cells or, as Excel does it, shared.
func longBook(tb testing.TB, bytes int64, shared bool) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "long.xlsx")
	f, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	z := zip.NewWriter(f)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	part := func(name string, write func(w *bufio.Writer)) {
		p, perr := z.Create(name)
		w := bufio.NewWriterSize(p, 1<<20)
		write(w)
		err = errors.Join(err, perr, w.Flush())
	}
	part("[Content_Types].xml", func(w *bufio.Writer) { _, _ = w.WriteString("<Types/>") })
	part("xl/workbook.xml", func(w *bufio.Writer) {
		_, _ = w.WriteString(`<workbook><sheets><sheet name="订单" sheetId="1" r:id="rId1"/></sheets></workbook>`)
	})
	part("xl/_rels/workbook.xml.rels", func(w *bufio.Writer) {
		_, _ = w.WriteString(`<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`)
	})
	rows := 0
	part("xl/worksheets/sheet1.xml", func(w *bufio.Writer) { rows = writeSheet(w, bytes, shared) })
	if shared {
		part("xl/sharedStrings.xml", func(w *bufio.Writer) { writeTexts(w, rows) })
	}
	if err := errors.Join(err, z.Close(), f.Close()); err != nil {
		tb.Fatal(err)
	}
	return path
}

var bookColumns = []string{"订单编号", "买家昵称", "订单状态", "收货地址", "实付金额", "付款时间"}

// bookTexts are the text cells of a row; the header is row 0.
func bookTexts(row int) []string {
	if row == 0 {
		return bookColumns
	}
	return []string{
		fmt.Sprint(2_000_000_000_000_000_000 + int64(row)*7919), fmt.Sprintf("买家%d", row%150_000), "交易成功",
		fmt.Sprintf("广东省 广州市 天河区 第%d号", row),
	}
}

// writeSheet writes rows until the sheet is that long.
func writeSheet(w *bufio.Writer, bytes int64, shared bool) (rows int) {
	size, _ := w.WriteString("<worksheet><sheetData>")
	for text := 0; int64(size) < bytes; rows++ {
		n, _ := fmt.Fprintf(w, `<row r="%d">`, rows+1)
		size += n
		for i, s := range bookTexts(rows) {
			cell := fmt.Sprintf(`<c r="%c%d" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+i, rows+1, s)
			if shared {
				cell = fmt.Sprintf(`<c r="%c%d" t="s"><v>%d</v></c>`, 'A'+i, rows+1, text)
				text++
			}
			n, _ = w.WriteString(cell)
			size += n
		}
		if rows > 0 {
			n, _ = fmt.Fprintf(w, `<c r="E%d"><v>%d.%02d</v></c><c r="F%d"><v>%d.5</v></c>`, rows+1, rows%900+10, rows%100, rows+1, 45_000+rows%900)
			size += n
		}
		n, _ = w.WriteString("</row>")
		size += n
	}
	_, _ = w.WriteString("</sheetData></worksheet>")
	return rows
}

func writeTexts(w *bufio.Writer, rows int) {
	_, _ = w.WriteString("<sst>")
	for row := range rows {
		for _, s := range bookTexts(row) {
			_, _ = fmt.Fprintf(w, "<si><t>%s</t></si>", s)
		}
	}
	_, _ = w.WriteString("</sst>")
}

// TestReader_FlatMemory: what is in memory must not depend on how long the file is. Only the texts that the cells of a
// workbook share have to be there, at what they are long and an address each.
func TestReader_FlatMemory(t *testing.T) {
	t.Run("CSV", func(t *testing.T) { readWithin(t, longFile(t, 96<<20), 48<<20) })
	t.Run("XLSX", func(t *testing.T) { readWithin(t, longBook(t, 96<<20, false), 48<<20) })
	t.Run("SharedTexts", func(t *testing.T) { readWithin(t, longBook(t, 48<<20, true), 80<<20) })
}

// readWithin reads a file to its end and looks at the heap every now and then.
func readWithin(t *testing.T, path string, most uint64) {
	t.Helper()
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	r, err := Open(context.Background(), path, shanghai(t))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	peak, rows := uint64(0), 0
	for n := 0; err == nil; n++ {
		var b *Batch
		if b, err = r.Next(); err == nil {
			rows += b.Rows
		}
		if n%200 != 0 {
			continue
		}
		runtime.GC()
		var now runtime.MemStats
		runtime.ReadMemStats(&now)
		peak = max(peak, now.HeapAlloc-min(before.HeapAlloc, now.HeapAlloc))
		if peak > most {
			t.Fatalf("%d MB in memory after %d rows", peak>>20, rows)
		}
	}
	if !errors.Is(err, io.EOF) || rows == 0 {
		t.Fatal(rows, err)
	}
	t.Logf("%d rows of %d MB, %d MB in memory", rows, r.Size()>>20, peak>>20)
}
