package bulk

// #include <stdlib.h>
// #include "read.h"
import "C"

import (
	"fmt"
	"unsafe"

	"github.com/mattn/go-sqlite3"

	"shuke/backend/crm"
)

// rowsRead is how many rows cross from SQLite with one call, and textRead how many bytes of their texts to begin with.
const (
	rowsRead = 4096
	textRead = 1 << 19
)

// Read runs a query and hands its rows to each in sheets: kinds says of every column whether it is text or a whole number.
// Arguments are int64 or string. The sheet is only lent.
func Read(conn *sqlite3.SQLiteConn, query string, kinds []crm.SheetColumn, each func(*crm.Sheet) error, args ...any) (err error) {
	prepared, err := conn.Prepare(query)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := prepared.Close(); err == nil {
			err = cerr
		}
	}()
	stmt, ok := prepared.(*sqlite3.SQLiteStmt)
	if !ok {
		return fmt.Errorf("the SQLite driver prepared a %T", prepared)
	}
	if err := bind(handle(stmt), args); err != nil {
		return err
	}
	r := newReader(handle(stmt), kinds)
	defer r.free()
	for {
		more, err := r.fill()
		if err != nil {
			return err
		}
		if r.sheet.Rows > 0 {
			if err := each(&r.sheet); err != nil {
				return err
			}
		}
		if !more {
			return nil
		}
	}
}

func bind(stmt *C.sqlite3_stmt, args []any) error {
	for i, a := range args {
		var rc C.int
		switch v := a.(type) {
		case int64:
			rc = C.shuke_bind_int(stmt, C.int(i+1), C.int64_t(v))
		case string:
			text := C.CString(v)
			rc = C.shuke_bind_text(stmt, C.int(i+1), text, C.int(len(v)))
			C.free(unsafe.Pointer(text))
		default:
			return fmt.Errorf("cannot bind a %T", a)
		}
		if rc != 0 {
			return sqlite3.Error{Code: sqlite3.ErrNo(rc & 0xff), ExtendedCode: sqlite3.ErrNoExtended(rc)}
		}
	}
	return nil
}

// reader keeps the batch in C's memory: it lives as long as the query.
type reader struct {
	stmt  *C.sqlite3_stmt
	kinds []crm.SheetColumn
	batch *C.shuke_batch
	sheet crm.Sheet
}

func newReader(stmt *C.sqlite3_stmt, kinds []crm.SheetColumn) *reader {
	r := &reader{stmt: stmt, kinds: kinds, batch: (*C.shuke_batch)(C.calloc(1, C.sizeof_shuke_batch))}
	r.batch.capacity = rowsRead
	r.batch.cells = (*C.int64_t)(C.malloc(C.size_t(len(kinds) * rowsRead * 8)))
	cells := unsafe.Slice((*int64)(unsafe.Pointer(r.batch.cells)), len(kinds)*rowsRead)
	for c := range kinds {
		r.sheet.Cells = append(r.sheet.Cells, cells[c*rowsRead:(c+1)*rowsRead])
	}
	r.sheet.Kinds = kinds
	r.grow(textRead)
	return r
}

func (r *reader) grow(room int64) {
	C.free(unsafe.Pointer(r.batch.texts))
	r.batch.texts, r.batch.room = (*C.char)(C.malloc(C.size_t(room))), C.int64_t(room)
}

// fill reads the next rows. A row whose texts are larger than the room for all of a batch gets more room.
func (r *reader) fill() (more bool, err error) {
	for {
		rc := C.shuke_read(r.stmt, (*C.uint8_t)(unsafe.Pointer(unsafe.SliceData(r.kinds))), C.int(len(r.kinds)), r.batch)
		if rc != 100 && rc != 101 {
			return false, sqlite3.Error{Code: sqlite3.ErrNo(rc & 0xff), ExtendedCode: sqlite3.ErrNoExtended(rc)}
		}
		if r.batch.rows == 0 && r.batch.pending != 0 {
			r.grow(int64(r.batch.room) * 4)
			continue
		}
		r.sheet.Rows = int(r.batch.rows)
		r.sheet.Text = unsafe.Slice((*byte)(unsafe.Pointer(r.batch.texts)), int(r.batch.used))
		return rc == 100, nil
	}
}

func (r *reader) free() {
	C.free(unsafe.Pointer(r.batch.texts))
	C.free(unsafe.Pointer(r.batch.cells))
	C.free(unsafe.Pointer(r.batch))
}
