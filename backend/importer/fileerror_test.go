package importer

import (
	"context"
	"io/fs"
	"path/filepath"
	"syscall"
	"testing"

	"shuke/backend/crm"
)

func TestFileError_SaysWhatToDo(t *testing.T) {
	for want, err := range map[string]error{
		"import.file.held":       &fs.PathError{Op: "open", Path: "a.xlsx", Err: heldErrors[0]},
		"import.file.gone":       &fs.PathError{Op: "read", Path: "a.csv", Err: goneErrors[0]},
		"import.file.forbidden":  &fs.PathError{Op: "open", Path: "a.csv", Err: fs.ErrPermission},
		"import.file.missing":    &fs.PathError{Op: "open", Path: "a.csv", Err: fs.ErrNotExist},
		"import.file.unreadable": &fs.PathError{Op: "read", Path: "a.csv", Err: syscall.EINVAL},
	} {
		if got := crm.ErrorKey(fileError(err)); got != want {
			t.Errorf("%v: %s, want %s", err, got, want)
		}
	}
}

func TestOpen_RefusesTheMarkOfAnOpenWorkbook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "~$订单.xlsx")
	writeFile(t, path, []byte("\x04Lin \x00\x00"))
	if _, err := Open(context.Background(), path, Options{}); crm.ErrorKey(err) != "import.file.ownersMark" {
		t.Errorf("%v", err)
	}
}
