package bulk_test

import (
	"fmt"
	"strings"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/sqlite/bulk"
)

// Texts longer than the room for a batch, empty ones and NULL come as they are, over the borders of batches.
func TestRead_GivesEveryRow(t *testing.T) {
	conn, raw := open(t)
	write := func(statement string, args ...any) {
		if _, err := conn.ExecContext(t.Context(), statement, args...); err != nil {
			t.Fatal(err)
		}
	}
	want := make([]string, 9000)
	write(`BEGIN`)
	for i := range want {
		word := fmt.Sprint("词", i)
		switch {
		case i%1000 == 7:
			word = strings.Repeat("长", 300_000)
		case i%10 == 0:
			word = ""
		}
		want[i] = fmt.Sprint(i+1, word, "c", i*i)
		write(`INSERT INTO t (id, n, c) VALUES (?, ?, ?)`, i+1, i*i, word)
	}
	write(`COMMIT`)
	at := 0
	err := bulk.Read(raw, `SELECT id, c, word, ?1, n FROM t WHERE n >= ?2 ORDER BY id`,
		[]crm.SheetColumn{crm.SheetInt, crm.SheetText, crm.SheetText, crm.SheetText, crm.SheetInt}, func(s *crm.Sheet) error {
			texts := s.Texts()
			for i := range s.Rows {
				got := fmt.Sprint(s.Cells[0][i], string(texts.Next(1, i)), string(texts.Next(2, i)), string(texts.Next(3, i)), s.Cells[4][i])
				if got != want[at] {
					t.Fatalf("row %d is %.50s, not %.50s", at, got, want[at])
				}
				at++
			}
			return nil
		}, "c", int64(0))
	if err != nil || at != len(want) {
		t.Fatal(at, err)
	}
}

func TestWatch_NotesWrittenRows(t *testing.T) {
	conn, raw := open(t)
	w := bulk.NewWatch("s", "t")
	t.Cleanup(w.Close)
	t.Cleanup(func() { _ = conn.Close() })
	w.Attach(raw)
	for _, c := range []struct {
		sql  string
		want []bulk.Run
	}{
		{`INSERT INTO t (id, c) VALUES (1, ''), (2, ''), (3, ''), (7, '')`, []bulk.Run{{1, 3}, {7, 7}}},
		{`UPDATE t SET c = 'x' WHERE id IN (2, 7)`, []bulk.Run{{2, 2}, {7, 7}}},
		{`INSERT OR REPLACE INTO t (id, c) VALUES (3, 'y')`, []bulk.Run{{3, 3}}},
		{`DELETE FROM t WHERE id < 3`, []bulk.Run{{1, 2}}},
		{`DELETE FROM t WHERE id > 100`, []bulk.Run{}},
	} {
		w.Clear()
		if _, err := conn.ExecContext(t.Context(), c.sql); err != nil {
			t.Fatal(err)
		}
		got, complete := w.Runs(1)
		if !complete || fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s wrote %v, not %v", c.sql, got, c.want)
		}
		if other, _ := w.Runs(0); len(other) != 0 {
			t.Errorf("%s wrote %v elsewhere", c.sql, other)
		}
	}
}
