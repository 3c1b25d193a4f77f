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
	if c.generation != g || c.sets == nil {
		c.generation, c.sets, c.order = g, map[string]column.Bits{}, nil
	}
	if _, there := c.sets[key]; !there {
		c.order = append(c.order, key)
	}
	c.sets[key] = set
	if len(c.order) > cachedLeaves {
		delete(c.sets, c.order[0])
		c.order = c.order[1:]
	}
}
