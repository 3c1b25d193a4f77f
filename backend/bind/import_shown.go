package bind

import (
	"os"
	"sync"

	"shuke/backend/crm"
)

// shownFiles are the files that were tried out, as they were then: an owner who said yes to what they saw did not say yes to
// what somebody saved over it since.
type shownFiles struct {
	mu    sync.Mutex
	files map[string]os.FileInfo
}

func (f *shownFiles) note(files []ImportRequest) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.files == nil {
		f.files = make(map[string]os.FileInfo)
	}
	for _, file := range files {
		if info := stateOf(file.Path); info != nil {
			f.files[file.Path] = info
		}
	}
}

// still refuses a file that was tried out and is another one now. One that is gone is told by whoever opens it.
func (f *shownFiles) still(path string) error {
	f.mu.Lock()
	was := f.files[path]
	f.mu.Unlock()
	now := stateOf(path)
	if was == nil || now == nil || os.SameFile(was, now) && was.Size() == now.Size() && was.ModTime().Equal(now.ModTime()) {
		return nil
	}
	return crm.Errorf(crm.CodeConflict, "import.file.changedSince", "file", baseName(path))
}

// stateOf is what the system knows of a file, nil when it is not there.
func stateOf(path string) os.FileInfo {
	info, err := os.Stat(path)
	if err != nil {
		return nil
	}
	return info
}
