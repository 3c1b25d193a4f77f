package importer

import (
	"io"
	"slices"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
)

// headedRows reads files that were put behind each other, each with its own row of column names: rows below one of them are
// arranged as the first says. A table of another kind further down has nothing to do with the first, and ends the reading.
type headedRows struct {
	rowReader
	header  []string
	columns map[string]int // by folded name
	lengths uint64         // how long the names are, as a set
	begins  [256]bool      // the bytes they begin with
	skip    int            // the number of the row with the first names
	row     int
	order   []int // column of the rows being read for each column of the header, -1 for none; nil while they agree
	width   int   // columns of the names being followed
	changed func(row int, late []string)
	spare   []string
}

func newHeadedRows(rows rowReader, header []string, at int, changed func(row int, late []string)) *headedRows {
	r := &headedRows{rowReader: rows, header: header, columns: make(map[string]int, len(header)), skip: at, changed: changed}
	for i, name := range header {
		r.columns[fold(name)] = i
		r.lengths |= 1 << min(len(name), 63)
		r.begins[name[0]] = true
	}
	return r
}

// readRow adds the next row to c, with its cells where the header has them.
func (r *headedRows) readRow(c *chunk) error {
	if err := r.rowReader.readRow(c); err != nil {
		return err
	}
	if r.row++; r.row <= r.skip {
		return nil
	}
	cells := c.row(c.len() - 1)
	if r.nameLike(cells, 0) || r.nameLike(cells, 1) {
		if again, err := r.rehead(cells); err != nil {
			return err
		} else if again {
			c.replaceRow(r.header)
			r.dropTitle(c)
			return nil
		}
	}
	if r.order != nil {
		r.spare = r.arrange(r.spare[:0], cells, c.torn)
		c.replaceRow(r.spare)
	}
	return nil
}

// nameLike tells, quickly and for nearly every row right, whether a cell could be a column name.
func (r *headedRows) nameLike(cells []string, i int) bool {
	return i < len(cells) && cells[i] != "" && r.begins[cells[i][0]] && r.lengths>>min(len(cells[i]), 63)&1 == 1
}

// enoughNames is how many cells of a row are column names when it is a header once more; of a table of three columns, two.
const enoughNames = 3

func (r *headedRows) enough() int { return max(2, min(enoughNames, len(r.header)-1)) }

// rehead follows a row of column names, and reports false for every other row.
func (r *headedRows) rehead(cells []string) (again bool, err error) {
	if _, known := r.columns[fold(cell.Text(cells[0]))]; !known && (len(cells) < 2 || !r.has(cells[1])) {
		return false, nil
	}
	names := headerNames(cells)
	order, late, found := r.compare(names, cells)
	if found < r.enough() || 2*found < min(filled(cells), len(r.header)) {
		return false, r.another(names, cells)
	}
	r.order, r.width = order, len(names)
	if slices.EqualFunc(names, r.header, func(a, b string) bool { return fold(a) == fold(b) }) {
		r.order = nil
		return true, nil
	}
	r.changed(r.row, late)
	return true, nil
}

// dropTitle makes the row above a header that stands once more, 2024年2月, one that is passed over like it: of a whole row only
// one cell says something, and no order number stands right above column names.
func (r *headedRows) dropTitle(c *chunk) {
	if n := c.len(); n > 1 && filled(c.row(n-2)) == 1 {
		c.takeBack()
		c.replaceRow(r.header)
		c.cells = append(c.cells, r.header...)
		c.endRow()
	}
}

func (r *headedRows) has(text string) bool {
	_, known := r.columns[fold(cell.Text(text))]
	return known
}

// compare finds the header's columns among other names, and those it does not have.
func (r *headedRows) compare(names, cells []string) (order []int, late []string, found int) {
	order = slices.Repeat([]int{-1}, len(r.header))
	for i, name := range names {
		column, known := r.columns[fold(name)]
		switch {
		case known && cell.Text(cells[i]) != "":
			order[column] = i
			found++
		case !known && cell.Text(cells[i]) != "":
			late = append(late, name)
		}
	}
	return order, late, found
}

// another refuses a row of column names that begins another kind of table: what stands below it would be read as something
// it is not. The row below the header may say more about it.
func (r *headedRows) another(names, cells []string) error {
	if r.row <= r.skip+2 || filled(cells) < enoughNames || !allWords(cells) {
		return nil
	}
	if _, confidence := detect(names); confidence == 0 {
		return nil
	}
	return crm.Errorf(crm.CodeUnreadable, "import.file.severalTables", "row", r.row)
}

// arrange adds the cells of a row to dst as the header has them, and behind that what stands behind its own columns. A last
// row that was cut stays too short.
func (r *headedRows) arrange(dst, cells []string, torn bool) []string {
	if len(cells) == 0 {
		return dst
	}
	for _, from := range r.order {
		text := ""
		if from >= 0 {
			text = at(cells, from)
		}
		dst = append(dst, text)
	}
	if torn && cut(cells, r.width) {
		return dst[:len(dst)-1]
	}
	return append(dst, cells[min(r.width, len(cells)):]...)
}

// followed are the rows of a sample as they will be read; those that hold column names once more are blank.
func (o *opened) followed(rows [][]string) [][]string {
	if o.HeaderRow == 0 {
		return rows
	}
	sample := sampled(rows)
	rows = readSample(newHeadedRows(&sample, o.header, 0, func(int, []string) {}), len(rows))
	for i, row := range rows {
		if slices.Equal(row, o.header) {
			rows[i] = nil
		}
	}
	return rows
}

// sampled are rows that were read already.
type sampled [][]string

func (s *sampled) readRow(c *chunk) error {
	if len(*s) == 0 {
		return io.EOF
	}
	c.cells = append(c.cells, (*s)[0]...)
	c.endRow()
	*s = (*s)[1:]
	return nil
}

// Close has nothing to release.
func (s *sampled) Close() error { return nil }

// tellHeaderChanged notes that column names stand in the middle of the file, in another order or with others.
func (o *opened) tellHeaderChanged(row int, late []string) {
	o.warnings.add("import.warning.headerChanged", "", row)
	for _, name := range late {
		o.warnings.add("import.warning.columnsLate", strings.TrimSpace(name), 0)
	}
}
