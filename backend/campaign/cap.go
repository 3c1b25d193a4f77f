package campaign

import (
	"cmp"
	"slices"
	"time"

	"shuke/backend/crm"
)

// capSpan is one of the windows a cap slides over, and how many messages it may hold.
type capSpan struct {
	long time.Duration
	most int
}

func spans(c crm.Caps) []capSpan {
	list := []capSpan{}
	for _, s := range []capSpan{{24 * time.Hour, c.Day}, {7 * 24 * time.Hour, c.Week}, {30 * 24 * time.Hour, c.Month}} {
		if s.most > 0 {
			list = append(list, s)
		}
	}
	return list
}

// Room tells whether one more message at a moment keeps every window below its cap: those that end there, those that begin
// there, and those in between. Others are the moments of one customer's marketing messages, sent and reserved, in order.
func Room(c crm.Caps, others []int64, at int64) bool {
	i, _ := slices.BinarySearch(others, at)
	for _, s := range spans(c) {
		long := s.long.Milliseconds()
		from, to := i, i
		for from > 0 && at-others[from-1] < long {
			from--
		}
		for to < len(others) && others[to]-at < long {
			to++
		}
		near := slices.Insert(slices.Clone(others[from:to]), i-from, at)
		for k := s.most; k < len(near); k++ {
			if near[k]-near[k-s.most] < long {
				return false
			}
		}
	}
	return true
}

// Wish is a message somebody is planned to get.
type Wish struct {
	Customer int64
	At       int64
	Priority int  // the higher goes first
	Service  bool // not counted, and never in the way
}

// Reserve decides which of several wishes are granted, given what was sent. The more important ones choose first, then the
// earlier, then as they stand in the list.
func Reserve(c crm.Caps, sent map[int64][]int64, wishes []Wish) []bool {
	order := make([]int, len(wishes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(wishes[b].Priority, wishes[a].Priority), cmp.Compare(wishes[a].At, wishes[b].At))
	})
	granted, taken := make([]bool, len(wishes)), map[int64][]int64{}
	for _, i := range order {
		w := wishes[i]
		if w.Service {
			granted[i] = true
			continue
		}
		if _, known := taken[w.Customer]; !known {
			taken[w.Customer] = slices.Sorted(slices.Values(sent[w.Customer]))
		}
		if granted[i] = Room(c, taken[w.Customer], w.At); granted[i] {
			at, _ := slices.BinarySearch(taken[w.Customer], w.At)
			taken[w.Customer] = slices.Insert(taken[w.Customer], at, w.At)
		}
	}
	return granted
}
