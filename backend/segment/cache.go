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
	sums       []keyed  // the same
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

func (c *cache) sum(g crm.Generation, key string) *sums {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.generation != g {
		return nil
	}
	for _, k := range c.sums {
		if k.key == key {
			return k.sums
		}
	}
	return nil
}

func (c *cache) putSum(g crm.Generation, key string, s *sums) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.turn(g)
	c.sums = append(c.sums, keyed{key, s})
	if len(c.sums) > summed {
		c.sums = append(c.sums[:0:0], c.sums[1:]...)
	}
}

// turn empties the cache when another generation comes.
func (c *cache) turn(g crm.Generation) {
	if c.generation != g || c.sets == nil {
		c.generation, c.sets, c.order, c.sums = g, map[string]column.Bits{}, nil, nil
	}
}

// keyed is sums by what was added up.
type keyed struct {
	key  string
	sums *sums
}
