package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// identitiesCommand is who is who: pairs who may be one person, and the owner's word on them.
func (t *terminal) identitiesCommand() *cobra.Command {
	c := &cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("identities 命令", "identities COMMAND"),
		Short:                 t.say("谁和谁是同一个人：找出来，合并，分开", "Who is one person: find pairs, merge, keep apart, split"),
		Long: t.say("熟客只提出可能，不自己合并。每一步都能撤销；说过“不是同一个人”的，不再提出，以后的导入也不会合并他们。",
			"Shuke proposes and never merges by itself. Each step can be undone. Those you said are two people are not proposed again, and no import joins them."),
		Args: t.noCommand,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(t.candidatesCommand(), t.mergeCommand(), t.splitCommand(), t.apartCommand(), t.laterCommand())
	return c
}

// candidateJSON is a pair as --json tells it.
type candidateJSON struct {
	A          int64    `json:"a"`
	B          int64    `json:"b"`
	AName      string   `json:"aName"`
	BName      string   `json:"bName"`
	Score      float64  `json:"score"`
	Likelihood string   `json:"likelihood"` // high, medium, low
	Evidence   []string `json:"evidence"`
	Against    []string `json:"against"`
	Later      bool     `json:"later"`
}

func (t *terminal) candidatesCommand() *cobra.Command {
	var asJSON bool
	limit := 0
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "candidates [--json]",
		Short:                 t.say("找出可能是同一个人的客户，最像的在前", "Find customers who may be one person, likeliest first"),
		Long: t.say("先把全店看一遍，再列出来。评分从 0 到 1：0.85 起是很可能，0.6 起是可能，其余存疑。分数怎么来的，见 docs/identity.md。",
			"Looks through the whole shop first. Scores go from 0 to 1: very likely from 0.85, likely from 0.6, doubtful below. docs/identity.md says how they come about."),
		Args: t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error { return t.candidates(c.Context(), db, limit, asJSON) })
		},
	})
	t.jsonFlag(c, &asJSON)
	c.Flags().IntVar(&limit, "limit", 0, t.say("最多几对；0 是全部", "at most so many pairs; 0 is all"))
	return c
}

func (t *terminal) candidates(ctx context.Context, db *shop.Shop, limit int, asJSON bool) error {
	p := t.progress(t.say("找重复的客户", "Looking for doubles"))
	found, err := db.SearchCandidates(ctx, p.step)
	p.end()
	if err != nil {
		return err
	}
	var show func(*candidateJSON) error
	end := func() error { return nil }
	if asJSON {
		list := &listWriter{out: t.out}
		show, end = func(c *candidateJSON) error { return list.add(c) }, list.close
	} else {
		show = t.showCandidate
		fmt.Fprintln(t.err, t.say("{pairs} 对", "{pairs} {pairs|pair|pairs}", "pairs", words.Number(found.Pairs)))
	}
	if err := eachCandidate(ctx, db, limit, show); err != nil {
		return err
	}
	return end()
}

// eachCandidate walks the queue with the names of both. A limit of 0 is all.
func eachCandidate(ctx context.Context, db *shop.Shop, limit int, f func(*candidateJSON) error) error {
	var after *crm.Candidate
	for left := limit; ; {
		page, err := db.FindCandidates(ctx, after, left)
		if err != nil || len(page) == 0 {
			return err
		}
		if err := candidatesWithNames(ctx, db, page, f); err != nil {
			return err
		}
		after = &page[len(page)-1]
		if left -= len(page); limit > 0 && left <= 0 {
			return nil
		}
	}
}

func candidatesWithNames(ctx context.Context, db *shop.Shop, page []crm.Candidate, f func(*candidateJSON) error) error {
	ids := make([]int64, 0, 2*len(page))
	for _, c := range page {
		ids = append(ids, c.A, c.B)
	}
	people, err := db.FindCustomersByID(ctx, ids)
	if err != nil {
		return err
	}
	names := map[int64]string{}
	for i := range people {
		names[people[i].ID] = people[i].Called()
	}
	for _, c := range page {
		evidence, against := c.Evidence.Names()
		if err := f(&candidateJSON{
			A: c.A, B: c.B, AName: names[c.A], BName: names[c.B], Score: c.Score, Likelihood: string(crm.LikelihoodOf(c.Score)),
			Evidence: evidence, Against: against, Later: c.Later,
		}); err != nil {
			return err
		}
	}
	return nil
}

func (t *terminal) showCandidate(c *candidateJSON) error {
	reasons := make([]string, 0, len(c.Evidence)+len(c.Against))
	for _, name := range append(append([]string{}, c.Evidence...), c.Against...) {
		reasons = append(reasons, t.keySentence("evidence."+name, nil))
	}
	_, err := fmt.Fprintf(t.out, "%s  %s (%d)  %s (%d)  %s\n", t.keySentence("likelihood."+c.Likelihood, nil),
		c.AName, c.A, c.BName, c.B, strings.Join(reasons, t.say("、", ", ")))
	return err
}

// decided says what was done, for people or as JSON.
func (t *terminal) decided(ctx context.Context, db *shop.Shop, op crm.Operation, asJSON bool) error {
	if !asJSON {
		if op.ID == 0 {
			fmt.Fprintln(t.out, t.say("已经是这样了", "That is so already"))
			return nil
		}
		_, err := fmt.Fprintln(t.out, t.operationSentence(&op))
		return err
	}
	settings, err := db.Settings(ctx)
	if err != nil {
		return err
	}
	return t.writeJSON(t.operation(&op, settings.Zone()))
}

// customerIDs reads arguments as ids of customers or sources.
func (t *terminal) customerIDs(args []string) ([]int64, error) {
	ids := make([]int64, len(args))
	for i, word := range args {
		id, err := strconv.ParseInt(word, 10, 64)
		if err != nil || id <= 0 {
			return nil, t.usagef("要写编号，不是“{word}”；编号见 --json", "Give the id that --json tells, not “{word}”", "word", word)
		}
		ids[i] = id
	}
	return ids, nil
}

func (t *terminal) customerArguments(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if err := t.arguments(least, most)(c, args); err != nil {
			return err
		}
		_, err := t.customerIDs(args)
		return err
	}
}

// mostSideBySide is how many customers one word can be said of.
const mostSideBySide = 50

func (t *terminal) apartCommand() *cobra.Command {
	return t.decisionCommand(&cobra.Command{
		Use:   "apart A B… [--json]",
		Short: t.say("记住这几位各是各的人", "Remember that customers are as many people"),
	}, (*shop.Shop).SetApart)
}

func (t *terminal) laterCommand() *cobra.Command {
	return t.decisionCommand(&cobra.Command{
		Use:   "later A B… [--json]",
		Short: t.say("以后再看：把这几位之间的配对放到最后", "Put the pairs among customers at the end of the queue"),
	}, (*shop.Shop).SetLater)
}

// decisionCommand completes a command that says one thing of several customers.
func (t *terminal) decisionCommand(c *cobra.Command, decide func(*shop.Shop, context.Context, ...int64) (crm.Operation, error)) *cobra.Command {
	var asJSON bool
	c.DisableFlagsInUseLine, c.Args = true, t.customerArguments(2, mostSideBySide)
	c.RunE = func(c *cobra.Command, args []string) error {
		return t.withShop(c.Context(), false, func(db *shop.Shop) error {
			ids, err := t.customerIDs(args)
			if err != nil {
				return err
			}
			op, err := decide(db, c.Context(), ids...)
			if err != nil {
				return err
			}
			return t.decided(c.Context(), db, op, asJSON)
		})
	}
	t.jsonFlag(c, &asJSON)
	return onShop(c)
}
