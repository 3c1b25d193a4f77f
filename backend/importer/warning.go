package importer

import (
	"slices"
	"strings"
	"sync"

	"shuke/backend/crm"
)

// warningRows is how many row numbers a warning names, warningTexts how many different cells it quotes, and warningNames how
// many columns or sheets, of which no row tells more.
const (
	warningRows  = 5
	warningTexts = 5
	warningNames = 50
)

// warnings collects what the owner should know about a file, one entry a key.
type warnings struct {
	mu    sync.Mutex
	order []string
	byKey map[string]*noted
}

type noted struct {
	count int64
	rows  []int
	texts []string
}

func (w *warnings) add(key, text string, row int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	n := w.byKey[key]
	if n == nil {
		if w.byKey == nil {
			w.byKey = make(map[string]*noted)
		}
		n = new(noted)
		w.byKey[key] = n
		w.order = append(w.order, key)
	}
	n.count++
	if len(n.rows) < warningRows && row > 0 && !slices.Contains(n.rows, row) {
		n.rows = append(n.rows, row)
	}
	most := warningTexts
	if row == 0 {
		most = warningNames
	}
	if text = shortened(text); text != "" && len(n.texts) < most && !slices.Contains(n.texts, text) {
		n.texts = append(n.texts, strings.Clone(text))
	}
}

// count is how many times anything was noted.
func (w *warnings) count() (n int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, noted := range w.byKey {
		n += noted.count
	}
	return n
}

func (w *warnings) list() []crm.Warning {
	w.mu.Lock()
	defer w.mu.Unlock()
	list := make([]crm.Warning, 0, len(w.order))
	for _, key := range w.order {
		n := w.byKey[key]
		list = append(list, crm.Warning{Key: key, Count: n.count, Rows: slices.Clone(n.rows), Text: strings.Join(n.texts, " | ")})
	}
	return list
}
