package insight

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// TestSpikes_AgainstPublishedNumbers holds the formulas against what is printed elsewhere.
func TestSpikes_AgainstPublishedNumbers(t *testing.T) {
	near := func(what string, got, want, by float64) {
		t.Helper()
		if math.Abs(got-want) > by {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	// Newcombe 1998, Statist. Med. 17:873, table II, example (a): 56/70 − 48/80, method 10: 0.0524 to 0.3339.
	s := compare(BatchCount{70, 56}, BatchCount{80, 48})
	near("difference low", s.MoreLow, 0.0524, 0.0001)
	near("difference high", s.MoreHigh, 0.3339, 0.0001)
	// Example (e) there: 5/56 − 0/29: −0.0381 to 0.1926.
	s = compare(BatchCount{56, 5}, BatchCount{29, 0})
	near("difference low", s.MoreLow, -0.0381, 0.0001)
	near("difference high", s.MoreHigh, 0.1926, 0.0001)
	// Fisher's lady: all four cups right of eight: 1/70. Three or four: 17/70.
	near("tea 4", fisherTail(BatchCount{4, 4}, BatchCount{4, 0}), 1.0/70, 1e-12)
	near("tea 3", fisherTail(BatchCount{4, 3}, BatchCount{4, 1}), 17.0/70, 1e-12)
	// Wilson: 10 of 20: 0.2993 to 0.7007.
	low, high := wilson(BatchCount{20, 10})
	near("Wilson low", low, 0.2993, 0.0001)
	near("Wilson high", high, 0.7007, 0.0001)
}

func drawBatches(t *rapid.T) []BatchCount {
	list := make([]BatchCount, rapid.IntRange(0, 6).Draw(t, "batches"))
	for i := range list {
		list[i].Buyers = rapid.Int64Range(0, 3000).Draw(t, "buyers")
		list[i].Said = rapid.Int64Range(0, list[i].Buyers).Draw(t, "said")
	}
	return list
}

// TestSpikes_Hold is what must be true of any counts.
func TestSpikes_Hold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := drawBatches(t)
		for i, s := range Spikes(list) {
			for _, v := range []float64{s.Share, s.Low, s.High, s.Others, s.P} {
				if math.IsNaN(v) || v < 0 || v > 1 {
					t.Fatalf("%+v of %+v", s, list[i])
				}
			}
			if s.Low > s.Share+1e-12 || s.High < s.Share-1e-12 || s.MoreLow > s.Share-s.Others+1e-12 || s.MoreHigh < s.Share-s.Others-1e-12 {
				t.Fatalf("intervals of %+v: %+v", list[i], s)
			}
			if s.Verdict == VerdictSpike && s.Share <= s.Others {
				t.Fatalf("a spike below the others: %+v of %+v", s, list)
			}
			if s.Verdict == VerdictSpike && (s.P >= spikeLevel || list[i].Said < fewestSaid) {
				t.Fatalf("%+v of %+v", s, list[i])
			}
		}
	})
}

// TestSpikes_MoreIsNeverLess adds one who says something: the chance must not rise.
func TestSpikes_MoreIsNeverLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := BatchCount{Buyers: rapid.Int64Range(2, 500).Draw(t, "buyers")}
		b.Said = rapid.Int64Range(0, b.Buyers-1).Draw(t, "said")
		o := BatchCount{Buyers: rapid.Int64Range(1, 500).Draw(t, "others")}
		o.Said = rapid.Int64Range(0, o.Buyers).Draw(t, "others said")
		if less, more := fisherTail(b, o), fisherTail(BatchCount{b.Buyers, b.Said + 1}, o); more > less+1e-9 {
			t.Fatalf("%v after %v for %+v %+v", more, less, b, o)
		}
	})
}

// TestSpikes_OrderIsOfNoAccount turns the list around.
func TestSpikes_OrderIsOfNoAccount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := drawBatches(t)
		turned := make([]BatchCount, len(list))
		for i, b := range list {
			turned[len(list)-1-i] = b
		}
		there, back := Spikes(list), Spikes(turned)
		for i := range list {
			a, b := there[i], back[len(list)-1-i]
			if math.Abs(a.P-b.P) > 1e-9 || a.Verdict != b.Verdict && math.Abs(a.P-spikeLevel) > 1e-9 {
				t.Fatalf("%+v and %+v", a, b)
			}
		}
	})
}

// TestSpikes_FalseAlarms makes shops whose batches are all alike, and some where one is not: alarms without cause stay under the
// level, a batch four times as bad is found.
func TestSpikes_FalseAlarms(t *testing.T) {
	dice := rand.New(rand.NewPCG(42, 7))
	draw := func(buyers int64, rate float64) BatchCount {
		b := BatchCount{Buyers: buyers}
		for range buyers {
			if dice.Float64() < rate {
				b.Said++
			}
		}
		return b
	}
	const shops = 1500
	alarms, found := 0, 0
	for range shops {
		alike := []BatchCount{draw(300, 0.03), draw(500, 0.03), draw(200, 0.03), draw(400, 0.03), draw(250, 0.03)}
		for _, s := range Spikes(alike) {
			if s.Verdict == VerdictSpike {
				alarms++
				break
			}
		}
		alike[2] = draw(200, 0.12)
		if Spikes(alike)[2].Verdict == VerdictSpike {
			found++
		}
	}
	t.Logf("false alarms in %.1f %% of shops, a batch four times as bad found in %.1f %%", 100*float64(alarms)/shops, 100*float64(found)/shops)
	if alarms > shops*6/100 {
		t.Errorf("%d false alarms in %d shops", alarms, shops)
	}
	if found < shops*90/100 {
		t.Errorf("only %d of %d found", found, shops)
	}
}
