package importer

import (
	"slices"
	"strings"

	"shuke/backend/crm"
)

// Google Contacts, today's CSV and the one of before 2023.
func init() {
	register(Format{
		ID:   "google-contacts",
		Name: "Google Contacts",
		Kind: crm.FileCustomers,
		Description: "One row a contact, several values of a cell joined with ` ::: `. The first e-mail and the first phone that can be read count, of " +
			"several columns and within one cell; labels become tags but for Google's own (`* myContacts`, `* starred`). A contact without e-mail " +
			"and phone is rejected. The older layout says Type instead of Label, Given Name instead of First Name, Group Membership instead of Labels.",
		Signature: []string{"First Name|Given Name", "Last Name|Family Name", "E-mail 1 - Value|Phone 1 - Value|Labels|Group Membership", "File As|Yomi Name|Given Name Yomi|Phonetic First Name"},
		Columns: map[string]Targets{
			"Name": {"name"}, "First Name": {"firstName"}, "Last Name": {"lastName"}, "Given Name": {"firstName"}, "Family Name": {"lastName"},
			"Nickname": {"nick"}, "Birthday": {"birthday"}, "Gender": {"gender"}, "Notes": {"note"}, "Labels": {"tags"}, "Group Membership": {"tags"},
			"E-mail 1 - Value": {"email"}, "E-mail 2 - Value": {"email?"}, "E-mail 3 - Value": {"email?"},
			"Phone 1 - Value": {"phone"}, "Phone 2 - Value": {"phone?"}, "Phone 3 - Value": {"phone?"}, "Phone 4 - Value": {"phone?"},
			"Address 1 - Street": {"address"}, "Address 1 - Extended Address": {"address"}, "Address 1 - City": {"city"},
			"Address 1 - Region": {"province"}, "Address 1 - Postal Code": {"zip"}, "Address 1 - Country": {"country"}, "Address 1 - Formatted": {"address?"},
		},
		Several: " ::: ",
		finish:  finishGoogle,
	})
}

// finishGoogle leaves out the labels that Google gives.
func finishGoogle(b *builder) {
	c := &b.rec.Customer
	c.Tags = slices.DeleteFunc(c.Tags, func(tag string) bool { return strings.HasPrefix(tag, "*") })
	c.Address = oneLine(c.Address)
}

// oneLine joins the lines of an address that stands in one cell.
func oneLine(address string) string {
	return strings.Join(strings.FieldsFunc(address, func(r rune) bool { return r == '\n' || r == '\r' }), ", ")
}
