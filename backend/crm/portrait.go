package crm

// Portrait is the raw counting behind 客户画像: how many customers, by age in whole years, gender and place.
// Ages and genders and places each add up to Customers.
type Portrait struct {
	Customers int64
	Everyone  int64         // customers in the shop, for the share
	DataSince int64         // the earliest order or event, E17
	Ages      map[int]int64 // key −1: unknown
	Genders   map[Gender]int64
	Places    []PlaceCount
}

// PlaceCount is one country and province with its customers and orders.
type PlaceCount struct {
	Country   string // ISO 3166-1 alpha-2, "" when unknown
	Province  string // "" when unknown
	Code      int    // Chinese province code, or 0
	Customers int64
	Orders    int64 // sent there in the period: of the whole shop, with or without a known customer; with a rule, of those who pass it
	Paid      int64 // received on those, in the reporting currency
}

// PortraitQuery asks for the portrait of a population.
type PortraitQuery struct {
	Population Population
	LastDays   int   // 0 is ever
	Rule       *Rule // whoever of them passes it; nil asks nothing
}

// Filter is who the portrait is of.
func (q PortraitQuery) Filter() CustomerFilter {
	return CustomerFilter{Population: q.Population, LastDays: q.LastDays, Rule: q.Rule}
}

// PlaceCounts gathers what regions count for under their country and province.
type PlaceCounts map[[2]string]*PlaceCount

// Of is where a region counts. What is only guessed is not known.
func (c PlaceCounts) Of(r Region) *PlaceCount {
	if r.Guessed {
		r = Region{}
	}
	key := [2]string{r.Country, r.Province}
	if c[key] == nil {
		c[key] = &PlaceCount{Country: r.Country, Province: r.Province, Code: r.Code / 10000 * 10000}
	}
	return c[key]
}

// Add takes in what was gathered elsewhere.
func (c PlaceCounts) Add(list []PlaceCount) {
	for _, p := range list {
		sum := c.Of(Region{Country: p.Country, Province: p.Province, Code: p.Code})
		sum.Customers += p.Customers
		sum.Orders += p.Orders
		sum.Paid += p.Paid
	}
}

// List is what was gathered, in no order.
func (c PlaceCounts) List() []PlaceCount {
	list := make([]PlaceCount, 0, len(c))
	for _, p := range c {
		list = append(list, *p)
	}
	return list
}
