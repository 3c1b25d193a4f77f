package shop

import (
	"context"

	"shuke/backend/crm"
	"shuke/backend/segment"
)

// TagReport says of every tag what those who carry it paid, beside the whole shop.
func (s *Shop) TagReport(ctx context.Context) (crm.TagReport, error) {
	tags, err := s.FindTags(ctx)
	if err != nil {
		return crm.TagReport{}, err
	}
	r := crm.TagReport{Tags: make([]crm.TagShare, len(tags))}
	paid := map[int64]int64{}
	found, err := s.matching(ctx, crm.CustomerFilter{}, func(m segment.Matches) error {
		of := m.Count()
		r.Everyone, r.EveryonePaid = of.Everyone, of.EveryonePaid
		for _, t := range tags {
			paid[t.ID] = m.Table.Facts[crm.FactTotalPaid].SumOver(m.Table.Tag(t.ID))
		}
		return nil
	})
	if err != nil {
		return crm.TagReport{}, err
	}
	if !found {
		if paid, err = s.tagsFromFile(ctx, &r); err != nil {
			return crm.TagReport{}, err
		}
	}
	uses, err := s.allTagUses(ctx)
	for i, t := range tags {
		r.Tags[i] = crm.TagShare{Tag: t, Paid: paid[t.ID], Uses: uses[t.ID]}
	}
	return r, err
}

func (s *Shop) tagsFromFile(ctx context.Context, r *crm.TagReport) (map[int64]int64, error) {
	all, err := s.DB.CountRule(ctx, crm.AllOf())
	if err != nil {
		return nil, err
	}
	r.Everyone, r.EveryonePaid = all.Everyone, all.EveryonePaid
	return s.TagPaid(ctx)
}

// allTagUses lists for each tag the segments and tags whose rules refer to it.
func (s *Shop) allTagUses(ctx context.Context) (map[int64][]crm.RuleUse, error) {
	uses := map[int64][]crm.RuleUse{}
	_, err := s.eachRule(ctx, func(use crm.RuleUse, tags, _ []int64) bool {
		for _, id := range tags {
			uses[id] = append(uses[id], use)
		}
		return false
	})
	return uses, err
}
