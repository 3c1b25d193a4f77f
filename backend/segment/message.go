package segment

import (
	"context"
	"slices"
	"sync"

	"shuke/backend/column"
	"shuke/backend/crm"
)

// ofMessages is what a measure over the messages of campaigns is of. They are no part of the columns: a campaign that is being
// sent changes them thousands of times a second, and nothing else. They are read when a rule first asks for them, and again when
// they have changed since.
const ofMessages = "messages"

// messageFacts are the facts that are measures of messages.
var messageFacts = map[string]struct{ how, what string }{"lastMessageAt": {"max", "at"}, "messageCount": {"count", ""}}

// Messenger is what the store knows of messages.
type Messenger interface {
	// MessagesMoved counts the times that messages were written.
	MessagesMoved() int64
	// Messages reads those of everybody, or of one customer.
	Messages(ctx context.Context, customer int64) ([]crm.MessageFacts, error)
	// Campaigns lists the campaigns whose name fits.
	Campaigns(ctx context.Context, fits func(string) bool) ([]int64, error)
}

// messages keeps what was read, for as long as it is what the store has. Who somebody became by a merge is of a generation.
type messages struct {
	mu         sync.Mutex
	generation crm.Generation
	moved      int64
	read       bool
	list       []crm.MessageFacts
}

func (k *messages) of(ctx context.Context, words Messenger, g crm.Generation) ([]crm.MessageFacts, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	moved := words.MessagesMoved() // before they are read: what comes meanwhile is read again
	if k.read && k.moved == moved && k.generation == g {
		return k.list, nil
	}
	list, err := words.Messages(ctx, 0)
	k.read = err == nil
	k.list, k.moved, k.generation = list, moved, g
	return list, err
}

// messageSums adds up messages for every customer.
func (e *evaluation) messageSums(leaf *crm.Leaf, s *sums) {
	list, err := e.mail(e.ctx)
	if err != nil {
		e.failed = err
		return
	}
	passes, err := e.messagePasses(leaf.Measure)
	if err != nil {
		e.failed = err
		return
	}
	value := e.messageValue(leaf.Field)
	clear(s.of)
	if how := leaf.Measure.How; how == "count" || how == "distinct" {
		s.known.Fill()
	}
	var met [][2]int64 // row and value, for what is distinct
	for i := range list {
		m := &list[i]
		row, ok := e.table.Row(m.Customer)
		if !ok || !passes(m) {
			continue
		}
		switch v := value(m); leaf.Measure.How {
		case "count":
			s.of[row]++
		case "distinct":
			met = append(met, [2]int64{int64(row), v})
		default:
			if !s.known.Has(row) || leaf.Measure.How == "max" && v > s.of[row] || leaf.Measure.How == "min" && v < s.of[row] {
				s.of[row] = v
			}
			s.known.Set(row)
		}
	}
	slices.SortFunc(met, func(a, b [2]int64) int { return slices.Compare(a[:], b[:]) })
	for _, one := range slices.Compact(met) {
		s.of[one[0]]++
	}
}

// messagePasses tells whether a message counts.
func (e *evaluation) messagePasses(measure *crm.Measure) (func(*crm.MessageFacts) bool, error) {
	from, to := int64(crm.Least), int64(crm.Most)
	if measure.In != nil {
		from, to = e.clock.Instants(*measure.In)
	}
	if e.then != nil {
		_, end := e.clock.Instants(crm.RuleRange{From: e.then.day, To: e.then.day})
		to = min(to, end)
	}
	anyState := measure.AskedState()
	all := []func(*crm.MessageFacts) bool{func(m *crm.MessageFacts) bool {
		return from <= m.At && m.At <= to && (anyState || crm.WentOut(m.State))
	}}
	for i := range measure.Where {
		pass, err := e.messagePart(&measure.Where[i])
		if err != nil {
			return nil, err
		}
		all = append(all, pass)
	}
	return func(m *crm.MessageFacts) bool {
		for _, pass := range all {
			if !pass(m) {
				return false
			}
		}
		return true
	}, nil
}

func (e *evaluation) messagePart(leaf *crm.Leaf) (func(*crm.MessageFacts) bool, error) {
	if leaf.Field == "campaign" {
		ids, err := e.words.Campaigns(e.ctx, leaf.Passes)
		return func(m *crm.MessageFacts) bool { return slices.Contains(ids, m.Campaign) != leaf.Not }, err
	}
	value := e.messageValue(leaf.Field)
	ranges := e.daysThen(leaf)
	return func(m *crm.MessageFacts) bool {
		v := value(m)
		known := leaf.Field == "at" || v != 0
		return (known && (leaf.Test == crm.TestKnown || inRanges(ranges, v))) != leaf.Not
	}, nil
}

func (e *evaluation) messageValue(field string) func(*crm.MessageFacts) int64 {
	switch field {
	case "campaign":
		return func(m *crm.MessageFacts) int64 { return m.Campaign }
	case "channel":
		return func(m *crm.MessageFacts) int64 { return m.Medium }
	case "state":
		return func(m *crm.MessageFacts) int64 { return m.State }
	}
	calendar := column.NewCalendar(e.table.Zone)
	return func(m *crm.MessageFacts) int64 {
		day, _ := calendar.Cut(m.At)
		return day
	}
}
