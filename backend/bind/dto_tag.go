package bind

import "shuke/backend/crm"

// Tag is a label with the number of customers who carry it.
type Tag struct {
	ID    int64  `json:"id"`
	Name  string `json:"name"`
	Color string `json:"color"`
	Count int64  `json:"count"`

	Automatic bool `json:"automatic"` // a rule decides who carries it
}

// TagDraft is what an owner says of a tag.
type TagDraft struct {
	Name        string `json:"name"`
	Color       string `json:"color"`
	Group       string `json:"group"` // "" for none
	Description string `json:"description"`
}

// TagLine is a tag on its own page.
type TagLine struct {
	ID          int64  `json:"id"`
	Name        string `json:"name"`
	Color       string `json:"color"`
	Group       string `json:"group"`
	Description string `json:"description"`
	Count       int64  `json:"count"`
	Paid        int64  `json:"paid"` // by those who carry it, in the shop's currency
	Automatic   bool   `json:"automatic"`

	Uses []string `json:"uses"` // names of segments and tags whose rules refer to it
}

// TagReport is every tag, in the owner's order, beside the whole shop.
type TagReport struct {
	Tags         []TagLine `json:"tags"`
	Everyone     int64     `json:"everyone"`
	EveryonePaid int64     `json:"everyonePaid"`
	Currency     string    `json:"currency"`
}

// TagPage is everything about one tag. What stands below the rule is there for tags that have one, but who lost the discount.
type TagPage struct {
	Tag           TagLine `json:"tag"`
	Rule          string  `json:"rule"` // "" where customers are tagged by hand
	Sentence      string  `json:"sentence"`
	RefreshedAt   int64   `json:"refreshedAt"`
	ProblemKey    string  `json:"problemKey"` // why the rule cannot be asked any more; "" when it can
	ProblemParams []Param `json:"problemParams"`

	EnteredYesterday int64     `json:"enteredYesterday"`
	LeftYesterday    int64     `json:"leftYesterday"`
	EnteredWeek      int64     `json:"enteredWeek"`
	LeftWeek         int64     `json:"leftWeek"`
	Always           TagPeople `json:"always"`   // in it whatever the rule says
	Never            TagPeople `json:"never"`    // out of it
	Withheld         TagPeople `json:"withheld"` // carry it without a right to its discount
}

// TagPeople are the first hundred of some people of a tag.
type TagPeople struct {
	Count int64           `json:"count"`
	First []SegmentPerson `json:"first"`
}

func tagDTO(t crm.Tag) Tag {
	return Tag{ID: t.ID, Name: t.Name, Color: t.Color, Count: t.Count, Automatic: t.Automatic()}
}

func tagLineDTO(t crm.TagShare) TagLine {
	return TagLine{
		ID: t.ID, Name: t.Name, Color: t.Color, Group: t.Group, Description: t.Description, Count: t.Count, Paid: t.Paid, Automatic: t.Automatic(),
		Uses: each(t.Uses, func(u crm.RuleUse) string { return u.Name }),
	}
}

func tagDraft(d TagDraft) crm.TagDraft {
	return crm.TagDraft{Name: d.Name, Color: d.Color, Group: d.Group, Description: d.Description}
}
