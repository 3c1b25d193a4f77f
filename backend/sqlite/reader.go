package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"

	"github.com/mattn/go-sqlite3"
)

// readers is how many read-only connections serve lists and charts beside the one writer.
const readers = 4

// readerConnector opens connections that only read, and only the file that the shop was opened as. They are opened when they are
// needed: a file that was put in its place meanwhile is another shop, and to SQLite an empty one is reason enough to
// remove the log beside it, with all that was written last.
type readerConnector struct{ db *DB }

// Connect implements driver.Connector.
func (r readerConnector) Connect(context.Context) (driver.Conn, error) {
	if err := r.db.inPlace(); err != nil {
		return nil, err
	}
	return r.Driver().Open(dsn(r.db.path, forReading))
}

// Driver implements driver.Connector.
func (r readerConnector) Driver() driver.Driver { return &sqlite3.SQLiteDriver{} }

// openReaders makes a pool of so many connections.
func (db *DB) openReaders(most int) *sql.DB {
	pool := sql.OpenDB(readerConnector{db})
	pool.SetMaxOpenConns(most)
	pool.SetMaxIdleConns(most)
	return pool
}
