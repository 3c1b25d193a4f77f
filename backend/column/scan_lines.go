package column

// LineRoom is room for the lines of a stretch.
type LineRoom struct {
	pass         []uint8
	start, count []uint32
	running      Running
}

// passing is where the lines of a stretch of orders stand, and a 1 for each that meets what is asked of it. False where they do
// not lie one behind the other.
func (l *Lines) passing(orders *Stretch, asked []*Lookup, room *LineRoom) (from int, passed []uint8, ok bool) {
	if orders.From == orders.To {
		return 0, nil, true
	}
	if orders.To > l.laid && !l.inOrder(orders.From, orders.To) {
		return 0, nil, false
	}
	from, to := int(l.start[orders.From]), int(l.start[orders.To-1])+int(l.count[orders.To-1])
	passed = sized(&room.pass, to-from)
	All(passed)
	for _, one := range asked {
		one.Keep(from, passed)
	}
	return from, passed, true
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

// Sum adds up, for each customer, the numbers of the lines that meet what is asked of them, of the orders whose place in pass is
// set; without an array they are counted. False, and out means nothing, where the lines do not lie one behind the other.
func (l *Lines) Sum(of *Ints, orders *Stretch, pass []uint8, asked []*Lookup, room *LineRoom, out []int64) bool {
	from, passed, ok := l.passing(orders, asked, room)
	if !ok {
		return false
	}
	running := room.running.of(len(passed) + 1)
	whole, scale := of.run(from, passed, running)
	running[len(passed)] = whole
	place := 0
	for c, n := range orders.count {
		out[c] = 0
		if n == 0 { // it may stand anywhere
			continue
		}
		at := int(orders.start[c])
		counts, pass := l.count[at:][:n], pass[at-orders.From:][:n]
		sum, before := int64(0), running[place]
		for i, p := range pass {
			place += int(counts[i])
			upTo := running[place]
			sum += (upTo - before) & -int64(p)
			before = upTo
		}
		out[c] = sum * scale
	}
	return true
}

// Passing is the lines of a stretch of orders, by customer, and a 1 for each that meets what is asked of it, of the orders whose
// place in pass is set. False where the lines do not lie one behind the other.
func (l *Lines) Passing(orders *Stretch, pass []uint8, asked []*Lookup, room *LineRoom) (s Stretch, passed []uint8, ok bool) {
	s = Stretch{First: orders.First, start: sized(&room.start, orders.Len()), count: sized(&room.count, orders.Len())}
	s.From, passed, ok = l.passing(orders, asked, room)
	s.To = s.From + len(passed)
	if ok {
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
