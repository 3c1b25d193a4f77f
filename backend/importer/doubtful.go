package importer

import (
	"slices"
	"time"
	"unicode/utf8"

	"shuke/backend/crm"
)

// longText is how many characters a name, a title or an id may have before somebody should look whether the file's columns
// have shifted. The text is kept as it is.
const longText = 200

// lengthy tells which fields hold single words or lines; in notes, remarks and addresses people write as much as they like.
func lengthy(id string, t ValueType) int {
	switch id {
	case "note", "remark", "memo", "address", "text", "tags", "title", "accounts":
		return longLine
	}
	if t == TypeText || t == TypeID {
		return longText
	}
	return longLine
}

// longLine is more than anybody writes anywhere.
const longLine = 100_000

// Unread are the columns that say something and fill no field.
func (in *Inspection) Unread() []string {
	list := []string{}
	for i := range in.Columns {
		if c := &in.Columns[i]; c.Targets == nil && c.Note != rejectNote && len(c.Samples) > 0 && !runningNumbers[plainName(c.Name)] {
			list = append(list, c.Name)
		}
	}
	return list
}

// runningNumbers are what columns are called that only count the rows.
var runningNumbers = map[string]bool{"序号": true, "行号": true, "项次": true, "no": true, "no.": true, "#": true}

// tellUnread names the columns of a table that nobody could explain. What is left out of a platform's export is left out
// of every one, and what a mapping leaves out somebody left out.
func (o *opened) tellUnread(opts Options) {
	if o.Format != table.ID || opts.Mapping != nil {
		return
	}
	for _, name := range o.Unread() {
		o.warnings.add("import.warning.columnsUnread", name, 0)
	}
}

// tellSheets names the sheets of a workbook that hold something and were not read: the hidden ones, which the owner may not
// know of, and where nobody chose the sheet, the others.
func (o *opened) tellSheets(filled []string, chosen bool) {
	for _, s := range o.book.Sheets() {
		switch {
		case s.Name == o.Sheet || !slices.Contains(filled, s.Name):
		case s.Hidden:
			o.warnings.add("import.warning.sheetHidden", s.Name, 0)
		case !chosen:
			o.warnings.add("import.warning.sheetUnread", s.Name, 0)
		}
	}
}

// checkLength notes a text that is absurdly long where it stands, once a row.
func (b *builder) checkLength(bind *binding, text string) {
	if b.lengthy != b.row && utf8.RuneCountInString(text) > bind.longest {
		b.lengthy = b.row
		b.warn("import.warning.textLong", text)
	}
}

// bounds are the instants outside of which a time is doubtful: before the year 2000 there were no shops to export from, and
// behind tomorrow nothing has happened yet.
func (p *plan) bounds() (earliest, latest int64) {
	earliest = time.Date(2000, 1, 1, 0, 0, 0, 0, p.zone).UnixMilli()
	if p.now.IsZero() {
		return earliest, 1<<63 - 1
	}
	y, m, d := p.now.In(p.zone).Date()
	return earliest, time.Date(y, m, d+2, 0, 0, 0, 0, p.zone).UnixMilli() - 1
}

// checkTime notes a time that is read as it stands and hardly right, once a row.
func (b *builder) checkTime(ms int64, text string) {
	if ms == 0 || ms >= b.plan.earliest && ms <= b.plan.latest || b.doubted == b.row {
		return
	}
	b.doubted = b.row
	if ms > b.plan.latest {
		b.warn("import.warning.timeFuture", text)
	} else {
		b.warn("import.warning.timeAncient", text)
	}
}

// checkSums notes sums that no order has: below nothing, or more given back than it ever was. Lines know only a part of theirs.
func (b *builder) checkSums(o *crm.OrderFacts) {
	if b.plan.kind == crm.FileLines && o.Paid.Minor < 0 && b.plan.sumColumn >= 0 {
		b.warn("import.warning.totalNegative", o.Number)
	}
	if b.plan.kind != crm.FileOrders {
		return
	}
	if o.Total.Minor < 0 || o.Paid.Minor < 0 {
		b.warn("import.warning.totalNegative", o.Number)
	}
	lines := b.lineSum()
	said := o.Total.Known || o.Paid.Known || lines.Known
	if said && o.Refunded.Minor > max(0, o.Total.Minor, o.Paid.Minor, lines.Minor) {
		b.warn("import.warning.refundAbovePaid", o.Number)
	}
}
