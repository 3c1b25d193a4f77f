package segment

import (
	"math"
	"math/bits"
	"slices"

	"shuke/backend/column"
	"shuke/backend/crm"
)

// Page lists a page of them in an order, ties by id, from behind a cursor on: at most the limit, and one more to know
// whether there is a next.
func (m Matches) Page(q crm.CustomerQuery) ([]crm.Cursor, error) {
	h := &best{ascending: q.Up(), most: q.Limit + 1}
	order, err := m.order(q.Sort)
	if err != nil {
		return nil, err
	}
	if q.After != nil {
		h.beyond(*q.After)
	}
	unknown := q.Unknown()
	// Ids grow with rows: walked in the order of ties, a row that ties with the last of a full page never belongs to it.
	m.Set.Words(!q.Up(), func(word int, rows uint64) {
		if !h.wants(unknown) { // only values count from here on: most rows fall away 64 at a time
			lo, hi := h.stretch()
			if rows &= order.WordWithin(word, lo, hi); rows != 0 {
				rows &^= order.unknowns(word)
			}
		}
		for rows != 0 {
			bit := bits.TrailingZeros64(rows)
			if !q.Up() {
				bit = bits.Len64(rows) - 1
			}
			rows &^= 1 << bit
			row := word<<6 + bit
			if v := order.at(row, unknown); h.wants(v) {
				h.offer(v, row, m.Table)
			}
		}
	})
	return h.sorted(), nil
}

// Behind is the cursor behind the first n of them in an order: nil before the first, behind the last when there are fewer.
func (m Matches) Behind(q crm.CustomerQuery, n int) (*crm.Cursor, error) {
	order, err := m.order(q.Sort)
	if err != nil {
		return nil, err
	}
	unknown, ascending := q.Unknown(), q.Ascending
	values := make([]int64, 0, m.Set.Count())
	m.Set.Each(func(row int) { values = append(values, order.at(row, unknown)) })
	n = min(n, len(values))
	if n <= 0 {
		return nil, nil //nolint:nilnil // there is nothing before the first
	}
	value := nth(values, ascending, n-1)
	ties := n // of those who have the value, so many stand at or before the place
	for _, v := range values {
		if v != value && v < value == ascending {
			ties--
		}
	}
	var equal []int64
	m.Set.Each(func(row int) {
		if order.at(row, unknown) == value {
			equal = append(equal, m.Table.ID(row))
		}
	})
	if !ascending {
		slices.Reverse(equal)
	}
	return &crm.Cursor{Value: value, ID: equal[ties-1]}, nil
}

// Before is how many of them stand before a value in an order.
func (m Matches) Before(q crm.CustomerQuery, value int64) (n int, err error) {
	order, err := m.order(q.Sort)
	if err != nil {
		return 0, err
	}
	unknown := q.Unknown()
	m.Set.Each(func(row int) {
		if v := order.at(row, unknown); v != value && v < value == q.Ascending {
			n++
		}
	})
	return n, nil
}

// nth is the value at a place of a list in order, which it mixes.
func nth(values []int64, ascending bool, at int) int64 {
	if !ascending {
		at = len(values) - 1 - at
	}
	low, high := 0, len(values)-1
	for low < high {
		middle := values[low+(high-low)/2]
		i, j := low, high
		for i <= j {
			for values[i] < middle {
				i++
			}
			for values[j] > middle {
				j--
			}
			if i <= j {
				values[i], values[j] = values[j], values[i]
				i++
				j--
			}
		}
		switch {
		case at <= j:
			high = j
		case at >= i:
			low = i
		default:
			return values[at]
		}
	}
	return values[at]
}

// best keeps the foremost entries of a list: a heap whose top is the last of them.
type best struct {
	ascending bool
	most      int
	heap      []crm.Cursor
	after     *crm.Cursor
}

func (h *best) beyond(c crm.Cursor) { h.after = &c }

// before tells whether a stands before b in the list.
func (h *best) before(a, b crm.Cursor) bool {
	if h.ascending {
		a, b = b, a
	}
	return a.Value > b.Value || a.Value == b.Value && a.ID > b.ID
}

// wants tells from a value alone whether its row, which comes after those offered, may be one of the page.
func (h *best) wants(v int64) bool {
	if len(h.heap) == h.most {
		if last := h.heap[0].Value; h.ascending && v >= last || !h.ascending && v <= last {
			return false
		}
	}
	return h.after == nil || h.ascending && v >= h.after.Value || !h.ascending && v <= h.after.Value
}

// stretch is the least and the most that a row may have to be wanted, both included; the most is below the least when none is.
func (h *best) stretch() (lo, hi int64) {
	lo, hi = math.MinInt64, math.MaxInt64
	if h.after != nil && h.ascending {
		lo = h.after.Value
	} else if h.after != nil {
		hi = h.after.Value
	}
	if len(h.heap) < h.most {
		return lo, hi
	}
	last := h.heap[0].Value
	switch {
	case h.ascending && last > math.MinInt64:
		return lo, min(hi, last-1)
	case !h.ascending && last < math.MaxInt64:
		return max(lo, last+1), hi
	}
	return 1, 0
}

func (h *best) offer(v int64, row int, t *column.Table) {
	c := crm.Cursor{Value: v, ID: t.ID(row)}
	if h.after != nil && !h.before(*h.after, c) {
		return
	}
	if len(h.heap) < h.most {
		h.heap = append(h.heap, c)
		h.up(len(h.heap) - 1)
		return
	}
	if h.before(c, h.heap[0]) {
		h.heap[0] = c
		h.down(0)
	}
}

func (h *best) up(i int) {
	for i > 0 {
		parent := (i - 1) / 2
		if h.before(h.heap[i], h.heap[parent]) {
			return
		}
		h.heap[i], h.heap[parent] = h.heap[parent], h.heap[i]
		i = parent
	}
}

func (h *best) down(i int) {
	for {
		last := i
		for _, child := range []int{2*i + 1, 2*i + 2} {
			if child < len(h.heap) && h.before(h.heap[last], h.heap[child]) {
				last = child
			}
		}
		if last == i {
			return
		}
		h.heap[i], h.heap[last] = h.heap[last], h.heap[i]
		i = last
	}
}

func (h *best) sorted() []crm.Cursor {
	slices.SortFunc(h.heap, func(a, b crm.Cursor) int {
		switch {
		case h.before(a, b):
			return -1
		case h.before(b, a):
			return 1
		}
		return 0
	})
	return h.heap
}
