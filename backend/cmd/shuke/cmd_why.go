package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"shuke/backend/aloud"
	"shuke/backend/crm"
	"shuke/backend/shop"
)

// whyJSON is how one part of a rule comes out for a customer.
type whyJSON struct {
	Path    string    `json:"path"`
	Kind    string    `json:"kind"` // all, any, not, leaf
	Segment string    `json:"segment,omitempty"`
	Passes  bool      `json:"passes"`
	Own     []string  `json:"own,omitempty"` // what the customer has, as rules write it
	Parts   []whyJSON `json:"parts,omitempty"`
}

func (t *terminal) whyCommand() *cobra.Command {
	var where string
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("why --where 规则 客户编号 [--json]", "why --where RULE CUSTOMER [--json]"),
		Short:                 t.say("一位客户为什么合这条规则，或为什么不合", "Why a customer passes a rule, or why not"),
		Long:                  t.ruleWords(),
		Args:                  t.arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			id, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil || where == "" {
				return t.usagef("要有 --where 规则，和客户的编号", "Give --where RULE and the number of a customer")
			}
			return t.withShop(c.Context(), false, func(s *shop.Shop) error { return t.why(c.Context(), s, where, id, asJSON) })
		},
	})
	c.Flags().StringVar(&where, "where", "", t.say("规则：JSON、文件，或 -", "the rule: JSON, a file, or -"))
	t.jsonFlag(c, &asJSON)
	valued(c.Flags(), map[string]string{"where": "rule"})
	return c
}

func (t *terminal) why(ctx context.Context, s *shop.Shop, source string, customer int64, asJSON bool) error {
	text, err := readRule(source)
	if err != nil {
		return err
	}
	rule, err := s.ParseRule(ctx, text)
	if err != nil {
		return err
	}
	w, err := s.Why(ctx, rule, customer)
	if err != nil {
		return err
	}
	if asJSON {
		return t.writeJSON(whyOf(&w))
	}
	names, err := s.RuleNames(ctx)
	if err != nil {
		return err
	}
	lines, err := aloud.In(t.language(), names).Why(text, w)
	if err != nil {
		return err
	}
	list := &table{}
	for _, l := range lines {
		mark := "✗"
		if l.Passes {
			mark = "✓"
		}
		list.add(mark, strings.Repeat("  ", l.Depth)+l.Text, l.Own)
	}
	return list.write(t.out)
}

func whyOf(w *crm.Why) whyJSON {
	kinds := map[crm.RuleKind]string{crm.RuleAll: "all", crm.RuleAny: "any", crm.RuleNot: "not", crm.RuleLeaf: "leaf"}
	out := whyJSON{Path: w.Path, Kind: kinds[w.Kind], Segment: w.Segment, Passes: w.Passes, Own: w.Own.Values}
	for i := range w.Of {
		out.Parts = append(out.Parts, whyOf(&w.Of[i]))
	}
	return out
}
