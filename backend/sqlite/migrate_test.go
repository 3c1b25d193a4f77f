package sqlite

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shuke/backend/crm"
)

// later is a migration that has not been released: it shows what an upgrade does while there is only one that has.
const later = `
	ALTER TABLE customers ADD COLUMN shoe_size INTEGER NOT NULL DEFAULT 0;
	CREATE INDEX customers_by_shoe_size ON customers (shoe_size);`

func fixedClock() time.Time { return time.Date(2026, 11, 22, 15, 0, 0, 0, time.UTC) }

// rawShop is a shop file on which no migration has run.
func rawShop(t *testing.T, path string) *DB {
	t.Helper()
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600) // a connection makes none
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	write, err := sql.Open("sqlite3", dsn(path, forWriting))
	if err != nil {
		t.Fatal(err)
	}
	write.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = write.Close() })
	return &DB{path: path, clock: fixedClock, write: write}
}

func released(t *testing.T) []string {
	t.Helper()
	scripts, err := migrationScripts()
	if err != nil {
		t.Fatal(err)
	}
	return scripts
}

// schema is everything sqlite_schema says, in an order of its own.
func schema(t *testing.T, db *DB) string {
	t.Helper()
	rows, err := db.write.QueryContext(context.Background(), `SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var b strings.Builder
	for rows.Next() {
		var cells [4]string
		if err := rows.Scan(&cells[0], &cells[1], &cells[2], &cells[3]); err != nil {
			t.Fatal(err)
		}
		b.WriteString(strings.Join(cells[:], " ") + "\n")
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func version(t *testing.T, db *DB) (n int) {
	t.Helper()
	if err := db.write.QueryRowContext(context.Background(), `PRAGMA user_version`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// From every released version, an upgrade leads to the schema a new file has.
func TestMigrate_UpgradedAndFreshFilesAreAlike(t *testing.T) {
	ctx := context.Background()
	scripts := append(released(t), later)
	fresh := rawShop(t, filepath.Join(t.TempDir(), "fresh.shuke"))
	if err := fresh.migrateBy(ctx, scripts); err != nil {
		t.Fatal(err)
	}
	want := schema(t, fresh)
	for v := 1; v < len(scripts); v++ {
		old := rawShop(t, filepath.Join(t.TempDir(), "old.shuke"))
		if err := old.migrateBy(ctx, scripts[:v]); err != nil {
			t.Fatal(err)
		}
		if err := old.migrateBy(ctx, scripts); err != nil {
			t.Fatalf("from version %d: %v", v, err)
		}
		if got := schema(t, old); got != want || version(t, old) != len(scripts) {
			t.Errorf("from version %d\n%s\nfresh\n%s", v, got, want)
		}
	}
}

func TestMigrate_BacksTheShopUpFirst(t *testing.T) {
	ctx := context.Background()
	old := rawShop(t, filepath.Join(t.TempDir(), "my [old] shop.shuke"))
	if err := old.migrateBy(ctx, released(t)); err != nil {
		t.Fatal(err)
	}
	if !old.LastBackup().IsZero() {
		t.Fatal("a new file needs no backup")
	}
	if _, err := old.write.ExecContext(ctx, `INSERT INTO customers (op, name, created_at, updated_at) VALUES (1, '林静宜', 1, 1)`); err != nil {
		t.Fatal(err)
	}
	if err := old.migrateBy(ctx, append(released(t), later)); err != nil {
		t.Fatal(err)
	}
	name := old.path + ".before-v2-20261122-150000.bak"
	if old.LastBackup().IsZero() {
		t.Error("the backup is not found")
	}
	backup := rawShop(t, name)
	var customer string
	if err := backup.write.QueryRowContext(ctx, `SELECT name FROM customers`).Scan(&customer); err != nil || customer != "林静宜" {
		t.Fatalf("the backup holds %q, %v", customer, err)
	}
	if v := version(t, backup); v != len(released(t)) {
		t.Errorf("the backup has version %d", v)
	}
	if _, err := os.Stat(name + ".part"); err == nil {
		t.Error("half a backup is left")
	}
}

func TestMigrate_ThatFailsLeavesTheShopAsItWas(t *testing.T) {
	ctx := context.Background()
	old := rawShop(t, filepath.Join(t.TempDir(), "my.shuke"))
	if err := old.migrateBy(ctx, released(t)); err != nil {
		t.Fatal(err)
	}
	before := schema(t, old)
	err := old.migrateBy(ctx, append(released(t), later+`; INSERT INTO no_such_table VALUES (1);`))
	if err == nil {
		t.Fatal("a broken migration passed")
	}
	if after := schema(t, old); after != before || version(t, old) != len(released(t)) {
		t.Errorf("half a migration stayed:\n%s", after)
	}
}

// Without room for the backup the migration does not begin.
func TestMigrate_WithoutABackupDoesNotBegin(t *testing.T) {
	ctx := context.Background()
	old := rawShop(t, filepath.Join(t.TempDir(), "my.shuke"))
	if err := old.migrateBy(ctx, released(t)); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(old.path+".before-v2-20261122-150000.bak", 0o700); err != nil {
		t.Fatal(err)
	}
	err := old.migrateBy(ctx, append(released(t), later))
	if crm.ErrorKey(err) != "backup.exists" || version(t, old) != len(released(t)) {
		t.Fatalf("got %v at version %d", err, version(t, old))
	}
}

func TestMigrate_MarksTheFileAsOurs(t *testing.T) {
	db := rawShop(t, filepath.Join(t.TempDir(), "my.shuke"))
	if err := db.migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	var id int
	if err := db.write.QueryRowContext(context.Background(), `PRAGMA application_id`).Scan(&id); err != nil || id != applicationID {
		t.Fatalf("application_id is %#x, %v", id, err)
	}
}
