package bind

// Source is where customers came from; its kind is the key "sourceKind.<kind>".
type Source struct {
	ID         int64    `json:"id"`
	Name       string   `json:"name"`
	Kind       string   `json:"kind"`
	Recognised bool     `json:"recognised"` // the kind is read from the name
	Words      []string `json:"words"`      // what files call it
	Customers  int64    `json:"customers"`
}

// SourceEdit sets what is not null; the kind "" goes back to what the name says.
type SourceEdit struct {
	Name *string `json:"name"`
	Kind *string `json:"kind"`
}

// SourceResult is what a source brought in a period.
type SourceResult struct {
	Source Source `json:"source"`
	Added  int64  `json:"added"`
	Buyers int64  `json:"buyers"`
	Orders int64  `json:"orders"`
	Paid   int64  `json:"paid"`

	Share *float64 `json:"share"` // of all that was received
}

// SourceReport is what each source brought; money is in the shop's currency.
type SourceReport struct {
	Rows     []SourceResult `json:"rows"`
	Currency string         `json:"currency"`
	Received int64          `json:"received"`
	Option   string         `json:"option"` // of the chart
}

// SourceChange is one change of a customer's source, by an import or by hand.
type SourceChange struct {
	At  int64  `json:"at"`
	Was string `json:"was"`
	Is  string `json:"is"`
	By  string `json:"by"` // the kind of the operation
}
