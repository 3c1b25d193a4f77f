package segment

import (
	"sync"

	"shuke/backend/column"
	"shuke/backend/crm"
)

// cache keeps the sets of leaves that were asked lately, for one generation: of a rule that is being edited all leaves but
// one are there. Sets are not written any more once they are in it.
type cache struct {
	mu         sync.Mutex
	generation crm.Generation
	sets       map[string]column.Bits
	order      []string // oldest first
	sums       []*sums  // the same
	spare      *sums    // room for others; nil for none
}

// cached leaves; a million customers take 8 MB.
const cachedLeaves = 64

func (c *cache) get(g crm.Generation, key string) column.Bits {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.generation != g {
		return nil
	}
	return c.sets[key]
}

func (c *cache) put(g crm.Generation, key string, set column.Bits) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.turn(g)
	if _, there := c.sets[key]; !there {
		c.order = append(c.order, key)
	}
	c.sets[key] = set
	if len(c.order) > cachedLeaves {
		delete(c.sets, c.order[0])
		c.order = c.order[1:]
	}
}

// summed is how many measures' sums are kept; a million customers take 8 MB each.
const summed = 2

// sums is what every customer's rows add up to, and of whom that is known. Their room is used again once they are neither kept
// nor read: making new room takes as long as adding up.
type sums struct {
	key     string
	of      []int64
	known   column.Bits
	readers int
	kept    bool
}

// sum is what was added up for a measure, or nil. Whoever is given sums says when they have been read.
func (c *cache) sum(g crm.Generation, key string) *sums {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.generation != g {
		return nil
	}
	for _, s := range c.sums {
		if s.key == key {
			s.readers++
			return s
		}
	}
	return nil
}

// room is where to write what is added up for so many customers; known is empty, of is not.
func (c *cache) room(rows int) *sums {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.spare
	c.spare = nil
	if s == nil || len(s.of) != rows {
		s = &sums{of: make([]int64, rows)}
	}
	s.known, s.readers = column.NewBits(rows), 1
	return s
}

// putSum keeps sums for a measure, in place of those kept longest.
func (c *cache) putSum(g crm.Generation, key string, s *sums) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.turn(g)
	s.key, s.kept = key, true
	c.sums = append(c.sums, s)
	if len(c.sums) > summed {
		c.drop(1)
	}
}

// done says that sums have been read.
func (c *cache) done(s *sums) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s.readers--
	c.offer(s)
}

// drop keeps the first n sums no longer.
func (c *cache) drop(n int) {
	for _, s := range c.sums[:n] {
		s.kept = false
		c.offer(s)
	}
	c.sums = append(c.sums[:0:0], c.sums[n:]...)
}

func (c *cache) offer(s *sums) {
	if !s.kept && s.readers == 0 {
		c.spare = s
	}
}

// turn empties the cache when another generation comes.
func (c *cache) turn(g crm.Generation) {
	if c.generation != g || c.sets == nil {
		c.drop(len(c.sums))
		c.generation, c.sets, c.order = g, map[string]column.Bits{}, nil
	}
}
