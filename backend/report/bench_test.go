package report_test

import (
	"path/filepath"
	"runtime"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/report"
)

// BenchmarkCustomers writes lists of 100,000 customers and reports rows per second and the most memory in use.
func BenchmarkCustomers(b *testing.B) {
	for _, format := range []report.Format{report.CSV, report.XLSX} {
		b.Run(string(format), func(b *testing.B) {
			const rows = 100_000
			people := sampleCustomers()
			path := filepath.Join(b.TempDir(), "list."+string(format))
			var most uint64
			for b.Loop() {
				_, err := report.Customers(path, format, options(words.ZhCN), func(visit func(*crm.Customer) error) error {
					for i := range rows {
						if i%20_000 == 0 {
							most = max(most, heap())
						}
						if err := visit(&people[i%len(people)]); err != nil {
							return err
						}
					}
					return nil
				})
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N*rows)/b.Elapsed().Seconds(), "rows/s")
			b.ReportMetric(float64(most)/(1<<20), "MB-heap")
		})
	}
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse
}
