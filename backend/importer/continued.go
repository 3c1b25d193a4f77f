package importer

import "shuke/backend/importer/cell"

// continuedRows gives the rows that only say what else is on an order the number of the order above: some exports name it
// once, and so does a workbook with merged cells that was saved as text.
type continuedRows struct {
	rowReader
	plan             *plan
	header, row      int
	number, platform string
	told             func(row int)
}

// continued reads rows that go on with the order above, where a file can have such.
func (p *plan) continued(rows rowReader, header int, told func(row int)) rowReader {
	if p.group < 0 || p.own || len(p.head) <= leastHead {
		return rows
	}
	if p.format == nil || !p.format.Continued && p.format != &table {
		return rows
	}
	return &continuedRows{rowReader: rows, plan: p, header: header, told: told}
}

// leastHead is how many columns say something of an order as a whole where a row that leaves all of them empty is surely of
// the order above: its number and two more.
const leastHead = 2

func (r *continuedRows) readRow(c *chunk) error {
	if err := r.rowReader.readRow(c); err != nil {
		return err
	}
	r.row++
	cells := c.row(c.len() - 1)
	if r.row <= r.header || len(cells) <= r.plan.orderNo {
		return nil
	}
	if number := cells[r.plan.orderNo]; number != "" {
		r.number, r.platform = number, at(cells, r.plan.beside)
		return nil
	}
	if r.number == "" || !r.plan.goesOn(cells) {
		r.number = ""
		return nil
	}
	cells[r.plan.orderNo] = r.number
	if r.plan.beside < len(cells) {
		cells[r.plan.beside] = r.platform
	}
	r.told(r.row)
	return nil
}

// goesOn tells whether a row says something of a line and nothing of its order.
func (p *plan) goesOn(cells []string) bool {
	for i := range p.head {
		if cell.Text(at(cells, p.head[i].column)) != "" {
			return false
		}
	}
	named := false
	for i := range p.lines {
		b := &p.lines[i]
		named = named || b.typ != TypeMoney && b.typ != TypeCount && cell.Text(at(cells, b.column)) != ""
	}
	return named && !p.addsUp(cells)
}

// tellContinued notes a row that was read as going on with the order above. Where a format says so itself nobody needs to know.
func (o *opened) tellContinued(f *Format) func(row int) {
	if f != nil && f.Continued {
		return func(int) {}
	}
	return func(row int) { o.warnings.add("import.warning.rowsContinued", "", row) }
}
