package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"regexp"
)

// secondaryIndexes make the shop fast; it can be read without them. A first import drops them and builds them when its rows
// are in, because sorting once is less work than keeping them up row by row. Nothing is written before they are back: one of
// them is also what keeps two customers from one name.
var secondaryIndexes = []string{
	"orders_by_customer", "orders_by_place", "customers_by_region", "identities_by_value",
	"figures_by_last_order", "figures_by_net_paid", "figures_by_order_count", "figures_by_created",
}

// sortingPragmas make SQLite sort an index in threads of its own beside the one that reads the table. It does so for runs
// that overflow the cache, so the cache must be small; unsortingPragmas take this back.
const (
	sortingPragmas   = `PRAGMA threads = 2; PRAGMA cache_size = -2048`
	unsortingPragmas = `PRAGMA threads = 0; PRAGMA cache_size = -65536`
)

// dropSecondaryIndexes is undone by a rollback of the transaction followed by buildIndexes, or by that alone.
func (tx *Tx) dropSecondaryIndexes(ctx context.Context) error {
	tx.db.indexed.Store(false)
	for _, name := range secondaryIndexes {
		if _, err := tx.ExecContext(ctx, `DROP INDEX IF EXISTS `+name); err != nil {
			return asShopError(err)
		}
	}
	return nil
}

// buildIndexes builds the secondary indexes that are missing, after a first import or when one was cut short.
func (db *DB) buildIndexes(ctx context.Context) error { return db.buildMissing(ctx, func(int) {}) }

func (db *DB) buildMissing(ctx context.Context, told func(built int)) error {
	if db.indexed.Load() {
		return nil
	}
	missing, err := db.missingIndexes(ctx)
	if err == nil && len(missing) > 0 {
		err = db.build(ctx, missing, told)
	}
	if err == nil {
		db.indexed.Store(true)
	}
	return err
}

func (db *DB) build(ctx context.Context, missing []string, told func(built int)) error {
	scripts, err := migrationScripts()
	if err != nil {
		return err
	}
	conn, err := db.write.Conn(ctx)
	if err != nil {
		return asShopError(err)
	}
	defer func() { _ = conn.Close() }()
	if _, err := conn.ExecContext(ctx, sortingPragmas); err != nil {
		return asShopError(err)
	}
	for i, name := range missing {
		if err = buildIndex(ctx, conn, scripts, name); err != nil {
			break
		}
		told(i + 1)
	}
	if _, back := conn.ExecContext(context.WithoutCancel(ctx), unsortingPragmas); err == nil {
		err = back
	}
	return asShopError(err)
}

// withoutIndexes runs do while some secondary indexes are away, and builds them again in the same transaction: for work that
// would touch most of their entries.
func (tx *Tx) withoutIndexes(ctx context.Context, names []string, do func() error) error {
	scripts, err := migrationScripts()
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, err := tx.ExecContext(ctx, `DROP INDEX `+name); err != nil {
			return asShopError(err)
		}
	}
	if err := do(); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, sortingPragmas); err != nil {
		return asShopError(err)
	}
	for _, name := range names {
		if err := buildIndex(ctx, tx, scripts, name); err != nil {
			return asShopError(err)
		}
	}
	_, err = tx.ExecContext(ctx, unsortingPragmas)
	return asShopError(err)
}

// execer is a connection or a transaction on it.
type execer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

func buildIndex(ctx context.Context, conn execer, scripts []string, name string) error {
	text, err := indexStatement(scripts, name)
	if err == nil {
		_, err = conn.ExecContext(ctx, text)
	}
	return err
}

func (db *DB) missingIndexes(ctx context.Context) ([]string, error) {
	var missing []string
	for _, name := range secondaryIndexes {
		var there bool
		err := db.write.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?)`, name).Scan(&there)
		if err != nil {
			return nil, asShopError(err)
		}
		if !there {
			missing = append(missing, name)
		}
	}
	return missing, nil
}

// indexStatement finds the CREATE INDEX of a name in the migrations, so that its text stands in one place.
func indexStatement(scripts []string, name string) (string, error) {
	find := regexp.MustCompile(`CREATE (UNIQUE )?INDEX ` + regexp.QuoteMeta(name) + `\s+ON [^;]+;`)
	for i := len(scripts) - 1; i >= 0; i-- {
		if text := find.FindString(scripts[i]); text != "" {
			return text, nil
		}
	}
	return "", fmt.Errorf("no migration creates index %s", name)
}

// tidy is what an import leaves for after its commit, when readers see it already: indexes, and the fold of the
// write-ahead log into the file.
func (db *DB) tidy(ctx context.Context, told func(built int)) error {
	if err := db.buildMissing(ctx, told); err != nil {
		return err
	}
	_, err := db.write.ExecContext(ctx, `PRAGMA wal_checkpoint(PASSIVE)`)
	return asShopError(err)
}
