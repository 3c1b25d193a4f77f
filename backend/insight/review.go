package insight

import (
	"slices"
	"time"

	"shuke/backend/crm"
)

// Part is one chart of a portrait with its table.
type Part string

// The parts, in the order they are read.
const (
	PartAge    Part = "age"
	PartGender Part = "gender"
	PartRegion Part = "region"
	PartSource Part = "source" // of everybody, so it stands alone
)

// Review is a portrait as it leaves the app, with what must stand beside its numbers: whose, since when, made when.
type Review struct {
	Portrait
	Shop       string
	Population crm.Population
	LastDays   int    // 0 is ever
	Who        string // of whom it is where a rule says so, by name; "" is the population alone
	Rule       string // the rule as a sentence
	Currency   string // ISO 4217, of Paid
	Made       time.Time
	Zone       *time.Location // days are cut here; nil is UTC
	Parts      []Part         // none means all of the portrait
	Sources    []SourceCount  // of PartSource
	Received   int64          // from customers of all sources
}

// Has tells whether a part is wanted.
func (r Review) Has(part Part) bool {
	return len(r.Parts) == 0 && part != PartSource || slices.Contains(r.Parts, part)
}
