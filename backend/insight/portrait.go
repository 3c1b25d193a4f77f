package insight

import (
	"cmp"
	"slices"

	"shuke/backend/crm"
)

// MinimumKnown is how many customers a share must be based on before it is shown as a finding.
// With fewer, one customer moves a share by more than three points, so charts turn grey and say 人太少.
const MinimumKnown = 30

// Bands are the ages of the chart, in whole years (E54): under 18, then the bands platforms report, then 50 and over.
var Bands = []crm.AgeBand{
	{From: 0, To: 17},
	{From: 18, To: 24},
	{From: 25, To: 29},
	{From: 30, To: 34},
	{From: 35, To: 39},
	{From: 40, To: 49},
	{From: 50},
}

// Portrait is 客户画像 with shares. A share is of those whose age, gender or place is known, between 0 and 1, and nil
// where it has no meaning: on the unknown part, and when nothing is known at all.
type Portrait struct {
	Customers    int64 // in the population
	Everyone     int64 // in the shop
	DataSince    int64 // the earliest order or event; 0 when there is none
	AgeKnown     int64
	GenderKnown  int64
	PlaceKnown   int64
	OrdersPlaced int64         // orders whose place is known
	Ages         []AgeCount    // Bands in order, then unknown
	Genders      []GenderCount // female, male, other, then unknown
	Places       []PlaceCount  // most customers first; places not known last
}

// AgeCount is one band's customers.
type AgeCount struct {
	Band  crm.AgeBand
	Count int64
	Share *float64
}

// GenderCount is one gender's customers.
type GenderCount struct {
	Gender crm.Gender
	Count  int64
	Share  *float64
}

// PlaceCount is one place's customers and orders.
type PlaceCount struct {
	crm.PlaceCount
	Share      *float64
	OrderShare *float64
}

// PlaceKnown tells whether a place can stand in a regional comparison: it names a province, or a country abroad.
// 中国 alone does not, since most exports say no more than that of every customer.
func PlaceKnown(p crm.PlaceCount) bool {
	return p.Province != "" || (p.Country != "" && p.Country != "CN")
}

// ByOrders tells that places are known of orders only: exports without buyers, such as Tmall's order report.
func (p Portrait) ByOrders() bool { return p.PlaceKnown == 0 && p.OrdersPlaced > 0 }

// Profile groups raw counts and divides them. Each of Ages, Genders and Places adds up to what p counted.
func Profile(p crm.Portrait) Portrait {
	out := Portrait{Customers: p.Customers, Everyone: p.Everyone, DataSince: p.DataSince}
	out.Ages, out.AgeKnown = ages(p.Ages)
	out.Genders, out.GenderKnown = genders(p.Genders)
	out.setPlaces(p.Places)
	return out
}

func ages(byYear map[int]int64) (counts []AgeCount, known int64) {
	counts = make([]AgeCount, len(Bands)+1)
	for i, b := range Bands {
		counts[i].Band = b
	}
	counts[len(Bands)].Band = crm.AgeBand{Unknown: true}
	for year, n := range byYear {
		counts[bandOf(year)].Count += n
	}
	for _, c := range counts[:len(Bands)] {
		known += c.Count
	}
	for i := range counts[:len(Bands)] {
		counts[i].Share = share(counts[i].Count, known)
	}
	return counts, known
}

// bandOf is the index of the band a whole year falls into; len(Bands) when the age is not known.
func bandOf(year int) int {
	for i, b := range Bands {
		if year >= b.From && (b.To == 0 || year <= b.To) {
			return i
		}
	}
	return len(Bands)
}

func genders(byGender map[crm.Gender]int64) (counts []GenderCount, known int64) {
	for _, g := range []crm.Gender{crm.GenderFemale, crm.GenderMale, crm.GenderOther} {
		counts = append(counts, GenderCount{Gender: g, Count: byGender[g]})
		known += byGender[g]
	}
	for i := range counts {
		counts[i].Share = share(counts[i].Count, known)
	}
	return append(counts, GenderCount{Gender: crm.GenderUnknown, Count: byGender[crm.GenderUnknown]}), known
}

func (p *Portrait) setPlaces(raw []crm.PlaceCount) {
	p.Places = make([]PlaceCount, len(raw))
	for i, place := range raw {
		p.Places[i].PlaceCount = place
		if PlaceKnown(place) {
			p.PlaceKnown += place.Customers
			p.OrdersPlaced += place.Orders
		}
	}
	for i := range p.Places {
		if place := &p.Places[i]; PlaceKnown(place.PlaceCount) {
			place.Share = share(place.Customers, p.PlaceKnown)
			place.OrderShare = share(place.Orders, p.OrdersPlaced)
		}
	}
	slices.SortStableFunc(p.Places, comparePlaces)
}

// comparePlaces puts known places first, then more customers, then more orders; names break ties so that the same
// shop always reads the same.
func comparePlaces(a, b PlaceCount) int {
	if ka, kb := PlaceKnown(a.PlaceCount), PlaceKnown(b.PlaceCount); ka != kb {
		if ka {
			return -1
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(b.Customers, a.Customers),
		cmp.Compare(b.Orders, a.Orders),
		cmp.Compare(a.Country, b.Country),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Province, b.Province),
	)
}

// share divides, and is nil rather than NaN when there is nothing to divide by.
func share(part, whole int64) *float64 {
	if whole <= 0 {
		return nil
	}
	s := float64(part) / float64(whole)
	return &s
}
