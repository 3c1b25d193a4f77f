package bind

// ShopState says which shop is open, or why none is.
type ShopState struct {
	Open        bool    `json:"open"`
	Path        string  `json:"path"`
	Name        string  `json:"name"`
	Sample      bool    `json:"sample"`
	Currency    string  `json:"currency"`
	TimeZone    string  `json:"timeZone"`
	Customers   int64   `json:"customers"`
	Orders      int64   `json:"orders"`
	BackupAt    int64   `json:"backupAt"`
	Version     string  `json:"version"`
	ErrorKey    string  `json:"errorKey"`
	ErrorParams []Param `json:"errorParams"`
}

// ShopSettings is what the owner can set about the shop.
type ShopSettings struct {
	Name     string `json:"name"`
	TimeZone string `json:"timeZone"`
	Currency string `json:"currency"`
}

// CurrencyTotals are sums in a currency that is not the shop's own.
type CurrencyTotals struct {
	Currency   string `json:"currency"`
	Orders     int64  `json:"orders"`
	PaidOrders int64  `json:"paidOrders"`
	Paid       int64  `json:"paid"`
	Refunded   int64  `json:"refunded"`
	Net        int64  `json:"net"`
}

// Totals are the whole shop's sums in its reporting currency.
type Totals struct {
	Customers  int64            `json:"customers"`
	Orders     int64            `json:"orders"`
	PaidOrders int64            `json:"paidOrders"`
	Lines      int64            `json:"lines"`
	Currency   string           `json:"currency"`
	Total      int64            `json:"total"`
	Paid       int64            `json:"paid"`
	Refunded   int64            `json:"refunded"`
	Net        int64            `json:"net"`
	Others     []CurrencyTotals `json:"others"`
}

// Preferences belong to the computer, not to the shop.
type Preferences struct {
	Language string       `json:"language"` // "", "zh-CN", "zh-TW", "en"; "" follows the system
	Theme    string       `json:"theme"`    // "", "light", "dark"
	Density  string       `json:"density"`  // of lists: "", "roomy"
	Columns  []ListColumn `json:"columns"`  // of the customer list; none: those it has by itself
}
