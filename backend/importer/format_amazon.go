package importer

import (
	"maps"
	"strings"

	"shuke/backend/crm"
)

// amazonColumns are what the three reports of Seller Central have in common.
var amazonColumns = map[string]Targets{
	"purchase-date": {"createdAt"}, "currency": {"currency"}, "sku": {"sku"}, "product-name": {"title"},
	"item-price":     {"lineAmount"},
	"recipient-name": {"name"}, "buyer-name": {"name?"}, "buyer-email": {"account", "email"},
	"ship-phone-number": {"phone"}, "buyer-phone-number": {"phone?"},
	"ship-address-1": {"address"}, "ship-address-2": {"address"}, "ship-address-3": {"address"}, "ship-city": {"city"},
	"ship-state": {"province"}, "ship-postal-code": {"zip"}, "ship-country": {"country"}, "sales-channel": {"source"},
}

// amazonSums are the cells of a row that make up what the buyer paid for it.
var amazonSums = map[string]Targets{
	"item-price": {"lineAmount", "payment"}, "item-tax": {"payment"}, "shipping-price": {"payment"}, "shipping-tax": {"payment"},
	"gift-wrap-price": {"payment"}, "gift-wrap-tax": {"payment"}, "item-promotion-discount": {"rebate"}, "ship-promotion-discount": {"rebate"},
}

const amazonBuyers = "The buyer's e-mail is an alias of Amazon's (…@marketplace.amazon.com): it names the buyer on Amazon, so it is their " +
	"account there, and it is no address to write to, so it is not their e-mail. Any other address is an e-mail and no account. "

func amazonFormat(f Format, columns ...map[string]Targets) Format {
	f.Platform, f.Columns, f.finish = "amazon", maps.Clone(amazonColumns), finishAmazon
	for _, more := range columns {
		maps.Copy(f.Columns, more)
	}
	return f
}

// Order reports of Seller Central, tab separated, Windows-1252 or UTF-8.
func init() {
	register(amazonFormat(Format{
		ID:   "amazon-orders",
		Name: "Amazon New orders / Unshipped orders",
		Kind: crm.FileOrders,
		Description: "One row a product, rows of an order follow each other; tab separated. " + amazonBuyers + "item-price is the line's, not " +
			"the piece's. Paid is the sum of price, shipping, gift wrap and their taxes less promotions over the rows, at payments-date. A row " +
			"with fewer cells than the header, of which ship-country is no country code, has lost a cell in its middle and is rejected.",
		Signature: []string{"order-id", "order-item-id", "purchase-date", "payments-date", "quantity-purchased"},
		Key:       "order-id",
		Marks:     []string{"order-item-id", "purchase-date", "payments-date", "buyer-phone-number", "quantity-purchased", "ship-service-level", "ship-postal-code"},
	}, amazonSums, map[string]Targets{
		"order-id": {"orderNo"}, "payments-date": {"paidAt"}, "quantity-purchased": {"quantity"},
	}))
	register(amazonFormat(Format{
		ID:   "amazon-all-orders",
		Name: "Amazon All orders",
		Kind: crm.FileOrders,
		Description: "One row a product with the order's status and the place it went to, and nobody's name: orders without a customer. " +
			"A pending order has no sums yet. item-price is the line's, not the piece's.",
		Signature: []string{"amazon-order-id", "purchase-date", "last-updated-date|order-status", "order-status", "item-price"},
		Without:   []string{"shipment-id"},
		Values: map[string]map[string]string{"status": {
			"pending": "created", "pendingavailability": "created", "unshipped": "paid", "shipping": "paid", "partiallyshipped": "shipped",
			"shipped": "shipped", "shipped - delivered to buyer": "delivered", "shipped - picked up": "shipped",
			"shipped - out for delivery": "shipped", "shipped - returned to seller": "closed", "shipped - returning to seller": "closed",
			"shipped - rejected by buyer": "closed", "shipped - undeliverable": "closed", "cancelled": "closed", "canceled": "closed",
		}},
	}, amazonSums, map[string]Targets{
		"amazon-order-id": {"orderNo"}, "order-status": {"status"}, "quantity": {"quantity"}, "asin": {"sku?"},
	}))
	register(amazonFormat(Format{
		ID:   "amazon-shipments",
		Name: "Amazon Fulfilled Shipments (FBA)",
		Kind: crm.FileLines,
		Description: "One row a product that left an Amazon warehouse, an order over as many shipments as it took. " + amazonBuyers + "It brings " +
			"buyers to the orders of All orders. On its own, paid is the sum of the item prices: shipping and taxes of split orders are left out.",
		Signature: []string{"amazon-order-id", "shipment-id", "shipment-date", "quantity-shipped"},
		Defaults:  map[string]string{"status": "shipped"},
	}, map[string]Targets{
		"amazon-order-id": {"orderNo"}, "payments-date": {"paidAt"}, "quantity-shipped": {"quantity"},
	}))
}

// amazonCurrencies are those of the marketplaces, for orders that have no sums and so no currency yet: a later report of the
// order brings sums, and they must not be read in the shop's currency.
var amazonCurrencies = map[string]string{
	"amazon.com": "USD", "amazon.ca": "CAD", "amazon.com.mx": "MXN", "amazon.com.br": "BRL", "amazon.co.uk": "GBP", "amazon.de": "EUR", "amazon.fr": "EUR",
	"amazon.it": "EUR", "amazon.es": "EUR", "amazon.nl": "EUR", "amazon.com.be": "EUR", "amazon.ie": "EUR", "amazon.se": "SEK", "amazon.pl": "PLN", "amazon.com.tr": "TRY",
	"amazon.co.jp": "JPY", "amazon.in": "INR", "amazon.sg": "SGD", "amazon.com.au": "AUD", "amazon.ae": "AED", "amazon.sa": "SAR", "amazon.eg": "EGP",
}

// finishAmazon tells the alias from an address, and what an order came to.
func finishAmazon(b *builder) {
	c, o := &b.rec.Customer, &b.rec.Order
	if b.short && len(b.parts.Country) != 2 {
		b.reject("import.reject.rowShort")
	}
	if strings.Contains(c.Email, "@marketplace.amazon.") {
		c.Accounts = append(c.Accounts[:0], c.Email)
		c.Email = ""
	} else {
		c.Accounts = c.Accounts[:0]
	}
	if !o.Paid.Known && !o.Total.Known {
		o.Currency = firstOf(amazonCurrencies[strings.ToLower(o.Source)], o.Currency)
	}
	switch {
	case o.Status == crm.OrderClosed && !o.Paid.Known, o.Status == crm.OrderCreated:
		o.Paid = crm.AmountOf(0)
	case o.Paid.Known:
		o.Total = o.Paid
	}
}
