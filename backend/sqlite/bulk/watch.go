package bulk

// #include <stdlib.h>
// #include "watch.h"
import "C"

import (
	"reflect"
	"unsafe"

	"github.com/mattn/go-sqlite3"
)

// Watch notes which rows of some tables a connection writes, as SQLite itself reports them: whoever writes a row, and
// however, need not tell. It costs a comparison and a store a row. Tables without rowids are not reported.
type Watch struct {
	c *C.shuke_watch
	n int
}

// Run is the ids first…last.
type Run struct{ First, Last int64 }

// NewWatch watches the tables named.
func NewWatch(tables ...string) *Watch {
	names := (**C.char)(C.malloc(C.size_t(len(tables)) * C.size_t(unsafe.Sizeof(uintptr(0)))))
	for i, t := range tables {
		unsafe.Slice(names, len(tables))[i] = C.CString(t)
	}
	return &Watch{C.shuke_watch_new(C.int(len(tables)), names), len(tables)}
}

// Attach watches a connection from now on, and until it is closed.
func (w *Watch) Attach(conn *sqlite3.SQLiteConn) {
	db := (*C.sqlite3)(reflect.ValueOf(conn).Elem().FieldByName("db").UnsafePointer())
	C.shuke_watch_attach(db, w.c)
}

// Clear forgets what was noted.
func (w *Watch) Clear() { C.shuke_watch_clear(w.c) }

// Runs are the ids noted of the n-th table since Clear, in the order they were written; ids come as often as they were.
// Complete is false when there was no memory for all of them.
func (w *Watch) Runs(n int) (runs []Run, complete bool) {
	r := unsafe.Slice(w.c.runs, w.n)[n]
	ends := unsafe.Slice((*int64)(unsafe.Pointer(r.ends)), int(r.runs)*2)
	runs = make([]Run, r.runs)
	for i := range runs {
		runs[i] = Run{ends[2*i], ends[2*i+1]}
	}
	return runs, r.lost == 0
}

// Close forgets everything. The connections watched must be closed before.
func (w *Watch) Close() {
	if w.c != nil {
		C.shuke_watch_free(w.c)
		w.c = nil
	}
}
