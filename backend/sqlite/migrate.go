package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"shuke/backend/crm"
)

//go:embed migration/*.sql
var migrations embed.FS

// applicationID marks a SQLite file as a shop of ours: "SHUK" in ASCII.
const applicationID = 0x5348554b

// migrationScripts returns the scripts in order; the position of a script plus one is the schema version it leads to.
func migrationScripts() ([]string, error) {
	names, err := fs.Glob(migrations, "migration/*.sql")
	if err != nil {
		return nil, err
	}
	scripts := make([]string, len(names))
	for i, name := range names { // fs.Glob sorts, and names begin with a four-digit number
		text, err := migrations.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if want := fmt.Sprintf("%04d_", i+1); !strings.HasPrefix(filepath.Base(name), want) {
			return nil, fmt.Errorf("migration %s should begin with %s", name, want)
		}
		scripts[i] = string(text)
	}
	return scripts, nil
}

// migrate brings the shop file to today's schema: refuses a file that is not ours or newer, backs it up first, and
// runs each script in one transaction together with its user_version. foreign_key_check closes the work.
func (db *DB) migrate(ctx context.Context) error {
	scripts, err := migrationScripts()
	if err != nil {
		return err
	}
	return db.migrateBy(ctx, scripts)
}

func (db *DB) migrateBy(ctx context.Context, scripts []string) error {
	version, err := db.fileVersion(ctx)
	if err != nil {
		return err
	}
	if version > len(scripts) {
		return crm.Errorf(crm.CodeUnavailable, "shop.newer", "path", db.path)
	}
	if version == len(scripts) {
		return nil
	}
	if version > 0 {
		name := fmt.Sprintf("%s.before-v%d-%s.bak", db.path, len(scripts), db.clock().Format("20060102-150405"))
		if err := db.Backup(ctx, name); err != nil {
			return fmt.Errorf("back up before migration: %w", err)
		}
	}
	for v := version; v < len(scripts); v++ {
		if err := db.runMigration(ctx, v+1, scripts[v]); err != nil {
			return fmt.Errorf("migrate to version %d: %w", v+1, err)
		}
	}
	return db.CheckReferences(ctx)
}

// fileVersion reads user_version, and refuses a database that another program made.
func (db *DB) fileVersion(ctx context.Context) (int, error) {
	var version, appID, tables int
	row := db.write.QueryRowContext(ctx, `SELECT
		(SELECT user_version FROM pragma_user_version),
		(SELECT application_id FROM pragma_application_id),
		(SELECT count(*) FROM sqlite_schema)`)
	if err := row.Scan(&version, &appID, &tables); err != nil {
		return 0, asShopError(err)
	}
	if appID != applicationID && (tables > 0 || version != 0) {
		return 0, crm.Errorf(crm.CodeUnreadable, "shop.notOurs", "path", db.path)
	}
	return version, nil
}

func (db *DB) runMigration(ctx context.Context, version int, script string) error {
	tx, err := db.write.BeginTx(ctx, nil)
	if err != nil {
		return asShopError(err)
	}
	defer func() { _ = tx.Rollback() }()
	script += fmt.Sprintf("\nPRAGMA user_version = %d;\nPRAGMA application_id = %d;", version, applicationID)
	if _, err := tx.ExecContext(ctx, script); err != nil {
		return asShopError(err)
	}
	return asShopError(tx.Commit())
}

// CheckReferences finds rows that refer to one that is not there; a shop that has any is damaged.
func (db *DB) CheckReferences(ctx context.Context) error {
	var table string
	err := db.write.QueryRowContext(ctx, `SELECT "table" FROM pragma_foreign_key_check LIMIT 1`).Scan(&table)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return asShopError(err)
	}
	return crm.Errorf(crm.CodeUnreadable, "shop.damaged", "path", db.path, "table", table)
}

// Backup writes a complete copy of the shop to a new file. It reads one moment of the shop while work goes on, and the
// copy only takes its name once it is whole.
func (db *DB) Backup(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err == nil {
		return crm.Errorf(crm.CodeConflict, "backup.exists", "path", path)
	}
	part := path + ".part"
	_ = os.Remove(part)
	if _, err := db.write.ExecContext(ctx, `VACUUM INTO ?`, part); err != nil {
		_ = os.Remove(part)
		return crm.WrapError(asShopError(err), crm.CodeUnavailable, "backup.failed", "path", path)
	}
	if err := os.Rename(part, path); err != nil {
		return crm.WrapError(err, crm.CodeUnavailable, "backup.failed", "path", path)
	}
	return nil
}

// LastBackup is when the newest backup beside the shop file was made, zero when there is none.
func (db *DB) LastBackup() time.Time {
	files, err := filepath.Glob(globEscape(db.path) + "*.bak")
	if err != nil {
		return time.Time{}
	}
	var newest time.Time
	for _, f := range files {
		if info, err := os.Stat(f); err == nil && info.ModTime().After(newest) {
			newest = info.ModTime()
		}
	}
	return newest
}

// globEscape keeps a path with brackets or stars from being read as a pattern.
func globEscape(path string) string {
	return strings.NewReplacer(`[`, `[[]`, `*`, `[*]`, `?`, `[?]`).Replace(path)
}
