package shop

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
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
	byRest     = "rest" // until when nobody is written to there; "" where they are written to at once
)

// forWantOf stands between the language that somebody gets a message in and the one that they would rather read, if any.
const forWantOf = ">"

// gatherHomes asks where people live when the message has several languages, its moment several clocks, or somebody rests then.
func (s *Shop) gatherHomes(ctx context.Context, g *planning) (err error) {
	h := &g.homes
	h.of = map[string]func(crm.Region, string) string{}
	if g.Languages() > 1 || s.somebodyReadsOther(g) {
		h.of[byLanguage] = func(r crm.Region, phone string) string {
			country := campaign.Country(r, phone, g.zone)
			return g.Written(country) + forWantOf + g.Unwritten(country)
		}
	}
	if g.c.Plan.When == crm.WhenAt {
		h.of[byClock] = func(r crm.Region, phone string) string {
			zone, _ := campaign.Zone(r, phone, g.zone)
			return zone.String()
		}
	}
	if s.somebodyRests(g) {
		h.of[byRest] = g.restsUntil
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

// somebodyReadsOther tells whether anywhere that customers are known to be another language is read than the only one of a message.
func (s *Shop) somebodyReadsOther(g *planning) bool {
	return g.Languages() > 0 && len(s.Regions(func(r crm.Region) bool { return g.Unwritten(campaign.Country(r, "", g.zone)) != "" })) > 0
}

// restsUntil is when somebody in a place may be written to, in milliseconds; "" for whoever may be as soon as the campaign begins.
func (g *planning) restsUntil(r crm.Region, phone string) string {
	zone, _ := campaign.Zone(r, phone, g.zone)
	begins, err := campaign.Begins(g.c.Plan, g.now, zone, g.zone)
	opens, _ := g.times(r, phone)
	if err != nil || opens.IsZero() || !opens.After(later(begins, g.now)) {
		return ""
	}
	return strconv.FormatInt(opens.UnixMilli(), 10)
}

// somebodyRests tells whether the campaign begins at an hour at which somewhere nobody is written to.
func (s *Shop) somebodyRests(g *planning) bool {
	if g.trait.Kind == "" {
		return false
	}
	rests := func(country string) bool { return g.restsUntil(crm.Region{}, campaign.SampleNumber(country)) != "" }
	return g.restsUntil(crm.Region{}, "") != "" || slices.ContainsFunc(campaign.NumberedCountries(), rests) ||
		len(s.Regions(func(r crm.Region) bool { return g.restsUntil(r, "") != "" })) > 0
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
func (g *planning) beginsIn(of string) int64 {
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
	In     string // of a language that the message is not written in: the one they get it in
	People int64
	At     int64 // when it begins for them: by that clock, or once they rest no more
}

// clocks counts by whose clock people live, the most common first.
func (g *planning) clocks(p *planned) []Readers {
	list := []Readers{}
	for of, set := range g.splitBy(p, byClock) {
		list = append(list, Readers{Of: of, People: int64(set.Count()), At: g.beginsIn(of)})
	}
	return mostFirst(list)
}

// resting counts those who are written to later than the campaign begins, because nobody is at that hour, by when they are.
func (g *planning) resting(p *planned) []Readers {
	list := []Readers{}
	for until, set := range g.splitBy(p, byRest) {
		if at, err := strconv.ParseInt(until, 10, 64); err == nil { // who does not rest has no hour
			list = append(list, Readers{People: int64(set.Count()), At: at})
		}
	}
	slices.SortFunc(list, func(a, b Readers) int { return cmp.Compare(a.At, b.At) })
	return list
}

// languages counts who gets the message in which of its languages, and of whom that is not the one most people read where
// they are.
func (g *planning) languages(p *planned) (reading, unwritten []Readers) {
	reading, unwritten = []Readers{}, []Readers{}
	for of, set := range g.splitBy(p, byLanguage) {
		written, wanted, _ := strings.Cut(of, forWantOf)
		people := int64(set.Count())
		if i := slices.IndexFunc(reading, func(r Readers) bool { return r.Of == written }); i >= 0 {
			reading[i].People += people
		} else {
			reading = append(reading, Readers{Of: written, People: people})
		}
		if wanted != "" {
			unwritten = append(unwritten, Readers{Of: wanted, In: written, People: people})
		}
	}
	return mostFirst(reading), mostFirst(unwritten)
}

// readersOf is who gets the message in a language; nil where nobody does.
func (g *planning) readersOf(p *planned, language string) (who column.Bits) {
	for of, set := range g.splitBy(p, byLanguage) {
		if written, _, _ := strings.Cut(of, forWantOf); written != language {
			continue
		}
		if who == nil {
			who = p.bits()
		}
		who.Or(set)
	}
	return who
}

func mostFirst(list []Readers) []Readers {
	slices.SortFunc(list, func(a, b Readers) int {
		return cmp.Or(cmp.Compare(b.People, a.People), cmp.Compare(a.Of, b.Of), cmp.Compare(a.In, b.In))
	})
	return list
}
