package crm

// Purchase is a paid order as far as habits are read from it.
type Purchase struct {
	PaidAt int64
	Paid   int64 // in the shop's currency; 0 in another
}

// FavouriteProduct is something a customer bought, under whatever number of the platform.
type FavouriteProduct struct {
	ProductID int64
	Title     string
	Orders    int64
	Quantity  int64
	Amount    int64
}

// PageFacts are what a page knows: what its figures and its stage are read from besides the narrow table.
type PageFacts struct {
	Purchases []Purchase // oldest first
	Products  []FavouriteProduct
	Stage     StageFacts
	Refunds   int64            // orders of which something went back
	Others    []CurrencyTotals // money that the figures leave out, since it is in another currency than the shop's
}

// ShopShare is how a customer stands among the others.
type ShopShare struct {
	Theirs  int64
	NetPaid int64 // of all customers together, in the shop's currency
	Better  int64 // customers with more
	Buyers  int64
}
