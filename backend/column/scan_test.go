package column

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestScan_AsksAsOneByOne: what is asked of a stretch at once is what is asked of each place, whatever the width.
func TestScan_AsksAsOneByOne(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		most := rapid.SampledFrom([]int64{3, 300, 70_000, 1 << 40}).Draw(rt, "most")
		numbers := rapid.SliceOfN(rapid.Int64Range(-most, most), 1, 200).Draw(rt, "numbers")
		c := NewInts(0, len(numbers))
		for _, n := range numbers {
			c.Append(n)
		}
		lo, hi := rapid.Int64Range(-most, most).Draw(rt, "lo"), rapid.Int64Range(-most, most).Draw(rt, "hi")
		set := NewBits(len(numbers))
		c.Within(lo, hi, set)
		from := rapid.IntRange(0, len(numbers)-1).Draw(rt, "from")
		pass := make([]uint8, len(numbers)-from)
		All(pass)
		c.Days(lo, hi).Keep(from, pass)
		looked := make([]uint8, len(pass))
		All(looked)
		l := c.Lookup(func(v int64) bool { return lo <= v && v <= hi })
		l.Keep(from, looked)
		var sum, count int64
		for i, n := range numbers {
			in := lo <= n && n <= hi
			if set.Has(i) != in || l.Has(i) != in || i >= from && (looked[i-from] != 0) != in {
				rt.Fatalf("%d within %d to %d", n, lo, hi)
			}
			if i >= from && in {
				sum, count = sum+n, count+1
			}
		}
		if !slices.Equal(pass, looked) || CountSet(pass) != count || c.SumWhere(from, pass) != sum || c.Part(from, len(numbers)).At(0) != numbers[from] {
			rt.Fatalf("%v from %d: %v, sum %d", numbers, from, pass, c.SumWhere(from, pass))
		}
	})
}
