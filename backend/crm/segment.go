package crm

// Segment is people by a name: whom a rule means, or, frozen, whom it meant at a moment.
type Segment struct {
	ID        int64
	Name      string
	Rule      string // JSON with tags and segments by their ids; of a frozen one what it was frozen from
	FrozenAt  int64  // 0 for a rule
	People    int64  // how many were frozen; some may be gone since
	CreatedAt int64
	ChangedAt int64
}

// Frozen tells whether the segment is a list that stays as it was.
func (s *Segment) Frozen() bool { return s.FrozenAt != 0 }

// RuleUse is something whose rule refers to a tag or a segment. One of the two is set.
type RuleUse struct {
	TagID, SegmentID int64
	Name             string
}

// TagMove is who entered and left a tag that has a rule when it was brought up to date.
type TagMove struct {
	TagID         int64
	Tag           string
	Entered, Left int64
}

// TagRefresh is how a tag that has a rule was last brought up to date.
type TagRefresh struct {
	TagID   int64
	At      int64  // 0 where it never was
	Problem *Error // the rule cannot be asked any more; who carries the tag is who did before
}

// TagException says what becomes of a customer in a tag that has a rule.
type TagException int

// The exceptions. ExceptNone leaves it to the rule.
const (
	ExceptNone TagException = iota
	ExceptAlways
	ExceptNever
)

// Why tells of one customer how each part of a rule comes out.
type Why struct {
	Path    string // where the part stands in the rule; a segment's own parts stand in another rule
	Segment string // the segment whose rule this is, where one is named
	Kind    RuleKind
	Passes  bool
	Own     OwnValue // of a leaf
	Of      []Why
}

// OwnValue is what a customer has where a leaf asks. Values are written as in rules: "500.00", "2026-11-22", "female", the
// names of tags; none where nothing is known.
type OwnValue struct {
	Type   string // of the values, as the fields of rules have it
	Values []string
}
