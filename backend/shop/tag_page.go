package shop

import (
	"context"
	"slices"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
)

// TagPage is everything about one tag.
type TagPage struct {
	Tag     crm.Tag
	Uses    []crm.RuleUse  // segments and tags whose rules refer to it
	Refresh crm.TagRefresh // of a tag that has a rule, like all below

	Yesterday, Week crm.TagMove
	Always, Never   SomePeople
	Withheld        SomePeople // who carries it without a right to its discount; of any tag
}

// SomePeople are the first of some customers.
type SomePeople struct {
	Count int64
	First []crm.Customer
}

// somePeople is how many people of a tag's page are named.
const somePeople = 100

// TagPage tells everything about one tag.
func (s *Shop) TagPage(ctx context.Context, id int64) (p TagPage, err error) {
	tags, err := s.FindTags(ctx)
	if err != nil {
		return p, err
	}
	i := slices.IndexFunc(tags, func(t crm.Tag) bool { return t.ID == id })
	if i < 0 {
		return p, crm.Errorf(crm.CodeNotFound, "tag.gone")
	}
	p.Tag = tags[i]
	if p.Uses, err = s.TagUses(ctx, id); err != nil {
		return p, err
	}
	if p.Withheld, err = s.withheldPeople(ctx, id); err != nil || !p.Tag.Automatic() {
		return p, err
	}
	refreshes, err := s.FindTagRefreshes(ctx)
	if err != nil {
		return p, err
	}
	p.Refresh = refreshes[id]
	if p.Yesterday, p.Week, err = s.TagNews(ctx, id); err != nil {
		return p, err
	}
	always, never, err := s.FindExceptions(ctx, id)
	if err != nil {
		return p, err
	}
	if p.Always, err = s.some(ctx, always); err != nil {
		return p, err
	}
	p.Never, err = s.some(ctx, never)
	return p, err
}

// withheldPeople are the carriers of a tag who have no right to its discount; what others lost shows when they carry it again.
func (s *Shop) withheldPeople(ctx context.Context, id int64) (SomePeople, error) {
	ids, err := s.WithheldFrom(ctx, id)
	if err != nil || len(ids) == 0 {
		return SomePeople{}, err
	}
	members, err := s.TagMembers(ctx, id)
	if err != nil {
		return SomePeople{}, err
	}
	withheld := roaring64.New()
	for _, one := range ids {
		withheld.Add(uint64(one)) //nolint:gosec // ids are positive
	}
	withheld.And(members)
	return s.some(ctx, withheld)
}

// some names the first of a set; who is gone is not counted.
func (s *Shop) some(ctx context.Context, set *roaring64.Bitmap) (p SomePeople, err error) {
	if set.IsEmpty() {
		return p, nil
	}
	p.Count = int64(set.GetCardinality()) //nolint:gosec // a count of customers
	ids := []int64{}
	for it := set.Iterator(); it.HasNext() && len(ids) < somePeople; {
		ids = append(ids, int64(it.Next())) //nolint:gosec // ids are positive
	}
	p.First, err = s.FindCustomersByID(ctx, ids)
	if p.Count <= somePeople {
		p.Count = int64(len(p.First))
	}
	return p, err
}
