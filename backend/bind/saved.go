package bind

import (
	"context"
	"errors"
	"fmt"

	"shuke/backend/aloud"
	"shuke/backend/crm"
	"shuke/backend/shop"
)

// All lists the segments by name with their people.
func (g *Segments) All() ([]SegmentRow, error) {
	return onShop(g.desk, func(ctx context.Context, s *shop.Shop) ([]SegmentRow, error) {
		found, err := s.FindSegments(ctx)
		if err != nil {
			return nil, err
		}
		voice, err := g.desk.voice(ctx, s)
		if err != nil {
			return nil, err
		}
		rows := make([]SegmentRow, len(found))
		for i, one := range found {
			if rows[i], err = segmentRow(ctx, s, voice, one); err != nil {
				return nil, err
			}
		}
		return rows, nil
	})
}

// segmentRow asks who is in a segment. A rule that cannot be asked any more says why instead.
func segmentRow(ctx context.Context, s *shop.Shop, voice aloud.Voice, one crm.Segment) (SegmentRow, error) {
	row := SegmentRow{Segment: segmentDTO(one, voice), Count: segmentCount(crm.RuleCount{})}
	row.Rule = fmt.Sprintf(`{"all":[{"field":"segment","op":"=","value":%d}]}`, one.ID)
	rule, err := s.ParseRule(ctx, []byte(row.Rule))
	var told *crm.Error
	if errors.As(err, &told) && told.Code == crm.CodeInvalid {
		row.Segment.ProblemKey, row.Segment.ProblemParams = told.Key, params(told.Params)
		return row, nil
	}
	if err != nil {
		return row, err
	}
	answer, err := s.CountRule(ctx, rule)
	row.Count = segmentCount(answer.RuleCount)
	row.Count.InMemory = answer.InMemory
	return row, err
}

func segmentDTO(s crm.Segment, voice aloud.Voice) Segment {
	out := Segment{
		ID: s.ID, Name: s.Name, Rule: s.Rule, FrozenAt: s.FrozenAt, Frozen: s.People, CreatedAt: s.CreatedAt, ChangedAt: s.ChangedAt, ProblemParams: []Param{},
	}
	if s.Rule != "" {
		out.Sentence, _ = voice.Rule([]byte(s.Rule)) // what cannot be read has no sentence; its problem is told beside it
	}
	return out
}

// Get is one segment as it is saved.
func (g *Segments) Get(id int64) (Segment, error) {
	return onShop(g.desk, func(ctx context.Context, s *shop.Shop) (Segment, error) {
		voice, err := g.desk.voice(ctx, s)
		if err != nil {
			return Segment{}, err
		}
		found, err := s.FindSegments(ctx)
		if err != nil {
			return Segment{}, err
		}
		for _, one := range found {
			if one.ID == id {
				return segmentDTO(one, voice), nil
			}
		}
		return Segment{}, crm.Errorf(crm.CodeNotFound, "segment.gone")
	})
}

// Save keeps a rule under a name, or with frozen the people whom it means now.
func (g *Segments) Save(name, rule string, frozen bool) (Segment, error) {
	return onShop(g.desk, func(ctx context.Context, s *shop.Shop) (Segment, error) {
		keep := s.SaveSegment
		if frozen {
			keep = s.FreezeSegment
		}
		saved, err := keep(ctx, name, []byte(rule))
		if err != nil {
			return Segment{}, err
		}
		voice, err := g.desk.voice(ctx, s)
		return segmentDTO(saved, voice), err
	})
}

// Edit gives a segment another rule; seen is when the one the editor saw was changed last.
func (g *Segments) Edit(id, seen int64, rule string) (Operation, error) {
	return onShop(g.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := s.EditSegment(ctx, id, seen, []byte(rule))
		return operationDTO(op), err
	})
}

// Rename gives a segment another name; seen is as with Edit.
func (g *Segments) Rename(id, seen int64, name string) (Operation, error) {
	return onShop(g.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := s.RenameSegment(ctx, id, seen, name)
		return operationDTO(op), err
	})
}

// Delete removes a segment that no rule refers to.
func (g *Segments) Delete(id int64) (Operation, error) {
	return onShop(g.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := s.DeleteSegment(ctx, id)
		return operationDTO(op), err
	})
}

// MakeTag makes a tag that follows a rule.
func (g *Segments) MakeTag(name, color, rule string) (Tag, error) {
	return onShop(g.desk, func(ctx context.Context, s *shop.Shop) (Tag, error) {
		tag, err := s.CreateRuleTag(ctx, name, color, []byte(rule))
		return tagDTO(tag), err
	})
}

// Why says of each part of a rule how it comes out for a customer.
func (g *Segments) Why(rule string, customer int64) (SegmentWhy, error) {
	return onShop(g.desk, func(ctx context.Context, s *shop.Shop) (SegmentWhy, error) {
		checked, err := s.ParseRule(ctx, []byte(rule))
		if err != nil {
			return SegmentWhy{}, err
		}
		why, err := s.Why(ctx, checked, customer)
		if err != nil {
			return SegmentWhy{}, err
		}
		voice, err := g.desk.voice(ctx, s)
		if err != nil {
			return SegmentWhy{}, err
		}
		lines, err := voice.Why([]byte(rule), why)
		return SegmentWhy{Passes: why.Passes, Lines: each(lines, func(l aloud.Line) SegmentWhyLine {
			return SegmentWhyLine{Path: l.Path, Depth: l.Depth, Kind: l.Kind, Text: l.Text, Own: l.Own, Passes: l.Passes}
		})}, err
	})
}

// Overlap counts who is in each two of some tags and segments: tags first, in the order given.
func (g *Segments) Overlap(tags, segments []int64) (SegmentOverlap, error) {
	return onShop(g.desk, func(ctx context.Context, s *shop.Shop) (SegmentOverlap, error) {
		rules := []crm.Rule{}
		for i, id := range append(append([]int64{}, tags...), segments...) {
			field := "tag"
			if i >= len(tags) {
				field = "segment"
			}
			rule, err := s.ParseRule(ctx, fmt.Appendf(nil, `{"field":%q,"op":"=","value":%d}`, field, id))
			if err != nil {
				return SegmentOverlap{}, err
			}
			rules = append(rules, rule)
		}
		counts, err := s.Overlap(ctx, rules)
		out := SegmentOverlap{Size: len(rules), Counts: []int64{}}
		for _, row := range counts {
			out.Counts = append(out.Counts, row...)
		}
		return out, err
	})
}
