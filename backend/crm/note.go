package crm

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// NoteKind tells what a note is for.
type NoteKind string

// The kinds of notes.
const (
	NoteRemark   NoteKind = "remark"   // about the person
	NoteFeedback NoteKind = "feedback" // what they say of a product; gathered by product and batch
	NoteVisit    NoteKind = "visit"    // what to do when they come again
	NoteParcel   NoteKind = "parcel"   // what to put into their parcel
)

// NoteKinds are all of them, in the order they are offered.
var NoteKinds = []NoteKind{NoteRemark, NoteFeedback, NoteVisit, NoteParcel}

// Note is what somebody in the shop wrote about a customer.
type Note struct {
	ID         int64
	CustomerID int64
	NoteDraft
	Version   int64     // the operation that last wrote it: what an edit must have seen
	Pictures  []Picture // as they are kept
	CreatedAt int64
	UpdatedAt int64
}

// NoteDraft is what a note says. Product and batch are words, not rows: they outlive an import that is taken back.
type NoteDraft struct {
	Kind    NoteKind
	Text    string
	HTML    string // the same as rich text, sanitised; "" where Text says it all
	Pinned  bool
	Product string // as orders call it
	Batch   string
	Order   string  // its number
	Show    []int64 // pictures that were kept before
	Seen    int64   // of an edit: the version the editor saw; 0 asks nothing
}

// Call is how a call to a customer ended, and what that means for the next one.
type Call struct {
	Outcome string
	Refused bool // they want no more calls
	Wrong   bool // the number is somebody else's, or nobody's
}

// How many characters a note and what it is about may have. Rich text has room for its marks besides.
const (
	MaxNote  = 10_000
	MaxRich  = 60_000
	MaxAbout = 120
)

// Checked is the draft with blanks trimmed and bytes that are no text replaced, or why it cannot be kept. A batch without
// its product names nothing, since every maker counts from one.
func (d NoteDraft) Checked() (NoteDraft, error) {
	if d.Kind == "" {
		d.Kind = NoteRemark
	}
	if !slices.Contains(NoteKinds, d.Kind) {
		return d, Errorf(CodeInvalid, "note.kind.unknown", "kind", string(d.Kind))
	}
	d.Text = clean(d.Text)
	if d.Text == "" || utf8.RuneCountInString(d.Text) > MaxNote || utf8.RuneCountInString(d.HTML) > MaxRich {
		return d, Errorf(CodeInvalid, "note.text.length", "max", MaxNote)
	}
	for _, about := range []*string{&d.Product, &d.Batch, &d.Order} {
		if *about = clean(*about); utf8.RuneCountInString(*about) > MaxAbout {
			return d, Errorf(CodeInvalid, "note.about.length", "max", MaxAbout)
		}
	}
	if len(d.Show) > MaxPictures {
		return d, Errorf(CodeInvalid, "picture.tooMany", "max", MaxPictures)
	}
	if d.Batch != "" && d.Product == "" {
		return d, Errorf(CodeInvalid, "note.batch.ofNothing")
	}
	return d, nil
}

// clean is text without blanks around it and with a sign in place of bytes that are no text.
func clean(text string) string { return strings.TrimSpace(strings.ToValidUTF8(text, "\uFFFD")) }
