package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// moveJSON is who entered and left a tag when it was brought up to date.
type moveJSON struct {
	ID      int64  `json:"id"`
	Tag     string `json:"tag"`
	Entered int64  `json:"entered"`
	Left    int64  `json:"left"`
}

func (t *terminal) tagCreateCommand() *cobra.Command {
	var rule string
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("create 名字 [--rule 规则] [--json]", "create NAME [--rule RULE] [--json]"),
		Short:                 t.say("新建标签；有规则的马上加给合规则的客户，以后自己更新", "Create a tag; one with a rule is on everybody who passes at once, and follows it from then on"),
		Args:                  t.arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) error { return t.createTag(c.Context(), s, args[0], rule, asJSON) })
		},
	})
	c.Flags().StringVar(&rule, "rule", "", t.say("规则：JSON、文件，或 -", "the rule: JSON, a file, or -"))
	t.jsonFlag(c, &asJSON)
	valued(c.Flags(), map[string]string{"rule": "rule"})
	return c
}

func (t *terminal) createTag(ctx context.Context, s *shop.Shop, name, source string, asJSON bool) error {
	var tag crm.Tag
	var err error
	if source == "" {
		tag, err = s.CreateTag(ctx, name, "")
	} else {
		var rule []byte
		if rule, err = readRule(source); err == nil {
			tag, err = s.CreateRuleTag(ctx, name, "", rule)
		}
	}
	if err != nil {
		return err
	}
	if asJSON {
		out, err := tagOf(ctx, s, &tag)
		if err != nil {
			return err
		}
		return t.writeJSON(out)
	}
	_, err = fmt.Fprintln(t.out, t.say("标签 {id}，{count} 位客户", "tag {id}, {count} {count|customer|customers}", "id", fmt.Sprint(tag.ID), "count", fmt.Sprint(tag.Count)))
	return err
}

func (t *terminal) tagRefreshCommand() *cobra.Command {
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "refresh [--json]",
		Short:                 t.say("按规则更新所有自动标签，说谁进谁出", "Bring every tag that has a rule up to date, and tell who entered and left"),
		Args:                  t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) error { return t.refreshTags(c.Context(), s, asJSON) })
		},
	})
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) refreshTags(ctx context.Context, s *shop.Shop, asJSON bool) error {
	moved, err := s.RefreshTags(ctx, true)
	if err != nil {
		return err
	}
	out := make([]moveJSON, len(moved))
	list := &table{right: map[int]bool{1: true, 2: true}}
	for i, m := range moved {
		out[i] = moveJSON{m.TagID, m.Tag, m.Entered, m.Left}
		list.add(m.Tag, "+"+strconv.FormatInt(m.Entered, 10), "−"+strconv.FormatInt(m.Left, 10))
	}
	if asJSON {
		return t.writeJSON(out)
	}
	return list.write(t.out)
}

func (t *terminal) tagMembersCommand() *cobra.Command {
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("members 标签 [--json]", "members TAG [--json]"),
		Short:                 t.say("带着一个标签的客户的编号", "The ids of the customers who carry a tag"),
		Args:                  t.arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) error {
				id, err := findTag(c.Context(), s, args[0])
				if err != nil {
					return err
				}
				return t.writeIDs(c.Context(), s, crm.CustomerFilter{TagID: id}, asJSON)
			})
		},
	})
	t.jsonFlag(c, &asJSON)
	return c
}

// followRules brings tags that have a rule up to date after a command that changed the shop.
func followRules(ctx context.Context, s *shop.Shop, before crm.Generation) error {
	if s.Generation() == before {
		return nil
	}
	_, err := s.RefreshTags(ctx, false)
	return err
}
