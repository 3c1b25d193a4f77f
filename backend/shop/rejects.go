package shop

import (
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"shuke/backend/crm"
	"shuke/backend/importer"
	"shuke/backend/report"
)

// rejects gathers the rows an import refuses: grouped for the screen, and whole in a CSV of the file's own layout with
// the row and the reason behind, so that they can be mended and imported again as they are.
type rejects struct {
	path   string // "" while nothing was refused, and in a dry run
	dryRun bool
	say    Say
	folder string
	name   string
	header []string
	own    []int // columns of the header that are the file's own, without those of an earlier file of refused rows
	file   *os.File
	csv    *csv.Writer
	groups []crm.Warning
	at     map[string]int
}

// rejectRows is how many row numbers a group names, rejectTexts how many of its cells it quotes.
const (
	rejectRows  = 5
	rejectTexts = 3
)

func newRejects(shopPath, path string, say Say, header []string, now time.Time, dryRun bool) *rejects {
	base := strings.TrimSuffix(filepath.Base(path), ".gz")
	base = shortened(strings.TrimSuffix(base, filepath.Ext(base)))
	r := &rejects{
		dryRun: dryRun, say: say, header: header, at: map[string]int{},
		folder: strings.TrimSuffix(shopPath, filepath.Ext(shopPath)) + "-rejects",
		name:   fmt.Sprintf("%s-%s.csv", base, now.Format("20060102-150405")),
	}
	for i, name := range header {
		if !importer.ReasonColumn(name) {
			r.own = append(r.own, i)
		}
	}
	return r
}

// longestBase is how many bytes of the file's own name stand in the name of its refused rows: systems stop at 255, and the
// moment and a number come behind.
const longestBase = 180

func shortened(name string) string {
	for len(name) > longestBase {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	return name
}

func (r *rejects) add(x importer.Reject) error {
	i, ok := r.at[x.Key]
	if !ok {
		i = len(r.groups)
		r.at[x.Key] = i
		r.groups = append(r.groups, crm.Warning{Key: x.Key, Rows: []int{}})
	}
	gather(&r.groups[i], x)
	if r.dryRun {
		return nil
	}
	if err := r.write(x); err != nil {
		return crm.WrapError(err, crm.CodeUnavailable, "import.rejectsUnwritable", "path", r.folder)
	}
	return nil
}

// gather counts a refusal in the group of its reason, and quotes the cell it is about.
func gather(g *crm.Warning, x importer.Reject) {
	g.Count += int64(x.Rows)
	if len(g.Rows) < rejectRows {
		g.Rows = append(g.Rows, x.Row)
	}
	value, _ := x.Params["value"].(string)
	quoted := strings.Split(g.Text, " | ")
	if value == "" || g.Text != "" && (len(quoted) == rejectTexts || slices.Contains(quoted, value)) {
		return
	}
	if g.Text != "" {
		g.Text += " | "
	}
	g.Text += value
}

func (r *rejects) write(x importer.Reject) error {
	if r.csv == nil {
		if err := r.create(); err != nil {
			return err
		}
	}
	reason := x.Key
	if r.say != nil {
		reason = r.say(x.Key, x.Params)
	}
	for i, row := range x.Cells {
		if err := r.csv.Write(append(r.ownCells(row), strconv.Itoa(x.Row+i), reason)); err != nil {
			return err
		}
	}
	return nil
}

// ownCells are the cells of the file's own columns and those that stand behind the last, which no spreadsheet takes for
// formulas and the importer reads as they were.
func (r *rejects) ownCells(row []string) []string {
	cells := make([]string, len(r.own), max(len(r.own), len(row))+2)
	for i, column := range r.own {
		if column < len(row) {
			cells[i] = report.Inert(row[column])
		}
	}
	for _, extra := range row[min(len(r.header), len(row)):] {
		cells = append(cells, report.Inert(extra))
	}
	return cells
}

// create opens the file with a byte order mark, by which spreadsheets know UTF-8.
func (r *rejects) create() error {
	if err := os.MkdirAll(r.folder, 0o700); err != nil {
		return err
	}
	f, err := r.newFile()
	if err != nil {
		return err
	}
	r.path, r.file, r.csv = f.Name(), f, csv.NewWriter(f)
	r.csv.UseCRLF = true
	if _, err := f.WriteString("\uFEFF"); err != nil {
		return err
	}
	row, reason := "import.reject.rowColumn", "import.reject.column"
	if r.say != nil {
		row, reason = r.say(row, nil), r.say(reason, nil)
	}
	return r.csv.Write(append(r.ownCells(r.header), row, reason))
}

// newFile makes a file that was not there: two imports of one second must not write over each other's rows.
func (r *rejects) newFile() (*os.File, error) {
	name := r.name
	for n := 2; ; n++ {
		f, err := os.OpenFile(filepath.Join(r.folder, name), os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
		if !errors.Is(err, os.ErrExist) {
			return f, err
		}
		name = fmt.Sprintf("%s-%d.csv", strings.TrimSuffix(r.name, ".csv"), n)
	}
}

// summary is the groups, as the result shows them.
func (r *rejects) summary() []crm.Warning {
	if r.groups == nil {
		return []crm.Warning{}
	}
	return r.groups
}

// close ends the file, and removes it when the import it belongs to did not happen.
func (r *rejects) close(keep bool) error {
	if r.file == nil {
		return nil
	}
	r.csv.Flush()
	err := r.csv.Error()
	if cerr := r.file.Close(); err == nil {
		err = cerr
	}
	if !keep {
		_ = os.Remove(r.path)
		return nil
	}
	if err != nil {
		return crm.WrapError(err, crm.CodeUnavailable, "import.rejectsUnwritable", "path", r.path)
	}
	return nil
}
