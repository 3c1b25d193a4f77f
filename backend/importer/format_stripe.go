package importer

import (
	"strings"

	"shuke/backend/crm"
)

// "Export payments" of the Stripe dashboard.
func init() {
	register(Format{
		ID:       "stripe-payments",
		Name:     "Stripe payments",
		Platform: "stripe",
		Kind:     crm.FileOrders,
		Description: "One row a payment, times in UTC. Each becomes an order of the platform stripe, so import it when Stripe is where the shop " +
			"takes its orders, not beside the orders of a shop system that is paid through Stripe: they would count twice. Customer ID is the " +
			"account, Customer Email the address, Card Name the name. Payments in test mode are rejected. Amount Refunded is what went back.",
		Signature: []string{"id", "Created (UTC)|Created date (UTC)", "Amount", "Amount Refunded", "Status", "Currency"},
		Columns: map[string]Targets{
			"id": {"orderNo"}, "Created (UTC)": {"createdAt"}, "Created date (UTC)": {"createdAt"}, "Amount": {"total"},
			"Amount Refunded": {"refunded"}, "Currency": {"currency"}, "Status": {"status"}, "Description": {"remark"},
			"Customer ID": {"account"}, "Customer Email": {"email"}, "Card Name": {"name"}, "Customer Description": {"name?"},
			"Mode": {"source"}, "Payment Source Type": {"source?"},
			"Card Address Line1": {"address"}, "Card Address Line2": {"address"}, "Card Address City": {"city"}, "Card Address State": {"province"},
			"Card Address Country": {"country"}, "Card Address Zip": {"zip"},
		},
		Values: map[string]map[string]string{"status": {
			"paid": "paid", "succeeded": "paid", "refunded": "refunded", "partial refund": "paid", "partially refunded": "paid", "disputed": "paid",
			"disputed lost": "refunded", "failed": "closed", "blocked": "closed", "canceled": "closed", "uncaptured": "created",
			"requires_payment_method": "created", "requires_confirmation": "created", "requires_action": "created", "pending": "created",
			"incomplete": "created",
		}},
		TimeZone: "UTC",
		finish:   finishStripe,
	})
}

// "Export customers" of the Stripe dashboard.
func init() {
	register(Format{
		ID:       "stripe-customers",
		Name:     "Stripe customers",
		Platform: "stripe",
		Kind:     crm.FileCustomers,
		Description: "One row a customer, times in UTC; id is the account that payments name. Total Spend, Payment Count and Refunded Volume are not " +
			"read: the payments themselves say it.",
		Signature: []string{"id", "Email", "Created (UTC)", "Delinquent|Total Spend|Payment Count"},
		Without:   []string{"Amount"},
		Columns: map[string]Targets{
			"id": {"account"}, "Email": {"email"}, "Name": {"name"}, "Phone": {"phone"}, "Created (UTC)": {"customerCreatedAt"}, "Description": {"note"},
			"Address Line1": {"address"}, "Address Line2": {"address"}, "Address City": {"city"}, "Address State": {"province"},
			"Address Postal Code": {"zip"}, "Address Country": {"country"},
		},
		TimeZone: "UTC",
	})
}

// finishStripe keeps tests out and says what was received.
func finishStripe(b *builder) {
	o := &b.rec.Order
	if strings.EqualFold(o.Source, "test") {
		b.reject("import.reject.testPayment")
	}
	o.Source = ""
	switch o.Status {
	case crm.OrderPaid, crm.OrderRefunded:
		o.Paid = o.Total
	default:
		o.Paid = crm.AmountOf(0)
	}
}
