package shop

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/campaign"
	"shuke/backend/column"
	"shuke/backend/crm"
)

// homes is where people live, as far as a plan asks: by known place, else by the country of their number, else as the shop.
type homes struct {
	of       map[string]func(crm.Region, string) string // what hangs on where somebody lives
	places   map[string]map[string][]int64              // numbers of places, by what is asked and its answer
	numbered map[string]*roaring64.Bitmap
}

// What of a campaign hangs on where its readers live.
const (
	byLanguage = "language"
	byClock    = "clock"
)

// gatherHomes asks where people live when the message has several languages, or its moment several clocks.
func (s *Shop) gatherHomes(ctx context.Context, g *planning) (err error) {
	h := &g.homes
	h.of = map[string]func(crm.Region, string) string{}
	if g.Languages() > 1 {
		h.of[byLanguage] = func(r crm.Region, phone string) string {
			return g.Written(campaign.Language(campaign.Country(r, phone, g.zone)))
		}
	}
	if g.c.Plan.When == crm.WhenAt {
		h.of[byClock] = func(r crm.Region, phone string) string {
			zone, _ := campaign.Zone(r, phone, g.zone)
			return zone.String()
		}
	}
	if len(h.of) == 0 {
		return nil
	}
	h.places = map[string]map[string][]int64{}
	for what, of := range h.of {
		h.places[what] = s.placesBy(of)
	}
	h.numbered, err = s.numberedIn(ctx)
	return err
}

// placesBy sorts the places by what hangs on them.
func (s *Shop) placesBy(of func(crm.Region, string) string) map[string][]int64 {
	met := map[string][]int64{}
	s.Regions(func(r crm.Region) bool {
		met[of(r, "")] = nil
		return false
	})
	for key := range met {
		met[key] = s.Regions(func(r crm.Region) bool { return of(r, "") == key })
	}
	return met
}

// splitBy sorts those who get a campaign by what hangs on where they live; nil where nobody asked for it.
func (g *planning) splitBy(p *planned, what string) map[string]column.Bits {
	of := g.homes.of[what]
	if of == nil {
		return nil
	}
	unknown := of(crm.Region{}, "")
	out := map[string]column.Bits{}
	for key := range g.homes.places[what] {
		out[key] = p.inPlaces(g.homes.places[what][key], key == unknown)
	}
	if out[unknown] == nil {
		out[unknown] = p.inPlaces(nil, true)
	}
	for country, people := range g.homes.numbered {
		key, rows := of(crm.Region{}, campaign.SampleNumber(country)), p.rows(people)
		for _, set := range out {
			set.AndNot(rows)
		}
		if out[key] == nil {
			out[key] = p.bits()
		}
		out[key].Or(rows)
	}
	for key, set := range out {
		if set.And(p.left); set.Count() == 0 {
			delete(out, key)
		}
	}
	return out
}

// beginsIn is when a campaign begins for those who live by a clock; 0 for what is no clock.
func (g *planning) beginsIn(what, of string) int64 {
	if what != byClock {
		return 0
	}
	zone, err := time.LoadLocation(of)
	if err != nil {
		return 0
	}
	at, err := campaign.Begins(g.c.Plan, g.now, zone, g.zone)
	if err != nil {
		return 0
	}
	return at.UnixMilli()
}

// Readers is how many of those who get a campaign share something that hangs on where they live.
type Readers struct {
	Of     string // a language, or a time zone
	People int64
	At     int64 // by that clock: when it begins for them
}

// readersBy counts the parts, the largest first.
func (g *planning) readersBy(p *planned, what string) []Readers {
	list := []Readers{}
	for of, set := range g.splitBy(p, what) {
		list = append(list, Readers{Of: of, People: int64(set.Count()), At: g.beginsIn(what, of)})
	}
	slices.SortFunc(list, func(a, b Readers) int { return cmp.Or(cmp.Compare(b.People, a.People), cmp.Compare(a.Of, b.Of)) })
	return list
}
