package report

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"

	"shuke/backend/crm"
)

// WriteFile lets write fill a file at path. The bytes go to a temporary file beside it, which takes the place of path
// when all is written and on disk; until then an older file there stays as it was. A folder that cannot be written, a
// full disk or a file that another program holds is a crm.Error with the key export.cannotWrite and the path. What
// write itself fails with comes back as it is.
func WriteFile(path string, write func(io.Writer) error) error {
	temp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.part")
	if err != nil {
		return cannotWrite(path, err)
	}
	defer os.Remove(temp.Name()) // after the rename there is nothing left to remove
	sink := &sink{to: temp}
	err = fill(sink, write)
	if closing := temp.Close(); err == nil && closing != nil {
		err, sink.failed = closing, closing
	}
	switch {
	case sink.failed != nil:
		return cannotWrite(path, sink.failed)
	case err != nil:
		return err
	}
	if err := os.Rename(temp.Name(), path); err != nil {
		return cannotWrite(path, err)
	}
	return nil
}

// fill writes through a buffer and brings everything to disk.
func fill(s *sink, write func(io.Writer) error) error {
	buffer := bufio.NewWriterSize(s, 1<<16)
	if err := write(buffer); err != nil {
		return err
	}
	if err := buffer.Flush(); err != nil {
		return err
	}
	s.failed = s.to.Sync()
	return s.failed
}

// sink remembers that the disk failed, which a library in between may report in other words.
type sink struct {
	to     *os.File
	failed error
}

func (s *sink) Write(p []byte) (int, error) {
	n, err := s.to.Write(p)
	if err != nil {
		s.failed = err
	}
	return n, err
}

// cannotWrite says that path could not be written because of cause; nil stays nil, and what is already a sentence for
// people stays as it is.
func cannotWrite(path string, cause error) error {
	var already *crm.Error
	if cause == nil || errors.As(cause, &already) {
		return cause
	}
	return crm.WrapError(cause, crm.CodeUnavailable, "export.cannotWrite", "path", path)
}
