package shop

import (
	"cmp"
	"context"
	"hash/maphash"
	"slices"
	"strings"
	"sync"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/campaign"
	"shuke/backend/column"
	"shuke/backend/crm"
	"shuke/backend/sqlite"
)

// addressBook is what has to be known of the addresses of all customers before it can be said who gets a message.
type addressBook struct {
	dead   *roaring64.Bitmap // whose address refuses messages for good
	shared [][]int64         // the customers who have one address, by their ids
}

// contactsMemo keeps the address books, and where telephone numbers are from, until a customer's row is written or an address
// turns out to be dead or alive.
type contactsMemo struct {
	mu       sync.Mutex
	profiles int64
	buried   sqlite.DeadAddresses
	books    map[crm.Contact]*addressBook
	numbered map[string]*roaring64.Bitmap
}

// fresh forgets what is not true any more.
func (m *contactsMemo) fresh(profiles int64, buried sqlite.DeadAddresses) {
	if m.books == nil || m.profiles != profiles || !m.buried.Same(buried) {
		m.books = map[crm.Contact]*addressBook{}
	}
	if m.profiles != profiles {
		m.numbered = nil
	}
	m.profiles, m.buried = profiles, buried
}

// addressesOf is the book of those whom a channel reaches by their contact. Accounts and letters are one person's.
func (s *Shop) addressesOf(ctx context.Context, t crm.ChannelTrait) (*addressBook, error) {
	dead, err := s.FindDeadAddresses(ctx)
	if err != nil {
		return nil, err
	}
	contact := crm.ContactFor(t.Consent)
	if t.Account != "" || contact == 0 || contact == crm.ContactAddress {
		return &addressBook{dead: dead.Customers}, nil
	}
	m := &s.contacts
	m.mu.Lock()
	defer m.mu.Unlock()
	m.fresh(s.keeper.profiles.count.Load(), dead)
	if m.books[contact] == nil {
		book := &addressBook{dead: roaring64.New()}
		pairs := []addressHash{}
		seed := maphash.MakeSeed()
		err := s.EachContact(ctx, contact, func(id int64, address string, _ crm.Region) {
			pairs = append(pairs, addressHash{maphash.String(seed, strings.ToLower(address)), id})
			if dead.Has(address) {
				book.dead.Add(uint64(id)) //nolint:gosec // ids are positive
			}
		})
		if err != nil {
			return nil, err
		}
		book.shared = sharing(pairs)
		m.books[contact] = book
	}
	return m.books[contact], nil
}

type addressHash struct {
	hash uint64
	id   int64
}

// sharing lists who have the same address.
func sharing(all []addressHash) (groups [][]int64) {
	slices.SortFunc(all, func(a, b addressHash) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.id, b.id)) })
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].hash == all[from].hash {
			to++
		}
		if to > from+1 {
			group := make([]int64, 0, to-from)
			for _, p := range all[from:to] {
				group = append(group, p.id)
			}
			groups = append(groups, group)
		}
		from = to
	}
	return groups
}

// sharing is who of those left has an address at which somebody else of them gets the message.
func (g *planning) sharing(p *planned) column.Bits {
	out := p.bits()
	for _, group := range g.addresses.shared {
		taken := false
		for _, id := range group {
			row, ok := p.table.Row(id)
			if !ok || !p.left.Has(row) {
				continue
			}
			if taken {
				out.Set(row)
			}
			taken = true
		}
	}
	return out
}

// numberedIn is who lives, for want of a place that anybody told, where their number is from: by country.
func (s *Shop) numberedIn(ctx context.Context) (map[string]*roaring64.Bitmap, error) {
	m := &s.contacts
	m.mu.Lock()
	defer m.mu.Unlock()
	m.fresh(s.keeper.profiles.count.Load(), m.buried)
	if m.numbered != nil {
		return m.numbered, nil
	}
	numbered := map[string]*roaring64.Bitmap{}
	err := s.EachContact(ctx, crm.ContactPhone, func(id int64, phone string, place crm.Region) {
		country := campaign.NumberCountry(phone)
		if country == "" || place.Country != "" && !place.Guessed {
			return
		}
		if numbered[country] == nil {
			numbered[country] = roaring64.New()
		}
		numbered[country].Add(uint64(id)) //nolint:gosec // ids are positive
	})
	if err == nil {
		m.numbered = numbered
	}
	return numbered, err
}
