package importer

import "shuke/backend/crm"

// "Export customers" of the Shopify admin.
func init() {
	register(Format{
		ID:       "shopify-customers",
		Name:     "Shopify customers",
		Platform: "shopify",
		Kind:     crm.FileCustomers,
		Description: "One row a customer. 2020 has Accepts Marketing, 2022 splits it into e-mail and SMS, 2023 adds Customer ID, " +
			"2024 prefixes the address columns with Default Address. Ids that Excel turned into 7.02E+12 identify nobody and are " +
			"reported, and so are phones. Total Spent and Total Orders are not read: the orders themselves say it.",
		Signature: []string{"First Name", "Last Name", "Email", "Total Spent", "Total Orders", "Tax Exempt"},
		Key:       "Email|Phone|Default Address Phone",
		Marks: []string{
			"Accepts Marketing", "Accepts Email Marketing", "Accepts SMS Marketing",
			"Accepts WhatsApp Marketing", "Tax Exempt",
			"Default Address Address1", "Default Address City", "Default Address Province Code",
			"Default Address Country Code", "Default Address Zip",
		},
		Columns: map[string]Targets{
			"Customer ID": {"account"}, "First Name": {"firstName"}, "Last Name": {"lastName"}, "Email": {"email"},
			"Phone": {"phone"}, "Default Address Phone": {"phone?"}, "Tags": {"tags"}, "Note": {"note"},
			"Accepts Marketing": {"consentEmail"}, "Accepts Email Marketing": {"consentEmail"}, "Accepts SMS Marketing": {"consentSms"},
			"Address1": {"address"}, "Address2": {"address"}, "City": {"city"}, "Zip": {"zip"},
			"Province Code": {"province"}, "Province": {"province?"}, "Country Code": {"country"}, "Country": {"country?"},
			"Default Address Address1": {"address"}, "Default Address Address2": {"address"}, "Default Address City": {"city"},
			"Default Address Province Code": {"province"}, "Default Address Country Code": {"country"}, "Default Address Zip": {"zip"},
		},
	})
}
