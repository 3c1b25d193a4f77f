package bind

import (
	"context"
	"fmt"
	"sync"

	"shuke/backend/aloud"
	"shuke/backend/crm"
	"shuke/backend/segment"
	"shuke/backend/shop"
)

// Segments is rules being written: what they mean while they are typed.
type Segments struct {
	desk   *Desk
	asking question
	weigh  sync.Mutex // one look at the days before at a time: it takes all processors
}

// question is the one that is being answered. A newer one ends it: nobody waits for its answer any more.
type question struct {
	mu   sync.Mutex
	stop context.CancelFunc
}

func (q *question) begin(ctx context.Context) (context.Context, func()) {
	ctx, stop := context.WithCancel(ctx)
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.stop != nil {
		q.stop()
	}
	q.stop = stop
	return ctx, stop
}

// Count says how many a rule means, and each of its conditions by itself, and reads it aloud. A newer question ends an older
// one, which is then "cancelled". What is wrong with a rule is told with its path.
func (g *Segments) Count(rule string) (SegmentCount, error) {
	return onShop(g.desk, func(ctx context.Context, s *shop.Shop) (SegmentCount, error) {
		ctx, done := g.asking.begin(ctx)
		defer done()
		checked, err := s.ParseRule(ctx, []byte(rule))
		if err != nil {
			return SegmentCount{}, err
		}
		a, parts, err := s.CountParts(ctx, checked)
		if ctx.Err() != nil {
			return SegmentCount{}, crm.WrapError(ctx.Err(), crm.CodeCancelled, "job.cancelled")
		}
		if err != nil {
			return SegmentCount{}, err
		}
		voice, err := g.desk.voice(ctx, s)
		if err != nil {
			return SegmentCount{}, err
		}
		out := segmentCount(a.RuleCount)
		out.InMemory, out.Parts = a.InMemory, each(parts, func(p shop.RulePart) SegmentPart { return SegmentPart{Path: p.Path, Customers: p.Customers} })
		out.Sentence, err = voice.Rule([]byte(rule))
		return out, err
	})
}

func segmentCount(c crm.RuleCount) SegmentCount {
	return SegmentCount{
		Customers: c.Customers, Everyone: c.Everyone, Share: ratioOf(c.Customers, c.Everyone),
		Paid: c.Paid, EveryonePaid: c.EveryonePaid, ShareOfPaid: ratioOf(c.Paid, c.EveryonePaid), Parts: []SegmentPart{},
	}
}

func ratioOf(part, whole int64) *float64 {
	if whole <= 0 {
		return nil
	}
	r := float64(part) / float64(whole)
	return &r
}

// History says who came into a rule and who left it, and how those of a month ago did.
func (g *Segments) History(rule string) (SegmentHistory, error) {
	return onShop(g.desk, func(ctx context.Context, s *shop.Shop) (SegmentHistory, error) {
		checked, err := s.ParseRule(ctx, []byte(rule))
		if err != nil {
			return SegmentHistory{}, err
		}
		g.weigh.Lock()
		defer g.weigh.Unlock()
		a, err := s.WeighAudience(ctx, checked)
		return segmentHistory(a), err
	})
}

func segmentHistory(a shop.Audience) SegmentHistory {
	h := SegmentHistory{
		Known: a.Known, EnteredYesterday: a.Yesterday.Entered, LeftYesterday: a.Yesterday.Left, EnteredWeek: a.Week.Entered, LeftWeek: a.Week.Left,
		Advice: string(a.Advice), Days: a.Followed.Days, Then: a.Followed.People, ThenPaid: a.Followed.Paid, Low: a.Low, High: a.High,
		Usual: ratioOf(a.Followed.EveryonePaid, a.Followed.Everyone),
	}
	if people, paid := ratioOf(a.Count.Customers, a.Count.Everyone), ratioOf(a.Count.Paid, a.Count.EveryonePaid); people != nil && paid != nil && *people > 0 {
		w := *paid / *people
		h.Weight = &w
	}
	return h
}

// Presets lists the rules most shops ask, with their people in this one.
func (g *Segments) Presets() ([]SegmentPreset, error) {
	return onShop(g.desk, func(ctx context.Context, s *shop.Shop) ([]SegmentPreset, error) {
		voice, err := g.desk.voice(ctx, s)
		if err != nil {
			return nil, err
		}
		found, err := s.Presets(ctx)
		return each(found, func(p shop.PresetCount) SegmentPreset {
			count := segmentCount(p.RuleCount)
			count.InMemory = p.InMemory
			count.Sentence, _ = voice.Rule([]byte(p.Rule)) // a preset's rule was just asked
			return SegmentPreset{Name: p.Name, Rule: p.Rule, Count: count}
		}), err
	})
}

// Measures lists the ways to add up what belongs to customers.
func (g *Segments) Measures() ([]RuleMeasure, error) {
	return guard(g.desk, func(context.Context) ([]RuleMeasure, error) {
		list := []RuleMeasure{}
		for _, of := range segment.Belongings {
			for _, m := range segment.Measures(of) {
				list = append(list, RuleMeasure{
					Of: of, How: m.How, What: m.What, Type: string(m.Type), Operators: segment.Operators(segment.Field{Type: m.Type}),
				})
			}
		}
		return list, nil
	})
}

// voice says rules in the owner's language.
func (d *Desk) voice(ctx context.Context, s *shop.Shop) (aloud.Voice, error) {
	names, err := s.RuleNames(ctx)
	return aloud.In(d.language(), names), err
}

// shownPeople is how many of a rule's people are shown beside it.
const shownPeople = 10

// People are some of those a rule means; another turn shows others.
func (g *Segments) People(rule string, turn int) (SegmentPeople, error) {
	return onShop(g.desk, func(ctx context.Context, s *shop.Shop) (SegmentPeople, error) {
		checked, err := s.ParseRule(ctx, []byte(rule))
		if err != nil {
			return SegmentPeople{}, err
		}
		found, err := s.SampleRule(ctx, checked, shownPeople, max(turn, 0))
		if err != nil {
			return SegmentPeople{}, err
		}
		reach, err := reachable(ctx, s, checked)
		return SegmentPeople{Sample: each(found, segmentPerson), Reach: reach}, err
	})
}

// reachable counts, for each channel, whom of a rule's people it reaches and may.
func reachable(ctx context.Context, s *shop.Shop, rule crm.Rule) ([]SegmentReach, error) {
	reach := []SegmentReach{}
	for _, channel := range crm.Channels {
		yes, err := s.ParseRule(ctx, fmt.Appendf(nil, `{"field":"reachable.%s","op":"=","value":true}`, channel))
		if err != nil {
			return nil, err
		}
		a, err := s.CountRule(ctx, crm.AllOf(rule, yes))
		if err != nil {
			return nil, err
		}
		if a.Customers > 0 {
			reach = append(reach, SegmentReach{Channel: channel, Customers: a.Customers})
		}
	}
	return reach, nil
}

func segmentPerson(c crm.Customer) SegmentPerson {
	return SegmentPerson{ID: c.ID, Name: c.Called(), NetPaid: c.Figures.NetPaid, LastOrderAt: c.Figures.LastOrderAt}
}
