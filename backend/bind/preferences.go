package bind

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
)

// stored is what the computer remembers between starts.
type stored struct {
	Language string            `json:"language"`
	Theme    string            `json:"theme"`
	Shop     string            `json:"shop"` // the shop that was open last
	Density  string            `json:"density"`
	Columns  []ListColumn      `json:"columns"`
	Lists    map[string]string `json:"lists"` // the address of the list that was looked at last, by shop
}

// preferenceFile keeps preferences in a small JSON file. One that is missing or broken is as good as empty: nothing in it
// is worth refusing to start for.
type preferenceFile struct {
	mu   sync.Mutex
	path string
}

func newPreferenceFile(folder string) *preferenceFile {
	return &preferenceFile{path: filepath.Join(folder, "preferences.json")}
}

func (f *preferenceFile) read() (p stored) {
	f.mu.Lock()
	defer f.mu.Unlock()
	data, err := os.ReadFile(f.path)
	if err != nil || json.Unmarshal(data, &p) != nil {
		return stored{}
	}
	return p
}

// change writes the preferences with one change, through a new file that takes the old one's name.
func (f *preferenceFile) change(do func(*stored)) error {
	p := f.read()
	do(&p)
	f.mu.Lock()
	defer f.mu.Unlock()
	data, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(f.path), 0o700); err != nil {
		return err
	}
	part := f.path + ".part"
	if err := os.WriteFile(part, data, 0o600); err != nil {
		return err
	}
	return os.Rename(part, f.path)
}
