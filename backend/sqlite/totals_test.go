package sqlite_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sort"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// smallShop is counted by hand: 林 bought twice and sent one back, 周 never paid, 梅 put something in her cart, Bob paid in
// dollars, and one order names nobody.
func smallShop(t *testing.T) *sqlite.DB {
	t.Helper()
	db, _ := testkit.MustOpenShop(t)
	zhejiang := crm.Region{Country: "CN", Province: "浙江", Code: 330000}
	testkit.MustImport(t, db, peopleFile,
		person("lin", func(c *crm.CustomerFacts) {
			c.Gender, c.Birthday, c.Region = crm.GenderFemale, crm.Birthday{Year: 1990, Month: 5, Day: 1}, zhejiang
		}),
		person("zhou", func(c *crm.CustomerFacts) {
			c.Gender, c.Region = crm.GenderMale, crm.Region{Country: "CN", Province: "广东", Code: 440000}
		}),
		person("mei", func(c *crm.CustomerFacts) { c.Birthday = crm.Birthday{Year: 2000} }),
		person("bob", func(c *crm.CustomerFacts) { c.Region = crm.Region{Country: "JP"} }))
	delivered := order("1", "lin", 100, crm.OrderDelivered)
	delivered.Lines = []crm.LineFacts{{Title: "soap", Quantity: 2, Amount: crm.AmountOf(60_00)}, {Title: "tea", Quantity: 1, Amount: crm.AmountOf(40_00)}}
	returned := order("2", "lin", 40, crm.OrderRefunded)
	returned.Order.PaidAt, returned.Order.Paid, returned.Order.Refunded = 1_700_000_200_000, crm.AmountOf(40_00), crm.AmountOf(40_00)
	dollars := order("4", "bob", 5, crm.OrderPaid)
	dollars.Order.Currency = "USD"
	anonymous := order("5", "", 10, crm.OrderPaid)
	anonymous.Order.Region = zhejiang
	testkit.MustImport(t, db, taobao, delivered, returned, order("3", "zhou", 20, crm.OrderCreated), dollars, anonymous)
	testkit.MustImport(t, db, crm.ImportSource{File: "carts.csv", Kind: crm.FileEvents, Platform: "taobao"},
		crm.Record{Customer: crm.CustomerFacts{Accounts: []string{"mei"}}, Event: crm.EventFacts{Kind: crm.EventCart, At: 1_700_000_000_000, ProductCode: "p1"}})
	return db
}

func TestTotals_OfASmallShop(t *testing.T) {
	got, err := smallShop(t).Totals(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	want := crm.Totals{
		Customers: 4, Orders: 5, PaidOrders: 4, Lines: 2, Events: 1, Products: 3, Currency: "CNY",
		Total: 170_00, Paid: 150_00, Refunded: 40_00, Net: 110_00,
		Others: []crm.CurrencyTotals{{Currency: "USD", Orders: 1, PaidOrders: 1, Total: 5_00, Paid: 5_00, Net: 5_00}},
	}
	if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
}

func TestTotals_OfAnEmptyShop(t *testing.T) {
	db, _ := testkit.MustOpenShop(t)
	got, err := db.Totals(context.Background())
	if err != nil || got.Others == nil || got.Customers+got.Orders+got.Paid != 0 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestFigures_OfASmallShop(t *testing.T) {
	db := smallShop(t)
	lin := mustFind(t, db, "lin").Figures
	want := crm.Figures{
		Standing: crm.StandingBuyer, OrderCount: 2, OwnCount: 2, CompletedCount: 1, ItemCount: lin.ItemCount, TotalPaid: 140_00, TotalRefunded: 40_00,
		NetPaid: 100_00, FirstOrderAt: 1_700_000_100_000, LastOrderAt: 1_700_000_200_000,
	}
	if lin != want || lin.ItemCount != 3 {
		t.Errorf("\n got %+v\nwant %+v", lin, want)
	}
	if bob := mustFind(t, db, "bob").Figures; bob.OrderCount != 1 || bob.OwnCount != 0 || bob.TotalPaid != 0 || bob.Standing != crm.StandingBuyer {
		t.Errorf("who pays in another currency is %+v", bob)
	}
}

// Orders are the whole shop's, by where they were sent, whatever the population: four name no place.
func TestPortrait_OfASmallShop(t *testing.T) {
	db := smallShop(t)
	for _, c := range []struct {
		population crm.Population
		ages       map[int]int64
		genders    map[crm.Gender]int64
		places     string // country province code customers orders paid
	}{
		{
			crm.PopulationAll,
			map[int]int64{36: 1, 26: 1, -1: 2},
			map[crm.Gender]int64{crm.GenderFemale: 1, crm.GenderMale: 1, crm.GenderUnknown: 2},
			"[{  0 1 4 14000} {CN 广东 440000 1 0 0} {CN 浙江 330000 1 1 1000} {JP  0 1 0 0}]",
		},
		{
			crm.PopulationBuyers,
			map[int]int64{36: 1, -1: 1},
			map[crm.Gender]int64{crm.GenderFemale: 1, crm.GenderUnknown: 1},
			"[{  0 0 4 14000} {CN 浙江 330000 1 1 1000} {JP  0 1 0 0}]",
		},
		{crm.PopulationInterest, map[int]int64{26: 1}, map[crm.Gender]int64{crm.GenderUnknown: 1}, "[{  0 1 4 14000} {CN 浙江 330000 0 1 1000}]"},
		{crm.PopulationScanned, map[int]int64{}, map[crm.Gender]int64{}, "[{  0 0 4 14000} {CN 浙江 330000 0 1 1000}]"},
	} {
		t.Run(string(c.population), func(t *testing.T) {
			p, err := db.Portrait(context.Background(), crm.PortraitQuery{Population: c.population})
			if err != nil {
				t.Fatal(err)
			}
			sort.Slice(p.Places, func(i, j int) bool {
				return p.Places[i].Country+p.Places[i].Province < p.Places[j].Country+p.Places[j].Province
			})
			if !maps.Equal(p.Ages, c.ages) || !maps.Equal(p.Genders, c.genders) || fmt.Sprint(p.Places) != c.places {
				t.Errorf("\n got %v %v %v\nwant %v %v %v", p.Ages, p.Genders, p.Places, c.ages, c.genders, c.places)
			}
			if p.Everyone != 4 || p.Customers != sum(c.ages) || p.Customers != sum(c.genders) {
				t.Errorf("%d of %d", p.Customers, p.Everyone)
			}
		})
	}
}

func sum[K comparable](counts map[K]int64) (n int64) {
	for _, c := range counts {
		n += c
	}
	return n
}

// The bar of a chart leads to a list: both must count the same people.
func TestPortrait_CountsWhatItsListsCount(t *testing.T) {
	ctx := context.Background()
	s := newRandomShop(t, 7)
	for _, population := range []crm.Population{crm.PopulationAll, crm.PopulationBuyers, crm.PopulationInterest, crm.PopulationScanned} {
		for _, days := range []int{0, 1, 5} {
			p, err := s.db.Portrait(ctx, crm.PortraitQuery{Population: population, LastDays: days})
			if err != nil {
				t.Fatal(err)
			}
			base := crm.CustomerFilter{Population: population, LastDays: days}
			check := func(what string, want int64, set func(*crm.CustomerFilter)) {
				f := base
				set(&f)
				if got, _, err := s.db.CountCustomers(ctx, f); err != nil || got != want {
					t.Errorf("%s in the last %d days, %s: the chart says %d, the list %d, %v", population, days, what, want, got, err)
				}
			}
			check("all", p.Customers, func(*crm.CustomerFilter) {})
			for _, age := range slices.Sorted(maps.Keys(p.Ages)) {
				band := &crm.AgeBand{From: age, To: age}
				if age < 0 {
					band = &crm.AgeBand{Unknown: true}
				}
				if age == 0 {
					continue // a band from 0 to 0 has no upper end; the chart's youngest band begins at 0 and ends later
				}
				check(fmt.Sprint("aged ", age), p.Ages[age], func(f *crm.CustomerFilter) { f.Age = band })
			}
			for gender, n := range p.Genders {
				check(gender.String(), n, func(f *crm.CustomerFilter) { f.Gender = &gender })
			}
			for _, place := range p.Places {
				check(place.Country+place.Province, place.Customers, func(f *crm.CustomerFilter) { f.Country, f.Province = place.Country, &place.Province })
			}
		}
	}
}

func TestPopulationCounts_AreThoseOfTheLists(t *testing.T) {
	db := smallShop(t)
	for population, want := range map[crm.Population]int64{crm.PopulationAll: 4, crm.PopulationBuyers: 2, crm.PopulationInterest: 1, crm.PopulationScanned: 0} {
		if got, _, err := db.CountCustomers(context.Background(), crm.CustomerFilter{Population: population}); err != nil || got != want {
			t.Errorf("%s: got %v, want %v, %v", population, got, want, err)
		}
	}
}

func TestFindOrders_PagesWithoutGapOrOverlap(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	records := []crm.Record{}
	for i := range 23 { // five instants, unpaid ones among them
		r := order(fmt.Sprint(i), "lin", 10, []crm.OrderStatus{crm.OrderPaid, crm.OrderCreated}[i%2])
		if r.Order.PaidAt > 0 {
			r.Order.PaidAt += int64(i % 5)
		}
		records = append(records, r)
	}
	testkit.MustImport(t, db, taobao, records...)
	all, next, err := db.FindOrders(ctx, 1, nil, 0)
	if err != nil || len(all) != 23 || next != nil {
		t.Fatalf("%d orders, %v, %v", len(all), next, err)
	}
	paged := []crm.Order{}
	for after := (*crm.Cursor)(nil); ; {
		page, next, err := db.FindOrders(ctx, 1, after, 4)
		if err != nil {
			t.Fatal(err)
		}
		paged = append(paged, page...)
		if after = next; next == nil {
			break
		}
	}
	for i := range all {
		if i >= len(paged) || all[i].ID != paged[i].ID || i > 0 && all[i].PaidAt > all[i-1].PaidAt {
			t.Fatalf("paged %d orders, want %d in order of payment", len(paged), len(all))
		}
	}
}
