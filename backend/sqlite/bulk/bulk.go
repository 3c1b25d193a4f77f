// Package bulk inserts many rows with one crossing into SQLite instead of one for every cell, which is what most of
// the time of a large insert goes to otherwise. It knows the driver and no table.
package bulk

// #cgo darwin LDFLAGS: -Wl,-undefined,dynamic_lookup
// #include "insert.h"
import "C"

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unsafe"

	"github.com/mattn/go-sqlite3"
)

// rowsTogether is how many rows one statement carries: SQLite spends less on a row among others.
const rowsTogether = 16

// waiting is how many bytes of cells wait at most before they are sent.
const waiting = 1 << 16

// away is how many loads of an Inserter may be on their way at once.
const away = 4

// Lane takes the rows of several Inserters across one connection, load after load, while the next rows are made.
//
// SQLite ends a transaction by itself when it cannot go on, on a full disk for one; what is written after that lasts. A lane
// that was opened in a transaction takes nothing across once it is gone.
type Lane struct {
	conn   *sqlite3.SQLiteConn
	last   chan struct{} // closed when the load sent last has crossed
	under  sync.WaitGroup
	inside bool  // opened in a transaction
	lost   error // what ended the transaction
}

// NewLane opens a lane across the connection. While loads are on their way nobody else may write through the connection:
// whoever wants to Waits first.
func NewLane(conn *sqlite3.SQLiteConn) *Lane { return &Lane{conn: conn, inside: !conn.AutoCommit()} }

// errLost is told when a statement beside the lane ended the transaction.
var errLost = errors.New("SQLite has ended the transaction")

// Wait waits until no loads are on their way, as none are on no lane. Its error is what ended the transaction; what else went
// wrong, their Inserter tells.
func (l *Lane) Wait() error {
	if l == nil {
		return nil
	}
	l.under.Wait()
	l.look(errLost)
	return l.lost
}

// Lost tells, when no loads are on their way any more, whether the transaction is gone.
func (l *Lane) Lost() bool { return l.Wait() != nil }

// look notes that the transaction is gone, and what ended it.
func (l *Lane) look(why error) {
	if l.lost == nil && l.inside && l.conn.AutoCommit() {
		l.lost = why
	}
}

// send runs cross in a goroutine once what was sent before has crossed, and tells landed how it fared.
func (l *Lane) send(cross func() error, landed chan<- error) {
	before, crossed := l.last, make(chan struct{})
	l.last = crossed
	l.under.Go(func() {
		defer close(crossed)
		if before != nil {
			<-before
		}
		err := l.lost
		if err == nil {
			if err = cross(); err != nil {
				l.look(err)
			}
		}
		landed <- err
	})
}

// load is rows that cross together, encoded.
type load struct {
	cells  []byte
	ends   []int      // where each row ends in cells
	landed chan error // how they fared
}

// Inserter gathers rows of one shape and sends them on when there are many, or when flushed. A row is one call for each of
// its cells, in order, and EndRow. The Inserters of a Lane are used by one goroutine.
type Inserter struct {
	lane     *Lane
	head     string // INSERT … VALUES
	row      string // (?, ?, …), with what never changes written in
	width    int    // question marks in row
	many     *sqlite3.SQLiteStmt
	one      *sqlite3.SQLiteStmt
	*load            // that is gathered
	away     []*load // that are on their way, in their order
	spare    []*load
	inserted int64
}

// NewInserter prepares for rows like row, for example "(?, ?, 'EUR')", after head, "INSERT INTO t (a, b, c) VALUES".
func NewInserter(lane *Lane, head, row string) *Inserter {
	return &Inserter{lane: lane, head: head, row: row, width: strings.Count(row, "?"), load: &load{}}
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

// EndRow completes the row. Its error may be that of earlier rows.
func (b *Inserter) EndRow() error {
	b.ends = append(b.ends, len(b.cells))
	if len(b.cells) < waiting {
		return nil
	}
	return b.send()
}

// Inserted tells, after Flush, how many rows have reached the table since it was asked last: fewer than were given where
// the statement ignores conflicts.
func (b *Inserter) Inserted() int64 {
	n := b.inserted
	b.inserted = 0
	return n
}

// Flush sends the rows that wait and returns when all have landed.
func (b *Inserter) Flush() error {
	var err error
	if len(b.ends) > 0 {
		err = b.send()
	}
	for len(b.away) > 0 {
		err = cmp.Or(err, b.land())
	}
	return err
}

// send starts the gathered rows on their way, when there are not too many on it.
func (b *Inserter) send() (err error) {
	if len(b.away) == away {
		err = b.land()
	}
	l := b.load
	l.landed = make(chan error, 1)
	b.lane.send(func() error { return b.write(l) }, l.landed)
	b.away = append(b.away, l)
	if n := len(b.spare); n > 0 {
		b.load, b.spare = b.spare[n-1], b.spare[:n-1]
	} else {
		b.load = &load{}
	}
	return err
}

// land waits for the first of the loads on their way.
func (b *Inserter) land() error {
	l := b.away[0]
	b.away = slices.Delete(b.away, 0, 1)
	err := <-l.landed
	l.cells, l.ends = l.cells[:0], l.ends[:0]
	b.spare = append(b.spare, l)
	return err
}

func (b *Inserter) write(l *load) error {
	together := len(l.ends) / rowsTogether * rowsTogether
	if err := b.run(&b.many, l, 0, together, rowsTogether); err != nil {
		return err
	}
	return b.run(&b.one, l, together, len(l.ends), 1)
}

// run writes the rows from…to, several with each run of the statement.
func (b *Inserter) run(stmt **sqlite3.SQLiteStmt, l *load, from, to, together int) error {
	if from == to {
		return nil
	}
	if err := b.prepare(stmt, together); err != nil {
		return err
	}
	start := 0
	if from > 0 {
		start = l.ends[from-1]
	}
	var changes C.int64_t
	rc := C.shuke_insert(handle(*stmt), (*C.uint8_t)(unsafe.Pointer(&l.cells[start])), //nolint:gosec // C reads the bytes while the call lasts
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
	s, err := b.lane.conn.Prepare(b.head + " " + b.row + strings.Repeat(", "+b.row, rows-1))
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

// Close gives the statements back, once nothing is on its way. Rows that wait are forgotten.
func (b *Inserter) Close() error {
	_ = b.lane.Wait() // what ended the transaction has been told
	var errs []error
	for _, s := range []*sqlite3.SQLiteStmt{b.many, b.one} {
		if s != nil {
			errs = append(errs, s.Close())
		}
	}
	return errors.Join(errs...)
}
