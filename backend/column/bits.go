package column

import "math/bits"

// Bits is a set of rows, one bit each.
type Bits []uint64

// NewBits makes an empty set for n rows.
func NewBits(n int) Bits { return make(Bits, (n+63)/64) }

// Has tells whether a row is in the set; rows beyond it are not.
func (b Bits) Has(row int) bool { return row>>6 < len(b) && b[row>>6]>>(row&63)&1 != 0 }

// Set puts a row into the set.
func (b Bits) Set(row int) { b[row>>6] |= 1 << (row & 63) }

// Clear takes a row out of the set.
func (b Bits) Clear(row int) { b[row>>6] &^= 1 << (row & 63) }

// Put sets or clears a row.
func (b Bits) Put(row int, in bool) {
	if in {
		b.Set(row)
	} else {
		b.Clear(row)
	}
}

// And keeps what o has too. A set that is shorter has nothing at its end.
func (b Bits) And(o Bits) {
	for i := range b {
		if i < len(o) {
			b[i] &= o[i]
		} else {
			b[i] = 0
		}
	}
}

// Or adds what o has.
func (b Bits) Or(o Bits) {
	for i := range b[:min(len(b), len(o))] {
		b[i] |= o[i]
	}
}

// AndNot takes out what o has.
func (b Bits) AndNot(o Bits) {
	for i := range b[:min(len(b), len(o))] {
		b[i] &^= o[i]
	}
}

// Not turns every bit.
func (b Bits) Not() {
	for i := range b {
		b[i] = ^b[i]
	}
}

// Fill puts every row in.
func (b Bits) Fill() {
	for i := range b {
		b[i] = ^uint64(0)
	}
}

// Count is how many rows are in the set.
func (b Bits) Count() (n int) {
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

// Each calls f with every row of the set in order.
func (b Bits) Each(f func(row int)) {
	for i, w := range b {
		for w != 0 {
			f(i<<6 + bits.TrailingZeros64(w))
			w &= w - 1
		}
	}
}

// Words calls f with every 64 rows of which one at least is in the set, the first of them being word×64; down from the last to
// the first.
func (b Bits) Words(down bool, f func(word int, rows uint64)) {
	for i := range b {
		if down {
			i = len(b) - 1 - i
		}
		if b[i] != 0 {
			f(i, b[i])
		}
	}
}

// grown is the set with room for n rows.
func (b Bits) grown(n int) Bits {
	if words := (n + 63) / 64; words > len(b) {
		b = append(b, make(Bits, words-len(b))...)
	}
	return b
}

// OrNot adds what o has not. A set that is shorter has nothing at its end.
func (b Bits) OrNot(o Bits) {
	for i := range b {
		if i < len(o) {
			b[i] |= ^o[i]
		} else {
			b[i] = ^uint64(0)
		}
	}
}
