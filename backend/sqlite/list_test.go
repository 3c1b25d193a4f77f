package sqlite_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
	"pgregory.net/rapid"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// randomShop is a shop of random customers with everything that is known of each, against which a list is held.
type randomShop struct {
	db  *sqlite.DB
	now time.Time
	all []crm.Customer
	tag int64
}

// newRandomShop is full of ties: few instants, few sums, few places. The same seed makes the same shop.
func newRandomShop(t *testing.T, seed uint64) *randomShop {
	t.Helper()
	db, clock := testkit.MustOpenShop(t)
	r := rand.New(rand.NewPCG(seed, 0))
	people, orders, events := []crm.Record{}, []crm.Record{}, []crm.Record{}
	for i := range 300 {
		who := crm.CustomerFacts{Accounts: []string{fmt.Sprintf("nick%d", i)}, Nick: fmt.Sprintf("nick%d", i)}
		people = append(people, crm.Record{Customer: randomPerson(r, who, clock.Now())})
		for range r.IntN(3) {
			o := order(fmt.Sprintf("%d-%d", i, len(orders)), who.Nick, int64(r.IntN(3)), crm.OrderStatus(r.IntN(7)))
			o.Order.CreatedAt = randomInstant(r, clock.Now())
			if o.Order.PaidAt > 0 {
				o.Order.PaidAt = o.Order.CreatedAt
			}
			orders = append(orders, o)
		}
		if r.IntN(3) == 0 {
			kind := crm.EventKind(r.IntN(7) + 1)
			events = append(events, crm.Record{Customer: who, Event: crm.EventFacts{Kind: kind, At: randomInstant(r, clock.Now())}})
		}
	}
	src := taobao
	for kind, records := range map[crm.FileKind][]crm.Record{crm.FileCustomers: people, crm.FileOrders: orders, crm.FileEvents: events} {
		src.Kind = kind
		testkit.MustImport(t, db, src, records...)
	}
	s := &randomShop{db: db, now: clock.Now()}
	s.tagSome(t, r)
	s.all = everyone(t, db)
	return s
}

func randomPerson(r *rand.Rand, c crm.CustomerFacts, now time.Time) crm.CustomerFacts {
	c.Name = []string{"", "林静宜", "周明", "Anna Lee"}[r.IntN(4)]
	c.Gender = crm.Gender(r.IntN(4))
	c.Region = []crm.Region{
		{}, {Country: "CN", Province: "浙江", City: "杭州"}, {Country: "CN", Province: "浙江"}, {Country: "CN", Province: "广东"}, {Country: "JP"},
	}[r.IntN(5)]
	c.Source = []string{"", "search", "friend"}[r.IntN(3)]
	c.CreatedAt = randomInstant(r, now)
	if r.IntN(4) > 0 {
		c.Birthday = crm.Birthday{Year: now.Year() - r.IntN(60)}
		if r.IntN(3) > 0 {
			c.Birthday.Month, c.Birthday.Day = int(now.Month())-1+r.IntN(2), now.Day()-1+r.IntN(3)
		}
	}
	return c
}

// randomInstant is on or beside a border of days in Shanghai.
func randomInstant(r *rand.Rand, now time.Time) int64 {
	return crm.Millis(crm.StartOfDay(now)) - int64(r.IntN(9))*24*3600*1000 - int64(r.IntN(3)) + 1
}

func (s *randomShop) tagSome(t *testing.T, r *rand.Rand) {
	t.Helper()
	tag, err := s.db.CreateTag(context.Background(), "vip", "")
	if err != nil {
		t.Fatal(err)
	}
	set := roaring64.New()
	for range 80 {
		set.Add(r.Uint64N(300) + 1)
	}
	if _, err := s.db.TagCustomers(context.Background(), tag.ID, set); err != nil {
		t.Fatal(err)
	}
	s.tag = tag.ID
}

func everyone(t *testing.T, db *sqlite.DB) (all []crm.Customer) {
	t.Helper()
	if err := db.EachCustomer(context.Background(), nil, func(c *crm.Customer) error { all = append(all, *c); return nil }); err != nil {
		t.Fatal(err)
	}
	return all
}

// means tells whether a filter means a customer, by its definition.
func (s *randomShop) means(f crm.CustomerFilter, c *crm.Customer) bool {
	return (f.Standing == crm.StandingAny || f.Standing == c.Figures.Standing) &&
		(f.TagID == 0 || slices.ContainsFunc(c.Tags, func(t crm.Tag) bool { return t.ID == f.TagID })) &&
		(f.Gender == nil || *f.Gender == c.Gender) && (f.Country == "" || f.Country == c.Region.Country) &&
		inProvince(f, c.Region) && (f.SourceID == 0 || f.SourceID == c.SourceID) &&
		s.inPopulation(f, c) && (f.Age == nil || inBand(*f.Age, c.Birthday, s.now)) && contains(c, f.Search)
}

func (s *randomShop) inPopulation(f crm.CustomerFilter, c *crm.Customer) bool {
	since := int64(1)
	if f.LastDays > 0 {
		y, m, d := s.now.Date()
		since = time.Date(y, m, d-f.LastDays+1, 0, 0, 0, 0, s.now.Location()).UnixMilli()
	}
	switch f.Population {
	case crm.PopulationBuyers:
		return c.Figures.LastOrderAt >= since
	case crm.PopulationInterest:
		return c.Figures.LastInterestAt >= since
	case crm.PopulationScanned:
		return c.Figures.LastScanAt >= since
	default:
		return f.LastDays == 0 || c.CreatedAt >= since
	}
}

// inProvince takes an unknown province without a country for an unknown place.
func inProvince(f crm.CustomerFilter, r crm.Region) bool {
	nowhere := f.Province != nil && *f.Province == "" && f.Country == ""
	return f.Province == nil || *f.Province == r.Province && !(nowhere && r.Country != "")
}

// inBand counts birthdays one year after the other; a birthday without its day counts as past.
func inBand(band crm.AgeBand, b crm.Birthday, now time.Time) bool {
	if band.Unknown || b.Year == 0 {
		return band.Unknown && b.Year == 0
	}
	age := 0
	for year := b.Year + 1; year <= now.Year(); year++ {
		if year < now.Year() || !time.Date(year, time.Month(b.Month), b.Day, 0, 0, 0, 0, now.Location()).After(now) {
			age++
		}
	}
	return age >= band.From && (band.To == 0 || age <= band.To)
}

func contains(c *crm.Customer, text string) bool {
	for _, word := range strings.Fields(strings.ToLower(text)) {
		if !slices.ContainsFunc([]string{c.Name, c.Nick, c.Phone, c.Email}, func(s string) bool { return strings.Contains(strings.ToLower(s), word) }) {
			return false
		}
	}
	return true
}

func (s *randomShop) drawFilter(t *rapid.T) crm.CustomerFilter {
	some := func(label string) bool { return rapid.IntRange(0, 3).Draw(t, label) == 0 }
	f := crm.CustomerFilter{Standing: crm.Standing(rapid.IntRange(0, 3).Draw(t, "standing"))}
	if some("population") {
		f.Population = rapid.SampledFrom([]crm.Population{"", "all", "interest", "buyers", "scanned"}).Draw(t, "of")
		f.LastDays = rapid.IntRange(0, 9).Draw(t, "days")
	}
	if some("gender") {
		g := crm.Gender(rapid.IntRange(0, 3).Draw(t, "which"))
		f.Gender = &g
	}
	if some("age") {
		from := rapid.IntRange(0, 59).Draw(t, "from")
		f.Age = rapid.SampledFrom([]*crm.AgeBand{{Unknown: true}, {From: from}, {From: from, To: from + 1}, {From: from, To: from + 20}}).Draw(t, "band")
	}
	if some("province") {
		p := rapid.SampledFrom([]string{"", "浙江", "广东", "火星"}).Draw(t, "named")
		f.Province = &p
	}
	if some("country") {
		f.Country = rapid.SampledFrom([]string{"CN", "JP", "FR"}).Draw(t, "named country")
	}
	if some("tag") {
		f.TagID = s.tag
	}
	if some("source") {
		f.SourceID = rapid.SampledFrom(s.all).Draw(t, "from source").SourceID
	}
	if some("search") {
		f.Search = rapid.SampledFrom([]string{"静", "林静", "林静宜", "ick1", "ICK12", "a l", "nobody at all", "9", "静 ick1", "lin 9", "　"}).Draw(t, "text")
	}
	return f
}

// sortValue is what a list is ordered by; who never paid has no such day and no such sum, and stands last.
func sortValue(q crm.CustomerQuery, c *crm.Customer) int64 {
	if c.Figures.OrderCount == 0 && (q.Sort == crm.SortLastOrder || q.Sort == crm.SortNetPaid) {
		return q.Unknown()
	}
	return map[crm.SortKey]int64{
		crm.SortLastOrder: c.Figures.LastOrderAt, crm.SortNetPaid: c.Figures.NetPaid, crm.SortOrderCount: c.Figures.OrderCount, crm.SortCreated: c.CreatedAt,
	}[q.Sort]
}

// wanted lists the ids a query means, in its order.
func (s *randomShop) wanted(q crm.CustomerQuery) []int64 {
	kept := []*crm.Customer{}
	for i := range s.all {
		if s.means(q.Filter, &s.all[i]) {
			kept = append(kept, &s.all[i])
		}
	}
	sort.Slice(kept, func(i, j int) bool {
		a, b := kept[i], kept[j]
		if q.Ascending {
			a, b = b, a
		}
		va, vb := sortValue(q, a), sortValue(q, b)
		return va > vb || va == vb && a.ID > b.ID
	})
	ids := make([]int64, len(kept))
	for i, c := range kept {
		ids[i] = c.ID
	}
	return ids
}

// TestList_IsWhatItsDefinitionsSay holds pages, counts, tabs and frozen sets of random filters to a plain walk over
// everybody: no gap, no overlap, the same order.
func TestList_IsWhatItsDefinitionsSay(t *testing.T) {
	for seed := range uint64(3) {
		t.Run(fmt.Sprintf("Shop%d", seed), func(t *testing.T) {
			s := newRandomShop(t, seed)
			rapid.Check(t, func(rt *rapid.T) {
				q := crm.CustomerQuery{
					Filter: s.drawFilter(rt), Ascending: rapid.Bool().Draw(rt, "ascending"), Limit: rapid.IntRange(1, 200).Draw(rt, "limit"),
					Sort: rapid.SampledFrom([]crm.SortKey{crm.SortLastOrder, crm.SortNetPaid, crm.SortOrderCount, crm.SortCreated}).Draw(rt, "sort"),
				}
				want := s.wanted(q)
				if got := s.pages(rt, q); !slices.Equal(got, want) {
					rt.Fatalf("paged %v\nwant  %v", got, want)
				}
				s.checkCounts(rt, q.Filter, want)
			})
		})
	}
}

func (s *randomShop) pages(t *rapid.T, q crm.CustomerQuery) (ids []int64) {
	for {
		rows, next, err := s.db.FindCustomers(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) > q.Limit || len(rows) == 0 && next != nil {
			t.Fatalf("a page of %d rows, limit %d, next %v", len(rows), q.Limit, next)
		}
		for i := range rows {
			ids = append(ids, rows[i].ID)
		}
		if next == nil {
			return ids
		}
		q.After = next
	}
}

func (s *randomShop) checkCounts(t *rapid.T, f crm.CustomerFilter, want []int64) {
	ctx := context.Background()
	count, all, err := s.db.CountCustomers(ctx, f)
	if err != nil || count != int64(len(want)) || all != int64(len(s.all)) {
		t.Fatalf("counted %d of %d, want %d of %d, %v", count, all, len(want), len(s.all), err)
	}
	set, err := s.db.CustomerIDs(ctx, f)
	if err != nil {
		t.Fatal(err)
	}
	frozen := roaring64.New()
	for _, id := range want {
		frozen.Add(uint64(id))
	}
	if !set.Equals(frozen) {
		t.Fatalf("froze %v, want %v", set, frozen)
	}
	tabs, err := s.db.CountStandings(ctx, f)
	if err != nil || tabs.All != tabs.Buyers+tabs.Prospects+tabs.Others {
		t.Fatalf("the tabs do not add up: %+v, %v", tabs, err)
	}
	if on := [...]int64{tabs.All, tabs.Buyers, tabs.Prospects, tabs.Others}[f.Standing]; on != count {
		t.Fatalf("the tab says %d, the list %d", on, count)
	}
}

func TestList_RefusesAnUnknownSort(t *testing.T) {
	db, _ := testkit.MustOpenShop(t)
	_, _, err := db.FindCustomers(context.Background(), crm.CustomerQuery{Sort: "shoeSize"})
	wantKey(t, err, "customer.sortUnknown")
}
