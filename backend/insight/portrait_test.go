package insight_test

import (
	"math"
	"slices"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/insight"

	"pgregory.net/rapid"
)

func TestProfile(t *testing.T) {
	p := insight.Profile(crm.Portrait{
		Customers: 100,
		Everyone:  400,
		DataSince: 1_700_000_000_000,
		Ages:      map[int]int64{-1: 20, 17: 1, 18: 4, 24: 5, 25: 30, 29: 10, 34: 10, 49: 12, 50: 5, 83: 3},
		Genders:   map[crm.Gender]int64{crm.GenderFemale: 60, crm.GenderMale: 20, crm.GenderUnknown: 20},
		Places: []crm.PlaceCount{
			{Country: "", Customers: 30, Orders: 7},
			{Country: "CN", Province: "广东", Code: 440000, Customers: 20, Orders: 60},
			{Country: "CN", Province: "浙江", Code: 330000, Customers: 40, Orders: 20},
			{Country: "CN", Customers: 5, Orders: 1},
			{Country: "US", Customers: 5, Orders: 20},
		},
	})

	t.Run("BandsTakeBothTheirEnds", func(t *testing.T) {
		want := []int64{1, 9, 40, 10, 0, 12, 8, 20}
		for i, n := range want {
			if p.Ages[i].Count != n {
				t.Errorf("band %+v holds %d, want %d", p.Ages[i].Band, p.Ages[i].Count, n)
			}
		}
		if p.AgeKnown != 80 || *p.Ages[2].Share != 0.5 || p.Ages[7].Share != nil || !p.Ages[7].Band.Unknown {
			t.Errorf("known %d, 25–29 %v, unknown %+v", p.AgeKnown, *p.Ages[2].Share, p.Ages[7])
		}
	})
	t.Run("GendersShareTheKnown", func(t *testing.T) {
		if *p.Genders[0].Share != 0.75 || *p.Genders[2].Share != 0 || p.Genders[3].Share != nil || p.GenderKnown != 80 {
			t.Errorf("genders %+v known %d", p.Genders, p.GenderKnown)
		}
	})
	t.Run("PlacesStandByCustomersAndUnknownLast", func(t *testing.T) {
		var names []string
		for _, place := range p.Places {
			names = append(names, place.Country+place.Province)
		}
		if got, want := names, []string{"CN浙江", "CN广东", "US", "", "CN"}; !slices.Equal(got, want) {
			t.Errorf("order %q, want %q", got, want)
		}
		if p.PlaceKnown != 65 || p.OrdersPlaced != 100 || *p.Places[1].OrderShare != 0.6 || p.Places[3].Share != nil {
			t.Errorf("known %d, orders %d, places %+v", p.PlaceKnown, p.OrdersPlaced, p.Places)
		}
	})
}

func TestProfile_NothingKnown(t *testing.T) {
	p := insight.Profile(crm.Portrait{Customers: 3, Ages: map[int]int64{-1: 3}, Genders: map[crm.Gender]int64{crm.GenderUnknown: 3}})
	for _, a := range p.Ages {
		if a.Share != nil {
			t.Errorf("band %+v has a share of nothing", a.Band)
		}
	}
	if p.Places == nil {
		t.Error("places must be an empty list, which crosses to the page as [] rather than null")
	}
	if h := insight.Highlights(p); h.AgeShare != nil || h.GenderShare != nil || h.PlaceShare != nil {
		t.Errorf("found something in nothing: %+v", h)
	}
}

func TestHighlights(t *testing.T) {
	p := insight.Profile(crm.Portrait{
		Ages:    map[int]int64{20: 10, 26: 30, 31: 25, 60: 35},
		Genders: map[crm.Gender]int64{crm.GenderFemale: 10, crm.GenderMale: 40},
		Places: []crm.PlaceCount{
			{Country: "CN", Province: "上海", Customers: 10},
			{Country: "CN", Province: "浙江", Customers: 40},
			{Country: "CN", Province: "江苏", Customers: 20},
			{Country: "CN", Province: "广东", Customers: 30},
		},
	})
	h := insight.Highlights(p)
	if h.Age != (crm.AgeBand{From: 25, To: 34}) || *h.AgeShare != 0.55 {
		t.Errorf("age %+v %v", h.Age, *h.AgeShare)
	}
	if h.Gender != crm.GenderMale || *h.GenderShare != 0.8 {
		t.Errorf("gender %v %v", h.Gender, *h.GenderShare)
	}
	if len(h.Places) != 3 || h.Places[0].Province != "浙江" || *h.PlaceShare != 0.9 {
		t.Errorf("places %+v %v", h.Places, *h.PlaceShare)
	}
}

// An export without buyers knows places of orders only, and the finding speaks of those.
func TestHighlights_ByOrders(t *testing.T) {
	p := insight.Profile(crm.Portrait{Places: []crm.PlaceCount{
		{Country: "CN", Orders: 500},
		{Country: "CN", Province: "上海", Orders: 30},
		{Country: "CN", Province: "广东", Orders: 50},
		{Country: "CN", Province: "北京", Orders: 20},
	}})
	h := insight.Highlights(p)
	if !h.ByOrders || len(h.Places) != 3 || h.Places[0].Province != "广东" || *h.PlaceShare != 1 {
		t.Errorf("%+v", h)
	}
}

// A portrait loses nobody, and the shares of what is known make a whole.
func TestProfile_AddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := drawPortrait(t)
		p := insight.Profile(raw)
		var ages, genders, places sum
		for _, a := range p.Ages {
			ages.add(a.Count, a.Share)
		}
		for _, g := range p.Genders {
			genders.add(g.Count, g.Share)
		}
		for _, c := range p.Places {
			places.add(c.Customers, c.Share)
		}
		ages.check(t, "ages", raw.Customers, p.AgeKnown)
		genders.check(t, "genders", raw.Customers, p.GenderKnown)
		places.check(t, "places", raw.Customers, p.PlaceKnown)
	})
}

type sum struct {
	count  int64
	shares float64
}

func (s *sum) add(n int64, share *float64) {
	s.count += n
	if share != nil {
		s.shares += *share
	}
}

func (s *sum) check(t *rapid.T, what string, customers, known int64) {
	if s.count != customers {
		t.Fatalf("%s add up to %d of %d customers", what, s.count, customers)
	}
	whole := 1.0
	if known == 0 {
		whole = 0
	}
	if math.Abs(s.shares-whole) > 1e-9 {
		t.Fatalf("shares of %s add up to %v with %d known", what, s.shares, known)
	}
}

// drawPortrait deals the same number of customers over ages, genders and places.
func drawPortrait(t *rapid.T) crm.Portrait {
	p := crm.Portrait{
		Customers: rapid.Int64Range(0, 2_000_000).Draw(t, "customers"),
		Ages:      map[int]int64{},
		Genders:   map[crm.Gender]int64{},
	}
	deal(t, "age", p.Customers, func(n int64) { p.Ages[rapid.IntRange(-1, 110).Draw(t, "age")] += n })
	deal(t, "gender", p.Customers, func(n int64) { p.Genders[crm.Gender(rapid.IntRange(0, 3).Draw(t, "gender"))] += n })
	deal(t, "place", p.Customers, func(n int64) {
		p.Places = append(p.Places, crm.PlaceCount{
			Country:   rapid.SampledFrom([]string{"", "CN", "US", "TW"}).Draw(t, "country"),
			Province:  rapid.SampledFrom([]string{"", "广东", "California", "北京"}).Draw(t, "province"),
			Customers: n,
			Orders:    rapid.Int64Range(0, 1000).Draw(t, "orders"),
		})
	})
	return p
}

func deal(t *rapid.T, what string, left int64, give func(int64)) {
	for left > 0 {
		n := rapid.Int64Range(1, left).Draw(t, what)
		give(n)
		left -= n
	}
}
