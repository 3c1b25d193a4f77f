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
			c.Note = "import.column.rejectReason"
		}
		for _, row := range rows {
			if s := cell.Text(at(row, i)); s != "" && len(c.Samples) < columnCells {
				c.Samples = append(c.Samples, shortened(s))
			}
		}
		o.Columns[i] = c
	}
}

// decideDateOrder looks through the time columns for a date that can only be read one way. When none is found, the
// order stays what format or mapping say; when that is nothing either, the column is marked for the owner to decide.
// The file wins over a person's mapping, but that is reported.
func (o *opened) decideDateOrder(rows [][]string, mapped bool) {
	for i := range o.Columns {
		c := &o.Columns[i]
		if !timed(c.Targets) {
			continue
		}
		order, yearLast := columnOrder(rows, i)
		said := dateOrders[o.Mapping.DateOrder]
		switch {
		case !yearLast || order == said && said != cell.OrderUnknown:
		case order != cell.OrderUnknown:
			if mapped && said != cell.OrderUnknown {
				o.warnings.add("import.warning.dateOrderContradicted", c.Name, 0)
			}
			o.Mapping.DateOrder = order.String()
		case said == cell.OrderUnknown:
			c.Note = "import.column.dateOrderUndecided"
			o.warnings.add("import.warning.dateOrderUndecided", c.Name, 0)
		}
	}
}

// findRounded marks the id columns of which a fifth of the long numbers end in zeros where a spreadsheet stops counting.
func (o *opened) findRounded(rows [][]string) {
	o.rounded = make(map[int]bool)
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
		if o.rounded[i] = lost > 0 && lost*5 >= all; o.rounded[i] {
			o.Columns[i].Note = "import.column.idsRounded"
		}
	}
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func timed(targets Targets) bool {
	for _, t := range targets {
		if f := FieldByID(strings.TrimSuffix(t, "?")); f != nil && (f.Type == TypeTime || f.Type == TypeDate) {
			return true
		}
	}
	return false
}

func columnOrder(rows [][]string, column int) (order cell.DateOrder, yearLast bool) {
	for _, row := range rows {
		hint, last := cell.Hint(cell.Text(at(row, column)))
		yearLast = yearLast || last
		if hint != cell.OrderUnknown {
			return hint, true
		}
	}
	return cell.OrderUnknown, yearLast
}
