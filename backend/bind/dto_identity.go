package bind

// Candidate is a pair of customers who may be one person. Its evidence is the keys "evidence.<name>".
type Candidate struct {
	A          int64    `json:"a"`
	B          int64    `json:"b"`
	AName      string   `json:"aName"`
	BName      string   `json:"bName"`
	Percent    int      `json:"percent"`
	Likelihood string   `json:"likelihood"` // "high", "medium", "low"
	Evidence   []string `json:"evidence"`
	Against    []string `json:"against"`
	Later      bool     `json:"later"`
}

// CandidateQueue is the top of the queue, with what is to know of all of it.
type CandidateQueue struct {
	Rows       []Candidate `json:"rows"`
	Left       int64       `json:"left"`
	Later      int64       `json:"later"`      // of these, put off
	SearchedAt int64       `json:"searchedAt"` // 0 when the shop was never searched
	Stale      bool        `json:"stale"`      // customers came or changed since
	Crowded    int64       `json:"crowded"`    // numbers and addresses too many share to say anything
}

// MergeField is a field in which customers may differ; its name is the key "merge.field.<field>", or, of one of the shop's own,
// what stands behind "field:".
type MergeField struct {
	Field   string  `json:"field"`
	Take    int64   `json:"take"`  // the customer whose value stays
	Known   []int64 `json:"known"` // the customers who have one
	Differs bool    `json:"differs"`
}

// Comparison is customers side by side, and what they would become.
type Comparison struct {
	People []Customer   `json:"people"`
	Into   int64        `json:"into"` // who would stay
	Fields []MergeField `json:"fields"`
	Words  []MergeWords `json:"words"` // of each of the people
	Alike  []Candidate  `json:"alike"` // pairs of one of them with somebody else
}

// MergeWords are the words on a customer that a merge weighs by itself: a no beats a yes, and of the rest the one who stays
// keeps theirs.
type MergeWords struct {
	Consents   []Consent `json:"consents"`
	Card       string    `json:"card"`
	Referrer   *Person   `json:"referrer"`
	Impersonal bool      `json:"impersonal"`
}

// MergeTake says whose value a field takes.
type MergeTake struct {
	Field      string `json:"field"`
	CustomerID int64  `json:"customerId"`
}

// MergeRequest makes one person of several.
type MergeRequest struct {
	Into  int64       `json:"into"`
	From  []int64     `json:"from"`
	Takes []MergeTake `json:"takes"`
}

// SplitRequest splits a person off a customer. Identities are positions in the customer's list of them, which has Of.
type SplitRequest struct {
	CustomerID int64   `json:"customerId"`
	Identities []int   `json:"identities"`
	Of         int     `json:"of"`
	Orders     []int64 `json:"orders"`
	Notes      []int64 `json:"notes"`
	Tags       []int64 `json:"tags"`
	Fields     []int64 `json:"fields"`
	Name       string  `json:"name"`
}

// SplitResult is the operation and the new customer.
type SplitResult struct {
	Operation  Operation `json:"operation"`
	CustomerID int64     `json:"customerId"`
}
