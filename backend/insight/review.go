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
)

// Review is a portrait as it leaves the app, with what must stand beside its numbers: whose, since when, made when.
type Review struct {
	Portrait
	Shop       string
	Population crm.Population
	LastDays   int    // 0 is ever
	Currency   string // ISO 4217, of Paid
	Made       time.Time
	Zone       *time.Location // days are cut here; nil is UTC
	Parts      []Part         // none means all
}

// Has tells whether a part is wanted.
func (r Review) Has(part Part) bool {
	return len(r.Parts) == 0 || slices.Contains(r.Parts, part)
}
