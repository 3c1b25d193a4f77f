package importer

import (
	"archive/zip"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"

	"shuke/backend/crm"
)

// fileError gives an error of reading a file its sentence.
func fileError(err error) error {
	var ours *crm.Error
	key := "import.file.unreadable"
	switch {
	case err == nil || errors.Is(err, io.EOF) || errors.As(err, &ours):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return crm.WrapError(err, crm.CodeNotFound, "import.file.missing")
	case isOneOf(err, heldErrors):
		key = "import.file.held"
	case isOneOf(err, goneErrors):
		key = "import.file.gone"
	case errors.Is(err, fs.ErrPermission):
		key = "import.file.forbidden"
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, zip.ErrFormat):
		key = "import.file.cut"
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrAlgorithm):
		key = "import.file.damaged"
	}
	return crm.WrapError(err, crm.CodeUnreadable, key)
}

func isOneOf(err error, list []syscall.Errno) bool {
	var number syscall.Errno
	if !errors.As(err, &number) {
		return false
	}
	for _, e := range list {
		if e == number {
			return true
		}
	}
	return false
}

// ownersMark begins the names of the files by which Excel and WPS say who has a workbook open.
const ownersMark = "~$"

func isOwnersMark(path string) bool { return strings.HasPrefix(filepath.Base(path), ownersMark) }
