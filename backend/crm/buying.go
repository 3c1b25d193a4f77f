package crm

// Buying is what people bought and when, over the orders they paid in a period.
type Buying struct {
	Orders   int64     // paid in the period
	Hours    [24]int64 // of them, by the hour of the payment in the shop's zone
	Weekdays [7]int64  // Sunday first
	Products []ProductBought
}

// ProductBought is a product that some of them paid for. Those of one title count together.
type ProductBought struct {
	Title     string
	Customers int64
	Quantity  int64
	Amount    int64 // of its lines, in the shop's currency
}

// MostProducts is how many products are named.
const MostProducts = 10
