package bind

import (
	"slices"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/importer"
)

func inspectionDTO(l looked) Inspection {
	in := l.Inspection
	out := Inspection{
		Path: in.Path, File: in.File, Size: in.Size, Container: in.Container, Encoding: in.Encoding, Delimiter: in.Delimiter,
		Format: in.Format, Kind: string(in.Mapping.Kind), Platform: in.Mapping.Platform, Currency: in.Mapping.Currency,
		TimeZone: in.Mapping.TimeZone, DateOrder: in.Mapping.DateOrder, Confidence: in.Confidence, Rows: in.RowsEstimate,
		HeaderRow: in.HeaderRow, Sheet: in.Sheet, Asks: append([]string{}, in.Asks...),
		Sheets: append([]string{}, in.Sheets...), Preview: append([][]string{}, in.Preview...),
		Columns:  each(in.Columns, func(c importer.Column) Column { return columnDTO(&in.Mapping, c) }),
		Findings: each(in.Findings, func(f importer.Finding) Finding { return Finding(f) }),
		Warnings: each(in.Warnings, warningDTO), Missing: missing(in.Mapping),
	}
	if l.recalled != nil {
		r := readingDTO(*l.recalled)
		out.Remembered = &r
	}
	return out
}

func columnDTO(m *importer.Mapping, c importer.Column) Column {
	out := Column{
		Name: c.Name, Samples: append([]string{}, c.Samples...), Field: strings.Join(c.Targets, separator), Note: c.Note,
		Type: string(c.Type), FieldType: string(c.Proposed), Policy: string(m.Policies[c.Name]), Good: c.Good, Bad: c.Bad,
		BadCells: each(c.BadCells, func(b importer.BadCell) BadCell { return BadCell{Row: b.Row, Text: b.Text} }),
	}
	for _, target := range c.Targets {
		out.Policed = out.Policed || importer.FactOf(target) != ""
		if name, custom := strings.CutPrefix(target, importer.CustomTarget("")); custom {
			out.FieldType = string(m.Fields[name])
		}
	}
	return out
}

// missing names, for each group of which no column says anything, the field to map first.
func missing(m importer.Mapping) []string {
	out := []string{}
	for _, group := range required[m.Kind] {
		if !slices.ContainsFunc(group, m.Has) {
			out = append(out, group[0])
		}
	}
	return out
}

func warningDTO(w crm.Warning) Warning {
	return Warning{Key: w.Key, Text: w.Text, Count: w.Count, Rows: append([]int{}, w.Rows...)}
}

// group is the heading a field stands under in the mapping screen: what it is about.
func group(f *importer.Field) string {
	switch {
	case f.For(crm.FileCustomers):
		return "customer"
	case f.For(crm.FileOrders) && !f.For(crm.FileEvents) || f.ID == "orderNo":
		if f.For(crm.FileLines) && !f.For(crm.FilePayments) {
			return "line"
		}
		return "order"
	case f.For(crm.FileLines):
		return "line"
	case f.For(crm.FileEvents):
		return "event"
	case f.For(crm.FileProducts):
		return "product"
	}
	return "order"
}

func importDTO(r crm.ImportResult, at int64, dryRun bool) ImportResult {
	t := r.Tally
	return ImportResult{
		ImportID: r.ImportID, OperationID: r.OperationID, DryRun: dryRun, File: r.Source.File, Format: r.Source.Format,
		Encoding: r.Source.Encoding, Kind: string(r.Source.Kind), Rows: t.Rows, Created: t.Created, Updated: t.Updated,
		Unchanged: t.Unchanged, Rejected: t.Rejected, Ignored: t.Ignored, Orders: r.Orders, Customers: r.Customers, Lines: r.Lines,
		RejectsFile: r.RejectsFile, Rejects: each(r.Rejects, warningDTO), Warnings: each(r.Warnings, warningDTO),
		Changes: each(r.Changes, func(c crm.Change) Change {
			return Change{Who: c.Who, Field: c.Field, Before: c.Before, After: c.After}
		}),
		Readings: each(r.Readings, rowReadingDTO), Milliseconds: r.Milliseconds, At: at,
	}
}

func rowReadingDTO(r crm.Reading) RowReading {
	return RowReading{
		Row: r.Row, Outcome: r.Outcome.String(), Who: r.Who, Phone: r.Phone, Email: r.Email, Region: r.Region, Number: r.Number,
		Status: r.Status.String(), CreatedAt: r.CreatedAt, PaidAt: r.PaidAt, At: r.At, Currency: r.Currency,
		Total: amountDTO(r.Total), Paid: amountDTO(r.Paid), Title: r.Title, Lines: r.Lines,
	}
}

func amountDTO(a crm.Amount) *int64 {
	if !a.Known {
		return nil
	}
	return &a.Minor
}
