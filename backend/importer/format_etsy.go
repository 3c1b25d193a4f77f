package importer

import (
	"strings"

	"shuke/backend/crm"
)

// Sold orders and sold order items, as Shop Manager downloads them a month at a time.
func init() {
	register(Format{
		ID:       "etsy-orders",
		Name:     "Etsy Sold Orders",
		Platform: "etsy",
		Kind:     crm.FileOrders,
		Description: "One row an order, dates month/day/year with two digits. Etsy takes the money when an order is placed, so Sale Date is when " +
			"it was paid. Adjusted Order Total is what stayed after refunds; 0 there means that nothing was adjusted, but for cancelled orders, of which nothing stayed. Buyer is the buyer's name on Etsy, \"Jane Doe (janedoe)\" in some " +
			"files; Buyer User ID is theirs too. Amounts come with and without a sign, and with a decimal comma in Europe.",
		Signature: []string{"Sale Date", "Order ID", "Order Total|Order Value", "Ship Country|Full Name"},
		Without:   []string{"Transaction ID"},
		Columns: map[string]Targets{
			"Sale Date": {"createdAt", "paidAt"}, "Order ID": {"orderNo"}, "Buyer": {"account"}, "Buyer User ID": {"account2"},
			"Full Name": {"name"}, "First Name": {"firstName"}, "Last Name": {"lastName"}, "Number of Items": {"itemCount"},
			"Street 1": {"address"}, "Street 2": {"address"}, "Ship City": {"city"}, "Ship State": {"province"}, "Ship Zipcode": {"zip"},
			"Ship Country": {"country"}, "Delivery City": {"city"}, "Delivery State": {"province"}, "Delivery Zipcode": {"zip"},
			"Delivery Country": {"country"}, "Currency": {"currency"}, "Coupon Code": {"coupon"}, "Order Total": {"total"},
			"Adjusted Order Total": {"kept"}, "Status": {"status"}, "Order Type": {"source"},
		},
		Values:      etsyStatuses,
		DateOrder:   "mdy",
		OrderPrefix: "#",
		finish:      finishEtsyOrder,
	})
	register(Format{
		ID:       "etsy-items",
		Name:     "Etsy Sold Order Items",
		Platform: "etsy",
		Kind:     crm.FileLines,
		Description: "One row a line of an order, joined with Sold Orders by Order ID; Transaction ID is the line's. Price is the piece's, Item " +
			"Total the line's.",
		Signature: []string{"Sale Date", "Item Name", "Transaction ID", "Listing ID", "Order ID"},
		Columns: map[string]Targets{
			"Sale Date": {"createdAt"}, "Date Paid": {"paidAt"}, "Order ID": {"orderNo"}, "Transaction ID": {"lineNo"}, "Buyer": {"account"},
			"Ship Name": {"name"}, "Ship Address1": {"address"}, "Ship Address2": {"address"}, "Ship City": {"city"}, "Ship State": {"province"},
			"Ship Zipcode": {"zip"}, "Ship Country": {"country"}, "Currency": {"currency"}, "Coupon Code": {"coupon"}, "Item Name": {"title"},
			"Variations": {"variant"}, "SKU": {"sku"}, "Listing ID": {"sku?"}, "Quantity": {"quantity"}, "Price": {"unitPrice"},
			"Item Total": {"lineAmount"}, "Order Type": {"source"},
		},
		DateOrder:   "mdy",
		OrderPrefix: "#",
		finish:      finishEtsy,
	})
}

var etsyStatuses = map[string]map[string]string{"status": {
	"completed": "delivered", "shipped": "shipped", "paid": "paid", "open": "paid", "processing": "paid", "unpaid": "created",
	"canceled": "refunded", "cancelled": "refunded", "refunded": "refunded", "fully refunded": "refunded", "partially refunded": "paid",
}}

// finishEtsyOrder knows that an adjusted total of 0 stands on every order that was never adjusted.
func finishEtsyOrder(b *builder) {
	if b.kept.Minor == 0 && b.rec.Order.Status != crm.OrderRefunded {
		b.kept = crm.Amount{}
	}
	finishEtsy(b)
}

// finishEtsy takes the account out of "Jane Doe (janedoe)".
func finishEtsy(b *builder) {
	accounts := b.rec.Customer.Accounts
	for i, a := range accounts {
		if open := strings.LastIndexByte(a, '('); open >= 0 && strings.HasSuffix(a, ")") && open+2 < len(a) {
			accounts[i] = a[open+1 : len(a)-1]
		}
	}
}
