package column

import (
	"bytes"
	"math"
)

// What follows works on stretches of an array: pass holds a 1 or a 0 for each place from `from` on. Loops without branches
// over narrow numbers are several times faster than asking place by place.

// ones are copied faster than they are written.
var ones = bytes.Repeat([]byte{1}, 1<<12)

// All sets every place.
func All(pass []uint8) {
	for len(pass) > 0 {
		pass = pass[copy(pass, ones):]
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

// Stretch is customers whose rows lie one behind the other, from From to To, the last one not included.
type Stretch struct {
	First    int // of the customers
	From, To int

	start, count []uint32 // by customer
}

// Len is how many customers there are.
func (s *Stretch) Len() int { return len(s.count) }

// Run is as many of the customers first to last, the last one not included, as have their rows one behind the other: after a
// change of the shop, those of a few lie elsewhere.
func (b *Blocks) Run(first, last int) Stretch {
	starts, counts := b.start[first:last], b.count[first:last]
	starts = starts[:len(counts)]
	s := Stretch{First: first, start: starts, count: counts}
	var place uint32
	begun := false
	for i, n := range counts {
		if n == 0 { // an empty block may stand anywhere
			continue
		}
		if start := starts[i]; start != place {
			if begun {
				s.start, s.count = starts[:i], counts[:i]
				break
			}
			place, s.From = start, int(start)
		}
		begun = true
		place += n
	}
	s.To = int(place)
	return s
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

func (r *Running) of(n int) []int64 { return sized((*[]int64)(r), n) }

// each tells what a running sum gained over the rows of each customer.
func (s *Stretch) each(running []int64, sum, scale int64, out []int64) {
	starts, out := s.start[:len(s.count)], out[:len(s.count)]
	for c, n := range s.count {
		if n == 0 { // an empty block may stand anywhere
			out[c] = 0
			continue
		}
		at := int(starts[c]) - s.From
		upTo := sum
		if end := at + int(n); end < len(running) {
			upTo = running[end]
		}
		out[c] = (upTo - running[at]) * scale
	}
}

// SumAsked adds up, for each customer, the numbers of the rows that pass and whose day lies in the stretch of days, where that
// is asked; false, and nothing is done, where one of the arrays is wide.
func (s *Stretch) SumAsked(l *Lookup, d *Days, of *Ints, room *Running, out []int64) bool {
	if l.narrow == nil || of.w32 == nil || d != nil && d.narrow == nil {
		return false
	}
	looked, numbers, running := l.narrow[s.From:s.To], of.w32[s.From:s.To], room.of(s.To-s.From)
	var sum int64
	if d == nil {
		sum = runMasked(looked, numbers, &l.masks, running)
	} else {
		sum = runWithin(d, d.narrow[s.From:s.To], looked, numbers, &l.masks, running)
	}
	s.each(running, sum, of.scale, out)
	return true
}

// runMasked writes the running sum of the numbers, each behind the mask of what was looked at.
func runMasked(looked []int8, numbers []int32, masks *[256]int64, running []int64) (sum int64) {
	numbers, running = numbers[:len(looked)], running[:len(looked)]
	for i, v := range looked {
		running[i] = sum
		sum += int64(numbers[i]) & masks[uint8(v)]
	}
	return sum
}

// runWithin is runMasked where days are asked too.
func runWithin(d *Days, days []int16, looked []int8, numbers []int32, masks *[256]int64, running []int64) (sum int64) {
	looked, numbers, running = looked[:len(days)], numbers[:len(days)], running[:len(days)]
	lo, span := uint16(d.lo), uint16(d.hi)-uint16(d.lo)
	if d.lo > d.hi {
		clear(running)
		return 0
	}
	for i, day := range days {
		running[i] = sum
		sum += int64(numbers[i]) & masks[uint8(looked[i])] & -int64(bit(uint16(day)-lo <= span))
	}
	return sum
}

// SumPassed adds up, for each customer, the numbers of the rows whose place in pass is set; without an array they are counted.
func (s *Stretch) SumPassed(of *Ints, pass []uint8, room *Running, out []int64) {
	running := room.of(len(pass))
	sum, scale := of.run(s.From, pass, running)
	s.each(running, sum, scale, out)
}

// run writes the running sum of the numbers whose place in pass, which begins at from, is set; of no array, how many there were.
func (c *Ints) run(from int, pass []uint8, running []int64) (sum, scale int64) {
	switch to := from + len(pass); {
	case c == nil:
		return runPassed(pass, pass, running), 1
	case c.w32 != nil:
		return runPassed(c.w32[from:to], pass, running), c.scale
	case c.w8 != nil:
		return runPassed(c.w8[from:to], pass, running), 1
	case c.w16 != nil:
		return runPassed(c.w16[from:to], pass, running), 1
	default:
		return runPassed(c.w64[from:to], pass, running), 1
	}
}

func runPassed[T narrow | uint8](numbers []T, pass []uint8, running []int64) (sum int64) {
	numbers, running = numbers[:len(pass)], running[:len(pass)]
	for i, p := range pass {
		running[i] = sum
		sum += int64(numbers[i]) & -int64(p)
	}
	return sum
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
