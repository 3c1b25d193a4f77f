package shop

import (
	"context"

	"shuke/backend/crm"
	"shuke/backend/insight"
	"shuke/backend/segment"
)

// Advice is what the shop's own history says of writing to some people (docs/glossary.md).
type Advice string

// The advices.
const (
	AdviceBold    Advice = "bold"    // they pay more often than the shop's customers, and brought more than their share
	AdviceTest    Advice = "test"    // they pay less often, or brought less than their share
	AdviceUnclear Advice = "unclear" // neither can be told
	AdviceFew     Advice = "few"     // too few to tell anything
)

// followDays is how long those who were in a rule are watched for a payment.
const followDays = 30

// fewestFollowed is how many people it takes before a share of them says something.
const fewestFollowed = 30

// Audience is how a rule's people weigh in the shop, who of them moved, and what they did.
type Audience struct {
	Count     crm.RuleCount
	Yesterday segment.Move // since the end of yesterday
	Week      segment.Move // since the end of the day a week ago
	Followed  segment.Followed
	Low, High float64 // the 95 % interval of the share who paid
	Advice    Advice
	Known     bool // else the shop does not stand in memory yet
}

// WeighAudience looks at a rule's people over the days before.
func (s *Shop) WeighAudience(ctx context.Context, r crm.Rule) (a Audience, err error) {
	if s.segments == nil {
		return a, nil
	}
	a.Known, err = s.segments.With(ctx, r, func(m segment.Matches) (err error) {
		a.Count = m.Count()
		if a.Yesterday, err = m.Since(ctx, 1); err != nil {
			return err
		}
		if a.Week, err = m.Since(ctx, 7); err != nil {
			return err
		}
		a.Followed, err = m.Follow(ctx, followDays)
		return err
	})
	a.Low, a.High = insight.ShareInterval(a.Followed.Paid, a.Followed.People)
	a.Advice = advice(a)
	return a, err
}

// advice compares how often these people paid with how often everybody did, and their money with their number.
func advice(a Audience) Advice {
	f := a.Followed
	if f.People < fewestFollowed || f.Everyone == 0 || a.Count.Customers == 0 || a.Count.EveryonePaid <= 0 {
		return AdviceFew
	}
	usual := float64(f.EveryonePaid) / float64(f.Everyone)
	weight := float64(a.Count.Paid) / float64(a.Count.EveryonePaid) * float64(a.Count.Everyone) / float64(a.Count.Customers)
	switch {
	case a.Low > usual && weight >= 1:
		return AdviceBold
	case a.High < usual || weight < 1:
		return AdviceTest
	}
	return AdviceUnclear
}

// PresetCount is a preset with its people.
type PresetCount struct {
	segment.Preset
	RuleAnswer
}

// Presets lists the rules most shops ask, with their people in this one. It waits for the shop to stand in memory.
func (s *Shop) Presets(ctx context.Context) ([]PresetCount, error) {
	if s.segments == nil {
		return []PresetCount{}, nil
	}
	if err := s.ColumnsReady(ctx); err != nil {
		return nil, err
	}
	names, err := s.RuleNames(ctx)
	if err != nil {
		return nil, err
	}
	bars, err := s.segments.Bars(ctx, names.Money)
	if err != nil {
		return nil, err
	}
	list := []PresetCount{}
	for _, p := range segment.Presets(bars) {
		rule, err := segment.Parse([]byte(p.Rule), names)
		if err != nil {
			return nil, err
		}
		a, err := s.CountRule(ctx, rule)
		if err != nil {
			return nil, err
		}
		list = append(list, PresetCount{p, a})
	}
	return list, nil
}

// RulePart is how many customers one condition of a rule means by itself.
type RulePart = segment.Part

// CountParts counts a rule and each of its conditions by itself; the parts stay unknown while the shop file answers.
func (s *Shop) CountParts(ctx context.Context, r crm.Rule) (a RuleAnswer, parts []RulePart, err error) {
	if s.segments != nil {
		a.InMemory, err = s.segments.With(ctx, r, func(m segment.Matches) (err error) {
			a.RuleCount, a.Generation = m.Count(), m.Table.Generation
			parts, err = m.Parts(ctx)
			return err
		})
	}
	if err == nil && !a.InMemory {
		a.Generation = s.Generation()
		a.RuleCount, err = s.DB.CountRule(ctx, r)
	}
	return a, parts, err
}
