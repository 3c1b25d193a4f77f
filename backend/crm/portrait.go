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
	Orders    int64 // of the whole shop in the period, sent there, with or without a known customer
	Paid      int64 // received on those, in the reporting currency
}

// PortraitQuery asks for the portrait of a population.
type PortraitQuery struct {
	Population Population
	LastDays   int // 0 is ever
}
