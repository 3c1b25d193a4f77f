package importer

import (
	"maps"

	"shuke/backend/crm"
)

// tiktok is what the order exports of all markets have in common.
func tiktok() Format {
	return Format{
		Platform: "tiktok",
		Kind:     crm.FileOrders,
		Columns: map[string]Targets{
			"Order ID": {"orderNo"}, "Order Status": {"status"}, "Order Substatus": {"fulfilment"},
			"Created Time": {"createdAt"}, "Paid Time": {"paidAt"}, "Order Amount": {"total"}, "Order Refund Amount": {"refunded"},
			"Buyer Message": {"remark"}, "Seller Note": {"memo"},
			"Buyer Username": {"account", "nick"}, "Buyer Nickname": {"nick?"}, "Recipient": {"name"}, "Phone #": {"phone"},
			"Country": {"country"}, "Zipcode": {"zip"},
			"SKU ID": {"lineNo", "sku?"}, "Seller SKU": {"sku"}, "Product Name": {"title"}, "Variation": {"variant"},
			"Quantity": {"quantity"}, "SKU Unit Original Price": {"unitPrice"}, "SKU Subtotal After Discount": {"lineAmount"},
			"Product Category": {"category"},
		},
		Values: map[string]map[string]string{
			"status":     {"on hold": "paid", "to ship": "paid", "awaiting shipment": "paid", "awaiting collection": "paid", "partially shipped": "paid"},
			"fulfilment": {"on hold": "paid", "to ship": "paid", "awaiting shipment": "paid", "awaiting collection": "paid", "unpaid": "unknown"},
		},
		Key: "Order ID",
		Marks: []string{
			"Order Substatus", "Cancelation/Return Type", "Normal or Pre-order", "SKU ID", "Sku Quantity of return", "SKU Unit Original Price",
			"SKU Subtotal Before Discount", "SKU Platform Discount", "SKU Seller Discount", "SKU Subtotal After Discount", "RTS Time", "Buyer Username",
		},
		Described:       true,
		CountryCurrency: true,
		MarketClock:     true,
		finish:          closedAndReceived,
	}
}

// "All order" of TikTok Shop in South-East Asia and wherever days stand first.
func init() {
	f := tiktok()
	f.ID, f.Name = "tiktok-orders", "TikTok Shop orders (All order)"
	f.Description = "One row a SKU of an order, csv or xlsx; the row below the header describes the columns and is skipped. Order " +
		"Amount stands on each row of an order and counts once; lines are told apart by SKU ID. Amounts are in the currency of the " +
		"row's Country, so 90.000 in Vietnam or Indonesia are ninety thousand. Statuses may be English, Vietnamese, Thai or " +
		"Indonesian. Times are day first, on the clock of the row's Country: the seller " +
		"centre shows that of its market. In a country of several zones it is the shop's. An order that was paid for and then cancelled is refunded; one without a payment time is paid for at the door, when it is " +
		"delivered. Ids may carry " +
		"tabs. The address columns differ per country; the workbook says that it is one cell large and may spread its header over " +
		"several rows of the same number."
	f.Signature = []string{"Order ID", "Order Status", "SKU ID", "Order Amount|SKU Subtotal After Discount"}
	f.Without = []string{"Address Line 1"}
	maps.Copy(f.Columns, map[string]Targets{
		"Province": {"province"}, "State": {"province"}, "City": {"city"}, "Regency and City": {"city"}, "District": {"district"},
		"Detail Address": {"address"}, "Additional address information": {"address"}, "Address Line": {"address"},
	})
	f.DateOrder = "dmy"
	register(f)
}

// "All order" of TikTok Shop in the United States.
func init() {
	f := tiktok()
	f.ID, f.Name = "tiktok-orders-us", "TikTok Shop orders (United States)"
	f.Description = "As above, with State, City, Zipcode and Address Line 1 and 2. Times are month first with AM or PM: that is not " +
		"proven, and a column with a day above twelve decides for itself. They are on the shop's clock: which of its zones the market uses, nobody has said."
	f.Signature = []string{"Order ID", "Order Status", "SKU ID", "Order Amount|SKU Subtotal After Discount", "Address Line 1"}
	maps.Copy(f.Columns, map[string]Targets{
		"State": {"province"}, "City": {"city"}, "Address Line 1": {"address"}, "Address Line 2": {"address"},
	})
	f.Key, f.DateOrder, f.Country = "Address Line 1", "mdy", "US"
	register(f)
}
