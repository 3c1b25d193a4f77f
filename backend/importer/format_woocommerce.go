package importer

import "shuke/backend/crm"

// WooCommerce has no order export of its own; most shops use the Advanced Order Export plugin.
func init() {
	register(Format{
		ID:       "woocommerce-orders",
		Name:     "WooCommerce orders (Advanced Order Export)",
		Platform: "woocommerce",
		Kind:     crm.FileOrders,
		Description: "One row a product, rows of an order follow each other and repeat its cells; owners choose the columns. Completed counts as " +
			"delivered. Without Order Total Amount the total is the sum of the lines. Order Line Total Refunded is what went back of a line, " +
			"Order Refund Amount of the order.",
		Signature: []string{"Order Number", "Order Status", "Order Date", "Email (Billing)|Phone (Billing)|First Name (Billing)"},
		Columns: map[string]Targets{
			"Order Number": {"orderNo"}, "Order Status": {"status"}, "Order Date": {"createdAt"}, "Paid Date": {"paidAt"}, "Customer Note": {"remark"},
			"Order Total Amount": {"total"}, "Order Refund Amount": {"refunded"}, "Order Currency": {"currency"}, "Coupon Code": {"coupon"}, "Coupons Used": {"coupon?"},
			"Customer User ID": {"account"}, "First Name (Billing)": {"firstName"}, "Last Name (Billing)": {"lastName"},
			"First Name (Shipping)": {"firstName?"}, "Last Name (Shipping)": {"lastName?"},
			"Email (Billing)": {"email"}, "Phone (Billing)": {"phone"}, "Phone (Shipping)": {"phone?"},
			"Address 1&2 (Shipping)": {"address"}, "City (Shipping)": {"city"}, "State Code (Shipping)": {"province"},
			"Postcode (Shipping)": {"zip"}, "Country Code (Shipping)": {"country"},
			"Address 1&2 (Billing)": {"address?"}, "City (Billing)": {"city?"}, "State Code (Billing)": {"province?"}, "Country Code (Billing)": {"country?"},
			"SKU": {"sku"}, "Name": {"title"}, "Product Variation": {"variant"}, "Quantity": {"quantity"}, "Item Cost": {"unitPrice"},
			"Order Line Total": {"lineAmount"}, "Order Line Total Refunded": {"lineRefunded"},
		},
		Values: wooStatuses,
		finish: finishWoo,
	})
	register(Format{
		ID:       "woocommerce-export",
		Name:     "WooCommerce orders (Order Export & Import)",
		Platform: "woocommerce",
		Kind:     crm.FileOrders,
		Description: "One row an order, as the plugins of WebToffee and SkyVerge write it, with names like billing_email. Statuses may begin with wc-. The " +
			"products stand in columns of their own notation (line_item_1) and are not read; customer 0 is a guest.",
		Signature: []string{"order_id|order_number", "order_date|date", "status", "order_total", "billing_email|billing_phone"},
		Columns: map[string]Targets{
			"order_number": {"orderNo"}, "order_id": {"orderNo?"}, "order_date": {"createdAt"}, "date": {"createdAt"}, "paid_date": {"paidAt"}, "status": {"status"},
			"order_total": {"total"}, "refunded_total": {"refunded"}, "order_currency": {"currency"}, "customer_note": {"remark"},
			"customer_id": {"account"}, "customer_user": {"account"}, "billing_first_name": {"firstName"}, "billing_last_name": {"lastName"},
			"shipping_first_name": {"firstName?"}, "shipping_last_name": {"lastName?"},
			"billing_email": {"email"}, "customer_email": {"email?"}, "billing_phone": {"phone"},
			"shipping_address_1": {"address"}, "shipping_address_2": {"address"}, "shipping_city": {"city"}, "shipping_state": {"province"},
			"shipping_postcode": {"zip"}, "shipping_country": {"country"},
			"billing_address_1": {"address?"}, "billing_city": {"city?"}, "billing_state": {"province?"}, "billing_country": {"country?"},
		},
		Values: wooStatuses,
		finish: finishWoo,
	})
	register(Format{
		ID:       "woocommerce-customers",
		Name:     "WooCommerce customers (Analytics)",
		Platform: "woocommerce",
		Kind:     crm.FileCustomers,
		Description: "The table of Analytics → Customers. Guests have no Username and are known by their address. Orders, Total Spend and AOV are " +
			"not read: the orders themselves say it.",
		Signature: []string{"Name", "Last Active", "Sign Up", "Email", "Orders", "Total Spend"},
		Columns: map[string]Targets{
			"Name": {"name"}, "Username": {"account"}, "Email": {"email"}, "Sign Up": {"customerCreatedAt"},
			"Country": {"country"}, "Country / Region": {"country"}, "City": {"city"}, "Region": {"province"}, "Postal Code": {"zip"},
		},
	})
}

// wooStatuses are the words for WooCommerce's stages; some plugins write them as the shop keeps them, wc-completed.
var wooStatuses = map[string]map[string]string{"status": {
	"pending payment": "created", "pending": "created", "on hold": "created", "on-hold": "created", "draft": "created", "checkout-draft": "created",
	"processing": "paid", "completed": "delivered", "cancelled": "closed", "failed": "closed", "refunded": "refunded",
	"wc-pending": "created", "wc-on-hold": "created", "wc-checkout-draft": "created", "wc-processing": "paid", "wc-completed": "delivered",
	"wc-cancelled": "closed", "wc-failed": "closed", "wc-refunded": "refunded",
}}

// finishWoo says what was received where the export has a total.
func finishWoo(b *builder) {
	o := &b.rec.Order
	if o.Status == crm.OrderRefunded && o.Refunded.Minor == 0 {
		o.Refunded = crm.Amount{} // the plugin writes 0 for lines that nobody refunded one by one
	}
	switch {
	case o.Status == crm.OrderCreated || o.Status == crm.OrderClosed && o.PaidAt == 0:
		o.Paid = crm.AmountOf(0)
	case o.Total.Known && o.Status != crm.OrderUnknown:
		o.Paid = o.Total
	}
}
