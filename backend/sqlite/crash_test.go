//go:build !race

package sqlite_test

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// kills is how many times a process is killed at work.
func kills() int {
	if testing.Short() {
		return 4
	}
	return 40
}

// baseOrders is what the shop held before the work that is killed.
const baseOrders = 500

// TestImport_KilledLeavesAllOrNothing kills a process at a random moment of an import: the shop opens, is whole, and holds
// either none of the import or all of it.
func TestImport_KilledLeavesAllOrNothing(t *testing.T) {
	t.Parallel() // the children that are killed wait most of the time
	base := shopOf(t, func(*sqlite.DB) error { return nil })
	killAtRandomMoments(t, base, "import", baseOrders, baseOrders+killedRows)
}

// TestUndo_KilledLeavesAllOrNothing is the same for an undo of that import.
func TestUndo_KilledLeavesAllOrNothing(t *testing.T) {
	t.Parallel() // the children that are killed wait most of the time
	base := shopOf(t, func(db *sqlite.DB) error {
		_, err := importMany(db, "new", killedRows)
		return err
	})
	killAtRandomMoments(t, base, "undo", baseOrders+killedRows, baseOrders)
}

// TestFirstImport_KilledLeavesAllOrNothing is the same for the first import of a shop, which builds its indexes behind its
// commit: whenever it is killed, an opened shop has all of them.
func TestFirstImport_KilledLeavesAllOrNothing(t *testing.T) {
	t.Parallel() // the children that are killed wait most of the time
	path := filepath.Join(t.TempDir(), "base.shuke")
	if err := open(t, path); err != nil {
		t.Fatal(err)
	}
	killAtRandomMoments(t, path, "import", 0, killedRows)
}

// shopOf is a closed shop with baseOrders and what fill puts in.
func shopOf(t *testing.T, fill func(*sqlite.DB) error) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "base.shuke")
	db, err := sqlite.Open(context.Background(), path, testkit.NewClock().Now)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := importMany(db, "base", baseOrders); err != nil {
		t.Fatal(err)
	}
	if err := fill(db); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func killAtRandomMoments(t *testing.T, base, what string, before, after int64) {
	t.Helper()
	dir := t.TempDir()
	whole := copyShop(t, base, dir)
	took := killAfter(t, what, whole, time.Hour)
	if got := checkWhole(t, whole); got != after {
		t.Fatalf("left in peace the shop has %d orders, want %d", got, after)
	}
	seed := uint64(time.Now().UnixNano())
	moments := rand.New(rand.NewPCG(seed, 1))
	t.Logf("seed %d; the %s takes %s", seed, what, took)
	outcomes := map[int64]int{}
	for i := range kills() {
		path := copyShop(t, base, dir)
		// One moment of each part of the time, so that beginning, middle and end are all met.
		part := took / time.Duration(kills())
		killAfter(t, what, path, time.Duration(i)*part+time.Duration(moments.Int64N(int64(part)+1)))
		got := checkWhole(t, path)
		if indexes(t, path) != indexes(t, base) {
			t.Fatal("an opened shop has not all of its indexes")
		}
		if got != before && got != after {
			t.Fatalf("killed at work the shop has %d orders, neither %d nor %d", got, before, after)
		}
		outcomes[got]++
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("as before %d times, all of it %d times", outcomes[before], outcomes[after])
	if outcomes[before] == 0 {
		t.Error("every kill came too late to interrupt anything")
	}
}

// killAfter starts a process on the shop and kills it that long after it began, unless it is done before. It answers how
// long the process worked.
func killAfter(t *testing.T, what, path string, wait time.Duration) time.Duration {
	t.Helper()
	cmd := childCommand(t, what, path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "begun\n" {
		t.Fatalf("the process says %q, %v", line, err)
	}
	began := time.Now()
	timer := time.AfterFunc(wait, func() { _ = cmd.Process.Kill() })
	err = cmd.Wait()
	if timer.Stop() && err != nil { // it was not killed and failed
		t.Fatal(err)
	}
	return time.Since(began)
}

func copyShop(t *testing.T, from, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "my.shuke")
	for _, end := range []string{"", "-wal", "-shm"} {
		_ = os.Remove(path + end)
	}
	if err := os.WriteFile(path, readFile(t, from), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// checkWhole opens a shop, holds it to itself, and answers how many orders it has.
func checkWhole(t *testing.T, path string) int64 {
	t.Helper()
	ctx := context.Background()
	db, err := sqlite.Open(ctx, path, testkit.NewClock().Now)
	if err != nil {
		t.Fatalf("the shop does not open: %v", err)
	}
	defer db.Close()
	if err := db.CheckReferences(ctx); err != nil {
		t.Fatal(err)
	}
	checkIntegrity(t, path)
	kept := figures(t, db)
	if err := db.Recount(ctx); err != nil {
		t.Fatal(err)
	}
	if figures(t, db) != kept {
		t.Fatal("the figures are not what a fresh count gives")
	}
	customers, orders, err := db.Counts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if found, _, err := db.CountCustomers(ctx, crm.CustomerFilter{Search: "buyer"}); err != nil || found != customers || customers != orders {
		t.Fatalf("%d orders, %d customers, %d found, %v", orders, customers, found, err)
	}
	return orders
}

// checkIntegrity lets SQLite look at every page and index.
func checkIntegrity(t *testing.T, path string) {
	t.Helper()
	raw, err := sql.Open("sqlite3", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	var says string
	if err := raw.QueryRowContext(context.Background(), `PRAGMA integrity_check`).Scan(&says); err != nil || says != "ok" {
		t.Fatalf("integrity_check: %q, %v", says, err)
	}
}

// An import that fails with its very last statement, the one that names the shop's new contents, gives the writer free.
func TestImport_ThatCannotBeCommittedLetsGo(t *testing.T) {
	db, _ := testkit.MustOpenShop(t)
	raw, err := sql.Open("sqlite3", "file:"+db.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	if _, err := raw.ExecContext(context.Background(), `
		CREATE TRIGGER nothing_new BEFORE UPDATE ON generation BEGIN SELECT RAISE(ROLLBACK, 'no room'); END`); err != nil {
		t.Fatal(err)
	}
	before := dump(t, db)
	if _, err := importMany(db, "new", 700); err == nil {
		t.Fatal("the import says it was written")
	}
	if dump(t, db) != before {
		t.Error("half an import stayed")
	}
	if _, err := raw.ExecContext(context.Background(), `DROP TRIGGER nothing_new`); err != nil {
		t.Fatal(err)
	}
	if res, err := importMany(db, "new", 700); err != nil || res.Tally.Created != 700 {
		t.Fatalf("afterwards: %+v, %v", res, err)
	}
}

// TestImport_OnAFullDiskFailsAndLeavesTheShop fills disks of several sizes, so that the room ends at another statement each
// time: the import fails in our words, the shop is as before, and takes a small import again.
func TestImport_OnAFullDiskFailsAndLeavesTheShop(t *testing.T) {
	for size := 8_000; size < 13_000; size += 1500 {
		t.Run(fmt.Sprintf("%dk", size), func(t *testing.T) { fillDisk(t, fmt.Sprintf("%dk", size)) })
	}
}

func fillDisk(t *testing.T, size string) {
	dir := t.TempDir()
	mountDisk(t, dir, size)
	ctx := context.Background()
	db, err := sqlite.Open(ctx, filepath.Join(dir, "my.shuke"), testkit.NewClock().Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() }) // before the disk goes
	if _, err := importMany(db, "base", baseOrders); err != nil {
		t.Fatal(err)
	}
	before := dump(t, db)
	_, err = importMany(db, "new", 40_000)
	wantKey(t, err, "shop.diskFull")
	if crm.ErrorCode(err) != crm.CodeUnavailable {
		t.Errorf("the code is %s", crm.ErrorCode(err))
	}
	if dump(t, db) != before {
		t.Error("half an import stayed")
	}
	if _, err := importMany(db, "small", 10); err != nil {
		t.Fatalf("after the full disk a small import fails: %v", err)
	}
	if err := db.CheckReferences(ctx); err != nil {
		t.Error(err)
	}
}
