package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/segment"
	"shuke/backend/shop"
)

// countJSON is how many customers pass a rule. Money is in decimal strings; shares are of the whole shop, null of nothing; the
// path is who answered, memory or file.
type countJSON struct {
	Count        int64    `json:"count"`
	Everyone     int64    `json:"everyone"`
	Share        *float64 `json:"share"`
	Paid         string   `json:"paid"`
	ShareOfPaid  *float64 `json:"shareOfPaid"`
	Currency     string   `json:"currency"`
	Generation   int64    `json:"generation"`
	Milliseconds float64  `json:"milliseconds"`
	Path         string   `json:"path"`
}

func (t *terminal) countCommand() *cobra.Command {
	var asJSON, load bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("count 规则 [--load] [--json]", "count RULE [--load] [--json]"),
		Short:                 t.say("数一数规则指的是多少客户", "Count the customers a rule means"),
		Long: t.say(`规则是 JSON：写在命令里，放在文件里，或用 - 从标准输入读。能问什么见 shuke rules。
默认由店铺文件回答；--load 先把店铺装进内存，再从内存里数，和窗口里一样。`,
			`A rule is JSON: in the command line, in a file, or - for standard input. shuke rules tells what it can ask.
The shop file answers; --load lets the shop stand in memory first and counts there, as the window does.`),
		Args: t.arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) error { return t.count(c.Context(), s, args[0], load, asJSON) })
		},
	})
	c.Flags().BoolVar(&load, "load", false, t.say("先装进内存", "let the shop stand in memory first"))
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) rulesCommand() *cobra.Command {
	return &cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "rules",
		Short:                 t.say("规则能问的一切，和 docs/rules.md 一样", "Everything a rule can ask, as in docs/rules.md"),
		Args:                  t.arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(t.out, segment.Manual())
			return err
		},
	}
}

func (t *terminal) count(ctx context.Context, s *shop.Shop, source string, load, asJSON bool) error {
	rule, err := parseRule(ctx, s, source)
	if err != nil {
		return err
	}
	if load {
		s.KeepInMemory()
		if err := s.ColumnsReady(ctx); err != nil {
			return err
		}
	}
	return t.countRule(ctx, s, rule, asJSON)
}

// parseRule reads a rule and checks it against what the shop can be asked.
func parseRule(ctx context.Context, s *shop.Shop, source string) (crm.Rule, error) {
	text, err := readRule(source)
	if err != nil {
		return crm.Rule{}, err
	}
	return s.ParseRule(ctx, text)
}

// countRule tells how many pass, how long it took and who answered.
func (t *terminal) countRule(ctx context.Context, s *shop.Shop, rule crm.Rule, asJSON bool) error {
	var a shop.RuleAnswer
	took, err := once("", func() (err error) {
		a, err = s.CountRule(ctx, rule)
		return err
	})
	if err != nil {
		return err
	}
	settings, err := s.Settings(ctx)
	if err != nil {
		return err
	}
	out := countJSON{
		Count: a.Customers, Everyone: a.Everyone, Share: share(a.Customers, a.Everyone),
		Paid: crm.FormatMinor(a.Paid, settings.Currency), ShareOfPaid: share(a.Paid, a.EveryonePaid), Currency: settings.Currency,
		Generation: a.Generation.Number, Milliseconds: took.Median, Path: "file",
	}
	path := t.say("店铺文件", "shop file")
	if a.InMemory {
		out.Path, path = "memory", t.say("内存", "memory")
	}
	if asJSON {
		return t.writeJSON(out)
	}
	list := &table{right: map[int]bool{1: true}}
	list.add(t.say("客户", "customers"), words.Number(a.Customers), words.Percent(out.Share))
	list.add(t.say("实付合计", "received"), out.Paid+" "+out.Currency, words.Percent(out.ShareOfPaid))
	list.add(t.say("用时", "took"), fmt.Sprintf("%.1f ms", out.Milliseconds), path+", "+t.say("第 {n} 版", "generation {n}", "n", fmt.Sprint(out.Generation)))
	return list.write(t.out)
}

// readRule reads a rule that stands in the command line, in a file or on standard input.
func readRule(source string) ([]byte, error) {
	switch {
	case source == "-":
		return io.ReadAll(os.Stdin)
	case strings.HasPrefix(strings.TrimSpace(source), "{"):
		return []byte(source), nil
	}
	text, err := os.ReadFile(source)
	if err != nil {
		return nil, crm.WrapError(err, crm.CodeNotFound, "file.unknown", "path", source)
	}
	return text, nil
}

func share(part, whole int64) *float64 {
	if whole <= 0 {
		return nil
	}
	s := float64(part) / float64(whole)
	return &s
}
