package crm

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// FeedbackGroup is what was said of one batch of a product; Batch is empty for what names none.
type FeedbackGroup struct {
	Product  string
	Batch    string
	Notes    int64
	People   int64
	LatestAt int64
	Since    int64 // the first day the batch was sold; 0 when the owner has not said
}

// BatchBuyers counts who bought a batch: paid for the product from its first day until the next batch's.
type BatchBuyers struct {
	Product string
	Batch   string
	Buyers  int64
	Said    int64 // of them, who gave feedback on the batch
}

// RequestState is how far a quality request has come.
type RequestState string

// The states of a quality request.
const (
	RequestDrafted  RequestState = "drafted"
	RequestSent     RequestState = "sent"
	RequestAnswered RequestState = "answered"
	RequestClosed   RequestState = "closed"
)

// next says which states may follow one.
var next = map[RequestState][]RequestState{
	RequestDrafted:  {RequestSent},
	RequestSent:     {RequestAnswered, RequestClosed},
	RequestAnswered: {RequestSent, RequestClosed},
	RequestClosed:   {RequestSent},
}

// Step is what bringing a request to the state is called in the journal.
func (s RequestState) Step() OperationKind {
	switch s {
	case RequestAnswered:
		return OpQualityAnswer
	case RequestClosed:
		return OpQualityClose
	default:
		return OpQualitySend
	}
}

// May tells whether a request in one state may go to another.
func (s RequestState) May(to RequestState) bool { return slices.Contains(next[s], to) }

// QualityRequest asks whoever makes a product to change it: which batch, what, how many say so, in whose words.
type QualityRequest struct {
	ID int64
	QualityDraft
	State     RequestState
	Answer    string // what the maker said
	CreatedAt int64
	ChangedAt int64
}

// QualityDraft is what a request says. Counts are those of the day it was written.
type QualityDraft struct {
	Product string
	Batch   string
	People  int64
	Buyers  int64 // 0 when nobody knows who bought the batch
	Problem string
	Quotes  string // one a line, without names
	Wish    string
}

// MaxRequest is how many characters each text of a request may have.
const MaxRequest = 5000

// Checked is the draft as it is kept, or why it cannot be.
func (d QualityDraft) Checked() (QualityDraft, error) {
	for _, text := range []*string{&d.Product, &d.Batch, &d.Problem, &d.Quotes, &d.Wish} {
		if *text = clean(*text); utf8.RuneCountInString(*text) > MaxRequest {
			return d, Errorf(CodeInvalid, "quality.text.length", "max", MaxRequest)
		}
	}
	if d.Product == "" || d.Problem == "" {
		return d, Errorf(CodeInvalid, "quality.text.missing")
	}
	return d, nil
}

// Quote is a customer's words without who they are: numbers and addresses, and each of their names, are left out. It is one line.
func Quote(text string, names ...string) string {
	for _, name := range names {
		if utf8.RuneCountInString(name) > 1 {
			text = strings.ReplaceAll(text, name, "•••")
		}
	}
	return strings.Join(strings.Fields(HideContacts(text)), " ")
}
