package main

import (
	"context"
	"strconv"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
	"github.com/spf13/cobra"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// tagEdit is what "tags edit" is to change.
type tagEdit struct {
	rule                  string
	noRule                bool
	always, never, byRule []int64
	withhold, grant       []int64
}

func (t *terminal) tagEditCommand() *cobra.Command {
	var e tagEdit
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use: t.say("edit 标签 [--rule 规则 | --no-rule] [--always 编号]... [--never 编号]... [--by-rule 编号]... [--no-discount 编号]... [--discount 编号]...",
			"edit TAG [--rule RULE | --no-rule] [--always ID]... [--never ID]... [--by-rule ID]... [--no-discount ID]... [--discount ID]..."),
		Short: t.say("改一个标签：规则、谁总在谁总不在、谁不享受它的优惠；都能撤销", "Change a tag: its rule, who is always or never in it, who has no right to its discount; all can be undone"),
		Args:  t.arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) error {
				id, err := findTag(c.Context(), s, args[0])
				if err != nil {
					return err
				}
				return t.editTag(c.Context(), s, id, &e)
			})
		},
	})
	f := c.Flags()
	f.StringVar(&e.rule, "rule", "", t.say("换成这条规则：JSON、文件，或 -", "this rule from now on: JSON, a file, or -"))
	f.BoolVar(&e.noRule, "no-rule", false, t.say("不再按规则，带着的人留下", "no rule any more; who carries it stays"))
	f.Int64SliceVar(&e.always, "always", nil, t.say("不管规则，这位总在", "this customer is always in, whatever the rule says"))
	f.Int64SliceVar(&e.never, "never", nil, t.say("不管规则，这位总不在", "this one never is"))
	f.Int64SliceVar(&e.byRule, "by-rule", nil, t.say("这位重新按规则", "this one is as the rule says again"))
	f.Int64SliceVar(&e.withhold, "no-discount", nil, t.say("带着标签，但不享受优惠", "carries it without a right to its discount"))
	f.Int64SliceVar(&e.grant, "discount", nil, t.say("重新享受优惠", "has the right again"))
	c.MarkFlagsMutuallyExclusive("rule", "no-rule")
	valued(f, map[string]string{"rule": "rule", "always": "id", "never": "id", "by-rule": "id", "no-discount": "id", "discount": "id"})
	return c
}

// editTag does what was asked in the order a person would: the rule first, then who stands apart from it.
func (t *terminal) editTag(ctx context.Context, s *shop.Shop, tag int64, e *tagEdit) error {
	if e.rule != "" || e.noRule {
		if err := setTagRule(ctx, s, tag, e.rule); err != nil {
			return err
		}
	}
	for _, step := range []struct {
		who []int64
		do  func(*roaring64.Bitmap) (crm.Operation, error)
	}{
		{e.always, func(set *roaring64.Bitmap) (crm.Operation, error) {
			return s.ExceptFromTag(ctx, tag, set, crm.ExceptAlways)
		}},
		{e.never, func(set *roaring64.Bitmap) (crm.Operation, error) {
			return s.ExceptFromTag(ctx, tag, set, crm.ExceptNever)
		}},
		{e.byRule, func(set *roaring64.Bitmap) (crm.Operation, error) {
			return s.ExceptFromTag(ctx, tag, set, crm.ExceptNone)
		}},
		{e.withhold, func(set *roaring64.Bitmap) (crm.Operation, error) { return s.SetDiscount(ctx, tag, set, false) }},
		{e.grant, func(set *roaring64.Bitmap) (crm.Operation, error) { return s.SetDiscount(ctx, tag, set, true) }},
	} {
		if len(step.who) == 0 {
			continue
		}
		set, err := existing(ctx, s, step.who)
		if err != nil {
			return err
		}
		if _, err := step.do(set); err != nil {
			return err
		}
	}
	return t.writeTag(ctx, s, tag)
}

func setTagRule(ctx context.Context, s *shop.Shop, tag int64, source string) error {
	var rule []byte
	if source != "" {
		var err error
		if rule, err = readRule(source); err != nil {
			return err
		}
	}
	_, err := s.SetTagRule(ctx, tag, rule)
	return err
}

// existing is the set of customers named, all of whom have to be there.
func existing(ctx context.Context, s *shop.Shop, ids []int64) (*roaring64.Bitmap, error) {
	set := roaring64.New()
	for _, id := range ids {
		if _, err := s.FindCustomerByID(ctx, id); err != nil {
			return nil, err
		}
		set.Add(uint64(id)) //nolint:gosec // an id that was found is positive
	}
	return set, nil
}

// writeTag tells how a tag stands now.
func (t *terminal) writeTag(ctx context.Context, s *shop.Shop, tag int64) error {
	if _, err := s.RefreshTags(ctx, false); err != nil {
		return err
	}
	p, err := s.TagPage(ctx, tag)
	if err != nil {
		return err
	}
	list := &table{right: map[int]bool{1: true}}
	for _, line := range []struct {
		name string
		n    int64
	}{
		{t.say("带着的客户", "customers who carry it"), p.Tag.Count},
		{t.say("总在", "always in"), p.Always.Count},
		{t.say("总不在", "never in"), p.Never.Count},
		{t.say("不享受优惠", "without its discount"), p.Withheld.Count},
	} {
		list.add(line.name, strconv.FormatInt(line.n, 10))
	}
	return list.write(t.out)
}
