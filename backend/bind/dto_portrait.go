package bind

// AgeCount is one bar of the age chart.
type AgeCount struct {
	Band  AgeBand  `json:"band"`
	Count int64    `json:"count"`
	Share *float64 `json:"share"` // of the customers whose age is known; null for the unknown band or without any
}

// GenderCount is one gender's customers.
type GenderCount struct {
	Gender string   `json:"gender"`
	Count  int64    `json:"count"`
	Share  *float64 `json:"share"`
}

// PlaceCount is one province's customers and orders.
type PlaceCount struct {
	Country    string   `json:"country"`
	Province   string   `json:"province"`
	Code       int      `json:"code"`
	Customers  int64    `json:"customers"`
	Share      *float64 `json:"share"` // of the population's customers whose place is known
	Orders     int64    `json:"orders"`
	OrderShare *float64 `json:"orderShare"`
	Paid       int64    `json:"paid"`
}

// PortraitQuery asks for the portrait of a population. Measure is "customers" or "orders" for the maps.
type PortraitQuery struct {
	Population string `json:"population"`
	LastDays   int    `json:"lastDays"`
	Measure    string `json:"measure"`
	Language   string `json:"language"` // of the labels inside the charts
	Rule       string `json:"rule"`     // JSON: whoever of them passes it; "" asks nothing
}

// Portrait is 客户画像. Tile and map options are the same bars of places where a map of China would say nothing. The options are ECharts option objects as JSON text, without colours: the page's theme gives those.
type Portrait struct {
	Customers    int64         `json:"customers"`
	Everyone     int64         `json:"everyone"`
	DataSince    int64         `json:"dataSince"`
	Currency     string        `json:"currency"`
	AgeKnown     int64         `json:"ageKnown"`
	GenderKnown  int64         `json:"genderKnown"`
	PlaceKnown   int64         `json:"placeKnown"`
	OrdersPlaced int64         `json:"ordersPlaced"`
	Ages         []AgeCount    `json:"ages"`
	Genders      []GenderCount `json:"genders"`
	Places       []PlaceCount  `json:"places"`
	AgeOption    string        `json:"ageOption"`
	GenderOption string        `json:"genderOption"`
	TileOption   string        `json:"tileOption"`
	MapOption    string        `json:"mapOption"`
	Who          string        `json:"who"`      // the people of the rule, by name; "" without one
	Sentence     string        `json:"sentence"` // the rule read aloud
}

// Buying is what the people of a portrait bought and when. Weekdays begin with Sunday.
type Buying struct {
	Orders   int64           `json:"orders"`
	Hours    []int64         `json:"hours"`
	Weekdays []int64         `json:"weekdays"`
	Products []ProductBought `json:"products"`
}

// ProductBought is a product that most of them paid for.
type ProductBought struct {
	Title     string `json:"title"`
	Customers int64  `json:"customers"`
	Quantity  int64  `json:"quantity"`
	Amount    int64  `json:"amount"`
}

// PopulationCounts are the numbers on the population switch.
type PopulationCounts struct {
	All      int64 `json:"all"`
	Interest int64 `json:"interest"`
	Buyers   int64 `json:"buyers"`
	Scanned  int64 `json:"scanned"`
}

// ChartExport writes a chart to a file the owner chooses. Picture is the SVG text or base64 PNG for those two formats.
type ChartExport struct {
	Query   PortraitQuery `json:"query"`
	Chart   string        `json:"chart"`  // "age", "gender", "region", "all" (xlsx and html)
	Format  string        `json:"format"` // "png", "svg", "xlsx", "html"
	Picture string        `json:"picture"`
	Theme   string        `json:"theme"`
}
