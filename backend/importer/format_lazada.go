package importer

import "shuke/backend/crm"

// Orders of the Lazada seller centre.
func init() {
	register(Format{
		ID:       "lazada-orders",
		Name:     "Lazada orders",
		Platform: "lazada",
		Kind:     crm.FileOrders,
		Description: "One row a single piece, without a column that counts them: rows are counted. Newer workbooks have names like " +
			"orderItemId, older CSV files (separated by semicolons; that is not proven) Order Item Id. Each row has a status of its own: an " +
			"order stands while one of its pieces does, at the stage of the last one, and pieces that were cancelled or sent back count as " +
			"given back. Times are on the clock of shippingCountry, which is taken for the seller centre's. The total is the sum of paidPrice, without shippingFee. Amounts are in the currency of shippingCountry. The " +
			"account is not among the columns; customerName is shown as the nick, and the phone names the customer when it is not masked.",
		Signature: []string{"orderNumber|Order Number", "itemName|Item Name", "paidPrice|Paid Price"},
		Key:       "orderNumber|Order Number",
		Marks: []string{
			"orderItemId", "lazadaId", "lazadaSku", "sellerSku", "paidPrice", "rtsSla", "ttsSla",
			"shippingProvider", "wareHouse", "Order Item Id", "Lazada Id", "Lazada SKU",
		},
		Columns: map[string]Targets{
			"orderNumber": {"orderNo"}, "orderItemId": {"lineNo"}, "createTime": {"createdAt"}, "status": {"lineStatus"},
			"refundAmount": {"lineRefunded"}, "paidPrice": {"lineAmount"}, "unitPrice": {"unitPrice"}, "itemName": {"title"},
			"variation": {"variant"}, "sellerSku": {"sku"}, "lazadaSku": {"sku?"},
			"customerName": {"nick"}, "customerEmail": {"email"}, "shippingName": {"name"}, "shippingPhone": {"phone"},
			"shippingPhone2": {"phone?"}, "shippingAddress": {"address"}, "shippingAddress2": {"address"}, "shippingCity": {"city"},
			"shippingRegion": {"province"}, "shippingPostCode": {"zip"}, "shippingCountry": {"country"},

			"Order Number": {"orderNo"}, "Order Item Id": {"lineNo"}, "Created at": {"createdAt"}, "Refund Amount": {"lineRefunded"},
			"Paid Price": {"lineAmount"}, "Unit Price": {"unitPrice"}, "Item Name": {"title"}, "Seller SKU": {"sku"}, "Lazada SKU": {"sku?"},
			"Customer Name": {"nick"}, "Customer Email": {"email"}, "Shipping Name": {"name"}, "Shipping Phone Number": {"phone"},
			"Shipping Phone Number2": {"phone?"}, "Shipping Address": {"address"}, "Shipping Address2": {"address"},
			"Shipping City": {"city"}, "Shipping Region": {"province"}, "Shipping Postcode": {"zip"}, "Shipping Country": {"country"},
		},
		Values: map[string]map[string]string{"lineStatus": {
			"unpaid": "created", "pending": "paid", "topack": "paid", "toship": "paid", "packed": "paid", "repacked": "paid",
			"ready_to_ship": "paid", "ready_to_ship_pending": "paid", "shipped": "shipped", "shipping": "shipped",
			"delivered": "delivered", "confirmed": "delivered", "canceled": "closed", "cancelled": "closed", "failed": "closed",
			"failed_delivery": "closed", "delivery failed": "closed", "lost": "closed", "lost_by_3pl": "closed", "damaged_by_3pl": "closed",
			"returned": "refunded", "package returned": "refunded", "shipped_back": "shipped", "shipped_back_success": "refunded",
			"shipped_back_failed": "closed", "refunded": "refunded", "in transit: returning to seller": "shipped",
		}},
		DateOrder:       "dmy",
		CountryCurrency: true,
		MarketClock:     true,
		finish:          closedAndReceived,
	})
}
