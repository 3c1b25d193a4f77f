package importer

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"shuke/backend/crm"
)

// outcome adds up what a Reader says about a file.
type outcome struct {
	rows, records, inRecords, rejected, ignored int
	lines, events                               int
	total, paid, refunded, net                  int64
	received                                    int
	orders                                      map[string]bool
	accounts                                    map[string]bool
	statuses                                    map[crm.OrderStatus]int
	keys                                        map[string]int
	provinces                                   map[string]int
	warnings                                    map[string]int64
	source                                      crm.ImportSource
	all                                         []crm.Record // with keep
}

// readAll reads a file to its end and checks that every row is somewhere.
func readAll(tb testing.TB, path string, opts Options, keep bool) outcome {
	tb.Helper()
	r, err := Open(context.Background(), path, opts)
	if err != nil {
		tb.Fatalf("open %s: %v", path, err)
	}
	defer r.Close()
	o := outcome{
		orders: map[string]bool{}, accounts: map[string]bool{}, statuses: map[crm.OrderStatus]int{},
		keys: map[string]int{}, provinces: map[string]int{}, warnings: map[string]int64{},
	}
	next := r.Inspection().HeaderRow + 1
	for {
		b, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			tb.Fatalf("read %s: %v", path, err)
		}
		o.add(tb, b, keep)
		next += b.Rows
	}
	if sum := o.inRecords + o.rejected + o.ignored; sum != o.rows {
		tb.Fatalf("%d rows, but %d in records, %d rejected, %d ignored", o.rows, o.inRecords, o.rejected, o.ignored)
	}
	for _, w := range r.Warnings() {
		o.warnings[w.Key] = w.Count
	}
	o.source = r.Source()
	return o
}

func (o *outcome) add(tb testing.TB, b *Batch, keep bool) {
	tb.Helper()
	o.rows += b.Rows
	o.ignored += b.Ignored
	for _, r := range b.Rejects {
		o.rejected += r.Rows
		o.keys[r.Key] += r.Rows
		if len(r.Cells) != r.Rows {
			tb.Fatalf("row %d: %d rows rejected, %d kept", r.Row, r.Rows, len(r.Cells))
		}
	}
	for i := range b.Records {
		rec := &b.Records[i]
		if len(b.Cells(i)) != rec.Rows {
			tb.Fatalf("row %d: record of %d rows, %d kept", rec.Row, rec.Rows, len(b.Cells(i)))
		}
		o.count(rec)
		if keep {
			o.all = append(o.all, copied(rec))
		}
	}
}

func (o *outcome) count(rec *crm.Record) {
	o.records++
	o.inRecords += rec.Rows
	o.lines += len(rec.Lines)
	if rec.Event.Kind != 0 {
		o.events++
	}
	for _, a := range rec.Customer.Accounts {
		o.accounts[a] = true
	}
	o.provinces[rec.Customer.Region.Province]++
	if rec.Order.Number == "" {
		return
	}
	o.orders[rec.Order.Number] = true
	o.statuses[rec.Order.Status]++
	o.total += rec.Order.Total.Minor
	o.paid += rec.Order.Paid.Minor
	o.refunded += rec.Order.Refunded.Minor
	o.net += rec.Order.Net.Or(rec.Order.Paid.Minor - rec.Order.Refunded.Minor)
	if rec.Order.Received {
		o.received++
	}
}

// copied is a record that survives its batch.
func copied(rec *crm.Record) crm.Record {
	c := *rec
	c.Lines = append([]crm.LineFacts(nil), rec.Lines...)
	c.Customer.Accounts = append([]string(nil), rec.Customer.Accounts...)
	c.Customer.Tags = append([]string(nil), rec.Customer.Tags...)
	c.Customer.Consent = append([]crm.ConsentFacts(nil), rec.Customer.Consent...)
	return c
}

// shared is a file of the shared data, which is not part of the project.
func shared(tb testing.TB, path string) string {
	tb.Helper()
	full := filepath.Join("..", "..", "..", "shared", "data", path)
	if _, err := os.Stat(full); err != nil {
		tb.Skipf("shared test data is not here: %s", full)
	}
	return full
}

func shanghai(tb testing.TB) Options {
	tb.Helper()
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		tb.Fatal(err)
	}
	return Options{TimeZone: zone, Currency: "CNY", Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}
}

func check[T comparable](tb testing.TB, what string, got, want T) {
	tb.Helper()
	if got != want {
		tb.Fatalf("%s: got %v, want %v", what, got, want)
	}
}
