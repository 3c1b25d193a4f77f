package shop_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/sample"
	"shuke/backend/shop"
)

func BenchmarkGenerate(b *testing.B) {
	for b.Loop() {
		s, err := shop.Open(context.Background(), filepath.Join(b.TempDir(), "shop.shuke"), time.Now)
		if err != nil {
			b.Fatal(err)
		}
		res, err := s.Generate(context.Background(), sample.Options{Customers: 100_000, Orders: 1_000_000, Seed: 1}, nil)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(res.Tally.Rows)/b.Elapsed().Seconds(), "rows/s")
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func TestGenerate(t *testing.T) {
	ctx := context.Background()
	s, err := shop.Open(ctx, filepath.Join(t.TempDir(), "shop.shuke"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	res, err := s.Generate(ctx, sample.Options{Customers: 300, Orders: 900, Seed: 1}, nil)
	if err != nil {
		t.Fatal(err)
	}
	customers, orders, err := s.Counts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if customers != 300 || orders != 900 || !res.Tally.Balanced() {
		t.Fatalf("%d customers, %d orders, %+v", customers, orders, res.Tally)
	}
	if _, err := s.Undo(ctx, res.OperationID); err != nil {
		t.Fatal(err)
	}
	left, err := s.Totals(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if left.Customers+left.Orders+left.Lines+left.Events+left.Products != 0 {
		t.Fatalf("undo left %+v", left)
	}
	if n, _, err := s.CountCustomers(ctx, crm.CustomerFilter{}); err != nil || n != 0 {
		t.Fatalf("%d customers, %v", n, err)
	}
}
