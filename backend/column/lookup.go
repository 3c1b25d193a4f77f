package column

import (
	"math"

	"shuke/backend/crm"
)

// Question is what is asked of single numbers: that they lie in one of the ranges, or that they are listed.
type Question struct {
	Ranges []crm.RuleRange
	Listed []bool              // in place of ranges
	Of     func(v int64) int64 // what is asked of, where that is not the number itself
	Not    bool
}

// Holds answers it for a number.
func (q *Question) Holds(v int64) bool {
	if q.Of != nil {
		v = q.Of(v)
	}
	if q.Listed != nil {
		return (v >= 0 && v < int64(len(q.Listed)) && q.Listed[v]) != q.Not
	}
	for _, r := range q.Ranges {
		if r.From <= v && v <= r.To {
			return !q.Not
		}
	}
	return q.Not
}

// Lookup is a question about the numbers of an array, answered beforehand for all that are narrow.
type Lookup struct {
	Question
	column *Ints
	second *Ints // stands in for column where that is Unpaid; nil for none

	narrow []int8     // the array itself while it is narrow
	known  [256]uint8 // its answers
	masks  [256]int64 // the same, to let other numbers through
	wide   []uint8    // the answers for numbers of 16 bits
}

// Lookup asks a question about the array's numbers, or about those of a second where this one is Unpaid.
func (c *Ints) Lookup(q Question, second *Ints) *Lookup {
	l := &Lookup{Question: q, column: c, second: second}
	switch {
	case c.w8 != nil && second == nil:
		l.narrow = c.w8
		for v := math.MinInt8; v <= math.MaxInt8; v++ {
			l.known[uint8(int8(v))] = bit(q.Holds(int64(v)))
			l.masks[uint8(int8(v))] = -int64(l.known[uint8(int8(v))])
		}
	case c.w16 != nil && (second == nil || second.w16 != nil):
		l.wide = make([]uint8, 1<<16)
		for v := math.MinInt16; v <= math.MaxInt16; v++ {
			l.wide[uint16(int16(v))] = bit(q.Holds(int64(v)))
		}
	}
	return l
}

// Has tells whether the number at i passes.
func (l *Lookup) Has(i int) bool {
	if l.narrow != nil {
		return l.known[uint8(l.narrow[i])] != 0
	}
	v := l.column.At(i)
	if l.second != nil && v == Unpaid {
		v = l.second.At(i)
	}
	if l.wide != nil {
		return l.wide[uint16(v)] != 0
	}
	return l.Holds(v)
}

// Mark sets the places whose number passes, and clears the others.
func (l *Lookup) Mark(from int, pass []uint8) {
	if l.narrow == nil {
		All(pass)
		l.Keep(from, pass)
		return
	}
	for i, v := range l.narrow[from : from+len(pass)] {
		pass[i] = l.known[uint8(v)]
	}
}

// Keep clears the places whose number does not pass.
func (l *Lookup) Keep(from int, pass []uint8) {
	switch {
	case l.narrow != nil:
		for i, v := range l.narrow[from : from+len(pass)] {
			pass[i] &= l.known[uint8(v)]
		}
	case l.wide != nil && l.second != nil:
		l.keepOneOfTwo(l.second.w16[from:from+len(pass)], l.column.w16[from:from+len(pass)], pass)
	case l.wide != nil:
		for i, v := range l.column.w16[from : from+len(pass)] {
			pass[i] &= l.wide[uint16(v)]
		}
	case l.column.w32 != nil && l.column.scale == 1 && l.second == nil && l.Of == nil && l.Listed == nil:
		l.keepWithin(l.column.w32[from:from+len(pass)], pass)
	default:
		for i := range pass {
			if pass[i] != 0 {
				pass[i] = bit(l.Has(from + i))
			}
		}
	}
}

func (l *Lookup) keepOneOfTwo(second, first []int16, pass []uint8) {
	for i, v := range first[:len(pass)] {
		if v == Unpaid {
			v = second[i]
		}
		pass[i] &= l.wide[uint16(v)]
	}
}

// keepWithin takes one range after the other, which are few.
func (l *Lookup) keepWithin(numbers []int32, pass []uint8) {
	if len(l.Ranges) == 1 && l.Ranges[0].From <= l.Ranges[0].To {
		lo, span, not := l.Ranges[0].From, uint64(l.Ranges[0].To)-uint64(l.Ranges[0].From), bit(l.Not)
		for i, v := range numbers[:len(pass)] {
			pass[i] &= inside(v, lo, span) ^ not
		}
		return
	}
	for i, v := range numbers[:len(pass)] {
		pass[i] &= bit(l.Holds(int64(v)))
	}
}
