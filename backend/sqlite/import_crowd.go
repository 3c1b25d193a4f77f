package sqlite

// crowd is a long list of persons that grows without being copied: a first import meets a million.
type crowd struct {
	rooms [][]person
	count int64
}

const crowdRoom = 4096

func (c *crowd) at(i int64) *person { return &c.rooms[i/crowdRoom][i%crowdRoom] }

// add makes room for one more.
func (c *crowd) add() *person {
	if c.count == int64(len(c.rooms))*crowdRoom {
		c.rooms = append(c.rooms, make([]person, crowdRoom))
	}
	c.count++
	return c.at(c.count - 1)
}

// lately remembers, by their hash, whose facts were met word for word not long ago. It has a fixed size: what falls out
// is found by its identities again, with more work and the same outcome.
type lately []meeting

type meeting struct {
	facts    uint64
	customer int64
}

// latelyRoom is how many meetings are remembered; a power of two, 8 MB.
const latelyRoom = 1 << 19

func (l lately) find(facts uint64) int64 {
	if m := &l[facts%latelyRoom]; m.facts == facts {
		return m.customer
	}
	return 0
}

func (l lately) put(facts uint64, customer int64) {
	l[facts%latelyRoom] = meeting{facts, customer}
}
