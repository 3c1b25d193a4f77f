package bind

// LabelSheet is what became of a page of address labels.
type LabelSheet struct {
	Path    string `json:"path"` // "" when the owner changed their mind
	Written int    `json:"written"`
	Skipped int    `json:"skipped"` // without an address, or with a masked one
}

// CallRow is somebody to call, with the number in full.
type CallRow struct {
	ID          int64  `json:"id"`
	Name        string `json:"name"`
	Phone       string `json:"phone"`
	LastOrderAt int64  `json:"lastOrderAt"`
	NetPaid     int64  `json:"netPaid"`
	Note        string `json:"note"`
	Refused     bool   `json:"refused"` // they want no calls, or no contact at all
	Wrong       bool   `json:"wrong"`   // the number is known to be nobody's, or somebody else's
	Called      string `json:"called"`  // how today's call ended; "" when there was none
}

// CallList is the people of a selection who have a number, at most 200.
type CallList struct {
	Rows     []CallRow `json:"rows"`
	Left     int64     `json:"left"`     // behind the last row
	Skipped  int64     `json:"skipped"`  // without a number in full
	Wrong    int64     `json:"wrong"`    // whose number was found to be wrong before today
	Currency string    `json:"currency"` // of NetPaid
}
