package bulk_test

import (
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"shuke/backend/sqlite/bulk"

	"github.com/mattn/go-sqlite3"
	"pgregory.net/rapid"
)

// open makes a database with a table t and hands out the driver's connection to it.
func open(tb testing.TB) (*sql.Conn, *sqlite3.SQLiteConn) {
	tb.Helper()
	db, err := sql.Open("sqlite3", filepath.Join(tb.TempDir(), "x.db")+"?_sync=OFF") // nothing here has to survive a power cut
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = db.Close() })
	conn, err := db.Conn(tb.Context())
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = conn.Close() })
	if _, err := conn.ExecContext(tb.Context(), `CREATE TABLE t (id INTEGER PRIMARY KEY, word TEXT UNIQUE, n INTEGER, f REAL, c TEXT NOT NULL)`); err != nil {
		tb.Fatal(err)
	}
	var raw *sqlite3.SQLiteConn
	if err := conn.Raw(func(c any) error { raw, _ = c.(*sqlite3.SQLiteConn); return nil }); err != nil || raw == nil {
		tb.Fatal("no driver connection", err)
	}
	return conn, raw
}

type row struct {
	word *string
	n    int64
	f    float64
}

func (r *row) write(b *bulk.Inserter) error {
	if r.word == nil {
		b.Null()
	} else {
		b.Texts(*r.word)
	}
	b.Ints(r.n)
	b.Float(r.f)
	return b.EndRow()
}

// What goes in comes out, whatever the texts and however many rows, in any number of flushes.
func TestInserter_WritesWhatItIsGiven(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		conn, raw := open(t)
		words := rapid.SliceOfNDistinct(rapid.String(), 0, 70, rapid.ID[string]).Draw(rt, "words")
		in := bulk.NewInserter(bulk.NewLane(raw), `INSERT INTO t (word, n, f, c) VALUES`, `(?, ?, ?, 'constant')`)
		var want []row
		for i := range words {
			r := row{n: rapid.Int64().Draw(rt, "n"), f: rapid.Float64().Draw(rt, "f")}
			if rapid.Bool().Draw(rt, "known") {
				r.word = &words[i]
			}
			if err := r.write(in); err != nil {
				rt.Fatal(err)
			}
			if want = append(want, r); rapid.IntRange(0, 20).Draw(rt, "flush") == 0 {
				if err := in.Flush(); err != nil {
					rt.Fatal(err)
				}
			}
		}
		if err := errors.Join(in.Flush(), in.Close()); err != nil {
			rt.Fatal(err)
		}
		if n := in.Inserted(); n != int64(len(want)) {
			rt.Fatalf("%d of %d rows inserted", n, len(want))
		}
		compare(rt, conn, want)
	})
}

func compare(rt *rapid.T, conn *sql.Conn, want []row) {
	rows, err := conn.QueryContext(rt.Context(), `SELECT word, n, f FROM t WHERE c = 'constant' ORDER BY id`)
	if err != nil {
		rt.Fatal(err)
	}
	defer rows.Close()
	for i := range want {
		var word sql.NullString
		var n int64
		var f float64
		if !rows.Next() || rows.Scan(&word, &n, &f) != nil {
			rt.Fatalf("row %d is missing", i)
		}
		w := want[i]
		if word.Valid != (w.word != nil) || word.Valid && word.String != *w.word || n != w.n || f != w.f {
			rt.Fatalf("row %d is %q %d %g", i, word.String, n, f)
		}
	}
	if rows.Next() || rows.Err() != nil {
		rt.Fatal("more rows than were given", rows.Err())
	}
}

func TestInserter_CountsWhatConflicts(t *testing.T) {
	_, raw := open(t)
	in := bulk.NewInserter(bulk.NewLane(raw), `INSERT OR IGNORE INTO t (word, n, f, c) VALUES`, `(?, ?, ?, '')`)
	defer func() { _ = in.Close() }()
	for i := range 100 {
		word := strings.Repeat("字", i%40)
		if err := (&row{word: &word}).write(in); err != nil {
			t.Fatal(err)
		}
	}
	if err := in.Flush(); err != nil {
		t.Fatal(err)
	}
	if n := in.Inserted(); n != 40 {
		t.Fatalf("%d rows inserted, 40 are different", n)
	}
}

// A failure carries SQLite's extended code, and the Inserter can be used on.
func TestInserter_TellsWhatSQLiteRefuses(t *testing.T) {
	_, raw := open(t)
	in := bulk.NewInserter(bulk.NewLane(raw), `INSERT OR FAIL INTO t (word, n, f, c) VALUES`, `(?, ?, ?, '')`)
	defer func() { _ = in.Close() }()
	word := "twice"
	for range 2 {
		if err := (&row{word: &word}).write(in); err != nil {
			t.Fatal(err)
		}
	}
	var refused sqlite3.Error
	if err := in.Flush(); !errors.As(err, &refused) || refused.ExtendedCode != sqlite3.ErrConstraintUnique {
		t.Fatalf("got %v", err)
	}
	if err := errors.Join((&row{n: 3}).write(in), in.Flush()); err != nil {
		t.Fatal(err)
	}
}

// SQLite ends a transaction by itself when a disk is full. What crossed after that would last.
func TestLane_TakesNothingAcrossOnceTheTransactionIsGone(t *testing.T) {
	db, raw := open(t)
	exec := func(statement string) {
		if _, err := raw.Exec(statement, nil); err != nil {
			t.Fatal(err)
		}
	}
	exec(`BEGIN`)
	lane := bulk.NewLane(raw)
	first := bulk.NewInserter(lane, `INSERT INTO t (n, c) VALUES`, `(?, '')`)
	second := bulk.NewInserter(lane, `INSERT INTO t (n, c) VALUES`, `(?, '')`)
	defer func() { _ = errors.Join(first.Close(), second.Close()) }()
	first.Ints(1)
	if err := errors.Join(first.EndRow(), first.Flush(), lane.Wait()); err != nil {
		t.Fatal(err)
	}
	exec(`ROLLBACK`)
	if lane.Wait() == nil {
		t.Error("nobody is told")
	}
	second.Ints(2)
	if err := errors.Join(second.EndRow(), second.Flush()); err == nil {
		t.Error("a load crossed")
	}
	var rows int
	if err := db.QueryRowContext(t.Context(), `SELECT count(*) FROM t`).Scan(&rows); err != nil || rows != 0 {
		t.Errorf("%d rows stay, %v", rows, err)
	}
}

func BenchmarkInserter(b *testing.B) {
	_, raw := open(b)
	in := bulk.NewInserter(bulk.NewLane(raw), `INSERT INTO t (n, c) VALUES`, `(?, '')`)
	defer func() { _ = in.Close() }()
	for i := range b.N {
		in.Ints(int64(i))
		if err := in.EndRow(); err != nil {
			b.Fatal(err)
		}
	}
	if err := in.Flush(); err != nil {
		b.Fatal(err)
	}
}
