package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"shuke/backend/shop"
)

// benchRules are the five rules of a shop's daily questions. %d is replaced by another number each time, so that no leaf is
// answered from the last time.
var benchRules = []struct{ name, text string }{
	{"R1 orders ≥ 10", `{"field":"orderCount","op":">=","value":%d}`},
	{"R2 spent > 500 in 90 days, 3 provinces, without a tag", `{"all":[
		{"measure":"sum","of":"orders","what":"amount","in":{"lastDays":8%d},"op":">","value":500},
		{"field":"province","op":"in","value":["浙江","广东","江苏"]},
		{"not":{"field":"tag","op":"=","value":1}}]}`},
	{"R3 last order 30–180 days ago", `{"field":"daysSinceLastOrder","op":"between","value":[%d,180]}`},
	{"R4 favourite or cart in 30 days, no order in 30 days", `{"all":[
		{"measure":"count","of":"events","in":{"lastDays":30},"where":[{"field":"kind","op":"in","value":["favourite_shop","favourite_item","cart"]}],"op":">=","value":1},
		{"measure":"count","of":"orders","in":{"lastDays":3%d},"op":"=","value":0}]}`},
	{"R5 six leaves, nested", `{"any":[
		{"all":[{"field":"totalPaid","op":">","value":%d},{"field":"gender","op":"=","value":"female"},{"field":"age","op":"between","value":[20,35]}]},
		{"all":[{"field":"orderCount","op":">=","value":5},{"field":"level","op":">=","value":2},{"not":{"field":"province","op":"=","value":"上海"}}]}]}`},
	{"twenty leaves", `{"any":[` + strings.Repeat(`{"all":[{"field":"orderCount","op":">","value":%d},{"field":"daysSinceLastOrder","op":"<","value":2%d}]},`, 5) +
		strings.Repeat(`{"all":[{"field":"netPaid","op":">","value":"%d.1"},{"field":"level","op":">","value":%d}]},`, 4) +
		`{"measure":"sum","of":"orders","what":"amount","in":{"lastDays":3%d},"op":">","value":900},{"field":"age","op":"=","value":%d}]}`},
	{"one edited leaf of twenty", `{"any":[` + strings.Repeat(`{"all":[{"field":"orderCount","op":">","value":30},{"field":"daysSinceLastOrder","op":"<","value":20}]},`, 9) +
		`{"measure":"sum","of":"orders","what":"amount","in":{"lastDays":30},"op":">","value":900},{"field":"netPaid","op":">","value":%d}]}`},
	{"sum of everything ever, by hour", `{"measure":"sum","of":"orders","what":"amount","where":[{"field":"hour","op":"between","value":[%d,23]}],"op":">","value":500}`},
	{"the same with another amount", `{"measure":"sum","of":"orders","what":"amount","where":[{"field":"hour","op":"between","value":[20,23]}],"op":">","value":%d}`},
	{"three items of a category in 90 days", `{"measure":"sum","of":"lines","what":"quantity","in":{"lastDays":9%d},"where":[{"field":"category","op":"contains","value":"a"}],"op":">=","value":3}`},
}

func (t *terminal) benchSegmentsCommand() *cobra.Command {
	var asJSON, sql bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "segments [--sql]",
		Short:                 t.say("数五条有代表性的规则要多久", "How long five typical rules take to count"),
		Args:                  t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) error { return t.benchSegments(c.Context(), s, sql, asJSON) })
		},
	})
	c.Flags().BoolVar(&sql, "sql", false, t.say("也用 SQL 数一遍，比一比", "count by SQL too, to compare"))
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) benchSegments(ctx context.Context, s *shop.Shop, sql, asJSON bool) error {
	s.KeepInMemory()
	if err := s.ColumnsReady(ctx); err != nil {
		return err
	}
	answers := []answer{}
	for _, r := range benchRules {
		n := 0
		ask := func(count func(text string) error) func(context.Context, *shop.Shop) error {
			return func(context.Context, *shop.Shop) error {
				n++
				return count(numbered(r.text, n))
			}
		}
		a, err := timed(ctx, s, question{r.name, ask(func(text string) error { return countRule(ctx, s, text, false) })}, listRuns)
		if err != nil {
			return err
		}
		answers = append(answers, a)
		if !sql {
			continue
		}
		if a, err = timed(ctx, s, question{r.name + ", SQL", ask(func(text string) error { return countRule(ctx, s, text, true) })}, 1); err != nil {
			return err
		}
		answers = append(answers, a)
	}
	if asJSON {
		return t.writeJSON(answers)
	}
	list := &table{right: map[int]bool{1: true, 2: true}}
	for _, a := range answers {
		list.add(a.Question, fmt.Sprintf("%.1f ms", a.Median), fmt.Sprintf("%.1f ms", a.Worst))
	}
	return list.write(t.out)
}

// numbered puts other numbers into the places of a rule each time.
func numbered(text string, n int) string {
	for i := 0; strings.Contains(text, "%d"); i++ {
		text = strings.Replace(text, "%d", fmt.Sprint(n+i*listRuns*2), 1)
	}
	return text
}

func countRule(ctx context.Context, s *shop.Shop, text string, bySQL bool) error {
	r, err := s.ParseRule(ctx, []byte(text))
	if err != nil {
		return err
	}
	if bySQL {
		_, err = s.DB.CountRule(ctx, r)
		return err
	}
	a, err := s.CountRule(ctx, r)
	if err == nil && !a.InMemory {
		err = fmt.Errorf("the columns do not answer")
	}
	return err
}
