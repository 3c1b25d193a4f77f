package column

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"runtime"
	"time"

	"shuke/backend/crm"
)

// snapshot is a table as a file beside the shop's. It holds the generation it was written at and a checksum, and is used only
// while that is the shop's: what is stale, torn or of another layout is as if it were not there. It is never needed.
type snapshot struct {
	path string          // "" for none
	at   *crm.Generation // what the file is known to hold
}

// write puts a table into the file, in one step: beside it first, then in its place, where nobody has it open.
func (s *snapshot) write(t *Table) (err error) {
	if s.path == "" || s.at != nil && *s.at == t.Generation {
		return nil
	}
	f, err := os.OpenFile(s.beside(), os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(s.beside()))
		}
	}()
	out := bufio.NewWriterSize(f, 1<<20)
	c := &codec{out: out}
	c.head(t.Generation, t.Zone)
	c.table(t)
	sum := int64(c.sum)
	c.number(&sum)
	if err := errors.Join(c.err, out.Flush(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(s.beside(), s.path); err != nil {
		return err
	}
	g := t.Generation
	s.at = &g
	return nil
}

// read takes a table of a generation out of the file.
func (s *snapshot) read(g crm.Generation, zone *time.Location) (*Table, error) {
	if s.path == "" {
		return nil, errSnapshot
	}
	f, err := os.Open(s.path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	c := &codec{in: bufio.NewReaderSize(f, 1<<16), left: info.Size(), lent: &regions{}}
	if canMap {
		c.file = f
	}
	t := newTable(zone, 0)
	t.Generation = g
	if c.head(g, zone); c.err == nil {
		c.table(t)
	}
	sum := int64(c.sum)
	c.constant(sum)
	if c.err == nil && c.left != 0 {
		c.err = errSnapshot
	}
	if c.err != nil {
		c.lent.close()
		return nil, c.err
	}
	t.lent = len(c.lent.list) > 0
	runtime.AddCleanup(t, (*regions).close, c.lent) // nobody keeps anything of a table, so nobody needs them after it
	s.at = &g
	return t, nil
}

// drop removes a file whose table has moved on: it would not be used, and what was erased in the shop shall not lie there.
func (s *snapshot) drop() error {
	if s.path == "" {
		return nil
	}
	s.at = nil
	for _, path := range []string{s.path, s.beside()} {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// beside is where a snapshot is written until it is whole. One process has a shop open, so nobody else writes there, and what
// a crash leaves is found again.
func (s *snapshot) beside() string { return s.path + ".tmp" }
