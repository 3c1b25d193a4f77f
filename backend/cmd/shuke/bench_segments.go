package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// benchRules are the five rules of a shop's daily questions, and harder ones; sql is the same as a condition on the tables of a
// rival. %d is replaced by another number each time, so that no leaf is answered from the last time.
var benchRules = []struct{ name, text, sql string }{
	{"R1 orders ≥ 10", `{"field":"orderCount","op":">=","value":%d}`, `order_count >= %d`},
	{
		"R2 spent > 500 in 90 days, 3 provinces, without a tag", `{"all":[
		{"measure":"sum","of":"orders","what":"amount","in":{"lastDays":8%d},"op":">","value":500},
		{"field":"province","op":"in","value":["浙江","广东","江苏"]},
		{"not":{"field":"tag","op":"=","value":1}}]}`,
		`id IN (SELECT customer FROM orders WHERE day > TODAY - 8%d AND day <= TODAY GROUP BY customer HAVING sum(paid) > 50000)
		AND province IN ('浙江','广东','江苏') AND tagged = 0`,
	},
	{"R3 last order 30–180 days ago", `{"field":"daysSinceLastOrder","op":"between","value":[%d,180]}`, `TODAY - last_day BETWEEN %d AND 180`},
	{
		"R4 favourite or cart in 30 days, no order in 30 days", `{"all":[
		{"measure":"count","of":"events","in":{"lastDays":30},"where":[{"field":"kind","op":"in","value":["favourite_shop","favourite_item","cart"]}],"op":">=","value":1},
		{"measure":"count","of":"orders","in":{"lastDays":3%d},"op":"=","value":0}]}`,
		`id IN (SELECT customer FROM events WHERE day > TODAY - 30 AND day <= TODAY AND kind IN (1, 2, 3))
		AND id NOT IN (SELECT customer FROM orders WHERE day > TODAY - 3%d AND day <= TODAY)`,
	},
	{
		"R5 six leaves, nested", `{"any":[
		{"all":[{"field":"totalPaid","op":">","value":%d},{"field":"gender","op":"=","value":"female"},{"field":"age","op":"between","value":[20,35]}]},
		{"all":[{"field":"orderCount","op":">=","value":5},{"field":"level","op":">=","value":2},{"not":{"field":"province","op":"=","value":"上海"}}]}]}`,
		`total_paid > 100 * %d AND gender = 1 AND birth BETWEEN BIRTH - 360000 + 1 AND BIRTH - 200000
		OR order_count >= 5 AND level >= 2 AND province <> '上海'`,
	},
	{
		"twenty leaves", `{"any":[` + strings.Repeat(`{"all":[{"field":"orderCount","op":">","value":%d},{"field":"daysSinceLastOrder","op":"<","value":2%d}]},`, 5) +
			strings.Repeat(`{"all":[{"field":"netPaid","op":">","value":"%d.1"},{"field":"level","op":">","value":%d}]},`, 4) +
			`{"measure":"sum","of":"orders","what":"amount","in":{"lastDays":3%d},"op":">","value":900},{"field":"age","op":"=","value":%d}]}`,
		strings.Repeat(`order_count > %d AND last_day > TODAY - 2%d AND last_day <= TODAY OR `, 5) + strings.Repeat(`net_paid > 100 * %d.1 AND level > %d OR `, 4) +
			`id IN (SELECT customer FROM orders WHERE day > TODAY - 3%d AND day <= TODAY GROUP BY customer HAVING sum(paid) > 90000)
			OR birth >= 10000 AND BIRTH - birth - (BIRTH - birth) % 10000 = 10000 * %d`,
	},
	{
		"one edited leaf of twenty", `{"any":[` + strings.Repeat(`{"all":[{"field":"orderCount","op":">","value":30},{"field":"daysSinceLastOrder","op":"<","value":20}]},`, 9) +
			`{"measure":"sum","of":"orders","what":"amount","in":{"lastDays":30},"op":">","value":900},{"field":"netPaid","op":">","value":%d}]}`,
		strings.Repeat(`order_count > 30 AND last_day > TODAY - 20 AND last_day <= TODAY OR `, 9) +
			`id IN (SELECT customer FROM orders WHERE day > TODAY - 30 AND day <= TODAY GROUP BY customer HAVING sum(paid) > 90000) OR net_paid > 100 * %d`,
	},
	{
		"sum of everything ever", `{"measure":"sum","of":"orders","what":"amount","in":{"lastDays":2%d00},"op":">","value":500}`,
		`id IN (SELECT customer FROM orders WHERE day > TODAY - 2%d00 AND day <= TODAY GROUP BY customer HAVING sum(paid) > 50000)`,
	},
	{
		"sum of everything ever, by hour", `{"measure":"sum","of":"orders","what":"amount","where":[{"field":"hour","op":"between","value":[%d,23]}],"op":">","value":500}`,
		`id IN (SELECT customer FROM orders WHERE day > -32768 AND hour BETWEEN %d AND 23 GROUP BY customer HAVING sum(paid) > 50000)`,
	},
	{
		"the same with another amount", `{"measure":"sum","of":"orders","what":"amount","where":[{"field":"hour","op":"between","value":[20,23]}],"op":">","value":%d}`,
		`id IN (SELECT customer FROM orders WHERE day > -32768 AND hour BETWEEN 20 AND 23 GROUP BY customer HAVING sum(paid) > 100 * %d)`,
	},
	{
		"three orders above an amount, ever", `{"measure":"count","of":"orders","where":[{"field":"amount","op":">=","value":1%d}],"op":">=","value":3}`,
		`id IN (SELECT customer FROM orders WHERE day > -32768 AND paid >= 100 * 1%d GROUP BY customer HAVING count(*) >= 3)`,
	},
	{
		"largest order of a year", `{"measure":"max","of":"orders","what":"amount","in":{"lastDays":36%d},"op":">","value":500}`,
		`id IN (SELECT customer FROM orders WHERE day > TODAY - 36%d AND day <= TODAY GROUP BY customer HAVING max(paid) > 50000)`,
	},
	{"two of a category ever", `{"measure":"sum","of":"lines","what":"quantity","where":[{"field":"category","op":"startsWith","value":"家"},{"field":"quantity","op":"<","value":9%d}],"op":">=","value":2}`, ``},
	{"three items of a category in 90 days", `{"measure":"sum","of":"lines","what":"quantity","in":{"lastDays":9%d},"where":[{"field":"category","op":"contains","value":"a"}],"op":">=","value":3}`, ``},
}

func (t *terminal) benchSegmentsCommand() *cobra.Command {
	var asJSON, alone bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "segments [--alone]",
		Short:                 t.say("数有代表性的规则要多久，和 sqlite3、DuckDB 比", "How long typical rules take to count, against sqlite3 and DuckDB"),
		Long: t.say("同一个店铺、同样的规则：内存里的引擎，我们自己的 SQL，装了的话还有 sqlite3 和 duckdb 命令行（先把客户、订单、互动灌进它们的表，不计时）。每条规则换着数字问几次，取中位数；括号里是引擎的几倍。人数不一样的标 ≠。",
			"The same shop and rules: our engine, our SQL and, where they are installed, the sqlite3 and duckdb command lines, whose tables are filled with customers, orders and events before. Each rule is asked several times with other numbers; medians, with how many times the engine's that is. ≠ marks another count."),
		Args: t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) error { return t.benchSegments(c.Context(), s, alone, asJSON) })
		},
	})
	c.Flags().BoolVar(&alone, "alone", false, t.say("只量我们的引擎", "measure our engine alone"))
	t.jsonFlag(c, &asJSON)
	return c
}

// ruleSpeed is how long a rule took everybody, in milliseconds.
type ruleSpeed struct {
	answer
	Others map[string]float64 `json:"othersMs"`
	Ratios map[string]float64 `json:"ratios"` // of theirs to ours
	Differ []string           `json:"differ"` // who counted otherwise
	counts []int64
}

// ourSQL is what our SQL is called among those who are compared.
const ourSQL = "SQL"

func (t *terminal) benchSegments(ctx context.Context, s *shop.Shop, alone, asJSON bool) error {
	s.KeepInMemory()
	if err := s.ColumnsReady(ctx); err != nil {
		return err
	}
	speeds := []*ruleSpeed{}
	for _, r := range benchRules {
		speed := &ruleSpeed{Others: map[string]float64{}, Ratios: map[string]float64{}, Differ: []string{}}
		var err error
		speed.answer, err = timed(ctx, s, question{r.name, func(context.Context, *shop.Shop) error {
			count, err := countRule(ctx, s, numbered(r.text, len(speed.counts)+1), false)
			speed.counts = append(speed.counts, count)
			return err
		}})
		if err != nil {
			return err
		}
		speeds = append(speeds, speed)
	}
	for _, q := range segmentQuestions() {
		a, err := timed(ctx, s, q)
		if err != nil {
			return err
		}
		speeds = append(speeds, &ruleSpeed{answer: a, Others: map[string]float64{}, Ratios: map[string]float64{}, Differ: []string{}})
	}
	names := []string{}
	if !alone {
		var err error
		if names, err = t.compareRules(ctx, s, speeds); err != nil {
			return err
		}
	}
	if asJSON {
		return t.writeJSON(speeds)
	}
	return t.showSpeeds(speeds, names)
}

// segmentQuestions are what only the engine is asked: the page of segments, and what stands beside a rule when the hands rest.
func segmentQuestions() []question {
	n := 0
	return []question{
		{"every preset, counted", func(ctx context.Context, s *shop.Shop) error { _, err := s.Presets(ctx); return err }},
		{"who came and went, and what they did", func(ctx context.Context, s *shop.Shop) error {
			n++
			r, err := s.ParseRule(ctx, []byte(numbered(benchRules[1].text, n+100)))
			if err != nil {
				return err
			}
			_, err = s.WeighAudience(ctx, r)
			return err
		}},
	}
}

// compareRules lets our SQL and the rivals that are installed count the same, and names them.
func (t *terminal) compareRules(ctx context.Context, s *shop.Shop, speeds []*ruleSpeed) (names []string, err error) {
	for i, r := range benchRules {
		var count int64
		a, err := once(r.name, func() (err error) { count, err = countRule(ctx, s, numbered(r.text, 1), true); return err })
		if err != nil {
			return nil, err
		}
		speeds[i].compare(ourSQL, a.Median, []int64{count})
	}
	names = append(names, ourSQL)
	dir, err := os.MkdirTemp("", "shuke-bench-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	there := rivals()
	if len(there) == 0 {
		return names, nil
	}
	if err := writeRivalFiles(ctx, s, dir); err != nil {
		return nil, err
	}
	settings, err := s.Settings(ctx)
	if err != nil {
		return nil, err
	}
	zone, err := time.LoadLocation(settings.TimeZone)
	if err != nil {
		return nil, err
	}
	for _, r := range there {
		if err := r.ask(ctx, dir, crm.RuleClock{Now: t.now().In(zone)}); err != nil {
			return nil, err
		}
		for i, rule := range benchRules {
			if a, ok := r.answer[rule.name]; ok {
				speeds[i].compare(r.Name, a.median, a.counts)
			}
		}
		names = append(names, r.Name)
	}
	return names, nil
}

func (r *ruleSpeed) compare(name string, ms float64, counts []int64) {
	r.Others[name], r.Ratios[name] = ms, ms/max(r.Median, 0.001)
	for i, n := range counts {
		if n != r.counts[i] && !slices.Contains(r.Differ, name) {
			r.Differ = append(r.Differ, name)
		}
	}
}

func (t *terminal) showSpeeds(speeds []*ruleSpeed, names []string) error {
	list := &table{right: map[int]bool{1: true, 2: true, 3: true, 4: true, 5: true, 6: true}}
	head := []string{t.say("毫秒", "ms"), t.say("引擎", "engine"), t.say("最慢", "worst"), t.say("第一次", "first")}
	list.add(append(head, names...)...)
	for _, r := range speeds {
		cells := []string{r.Question, fmt.Sprintf("%.1f", r.Median), fmt.Sprintf("%.1f", r.Worst), fmt.Sprintf("%.1f", r.First)}
		for _, name := range names {
			ms, ok := r.Others[name]
			cell := fmt.Sprintf("%.1f (×%.1f)", ms, r.Ratios[name])
			if !ok {
				cell = "—"
			}
			if slices.Contains(r.Differ, name) {
				cell += " ≠"
			}
			cells = append(cells, cell)
		}
		list.add(cells...)
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

func countRule(ctx context.Context, s *shop.Shop, text string, bySQL bool) (int64, error) {
	r, err := s.ParseRule(ctx, []byte(text))
	if err != nil {
		return 0, err
	}
	if bySQL {
		n, err := s.DB.CountRule(ctx, r)
		return n.Customers, err
	}
	a, err := s.CountRule(ctx, r)
	if err == nil && !a.InMemory {
		err = fmt.Errorf("the columns do not answer")
	}
	return a.Customers, err
}
