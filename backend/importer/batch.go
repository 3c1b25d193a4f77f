package importer

import (
	"slices"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
)

// fill makes records of the rows of a chunk.
func (batch *Batch) fill(b *builder, c *chunk) {
	batch.Records, batch.groups, batch.Rejects = batch.Records[:0], batch.groups[:0], batch.Rejects[:0]
	batch.Ignored, batch.Rows, batch.chunk, batch.err = 0, c.len(), c, c.err
	for from := 0; from < c.len(); {
		if b.ignored(c, from) {
			batch.Ignored++
			from++
			continue
		}
		g := b.groupAt(c, from)
		batch.add(b, g)
		from = g.to
	}
}

// add makes one record, or the reject that says why there is none.
func (batch *Batch) add(b *builder, g group) {
	n := len(batch.Records)
	if n < cap(batch.Records) {
		batch.Records = batch.Records[:n+1]
	} else {
		batch.Records = append(batch.Records, crm.Record{})
	}
	if b.acceptable(g) && b.build(&batch.Records[n], g) {
		batch.groups = append(batch.groups, g)
		return
	}
	batch.Records = batch.Records[:n]
	f := b.failure
	if f.row != g.row {
		f.params = withRow(f.params, f.row)
	}
	batch.Rejects = append(batch.Rejects, Reject{Row: g.row, Rows: g.len(), Key: f.key, Params: f.params, Cells: g.cells()})
}

// withRow tells which of several rows the reason is about.
func withRow(params map[string]any, row int) map[string]any {
	if params == nil {
		params = make(map[string]any)
	}
	params["row"] = row
	return params
}

// ignored tells whether a row holds no data of its own.
func (b *builder) ignored(c *chunk, i int) bool {
	cells := c.row(i)
	if blank(cells) || b.repeatsHeader(cells) {
		return true
	}
	p := b.plan
	if p.orderNo < 0 {
		return p.addsUp(cells)
	}
	number := at(cells, p.orderNo)
	if digits := strings.TrimPrefix(number, `="`); digits != "" && digits[0]-'0' < 10 {
		return false
	}
	if number = cell.Text(number); number == "" && p.addsUp(cells) {
		return true
	}
	return sumWord(number) || p.described == c.number(i) && !strings.ContainsAny(number, "0123456789")
}

// repeatsHeader tells whether a row is the header once more, as where files were put behind each other.
func (b *builder) repeatsHeader(cells []string) bool {
	header := b.plan.header
	if len(cells) != len(header) || cell.Text(cells[0]) != header[0] {
		return false
	}
	return slices.Equal(headerNames(cells), header)
}

// groupAt is the record that begins at row from: more rows belong to it while they carry the same order number.
func (b *builder) groupAt(c *chunk, from int) group {
	g := group{chunk: c, from: from, to: from + 1, row: c.number(from)}
	if b.plan.group < 0 {
		return g
	}
	for at(c.row(from), b.plan.group) != "" && g.to < c.len() && b.plan.sameOrder(c.row(from), c.row(g.to)) {
		g.to++
	}
	return g
}

// acceptable refuses rows whose cells cannot be told apart for certain: more of them than the header has columns (a comma
// that should have been quoted), or fewer in a last row that has no line end (a file that was cut).
func (b *builder) acceptable(g group) bool {
	columns := len(b.plan.header)
	for i := range g.len() {
		cells := g.at(i)
		b.failure, b.row = failure{}, g.number(i)
		switch {
		case len(cells) > columns && !blank(cells[columns:]):
			b.reject("import.reject.tooManyCells", "cells", len(cells), "columns", columns)
			return false
		case g.chunk.torn && g.from+i == g.chunk.len()-1 && cut(cells, columns):
			b.reject("import.reject.lastRowCut")
			return false
		}
	}
	return true
}

// cut tells whether a row without a line end lacks its end.
func cut(cells []string, columns int) bool {
	last := cells[len(cells)-1]
	return len(cells) < columns || len(last) > 0 && last[0] == '"'
}
