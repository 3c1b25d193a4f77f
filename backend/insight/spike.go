package insight

import (
	"math"
	"slices"
)

// BatchCount is a batch of a product: how many bought it, and how many of those said something against it.
type BatchCount struct {
	Buyers int64
	Said   int64
}

// Verdict is what a comparison allows to say.
type Verdict string

// The verdicts of a spike test.
const (
	VerdictSpike   Verdict = "spike"   // more than chance would bring
	VerdictUsual   Verdict = "usual"   // no more than in the other batches, as far as can be seen
	VerdictUnclear Verdict = "unclear" // too few to tell
)

// Spike compares one batch with the others of its product.
type Spike struct {
	Share     float64 // of the batch's buyers
	Low, High float64 // the share's 95 % interval, after Wilson
	Others    float64 // the share of the other batches' buyers together
	MoreLow   float64 // the 95 % interval of share − others, after Newcombe
	MoreHigh  float64
	P         float64 // chance of as many or more if the batch were like the others; Fisher's, adjusted for the number of batches
	Verdict   Verdict
}

// What a verdict needs: fewer tell nothing, whatever the arithmetic says.
const (
	fewestSaid   = 3
	fewestBuyers = 20
	spikeLevel   = 0.05
	z95          = 1.959963984540054
)

// Spikes compares each batch of a product with the others together. One that nobody bought, and one without others, is unclear.
//
// The chance is the upper tail of the hypergeometric distribution with all margins fixed (Fisher, The Design of Experiments,
// 1935); looking at many batches finds a high one by chance, so the chances are adjusted step by step (Holm, Scand. J. Statist.
// 6, 1979). The share's interval is Wilson's (JASA 22, 1927), the difference's is Newcombe's method 10 (Statist. Med. 17, 1998).
func Spikes(batches []BatchCount) []Spike {
	var all BatchCount
	for _, b := range batches {
		all.Buyers += b.Buyers
		all.Said += b.Said
	}
	spikes := make([]Spike, len(batches))
	for i, b := range batches {
		spikes[i] = compare(b, BatchCount{all.Buyers - b.Buyers, all.Said - b.Said})
	}
	adjust(spikes)
	for i, b := range batches {
		spikes[i].Verdict = verdict(b, all.Buyers-b.Buyers, spikes[i].P)
	}
	return spikes
}

func compare(b, others BatchCount) Spike {
	s := Spike{P: 1, High: 1, MoreLow: -1, MoreHigh: 1}
	if b.Buyers == 0 {
		return s
	}
	s.Share = float64(b.Said) / float64(b.Buyers)
	s.Low, s.High = wilson(b)
	if others.Buyers == 0 {
		return s
	}
	s.Others = float64(others.Said) / float64(others.Buyers)
	low, high := wilson(others)
	s.MoreLow = s.Share - s.Others - math.Hypot(s.Share-s.Low, high-s.Others)
	s.MoreHigh = s.Share - s.Others + math.Hypot(s.High-s.Share, s.Others-low)
	s.P = fisherTail(b, others)
	return s
}

// ShareInterval is the 95 % interval of a share, after Wilson.
func ShareInterval(part, whole int64) (low, high float64) {
	if whole <= 0 {
		return 0, 1
	}
	return wilson(BatchCount{Buyers: whole, Said: part})
}

// wilson is the score interval of a share.
func wilson(b BatchCount) (low, high float64) {
	n, p := float64(b.Buyers), float64(b.Said)/float64(b.Buyers)
	middle := p + z95*z95/(2*n)
	half := z95 * math.Sqrt(p*(1-p)/n+z95*z95/(4*n*n))
	scale := 1 + z95*z95/n
	return max((middle-half)/scale, 0), min((middle+half)/scale, 1)
}

// fisherTail is P(X ≥ said) for X hypergeometric: of all buyers, as many as said something at all are drawn.
func fisherTail(b, others BatchCount) float64 {
	total, said := b.Buyers+others.Buyers, b.Said+others.Said
	whole := logChoose(total, said)
	p := 0.0
	for x := b.Said; x <= min(b.Buyers, said); x++ {
		if said-x > others.Buyers {
			continue
		}
		p += math.Exp(logChoose(b.Buyers, x) + logChoose(others.Buyers, said-x) - whole)
	}
	return min(p, 1)
}

func logChoose(n, k int64) float64 {
	return logFactorial(n) - logFactorial(k) - logFactorial(n-k)
}

func logFactorial(n int64) float64 {
	l, _ := math.Lgamma(float64(n) + 1)
	return l
}

// adjust is Holm's: the least chance counts as often as there are batches, the next one time less, and none falls below one before.
func adjust(spikes []Spike) {
	order := make([]int, len(spikes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case spikes[a].P < spikes[b].P:
			return -1
		case spikes[a].P > spikes[b].P:
			return 1
		}
		return 0
	})
	before := 0.0
	for rank, i := range order {
		before = max(before, min(spikes[i].P*float64(len(spikes)-rank), 1))
		spikes[i].P = before
	}
}

func verdict(b BatchCount, others int64, p float64) Verdict {
	switch {
	case b.Buyers == 0 || others == 0 || b.Said < fewestSaid:
		return VerdictUnclear
	case p < spikeLevel:
		return VerdictSpike
	case b.Buyers < fewestBuyers || others < fewestBuyers:
		return VerdictUnclear
	}
	return VerdictUsual
}
