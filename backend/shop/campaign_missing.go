package shop

import (
	"context"
	"sync"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/campaign"
	"shuke/backend/column"
	"shuke/backend/crm"
)

// MissingField is how many of those who get a message have nothing where it says something of them, and nothing stands instead.
type MissingField struct {
	Field  campaign.Field
	People int64
}

// namelessMemo keeps who has no name, nick or card that could be said, until a customer's row is written.
type namelessMemo struct {
	mu       sync.Mutex
	profiles int64
	known    map[campaign.Field]*roaring64.Bitmap
}

// nameless is who has no text that could be said: none, or a masked one.
func (s *Shop) nameless(ctx context.Context, f campaign.Field) (*roaring64.Bitmap, error) {
	m := &s.unsaid
	m.mu.Lock()
	defer m.mu.Unlock()
	if now := s.keeper.profiles.count.Load(); m.profiles != now || m.known == nil {
		m.profiles, m.known = now, map[campaign.Field]*roaring64.Bitmap{}
	}
	if set, ok := m.known[f]; ok {
		return set, nil
	}
	set, err := s.Unsaid(ctx, string(f))
	if err == nil {
		m.known[f] = set
	}
	return set, err
}

// gatherUnsaid asks for what the columns do not tell.
func (s *Shop) gatherUnsaid(ctx context.Context, g *planning) error {
	g.unsaid = map[campaign.Field]*roaring64.Bitmap{}
	for _, f := range g.Bare() {
		switch f {
		case campaign.FieldName, campaign.FieldNick, campaign.FieldCard:
			set, err := s.nameless(ctx, f)
			if err != nil {
				return err
			}
			g.unsaid[f] = set
		case campaign.FieldCity, campaign.FieldProvince:
			g.noPlace = map[campaign.Field][]int64{
				campaign.FieldCity:     s.Regions(func(r crm.Region) bool { return r.Guessed || r.City == "" }),
				campaign.FieldProvince: s.Regions(func(r crm.Region) bool { return r.Guessed || r.Province == "" }),
			}
		default:
		}
	}
	return nil
}

var factOfField = map[campaign.Field]crm.Fact{
	campaign.FieldLevel: crm.FactLevel, campaign.FieldPoints: crm.FactPoints, campaign.FieldOrderCount: crm.FactOrderCount,
	campaign.FieldLastOrder: crm.FactLastOrderAt,
}

// missing counts, for the fields that have nothing to be said instead, of how many of those who get the message nothing is known.
func (g *planning) missing(p *planned) []MissingField {
	list := []MissingField{}
	for _, f := range g.Bare() {
		who := g.without(p, f)
		who.And(p.left)
		if n := who.Count(); n > 0 {
			list = append(list, MissingField{f, int64(n)})
		}
	}
	return list
}

func (g *planning) without(p *planned, f campaign.Field) column.Bits {
	if set, ok := g.unsaid[f]; ok {
		return p.rows(set)
	}
	out := p.bits()
	if fact, ok := factOfField[f]; ok {
		p.table.Facts[fact].Within(1, crm.Most, out)
		out.Not()
		return out
	}
	return p.inPlaces(g.noPlace[f], true)
}

// inPlaces is who is in one of the places, by their numbers, and where unknown is wanted of whom no place is known.
func (p *planned) inPlaces(places []int64, unknown bool) column.Bits {
	top := int64(0)
	for _, id := range places {
		top = max(top, id)
	}
	listed := make([]bool, top+1)
	for _, id := range places {
		listed[id] = true
	}
	listed[0] = unknown
	out := p.bits()
	p.table.Facts[crm.FactRegion].Listed(listed, out)
	return out
}
