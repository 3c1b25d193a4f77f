package crm

// OrderStatus is where an order stands, across platforms.
type OrderStatus int

// The statuses of DESIGN's Order, in the order of a trade's life.
const (
	OrderUnknown   OrderStatus = iota
	OrderCreated               // placed, not paid
	OrderPaid                  // paid, not shipped
	OrderShipped               // on its way
	OrderDelivered             // arrived, or the trade ended well
	OrderClosed                // ended without a delivery
	OrderRefunded              // paid, and all of it went back
)

// OrderStatuses are all of them.
var OrderStatuses = []OrderStatus{OrderUnknown, OrderCreated, OrderPaid, OrderShipped, OrderDelivered, OrderClosed, OrderRefunded}

// String is the name used in JSON and file exports.
func (s OrderStatus) String() string {
	return [...]string{"unknown", "created", "paid", "shipped", "delivered", "closed", "refunded"}[s]
}

// Order is one trade on one platform.
type Order struct {
	ID         int64
	Number     string // the platform's order number, text
	Platform   string
	CustomerID int64 // 0 when the export names no buyer
	Status     OrderStatus
	CreatedAt  int64
	PaidAt     int64 // 0 when nothing was received
	Currency   string
	Total      int64 // asked for, in minor units
	Paid       int64 // received, as the platform reports it
	Refunded   int64
	Net        int64 // what stayed; not always Paid-Refunded, see docs/import-formats.md
	ItemCount  int64
	Region     Region
	Source     string
	Coupon     string
	Remark     string // the buyer's words
	Memo       string // the shop's words
	Lines      []OrderLine
	Derived    DerivedSums
	Buyer      OrderBuyer // only where the whole list is read
}

// DerivedSums says which sums of an order no platform said: they follow from its lines and its other sums.
type DerivedSums struct{ Total, Paid, Refunded, Net, ItemCount bool }

// OrderBuyer is what tells whose an order is.
type OrderBuyer struct {
	Accounts []PlatformAccount
	Nick     string
	Name     string
	Phone    string
	Email    string
}

// OrderLine is one product on an order.
type OrderLine struct {
	OrderID   int64
	Number    int // 1, 2, … in the order of the file
	ProductID int64
	Key       string // the platform's id of the line, or ""
	Title     string
	Variant   string
	Code      string // the shop's or the platform's item code
	Category  string
	Quantity  int64
	UnitPrice int64
	Amount    int64
}

// EventKind is what happened between a customer and the shop besides orders.
type EventKind int

// The kinds of event. Favourites and carts are interest (E10).
const (
	EventFavouriteShop EventKind = iota + 1
	EventFavouriteItem
	EventCart
	EventScan
	EventSignIn
	EventView
	EventReview
	EventRedeem // used a coupon
)

// EventKinds are all of them.
var EventKinds = []EventKind{
	EventFavouriteShop, EventFavouriteItem, EventCart, EventScan, EventSignIn, EventView, EventReview, EventRedeem,
}

// String is the name used in JSON and mapping files.
func (k EventKind) String() string {
	return [...]string{"", "favourite_shop", "favourite_item", "cart", "scan", "sign_in", "view", "review", "redeem"}[k]
}

// Interest tells whether the event makes its customer a 兴趣客户 (E10).
func (k EventKind) Interest() bool { return k >= EventFavouriteShop && k <= EventCart }

// Totals are the whole shop's sums. Paid, Refunded and Total count the reporting currency only; the others stand apart.
type Totals struct {
	Customers  int64
	Orders     int64
	PaidOrders int64
	Lines      int64
	Events     int64
	Products   int64
	Currency   string
	Total      int64
	Paid       int64
	Refunded   int64
	Net        int64
	Others     []CurrencyTotals
}

// CurrencyTotals are sums in a currency that is not the shop's own.
type CurrencyTotals struct {
	Currency   string
	Orders     int64
	PaidOrders int64
	Total      int64
	Paid       int64
	Refunded   int64
	Net        int64
}
