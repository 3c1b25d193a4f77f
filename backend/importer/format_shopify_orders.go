package importer

import "shuke/backend/crm"

// "Export orders" of the Shopify admin, all generations from 2020 on.
func init() {
	register(Format{
		ID:       "shopify-orders",
		Name:     "Shopify orders",
		Platform: "shopify",
		Kind:     crm.FileOrders,
		Description: "One record a line item: records with the same Name in a row are one order, the first carries the order's own " +
			"cells. 71 columns in 2021, 73, 75 and 79 later; owners delete some, and Excel rewrites the times as day/month/year. " +
			"The status comes from Financial Status, Fulfillment Status and Cancelled at; fulfilled is the last the export knows, so " +
			"it counts as delivered. What was received is Total, also of orders refunded later, and Total less Outstanding Balance of " +
			"those paid in part. Line amounts are price × quantity " +
			"less the line's discount. Where both Financial Status and Paid at were deleted, every order counts as paid. The place is the shipping address, or else the billing address.",
		Signature: []string{"Name", "Financial Status", "Fulfillment Status", "Lineitem name", "Lineitem quantity"},
		Key:       "Name",
		Marks: []string{
			"Financial Status", "Fulfillment Status", "Fulfilled at", "Lineitem name", "Lineitem quantity",
			"Lineitem price", "Lineitem sku", "Lineitem discount", "Lineitem compare at price",
			"Lineitem requires shipping", "Lineitem taxable", "Lineitem fulfillment status",
			"Outstanding Balance", "Note Attributes", "Billing Province Name", "Shipping Province Name",
		},
		Columns: map[string]Targets{
			"Name": {"orderNo"}, "Email": {"email"}, "Financial Status": {"status"}, "Fulfillment Status": {"fulfilment"},
			"Paid at": {"paidAt"}, "Created at": {"createdAt"}, "Cancelled at": {"cancelledAt"}, "Currency": {"currency"},
			"Total": {"total"}, "Refunded Amount": {"refunded"}, "Outstanding Balance": {"outstanding"},
			"Discount Code": {"coupon"}, "Notes": {"remark"}, "Source": {"source"}, "Accepts Marketing": {"consentEmail"},
			"Shipping Name": {"name"}, "Billing Name": {"name?"},
			"Phone": {"phone"}, "Shipping Phone": {"phone?"}, "Billing Phone": {"phone?"},
			"Shipping Street": {"address"}, "Shipping City": {"city"}, "Shipping Zip": {"zip"},
			"Shipping Province": {"province"}, "Shipping Country": {"country"},
			"Billing Street": {"address?"}, "Billing City": {"city?"}, "Billing Province": {"province?"}, "Billing Country": {"country?"},
			"Lineitem name": {"title"}, "Lineitem sku": {"sku"}, "Lineitem quantity": {"quantity"}, "Lineitem price": {"unitPrice"},
			"Lineitem discount": {"lineDiscount"},
		},
		Values: map[string]map[string]string{
			"status": {
				"paid": "paid", "partially_paid": "paid", "partially_refunded": "paid", "refunded": "refunded",
				"pending": "created", "authorized": "created", "unpaid": "created", "expired": "closed", "voided": "closed",
			},
			"fulfilment": {"fulfilled": "delivered", "partial": "shipped", "unfulfilled": "unknown", "restocked": "unknown"},
		},
		DateOrder: "dmy",
		finish:    finishShopify,
	})
}

// finishShopify works out what was received, which the export leaves to the reader.
func finishShopify(b *builder) {
	o := &b.rec.Order
	if !o.Total.Known {
		return
	}
	if b.plan.silent {
		o.Paid = o.Total // the columns that say it were deleted; nearly every order the export has was paid for
		return
	}
	switch o.Status {
	case crm.OrderPaid, crm.OrderRefunded:
		o.Paid = o.Total
		if b.statusText == "partially_paid" {
			o.Paid = crm.AmountOf(max(o.Total.Minor-b.outstanding.Minor, 0))
		}
	case crm.OrderCreated, crm.OrderClosed:
		o.Paid = crm.AmountOf(0)
	default: // a word nobody knows says nothing about money
	}
}
