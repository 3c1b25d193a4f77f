package main

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

func (t *terminal) benchTagsCommand() *cobra.Command {
	var asJSON bool
	var tags int
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("tags [--tags 个数]", "tags [--tags N]"),
		Short:                 t.say("更新自动标签要多久：没有变化时，过了一天时", "How long tags with a rule take to be brought up to date: when nothing changed, and when a day has passed"),
		Long: t.say("建好这么多自动标签，量一量，再删掉。店铺文件会变大一些。",
			"So many tags with a rule are made, measured, and deleted again. The shop file grows by what that takes."),
		Args: t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			now, passed := t.now, &atomic.Int64{}
			t.now = func() time.Time { return now().AddDate(0, 0, int(passed.Load())) }
			return t.withShop(c.Context(), false, func(s *shop.Shop) error { return t.benchTags(c.Context(), s, passed, tags, asJSON) })
		},
	})
	c.Flags().IntVar(&tags, "tags", 100, t.say("几个标签", "how many tags"))
	t.jsonFlag(c, &asJSON)
	return c
}

// benchTags turns the clock by a day: people leave windows of days, and others have a birthday soon.
func (t *terminal) benchTags(ctx context.Context, s *shop.Shop, passed *atomic.Int64, tags int, asJSON bool) error {
	s.KeepInMemory()
	if err := s.ColumnsReady(ctx); err != nil {
		return err
	}
	made := []crm.Tag{}
	first, err := once(fmt.Sprintf("making %d tags", tags), func() error {
		for i := range tags {
			tag, err := s.CreateRuleTag(ctx, fmt.Sprintf("bench %d", i), "", []byte(benchTagRule(i)))
			if err != nil {
				return err
			}
			made = append(made, tag)
		}
		return s.ColumnsReady(ctx)
	})
	if err != nil {
		return err
	}
	answers := []answer{first}
	for day, name := range []string{"nothing changed", "a day has passed"} {
		passed.Store(int64(day))
		refreshed, err := benchRefresh(ctx, s, name)
		if err != nil {
			return err
		}
		answers = append(answers, refreshed)
	}
	for _, tag := range made {
		if _, err := s.DB.DeleteTag(ctx, tag.ID); err != nil {
			return err
		}
	}
	if asJSON {
		return t.writeJSON(answers)
	}
	list := &table{right: map[int]bool{1: true}}
	for _, a := range answers {
		list.add(a.Question, fmt.Sprintf("%.0f ms", a.Median))
	}
	return list.write(t.out)
}

// benchRefresh brings the tags up to date once and tells how many people moved.
func benchRefresh(ctx context.Context, s *shop.Shop, name string) (answer, error) {
	if err := s.ColumnsReady(ctx); err != nil {
		return answer{}, err
	}
	var moved []crm.TagMove
	a, err := once(name, func() (err error) {
		moved, err = s.RefreshTags(ctx, true)
		return err
	})
	people := int64(0)
	for _, m := range moved {
		people += m.Entered + m.Left
	}
	a.Question += fmt.Sprintf(", %d moved", people)
	return a, err
}

// benchTagRule is the rule of the i-th tag: windows, amounts, groups of what shops ask.
func benchTagRule(i int) string {
	switch i % 4 {
	case 0:
		return fmt.Sprintf(`{"measure":"sum","of":"orders","what":"amount","in":{"lastDays":%d},"op":">","value":1500}`, 7+i)
	case 1:
		return fmt.Sprintf(`{"all":[{"field":"orderCount","op":">=","value":%d},{"field":"daysSinceLastOrder","op":"between","value":[%d,%d]}]}`, 5+i/8, i, i+30)
	case 2:
		return fmt.Sprintf(`{"any":[{"field":"netPaid","op":">","value":%d},{"all":[{"field":"birthdayInDays","op":"<=","value":3},{"field":"orderCount","op":">","value":8}]}]}`, 6000+i*10)
	}
	return fmt.Sprintf(`{"all":[{"measure":"count","of":"events","in":{"lastDays":%d},"op":">=","value":2},{"not":{"field":"gender","op":"=","value":"male"}}]}`, 3+i/4)
}
