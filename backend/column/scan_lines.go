package column

import (
	"encoding/binary"
	"math/bits"
)

// LineRoom is room for the lines of a stretch.
type LineRoom struct {
	pass         []uint8
	start, count []uint32
	lines        Running
	orders       Running
}

// span is where the lines of a stretch of orders stand. False where they do not lie one behind the other.
func (l *Lines) span(orders *Stretch) (from, to int, ok bool) {
	if orders.From == orders.To {
		return 0, 0, true
	}
	if orders.To > l.laid && !l.inOrder(orders.From, orders.To) {
		return 0, 0, false
	}
	return int(l.start[orders.From]), int(l.start[orders.To-1]) + int(l.count[orders.To-1]), true
}

func (l *Lines) inOrder(from, to int) bool {
	place := l.start[from]
	for i := from; i < to; i++ {
		if l.start[i] != place {
			return false
		}
		place += uint32(l.count[i])
	}
	return true
}

// meeting has a 1 for each line from…to, the last one not included, that meets what is asked of it.
func meeting(from, to int, asked []*Lookup, room *LineRoom) []uint8 {
	pass := sized(&room.pass, to-from)
	if len(asked) == 0 {
		All(pass)
		return pass
	}
	asked[0].Mark(from, pass)
	for _, one := range asked[1:] {
		one.Keep(from, pass)
	}
	return pass
}

// Sum adds up, for each customer, the numbers of the lines that meet what is asked of them, of the orders whose place in pass is
// set; without an array they are counted. False, and out means nothing, where the lines do not lie one behind the other.
func (l *Lines) Sum(of *Ints, orders *Stretch, pass []uint8, asked []*Lookup, room *LineRoom, out []int64) bool {
	if few(pass) {
		l.sumFew(of, orders, pass, asked, out)
		return true
	}
	from, to, ok := l.span(orders)
	if !ok {
		return false
	}
	running := room.lines.of(to - from + 1)
	whole, scale := runAsked(of, from, to, asked, room, running[:to-from])
	running[to-from] = whole
	byOrder := room.orders.of(len(pass))
	orders.each(byOrder, ofOrders(l.count[orders.From:orders.To], pass, running, byOrder), scale, out)
	return true
}

// ofOrders writes the running sum of orders whose place in pass is set, from the running sum of their lines.
func ofOrders(counts []uint16, pass []uint8, lines, running []int64) (sum int64) {
	counts, running = counts[:len(pass)], running[:len(pass)]
	place, before := 0, lines[0]
	for i, p := range pass {
		running[i] = sum
		place += int(counts[i])
		upTo := lines[place]
		sum += (upTo - before) & -int64(p)
		before = upTo
	}
	return sum
}

// runAsked writes the running sum of the numbers of lines that meet what is asked: where that is two narrow things, as with a
// product and a quantity, in one pass over everything.
func runAsked(of *Ints, from, to int, asked []*Lookup, room *LineRoom, running []int64) (sum, scale int64) {
	if len(asked) == 2 && asked[0].narrow != nil && asked[1].narrow != nil && of != nil {
		switch {
		case of.w8 != nil:
			return runTwo(asked[0], asked[1], from, of.w8[from:to], running), 1
		case of.w16 != nil:
			return runTwo(asked[0], asked[1], from, of.w16[from:to], running), 1
		case of.w32 != nil:
			return runTwo(asked[0], asked[1], from, of.w32[from:to], running), of.scale
		}
	}
	return of.run(from, meeting(from, to, asked, room), running)
}

func runTwo[T narrow](one, two *Lookup, from int, numbers []T, running []int64) (sum int64) {
	first, second := one.narrow[from:][:len(numbers)], two.narrow[from:][:len(numbers)]
	running = running[:len(numbers)]
	for i, n := range numbers {
		running[i] = sum
		sum += int64(n) & -int64(one.known[uint8(first[i])]&two.known[uint8(second[i])])
	}
	return sum
}

// fewOf is how many orders there are for one that passes where these are sooner looked at one by one.
const fewOf = 4

// few tells whether hardly any place is set.
func few(pass []uint8) bool {
	n, i := 0, 0
	for ; i+8 <= len(pass); i += 8 {
		n += bits.OnesCount64(binary.LittleEndian.Uint64(pass[i:]))
	}
	for ; i < len(pass); i++ {
		n += int(pass[i])
	}
	return n*fewOf < len(pass)
}

// sumFew is Sum where hardly any order passes, as of the last weeks.
func (l *Lines) sumFew(of *Ints, orders *Stretch, pass []uint8, asked []*Lookup, out []int64) {
	clear(out)
	c := 0
	for i := nextSet(pass, 0); i < len(pass); i = nextSet(pass, i+1) {
		order := orders.From + i
		for orders.count[c] == 0 || int(orders.start[c]+orders.count[c]) <= order { // whose it is
			c++
		}
		out[c] += l.ofOne(of, order, asked)
	}
}

// nextSet is the first place from i on that is set; len(pass) where none is.
func nextSet(pass []uint8, i int) int {
	for ; i+8 <= len(pass); i += 8 {
		if w := binary.LittleEndian.Uint64(pass[i:]); w != 0 {
			return i + bits.TrailingZeros64(w)>>3
		}
	}
	for i < len(pass) && pass[i] == 0 {
		i++
	}
	return i
}

// ofOne adds up the lines of one order.
func (l *Lines) ofOne(of *Ints, order int, asked []*Lookup) (sum int64) {
	for i, end := l.Of(order); i < end; i++ {
		met := true
		for _, one := range asked {
			met = met && one.Has(i)
		}
		switch {
		case !met:
		case of == nil:
			sum++
		default:
			sum += of.At(i)
		}
	}
	return sum
}

// Passing is the lines of a stretch of orders, by customer, and a 1 for each that meets what is asked of it, of the orders whose
// place in pass is set. False where the lines do not lie one behind the other.
func (l *Lines) Passing(orders *Stretch, pass []uint8, asked []*Lookup, room *LineRoom) (s Stretch, passed []uint8, ok bool) {
	s = Stretch{First: orders.First, start: sized(&room.start, orders.Len()), count: sized(&room.count, orders.Len())}
	s.From, s.To, ok = l.span(orders)
	if ok {
		passed = meeting(s.From, s.To, asked, room)
		l.divide(orders, pass, &s, passed)
	}
	return s, passed, ok
}

// divide tells the customers' lines apart, and clears those of orders that do not pass.
func (l *Lines) divide(orders *Stretch, pass []uint8, s *Stretch, passed []uint8) {
	place := 0
	for c, n := range orders.count {
		s.start[c], s.count[c] = uint32(s.From+place), 0
		if n == 0 { // it may stand anywhere
			continue
		}
		at := int(orders.start[c])
		counts, begin := l.count[at:][:n], place
		for i, p := range pass[at-orders.From:][:n] {
			end := place + int(counts[i])
			if p == 0 {
				clear(passed[place:end])
			}
			place = end
		}
		s.count[c] = uint32(place - begin)
	}
}

// sized is room for n of something.
func sized[T any](room *[]T, n int) []T {
	if cap(*room) < n {
		*room = make([]T, 2*n)
	}
	return (*room)[:n]
}
