package importer

import (
	"slices"
	"strings"

	"shuke/backend/importer/cell"
)

// describeColumns shows each column with its first cells and what it is read as.
func (o *opened) describeColumns(rows [][]string) {
	byFold := make(map[string]Targets)
	for name, targets := range o.Mapping.Columns {
		byFold[fold(name)] = targets
	}
	o.Columns = make([]Column, len(o.header))
	for i, name := range o.header {
		c := Column{Name: name, Targets: byFold[fold(name)], Samples: []string{}}
		if ReasonColumn(name) && c.Targets == nil {
			c.Note = rejectNote
		}
		for _, row := range rows {
			if s := cell.Text(at(row, i)); s != "" && len(c.Samples) < columnCells {
				c.Samples = append(c.Samples, shortened(s))
			}
		}
		o.Columns[i] = c
	}
}

// findRounded marks the id columns of which a fifth of the long numbers end in zeros where a spreadsheet stops counting.
func (o *opened) findRounded(rows [][]string) {
	o.traits.rounded = make(map[int]bool)
	for i, c := range o.Columns {
		if !slices.ContainsFunc(c.Targets, func(t string) bool { return FieldByID(t) != nil && FieldByID(t).Type == TypeID }) {
			continue
		}
		all, lost := 0, 0
		for _, row := range rows {
			long, rounded := cell.Long(cell.Text(at(row, i)))
			all += bit(long)
			lost += bit(rounded)
		}
		if o.traits.rounded[i] = lost > 0 && lost*5 >= all; o.traits.rounded[i] {
			o.Columns[i].Note = "import.column.idsRounded"
		}
	}
}

// dotCurrencies are those whose amounts are written 90.000: there a column of which every dot could group digits groups them.
var dotCurrencies = map[string]bool{
	"IDR": true, "VND": true, "BRL": true, "EUR": true, "DKK": true, "TRY": true, "ARS": true, "CLP": true, "COP": true, "PYG": true,
}

// findDotted marks the columns of amounts in which dots group digits: one 1.234.567 or 1.234,50 tells it of all.
func (o *opened) findDotted(rows [][]string, currency string) {
	o.traits.dotted = make(map[int]bool)
	for i, c := range o.Columns {
		if !slices.ContainsFunc(c.Targets, func(t string) bool { return typeOf(t) == TypeMoney }) {
			continue
		}
		sure, could, dots := 0, 0, 0
		for _, row := range rows {
			text := cell.Text(at(row, i))
			groups, may := cell.DotsGroup(text)
			sure += bit(groups)
			could += bit(may)
			dots += bit(strings.IndexByte(text, '.') >= 0)
		}
		o.traits.dotted[i] = dots == could && (sure > 0 || could > 1 && (currency == "" || dotCurrencies[currency]))
	}
}

func typeOf(target string) ValueType {
	if f := FieldByID(strings.TrimSuffix(target, "?")); f != nil {
		return f.Type
	}
	return ""
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (m *Mapping) timed(targets Targets) bool {
	for _, t := range targets {
		if f := m.field(strings.TrimSuffix(t, "?")); f != nil && (f.Type == TypeTime || f.Type == TypeDate) {
			return true
		}
	}
	return false
}
