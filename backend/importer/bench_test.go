package importer

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// benchRows is how many orders the benchmark file has.
const benchRows = 400_000

// benchFile writes an order file of nine columns, like the one SPEED's figures are about.
func benchFile(tb testing.TB) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "orders.csv")
	var b bytes.Buffer
	b.WriteString("订单编号,买家昵称,联系手机,订单状态,实付金额,付款时间,省份,城市,购买数量\n")
	places := [...]string{"上海,上海市", "广东省,广州市", "江苏省,扬州市", "内蒙古自治区,呼和浩特市"}
	statuses := [...]string{"交易成功", "交易成功", "交易成功", "交易关闭"}
	start := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range benchRows {
		fmt.Fprintf(&b, "%d,买家%d,138%08d,%s,%d.%02d,%s,%s,%d\n",
			2_000_000_000_000_000_000+int64(i)*7919, i*31%150_000, i*7%100_000_000, statuses[i%4], i%900+10, i%100,
			start.Add(time.Duration(i)*61*time.Second).Format(time.DateTime), places[i*7%4], i%5+1)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

// BenchmarkRead measures decoding, splitting and normalising; compare its rows/s with BenchmarkEncodingCSV's.
func BenchmarkRead(b *testing.B) {
	path, opts := benchFile(b), shanghai(b)
	b.ReportAllocs()
	rows := 0
	for b.Loop() {
		r, err := Open(context.Background(), path, opts)
		if err != nil {
			b.Fatal(err)
		}
		for {
			batch, err := r.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil || len(batch.Rejects) > 0 {
				b.Fatal(err, batch.Rejects)
			}
			rows += len(batch.Records)
		}
		_ = r.Close()
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkEncodingCSV is the standard library splitting the same bytes and doing nothing with them.
func BenchmarkEncodingCSV(b *testing.B) {
	path := benchFile(b)
	b.ReportAllocs()
	rows := 0
	for b.Loop() {
		f, err := os.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		r := csv.NewReader(f)
		r.ReuseRecord = true
		for _, err = r.Read(); err == nil; _, err = r.Read() {
			rows++
		}
		_ = f.Close()
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkSplit is this package splitting the same bytes.
func BenchmarkSplit(b *testing.B) {
	path := benchFile(b)
	b.ReportAllocs()
	rows := 0
	for b.Loop() {
		f, err := os.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		r, c := newCSVReader(f, ',', false, new(warnings)), new(chunk)
		for r.readRow(c) == nil {
			if rows++; c.len() == chunkRows {
				c.reset(0)
			}
		}
		_ = f.Close()
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
}

// benchBook is the beginning of benchFile as a workbook.
func benchBook(tb testing.TB, rows int) string {
	tb.Helper()
	text, err := os.Open(benchFile(tb))
	if err != nil {
		tb.Fatal(err)
	}
	defer text.Close()
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		tb.Fatal(err)
	}
	r := csv.NewReader(text)
	for i := 1; i <= rows; i++ {
		cells, err := r.Read()
		if err != nil {
			tb.Fatal(err)
		}
		row := make([]any, len(cells))
		for k, c := range cells {
			row[k] = c
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i), row); err != nil {
			tb.Fatal(err)
		}
	}
	path := filepath.Join(tb.TempDir(), "orders.xlsx")
	if err := errors.Join(w.Flush(), f.SaveAs(path)); err != nil {
		tb.Fatal(err)
	}
	return path
}

// BenchmarkReadBook measures a workbook of 100 000 rows from the file to the records.
func BenchmarkReadBook(b *testing.B) {
	path, opts := benchBook(b, 100_000), shanghai(b)
	b.ReportAllocs()
	rows := 0
	for b.Loop() {
		rows += readAll(b, path, opts, false).rows
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
}
