package importer

import (
	"math"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
)

// BadCell is a cell that cannot be read as what its column is mapped to.
type BadCell struct {
	Row  int
	Text string
}

// badCells is how many of a column's unreadable cells are shown.
const badCells = 5

// checkColumns reads the cells of the sample as the import will, column by column, and counts what can be read. It says
// nothing about a mapping that cannot be followed yet.
func (o *opened) checkColumns(rows [][]string, opts Options) {
	if len(o.Mapping.Columns) == 0 {
		return
	}
	p, err := newPlan(o.Mapping, o.header, o.traits, opts)
	if err != nil {
		return
	}
	p.describe(o.HeaderRow)
	p.earliest, p.latest = math.MinInt64, math.MaxInt64 // a doubtful time can be read
	trial := new(warnings)
	b := p.builder(trial, o.book != nil && o.book.Date1904)
	var rec crm.Record
	for _, bind := range append(append([]binding{}, p.head...), p.lines...) {
		if bind.column >= len(o.Columns) {
			continue
		}
		c := &o.Columns[bind.column]
		if c.Type == "" {
			c.Type = bind.typ
		}
		if bind.typ == TypeText || c.checked {
			continue
		}
		c.checked = true
		for i, row := range rows {
			if n := p.productsIn(row); n > 1 {
				row = p.part(row, 0, n)
			}
			text := cell.Text(at(row, bind.column))
			alone := chunk{cells: row, ends: []int{len(row)}, numbers: []int{o.HeaderRow + 1 + i}}
			if text == "" || b.ignored(&alone, 0) {
				continue
			}
			if b.reads(&rec, &bind, row, text, o.HeaderRow+1+i) {
				c.Good++
				continue
			}
			c.Bad++
			if len(c.BadCells) < badCells {
				c.BadCells = append(c.BadCells, BadCell{Row: o.HeaderRow + 1 + i, Text: strings.Clone(shortened(text))})
			}
		}
	}
}

// reads tells whether a cell can be read by a binding, beside the cells of its row that others depend on.
func (b *builder) reads(rec *crm.Record, bind *binding, row []string, text string, number int) bool {
	b.reset(rec, number, 1)
	for i := range b.plan.head {
		if before := &b.plan.head[i]; before.phase == phaseContext && before.column != bind.column {
			b.read(b.plan.head[i:i+1], row)
		}
	}
	noted := b.warnings.count()
	b.line = lineState{}
	b.column, b.fallback, b.rounded, b.dotted = bind.header, bind.fallback, bind.rounded, bind.dotted
	bind.set(b, text)
	return b.failure.key == "" && b.warnings.count() == noted
}

// proposeFields offers a custom field of a type for each column of a file about customers that nobody has a use for.
func (o *opened) proposeFields(rows [][]string) {
	if o.Mapping.Kind != crm.FileCustomers {
		return
	}
	for i := range o.Columns {
		if c := &o.Columns[i]; c.Targets == nil && c.Note == "" && !strings.HasPrefix(c.Name, "#") {
			c.Proposed = proposeType(rows, i)
		}
	}
}

// knownFields maps columns that are called like a custom field of the shop to it, and gives the mapping's custom fields
// the types they have there.
func (o *opened) knownFields(opts Options) {
	m := &o.Mapping
	if opts.Mapping == nil {
		m.ownFields(o.header)
	}
	for _, f := range opts.Fields {
		if m.Has(CustomTarget(f.Name)) {
			m.setFieldType(f.Name, f.Type)
			continue
		}
		if opts.Mapping != nil || m.Kind != crm.FileCustomers {
			continue
		}
		for _, name := range o.header {
			if fold(name) == fold(f.Name) && m.Columns[name] == nil {
				m.Columns[name] = Targets{CustomTarget(f.Name)}
				m.setFieldType(f.Name, f.Type)
			}
		}
	}
}

func (m *Mapping) setFieldType(name string, typ crm.FieldType) {
	fields := make(map[string]crm.FieldType, len(m.Fields)+1)
	for k, v := range m.Fields {
		fields[k] = v
	}
	fields[name] = typ
	m.Fields = fields
}
