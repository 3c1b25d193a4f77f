package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"

	"shuke/backend/crm"
	"shuke/backend/sqlite/bulk"

	"github.com/gofrs/flock"
)

// DB is an open shop file. It is safe for concurrent use.
type DB struct {
	path   string
	clock  crm.Clock
	author crm.Author // of the operations to come
	lock   *flock.Flock
	file   os.FileInfo // the shop file as it was when it was opened
	write  *sql.DB     // one connection: SQLite has one writer, and so have we
	read   *sql.DB

	words   dictionaries
	indexed atomic.Bool // the secondary indexes are there: a query that names a missing one is an error to SQLite

	phases groupCommit // of deliveries, on their way to the disk

	watch      *bulk.Watch // of the writer's connection
	generation atomic.Pointer[crm.Generation]

	messagesMoved atomic.Int64 // how often the outbox was written

	mu      sync.Mutex // guards changed and watcher
	changed func()
	watcher Watcher
}

// Open opens the shop at path, making it when the file is not there, and takes it for this process. A file that is
// locked, read-only, damaged, newer or not ours is refused with a crm.Error that says so.
func Open(ctx context.Context, path string, clock crm.Clock) (*DB, error) {
	if err := checkFile(path); err != nil {
		return nil, err
	}
	lock, err := lockShop(path)
	if err != nil {
		return nil, err
	}
	db := &DB{path: path, clock: clock, author: whoIsHere(), lock: lock}
	if err := db.open(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

func (db *DB) open(ctx context.Context) (err error) {
	if err := createPrivate(db.path); err != nil {
		return err
	}
	if db.file, err = os.Stat(db.path); err != nil {
		return crm.WrapError(err, crm.CodeUnavailable, "shop.cannotOpen", "path", db.path)
	}
	db.openWriter()
	if err := db.migrate(ctx); err != nil {
		return err
	}
	if err := db.buildIndexes(ctx); err != nil {
		return err
	}
	db.read = db.openReaders(readers)
	if err := db.loadGeneration(ctx); err != nil {
		return err
	}
	return db.words.load(ctx, db.read)
}

// inPlace tells whether the shop file still lies where it was opened: outside Windows a file can be moved or deleted while it
// is in use, and what was written to it would be gone with the program.
func (db *DB) inPlace() error {
	now, err := os.Stat(db.path)
	if err != nil || !os.SameFile(now, db.file) {
		return crm.WrapError(err, crm.CodeUnavailable, "shop.fileGone", "path", db.path)
	}
	return nil
}

// createPrivate makes the shop file, for its owner's eyes only, when there is none; SQLite gives the files beside it the
// same rights.
func createPrivate(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return crm.WrapError(err, crm.CodeUnavailable, "shop.cannotOpen", "path", path)
	}
	return f.Close()
}

// The writer keeps 64 MB of pages. Readers are several and keep 8 MB each: what they ask for again is in the columns or in
// the system's own cache.
const (
	forWriting = "_txlock=immediate&_cache_size=-65536"
	forReading = "_query_only=1&_cache_size=-8192"
)

// dsn gives every connection the same pragmas. NORMAL is safe in WAL mode: a power cut may take the last commits back,
// and never tears the file. database/sql hands a connection to one
// goroutine at a time, so SQLite's own mutex would only cost. Recursive triggers make REPLACE tell a recording what it removes.
// No connection makes the file: whoever opens a shop has seen to it that there is one.
func dsn(path, extra string) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") && filepath.IsAbs(path) {
		p = "/" + p // C:/shop → /C:/shop
	}
	u := url.URL{Path: p}
	return "file:" + u.EscapedPath() +
		"?mode=rw&_foreign_keys=1&_busy_timeout=5000&_journal_mode=WAL&_synchronous=NORMAL&_stmt_cache_size=100&_mutex=no&_recursive_triggers=1&" + extra
}

// checkFile refuses what SQLite would only notice later: a folder, a file we may not write, one that is not SQLite's,
// and one that is shorter than its header says.
func checkFile(path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return checkFolder(path)
	}
	if err != nil || info.IsDir() {
		return crm.WrapError(err, crm.CodeUnavailable, "shop.cannotOpen", "path", path)
	}
	if info.Size() == 0 {
		return nil
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return crm.WrapError(err, crm.CodeUnavailable, "shop.readOnly", "path", path)
	}
	defer func() { _ = f.Close() }()
	return checkHeader(f, info.Size(), path)
}

func checkFolder(path string) error {
	dir := filepath.Dir(path)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return crm.WrapError(err, crm.CodeUnavailable, "shop.noFolder", "path", dir)
	}
	return nil
}

// checkHeader reads the first hundred bytes of the SQLite file format: magic at 0, page size at 16, page count at 28,
// schema cookie at 40, user_version at 60, application_id at 68. A file of another program is refused here, because
// opening it alone would change its journal mode. With a write-ahead log beside it the file's header lags behind, so only
// a file without one is judged by it; migrate looks again.
func checkHeader(f io.Reader, size int64, path string) error {
	head := make([]byte, 100)
	n, err := io.ReadFull(f, head)
	if string(head[:min(n, 16)]) != "SQLite format 3\x00" {
		key := "shop.notOurs"
		if strings.EqualFold(filepath.Ext(path), ".shuke") {
			key = "shop.damaged" // by its name it was ours
		}
		return crm.Errorf(crm.CodeUnreadable, key, "path", path)
	}
	if err != nil {
		return crm.WrapError(err, crm.CodeUnreadable, "shop.damaged", "path", path)
	}
	if _, err := os.Stat(path + "-wal"); !errors.Is(err, os.ErrNotExist) {
		return nil
	}
	number := func(at int) uint32 { return binary.BigEndian.Uint32(head[at:]) }
	pageSize := int64(binary.BigEndian.Uint16(head[16:]))
	if pageSize == 1 {
		pageSize = 65536
	}
	if int64(number(28))*pageSize > size {
		return crm.Errorf(crm.CodeUnreadable, "shop.damaged", "path", path)
	}
	if used := number(40) != 0 || number(60) != 0; used && number(68) != applicationID {
		return crm.Errorf(crm.CodeUnreadable, "shop.notOurs", "path", path)
	}
	return nil
}

// Close lets readers and the writer finish and gives the shop file free for another process.
func (db *DB) Close() error {
	var errs []error
	if db.read != nil {
		errs = append(errs, db.read.Close())
	}
	if db.write != nil {
		errs = append(errs, db.write.Close())
		db.watch.Close()
	}
	if db.lock != nil {
		errs = append(errs, db.lock.Unlock())
	}
	return errors.Join(errs...)
}

// Path is where the shop file lies.
func (db *DB) Path() string { return db.path }

// OnChange asks to be told after every committed write.
func (db *DB) OnChange(f func()) {
	db.mu.Lock()
	defer db.mu.Unlock()
	db.changed = f
}

func (db *DB) tellChange() {
	db.mu.Lock()
	f := db.changed
	db.mu.Unlock()
	if f != nil {
		f()
	}
}
