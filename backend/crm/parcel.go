package crm

import "unicode/utf8"

// Parcel is what went into a customer's parcel besides what they bought: the next one shall differ.
type Parcel struct {
	ID         int64
	CustomerID int64
	Order      string // its number, or ""
	Contents   string
	PackedAt   int64
}

// Slip is what lies beside a parcel while it is packed: the order, what to do this time, and what was done before.
type Slip struct {
	CustomerID int64
	Customer   string
	Order      Order    // the one to be sent; without a number when there is none
	Notes      []Note   // next visits not yet met, and what is always put in
	Before     []Parcel // the latest first
}

// MaxParcel is how many characters the contents of a parcel may have.
const MaxParcel = 1000

// CheckParcel is the contents as they are kept, or why they cannot be.
func CheckParcel(contents string) (string, error) {
	contents = clean(contents)
	if contents == "" || utf8.RuneCountInString(contents) > MaxParcel {
		return "", Errorf(CodeInvalid, "parcel.contents.length", "max", MaxParcel)
	}
	return contents, nil
}
