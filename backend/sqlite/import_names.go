package sqlite

import (
	"context"
	"hash/maphash"
	"slices"
	"strconv"

	"shuke/backend/crm"
)

// Names is how the records of a batch name their customers, as hashes: what finding people again goes by.
type Names struct {
	hashes     []uint64 // of all that each record says of its customer
	identities []namedIdentity
	ends       []int // where the identities of each record end
}

// identityOf is one way a record names its customer.
type identityOf struct {
	kind     crm.IdentityKind
	platform int64
	value    string
}

type namedIdentity struct {
	identityOf
	key identityKey
}

// identityKey stands for one identity in memory: 128 bits of its hash, since a million strings would not be small.
type identityKey struct{ a, b uint64 }

// Names finds how records name their customers. It may run in another goroutine than the rest of the import, which then
// has less to do while SQLite waits for it. The texts are those of the records; room may be a Names to be overwritten.
func (im *Import) Names(records []crm.Record, room *Names) *Names {
	im.suppressed.strip(records, im.src.Platform)
	n := room
	if n == nil {
		n = &Names{}
	}
	n.hashes, n.identities, n.ends = n.hashes[:0], n.identities[:0], n.ends[:0]
	for i := range records {
		c := &records[i].Customer
		if c.Named() {
			n.hashes = append(n.hashes, im.people.hasher.facts(c))
			n.identities = im.people.hasher.identities(c, n.identities)
		} else {
			n.hashes = append(n.hashes, 0)
		}
		n.ends = append(n.ends, len(n.identities))
	}
	return n
}

// withElsewhere adds the accounts on platforms that a record names itself: which number a platform has only the shop knows.
func (im *Import) withElsewhere(ctx context.Context, records []crm.Record, n *Names) (*Names, error) {
	if !slices.ContainsFunc(records, func(r crm.Record) bool { return len(r.Customer.Elsewhere) > 0 }) {
		return n, nil
	}
	all := &Names{hashes: n.hashes}
	for i := range records {
		for _, a := range records[i].Customer.Elsewhere {
			platform, err := im.tx.platformID(ctx, a.Platform)
			if err != nil {
				return nil, err
			}
			id := identityOf{crm.IdentityAccount, platform, a.Value}
			all.identities = append(all.identities, namedIdentity{id, im.people.hasher.key(id)})
		}
		all.identities = append(all.identities, n.of(i)...)
		all.ends = append(all.ends, len(all.identities))
	}
	return all, nil
}

// of lists the identities of a record, strongest first.
func (n *Names) of(record int) []namedIdentity {
	from := 0
	if record > 0 {
		from = n.ends[record-1]
	}
	return n.identities[from:n.ends[record]]
}

// hasher makes the hashes of one import. It never changes.
type hasher struct {
	platform int64
	seeds    [2]maphash.Seed
}

func newHasher(platform int64) hasher {
	return hasher{platform, [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}}
}

func (s *hasher) identities(c *crm.CustomerFacts, into []namedIdentity) []namedIdentity {
	add := func(id identityOf) { into = append(into, namedIdentity{id, s.key(id)}) }
	for _, a := range c.Accounts {
		add(identityOf{crm.IdentityAccount, s.platform, a})
	}
	if c.Phone != "" {
		add(identityOf{crm.IdentityPhone, 0, c.Phone})
	}
	if c.Email != "" {
		add(identityOf{crm.IdentityEmail, 0, c.Email})
	}
	return into
}

func (s *hasher) key(id identityOf) (k identityKey) {
	var room [32]byte
	tail := strconv.AppendInt(append(room[:0], 0, byte(id.kind)), id.platform, 10) //nolint:gosec // a handful of kinds
	for i, out := range []*uint64{&k.a, &k.b} {
		var h maphash.Hash
		h.SetSeed(s.seeds[i])
		_, _ = h.WriteString(id.value)
		_, _ = h.Write(tail)
		*out = h.Sum64()
	}
	return k
}

// facts folds everything a record says of its customer into one number.
func (s *hasher) facts(c *crm.CustomerFacts) uint64 {
	var h maphash.Hash
	h.SetSeed(s.seeds[0])
	for _, text := range [...]string{
		c.Nick, c.Name, c.Phone, c.PhoneText, c.Email, c.EmailText, c.Region.Country, c.Region.Province, c.Region.City,
		c.Region.District, c.Address, c.Source, c.Note,
	} {
		_, _ = h.WriteString(text)
		_ = h.WriteByte(0)
	}
	for _, list := range [...][]string{c.Accounts, c.Tags} {
		for _, text := range list {
			_, _ = h.WriteString(text)
			_ = h.WriteByte(1)
		}
	}
	for _, a := range c.Elsewhere {
		_, _ = h.WriteString(a.Platform)
		_ = h.WriteByte(2)
		_, _ = h.WriteString(a.Value)
		_ = h.WriteByte(3)
	}
	maphash.WriteComparable(&h, [...]int64{
		int64(c.Gender), int64(c.Birthday.Year), int64(c.Birthday.Month), int64(c.Birthday.Day), int64(c.Level),
		c.Points.Minor, c.CardAt, c.CreatedAt, int64(len(c.Consent)),
	})
	return h.Sum64()
}
