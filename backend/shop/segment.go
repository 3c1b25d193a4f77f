package shop

import (
	"context"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
	"shuke/backend/segment"
)

// SaveSegment saves a rule under a name that is free.
func (s *Shop) SaveSegment(ctx context.Context, name string, rule []byte) (crm.Segment, error) {
	kept, _, err := s.checkedRule(ctx, rule)
	if err != nil {
		return crm.Segment{}, err
	}
	return s.CreateSegment(ctx, name, kept, nil)
}

// EditSegment gives a segment another rule, unless it was changed since the editor saw it, at seen. One that leads back to the
// segment is refused, also through a tag.
func (s *Shop) EditSegment(ctx context.Context, id, seen int64, rule []byte) (crm.Operation, error) {
	names, err := s.RuleNames(ctx)
	if err != nil {
		return crm.Operation{}, err
	}
	kept, err := segment.ByID(rule, names)
	if err != nil {
		return crm.Operation{}, err
	}
	for i := range names.Segments {
		if names.Segments[i].ID == id && !names.Segments[i].Frozen() {
			names.Segments[i].Rule = string(kept)
		}
	}
	if _, err := segment.Parse(kept, names); err != nil {
		return crm.Operation{}, err
	}
	if err := segment.CheckCycles(names); err != nil {
		return crm.Operation{}, err
	}
	return s.DB.EditSegment(ctx, id, seen, kept)
}

// FreezeSegment saves whom a rule means now under a name: they stay, whatever becomes of them.
func (s *Shop) FreezeSegment(ctx context.Context, name string, rule []byte) (crm.Segment, error) {
	kept, checked, err := s.checkedRule(ctx, rule)
	if err != nil {
		return crm.Segment{}, err
	}
	members, _, err := s.WhoPasses(ctx, checked)
	if err != nil {
		return crm.Segment{}, err
	}
	return s.CreateSegment(ctx, name, kept, members)
}

// FreezePeople saves customers under a name.
func (s *Shop) FreezePeople(ctx context.Context, name string, members *roaring64.Bitmap) (crm.Segment, error) {
	return s.CreateSegment(ctx, name, nil, members)
}

// DeleteSegment removes a segment that no rule refers to.
func (s *Shop) DeleteSegment(ctx context.Context, id int64) (crm.Operation, error) {
	uses, err := s.SegmentUses(ctx, id)
	if err != nil {
		return crm.Operation{}, err
	}
	if len(uses) > 0 {
		return crm.Operation{}, crm.Errorf(crm.CodeConflict, "segment.used", "by", usesText(uses))
	}
	return s.DB.DeleteSegment(ctx, id)
}

// SegmentUses lists the segments and tags whose rules refer to a segment.
func (s *Shop) SegmentUses(ctx context.Context, id int64) ([]crm.RuleUse, error) {
	return s.eachRule(ctx, func(_ crm.RuleUse, _, segments []int64) bool { return slices.Contains(segments, id) })
}

// TagUses lists the segments and tags whose rules refer to a tag.
func (s *Shop) TagUses(ctx context.Context, id int64) ([]crm.RuleUse, error) {
	return s.eachRule(ctx, func(_ crm.RuleUse, tags, _ []int64) bool { return slices.Contains(tags, id) })
}

// eachRule shows the rules of segments and tags, and what they refer to, to wanted; it answers those that are.
func (s *Shop) eachRule(ctx context.Context, wanted func(use crm.RuleUse, tags, segments []int64) bool) ([]crm.RuleUse, error) {
	names, err := s.RuleNames(ctx)
	if err != nil {
		return nil, err
	}
	uses := []crm.RuleUse{}
	show := func(use crm.RuleUse, rule string) {
		if tags, segments := segment.References([]byte(rule)); wanted(use, tags, segments) {
			uses = append(uses, use)
		}
	}
	for _, g := range names.Segments {
		if !g.Frozen() {
			show(crm.RuleUse{SegmentID: g.ID, Name: g.Name}, g.Rule)
		}
	}
	for _, t := range names.Tags {
		if t.Automatic() {
			show(crm.RuleUse{TagID: t.ID, Name: t.Name}, t.Rule)
		}
	}
	return uses, nil
}

func usesText(uses []crm.RuleUse) string {
	names := make([]string, len(uses))
	for i, u := range uses {
		names[i] = u.Name
	}
	return strings.Join(names, ", ")
}

// checkedRule is a rule as it is kept, with tags and segments by their ids, and as it is asked.
func (s *Shop) checkedRule(ctx context.Context, rule []byte) (kept []byte, checked crm.Rule, err error) {
	names, err := s.RuleNames(ctx)
	if err != nil {
		return nil, checked, err
	}
	if checked, err = segment.Parse(rule, names); err != nil {
		return nil, checked, err
	}
	kept, err = segment.ByID(rule, names)
	return kept, checked, err
}
