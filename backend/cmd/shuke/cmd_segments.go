package main

import (
	"context"
	"encoding/json"
	"strconv"

	"github.com/spf13/cobra"

	"shuke/backend/aloud"
	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/segment"
	"shuke/backend/shop"
)

// segmentJSON is a segment, with tags and segments in its rule by their names, read as one sentence.
type segmentJSON struct {
	ID       int64           `json:"id"`
	Name     string          `json:"name"`
	Rule     json.RawMessage `json:"rule"`
	Sentence string          `json:"sentence"`
	Frozen   bool            `json:"frozen"`
	FrozenAt string          `json:"frozenAt"`
	People   *int64          `json:"people"` // how many there are; null where nobody counted: of a rule that is only listed
}

func (t *terminal) segmentsCommand() *cobra.Command {
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "segments [--json]",
		Short:                 t.say("存下来的人群：规则，或定格的名单", "Saved segments: rules, or frozen lists"),
		Args:                  t.noCommand,
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) error { return t.listSegments(c.Context(), s, asJSON) })
		},
	})
	t.jsonFlag(c, &asJSON)
	c.AddCommand(t.listCommand(c.Short, t.listSegments), t.segmentSaveCommand(), t.segmentShowCommand(), t.segmentSentenceCommand(), t.segmentDeleteCommand())
	return c
}

// listCommand is what a command does without words, by its name.
func (t *terminal) listCommand(short string, list func(context.Context, *shop.Shop, bool) error) *cobra.Command {
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "list [--json]",
		Short:                 short,
		Args:                  t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) error { return list(c.Context(), s, asJSON) })
		},
	})
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) listSegments(ctx context.Context, s *shop.Shop, asJSON bool) error {
	names, err := s.RuleNames(ctx)
	if err != nil {
		return err
	}
	out := []segmentJSON{}
	list := &table{right: map[int]bool{0: true}}
	for i := range names.Segments {
		one, err := t.segmentOf(ctx, s, &names.Segments[i], names)
		if err != nil {
			return err
		}
		out = append(out, one)
		list.add(strconv.FormatInt(one.ID, 10), one.Name, one.Sentence)
	}
	if asJSON {
		return t.writeJSON(out)
	}
	return list.write(t.out)
}

func (t *terminal) segmentOf(ctx context.Context, s *shop.Shop, g *crm.Segment, names segment.Names) (segmentJSON, error) {
	settings, err := s.Settings(ctx)
	out := segmentJSON{ID: g.ID, Name: g.Name, Frozen: g.Frozen(), FrozenAt: instant(g.FrozenAt, settings.Zone())}
	if out.Frozen {
		out.People = &g.People
	}
	if err != nil || g.Rule == "" {
		out.Rule = json.RawMessage("null")
		return out, err
	}
	if out.Rule, err = segment.ByName([]byte(g.Rule), names); err != nil {
		return out, err
	}
	out.Sentence, err = aloud.In(t.language(), names).Rule(out.Rule)
	return out, err
}

func (t *terminal) segmentSaveCommand() *cobra.Command {
	var freeze, asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("save 名字 规则 [--freeze] [--json]", "save NAME RULE [--freeze] [--json]"),
		Short:                 t.say("存一个人群；名字已有时换成新的规则", "Save a segment; one of that name gets the new rule"),
		Long:                  t.ruleWords(),
		Args:                  t.arguments(2, 2),
		RunE: func(c *cobra.Command, args []string) error {
			rule, err := readRule(args[1])
			if err != nil {
				return err
			}
			return t.withShop(c.Context(), false, func(s *shop.Shop) error {
				g, err := saveSegment(c.Context(), s, args[0], rule, freeze)
				if err != nil {
					return err
				}
				return t.showSegment(c.Context(), s, g.Name, asJSON)
			})
		},
		Example: `shuke --shop my.shuke segments save 老客 '{"field":"orderCount","op":">=","value":2}'`,
	})
	c.Flags().BoolVar(&freeze, "freeze", false, t.say("定格：存下现在是谁，以后不变", "freeze: keep who they are now, whatever changes"))
	t.jsonFlag(c, &asJSON)
	return c
}

// ruleWords says how a rule is given.
func (t *terminal) ruleWords() string {
	return t.say("规则是 JSON：写在命令里，放在文件里，或用 - 从标准输入读。能问什么见 shuke rules。",
		"A rule is JSON: in the command line, in a file, or - for standard input. shuke rules tells what it can ask.")
}

func saveSegment(ctx context.Context, s *shop.Shop, name string, rule []byte, freeze bool) (crm.Segment, error) {
	if freeze {
		return s.FreezeSegment(ctx, name, rule)
	}
	if g, err := findSegment(ctx, s, name); err == nil {
		_, err = s.EditSegment(ctx, g.ID, 0, rule)
		return g, err
	}
	return s.SaveSegment(ctx, name, rule)
}

func findSegment(ctx context.Context, s *shop.Shop, name string) (crm.Segment, error) {
	list, err := s.FindSegments(ctx)
	if err != nil {
		return crm.Segment{}, err
	}
	for _, g := range list {
		if g.Name == name {
			return g, nil
		}
	}
	return crm.Segment{}, crm.Errorf(crm.CodeNotFound, "segment.unknown", "name", name)
}

func (t *terminal) segmentShowCommand() *cobra.Command {
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("show 名字 [--json]", "show NAME [--json]"),
		Short:                 t.say("一个人群有多少客户，规则和它读出来的一句话", "How many a segment means, its rule, and the same as a sentence"),
		Args:                  t.arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) error { return t.showSegment(c.Context(), s, args[0], asJSON) })
		},
	})
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) showSegment(ctx context.Context, s *shop.Shop, name string, asJSON bool) error {
	g, err := findSegment(ctx, s, name)
	if err != nil {
		return err
	}
	names, err := s.RuleNames(ctx)
	if err != nil {
		return err
	}
	out, err := t.segmentOf(ctx, s, &g, names)
	if err != nil {
		return err
	}
	if !out.Frozen {
		if out.People, err = peopleNow(ctx, s, g.Rule); err != nil {
			return err
		}
	}
	if asJSON {
		return t.writeJSON(out)
	}
	list := &table{}
	list.add(out.Name, out.Sentence)
	list.add(t.say("客户", "customers"), words.Number(*out.People))
	if out.Frozen {
		list.add(t.say("定格于", "frozen"), out.FrozenAt)
	}
	list.add("", string(out.Rule))
	return list.write(t.out)
}

func peopleNow(ctx context.Context, s *shop.Shop, text string) (*int64, error) {
	rule, err := s.ParseRule(ctx, []byte(text))
	if err != nil {
		return nil, err
	}
	a, err := s.CountRule(ctx, rule)
	return &a.Customers, err
}

func (t *terminal) segmentSentenceCommand() *cobra.Command {
	return onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("sentence 规则", "sentence RULE"),
		Short:                 t.say("把规则读成一句话", "Read a rule as one sentence"),
		Long:                  t.ruleWords(),
		Args:                  t.arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			rule, err := readRule(args[0])
			if err != nil {
				return err
			}
			return t.withShop(c.Context(), false, func(s *shop.Shop) error { return t.sayRule(c.Context(), s, rule) })
		},
	})
}

func (t *terminal) sayRule(ctx context.Context, s *shop.Shop, rule []byte) error {
	if _, err := s.ParseRule(ctx, rule); err != nil {
		return err
	}
	names, err := s.RuleNames(ctx)
	if err != nil {
		return err
	}
	said, err := aloud.In(t.language(), names).Rule(rule)
	if err != nil {
		return err
	}
	_, err = t.out.Write([]byte(said + "\n"))
	return err
}

func (t *terminal) segmentDeleteCommand() *cobra.Command {
	return onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("delete 名字", "delete NAME"),
		Short:                 t.say("删掉一个人群；还有规则用着它就不删", "Delete a segment; not while rules use it"),
		Args:                  t.arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) error {
				g, err := findSegment(c.Context(), s, args[0])
				if err != nil {
					return err
				}
				_, err = s.DeleteSegment(c.Context(), g.ID)
				return err
			})
		},
	})
}
