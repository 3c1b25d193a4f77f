package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/sqlite/bulk"
)

// Bits of customers.by_hand: fields the owner wrote, which no import touches.
const (
	handName = 1 << iota
	handPhone
	handEmail
	handGender
	handBirthday
	handAddress
	handSource
	handLevel
	handNick // these are not edited by hand: a merge chose among them
	handPoints
	handCard
)

// customerRow is a row of customers as far as imports and edits write it.
type customerRow struct {
	name, nick, phone, email               string
	gender                                 int64
	birthYear, birthMonth, birthDay, lunar int64
	region                                 int64
	guessed                                bool // nobody said the region
	address                                string
	source, level, points, cardAt          int64
}

// customerColumns are the columns of customerRow, in its order.
const customerColumns = `name, nick, phone, email, gender, birth_year, birth_month, birth_day, birth_lunar, region_id, address,
	source_id, level, points, card_at`

func (c *customerRow) fields() []any {
	return []any{
		&c.name, &c.nick, &c.phone, &c.email, &c.gender, &c.birthYear, &c.birthMonth, &c.birthDay, &c.lunar, &c.region,
		&c.address, &c.source, &c.level, &c.points, &c.cardAt,
	}
}

func (c *customerRow) write(b *bulk.Inserter) {
	b.Texts(c.name, c.nick, c.phone, c.email)
	b.Ints(c.gender, c.birthYear, c.birthMonth, c.birthDay, c.lunar, c.region)
	b.Texts(c.address)
	b.Ints(c.source, c.level, c.points, c.cardAt)
}

// customerRow is what a record says of its customer.
func (im *Import) customerRow(ctx context.Context, r *crm.Record) (c customerRow, err error) {
	f := &r.Customer
	region := f.Region
	if !region.Known() {
		region = r.Order.Region
	}
	if region.Province == "" && f.Guess.Known() {
		region = f.Guess
		region.Guessed = true
	}
	c.guessed = region.Guessed
	if c.region, err = im.tx.regionID(ctx, region); err != nil {
		return c, err
	}
	source := f.Source
	if source == "" {
		source = r.Order.Source
	}
	if source == "" {
		source = r.Event.Source
	}
	if c.source, err = im.tx.sourceID(ctx, source); err != nil {
		return c, err
	}
	c.name, c.nick, c.address = f.Name, f.Nick, f.Address
	c.phone, c.email = firstText(f.Phone, f.PhoneText), firstText(f.Email, f.EmailText)
	c.gender, c.level, c.points, c.cardAt = int64(f.Gender), int64(f.Level), f.Points.Minor, f.CardAt
	c.birthYear, c.birthMonth, c.birthDay = int64(f.Birthday.Year), int64(f.Birthday.Month), int64(f.Birthday.Day)
	if f.Birthday.Lunar {
		c.lunar = 1
	}
	return c, nil
}

func firstText(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// mergePeople brings what the batch says of customers met before to their rows. A customer file overwrites once per
// customer; everything else only fills blanks. Neither touches what the owner wrote.
func (im *Import) mergePeople(ctx context.Context, records []crm.Record, verdicts []Verdict) error {
	p := &im.people
	if len(p.merges) > 0 {
		rows, err := im.readCustomers(ctx)
		if err != nil {
			return err
		}
		for _, i := range p.merges {
			if err := im.mergeRecord(ctx, i, &records[i], rows[p.resolved[i]], &verdicts[i]); err != nil {
				return err
			}
		}
	}
	return im.applyExtras(ctx, records, verdicts)
}

// storedCustomer is a row as it is, with what guards it.
type storedCustomer struct {
	customerRow
	hand      int64
	createdAt int64 // the earliest moment a file told, or else that of the import
}

func (im *Import) readCustomers(ctx context.Context) (map[int64]*storedCustomer, error) {
	p := &im.people
	if err := asShopError(p.customers.Flush()); err != nil {
		return nil, err
	}
	ids := make([]int64, len(p.merges))
	for n, i := range p.merges {
		ids[n] = p.resolved[i]
	}
	text, err := jsonText(ids)
	if err != nil {
		return nil, err
	}
	rows, err := im.tx.QueryContext(ctx, `
		SELECT id, by_hand, created_at, `+customerColumns+` FROM customers WHERE id IN (SELECT value FROM json_each(?))`, text)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	found := make(map[int64]*storedCustomer, len(ids))
	for rows.Next() {
		var id int64
		c := &storedCustomer{}
		if err := rows.Scan(append([]any{&id, &c.hand, &c.createdAt}, c.fields()...)...); err != nil {
			return nil, asShopError(err)
		}
		c.guessed = im.tx.region(c.region).Guessed
		found[id] = c
	}
	return found, asShopError(rows.Err())
}

func (im *Import) mergeRecord(ctx context.Context, i int, r *crm.Record, row *storedCustomer, v *Verdict) error {
	p := &im.people
	id := p.resolved[i]
	q := p.of(id)
	q.facts = p.names.hashes[i]
	said, err := im.customerRow(ctx, r)
	if err != nil {
		return err
	}
	was := *row
	if told := r.Customer.CreatedAt; told != 0 && told < row.createdAt && !im.kept(id, "customerCreatedAt") {
		row.createdAt = told
		q.knownAt(told)
	}
	im.takeBy(row, &said, !q.written)
	q.written = true
	if *row == was {
		return nil
	}
	if was.source != row.source && id < p.first {
		if err := im.tx.noteSource(ctx, id, was.source, row.source); err != nil {
			return err
		}
	}
	q.search = q.search || was.words() != row.words()
	im.noteUpdate(v)
	im.tellChange(&was.customerRow, &row.customerRow, r.Row)
	im.sampleCustomer(&was.customerRow, &row.customerRow)
	return im.updateCustomer(ctx, id, row)
}

// take merges what a file says into the row: blanks are filled, and with overwrite what stands is replaced.
func (c *storedCustomer) take(said *customerRow, overwrite bool) {
	c.text(&c.name, said.name, handName, overwrite)
	c.text(&c.nick, said.nick, handNick, overwrite)
	c.place(said, overwrite) // before the phone: a guess only comes with a new number
	c.contact(&c.phone, said.phone, handPhone, overwrite)
	c.contact(&c.email, said.email, handEmail, overwrite)
	c.number(&c.gender, said.gender, handGender, overwrite)
	c.text(&c.address, said.address, handAddress, overwrite)
	c.number(&c.source, said.source, handSource, overwrite)
	c.number(&c.level, said.level, handLevel, overwrite)
	c.number(&c.points, said.points, handPoints, overwrite)
	c.number(&c.cardAt, said.cardAt, handCard, overwrite)
	if c.hand&handBirthday == 0 && (said.birthYear != 0 || said.birthDay != 0) && (overwrite || c.birthYear == 0 && c.birthDay == 0) {
		c.birthYear, c.birthMonth, c.birthDay, c.lunar = said.birthYear, said.birthMonth, said.birthDay, said.lunar
	}
}

// place takes a region like any number, but a guess only fills a blank, and what is said always replaces a guess.
func (c *storedCustomer) place(said *customerRow, overwrite bool) {
	if said.guessed && (c.phone != "" || c.region != 0) {
		return
	}
	was := c.region
	if c.number(&c.region, said.region, handAddress, overwrite || c.guessed && !said.guessed); c.region != was {
		c.guessed = said.guessed
	}
}

func (c *storedCustomer) text(at *string, said string, hand int64, overwrite bool) {
	if said != "" && c.hand&hand == 0 && (*at == "" || overwrite) {
		*at = said
	}
}

// contact is text, but a masked value never replaces a full one, and a full one always replaces a masked one.
func (c *storedCustomer) contact(at *string, said string, hand int64, overwrite bool) {
	masked := strings.Contains(said, "*")
	if said == "" || c.hand&hand != 0 || masked && *at != "" {
		return
	}
	if *at == "" || overwrite || strings.Contains(*at, "*") {
		*at = said
	}
}

func (c *storedCustomer) number(at *int64, said, hand int64, overwrite bool) {
	if said != 0 && c.hand&hand == 0 && (*at == 0 || overwrite) {
		*at = said
	}
}

func (c *customerRow) words() string { return searchWords(c.name, c.nick, c.phone, c.email) }

func (im *Import) updateCustomer(ctx context.Context, id int64, c *storedCustomer) error {
	if id < im.people.first {
		if err := im.tx.remember(ctx, imageCustomers, id); err != nil {
			return err
		}
	}
	_, err := im.tx.ExecContext(ctx, `
		UPDATE customers SET (`+customerColumns+`, created_at, op, updated_at) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		WHERE id = ?`,
		c.name, c.nick, c.phone, c.email, c.gender, c.birthYear, c.birthMonth, c.birthDay, c.lunar, c.region, c.address,
		c.source, c.level, c.points, c.cardAt, c.createdAt, im.tx.op, im.tx.now, id)
	return asShopError(err)
}

// noteUpdate makes a row that changed something an updated one, unless it created something. Payments are judged at the end.
func (im *Import) noteUpdate(v *Verdict) {
	if !im.src.Kind.Amends() && (v.Outcome == crm.Unchanged || v.Outcome == 0) {
		v.Outcome = crm.Updated
	}
}

// maxChanges is how many sample changes a result carries.
const maxChanges = 20

func (im *Import) sampleCustomer(was, is *customerRow) {
	who := firstText(was.name, was.nick)
	for _, f := range []struct{ field, was, is string }{
		{"name", was.name, is.name},
		{"nick", was.nick, is.nick},
		{"phone", crm.MaskPhone(was.phone), crm.MaskPhone(is.phone)},
		{"email", crm.MaskEmail(was.email), crm.MaskEmail(is.email)},
		{"gender", crm.Gender(was.gender).String(), crm.Gender(is.gender).String()},
		{"address", was.address, is.address},
		{"region", im.tx.regionName(was.region), im.tx.regionName(is.region)},
		{"source", im.tx.sourceName(was.source), im.tx.sourceName(is.source)},
		{"level", fmt.Sprint(was.level), fmt.Sprint(is.level)},
	} {
		im.sample(who, f.field, f.was, f.is)
	}
}

func (im *Import) sample(who, field, was, is string) {
	if was != is && len(im.changes) < maxChanges {
		im.changes = append(im.changes, crm.Change{
			Who: strings.Clone(who), Field: field, Before: strings.Clone(was), After: strings.Clone(is),
		})
	}
}

// jsonText encodes a list for json_each: one bound value instead of hundreds.
func jsonText(v any) (string, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("encode list: %w", err)
	}
	return string(text), nil
}
