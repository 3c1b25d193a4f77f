package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// bulkRows is how many rows one statement of a bulk insert carries. One at a time is markedly
// slower; beyond some fifty, more rows bring nothing.
const bulkRows = 64

// bulk inserts many rows of one shape with few calls into SQLite. It talks to the driver's connection directly, because
// database/sql spends more on converting each argument than SQLite on storing it. Rows reach the table when the bulk is
// full or flushed.
type bulk struct {
	conn  *sqlite3.SQLiteConn
	head  string // INSERT … VALUES
	row   string // (?, ?, …), with what never changes written in
	width int    // question marks in row
	stmts map[int]*sqlite3.SQLiteStmt
	args  []driver.NamedValue
	rows  int
	after func(inserted int) // told how many rows each statement got in; nil when every row must
}

func newBulk(conn *sqlite3.SQLiteConn, head, row string) *bulk {
	b := &bulk{conn: conn, head: head, row: row, width: strings.Count(row, "?"), stmts: map[int]*sqlite3.SQLiteStmt{}}
	b.args = make([]driver.NamedValue, b.width*bulkRows)
	for i := range b.args {
		b.args[i].Ordinal = i + 1
	}
	return b
}

// next hands out the cells of one more row to fill: int64, string or nil.
func (b *bulk) next() ([]driver.NamedValue, error) {
	if b.rows == bulkRows {
		if err := b.flush(); err != nil {
			return nil, err
		}
	}
	b.rows++
	return b.args[(b.rows-1)*b.width : b.rows*b.width], nil
}

// flush writes the rows that wait.
func (b *bulk) flush() error {
	if b.rows == 0 {
		return nil
	}
	rows := b.rows
	b.rows = 0
	stmt, err := b.statement(rows)
	if err != nil {
		return err
	}
	res, err := stmt.ExecContext(context.Background(), b.args[:rows*b.width])
	if err != nil {
		return asShopError(err)
	}
	if b.after == nil {
		return nil
	}
	inserted, err := res.RowsAffected()
	if err != nil {
		return err
	}
	b.after(int(inserted))
	return nil
}

func (b *bulk) statement(rows int) (*sqlite3.SQLiteStmt, error) {
	if s, ok := b.stmts[rows]; ok {
		return s, nil
	}
	text := b.head + " " + b.row + strings.Repeat(", "+b.row, rows-1)
	s, err := b.conn.Prepare(text)
	if err != nil {
		return nil, asShopError(err)
	}
	stmt, ok := s.(*sqlite3.SQLiteStmt)
	if !ok {
		return nil, fmt.Errorf("the SQLite driver prepared a %T", s)
	}
	b.stmts[rows] = stmt
	return stmt, nil
}

func (b *bulk) close() error {
	var errs []error
	for _, s := range b.stmts {
		errs = append(errs, s.Close())
	}
	return errors.Join(errs...)
}

// driverConn reaches through database/sql to the driver's connection. It stays valid while conn is held.
func driverConn(conn *sql.Conn) (*sqlite3.SQLiteConn, error) {
	var raw *sqlite3.SQLiteConn
	err := conn.Raw(func(c any) error {
		var ok bool
		if raw, ok = c.(*sqlite3.SQLiteConn); !ok {
			return fmt.Errorf("not a SQLite connection: %T", c)
		}
		return nil
	})
	return raw, err
}
