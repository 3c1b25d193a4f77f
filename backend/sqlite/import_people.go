package sqlite

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"strconv"

	"shuke/backend/crm"
)

// person is what an import knows of a customer it has met: what the file adds to their figures, and what decides
// whether weaker evidence may lead to them. It is kept small: a first import meets a million.
type person struct {
	facts      uint64 // hash of the last facts merged, so that the usual repetition costs nothing
	hasAccount bool   // has an account on the file's platform
	hasEmail   bool
	written    bool  // the file has had its say on this customer; later rows only fill blanks
	recount    bool  // figures must be counted from the tables
	search     bool  // the words to search by changed
	since      int64 // when the shop first knew a customer this import creates
	figures    figures
}

// figures are the sums a file adds to a customer's.
type figures struct {
	orders, completed, open, events int32
	items                           int64
	paid, refunded, net             int64
	first, last, interest, scan     int64
}

// identityKey stands for one identity in memory: 128 bits of its hash, since a million strings would not be small.
type identityKey struct{ a, b uint64 }

// people finds and makes the customers of a file.
type people struct {
	first      int64 // id of the first customer this import creates
	fresh      []person
	known      map[int64]*person
	ids        map[identityKey]int64
	seen       map[uint64]int64 // whose facts were met word for word: the usual repetition skips everything else
	seeds      [2]maphash.Seed
	look       bool // the shop had identities before the import
	customers  *bulk
	identities identityWriter
	resolved   []int64 // customer of each record of the batch, 0 when the record names nobody
	hashes     []uint64
	merges     []int // records of the batch whose facts may change a customer
}

func (im *Import) openPeople(ctx context.Context) (err error) {
	p := &im.people
	p.known, p.ids, p.seen = map[int64]*person{}, map[identityKey]int64{}, map[uint64]int64{}
	p.seeds = [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}
	if p.first, err = im.tx.nextID(ctx, "customers"); err != nil {
		return err
	}
	if err = im.tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM identities)`).Scan(&p.look); err != nil {
		return asShopError(err)
	}
	p.customers = newBulk(im.raw, `
		INSERT INTO customers (op, id, name, nick, phone, email, gender, birth_year, birth_month, birth_day, birth_lunar,
			region_id, address, source_id, level, points, card_at, created_at, updated_at) VALUES`,
		fmt.Sprintf(`(%d, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, %d)`, im.tx.op, im.tx.now))
	p.identities.bulk = newBulk(im.raw, `INSERT INTO identities (op, kind, platform_id, value, customer_id) VALUES`,
		fmt.Sprintf(`(%d, ?, ?, ?, ?)`, im.tx.op))
	return nil
}

func (p *people) close() error {
	if p.customers == nil {
		return nil
	}
	return errors.Join(p.customers.close(), p.identities.bulk.close())
}

func (p *people) of(id int64) *person {
	if i := id - p.first; i >= 0 && i < int64(len(p.fresh)) {
		return &p.fresh[i]
	}
	return p.known[id]
}

// applyPeople finds or makes the customer of every record that names one, and merges what the records say of them.
func (im *Import) applyPeople(ctx context.Context, records []crm.Record, verdicts []Verdict) error {
	p := &im.people
	p.resolved = resize(p.resolved, len(records))
	p.hashes = resize(p.hashes, len(records))
	p.merges = p.merges[:0]
	if err := im.lookUpIdentities(ctx, records); err != nil {
		return err
	}
	for i := range records {
		created, gained, err := im.resolve(ctx, i, &records[i])
		if err != nil {
			return err
		}
		if subjectOf(&records[i]) == aboutCustomer {
			verdicts[i] = customerVerdict(p.resolved[i], created)
		}
		if gained {
			im.noteUpdate(&verdicts[i])
		}
	}
	if err := p.customers.flush(); err != nil {
		return err
	}
	return im.mergePeople(ctx, records, verdicts)
}

func customerVerdict(id int64, created bool) Verdict {
	switch {
	case id == 0:
		return Verdict{Outcome: crm.Rejected, Key: "import.reject.nobody"}
	case created:
		return Verdict{Outcome: crm.Created}
	}
	return Verdict{Outcome: crm.Unchanged}
}

// identityOf is one way a record names its customer.
type identityOf struct {
	kind     crm.IdentityKind
	platform int64
	value    string
}

// named lists the identities of the facts, strongest first.
func (im *Import) named(c *crm.CustomerFacts, into []identityOf) []identityOf {
	for _, a := range c.Accounts {
		into = append(into, identityOf{crm.IdentityAccount, im.platform, a})
	}
	if c.Phone != "" {
		into = append(into, identityOf{crm.IdentityPhone, 0, c.Phone})
	}
	if c.Email != "" {
		into = append(into, identityOf{crm.IdentityEmail, 0, c.Email})
	}
	return into
}

func (p *people) key(id identityOf) identityKey {
	var h maphash.Hash
	var k identityKey
	for i, out := range []*uint64{&k.a, &k.b} {
		h.SetSeed(p.seeds[i])
		_, _ = h.WriteString(strconv.Itoa(int(id.kind)))
		_ = h.WriteByte(' ')
		_, _ = h.WriteString(strconv.FormatInt(id.platform, 10))
		_ = h.WriteByte(' ')
		_, _ = h.WriteString(id.value)
		*out = h.Sum64()
	}
	return k
}

// resolve finds the customer of a record by platform identity, then phone, then e-mail, or makes one. Evidence that is
// new for the customer is added to them; evidence that belongs to somebody else is left with them.
func (im *Import) resolve(ctx context.Context, i int, r *crm.Record) (created, gained bool, err error) {
	p := &im.people
	if !r.Customer.Named() {
		p.resolved[i] = 0
		return false, false, nil
	}
	hash := p.hashFacts(&r.Customer)
	p.hashes[i] = hash
	if id, ok := p.seen[hash]; ok {
		p.resolved[i] = id
		return false, false, nil
	}
	var buf [6]identityOf
	ids := im.named(&r.Customer, buf[:0])
	var keys [8]identityKey
	var owners [8]int64
	ids = ids[:min(len(ids), len(keys))]
	chosen := int64(0)
	for n, id := range ids {
		keys[n] = p.key(id)
		owners[n] = p.ids[keys[n]]
	}
	for n, id := range ids {
		if owners[n] == 0 {
			continue
		}
		ok, err := im.agrees(ctx, owners[n], id.kind, r)
		if err != nil {
			return false, false, err
		}
		if ok {
			chosen = owners[n]
			break
		}
	}
	if chosen == 0 {
		if chosen, err = im.createCustomer(ctx, r, hash); err != nil {
			return false, false, err
		}
		created = true
	} else if q, err := im.meet(ctx, chosen); err != nil {
		return false, false, err
	} else if q.facts != hash {
		p.merges = append(p.merges, i)
	}
	p.resolved[i], p.seen[hash] = chosen, chosen
	for n, id := range ids {
		if owners[n] != 0 {
			continue
		}
		gained = !created
		if err := im.addIdentity(ctx, chosen, id, keys[n], created); err != nil {
			return created, gained, err
		}
	}
	return created, gained, nil
}

// agrees tells whether evidence of a kind may lead to the customer: a phone or an e-mail does not when the record has an
// account of its own on the platform and the customer another one there, and a phone does not when both have an e-mail
// and not the same. Two buyers who share a phone stay two.
func (im *Import) agrees(ctx context.Context, customer int64, kind crm.IdentityKind, r *crm.Record) (bool, error) {
	if kind == crm.IdentityAccount {
		return true, nil
	}
	q, err := im.meet(ctx, customer)
	if err != nil {
		return false, err
	}
	if len(r.Customer.Accounts) > 0 && q.hasAccount {
		return false, nil
	}
	if kind == crm.IdentityPhone && r.Customer.Email != "" {
		owner := im.people.ids[im.people.key(identityOf{crm.IdentityEmail, 0, r.Customer.Email})]
		return owner == customer || owner == 0 && !q.hasEmail, nil
	}
	return true, nil
}

// meet returns what the import knows of a customer, reading a customer of before the import once.
func (im *Import) meet(ctx context.Context, id int64) (*person, error) {
	if q := im.people.of(id); q != nil {
		return q, nil
	}
	q := &person{}
	err := im.tx.QueryRowContext(ctx, `
		SELECT
			coalesce(max(kind = 1 AND platform_id = ?), 0),
			coalesce(max(kind = 3), 0)
		FROM identities WHERE customer_id = ?`, im.platform, id).Scan(&q.hasAccount, &q.hasEmail)
	if err != nil {
		return nil, asShopError(err)
	}
	im.people.known[id] = q
	return q, nil
}

// createCustomer enters a customer with what the record says.
func (im *Import) createCustomer(ctx context.Context, r *crm.Record, hash uint64) (int64, error) {
	p := &im.people
	id := p.first + int64(len(p.fresh))
	row, err := im.customerRow(ctx, r)
	if err != nil {
		return 0, err
	}
	since := im.firstSeen(r)
	p.fresh = append(p.fresh, person{facts: hash, written: true, since: since})
	a, err := p.customers.next()
	if err != nil {
		return 0, err
	}
	a[0].Value = id
	row.bind(a[1:])
	a[16].Value = since
	return id, nil
}

// firstSeen is when the shop first knew the customer: by the file's word, else by the order or event that brings them.
func (im *Import) firstSeen(r *crm.Record) int64 {
	for _, at := range []int64{r.Customer.CreatedAt, r.Order.CreatedAt, r.Order.PaidAt, r.Event.At} {
		if at != 0 {
			return at
		}
	}
	return im.tx.now
}

func (im *Import) addIdentity(ctx context.Context, customer int64, id identityOf, key identityKey, fresh bool) error {
	p := &im.people
	if err := p.identities.add(id, customer); err != nil {
		return err
	}
	p.ids[key] = customer
	q := p.of(customer)
	q.hasAccount = q.hasAccount || id.kind == crm.IdentityAccount
	q.hasEmail = q.hasEmail || id.kind == crm.IdentityEmail
	if fresh || customer >= p.first {
		return nil // goes with its customer
	}
	return im.tx.rememberCreated(ctx, imageIdentities, fmt.Sprintf("%d|%d|%s", id.kind, id.platform, id.value))
}

// lookUpIdentities asks the shop, once for the batch, about the identities the import has not met yet.
func (im *Import) lookUpIdentities(ctx context.Context, records []crm.Record) error {
	p := &im.people
	if !p.look {
		return nil
	}
	type wanted struct {
		Kind     int64  `json:"k"`
		Platform int64  `json:"p"`
		Value    string `json:"v"`
	}
	var ask []wanted
	var buf [8]identityOf
	for i := range records {
		if _, again := p.seen[p.hashFacts(&records[i].Customer)]; again {
			continue
		}
		for _, id := range im.named(&records[i].Customer, buf[:0]) {
			if _, met := p.ids[p.key(id)]; !met {
				ask = append(ask, wanted{int64(id.kind), id.platform, id.value})
			}
		}
	}
	if len(ask) == 0 {
		return nil
	}
	text, err := jsonText(ask)
	if err != nil {
		return err
	}
	rows, err := im.tx.QueryContext(ctx, `
		SELECT i.kind, i.platform_id, i.value, i.customer_id
		FROM json_each(?) w
		CROSS JOIN identities i ON i.kind = w.value ->> 'k' AND i.platform_id = w.value ->> 'p' AND i.value = w.value ->> 'v'`, text)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id identityOf
		var customer int64
		if err := rows.Scan(&id.kind, &id.platform, &id.value, &customer); err != nil {
			return asShopError(err)
		}
		p.ids[p.key(id)] = customer
	}
	return asShopError(rows.Err())
}

// hashFacts folds everything a record says of its customer into one number.
func (p *people) hashFacts(c *crm.CustomerFacts) uint64 {
	var h maphash.Hash
	h.SetSeed(p.seeds[0])
	for _, s := range [...]string{
		c.Nick, c.Name, c.Phone, c.PhoneText, c.Email, c.EmailText, c.Region.Country, c.Region.Province, c.Region.City,
		c.Region.District, c.Address, c.Source, c.Note,
	} {
		_, _ = h.WriteString(s)
		_ = h.WriteByte(0)
	}
	for _, list := range [...][]string{c.Accounts, c.Tags} {
		for _, s := range list {
			_, _ = h.WriteString(s)
			_ = h.WriteByte(1)
		}
	}
	maphash.WriteComparable(&h, [...]int64{
		int64(c.Gender), int64(c.Birthday.Year), int64(c.Birthday.Month), int64(c.Birthday.Day), int64(c.Level),
		c.Points.Minor, c.CardAt, int64(len(c.Consent)),
	})
	return h.Sum64()
}

// resize returns a slice of n zero values, in the room of s when there is enough.
func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}
