// Package bulk inserts many rows with one crossing into SQLite instead of one for every cell, which is what most of
// the time of a large insert goes to otherwise. It knows the driver and no table.
package bulk

// #cgo darwin LDFLAGS: -Wl,-undefined,dynamic_lookup
// #include "insert.h"
import "C"

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"unsafe"

	"github.com/mattn/go-sqlite3"
)

// rowsTogether is how many rows one statement carries: SQLite spends less on a row among others.
const rowsTogether = 16

// waiting is how many bytes of cells wait at most before they are written.
const waiting = 1 << 16

// Inserter gathers rows of one shape and writes them when there are many or when flushed. A row is one call for each of
// its cells, in order, and EndRow. It is used by one goroutine, while it alone has the connection.
type Inserter struct {
	conn     *sqlite3.SQLiteConn
	head     string // INSERT … VALUES
	row      string // (?, ?, …), with what never changes written in
	width    int    // question marks in row
	many     *sqlite3.SQLiteStmt
	one      *sqlite3.SQLiteStmt
	cells    []byte
	ends     []int // where each row that waits ends in cells
	inserted int64
}

// NewInserter prepares for rows like row, for example "(?, ?, 'EUR')", after head, "INSERT INTO t (a, b, c) VALUES".
func NewInserter(conn *sqlite3.SQLiteConn, head, row string) *Inserter {
	return &Inserter{conn: conn, head: head, row: row, width: strings.Count(row, "?")}
}

// Ints adds whole numbers to the row.
func (b *Inserter) Ints(numbers ...int64) {
	for _, n := range numbers {
		b.cells = binary.NativeEndian.AppendUint64(append(b.cells, C.SHUKE_INT), uint64(n))
	}
}

// Float adds a number that need not be whole to the row.
func (b *Inserter) Float(f float64) {
	b.cells = binary.NativeEndian.AppendUint64(append(b.cells, C.SHUKE_FLOAT), math.Float64bits(f))
}

// Texts adds texts to the row.
func (b *Inserter) Texts(texts ...string) {
	for _, s := range texts {
		b.cells = binary.NativeEndian.AppendUint32(append(b.cells, C.SHUKE_TEXT), uint32(len(s)))
		b.cells = append(b.cells, s...)
	}
}

// Null adds NULL to the row.
func (b *Inserter) Null() { b.cells = append(b.cells, C.SHUKE_NULL) }

// EndRow completes the row.
func (b *Inserter) EndRow() error {
	b.ends = append(b.ends, len(b.cells))
	if len(b.cells) < waiting {
		return nil
	}
	return b.Flush()
}

// Inserted tells how many rows have reached the table since it was asked last: fewer than were given where the statement
// ignores conflicts.
func (b *Inserter) Inserted() int64 {
	n := b.inserted
	b.inserted = 0
	return n
}

// Flush writes the rows that wait.
func (b *Inserter) Flush() error {
	together := len(b.ends) / rowsTogether * rowsTogether
	err := b.run(&b.many, 0, together, rowsTogether)
	if err == nil {
		err = b.run(&b.one, together, len(b.ends), 1)
	}
	b.cells, b.ends = b.cells[:0], b.ends[:0]
	return err
}

// run writes the rows from…to, several with each run of the statement.
func (b *Inserter) run(stmt **sqlite3.SQLiteStmt, from, to, together int) error {
	if from == to {
		return nil
	}
	if err := b.prepare(stmt, together); err != nil {
		return err
	}
	start := 0
	if from > 0 {
		start = b.ends[from-1]
	}
	var changes C.int64_t
	rc := C.shuke_insert(handle(*stmt), (*C.uint8_t)(unsafe.Pointer(&b.cells[start])), //nolint:gosec // C reads the bytes while the call lasts
		C.int(b.width*together), C.int((to-from)/together), &changes)
	b.inserted += int64(changes)
	if rc != 0 {
		return sqlite3.Error{Code: sqlite3.ErrNo(rc & 0xff), ExtendedCode: sqlite3.ErrNoExtended(rc)}
	}
	return nil
}

func (b *Inserter) prepare(stmt **sqlite3.SQLiteStmt, rows int) error {
	if *stmt != nil {
		return nil
	}
	s, err := b.conn.Prepare(b.head + " " + b.row + strings.Repeat(", "+b.row, rows-1))
	if err != nil {
		return err
	}
	prepared, ok := s.(*sqlite3.SQLiteStmt)
	if !ok {
		return fmt.Errorf("the SQLite driver prepared a %T", s)
	}
	*stmt = prepared
	return nil
}

// handle is SQLite's own name for the statement, which the driver keeps in its field s.
func handle(stmt *sqlite3.SQLiteStmt) *C.sqlite3_stmt {
	return (*C.sqlite3_stmt)(reflect.ValueOf(stmt).Elem().FieldByName("s").UnsafePointer())
}

// Close gives the statements back. Rows that wait are forgotten.
func (b *Inserter) Close() error {
	var errs []error
	for _, s := range []*sqlite3.SQLiteStmt{b.many, b.one} {
		if s != nil {
			errs = append(errs, s.Close())
		}
	}
	return errors.Join(errs...)
}
