package bind

// SegmentCount is how many a rule means while it is written. Shares of nothing are null.
type SegmentCount struct {
	Customers    int64         `json:"customers"`
	Everyone     int64         `json:"everyone"`
	Share        *float64      `json:"share"`
	Paid         int64         `json:"paid"`
	EveryonePaid int64         `json:"everyonePaid"`
	ShareOfPaid  *float64      `json:"shareOfPaid"`
	Sentence     string        `json:"sentence"` // the rule read aloud
	Parts        []SegmentPart `json:"parts"`    // none while the shop file answers
	InMemory     bool          `json:"inMemory"`
}

// SegmentPart is how many one condition means by itself.
type SegmentPart struct {
	Path      string `json:"path"`
	Customers int64  `json:"customers"`
}

// SegmentPeople is who a rule means: some of them, and how many each channel reaches.
type SegmentPeople struct {
	Sample []SegmentPerson `json:"sample"`
	Reach  []SegmentReach  `json:"reach"`
}

// SegmentPerson is one of a rule's people.
type SegmentPerson struct {
	ID          int64  `json:"id"`
	Name        string `json:"name"`
	NetPaid     int64  `json:"netPaid"`
	LastOrderAt int64  `json:"lastOrderAt"`
}

// SegmentReach is how many a channel reaches: who can be written to there, and may be.
type SegmentReach struct {
	Channel   string `json:"channel"`
	Customers int64  `json:"customers"`
}

// SegmentHistory is who came and went, and who of those of a month ago paid since.
type SegmentHistory struct {
	Known            bool     `json:"known"` // false while the shop does not stand in memory
	EnteredYesterday int64    `json:"enteredYesterday"`
	LeftYesterday    int64    `json:"leftYesterday"`
	EnteredWeek      int64    `json:"enteredWeek"`
	LeftWeek         int64    `json:"leftWeek"`
	Advice           string   `json:"advice"` // "bold", "test", "unclear", "few"
	Days             int      `json:"days"`
	Then             int64    `json:"then"`     // whom the rule meant so many days ago
	ThenPaid         int64    `json:"thenPaid"` // who of them paid since
	Low              float64  `json:"low"`      // the 95 % interval of that share
	High             float64  `json:"high"`
	Usual            *float64 `json:"usual"`  // the same share of everybody the shop knew then
	Weight           *float64 `json:"weight"` // their share of what was received ÷ their share of customers
}

// SegmentPreset is a rule most shops ask, with its people here; it is called "segment.preset.<name>".
type SegmentPreset struct {
	Name  string       `json:"name"`
	Rule  string       `json:"rule"`
	Count SegmentCount `json:"count"`
}

// RuleMeasure is a way to add up what belongs to customers.
type RuleMeasure struct {
	Of        string   `json:"of"`
	How       string   `json:"how"`
	What      string   `json:"what"`
	Type      string   `json:"type"`
	Operators []string `json:"operators"`
}
