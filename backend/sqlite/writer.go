package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"

	"shuke/backend/crm"
	"shuke/backend/sqlite/bulk"

	"github.com/mattn/go-sqlite3"
)

// watched are the tables whose written rows are told to whoever keeps the shop in memory. Tags have no rowids; which of them
// an operation gave or took stands in its journal.
var watched = []string{"customers", "figures", "orders", "events", "consents", "notes", "outbox"}

// watchedOutbox is the place of the outbox among them. Its rows are no part of the generation: a campaign that is being sent writes
// them thousands of times a second.
const watchedOutbox = 6

// writerConnector opens the writer's connection with the watch on it.
type writerConnector struct {
	dsn   string
	watch *bulk.Watch
}

// Connect implements driver.Connector.
func (w writerConnector) Connect(context.Context) (driver.Conn, error) {
	conn, err := w.Driver().Open(w.dsn)
	if err != nil {
		return nil, err
	}
	raw, ok := conn.(*sqlite3.SQLiteConn)
	if !ok {
		return nil, fmt.Errorf("not a SQLite connection: %T", conn)
	}
	w.watch.Attach(raw)
	return conn, nil
}

// Driver implements driver.Connector.
func (w writerConnector) Driver() driver.Driver { return &sqlite3.SQLiteDriver{} }

func (db *DB) openWriter() {
	db.watch = bulk.NewWatch(watched...)
	db.write = sql.OpenDB(writerConnector{dsn(db.path, forWriting), db.watch})
	db.write.SetMaxOpenConns(1)
}

// nextGeneration gives the shop's contents a new name, as a part of the transaction that changes them.
func (tx *Tx) nextGeneration(ctx context.Context) (g crm.Generation, err error) {
	err = tx.QueryRowContext(ctx, `
		UPDATE generation SET number = number + 1, stamp = random() RETURNING number, stamp`).Scan(&g.Number, &g.Stamp)
	return g, asShopError(err)
}

// written collects what the transaction wrote.
func (tx *Tx) written(g crm.Generation) crm.Write {
	w := crm.Write{Generation: g, Operation: tx.op}
	for i, into := range []*[]crm.IDRun{&w.Profiles, &w.Figures, &w.Orders, &w.Events, &w.Consents, &w.Notes} {
		runs, complete := tx.db.watch.Runs(i)
		w.All = w.All || !complete
		*into = make([]crm.IDRun, len(runs))
		for n, r := range runs {
			(*into)[n] = crm.IDRun(r)
		}
	}
	return w
}

// Watcher is told of every write: with what it wrote before it is committed, and again when it is. It may hear of a write that
// fails in its commit, and never misses one that does not.
type Watcher interface {
	Wrote(w crm.Write)
	Committed()
}

// Watch asks to be told of writes; nil ends it.
func (db *DB) Watch(w Watcher) {
	db.mu.Lock()
	defer db.mu.Unlock()
	db.watcher = w
}

func (db *DB) watching() Watcher {
	db.mu.Lock()
	defer db.mu.Unlock()
	return db.watcher
}

// announce names the new contents and tells what was written to whoever watches.
func (tx *Tx) announce() (crm.Generation, error) {
	g, err := tx.nextGeneration(context.Background())
	if err != nil {
		return g, err
	}
	if w := tx.db.watching(); w != nil {
		w.Wrote(tx.written(g))
	}
	return g, nil
}

// Generation is what the shop's contents are since the last commit.
func (db *DB) Generation() crm.Generation {
	if g := db.generation.Load(); g != nil {
		return *g
	}
	return crm.Generation{}
}

func (db *DB) loadGeneration(ctx context.Context) error {
	g, err := readGeneration(ctx, db.read)
	db.generation.Store(&g)
	return err
}

func readGeneration(ctx context.Context, q querier) (g crm.Generation, err error) {
	err = q.QueryRowContext(ctx, `SELECT number, stamp FROM generation`).Scan(&g.Number, &g.Stamp)
	return g, asShopError(err)
}
