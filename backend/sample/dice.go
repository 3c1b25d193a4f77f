package sample

import (
	"math/bits"
	"math/rand/v2"
)

// dice is the one source of chance. It is reseeded for every customer, so that what one customer does never depends
// on how much chance the customers before used up.
type dice struct{ pcg rand.PCG }

// roll starts the sequence that belongs to a seed, a purpose and an index.
func (d *dice) roll(seed, purpose, index uint64) {
	d.pcg.Seed(scramble(seed^scramble(purpose)), scramble(index))
}

// scramble is splitmix64's finisher: neighbouring indexes become unrelated states.
func scramble(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// below is a whole number in [0, n). n must be positive.
func (d *dice) below(n int) int { return int(d.below64(uint64(n))) }

func (d *dice) below64(n uint64) uint64 {
	hi, _ := bits.Mul64(d.pcg.Uint64(), n)
	return hi
}

// between is a whole number in [low, high].
func (d *dice) between(low, high int) int { return low + d.below(high-low+1) }

// chance is true in perMille of a thousand throws.
func (d *dice) chance(perMille int) bool { return d.below(1000) < perMille }

// of picks one of the texts, each as likely as the next.
func (d *dice) of(texts []string) string { return texts[d.below(len(texts))] }

// wheel picks indexes by weight in one step: each index holds a share of the slots.
type wheel struct{ slots []uint16 }

// newWheel spreads weights over size slots.
func newWheel(size int, weights []int) wheel {
	total := 0
	for _, w := range weights {
		total += w
	}
	slots := make([]uint16, size)
	sum, from := 0, 0
	for i, w := range weights {
		sum += w
		to := sum * size / total
		for ; from < to; from++ {
			slots[from] = uint16(i)
		}
	}
	return wheel{slots}
}

func (d *dice) spin(w *wheel) int { return int(w.slots[d.below(len(w.slots))]) }
