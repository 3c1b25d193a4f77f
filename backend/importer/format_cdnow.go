package importer

import "shuke/backend/crm"

// CDNOW, the purchase history by which models of repurchase are judged.
func init() {
	register(Format{
		ID:       "cdnow",
		Name:     "CDNOW purchases",
		Platform: "cdnow",
		Kind:     crm.FileOrders,
		Description: "One row a purchase: who, on which day, how many CDs, for how much. Purchases have no numbers, so they get one made of " +
			"what they say. The columns are called customer_id, date, number_of_cds, dollar_value or Id, Date, CDs, Price.",
		Signature: []string{"Id", "Date", "CDs", "Price"},
		Columns: map[string]Targets{
			"Id": {"account"}, "Date": {"createdAt", "paidAt"}, "CDs": {"itemCount"}, "Price": {"total"},
		},
		Currency: "USD",
		Country:  "US",
	})
}
