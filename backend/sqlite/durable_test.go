package sqlite

import (
	"context"
	"path/filepath"
	"testing"
	"time"
)

// What may be on its way is written with the disk's word for it, which no killed process can show: only a power cut takes back what
// was not. Everything else goes without.
func TestDurably_HasTheDisksWord(t *testing.T) {
	ctx := context.Background()
	db, err := Open(ctx, filepath.Join(t.TempDir(), "s.shuke"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	const normal, full = 1, 2
	level := func(tx *Tx) (n int) {
		if err := tx.QueryRowContext(ctx, `PRAGMA synchronous`).Scan(&n); err != nil {
			t.Error(err)
		}
		return n
	}
	for range 2 {
		err = db.durably(ctx, func(_ context.Context, tx *Tx) error {
			if n := level(tx); n != full {
				t.Errorf("synchronous is %d", n)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if err = db.outboxChange(ctx, func(tx *Tx) error {
			if n := level(tx); n != normal {
				t.Errorf("other writers wait for the disk: %d", n)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
}
