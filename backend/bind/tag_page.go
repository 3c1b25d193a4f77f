package bind

import (
	"context"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// Get is everything about one tag.
func (t *Tags) Get(tagID int64) (TagPage, error) {
	return onShop(t.desk, func(ctx context.Context, s *shop.Shop) (TagPage, error) {
		p, err := s.TagPage(ctx, tagID)
		if err != nil {
			return TagPage{}, err
		}
		page := tagPageDTO(p)
		if page.Rule != "" {
			voice, err := t.desk.voice(ctx, s)
			if err != nil {
				return TagPage{}, err
			}
			page.Sentence, _ = voice.Rule([]byte(page.Rule)) // what cannot be read has no sentence; its problem is told beside it
		}
		return page, nil
	})
}

func tagPageDTO(p shop.TagPage) TagPage {
	out := TagPage{
		Tag: tagLineDTO(crm.TagShare{Tag: p.Tag, Uses: p.Uses}), Rule: p.Tag.Rule, RefreshedAt: p.Refresh.At, ProblemParams: []Param{},
		EnteredYesterday: p.Yesterday.Entered, LeftYesterday: p.Yesterday.Left, EnteredWeek: p.Week.Entered, LeftWeek: p.Week.Left,
		Always: tagPeople(p.Always), Never: tagPeople(p.Never), Withheld: tagPeople(p.Withheld),
	}
	if p.Refresh.Problem != nil {
		out.ProblemKey, out.ProblemParams = p.Refresh.Problem.Key, params(p.Refresh.Problem.Params)
	}
	return out
}

func tagPeople(p shop.SomePeople) TagPeople {
	return TagPeople{Count: p.Count, First: each(p.First, segmentPerson)}
}

// SetRule gives a tag another rule, or none for "".
func (t *Tags) SetRule(tagID int64, rule string) (Operation, error) {
	return t.arrange(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) {
		return s.SetTagRule(ctx, tagID, []byte(rule))
	})
}

// exceptions are what the page calls them.
var exceptions = map[string]crm.TagException{"always": crm.ExceptAlways, "never": crm.ExceptNever, "rule": crm.ExceptNone}

// Except says of customers that they are "always" in a tag that has a rule, "never", or as the "rule" says.
func (t *Tags) Except(tagID int64, customers []int64, how string) (Operation, error) {
	return t.arrange(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) {
		return s.ExceptFromTag(ctx, tagID, setOf(customers), exceptions[how])
	})
}

// Entitle gives a frozen set of customers the right to the discount of a tag, or takes it from them.
func (t *Tags) Entitle(tagID int64, selection string, entitled bool) (Operation, error) {
	return t.arrange(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) {
		set, err := t.desk.selected(ctx, s, selection)
		if err != nil {
			return crm.Operation{}, err
		}
		return s.SetDiscount(ctx, tagID, set, entitled)
	})
}
