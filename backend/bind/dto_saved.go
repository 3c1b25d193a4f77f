package bind

// Segment is people by a name: a rule, or a list of those whom it meant at a moment.
type Segment struct {
	ID            int64   `json:"id"`
	Name          string  `json:"name"`
	Rule          string  `json:"rule"` // of a list, what it was made from; "" for people who were chosen
	Sentence      string  `json:"sentence"`
	FrozenAt      int64   `json:"frozenAt"` // 0 for a rule
	Frozen        int64   `json:"frozen"`   // how many were in the list then
	CreatedAt     int64   `json:"createdAt"`
	ChangedAt     int64   `json:"changedAt"`
	ProblemKey    string  `json:"problemKey"` // what is wrong with the rule now; "" when nothing is
	ProblemParams []Param `json:"problemParams"`
}

// SegmentRow is a segment with its people.
type SegmentRow struct {
	Segment Segment      `json:"segment"`
	Rule    string       `json:"rule"` // that asks for who is in it
	Count   SegmentCount `json:"count"`
}

// SegmentWhy says why somebody is in a rule or not.
type SegmentWhy struct {
	Passes bool             `json:"passes"`
	Lines  []SegmentWhyLine `json:"lines"`
}

// SegmentWhyLine is one part of a rule with how it comes out.
type SegmentWhyLine struct {
	Path   string `json:"path"`
	Depth  int    `json:"depth"`
	Kind   string `json:"kind"` // "all", "any", "not", "leaf"
	Text   string `json:"text"`
	Own    string `json:"own"`
	Passes bool   `json:"passes"`
}

// SegmentOverlap counts who is in each two of some tags and segments, row by row.
type SegmentOverlap struct {
	Counts []int64 `json:"counts"`
	Size   int     `json:"size"`
}
