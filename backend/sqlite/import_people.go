package sqlite

import (
	"context"
	"errors"
	"fmt"

	"shuke/backend/crm"
	"shuke/backend/sqlite/bulk"
)

// person is what an import knows of a customer it has met: what the file adds to their figures, and what decides
// whether weaker evidence may lead to them. It is kept small: a first import meets a million.
type person struct {
	facts    uint64    // hash of the last facts merged, so that the usual repetition costs nothing
	accounts platforms // where they have an account
	hasEmail bool
	written  bool  // the file has had its say on this customer; later rows only fill blanks
	recount  bool  // figures must be counted from the tables
	search   bool  // the words to search by changed
	since    int64 // the earliest moment this import knows of them
	figures  figures
}

// platforms is a set of platforms. The few beyond the thirty-first count as one.
type platforms uint32

func platformSet(id int64) platforms { return 1 << min(id, 31) }

// accountsOf are the platforms on which a record names an account.
func accountsOf(found []evidence) (p platforms) {
	for n := range found {
		if found[n].kind == crm.IdentityAccount {
			p |= platformSet(found[n].platform)
		}
	}
	return p
}

// figures are the sums a file adds to a customer's.
type figures struct {
	orders, own, completed, open, events int32
	items                                int64
	paid, refunded, net                  int64
	first, last, interest, scan          int64
}

// people finds and makes the customers of a file.
type people struct {
	first      int64 // id of the first customer this import creates
	fresh      crowd // whom this import creates, in the order of their ids
	known      map[int64]*person
	ids        map[identityKey]int64
	lately     lately // the usual repetition skips everything else
	hasher     hasher
	look       bool // the shop had identities before the import
	customers  *bulk.Inserter
	identities *bulk.Inserter
	names      *Names  // how the records of the batch name their customers
	resolved   []int64 // customer of each record of the batch, 0 when the record names nobody
	merges     []int   // records of the batch whose facts may change a customer
	apart      apartFrom
}

func (im *Import) openPeople(ctx context.Context) (err error) {
	p := &im.people
	p.known, p.ids, p.lately = map[int64]*person{}, map[identityKey]int64{}, make(lately, latelyRoom)
	p.hasher = newHasher(im.platform)
	if p.first, err = im.tx.nextID(ctx, "customers"); err != nil {
		return err
	}
	if err = im.tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM identities)`).Scan(&p.look); err != nil {
		return asShopError(err)
	}
	p.customers = bulk.NewInserter(im.tx.lane, `
		INSERT OR FAIL INTO customers (op, id, name, nick, phone, email, gender, birth_year, birth_month, birth_day, birth_lunar,
			region_id, address, source_id, level, points, card_at, created_at, updated_at) VALUES`,
		fmt.Sprintf(`(%d, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, %d)`, im.tx.op, im.tx.now))
	p.identities = bulk.NewInserter(im.tx.lane, `INSERT OR FAIL INTO identities (op, kind, platform_id, value, customer_id) VALUES`,
		fmt.Sprintf(`(%d, ?, ?, ?, ?)`, im.tx.op))
	return im.readApart(ctx)
}

func (p *people) close() error {
	if p.customers == nil {
		return nil
	}
	return errors.Join(p.customers.Close(), p.identities.Close())
}

func (p *people) of(id int64) *person {
	if i := id - p.first; i >= 0 && i < p.fresh.count {
		return p.fresh.at(i)
	}
	return p.known[id]
}

// applyPeople finds or makes the customer of every record that names one, and merges what the records say of them.
func (im *Import) applyPeople(ctx context.Context, records []crm.Record, verdicts []Verdict) error {
	p := &im.people
	p.resolved = resize(p.resolved, len(records))
	p.merges = p.merges[:0]
	if err := im.lookUpIdentities(ctx); err != nil {
		return err
	}
	for i := range records {
		if p.resolved[i] = 0; verdicts[i].Outcome == crm.Rejected {
			continue
		}
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

// resolve finds the customer of a record by platform identity, then phone, then e-mail, or makes one. Evidence that is
// new for the customer is added to them; evidence that belongs to somebody else is left with them.
func (im *Import) resolve(ctx context.Context, i int, r *crm.Record) (created, gained bool, err error) {
	p := &im.people
	if !r.Customer.Named() {
		return false, false, nil
	}
	hash := p.names.hashes[i]
	if id := p.lately.find(hash); id != 0 {
		p.resolved[i] = id
		return false, false, nil
	}
	var buf [8]evidence
	found := p.gather(i, buf[:0])
	chosen, err := im.choose(ctx, found, r)
	if err != nil {
		return false, false, err
	}
	if created = chosen == 0; created {
		chosen, err = im.createCustomer(ctx, r, hash)
	} else {
		err = im.mergeLater(ctx, i, chosen, hash)
	}
	if err != nil {
		return false, false, err
	}
	p.resolved[i] = chosen
	p.lately.put(hash, chosen)
	for n := range found {
		if found[n].owner != 0 {
			continue
		}
		gained = !created
		if err := im.addIdentity(ctx, chosen, &found[n], created); err != nil {
			return created, gained, err
		}
	}
	return created, gained, nil
}

// evidence is one way a record names its customer, and whom it names so far.
type evidence struct {
	namedIdentity
	owner int64
}

// gather lists what a record names its customer by, strongest first.
func (p *people) gather(record int, into []evidence) []evidence {
	for _, id := range p.names.of(record) {
		into = append(into, evidence{id, p.ids[id.key]})
	}
	return into
}

// choose finds the customer whom the strongest evidence that agrees with the record names; 0 when there is none.
func (im *Import) choose(ctx context.Context, found []evidence, r *crm.Record) (int64, error) {
	for n := range found {
		if found[n].owner == 0 {
			continue
		}
		ok, err := im.agrees(ctx, found, n, r)
		if err != nil || ok {
			return found[n].owner, err
		}
	}
	return 0, nil
}

// mergeLater notes that a record may change a customer who is there, unless it repeats what was merged last.
func (im *Import) mergeLater(ctx context.Context, i int, customer int64, hash uint64) error {
	q, err := im.meet(ctx, customer)
	if keep := im.src.KeepPeople && customer < im.people.first; err == nil && q.facts != hash && !keep {
		im.people.merges = append(im.people.merges, i)
	}
	return err
}

// agrees tells whether evidence n may lead to its owner: a phone or an e-mail does not when the record has an account of its
// own on the platform and the customer another one there, or where the owner keeps the two apart, and a phone does not when both have an
// e-mail and not the same. Two buyers who share a phone stay two. A record that names the platforms itself has all accounts of
// a person: somebody else of the same file is not them, whatever platform theirs are on.
func (im *Import) agrees(ctx context.Context, found []evidence, n int, r *crm.Record) (bool, error) {
	customer := found[n].owner
	if found[n].kind == crm.IdentityAccount {
		return true, nil
	}
	if im.keptApart(customer, found) {
		return false, nil
	}
	q, err := im.meet(ctx, customer)
	if err != nil {
		return false, err
	}
	own := q.accounts & accountsOf(found)
	if len(r.Customer.Elsewhere) > 0 && customer >= im.people.first {
		own = q.accounts
	}
	if own != 0 {
		return false, nil
	}
	if found[n].kind == crm.IdentityPhone {
		for _, e := range found {
			if e.kind == crm.IdentityEmail {
				return e.owner == customer || e.owner == 0 && !q.hasEmail, nil
			}
		}
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
			coalesce(sum(DISTINCT 1 << min(platform_id, 31)) FILTER (WHERE kind = 1), 0),
			coalesce(max(kind = 3), 0)
		FROM identities WHERE customer_id = ?`, id).Scan(&q.accounts, &q.hasEmail)
	if err != nil {
		return nil, asShopError(err)
	}
	im.people.known[id] = q
	return q, nil
}

// createCustomer enters a customer with what the record says.
func (im *Import) createCustomer(ctx context.Context, r *crm.Record, hash uint64) (int64, error) {
	p := &im.people
	id := p.first + p.fresh.count
	row, err := im.customerRow(ctx, r)
	if err != nil {
		return 0, err
	}
	since := im.tx.now // stands in until a file, an order or an event tells an earlier moment
	if told := r.Customer.CreatedAt; told != 0 {
		since = told
	}
	*p.fresh.add() = person{facts: hash, written: true, since: since}
	p.customers.Ints(id)
	row.write(p.customers)
	p.customers.Ints(since)
	return id, asShopError(p.customers.EndRow())
}

// knownAt notes a moment at which the shop knew a customer.
func (q *person) knownAt(at int64) {
	if at != 0 && (q.since == 0 || at < q.since) {
		q.since = at
	}
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
