package shop

import (
	"context"
	"errors"
	"slices"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/column"
	"shuke/backend/crm"
	"shuke/backend/segment"
	"shuke/backend/sqlite"
)

// CreateRuleTag makes a tag with a rule and gives it to everybody who passes.
func (s *Shop) CreateRuleTag(ctx context.Context, name, color string, rule []byte) (crm.Tag, error) {
	kept, checked, err := s.checkedRule(ctx, rule)
	if err != nil {
		return crm.Tag{}, err
	}
	if checked.AsksAnyTag() {
		return crm.Tag{}, crm.Errorf(crm.CodeInvalid, "segment.rule.cycle", "path", "", "cycle", name+" → "+name)
	}
	members, _, err := s.WhoPasses(ctx, checked)
	if err != nil {
		return crm.Tag{}, err
	}
	return s.DB.CreateRuleTag(ctx, name, color, kept, members)
}

// SetTagRule gives a tag another rule, or none. A rule that leads back to the tag is refused. Who carries a tag by hand that
// gets a rule stays in it; who is always or never in it stays so.
func (s *Shop) SetTagRule(ctx context.Context, id int64, rule []byte) (crm.Operation, error) {
	if len(rule) == 0 {
		return s.DB.SetTagRule(ctx, id, nil, roaring64.New())
	}
	names, err := s.RuleNames(ctx)
	if err != nil {
		return crm.Operation{}, err
	}
	checked, err := segment.Parse(rule, names)
	if err != nil {
		return crm.Operation{}, err
	}
	kept, err := segment.ByID(rule, names)
	if err != nil {
		return crm.Operation{}, err
	}
	i := slices.IndexFunc(names.Tags, func(t crm.Tag) bool { return t.ID == id })
	if i < 0 {
		return crm.Operation{}, crm.Errorf(crm.CodeNotFound, "tag.gone")
	}
	if checked.AsksAnyTag() {
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "segment.rule.cycle", "path", "", "cycle", names.Tags[i].Name+" → "+names.Tags[i].Name)
	}
	names.Tags[i].Rule = string(kept)
	if err := segment.CheckCycles(names); err != nil {
		return crm.Operation{}, err
	}
	members, _, err := s.WhoPasses(ctx, checked)
	if err != nil {
		return crm.Operation{}, err
	}
	return s.DB.SetTagRule(ctx, id, kept, members)
}

// DeleteTag removes a tag that no rule refers to.
func (s *Shop) DeleteTag(ctx context.Context, id int64) (crm.Operation, error) {
	if err := s.unusedTag(ctx, id); err != nil {
		return crm.Operation{}, err
	}
	return s.DB.DeleteTag(ctx, id)
}

// MergeTags gives everybody who has one tag another and removes the first, to which no rule may refer.
func (s *Shop) MergeTags(ctx context.Context, into, from int64) (crm.Operation, error) {
	if err := s.unusedTag(ctx, from); err != nil {
		return crm.Operation{}, err
	}
	return s.DB.MergeTags(ctx, into, from)
}

// unusedTag refuses a tag that rules refer to, and names them.
func (s *Shop) unusedTag(ctx context.Context, id int64) error {
	uses, err := s.TagUses(ctx, id)
	if err == nil && len(uses) > 0 {
		err = crm.Errorf(crm.CodeConflict, "tag.used", "by", usesText(uses))
	}
	return err
}

// DueTags lists the tags with a rule that are not up to date: something was done since, or a day has begun.
func (s *Shop) DueTags(ctx context.Context) ([]int64, error) {
	zone, err := s.zone(ctx)
	if err != nil {
		return nil, err
	}
	return s.FindDueTags(ctx, crm.Millis(crm.StartOfDay(s.clock().In(zone))))
}

// RefreshTags brings tags that have a rule up to date: those that are due, or all. It answers what changed in each of them.
// A tag whose rule cannot be asked any more keeps its people, and its problem is noted.
func (s *Shop) RefreshTags(ctx context.Context, all bool) ([]crm.TagMove, error) {
	s.refreshing.Lock()
	defer s.refreshing.Unlock()
	due, err := s.DueTags(ctx)
	if err != nil || len(due) == 0 && !all {
		return []crm.TagMove{}, err
	}
	names, err := s.RuleNames(ctx)
	if err != nil {
		return nil, err
	}
	moved := []crm.TagMove{}
	for _, layer := range layers(names) {
		if !all {
			layer = slices.DeleteFunc(layer, func(t crm.Tag) bool { return !slices.Contains(due, t.ID) })
		}
		part, err := s.refreshLayer(ctx, layer, names)
		if err != nil {
			return nil, err
		}
		moved = append(moved, part...)
	}
	return moved, nil
}

// layers sorts tags so that each stands in a later layer than those its rule asks for.
func layers(names segment.Names) [][]crm.Tag {
	depth := map[int64]int{}
	var list [][]crm.Tag
	for _, t := range segment.Ordered(names) {
		at := 0
		for _, on := range segment.TagsBehind(t.Rule, names) {
			if d, ruled := depth[on]; ruled {
				at = max(at, d+1)
			}
		}
		depth[t.ID] = at
		if at == len(list) {
			list = append(list, nil)
		}
		list[at] = append(list[at], t)
	}
	return list
}

// refreshTries is how often a refresh begins again because the shop was changed meanwhile. What comes after is due again.
const refreshTries = 3

var errMoved = errors.New("the shop was changed meanwhile")

func (s *Shop) refreshLayer(ctx context.Context, tags []crm.Tag, names segment.Names) ([]crm.TagMove, error) {
	if len(tags) == 0 {
		return nil, nil
	}
	for range refreshTries {
		moves, g, err := s.findMoves(ctx, tags, names)
		if errors.Is(err, errMoved) {
			continue
		}
		if err != nil {
			return nil, err
		}
		_, moved, ok, err := s.MoveTags(ctx, g, moves)
		if err != nil || ok {
			return moved, err
		}
	}
	return nil, nil
}

func (s *Shop) findMoves(ctx context.Context, tags []crm.Tag, names segment.Names) (all []sqlite.TagMoves, at crm.Generation, err error) {
	for i, t := range tags {
		rule, err := segment.Parse([]byte(t.Rule), names)
		if err != nil {
			broken := brokenRule(err)
			if broken == nil {
				return nil, at, err
			}
			all = append(all, sqlite.TagMoves{Tag: t.ID, Problem: broken})
			if at == (crm.Generation{}) {
				at = s.Generation()
			}
			continue
		}
		m, g, err := s.movesOf(ctx, t.ID, rule)
		if err != nil {
			return nil, at, err
		}
		if i > 0 && g != at {
			return nil, at, errMoved
		}
		at = g
		all = append(all, m)
	}
	return all, at, nil
}

// movesOf finds who enters and leaves one tag.
func (s *Shop) movesOf(ctx context.Context, tag int64, rule crm.Rule) (moves sqlite.TagMoves, g crm.Generation, err error) {
	always, never, err := s.FindExceptions(ctx, tag)
	if err != nil {
		return moves, g, err
	}
	moves.Tag = tag
	found := false
	if s.segments != nil {
		found, err = s.segments.With(ctx, rule, func(m segment.Matches) error {
			g = m.Table.Generation
			moves.Gained, moves.Lost = between(m.Table, m.Set, m.Table.Tag(tag), always, never)
			return nil
		})
	}
	if err != nil || found {
		return moves, g, err
	}
	g = s.Generation()
	want, err := s.RuleIDs(ctx, rule)
	if err != nil {
		return moves, g, err
	}
	have, err := s.TagMembers(ctx, tag)
	want.Or(always)
	want.AndNot(never)
	moves.Gained, moves.Lost = roaring64.AndNot(want, have), roaring64.AndNot(have, want)
	return moves, g, err
}

// between is who has to enter and leave, so that those who have become those who are wanted.
func between(t *column.Table, want, have column.Bits, always, never *roaring64.Bitmap) (gained, lost *roaring64.Bitmap) {
	except := func(set *roaring64.Bitmap, in bool) {
		for it := set.Iterator(); it.HasNext(); {
			if row, ok := t.Row(int64(it.Next())); ok { //nolint:gosec // ids are positive
				want.Put(row, in)
			}
		}
	}
	except(always, true)
	except(never, false)
	want.And(t.Alive)
	ids := func(a, b column.Bits) *roaring64.Bitmap {
		only := make(column.Bits, len(want))
		copy(only, a)
		only.AndNot(b)
		only.And(t.Alive)
		set := roaring64.New()
		only.Each(func(row int) { set.Add(uint64(t.ID(row))) }) //nolint:gosec // ids are positive
		return set
	}
	return ids(want, have), ids(have, want)
}

// TagNews is who entered and left a tag that has a rule since yesterday began, and in the seven days until today.
func (s *Shop) TagNews(ctx context.Context, tag int64) (yesterday, week crm.TagMove, err error) {
	zone, err := s.zone(ctx)
	if err != nil {
		return yesterday, week, err
	}
	today := crm.StartOfDay(s.clock().In(zone))
	if yesterday, err = s.TagMoved(ctx, tag, crm.Millis(today.AddDate(0, 0, -1))); err != nil {
		return yesterday, week, err
	}
	week, err = s.TagMoved(ctx, tag, crm.Millis(today.AddDate(0, 0, -7)))
	return yesterday, week, err
}
