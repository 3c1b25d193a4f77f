package column

// Blocks are rows that belong to customers, each customer's together. A customer's rows that change are written anew at the
// end; the place they had lies waste until the next load.
type Blocks struct {
	start, count []uint32 // by customer
	waste        int
}

func newBlocks(counts *Ints, more *Ints) (b Blocks, total int) {
	n := counts.Len()
	b = Blocks{start: make([]uint32, n, n+n/16), count: make([]uint32, n, n+n/16)}
	for i := range n {
		b.start[i] = uint32(total)
		total += int(counts.At(i))
		if more != nil {
			total += int(more.At(i))
		}
	}
	return b, total
}

// Of is where the rows of a customer stand.
func (b *Blocks) Of(customer int) (from, to int) {
	from = int(b.start[customer])
	return from, from + int(b.count[customer])
}

// place is where the next row of a customer goes while blocks are filled; ok is false when there are more than were counted.
func (b *Blocks) place(customer, total int) (at int, ok bool) {
	at = int(b.start[customer] + b.count[customer])
	end := total
	if customer+1 < len(b.start) {
		end = int(b.start[customer+1])
	}
	if at >= end {
		return 0, false
	}
	b.count[customer]++
	return at, true
}

// move gives a customer a new, empty block that begins at end.
func (b *Blocks) move(customer, end int) {
	b.waste += int(b.count[customer])
	b.start[customer], b.count[customer] = uint32(end), 0
}

func (b *Blocks) grow() {
	b.start, b.count = append(b.start, 0), append(b.count, 0)
}
