package column

import "math/bits"

// digits says which stretches of entries hold which three digits in a row. All ten digits are frequent wherever phone numbers
// stand, so that none of them leads to a number quickly; three of them lie in a quarter of the stretches, seven in few.
type digits struct {
	words int      // of one set of stretches
	sets  []uint64 // of "000" to "999", one behind the other
}

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
	w.digits = d
}

func (d *digits) note(at int, text []byte) {
	word, bit := at>>6, uint64(1)<<(at&63)
	run, number := 0, 0
	for _, b := range text {
		if b < '0' || b > '9' {
			run = 0
			continue
		}
		number = (number*10 + int(b-'0')) % 1000
		if run++; run >= 3 {
			d.sets[number*d.words+word] |= bit
		}
	}
}

// of is the stretches that may hold a text; nil when it has no three digits in a row, or nothing was noted.
func (d *digits) of(text []byte) Bits {
	if d.words == 0 {
		return nil
	}
	var set Bits
	for i := 0; i+3 <= len(text); i++ {
		number := 0
		for _, b := range text[i : i+3] {
			if b < '0' || b > '9' {
				number = -1
				break
			}
			number = number*10 + int(b-'0')
		}
		if number < 0 {
			continue
		}
		some := Bits(d.sets[number*d.words : (number+1)*d.words])
		if set == nil {
			set = append(set, some...)
		} else {
			set.And(some)
		}
	}
	return set
}

// findIn searches the stretches of a set, on every processor.
func (w *Words) findIn(n needle, stretches Bits, out Bits) {
	spread(len(stretches), 1, 1<<4, func(from, to int) {
		for i := from; i < to; i++ {
			for some := stretches[i]; some != 0; some &= some - 1 {
				first := (i<<6 + bits.TrailingZeros64(some)) * stretch
				w.find(n, first, min(first+stretch, w.first()), out)
			}
		}
	})
}
