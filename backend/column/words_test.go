package column

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// found lists the rows a text is found in.
func found(w *Words, text string, rows int) []int {
	set, list := NewBits(rows), []int{}
	w.Find([]byte(text), set)
	set.Each(func(row int) { list = append(list, row) })
	return list
}

func TestWords_FindNamesBySound(t *testing.T) {
	w, s := newWords(4, 100), newSpeller()
	for _, name := range []string{"林静宜", "曾明", "Lin", "单晓 X", "重庆小店"} {
		w.open()
		w.writeLower([]byte(name))
		s.write(w, []byte(name))
		w.close()
	}
	for text, want := range map[string][]int{
		"静": {0}, "linj": {0}, "ljy": {0}, "lin": {0, 2}, "zengm": {1}, "zm": {1}, "shanx": {3}, "danx": {3}, "sx": {3}, "zhou": {}, "lx": {}, "xiaodian": {4},
	} {
		if got := found(w, text, 5); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s finds %v, not %v", text, got, want)
		}
	}
}

// TestWords_FollowChanges writes, changes and removes texts at random; each search finds who has them now.
func TestWords_FollowChanges(t *testing.T) {
	text := rapid.OneOf(rapid.StringOfN(rapid.RuneFrom([]rune("abA林静")), 0, 4, -1), rapid.StringOfN(rapid.RuneFrom([]rune("1a23")), 2, 7, -1))
	rapid.Check(t, func(rt *rapid.T) {
		now := rapid.SliceOfN(text, 0, 80).Draw(rt, "first")
		w := newWords(len(now), 10)
		for _, s := range now {
			w.open()
			w.writeLower([]byte(s))
			w.close()
		}
		if rapid.Bool().Draw(rt, "indexed") {
			w.indexDigits()
		}
		for range rapid.IntRange(0, 12).Draw(rt, "changes") {
			row := rapid.IntRange(0, len(now)).Draw(rt, "row")
			if row == len(now) {
				now = append(now, "")
			}
			now[row] = text.Draw(rt, "text")
			w.replace(row)
			w.writeLower([]byte(now[row]))
			w.close()
			if rapid.IntRange(0, 5).Draw(rt, "gone") == 0 {
				now[row] = ""
				w.wipe(row)
			}
		}
		for _, needle := range []string{"a", "ab", "静", "林静", "aa", "12", "123", "312", "1223", "a123"} {
			want := []int{}
			for row, s := range now {
				if contains(s, needle) {
					want = append(want, row)
				}
			}
			if got := found(w, needle, len(now)); fmt.Sprint(got) != fmt.Sprint(want) {
				rt.Fatalf("%s finds %v of %q, not %v", needle, got, now, want)
			}
		}
	})
}

// TestNeedle_ComparesThreeBytesAtOnce finds what bytes.Index finds, in texts of few bytes.
func TestNeedle_ComparesThreeBytesAtOnce(t *testing.T) {
	some := rapid.SliceOfN(rapid.SampledFrom([]byte{0, 1, 2, 0x7f, 0x80, 0x81, 0xff}), 3, 40)
	rapid.Check(t, func(rt *rapid.T) {
		text := some.Draw(rt, "text")
		sought := rapid.OneOf(some, rapid.Custom(func(rt *rapid.T) []byte {
			from := rapid.IntRange(0, len(text)-3).Draw(rt, "from")
			return text[from:rapid.IntRange(from+3, len(text)).Draw(rt, "to")]
		})).Draw(rt, "sought")
		if got, want := (needle{text: sought}).byThree(text), bytes.Index(text, sought); got != want {
			rt.Fatalf("%v in %v at %d, not %d", sought, text, got, want)
		}
	})
}

func contains(s, needle string) bool { return strings.Contains(strings.ToLower(s), needle) }

// TestInts_KeepEveryNumber sets and adds numbers of all widths: each comes back, and is found by the ranges it lies in.
func TestInts_KeepEveryNumber(t *testing.T) {
	number := rapid.OneOf(rapid.Int64Range(-3, 3), rapid.Int64Range(-300, 300), rapid.Int64Range(-70_000, 70_000), rapid.Int64Range(-5e12, 5e12), rapid.Int64(),
		rapid.Map(rapid.Int64Range(0, 2e9), func(s int64) int64 { return s * 1000 }))
	rapid.Check(t, func(rt *rapid.T) {
		c := rapid.SampledFrom([]*Ints{NewInts(0, 4), {scale: 1000, w32: []int32{}}, {scale: 1, w16: []int16{}}}).Draw(rt, "array")
		c = &Ints{scale: c.scale, w8: c.w8, w16: c.w16, w32: c.w32}
		want := []int64{}
		for range rapid.IntRange(0, 150).Draw(rt, "steps") {
			v := number.Draw(rt, "number")
			if i := rapid.IntRange(0, len(want)).Draw(rt, "at"); i < len(want) {
				want[i] = v
				c.Set(i, v)
			} else {
				want = append(want, v)
				c.Append(v)
			}
		}
		lo, hi := number.Draw(rt, "lo"), number.Draw(rt, "hi")
		in := NewBits(len(want))
		c.Within(lo, hi, in)
		for i, v := range want {
			if c.At(i) != v {
				rt.Fatalf("number %d is %d, not %d", i, c.At(i), v)
			}
			if in.Has(i) != (lo <= v && v <= hi) {
				rt.Fatalf("%d in %d to %d: %v", v, lo, hi, in.Has(i))
			}
		}
	})
}
