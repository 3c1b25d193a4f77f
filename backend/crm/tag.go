package crm

import "unicode/utf8"

// How many characters a tag's name, its group's and its description may have.
const (
	MaxTagName        = 40
	MaxTagDescription = 200
)

// TagDraft is what an owner says of a tag.
type TagDraft struct {
	Name        string
	Color       string
	Group       string // "" for none
	Description string
}

// Checked is the draft with blanks trimmed, or why there can be no such tag.
func (d TagDraft) Checked() (TagDraft, error) {
	d.Name, d.Group, d.Description = clean(d.Name), clean(d.Group), clean(d.Description)
	if d.Name == "" || utf8.RuneCountInString(d.Name) > MaxTagName {
		return d, Errorf(CodeInvalid, "tag.name.length", "max", MaxTagName)
	}
	if utf8.RuneCountInString(d.Group) > MaxTagName {
		return d, Errorf(CodeInvalid, "tag.group.length", "max", MaxTagName)
	}
	if utf8.RuneCountInString(d.Description) > MaxTagDescription {
		return d, Errorf(CodeInvalid, "tag.description.length", "max", MaxTagDescription)
	}
	return d, nil
}

// TagShare is a tag, and what those who carry it paid.
type TagShare struct {
	Tag
	Paid int64
	Uses []RuleUse // segments and tags whose rules refer to it
}

// TagReport is every tag beside the whole shop.
type TagReport struct {
	Tags         []TagShare
	Everyone     int64 // customers
	EveryonePaid int64
}
