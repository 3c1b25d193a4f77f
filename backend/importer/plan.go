package importer

import (
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
)

// plan is a mapping made ready for the header of one file: which column goes through which setter.
type plan struct {
	mapping Mapping
	format  *Format
	kind    crm.FileKind
	header  []string

	head  []binding // read once a record
	lines []binding // read on every row of a record

	status, fulfilment, lineStatus, refundStatus, gender, event, consentEmail, consentSms, flag words

	currency string
	digits   int
	country  string
	zone     *time.Location
	order    cell.DateOrder
	now      time.Time
	earliest int64    // times before are doubtful
	latest   int64    // … and behind
	missing  []string // columns of the mapping that the file does not have
	orderNo  int      // column of the order number, or -1
	group    int      // column whose equal neighbours are one record, or -1

	sumColumn       int    // column of the sum of an order whose rows may each say a part of it, or -1
	joined          int    // column of the products' titles in rows that may hold several, or -1
	joint           string // what stands between them
	paidTimes       bool   // a column says when orders were paid for
	silent          bool   // no column says whether they were
	numbered        bool   // a column numbers the lines
	described       int    // number of the row that may describe the columns, or 0
	own             bool   // Shuke wrote the file
	platforms       map[string]string
	beside          int  // column of the platform, which is part of an order's name, or nowhere
	countryCurrency bool // the row's country decides its currency
	marketClock     bool // … and its zone
}

// binding is one column on its way to one field.
type binding struct {
	column    int
	header    string
	set       func(*builder, string)
	otherwise string // the cell where the file has none
	fallback  bool
	rounded   bool // a spreadsheet rounded long ids of the column
	dotted    bool // dots group the digits of its amounts
	phase     phase
	typ       ValueType
	sum       bool // what it says of several rows is said once
	longest   int  // characters of a text that nobody doubts
}

// traits are what whole columns show and single cells cannot tell.
type traits struct {
	rounded map[int]bool // a spreadsheet rounded long ids
	dotted  map[int]bool // dots group digits
}

// nowhere is the column of a field that only has a default.
const nowhere = math.MaxInt

// newPlan fits a mapping to a header. Columns of the mapping that the file does not have are left out: owners delete some.
// Reader reports them.
func newPlan(m Mapping, header []string, found traits, opts Options) (*plan, error) {
	if err := m.Check(); err != nil {
		return nil, err
	}
	p := &plan{
		mapping: m, format: FormatByID(m.Format), kind: m.Kind, header: header, country: m.Country,
		order: dateOrders[m.DateOrder], now: opts.Now, group: -1, orderNo: -1, joined: -1, sumColumn: -1, beside: nowhere,
	}
	p.zone, _ = m.zone(opts.zone()) // checked above
	if p.marketClock = m.marketClock(); p.marketClock {
		if zone := marketZone(firstOf(m.Country, homes[firstOf(m.Currency, opts.Currency)])); zone != nil {
			p.zone = zone
		}
	}
	p.earliest, p.latest = p.bounds()
	p.currency = firstOf(m.Currency, opts.Currency)
	p.digits = crm.CurrencyDigits(p.currency)
	if p.country == "" {
		p.country = homes[p.currency]
		if p.country == "CN" && traditional(header) {
			p.country = "" // whoever exports this way is elsewhere, and their phones are not the mainland's
		}
	}
	p.own, p.platforms = p.format != nil && p.format.Own, platformNames()
	p.countryCurrency = p.format != nil && p.format.CountryCurrency && m.Currency == ""
	p.translate()
	if err := p.bind(found); err != nil {
		return nil, err
	}
	return p, nil
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// homes are the countries whose phones a shop of a currency has, where neither file nor mapping says it.
var homes = map[string]string{
	"CNY": "CN", "TWD": "TW", "HKD": "HK", "USD": "US", "CAD": "CA", "GBP": "GB", "AUD": "AU", "NZD": "NZ", "JPY": "JP", "KRW": "KR",
	"SGD": "SG", "MYR": "MY", "THB": "TH", "VND": "VN", "IDR": "ID", "PHP": "PH", "INR": "IN", "BRL": "BR", "MXN": "MX",
}

// currencies are the currencies of the countries that homes knows.
var currencies = func() map[string]string {
	m := make(map[string]string, len(homes))
	for currency, country := range homes {
		m[country] = currency
	}
	return m
}()

func (p *plan) translate() {
	v := p.mapping.Values
	p.status, p.fulfilment = wordsOf(v["status"], statusWords), wordsOf(v["fulfilment"], statusWords)
	refunds := refundWords
	if p.kind == crm.FileRefunds {
		refunds = refundDoneWords
	}
	p.lineStatus, p.refundStatus = wordsOf(v["lineStatus"], statusWords), wordsOf(v["refundStatus"], refunds)
	p.gender, p.event = wordsOf(v["gender"], genderWords), wordsOf(v["eventKind"], eventWords)
	p.consentEmail, p.consentSms = wordsOf(v["consentEmail"], consentWords), wordsOf(v["consentSms"], consentWords)
	p.flag = wordsOf(v["flag"], consentWords)
}

// bind finds the columns. Context fields come first, fallbacks last, and otherwise the file's order holds.
func (p *plan) bind(found traits) error {
	byFold := make(map[string]Targets, len(p.mapping.Columns))
	for name, targets := range p.mapping.Columns {
		byFold[fold(name)] = targets
	}
	used := make(map[string]bool)
	var all []binding
	for column, name := range p.header {
		for _, target := range byFold[fold(name)] {
			id, fallback := strings.CutSuffix(target, "?")
			f := p.mapping.field(id)
			b := binding{
				column: column, header: name, set: f.set, fallback: fallback, rounded: found.rounded[column], dotted: found.dotted[column] && !p.own,
				phase: f.phase, typ: f.Type, sum: f.sum(), longest: lengthy(id, f.Type),
			}
			if p.own && sumFields[id] {
				b.phase = phaseLine
			}
			if !used[id] {
				b.otherwise = p.mapping.Defaults[id]
			}
			used[id] = true
			all = append(all, b)
			switch {
			case id == "paidAt":
				p.paidTimes = true
			case id == "platform":
				p.beside = column
			case p.format == &table && (id == "paid" || id == "total" && p.sumColumn < 0):
				p.sumColumn = column
			case id == "lineNo":
				p.numbered = true
			case id == "orderNo":
				p.orderNo, p.group = column, column
			case id == "title" && p.format != nil && p.format.Joined != "":
				p.joined, p.joint = column, p.format.Joined
			}
		}
	}
	p.missing = missing(p.mapping, p.header)
	p.silent = !used["status"] && !used["paidAt"] && !used["paid"]
	if len(all) == 0 {
		return crm.Errorf(crm.CodeInvalid, "import.mapping.columnsNotInFile", "columns", strings.Join(p.header, ", "))
	}
	for id, text := range p.mapping.Defaults {
		if f := p.mapping.field(id); !used[id] {
			all = append(all, binding{column: nowhere, header: id, set: f.set, otherwise: text, phase: f.phase, typ: f.Type, longest: longLine})
		}
	}
	p.arrange(all)
	return nil
}

// missing are the columns of a mapping that a header does not have.
func missing(m Mapping, header []string) []string {
	present := make(map[string]bool, len(header))
	for _, name := range header {
		present[fold(name)] = true
	}
	var list []string
	for _, name := range slices.Sorted(maps.Keys(m.Columns)) {
		if !present[fold(name)] {
			list = append(list, name)
		}
	}
	return list
}

// describe says which row may describe the columns.
func (p *plan) describe(header int) {
	if p.format != nil && p.format.Described {
		p.described = header + 1
	}
}

func (p *plan) arrange(all []binding) {
	slices.SortStableFunc(all, func(a, b binding) int { return rank(a) - rank(b) })
	for _, b := range all {
		if b.phase == phaseLine {
			p.lines = append(p.lines, b)
		} else {
			p.head = append(p.head, b)
		}
	}
	several := p.kind == crm.FileLines || p.kind.Amends() && p.kind != crm.FileStatuses || p.kind == crm.FileOrders && len(p.lines) > 0
	if !several {
		p.group = -1
	}
}

func rank(b binding) int {
	switch {
	case b.phase == phaseContext:
		return 0
	case b.fallback:
		return 2
	}
	return 1
}

// builder makes the worker that carries the plan out.
func (p *plan) builder(w *warnings, base1904 bool) *builder {
	b := &builder{plan: p, warnings: w, countries: make(map[string]string)}
	b.times = cell.Times{Zone: p.zone, Order: p.order, Base1904: base1904}
	b.clocks.usual = &b.times
	b.places.Default = p.mapping.Country
	return b
}

const otherPlatform = crm.PlatformOther

func (p *plan) platform() string { return firstOf(p.mapping.Platform, otherPlatform) }
