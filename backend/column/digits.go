package column

import (
	"math/bits"
	"slices"
)

// digits says which stretches of entries hold which three digits in a row. All ten digits are frequent wherever phone numbers
// stand, so that none of them leads to a number quickly; three of them lie in a quarter of the stretches, seven in few.
type digits struct {
	words int      // of one set of stretches
	sets  []uint64 // of "000" to "999", one behind the other
	exact []exact
}

// exact is the rows that have three digits in a row which lie in many stretches, as the beginnings of phone numbers do.
type exact struct {
	number int64
	rows   Bits
}

const (
	mostExact  = 160 // a million rows take 125 KB each, in the snapshot
	exactShare = 3   // of so many stretches, many are more than one
)

// stretch is how many entries one bit stands for. Two of them share a word of a set of rows.
const stretch = 32

// indexDigits notes where the digits of the entries are that there are now; entries that come later are searched anyway.
func (w *Words) indexDigits() {
	n := (len(w.starts) + stretch - 1) / stretch
	d := digits{words: (n + 63) / 64}
	d.sets = make([]uint64, 1000*d.words)
	spread(n, 64, 1<<10, func(from, to int) {
		for at := from; at < to; at++ {
			d.note(at, w.text[w.starts[at*stretch]:w.end(min((at+1)*stretch, len(w.starts))-1)])
		}
	})
	d.exact = d.frequent(n)
	w.digits = d
	w.noteExact()
}

func (d *digits) note(at int, text []byte) {
	word, bit := at>>6, uint64(1)<<(at&63)
	eachThree(text, func(number int) { d.sets[number*d.words+word] |= bit })
}

// eachThree hands f every three digits in a row.
func eachThree(text []byte, f func(number int)) {
	run, number := 0, 0
	for _, b := range text {
		if b < '0' || b > '9' {
			run = 0
			continue
		}
		number = (number*10 + int(b-'0')) % 1000
		if run++; run >= 3 {
			f(number)
		}
	}
}

func (d *digits) stretches(number int) Bits { return d.sets[number*d.words : (number+1)*d.words] }

// frequent are the three digits that lie in many of n stretches, still without their rows.
func (d *digits) frequent(n int) (many []exact) {
	counts := make([]int, 1000)
	for number := range counts {
		if counts[number] = d.stretches(number).Count(); counts[number] > n/exactShare {
			many = append(many, exact{number: int64(number)})
		}
	}
	slices.SortFunc(many, func(a, b exact) int { return counts[b.number] - counts[a.number] })
	return many[:min(len(many), mostExact)]
}

// noteExact notes the rows of the frequent ones.
func (w *Words) noteExact() {
	if len(w.digits.exact) == 0 {
		return
	}
	of := make([]Bits, 1000)
	for i := range w.digits.exact {
		e := &w.digits.exact[i]
		e.rows = NewBits(w.first())
		of[e.number] = e.rows
	}
	Each(w.first(), func(from, to int) {
		for row := from; row < to; row++ {
			eachThree(w.text[w.starts[row]:w.end(row)], func(number int) {
				if of[number] != nil {
					of[number].Set(row)
				}
			})
		}
	})
}

// wipe forgets a row whose words no longer stand in order.
func (d *digits) wipe(row int) {
	for _, e := range d.exact {
		e.rows.Clear(row)
	}
}

// of is the stretches that may hold a text; nil when it has no three digits in a row, or nothing was noted.
func (d *digits) of(text []byte) (set Bits) {
	if d.words == 0 {
		return nil
	}
	eachThree(text, func(number int) {
		if set == nil {
			set = slices.Clone(d.stretches(number))
		} else {
			set.And(d.stretches(number))
		}
	})
	return set
}

// rows is the rows in order that have all the frequent three digits of a text; nil when it has none of them.
func (d *digits) rows(text []byte) (rows Bits) {
	eachThree(text, func(number int) {
		for _, e := range d.exact {
			switch {
			case e.number != int64(number):
			case rows == nil:
				rows = slices.Clone(e.rows)
			default:
				rows.And(e.rows)
			}
		}
	})
	return rows
}

// findIn searches the stretches of a set, on every processor; where rows are given, only those.
func (w *Words) findIn(n needle, stretches, rows, out Bits) {
	spread(len(stretches), 1, 1<<4, func(from, to int) {
		for i := from; i < to; i++ {
			for some := stretches[i]; some != 0; some &= some - 1 {
				w.findOf(n, (i<<6+bits.TrailingZeros64(some))*stretch, rows, out)
			}
		}
	})
}

// findOf searches the stretch that begins at an entry; where rows are given, only those.
func (w *Words) findOf(n needle, first int, rows, out Bits) {
	if rows == nil {
		w.find(n, first, min(first+stretch, w.first()), out)
		return
	}
	if first>>6 >= len(rows) {
		return
	}
	for some := rows[first>>6] >> (first & 63) & (1<<stretch - 1); some != 0; some &= some - 1 {
		row := first + bits.TrailingZeros64(some)
		w.find(n, row, row+1, out)
	}
}
