package importer

import (
	"slices"

	"shuke/backend/crm"
)

// span is a cell that stands for the rows below it too, up to and including last.
type span struct {
	column, last int
	text         string
}

// mergedRows writes the text of merged cells into every row they stand for: an order number that is merged over its items is
// the number of each. Sums are left alone, since they are said once for all of those rows.
type mergedRows struct {
	rowReader
	begun  func(row int) []span // the spans that begin in a row
	filled func(row int)        // hears of rows that were completed; may be nil
	sums   map[int]bool         // columns that are left alone
	row    int
	open   []span
}

func (r *mergedRows) readRow(c *chunk) error {
	if err := r.rowReader.readRow(c); err != nil {
		return err
	}
	r.row++
	r.open = slices.DeleteFunc(r.open, func(s span) bool { return s.last < r.row })
	if cells := c.row(c.len() - 1); len(r.open) > 0 && !blank(cells) && r.fill(c) && r.filled != nil {
		r.filled(r.row)
	}
	for _, s := range r.begun(r.row) {
		if s.text = at(c.row(c.len()-1), s.column); s.text != "" && !r.sums[s.column] {
			r.begin(s)
		}
	}
	return nil
}

// mostOpen is how many columns may be merged at a time: nobody merges more, and each costs something on every row.
const mostOpen = 1000

// begin notes a merged cell. Two of one column cannot stand for the same row: the lower one ends the upper.
func (r *mergedRows) begin(s span) {
	r.open = slices.DeleteFunc(r.open, func(o span) bool { return o.column == s.column })
	if len(r.open) < mostOpen {
		r.open = append(r.open, s)
	}
}

// fill completes the last row of c and tells whether anything was missing.
func (r *mergedRows) fill(c *chunk) (filled bool) {
	for _, s := range r.open {
		last := len(c.ends) - 1
		if at(c.row(last), s.column) != "" {
			continue
		}
		for len(c.row(last)) <= s.column {
			c.cells = append(c.cells, "")
			c.ends[last]++
		}
		c.row(last)[s.column], filled = s.text, true
	}
	return filled
}

// fillMerged reads merged cells of a sheet, or of a web page's table, as the owner sees them; filled hears of the rows that
// were completed, and may be nil.
func (o *opened) fillMerged(rows rowReader, filled func(row int)) rowReader {
	switch r := rows.(type) {
	case *webReader:
		return &mergedRows{rowReader: r, begun: r.spansBegun, filled: filled, sums: o.sums}
	case *bookReader:
		merges := o.book.Merges(r.sheet)
		if len(merges) == 0 {
			return rows
		}
		begun := func(row int) (list []span) {
			for len(merges) > 0 && int(merges[0].First) <= row {
				list = append(list, span{column: int(merges[0].Column), last: int(merges[0].Last)})
				merges = merges[1:]
			}
			return list
		}
		return &mergedRows{rowReader: r, begun: begun, filled: filled, sums: o.sums}
	}
	return rows
}

func (o *opened) tellMerged(row int) {
	if row > o.HeaderRow {
		o.warnings.add("import.warning.cellsMerged", "", row)
	}
}

// sums are the columns of which a merged cell says its amount once for all rows.
func (p *plan) sums() map[int]bool {
	sums := make(map[int]bool)
	if p.kind == crm.FileProducts {
		return sums
	}
	for _, list := range [][]binding{p.head, p.lines} {
		for _, b := range list {
			if b.sum {
				sums[b.column] = true
			}
		}
	}
	return sums
}
