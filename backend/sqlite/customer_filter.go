package sqlite

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"shuke/backend/crm"
)

// where is a filter as SQL over figures f and customers c. Narrow conditions stand in hits, a list of ids to start from;
// the others are checked row by row.
type where struct {
	hits     []string // queries that select customer ids; all must hold
	hitArgs  []any
	checks   []string
	args     []any
	customer bool // checks look at customers c
	indexed  bool // the secondary indexes may be named
	standing crm.Standing
}

func (w *where) hit(query string, args ...any) {
	w.hits, w.hitArgs = append(w.hits, query), append(w.hitArgs, args...)
}

func (w *where) check(condition string, args ...any) {
	w.checks, w.args = append(w.checks, condition), append(w.args, args...)
}

// from is the FROM and WHERE of a count or an id list; INDEXED BY index when one is named.
func (w *where) from(index string) (string, []any) {
	var b strings.Builder
	args := append([]any{}, w.hitArgs...)
	switch {
	case len(w.hits) > 0:
		b.WriteString(`FROM (` + strings.Join(w.hits, ` INTERSECT `) + `) h CROSS JOIN figures f ON f.customer_id = h.id`)
	case index != "" && w.indexed:
		b.WriteString(`FROM figures f INDEXED BY ` + index)
	default:
		b.WriteString(`FROM figures f`)
	}
	if w.customer {
		b.WriteString(` CROSS JOIN customers c ON c.id = f.customer_id`)
	}
	checks := w.checks
	args = append(args, w.args...)
	if w.standing != crm.StandingAny {
		checks = append([]string{`f.standing = ` + strconv.Itoa(int(w.standing))}, checks...)
	}
	if len(checks) > 0 {
		b.WriteString(` WHERE ` + strings.Join(checks, ` AND `))
	}
	return b.String(), args
}

// fromPeople is from for counts that read age, gender and place: it walks the index that has all three, and leaves the
// figures out where the filter does not ask for them.
func (w *where) fromPeople() (string, []any) {
	if len(w.hits) > 0 || w.standing != crm.StandingAny {
		return w.from("")
	}
	text := `FROM customers c`
	if w.indexed {
		text += ` INDEXED BY customers_by_region`
	}
	if len(w.checks) > 0 {
		text += ` CROSS JOIN figures f ON f.customer_id = c.id`
	}
	if len(w.checks) > 0 {
		text += ` WHERE ` + strings.Join(w.checks, ` AND `)
	}
	return text, w.args
}

// wideHits is how many customers a condition may pick before checking rows along an index beats sorting a list of ids.
const wideHits = 20_000

// filter turns a crm.CustomerFilter into SQL. Now and the shop's zone decide what "the last days" and ages are.
func (db *DB) filter(ctx context.Context, f crm.CustomerFilter) (*where, error) {
	s, err := db.Settings(ctx)
	if err != nil {
		return nil, err
	}
	now := db.clock().In(s.Zone())
	w := &where{standing: f.Standing, indexed: db.indexed.Load()}
	w.population(f, now)
	if f.Gender != nil {
		w.customer = true
		w.check(`c.gender = ?`, int64(*f.Gender))
	}
	if f.Age != nil {
		w.age(*f.Age, now)
	}
	if f.SourceID != 0 || f.SourceKind != "" {
		if err := db.sourceFilter(w, f); err != nil {
			return nil, err
		}
	}
	if f.ImportID != 0 {
		if err := db.touchedByImport(ctx, w, f.ImportID); err != nil {
			return nil, err
		}
	}
	if f.OperationID != 0 {
		if err := db.touched(ctx, w, f.OperationID); err != nil {
			return nil, err
		}
	}
	if f.TagID != 0 {
		if err := db.tagFilter(ctx, w, f.TagID); err != nil {
			return nil, err
		}
	}
	if f.Province != nil || f.Country != "" {
		if err := db.placeFilter(ctx, w, f); err != nil {
			return nil, err
		}
	}
	if f.Rule != nil {
		if err := db.ruleFilter(ctx, w, *f.Rule, now); err != nil {
			return nil, err
		}
	}
	w.search(f.Search)
	return w, nil
}

// population bounds the filter to people who paid, showed interest or scanned, ever or in the last days: today and the
// days before it.
func (w *where) population(f crm.CustomerFilter, now time.Time) {
	column := map[crm.Population]string{
		crm.PopulationBuyers: "last_order_at", crm.PopulationInterest: "last_interest_at", crm.PopulationScanned: "last_scan_at",
	}[f.Population]
	since := int64(1)
	if f.LastDays > 0 {
		since = crm.Millis(crm.StartOfDay(now).AddDate(0, 0, 1-f.LastDays))
	}
	if column != "" {
		w.check(`f.`+column+` >= ?`, since)
	} else if f.LastDays > 0 {
		w.check(`f.created_at >= ?`, since)
	}
}

// ageOf is a customer's age in whole years; an unknown day counts as past, and who is born later this year is nought. Its
// arguments are the year and month*100+day.
const ageOf = `max(? - c.birth_year - (c.birth_month * 100 + c.birth_day > ?), 0)`

func ageArgs(now time.Time) (int, int) { return now.Year(), int(now.Month())*100 + now.Day() }

func (w *where) age(band crm.AgeBand, now time.Time) {
	w.customer = true
	if band.Unknown {
		w.check(`c.birth_year = 0`)
		return
	}
	year, day := ageArgs(now)
	w.check(`c.birth_year <> 0 AND `+ageOf+` >= ?`, year, day, band.From)
	if band.To != 0 {
		w.check(ageOf+` <= ?`, year, day, band.To)
	}
}

func (db *DB) tagFilter(ctx context.Context, w *where, tag int64) error {
	few, err := db.few(ctx, `SELECT 1 FROM customer_tags WHERE tag_id = ?`, tag)
	if err != nil {
		return err
	}
	if few {
		w.hit(`SELECT customer_id AS id FROM customer_tags WHERE tag_id = ?`, tag)
	} else {
		w.check(`EXISTS (SELECT 1 FROM customer_tags m WHERE m.tag_id = ? AND m.customer_id = f.customer_id)`, tag)
	}
	return nil
}

func (db *DB) placeFilter(ctx context.Context, w *where, f crm.CustomerFilter) error {
	ids := []int64{}
	if f.Province != nil && *f.Province == "" && f.Country == "" {
		ids = append(ids, 0)
	}
	db.words.regions.each(func(id int64, r crm.Region) {
		if f.MeansPlace(r) {
			ids = append(ids, id)
		}
	})
	text, err := jsonText(ids)
	if err != nil {
		return err
	}
	const in = `region_id IN (SELECT value FROM json_each(?))`
	few, err := db.few(ctx, `SELECT 1 FROM customers WHERE `+in, text)
	if err != nil {
		return err
	}
	if few {
		w.hit(`SELECT id FROM customers WHERE `+in, text)
	} else {
		w.customer = true
		w.check(`c.`+in, text)
	}
	return nil
}

// few tells whether a query has at most wideHits rows, without counting further.
func (db *DB) few(ctx context.Context, query string, args ...any) (bool, error) {
	var n int64
	err := db.read.QueryRowContext(ctx, `SELECT count(*) FROM (`+query+` LIMIT ?)`, append(args, wideHits+1)...).Scan(&n)
	return n <= wideHits, asShopError(err)
}

// search finds each word of a text in name, nick, phone and e-mail, in notes and addresses, or at the beginning of order numbers.
func (w *where) search(text string) {
	for _, word := range crm.SearchWords(text) {
		query, args := elsewhere(word)
		for _, form := range word.Forms {
			words, more := inWords(form)
			query, args = query+` UNION `+words, append(args, more...)
		}
		w.hit(`SELECT customer_id AS id FROM (`+query+`)`, args...)
	}
}

// inWords finds customers by their words: three characters and more go through the trigram index and are checked, fewer read
// every customer.
func inWords(form string) (query string, args []any) {
	if crm.Short(form) {
		return `SELECT c.id FROM customers c WHERE instr(lower(` + wordsOf + `), ?) > 0`, []any{form}
	}
	return `
		SELECT c.id FROM customer_search CROSS JOIN customers c ON c.id = customer_search.rowid
		WHERE customer_search MATCH ? AND instr(lower(` + wordsOf + `), ?) > 0`, []any{trigrams(form), form}
}

// elsewhere finds customers by what is written about them, and from three characters on by the beginning of an order number, as
// typed or in capitals.
func elsewhere(word crm.SearchWord) (query string, args []any) {
	var parts []string
	for _, form := range word.Forms {
		parts, args = append(parts, inNotes, inAddresses), append(args, form, form)
	}
	for _, number := range orderNumbers(word) {
		parts, args = append(parts, inOrders), append(args, number, number)
	}
	return strings.Join(parts, ` UNION `), args
}

// orderNumbers are the beginnings of order numbers that a word may be.
func orderNumbers(word crm.SearchWord) (numbers []string) {
	for _, number := range append([]string{word.Typed, strings.ToUpper(word.Typed)}, word.Forms[1:]...) {
		if !crm.Short(number) && !slices.Contains(numbers, number) {
			numbers = append(numbers, number)
		}
	}
	return numbers
}

// inOrders finds customers by the number of an order, through the index that keeps numbers unique.
const inOrders = `SELECT customer_id FROM orders WHERE number >= ? AND number < ? || char(1114111) AND customer_id IS NOT NULL`

// inNotes finds customers by what is written about them. Notes are few beside customers: they are read.
const inNotes = `SELECT customer_id FROM notes WHERE instr(lower(text), ?) > 0`

// inAddresses finds them by their addresses beside the main one, which the owner wrote: few too. Phone numbers are compared
// without spaces and dashes.
const inAddresses = `SELECT customer_id FROM addresses WHERE instr(` + addressWords + `, ?) > 0`

// addressWords is the text an address is found by.
const addressWords = `lower(address || char(10) || label || char(10) || recipient || char(10) || replace(replace(phone, ' ', ''), '-', ''))`

// trigrams asks FTS5 for every three characters of the text: the index keeps no positions, so phrases are ours to check.
func trigrams(text string) string {
	r := []rune(text)
	parts := make([]string, 0, len(r)-2)
	for i := 0; i+3 <= len(r); i++ {
		parts = append(parts, `"`+strings.ReplaceAll(string(r[i:i+3]), `"`, `""`)+`"`)
	}
	return strings.Join(parts, " ")
}
