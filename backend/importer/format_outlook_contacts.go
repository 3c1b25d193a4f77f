package importer

import (
	"shuke/backend/crm"
)

// Outlook's CSV of contacts, classic and new.
func init() {
	register(Format{
		ID:   "outlook-contacts",
		Name: "Outlook contacts",
		Kind: crm.FileCustomers,
		Description: "One row a contact, UTF-8 with BOM or the ANSI of the computer. The mobile number counts before the home, business and primary " +
			"one, the first e-mail address before the others, the home address before the business one. Categories become tags. 0/0/00 is no birthday. " +
			"A contact without e-mail and phone is rejected.",
		Signature: []string{"First Name", "Last Name", "E-mail Address", "Mobile Phone|Home Phone|Business Phone", "Business Street|Home Street|Categories"},
		Columns: map[string]Targets{
			"First Name": {"firstName"}, "Last Name": {"lastName"}, "Nickname": {"nick"}, "E-mail Address": {"email"}, "E-mail 2 Address": {"email?"}, "E-mail 3 Address": {"email?"},
			"Mobile Phone": {"phone"}, "Primary Phone": {"phone?"}, "Home Phone": {"phone?"}, "Home Phone 2": {"phone?"}, "Business Phone": {"phone?"}, "Business Phone 2": {"phone?"},
			"Birthday": {"birthday"}, "Gender": {"gender"}, "Categories": {"tags"}, "Notes": {"note"},
			"Home Street": {"address"}, "Home Street 2": {"address"}, "Home City": {"city"}, "Home State": {"province"}, "Home Postal Code": {"zip"},
			"Home Country/Region": {"country"}, "Home Country": {"country"},
			"Business Street": {"address?"}, "Business City": {"city?"}, "Business State": {"province?"}, "Business Country/Region": {"country?"}, "Business Country": {"country?"},
		},
		finish: func(b *builder) { b.rec.Customer.Address = oneLine(b.rec.Customer.Address) },
	})
}
