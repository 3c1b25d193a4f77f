package importer

import (
	"bufio"
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

// TestReader_FlatMemory: what is in memory must not depend on how long the file is.
func TestReader_FlatMemory(t *testing.T) {
	const size, most = 96 << 20, 48 << 20
	path := longFile(t, size)
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	r, err := Open(context.Background(), path, shanghai(t))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for n := 0; err == nil; n++ {
		if _, err = r.Next(); n%200 != 0 {
			continue
		}
		runtime.GC()
		var now runtime.MemStats
		if runtime.ReadMemStats(&now); now.HeapAlloc > before.HeapAlloc+most {
			t.Fatalf("%d MB in memory after %d batches", (now.HeapAlloc-before.HeapAlloc)>>20, n)
		}
	}
	if !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
}
