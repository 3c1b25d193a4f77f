package column

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"shuke/backend/crm"
)

// small is a table of two customers, made by hand.
func small() *Table {
	t := newTable(time.UTC, 2)
	t.Generation = crm.Generation{Number: 7, Stamp: -3}
	for _, id := range []int64{4, 9} {
		t.Facts[crm.FactID].Append(id)
		for f := range t.Facts[1:] {
			t.Facts[f+1].Append(id * int64(f) * 100_003)
		}
		t.Alive = t.Alive.grown(t.Rows + 1)
		t.Alive.Set(t.Rows)
		t.Words.open()
		t.Words.writeLower([]byte("林静 lin"))
		t.Words.close()
		t.Rows++
	}
	t.Words.replace(0)
	t.Words.writeLower([]byte("moved"))
	t.Words.close()
	t.Orders.grow()
	t.Orders.grow()
	t.Events.grow()
	t.Events.grow()
	t.Orders.PaidDay, t.Orders.Day = NewInts(3, 3), NewInts(3, 3)
	t.Orders.Coupon = NewInts(int(t.coupons.id([]byte("SPRING"))), 3)
	t.tags[5] = Bits{2}
	t.consents["email"] = &consent{asked: Bits{3}, granted: Bits{1}}
	return t
}

func TestSnapshot_ComesBackAsItWas(t *testing.T) {
	s := snapshot{path: filepath.Join(t.TempDir(), "x.columns")}
	was := small()
	if err := s.write(was); err != nil {
		t.Fatal(err)
	}
	is, err := s.read(was.Generation, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	for f := range was.Facts {
		for row := range was.Rows {
			if is.Facts[f].At(row) != was.Facts[f].At(row) {
				t.Errorf("fact %d of row %d is %d, not %d", f, row, is.Facts[f].At(row), was.Facts[f].At(row))
			}
		}
	}
	_, granted := is.Consent("email")
	if is.Rows != 2 || !is.Tag(5).Has(1) || is.Tag(5).Has(0) || !granted.Has(0) || is.Coupon(1) != "SPRING" || is.coupons.id([]byte("SPRING")) != 1 {
		t.Errorf("%+v", is)
	}
	for text, want := range map[string]int{"林": 1, "moved": 1, "lin": 1} {
		if got := len(found(is.Words, text, 2)); got != want {
			t.Errorf("%s is found %d times", text, got)
		}
	}
	is.Words.replace(0)
	is.Words.close()
	if len(found(is.Words, "moved", 2)) != 0 {
		t.Error("a text that moved before the snapshot is not wiped after it")
	}
}

// A snapshot that was cut anywhere, or of which any byte is another one, or that is of another generation or zone, is none.
func TestSnapshot_IsNotTrustedWhenItIsWrong(t *testing.T) {
	s := snapshot{path: filepath.Join(t.TempDir(), "x.columns")}
	was := small()
	if err := s.write(was); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(s.path)
	if err != nil {
		t.Fatal(err)
	}
	try := func(what string, file []byte, g crm.Generation, zone *time.Location) {
		if err := os.WriteFile(s.path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := s.read(g, zone); err == nil {
			t.Errorf("%s is taken", what)
		}
	}
	for n := 0; n < len(whole); n += 1 + n/200 {
		try("a part", whole[:n], was.Generation, time.UTC)
		broken := append([]byte{}, whole...)
		broken[n] ^= 0x41
		try("a broken one", broken, was.Generation, time.UTC)
	}
	try("a longer one", append(append([]byte{}, whole...), 0), was.Generation, time.UTC)
	try("one of another stamp", whole, crm.Generation{Number: 7, Stamp: 3}, time.UTC)
	try("one of another generation", whole, crm.Generation{Number: 8, Stamp: -3}, time.UTC)
	try("one of another zone", whole, was.Generation, time.FixedZone("Here", 3600))
	if err := os.WriteFile(s.beside(), whole, 0o600); err != nil { // as a crash leaves it
		t.Fatal(err)
	}
	if err := s.drop(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(filepath.Dir(s.path)); err != nil || len(left) > 0 {
		t.Error(left, err)
	}
}

// large is a table whose arrays lie in the file when they can.
func large(rows int) *Table {
	t := newTable(time.UTC, rows)
	t.Generation = crm.Generation{Number: 1, Stamp: 2}
	for row := range rows {
		for f := range t.Facts {
			t.Facts[f].Append(int64(row + 1))
		}
		t.Words.open()
		t.Words.writeLower([]byte{byte('a' + row%26), 'x'})
		t.Words.close()
	}
	t.Rows = rows
	t.Alive = NewBits(rows)
	t.Alive.Fill()
	t.Orders.make(0)
	t.Events.make(0)
	t.Lines = newLines(0, 0)
	t.Orders.Blocks, t.Events.Blocks = emptyBlocks(rows), emptyBlocks(rows)
	return t
}

// What lies in the file can be written and grows like what does not, and the file is none the wiser.
func TestSnapshot_IsWrittenToWithoutTheFile(t *testing.T) {
	const rows = 40_000
	s := snapshot{path: filepath.Join(t.TempDir(), "x.columns")}
	if err := s.write(large(rows)); err != nil {
		t.Fatal(err)
	}
	for round := range 2 {
		is, err := s.read(crm.Generation{Number: 1, Stamp: 2}, time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		if is.lent != canMap || is.Lines == nil || is.Rows != rows || is.Facts[crm.FactID].At(rows-1) != rows || is.Facts[crm.FactLevel].At(6) != 7 || len(found(is.Words, "bx", rows)) != rows/26+1 {
			t.Fatalf("round %d: %+v", round, is)
		}
		is.Facts[crm.FactLevel].Set(6, 99)
		for range 2 * rows { // beyond the room there is
			is.Facts[crm.FactLevel].Append(5)
		}
		is.Words.replace(1)
		is.Words.close()
		if level := is.Facts[crm.FactLevel]; level.At(6) != 99 || level.At(5) != 6 || level.At(3*rows-1) != 5 || len(found(is.Words, "bx", rows)) != rows/26 {
			t.Fatalf("round %d: what was written is not there", round)
		}
	}
}

// A file that is cut while it is used is the end of its table, not of the program.
func TestSnapshot_FileThatIsGone(t *testing.T) {
	if !canMap {
		t.Skip("skipped: this system reads the arrays of a snapshot and maps none")
	}
	const rows = 40_000
	s := snapshot{path: filepath.Join(t.TempDir(), "x.columns")}
	if err := s.write(large(rows)); err != nil {
		t.Fatal(err)
	}
	is, err := s.read(crm.Generation{Number: 1, Stamp: 2}, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(s.path, 0); err != nil {
		t.Fatal(err)
	}
	err = guarded(func() error {
		Each(rows, func(from, to int) { is.Facts[crm.FactPoints].Part(from, to).Within(0, 10, NewBits(rows)) })
		return nil
	})
	if !errors.Is(err, errFault) {
		t.Error(err)
	}
}
