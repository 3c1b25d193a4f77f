package importer

import (
	"slices"
	"time"

	"shuke/backend/importer/cell"
)

// decideDateOrder looks through the time columns for dates that can only be read one way. When none is found, or no way fits
// all, the order stays what format or mapping say; when that is nothing either, the column is marked for the owner to
// decide. The file wins over a person's mapping, but that is reported.
func (o *opened) decideDateOrder(rows [][]string, opts Options) {
	mapped := opts.Mapping != nil || opts.DateOrder != ""
	finding := Finding{What: FoundDateOrder, Value: "", Confidence: 1, Others: []string{}}
	for i := range o.Columns {
		c := &o.Columns[i]
		seen := datesOf(rows, i, opts.Now)
		if o.countsFrom1911(opts) {
			seen.noYearFirst()
		}
		if !o.Mapping.timed(c.Targets) || !seen.open {
			continue
		}
		said := dateOrders[o.Mapping.DateOrder]
		finding.Others = seen.choices()
		switch order := seen.order(); {
		case order != cell.OrderUnknown:
			if mapped && said != cell.OrderUnknown && order != said && !slices.Contains(seen.fits, said) {
				o.warnings.add("import.warning.dateOrderContradicted", c.Name, 0)
			}
			if !mapped || said == cell.OrderUnknown || !slices.Contains(seen.fits, said) {
				o.Mapping.DateOrder = order.String()
			}
			finding.Confidence = 1
		case said == cell.OrderUnknown:
			c.Note = "import.column.dateOrderUndecided"
			o.warnings.add("import.warning.dateOrderUndecided", c.Name, 0)
			finding.Confidence = 0
		case mapped:
			finding.Confidence = 1
		default:
			finding.Confidence = 0.8
		}
		finding.Value = o.Mapping.DateOrder
	}
	o.Findings = append(o.Findings, finding)
}

// dates is what the dates of a column say about their order.
type dates struct {
	open  bool             // there are some of which not everything tells what is what
	last  bool             // … and in some the year may stand last
	short bool             // the year may stand first
	fits  []cell.DateOrder // orders by which all can be read
	past  []cell.DateOrder // … none of which is in the future then
}

// order is the only one that fits all dates; unknown when none does, or several do. What would be years of two digits in
// front must not lie in the future read otherwise, and the other way round: 24/11/30 was in 2024.
func (d dates) order() cell.DateOrder {
	switch {
	case len(d.fits) == 1:
		return d.fits[0]
	case d.short && len(d.past) == 1:
		return d.past[0]
	}
	return cell.OrderUnknown
}

// countsFrom1911 tells whether the file may be of Taiwan, where 75/8/26 is a day of 1986 as likely as one of 1975: no year of
// two digits is read in front there.
func (o *opened) countsFrom1911(opts Options) bool {
	m := &o.Mapping
	return traditional(o.header) || m.Country == "TW" || firstOf(m.Currency, opts.Currency) == "TWD"
}

func (d *dates) noYearFirst() {
	d.fits, d.past, d.short = both(d.fits, yearLast), both(d.past, yearLast), false
	d.open = d.last
}

var yearLast = []cell.DateOrder{cell.DayFirst, cell.MonthFirst}

// choices are the orders an owner can choose from.
func (d dates) choices() []string {
	list := []string{cell.DayFirst.String(), cell.MonthFirst.String()}
	if d.short {
		list = append(list, cell.YearFirst.String())
	}
	return list
}

func datesOf(rows [][]string, column int, now time.Time) (d dates) {
	d.fits = []cell.DateOrder{cell.DayFirst, cell.MonthFirst, cell.YearFirst}
	d.past = slices.Clone(d.fits)
	for _, row := range rows {
		readings := cell.Readings(cell.Text(at(row, column)))
		if len(readings) == 0 {
			continue
		}
		d.open = true
		possible, behind := make([]cell.DateOrder, 0, 3), make([]cell.DateOrder, 0, 3)
		for _, r := range readings {
			possible = append(possible, r.Order)
			d.last = d.last || r.Order != cell.YearFirst
			if now.IsZero() || !time.Date(r.Year, time.Month(r.Month), r.Day, 0, 0, 0, 0, time.UTC).After(now.AddDate(0, 0, 1)) {
				behind = append(behind, r.Order)
			}
		}
		d.fits, d.past = both(d.fits, possible), both(d.past, behind)
	}
	d.short = d.open && slices.Contains(d.fits, cell.YearFirst)
	return d
}

// both are the orders of two lists.
func both(a, b []cell.DateOrder) []cell.DateOrder {
	return slices.DeleteFunc(a, func(o cell.DateOrder) bool { return !slices.Contains(b, o) })
}
