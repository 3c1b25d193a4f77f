package column

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"shuke/backend/crm"
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
		l := c.Lookup(Question{Ranges: []crm.RuleRange{{From: lo, To: hi}}}, nil)
		l.Keep(from, looked)
		for i, n := range numbers {
			in := lo <= n && n <= hi
			word := c.WordWithin(i>>6, lo, hi)
			if set.Has(i) != in || word>>(i&63)&1 != 0 != in || l.Has(i) != in || i >= from && (looked[i-from] != 0) != in {
				rt.Fatalf("%d within %d to %d", n, lo, hi)
			}
		}
		if !slices.Equal(pass, looked) || c.Part(from, len(numbers)).At(0) != numbers[from] {
			rt.Fatalf("%v from %d: %v", numbers, from, pass)
		}
	})
}

// TestScan_AddsUpByCustomer: what is added up of many customers at once is what each one's rows add up to.
func TestScan_AddsUpByCustomer(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		counts := rapid.SliceOfN(rapid.IntRange(0, 4), 1, 12).Draw(rt, "counts")
		var b Blocks
		total := 0
		for _, n := range counts {
			start := total
			if n == 0 {
				start = rapid.IntRange(0, 1000).Draw(rt, "anywhere")
			}
			b.start, b.count = append(b.start, uint32(start)), append(b.count, uint32(n))
			total += n
		}
		days, looked, numbers := &Ints{scale: 1, w16: make([]int16, total)}, NewInts(total, total), newWide(total, 1)
		pass, want, wantCount := make([]uint8, total), make([]int64, len(counts)), make([]int64, len(counts))
		lo, hi := rapid.Int64Range(-3, 3).Draw(rt, "lo"), rapid.Int64Range(-3, 3).Draw(rt, "hi")
		at := 0
		for c, n := range counts {
			for range n {
				day, look, number := rapid.Int64Range(-4, 4).Draw(rt, "day"), rapid.Int64Range(-2, 2).Draw(rt, "look"), rapid.Int64Range(-9, 9).Draw(rt, "number")
				days.Set(at, day)
				looked.Set(at, look)
				numbers.Set(at, number)
				if lo <= day && day <= hi && look > 0 {
					want[c], wantCount[c] = want[c]+number, wantCount[c]+1
					pass[at] = 1
				}
				at++
			}
		}
		got, again := make([]int64, len(counts)), make([]int64, len(counts))
		var room Running
		l := looked.Lookup(Question{Ranges: []crm.RuleRange{{From: 1, To: crm.Most}}}, nil)
		s := b.Run(0, len(counts))
		if s.Len() != len(counts) || s.To != total || !s.SumAsked(l, days.Days(lo, hi), numbers, &room, got) || !slices.Equal(got, want) {
			rt.Fatalf("%v, not %v", got, want)
		}
		if s.SumPassed(numbers, pass, &room, again); !slices.Equal(again, want) {
			rt.Fatalf("%v, not %v", again, want)
		}
		if s.SumPassed(nil, pass, &room, got); !slices.Equal(got, wantCount) {
			rt.Fatalf("%v, not %v", got, wantCount)
		}
	})
}
