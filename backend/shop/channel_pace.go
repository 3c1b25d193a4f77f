package shop

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"time"

	"shuke/backend/crm"
)

// channelPace is how a channel is used, whatever its kind.
type channelPace struct {
	Connections int  `json:"connections"` // how many messages at once; 0 for the usual
	Gentle      bool `json:"gentle"`      // one after the other with pauses, as a person writes
	WarmUp      bool `json:"warmUp"`      // a few on the first day, and twice as many each further day
}

// How many messages go over a channel at once, until its owner says otherwise and at most.
const (
	usualConnections = 4
	mostConnections  = 16
)

// A personal mailbox waits so long between two messages: robots keep time, people do not.
const (
	leastGap = 3 * time.Second
	mostGap  = 15 * time.Second
)

// firstDay is how many messages a new mailbox sends on its first day.
const firstDay = 20

// splitPace takes what is said of a channel's pace out of its settings; the rest is its kind's.
func splitPace(settings string) (p channelPace, rest []byte, err error) {
	all := map[string]json.RawMessage{}
	if err := json.Unmarshal([]byte(settings), &all); err != nil {
		return p, nil, crm.WrapError(err, crm.CodeInvalid, "channel.settings")
	}
	for name, into := range map[string]any{"connections": &p.Connections, "gentle": &p.Gentle, "warmUp": &p.WarmUp} {
		value, said := all[name]
		if !said {
			continue
		}
		delete(all, name)
		if err := json.Unmarshal(value, into); err != nil {
			return p, nil, crm.WrapError(err, crm.CodeInvalid, "channel.settings")
		}
	}
	if p.Connections < 0 || p.Connections > mostConnections {
		return p, nil, crm.Errorf(crm.CodeInvalid, "channel.connections", "max", mostConnections)
	}
	rest, err = json.Marshal(all)
	return p, rest, err
}

// lines is how many messages go at once.
func (p channelPace) lines() int {
	switch {
	case p.Gentle:
		return 1
	case p.Connections == 0:
		return usualConnections
	}
	return p.Connections
}

// gap is how long to wait after a message; nil for not at all.
func (p channelPace) gap() func() time.Duration {
	if !p.Gentle {
		return nil
	}
	return func() time.Duration { return leastGap + rand.N(mostGap-leastGap) }
}

// limits are those of the channel, held lower while its mailbox is new: providers look at accounts that send much at once.
func (s *Shop) limits(ctx context.Context, c crm.Channel, p channelPace) ([]crm.Limit, error) {
	if !p.WarmUp {
		return c.Limits, nil
	}
	days, err := s.DaysUsed(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	return warming(c.Limits, days), nil
}

// warming always has a limit a day: it is by what that counted that the days are known.
func warming(limits []crm.Limit, days int) []crm.Limit {
	today := crm.Limit{Per: crm.PerDay, Most: firstDay << min(days, 30)}
	out := []crm.Limit{}
	for _, l := range limits {
		if l.Per == crm.PerDay {
			today.Most = min(today.Most, l.Most)
			continue
		}
		out = append(out, l)
	}
	return append(out, today)
}
