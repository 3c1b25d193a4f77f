package importer

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"sync/atomic"

	"shuke/backend/crm"
)

// The first bytes of files that are not plain text.
var (
	gzipMagic = []byte{0x1F, 0x8B}
	zipMagic  = []byte("PK\x03\x04")
	oleMagic  = []byte{0xD0, 0xCF, 0x11, 0xE0}
	pdfMagic  = []byte("%PDF")
)

// source is an open file with a count of the bytes read so far.
type source struct {
	file   *os.File
	path   string
	before fs.FileInfo // as it was when it was opened
	size   int64
	read   atomic.Int64
	packed bool // gzip
	book   bool // a workbook
}

// openSource opens a file and tells what it is by its first bytes, whatever its name says.
func openSource(path string) (*source, error) {
	info, err := os.Stat(path) // before opening: a pipe would wait for its writer
	switch {
	case err != nil:
		return nil, fileError(err)
	case info.IsDir():
		return nil, crm.Errorf(crm.CodeUnreadable, "import.file.folder")
	case !info.Mode().IsRegular():
		return nil, crm.Errorf(crm.CodeUnreadable, "import.file.notTable")
	case isOwnersMark(path):
		return nil, crm.Errorf(crm.CodeUnreadable, "import.file.ownersMark")
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fileError(err)
	}
	s := &source{file: f, path: path}
	if err := s.identify(); err != nil {
		_ = f.Close() // the error that counts is err
		return nil, err
	}
	return s, nil
}

func (s *source) identify() error {
	info, err := s.file.Stat()
	if err != nil {
		return fileError(err)
	}
	s.before, s.size = info, info.Size()
	magic := make([]byte, 8)
	n, err := s.file.ReadAt(magic, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return fileError(err)
	}
	switch magic = magic[:n]; {
	case n == 0:
		return crm.Errorf(crm.CodeUnreadable, "import.file.empty")
	case bytes.HasPrefix(magic, oleMagic):
		if s.encrypted() {
			return crm.Errorf(crm.CodeUnreadable, "import.file.password")
		}
		return crm.Errorf(crm.CodeUnreadable, "import.file.oldExcel")
	case bytes.HasPrefix(magic, pdfMagic):
		return crm.Errorf(crm.CodeUnreadable, "import.file.notTable")
	}
	s.packed, s.book = bytes.HasPrefix(magic, gzipMagic), bytes.HasPrefix(magic, zipMagic)
	return nil
}

// encrypted tells whether an OLE file, which is what old workbooks are, holds a new workbook behind a password: its
// directory then names an EncryptedPackage.
func (s *source) encrypted() bool {
	head, directory := make([]byte, 512), make([]byte, 4096)
	if _, err := s.file.ReadAt(head, 0); err != nil {
		return false
	}
	sector := int64(1) << min(binary.LittleEndian.Uint16(head[30:]), 16)
	n, err := s.file.ReadAt(directory, (int64(binary.LittleEndian.Uint32(head[48:]))+1)*sector)
	if err != nil && !errors.Is(err, io.EOF) {
		return false
	}
	return bytes.Contains(directory[:n], []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"))
}

// unchanged notices that the file was written to, or replaced, since it was opened.
func (s *source) unchanged() error {
	now, err := os.Stat(s.path)
	if err != nil {
		return fileError(err)
	}
	if !os.SameFile(now, s.before) || now.Size() != s.size || !now.ModTime().Equal(s.before.ModTime()) {
		return crm.Errorf(crm.CodeConflict, "import.file.changed")
	}
	return nil
}

// Read counts what is read from the disk, for the progress.
func (s *source) Read(p []byte) (int, error) {
	n, err := s.file.Read(p)
	s.read.Add(int64(n))
	return n, err
}

// bytes is the content of the file, unpacked.
func (s *source) content() (io.Reader, error) {
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return nil, fileError(err)
	}
	s.read.Store(0)
	if !s.packed {
		return s, nil
	}
	z, err := gzip.NewReader(s)
	if err != nil {
		return nil, fileError(err)
	}
	return z, nil
}

func (s *source) Close() error { return s.file.Close() }
