package importer

import "shuke/backend/crm"

// The tables of Olist, a marketplace of Brazil. They belong together: each names the others' keys.
func init() {
	for _, f := range []Format{
		{
			ID:   "olist-customers",
			Name: "Olist customers",
			Kind: crm.FileCustomers,
			Description: "One row an order's customer: customer_id is new with every order, customer_unique_id is the person, so both " +
				"are accounts and the second brings the orders of one person together.",
			Signature: []string{"customer_id", "customer_unique_id", "customer_zip_code_prefix"},
			Columns: map[string]Targets{
				"customer_unique_id": {"account"}, "customer_id": {"account2"}, "customer_zip_code_prefix": {"zip"},
				"customer_city": {"city"}, "customer_state": {"province"},
			},
			Defaults: map[string]string{"country": "BR"},
		},
		{
			ID:   "olist-orders",
			Name: "Olist orders",
			Kind: crm.FileOrders,
			Description: "One row an order without its sums: the lines bring the total, the payments what was received. order_approved_at " +
				"is when it was paid. An order whose goods were unavailable is closed.",
			Signature: []string{"order_id", "customer_id", "order_purchase_timestamp", "order_approved_at"},
			Columns: map[string]Targets{
				"order_id": {"orderNo"}, "customer_id": {"account"}, "order_status": {"status"},
				"order_purchase_timestamp": {"createdAt"}, "order_approved_at": {"paidAt"},
			},
		},
		{
			ID:          "olist-items",
			Name:        "Olist order items",
			Kind:        crm.FileLines,
			Description: "One row a piece of an order. freight_value is not part of the line.",
			Signature:   []string{"order_id", "order_item_id", "product_id", "seller_id", "freight_value"},
			Columns:     map[string]Targets{"order_id": {"orderNo"}, "order_item_id": {"lineNo"}, "product_id": {"sku"}, "price": {"unitPrice"}},
		},
		{
			ID:          "olist-payments",
			Name:        "Olist order payments",
			Kind:        crm.FilePayments,
			Description: "One row a payment of an order; what was received is their sum. Import the orders first.",
			Signature:   []string{"order_id", "payment_sequential", "payment_value"},
			Columns:     map[string]Targets{"order_id": {"orderNo"}, "payment_value": {"payment"}},
		},
		{
			ID:   "olist-reviews",
			Name: "Olist order reviews",
			Kind: crm.FileEvents,
			Description: "One row a review of an order, which leads to its customer: import the orders first. One review_id can stand for " +
				"several orders, so both make the key.",
			Signature: []string{"review_id", "order_id", "review_score", "review_creation_date"},
			Columns: map[string]Targets{
				"review_id": {"eventKey"}, "order_id": {"orderNo", "eventKey"}, "review_score": {"score"},
				"review_comment_title": {"text"}, "review_comment_message": {"text"}, "review_creation_date": {"at"},
			},
			Defaults: map[string]string{"eventKind": crm.EventReview.String()},
		},
		{
			ID:          "olist-products",
			Name:        "Olist products",
			Kind:        crm.FileProducts,
			Description: "One row a product without a name: Olist publishes how long the name is, not what it is.",
			Signature:   []string{"product_id", "product_category_name", "product_weight_g"},
			Columns:     map[string]Targets{"product_id": {"sku"}, "product_category_name": {"category"}},
		},
	} {
		f.Platform, f.Currency, f.TimeZone, f.Country = "olist", "BRL", "America/Sao_Paulo", "BR"
		register(f)
	}
}
