package column

import (
	"math"
	"math/bits"
)

// Ints is an array of whole numbers, as narrow as they allow: it widens when a number comes that does not fit. Instants are
// kept in seconds while all of them are whole ones.
type Ints struct {
	scale int64
	w8    []int8
	w16   []int16
	w32   []int32
	w64   []int64
}

// NewInts makes an array of n noughts with room for capacity.
func NewInts(n, capacity int) *Ints { return &Ints{scale: 1, w8: make([]int8, n, max(n, capacity))} }

// newWide is NewInts for numbers that are known to need 32 bits: it saves the widening.
func newWide(n int, scale int64) *Ints { return &Ints{scale: scale, w32: make([]int32, n)} }

// Len is how many numbers there are.
func (c *Ints) Len() int { return len(c.w8) + len(c.w16) + len(c.w32) + len(c.w64) }

// At is the number at i.
func (c *Ints) At(i int) int64 {
	switch {
	case c.w32 != nil:
		return int64(c.w32[i]) * c.scale
	case c.w8 != nil:
		return int64(c.w8[i])
	case c.w16 != nil:
		return int64(c.w16[i])
	}
	return c.w64[i]
}

// Set writes the number at i.
func (c *Ints) Set(i int, v int64) {
	for {
		switch {
		case c.w32 != nil:
			if q := v / c.scale; q == int64(int32(q)) && q*c.scale == v {
				c.w32[i] = int32(q)
				return
			}
		case c.w8 != nil:
			if v == int64(int8(v)) {
				c.w8[i] = int8(v)
				return
			}
		case c.w16 != nil:
			if v == int64(int16(v)) {
				c.w16[i] = int16(v)
				return
			}
		default:
			c.w64[i] = v
			return
		}
		c.widen(v)
	}
}

// widen makes room for v.
func (c *Ints) widen(v int64) {
	n := c.Len()
	switch {
	case c.w8 != nil && v == int64(int16(v)):
		c.w16 = convert[int8, int16](c.w8)
		c.w8 = nil
	case c.w8 != nil && v == int64(int32(v)):
		c.w32 = convert[int8, int32](c.w8)
		c.w8 = nil
	case c.w16 != nil && v == int64(int32(v)):
		c.w32 = convert[int16, int32](c.w16)
		c.w16 = nil
	default:
		wide := make([]int64, n, n+n/16)
		for i := range wide {
			wide[i] = c.At(i)
		}
		*c = Ints{scale: 1, w64: wide}
	}
}

type narrow interface{ int8 | int16 | int32 | int64 }

func convert[From, To narrow](from []From) []To {
	to := make([]To, len(from), cap(from))
	for i, v := range from {
		to[i] = To(v)
	}
	return to
}

// gather lays stretches of the array one behind the other.
func (c *Ints) gather(start []uint32, count []uint16) {
	switch {
	case c.w32 != nil:
		c.w32 = gathered(c.w32, start, count)
	case c.w8 != nil:
		c.w8 = gathered(c.w8, start, count)
	case c.w16 != nil:
		c.w16 = gathered(c.w16, start, count)
	default:
		c.w64 = gathered(c.w64, start, count)
	}
}

func gathered[T narrow](from []T, start []uint32, count []uint16) []T {
	to := make([]T, 0, cap(from))
	for i, at := range start {
		to = append(to, from[at:at+uint32(count[i])]...)
	}
	return to
}

// Append adds a number at the end.
func (c *Ints) Append(v int64) {
	switch {
	case c.w32 != nil:
		c.w32 = append(c.w32, 0)
	case c.w8 != nil:
		c.w8 = append(c.w8, 0)
	case c.w16 != nil:
		c.w16 = append(c.w16, 0)
	default:
		c.w64 = append(c.w64, 0)
	}
	c.Set(c.Len()-1, v)
}

// Within adds the rows whose number is lo to hi, both included, to out.
func (c *Ints) Within(lo, hi int64, out Bits) {
	c.within(0, c.Len(), lo, hi, out)
}

// WordWithin is which of the rows word×64 to word×64+63 have a number from lo to hi, both included.
func (c *Ints) WordWithin(word int, lo, hi int64) uint64 {
	var out [1]uint64
	c.within(word<<6, min(word<<6+64, c.Len()), lo, hi, out[:])
	return out[0]
}

// within is Within for the rows from…to, the last one not included, which stand in out from its beginning on.
func (c *Ints) within(from, to int, lo, hi int64, out Bits) {
	switch {
	case c.w32 != nil:
		if c.scale != 1 {
			lo, hi = ceilDiv(lo, c.scale), floorDiv(hi, c.scale)
		}
		within(c.w32[from:to], lo, hi, math.MinInt32, math.MaxInt32, out)
	case c.w8 != nil:
		within(c.w8[from:to], lo, hi, math.MinInt8, math.MaxInt8, out)
	case c.w16 != nil:
		within(c.w16[from:to], lo, hi, math.MinInt16, math.MaxInt16, out)
	default:
		within(c.w64[from:to], lo, hi, math.MinInt64, math.MaxInt64, out)
	}
}

func within[T narrow](v []T, lo, hi, least, most int64, out Bits) {
	lo, hi = max(lo, least), min(hi, most)
	if lo > hi {
		return
	}
	span := uint64(hi) - uint64(lo)
	for len(v) >= 64 {
		out[0] |= insideOf(v[:64:64], lo, span)
		out, v = out[1:], v[64:]
	}
	for j, x := range v {
		if uint64(x)-uint64(lo) <= span {
			out[0] |= 1 << j
		}
	}
}

// insideOf is a bit for each of 64 numbers.
func insideOf[T narrow](v []T, lo int64, span uint64) (word uint64) {
	for k := 0; k < 64; k += 8 { // eight that do not wait for each other
		x := v[k : k+8 : k+8]
		word |= uint64(inside(x[0], lo, span)|inside(x[1], lo, span)<<1|inside(x[2], lo, span)<<2|inside(x[3], lo, span)<<3|
			inside(x[4], lo, span)<<4|inside(x[5], lo, span)<<5|inside(x[6], lo, span)<<6|inside(x[7], lo, span)<<7) << k
	}
	return word
}

// inside is 1 for a number from lo on that is not beyond span: one comparison for both ends, for what is below lo wraps around.
func inside[T narrow](x T, lo int64, span uint64) (in uint8) {
	if uint64(x)-uint64(lo) <= span {
		in = 1
	}
	return in
}

// Listed adds the rows whose number is one that listed holds; numbers outside of it are not.
func (c *Ints) Listed(listed []bool, out Bits) {
	switch {
	case c.w32 != nil && c.scale == 1:
		among(c.w32, listed, out)
	case c.w8 != nil:
		among(c.w8, listed, out)
	case c.w16 != nil:
		among(c.w16, listed, out)
	default:
		for i := range c.Len() {
			if v := c.At(i); v >= 0 && v < int64(len(listed)) && listed[v] {
				out.Set(i)
			}
		}
	}
}

func among[T narrow](v []T, listed []bool, out Bits) {
	for i, x := range v {
		if uint64(x) < uint64(len(listed)) && listed[x] { // a negative one becomes too large
			out[i>>6] |= 1 << (i & 63)
		}
	}
}

// SumOver adds up the numbers of a set's rows.
func (c *Ints) SumOver(rows Bits) (sum int64) {
	if c.w32 == nil {
		rows.Each(func(row int) { sum += c.At(row) })
		return sum
	}
	for i, w := range rows {
		if w == 0 {
			continue
		}
		at := c.w32[i<<6:]
		for w != 0 {
			sum += int64(at[bits.TrailingZeros64(w)])
			w &= w - 1
		}
	}
	return sum * c.scale
}

// Days are the places of an array of days that lie in a stretch of time.
type Days struct {
	column   *Ints
	narrow   []int16 // the array itself while days fit
	lo, hi   int16
	from, to int64
}

// Days finds the places whose day is from to to, both included.
func (c *Ints) Days(from, to int64) *Days {
	d := &Days{column: c, from: from, to: to}
	if c.w16 != nil {
		d.narrow = c.w16
		d.lo, d.hi = int16(max(from, math.MinInt16)), int16(min(to, math.MaxInt16))
		if from > math.MaxInt16 || to < math.MinInt16 {
			d.lo, d.hi = 1, 0
		}
	}
	return d
}

// Has tells whether the day at i lies in the stretch.
func (d *Days) Has(i int) bool {
	if d.narrow != nil {
		v := d.narrow[i]
		return v >= d.lo && v <= d.hi
	}
	v := d.column.At(i)
	return v >= d.from && v <= d.to
}

// Count is how many of the places from…to, the last one not included, lie in the stretch.
func (d *Days) Count(from, to int) (n int64) {
	if d.narrow == nil {
		for i := from; i < to; i++ {
			if d.Has(i) {
				n++
			}
		}
		return n
	}
	if d.lo > d.hi {
		return 0
	}
	lo, span := uint16(d.lo), uint16(d.hi)-uint16(d.lo)
	for _, v := range d.narrow[from:to] {
		n += int64(bit(uint16(v)-lo <= span))
	}
	return n
}

// Sum adds up the numbers of another array at the places from…to, the last one not included, that lie in the stretch.
func (d *Days) Sum(of *Ints, from, to int) (sum int64) {
	if d.narrow == nil || of.w32 == nil {
		for i := from; i < to; i++ {
			if d.Has(i) {
				sum += of.At(i)
			}
		}
		return sum
	}
	if d.lo > d.hi {
		return 0
	}
	lo, span := uint16(d.lo), uint16(d.hi)-uint16(d.lo)
	numbers := of.w32[from:to]
	for i, v := range d.narrow[from:to] {
		sum += int64(numbers[i]) & -int64(bit(uint16(v)-lo <= span))
	}
	return sum * of.scale
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && a < 0 {
		q--
	}
	return q
}

func ceilDiv(a, b int64) int64 {
	q := a / b
	if a%b > 0 {
		q++
	}
	return q
}
