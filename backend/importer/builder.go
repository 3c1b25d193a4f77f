package importer

import (
	"strings"
	"unicode"

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
	"shuke/backend/importer/region"
)

// builder makes one Record at a time out of the cells of its rows. It belongs to one goroutine.
type builder struct {
	plan      *plan
	rec       *crm.Record
	times     cell.Times
	clocks    clocks
	clock     *cell.Times // of the row
	places    region.Finder
	warnings  *warnings
	keys      rowKeys
	countries map[string]string // written form → ISO code

	failure failure
	doubted int    // row of which a time was found doubtful
	lengthy int    // … a text
	column  string // header of the cell being read
	row     int    // number of the row being read
	cells   int    // how many cells of the record said something
	digits  int    // decimals of the row's currency
	whole   bool   // amounts of the row's currency are written without decimals
	country string // of the row, for its phones
	said    rowSaid
	returns crm.Amount // what rows of a table below zero gave back
	marked  string     // currency that stands on an amount of the record
	amounts bool       // an amount of the record was read

	parts, spare      region.Parts // of the columns, of the fallback columns
	fallback          bool         // the cell being read comes from a fallback column
	rounded           bool         // … from a column whose long ids a spreadsheet rounded
	dotted            bool         // … from a column in which dots group digits
	firstName         string
	lastName          string
	zip               string
	statusText        string
	fulfilment        crm.OrderStatus
	cancelledAt       int64
	outstanding, kept crm.Amount
	derived           string // which sums no platform said
	short             bool   // the row has fewer cells than the header has columns
	line              lineState
	trade             tradeState
	joined            joinedState
	earlier           int // lines of rows that stand apart from the one being read
	accountDamaged    bool
	account, account2 string
	account3          string
}

// lineState is what the row being read says about a line, before the amounts are worked out.
type lineState struct {
	facts    crm.LineFacts
	used     bool
	unit     cell.Decimal
	unitOK   bool
	discount cell.Decimal
	quantity bool

	status      crm.OrderStatus
	refundWord  bool // a word says that the money of the line went back
	refundState bool // … or says something else of it
	refunded    crm.Amount
	returned    crm.Amount // not money: how many pieces came back
}

// failure is why a record cannot be made; an empty key means that it can.
type failure struct {
	key    string
	params map[string]any
	row    int
}

// reset empties the record and what was known about it, keeping the memory of its lists.
func (b *builder) reset(rec *crm.Record, row, rows int) {
	accounts, tags, consent, lines := rec.Customer.Accounts[:0], rec.Customer.Tags[:0], rec.Customer.Consent[:0], rec.Lines[:0]
	fields, elsewhere := rec.Customer.Fields[:0], rec.Customer.Elsewhere[:0]
	*rec = crm.Record{} // in place: a literal with fields would be built elsewhere and copied
	rec.Row, rec.Rows, rec.Lines = row, rows, lines
	rec.Customer.Accounts, rec.Customer.Tags, rec.Customer.Consent = accounts, tags, consent
	rec.Customer.Fields, rec.Customer.Elsewhere = fields, elsewhere
	b.rec, b.row = rec, row
	b.failure, b.cells = failure{}, 0
	b.marked, b.amounts = "", false
	b.returns = crm.Amount{}
	b.country, b.clock, b.said = b.plan.country, b.clocks.usual, rowSaid{}
	b.parts = region.Parts{}
	b.spare = region.Parts{}
	b.firstName, b.lastName, b.zip, b.statusText = "", "", "", ""
	b.fulfilment, b.cancelledAt, b.outstanding, b.kept = crm.OrderUnknown, 0, crm.Amount{}, crm.Amount{}
	b.derived = ""
	b.account, b.account2, b.account3, b.accountDamaged = "", "", "", false
	b.trade, b.joined, b.earlier = tradeState{}, joinedState{}, 0
	if b.plan.kind == crm.FileOrders || b.plan.kind == crm.FileLines || b.plan.kind.Amends() {
		rec.Order.Currency = b.plan.currency
	}
	b.scale(b.plan.currency)
}

// build reads the rows of one record. It reports false when they cannot become one; b.failure says why.
func (b *builder) build(rec *crm.Record, rows group) bool {
	b.reset(rec, rows.row, rows.len())
	b.short = len(rows.at(0)) < len(b.plan.header)
	b.read(b.plan.head, rows.at(0))
	if len(b.plan.lines) > 0 {
		for i := range rows.len() {
			b.row = rows.number(i)
			if i > 0 && b.row != rows.number(i-1)+1 {
				b.earlier = len(b.rec.Lines)
			}
			b.readLine(rows.at(i))
			if i > 0 && b.plan.sumColumn >= 0 {
				b.takeReturn(at(rows.at(i), b.plan.sumColumn))
			}
		}
		b.row = rows.row
	}
	if b.failure.key == "" {
		b.finish()
	}
	return b.failure.key == ""
}

// read hands each mapped cell of a row to the setter of its field.
func (b *builder) read(bindings []binding, cells []string) {
	for i := range bindings {
		bind := &bindings[i]
		text := bind.otherwise
		if bind.column < len(cells) && cells[bind.column] != "" {
			if s := cell.Text(cells[bind.column]); s != "" {
				text = s
				b.cells++
			}
		}
		if text == "" {
			continue
		}
		b.column, b.fallback, b.rounded, b.dotted = bind.header, bind.fallback, bind.rounded, bind.dotted
		if len(text) > bind.longest {
			b.checkLength(bind, text)
		}
		b.set(bind, text)
	}
}

// set hands over what a cell says, one after the other where it holds several values.
func (b *builder) set(bind *binding, text string) {
	if f := b.plan.format; f != nil && f.Several != "" && strings.Contains(text, f.Several) {
		for part := range strings.SplitSeq(text, f.Several) {
			if part = cell.Text(part); part != "" {
				bind.set(b, part)
			}
		}
		return
	}
	bind.set(b, text)
}

// reject gives up the record for a reason; the first reason stands.
func (b *builder) reject(key string, pairs ...any) {
	if b.failure.key == "" {
		b.failure = failure{key: key, params: crm.Params(pairs...), row: b.row}
	}
}

// unreadable gives up the record because of the cell being read.
func (b *builder) unreadable(key, text string) {
	b.reject(key, "column", b.column, "value", shortened(text))
}

// warn notes something the owner should know, with the text of the cell it is about.
func (b *builder) warn(key, text string) { b.warnings.add(key, text, b.row) }

// shortened keeps the words of a report from carrying a whole document.
func shortened(s string) string {
	const most = 30
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s[:min(len(s), 8*most)])
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}
