package sqlite

import "shuke/backend/crm"

// takeBy is take with the policies of the file's columns: what a column keeps is left out, what it fills only fills
// blanks, and what it overwrites replaces even what the owner wrote by hand. The owner's mark stays on the field, so
// that files without the policy leave it alone as before. Only the first row of a file that names a customer overwrites.
func (im *Import) takeBy(row *storedCustomer, said *customerRow, first bool) {
	overwrite := first && im.src.Kind == crm.FileCustomers
	if len(im.src.Policies) == 0 {
		row.take(said, overwrite)
		return
	}
	usual, fill, over := im.bySaid(said, ""), im.bySaid(said, crm.PolicyFill), im.bySaid(said, crm.PolicyOverwrite)
	row.take(&usual, overwrite)
	row.take(&fill, false)
	if !first {
		row.take(&over, false)
		return
	}
	hand := row.hand
	row.hand = 0
	row.take(&over, true)
	row.hand = hand
}

// bySaid is the part of what a file says whose columns have a policy.
func (im *Import) bySaid(said *customerRow, policy crm.Policy) (part customerRow) {
	has := func(fact string) bool { return im.src.Policies[fact] == policy }
	for fact, copies := range map[string]func(){
		"name":          func() { part.name = said.name },
		"nick":          func() { part.nick = said.nick },
		"phone":         func() { part.phone = said.phone },
		"email":         func() { part.email = said.email },
		"gender":        func() { part.gender = said.gender },
		"address":       func() { part.address, part.region, part.guessed = said.address, said.region, said.guessed },
		"source":        func() { part.source = said.source },
		"level":         func() { part.level = said.level },
		"points":        func() { part.points = said.points },
		"cardClaimedAt": func() { part.cardAt = said.cardAt },
		"birthday": func() {
			part.birthYear, part.birthMonth, part.birthDay, part.lunar = said.birthYear, said.birthMonth, said.birthDay, said.lunar
		},
	} {
		if has(fact) {
			copies()
		}
	}
	return part
}
