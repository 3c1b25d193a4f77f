package crm

import (
	"strconv"
	"time"
)

// FieldType is what the values of a custom field are.
type FieldType string

// The types of custom fields.
const (
	FieldText   FieldType = "text"
	FieldNumber FieldType = "number"
	FieldDate   FieldType = "date"   // a civil day
	FieldYesNo  FieldType = "yesno"  //
	FieldChoice FieldType = "choice" // one of a few words
)

// FieldTypes lists them in the order they are offered.
var FieldTypes = []FieldType{FieldText, FieldNumber, FieldDate, FieldYesNo, FieldChoice}

// Numeric tells whether values of the type are compared as numbers: a date by its day since 1970, a yes as 1.
func (t FieldType) Numeric() bool { return t == FieldNumber || t == FieldDate || t == FieldYesNo }

// MaxFieldName is how many characters a custom field's name may have, MaxFieldText how many a value.
const (
	MaxFieldName = 40
	MaxFieldText = 500
)

// CustomField is something the shop keeps about its customers besides what every shop does.
type CustomField struct {
	ID    int64
	Name  string
	Type  FieldType
	Count int64 // customers of whom it is known; filled by FindFields
}

// FieldFacts is what a row says of a customer in a custom field: Number for the numeric types, Text for the others.
type FieldFacts struct {
	Name   string
	Type   FieldType
	Number float64
	Text   string
}

// FieldValue is what the shop knows of a customer in a custom field.
type FieldValue struct {
	Field  CustomField
	Number float64
	Text   string
}

// String writes the value as files and people do: 12.5, 2026-11-22, yes.
func (v FieldValue) String() string {
	switch v.Field.Type {
	case FieldNumber:
		return strconv.FormatFloat(v.Number, 'f', -1, 64)
	case FieldDate:
		return time.Unix(int64(v.Number)*86_400, 0).UTC().Format(time.DateOnly)
	case FieldYesNo:
		if v.Number != 0 {
			return "yes"
		}
		return "no"
	case FieldText, FieldChoice:
	}
	return v.Text
}

// DayNumber is a civil date as custom fields keep it: days since 1970.
func DayNumber(year, month, day int) float64 {
	return float64(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / 86_400)
}

// Policy says what a column of a file does to what the shop knows of a customer already.
type Policy string

// The policies. Without one, a customer file overwrites what other files said, every other file fills blanks, and what
// the owner wrote by hand stands.
const (
	PolicyFill      Policy = "fill"      // only where nothing is known
	PolicyOverwrite Policy = "overwrite" // always, also over what the owner wrote by hand
	PolicyKeep      Policy = "keep"      // only for customers the file brings
)
