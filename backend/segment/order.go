package segment

import (
	"cmp"
	"slices"
	"sync"

	"shuke/backend/column"
	"shuke/backend/crm"
)

// order is what a list is sorted by: a number for each row.
func (m Matches) order(by crm.SortKey) *column.Ints {
	t, e := m.Table, m.asked
	fact := t.Facts[by.Fact()]
	switch by {
	case crm.SortName:
		return t.Names
	case crm.SortPlace:
		return e.orders.of(t, by, func() func(int) int64 { return rankOf(fact, e.rankPlaces()) })
	case crm.SortSource:
		return e.orders.of(t, by, func() func(int) int64 { return rankOf(fact, e.rankSources()) })
	case crm.SortAge:
		return e.orders.of(t, by, func() func(int) int64 {
			return func(row int) int64 { return crm.AgeOrder(fact.At(row)) }
		})
	case crm.SortAverage:
		orders := t.Facts[crm.FactOrderCount]
		return e.orders.of(t, by, func() func(int) int64 {
			return func(row int) int64 { return crm.AverageOrder(fact.At(row), orders.At(row)) }
		})
	default:
		return fact
	}
}

// orders keeps what is reckoned to sort by, for one generation: a page more costs what it costs by a fact.
type orders struct {
	mu         sync.Mutex
	generation crm.Generation
	known      map[crm.SortKey]*column.Ints
}

func (o *orders) of(t *column.Table, by crm.SortKey, reckon func() func(row int) int64) *column.Ints {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.generation != t.Generation || o.known == nil {
		o.generation, o.known = t.Generation, map[crm.SortKey]*column.Ints{}
	}
	if o.known[by] == nil {
		values, of := column.NewInts(t.Rows, t.Rows), reckon()
		for row := range t.Rows {
			values.Set(row, of(row))
		}
		o.known[by] = values
	}
	return o.known[by]
}

// rankOf is the rank of a row's word; a word that came since stands last.
func rankOf(words *column.Ints, ranks []int64) func(row int) int64 {
	return func(row int) int64 {
		if v := words.At(row); v < int64(len(ranks)) {
			return ranks[v]
		}
		return int64(len(ranks))
	}
}

// ranked gives every number of a dictionary its place among the words, equal ones the same; what is no word stands last.
func ranked[W any](words map[int64]W, compare func(a, b W) int) []int64 {
	ids := make([]int64, 0, len(words))
	for id := range words {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b int64) int { return compare(words[a], words[b]) })
	var most int64
	for _, id := range ids {
		most = max(most, id)
	}
	ranks := make([]int64, most+1)
	for i := range ranks {
		ranks[i] = int64(len(ids))
	}
	for i, id := range ids {
		ranks[id] = int64(i)
		if i > 0 && compare(words[ids[i-1]], words[id]) == 0 {
			ranks[id] = ranks[ids[i-1]]
		}
	}
	return ranks
}

// place is a region as lists order it: by country, then by the sound of province and city. A guessed one stands behind the
// same that somebody said.
type place struct {
	country        string
	province, city int64
	guessed        int64
}

func (e *evaluation) rankPlaces() []int64 {
	key := column.NameKeys()
	places := map[int64]place{}
	for id, r := range e.words.RegionWords() {
		p := place{country: r.Country, province: key(r.Province), city: key(r.City)}
		if r.Guessed {
			p.guessed = 1
		}
		places[id] = p
	}
	return ranked(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.country, b.country), cmp.Compare(a.province, b.province), cmp.Compare(a.city, b.city), cmp.Compare(a.guessed, b.guessed))
	})
}

func (e *evaluation) rankSources() []int64 {
	key := column.NameKeys()
	names := map[int64]int64{}
	for id, s := range e.words.SourceWords() {
		names[id] = key(s.Name)
	}
	return ranked(names, cmp.Compare[int64])
}
