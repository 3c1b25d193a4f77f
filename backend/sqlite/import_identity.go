package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"hash/maphash"
	"slices"
	"strconv"
	"strings"

	"shuke/backend/crm"
)

// identityRow is an identity that waits to be written.
type identityRow struct {
	identityOf
	customer int64
}

// identityRun is how many identities are written at a time. The table is ordered by value, and values come in no order:
// sorted runs touch each page once a run instead of once a row, which is three times as fast.
const identityRun = 100_000

// identityWriter gathers new identities and writes them in sorted runs. Until then people.ids answers for them.
type identityWriter struct {
	bulk *bulk
	rows []identityRow
}

func (w *identityWriter) add(id identityOf, customer int64) error {
	id.value = strings.Clone(id.value)
	w.rows = append(w.rows, identityRow{id, customer})
	if len(w.rows) < identityRun {
		return nil
	}
	return w.flush()
}

func (w *identityWriter) flush() error {
	slices.SortFunc(w.rows, func(a, b identityRow) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.platform, b.platform), cmp.Compare(a.value, b.value))
	})
	for i := range w.rows {
		r := &w.rows[i]
		a, err := w.bulk.next()
		if err != nil {
			return err
		}
		a[0].Value, a[1].Value, a[2].Value, a[3].Value = int64(r.kind), r.platform, r.value, r.customer
	}
	clear(w.rows)
	w.rows = w.rows[:0]
	return w.bulk.flush()
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

func (im *Import) addIdentity(ctx context.Context, customer int64, id *evidence, fresh bool) error {
	p := &im.people
	if p.ids[id.key] != 0 {
		return nil // the record names it twice
	}
	if err := p.identities.add(id.identityOf, customer); err != nil {
		return err
	}
	p.ids[id.key] = customer
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
