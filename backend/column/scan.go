package column

import "math"

// What follows works on stretches of an array: pass holds a 1 or a 0 for each place from `from` on. Loops without branches
// over narrow numbers are several times faster than asking place by place.

// All sets every place.
func All(pass []uint8) {
	for i := range pass {
		pass[i] = 1
	}
}

// Keep clears the places whose day does not lie in the stretch.
func (d *Days) Keep(from int, pass []uint8) {
	if d.narrow == nil {
		for i := range pass {
			pass[i] &= bit(d.Has(from + i))
		}
		return
	}
	if d.lo > d.hi {
		clear(pass)
		return
	}
	lo, span := uint16(d.lo), uint16(d.hi)-uint16(d.lo)
	for i, v := range d.narrow[from : from+len(pass)] {
		pass[i] &= bit(uint16(v)-lo <= span)
	}
}

func bit(b bool) (n uint8) {
	if b {
		n = 1
	}
	return n
}

// Keep clears the places whose number does not pass.
func (l *Lookup) Keep(from int, pass []uint8) {
	switch {
	case l.narrow != nil:
		for i, v := range l.narrow[from : from+len(pass)] {
			pass[i] &= l.known[uint8(v)]
		}
	case l.wide != nil:
		for i, v := range l.column.w16[from : from+len(pass)] {
			pass[i] &= l.wide[uint16(v)]
		}
	default:
		for i := range pass {
			if pass[i] != 0 {
				pass[i] = bit(l.pass(l.column.At(from + i)))
			}
		}
	}
}

// Through is where the rows of the customers first…last stand when they lie one behind the other.
func (b *Blocks) Through(first, last int) (from, to int, ok bool) {
	from = int(b.start[first])
	to = from
	for c := first; c <= last; c++ {
		if b.count[c] != 0 && int(b.start[c]) != to {
			return 0, 0, false
		}
		to += int(b.count[c])
	}
	return from, to, true
}

// lookupWide answers a question about all numbers of 16 bits, where an array has such.
func lookupWide(c *Ints, pass func(v int64) bool) []uint8 {
	if c.w16 == nil {
		return nil
	}
	wide := make([]uint8, 1<<16)
	for v := math.MinInt16; v <= math.MaxInt16; v++ {
		wide[uint16(int16(v))] = bit(pass(int64(v)))
	}
	return wide
}

// Wide is numbers of 64 bits as an array.
func Wide(numbers []int64) *Ints { return &Ints{scale: 1, w64: numbers} }

// Narrow is numbers of 32 bits as an array.
func Narrow(numbers []int32) *Ints { return &Ints{scale: 1, w32: numbers} }

// Part is the numbers from…to, the last one not included, as an array of their own that nobody may write.
func (c *Ints) Part(from, to int) *Ints {
	p := &Ints{scale: c.scale}
	switch {
	case c.w32 != nil:
		p.w32 = c.w32[from:to]
	case c.w8 != nil:
		p.w8 = c.w8[from:to]
	case c.w16 != nil:
		p.w16 = c.w16[from:to]
	default:
		p.w64 = c.w64[from:to]
	}
	return p
}

// Running is room for sums that run through a stretch: one pass without branches, and two look-ups for each customer.
type Running []int64

// of is room for a stretch of so many places.
func (r *Running) of(n int) []int64 {
	if cap(*r) < n {
		*r = make(Running, 2*n)
	}
	return (*r)[:n]
}

// each tells what a running sum gained over the rows of each customer from `first` on.
func each(running []int64, sum int64, b *Blocks, first, from int, scale int64, out []int64) {
	starts, counts := b.start[first:first+len(out)], b.count[first:first+len(out)]
	for c, start := range starts {
		if counts[c] == 0 { // an empty block may stand anywhere
			out[c] = 0
			continue
		}
		at, end := int(start)-from, int(start)-from+int(counts[c])
		upTo := sum
		if end < len(running) {
			upTo = running[end]
		}
		out[c] = (upTo - running[at]) * scale
	}
}

// SumEach adds up, for each customer from `first` on, whose rows stand from…to, the numbers of those that lie in the stretch
// of days and pass; false, and nothing is done, where one of the arrays is wide.
func (d *Days) SumEach(l *Lookup, of *Ints, room *Running, b *Blocks, first, from, to int, out []int64) bool {
	if d.narrow == nil || l == nil || l.narrow == nil || of.w32 == nil {
		return false
	}
	if d.lo > d.hi {
		clear(out)
		return true
	}
	lo, span := uint16(d.lo), uint16(d.hi)-uint16(d.lo)
	var masks [256]int64
	for v, known := range l.known {
		masks[v] = -int64(known)
	}
	days := d.narrow[from:to]
	looked, numbers, running := l.narrow[from:to][:len(days)], of.w32[from:to][:len(days)], room.of(len(days))[:len(days)]
	var sum int64
	for i, day := range days {
		running[i] = sum
		sum += int64(numbers[i]) & masks[uint8(looked[i])] & -int64(bit(uint16(day)-lo <= span))
	}
	each(running, sum, b, first, from, of.scale, out)
	return true
}

// SumPassed is SumEach of the rows whose place in pass, which begins at from, is set.
func (c *Ints) SumPassed(from int, pass []uint8, room *Running, b *Blocks, first int, out []int64) bool {
	if c.w32 == nil {
		return false
	}
	numbers, running := c.w32[from : from+len(pass)][:len(pass)], room.of(len(pass))[:len(pass)]
	var sum int64
	for i, p := range pass {
		running[i] = sum
		sum += int64(numbers[i]) & -int64(p)
	}
	each(running, sum, b, first, from, c.scale, out)
	return true
}

// CountPassed counts, for each customer from `first` on, the rows whose place in pass, which begins at from, is set.
func CountPassed(from int, pass []uint8, room *Running, b *Blocks, first int, out []int64) {
	running := room.of(len(pass))[:len(pass)]
	var sum int64
	for i, p := range pass {
		running[i] = sum
		sum += int64(p)
	}
	each(running, sum, b, first, from, 1, out)
}

// Settled writes a number of each row from `from` on into out: the one of whole where first and last lie within since and
// until, 0 where last lies before since. The others are left to one.
func Settled(first, last, whole *Ints, since, until int64, from int, out []int64, one func(row int)) {
	if first.w32 == nil || last.w32 == nil || first.scale != last.scale {
		for i := range out {
			one(from + i)
		}
		return
	}
	lo, hi := int64(math.MinInt32), int64(math.MaxInt32)
	if since > lo*first.scale {
		lo = ceilDiv(since, first.scale)
	}
	if until < hi*first.scale {
		hi = floorDiv(until, first.scale)
	}
	begins, ends := first.w32[from:from+len(out)], last.w32[from:from+len(out)]
	for i, end := range ends {
		switch {
		case int64(end) < lo:
			out[i] = 0
		case int64(begins[i]) >= lo && int64(end) <= hi:
			out[i] = whole.At(from + i)
		default:
			one(from + i)
		}
	}
}
