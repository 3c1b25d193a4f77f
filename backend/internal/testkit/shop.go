// Package testkit makes what tests stand on: shops in temporary folders, clocks turned by hand, small builders.
package testkit

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/sqlite"
)

// Clock is a clock that only moves when told to.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock starts a clock on a fixed Sunday afternoon in Shanghai.
func NewClock() *Clock {
	return &Clock{now: time.Date(2026, 11, 22, 15, 0, 0, 0, time.FixedZone("CST", 8*3600))}
}

// Now is the moment the clock shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Turn moves the clock on.
func (c *Clock) Turn(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// MustOpenShop opens a new shop in a temporary folder and closes it with the test.
func MustOpenShop(tb testing.TB) (*sqlite.DB, *Clock) {
	tb.Helper()
	clock := NewClock()
	db, err := sqlite.Open(context.Background(), filepath.Join(tb.TempDir(), "shop.shuke"), clock.Now)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := db.Close(); err != nil {
			tb.Error(err)
		}
	})
	return db, clock
}

// MustImport writes records as one import and returns its result.
func MustImport(tb testing.TB, db *sqlite.DB, src crm.ImportSource, records ...crm.Record) crm.ImportResult {
	tb.Helper()
	res, err := Import(db, src, records...)
	if err != nil {
		tb.Fatal(err)
	}
	if !res.Tally.Balanced() {
		tb.Fatalf("rows do not add up: %+v", res.Tally)
	}
	return res
}

// Import writes records as one import, in batches of three so that batch borders are met.
func Import(db *sqlite.DB, src crm.ImportSource, records ...crm.Record) (crm.ImportResult, error) {
	ctx := context.Background()
	im, err := db.BeginImport(ctx, src, crm.OpImport)
	if err != nil {
		return crm.ImportResult{}, err
	}
	verdicts := make([]sqlite.Verdict, 3)
	for len(records) > 0 {
		n := min(len(records), 3)
		for i := range records[:n] {
			records[i].Rows = max(records[i].Rows, 1)
		}
		if err := im.Apply(ctx, records[:n], verdicts[:n]); err != nil {
			_ = im.Rollback()
			return crm.ImportResult{}, err
		}
		records = records[n:]
	}
	return im.Finish(ctx, "", nil, nil)
}
