package segment

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"shuke/backend/column"
	"shuke/backend/crm"
)

// order is what a list is sorted by: a number for each row, one of which says that nothing is known.
type order struct {
	*column.Ints
	empty  int64
	orders *column.Ints // where only who paid has a value: how often
}

// full is an order in which everybody has a value.
const full = math.MinInt64

// at is the number of a row, or the one for who has none.
func (o *order) at(row int, unknown int64) int64 {
	v := o.At(row)
	if v == o.empty && (o.orders == nil || o.orders.At(row) == 0) {
		return unknown
	}
	return v
}

// unknowns is which of the rows word×64 to word×64+63 have no value.
func (o *order) unknowns(word int) uint64 {
	rows := o.WordWithin(word, o.empty, o.empty)
	if o.orders != nil && rows != 0 {
		rows &= o.orders.WordWithin(word, 0, 0)
	}
	return rows
}

func (m Matches) order(by crm.SortKey) (*order, error) {
	o := &order{empty: full}
	switch _, ofField := by.Field(); {
	case by == crm.SortName:
		o.empty = column.Nameless
	case by == crm.SortPhone, by == crm.SortEmail, by == crm.SortPlace, by == crm.SortSource, by == crm.SortTags, ofField:
		o.empty = nothing
	case by.EmptyAtNought():
		o.empty = 0
	case by == crm.SortAverage:
		o.empty, o.orders = 0, m.Table.Facts[crm.FactOwnCount]
	case by.OfBuyers():
		o.empty, o.orders = 0, m.Table.Facts[crm.FactOrderCount]
	}
	var err error
	o.Ints, err = m.numbers(by)
	return o, err
}

// numbers are the numbers of an order: a column, or what was reckoned.
func (m Matches) numbers(by crm.SortKey) (*column.Ints, error) {
	switch by {
	case crm.SortName:
		return m.Table.Names, nil
	case crm.SortPhone, crm.SortEmail:
		return m.asked.orders.of(m.Table, by, stamp{words: m.Table.Words.Stamp()}, m.reckoned)
	case crm.SortPlace, crm.SortSource, crm.SortAge, crm.SortBirthday, crm.SortAverage, crm.SortTags, crm.SortNote:
	default:
		if _, ofField := by.Field(); !ofField {
			return m.Table.Facts[by.Fact()], nil
		}
	}
	return m.asked.orders.of(m.Table, by, stamp{generation: m.Table.Generation}, m.reckoned)
}

// nothing stands in a reckoned order of words for who has none.
const nothing = -1

// reckoned works an order out that no column is.
func (m Matches) reckoned(by crm.SortKey) (*column.Ints, error) {
	t, e := m.Table, m.asked
	fact := t.Facts[by.Fact()]
	switch by {
	case crm.SortPlace:
		return rankOf(fact, e.rankPlaces()), nil
	case crm.SortSource:
		return rankOf(fact, e.rankSources()), nil
	case crm.SortAge:
		return eachRow(t, func(row int) int64 { return crm.AgeOrder(fact.At(row)) }), nil
	case crm.SortBirthday:
		return eachRow(t, func(row int) int64 { return crm.BirthdayOrder(fact.At(row)) }), nil
	case crm.SortAverage:
		orders := t.Facts[crm.FactOwnCount]
		return eachRow(t, func(row int) int64 { return crm.AverageOrder(fact.At(row), orders.At(row)) }), nil
	case crm.SortPhone:
		return phoneOrder(t), nil
	case crm.SortEmail:
		return emailOrder(t), nil
	case crm.SortTags:
		return e.tagOrder()
	case crm.SortNote:
		return e.noteOrder()
	default:
		return e.fieldOrder(by)
	}
}

// orders keeps what was reckoned to sort by, while that holds: a page more costs what it costs by a fact.
type orders struct {
	mu    sync.Mutex
	known []knownOrder // the one asked longest ago first
}

// keptOrders is how many; a million customers take 1 to 8 MB each.
const keptOrders = 4

type knownOrder struct {
	by    crm.SortKey
	of    stamp
	order *column.Ints
}

// stamp is what an order was reckoned from: it holds while the shop, or the words of customers, are the same.
type stamp struct {
	generation crm.Generation
	words      column.WordsStamp
}

func (o *orders) of(t *column.Table, by crm.SortKey, now stamp, reckon func(crm.SortKey) (*column.Ints, error)) (*column.Ints, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	at := slices.IndexFunc(o.known, func(k knownOrder) bool { return k.by == by })
	var k knownOrder
	if at >= 0 {
		k = o.known[at]
		o.known = slices.Delete(o.known, at, at+1)
	}
	if k.order == nil || k.of != now || k.order.Len() != t.Rows {
		order, err := reckon(by)
		if err != nil {
			return nil, err
		}
		k = knownOrder{by, now, order}
	}
	if len(o.known) == keptOrders {
		o.known = slices.Delete(o.known, 0, 1)
	}
	o.known = append(o.known, k)
	return k.order, nil
}

// eachRow is a number of each row.
func eachRow(t *column.Table, of func(row int) int64) *column.Ints {
	values := column.NewInts(t.Rows, t.Rows)
	for row := range t.Rows {
		values.Set(row, of(row))
	}
	return values
}

// rankOf is the ranks of the rows' words; a word that came since has none yet.
func rankOf(words *column.Ints, ranks []int64) *column.Ints {
	values := column.NewInts(words.Len(), words.Len())
	for row := range words.Len() {
		rank := int64(nothing)
		if v := words.At(row); v >= 0 && v < int64(len(ranks)) {
			rank = ranks[v]
		}
		values.Set(row, rank)
	}
	return values
}

// ranked gives every number of a dictionary its place among the words, equal ones the same; what is no word has none.
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
		ranks[i] = nothing
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
		if r.Country == "" && r.Province == "" {
			continue
		}
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
		if s.Name != "" {
			names[id] = key(s.Name)
		}
	}
	return ranked(names, cmp.Compare[int64])
}
