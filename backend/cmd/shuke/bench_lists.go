package main

import (
	"context"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/shop"
)

func (t *terminal) benchListsCommand() *cobra.Command {
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "lists",
		Short:                 t.say("客户列表、搜索、画像、打标签在这个店铺上要多久", "How long lists, search, portraits and tagging take on this shop"),
		Long: t.say("每个问题问几次，取中位数。给全部客户打标签再撤销，店铺最后和原来一样。",
			"Each question is asked several times; medians. Everybody is tagged and that is taken back: the shop ends as it began."),
		Args: t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) error { return t.benchLists(c.Context(), s, asJSON) })
		},
	})
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) benchLists(ctx context.Context, s *shop.Shop, asJSON bool) error {
	s.KeepInMemory()
	if err := s.ColumnsReady(ctx); err != nil {
		return err
	}
	answers := []answer{}
	for _, q := range listQuestions() {
		a, err := timed(ctx, s, q)
		if err != nil {
			return err
		}
		answers = append(answers, a)
	}
	tagging, err := benchTagging(ctx, s)
	if err != nil {
		return err
	}
	answers = append(answers, tagging...)
	if asJSON {
		return t.writeJSON(answers)
	}
	list := &table{right: map[int]bool{1: true, 2: true, 3: true}}
	list.add("", "median", "worst", "first")
	for _, a := range answers {
		list.add(a.Question, fmt.Sprintf("%.1f ms", a.Median), fmt.Sprintf("%.1f ms", a.Worst), fmt.Sprintf("%.1f ms", a.First))
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	list.add("Go heap", words.Number(int64(memory.HeapSys>>20))+" MB", "", "")
	return list.write(t.out)
}

func listQuestions() []question {
	var asked []question
	page := func(name string, q crm.CustomerQuery) {
		asked = append(asked, question{name, func(ctx context.Context, s *shop.Shop) error {
			_, _, err := s.FindCustomers(ctx, q)
			return err
		}})
	}
	for _, sort := range []crm.SortKey{
		crm.SortLastOrder, crm.SortNetPaid, crm.SortOrderCount, crm.SortCreated, crm.SortTotalRefunded, crm.SortPoints, crm.SortAge, crm.SortAverage,
		crm.SortPlace, crm.SortSource,
	} {
		page("page by "+string(sort), crm.CustomerQuery{Sort: sort})
	}
	for _, sort := range []crm.SortKey{crm.SortName, crm.SortPhone, crm.SortEmail, crm.SortTags, crm.SortNote, crm.SortBirthday, crm.SortByField(1)} {
		page("page by "+string(sort), crm.CustomerQuery{Sort: sort, Ascending: true})
	}
	asked = append(asked, question{"go to a row by name", func(ctx context.Context, s *shop.Shop) error {
		_, _, err := s.FindPlace(ctx, crm.CustomerQuery{Sort: crm.SortName, Ascending: true}, 500_000, "")
		return err
	}}, question{"go to a letter", func(ctx context.Context, s *shop.Shop) error {
		_, _, err := s.FindPlace(ctx, crm.CustomerQuery{Sort: crm.SortName, Ascending: true}, 0, "l")
		return err
	}})
	page("page of buyers by netPaid", crm.CustomerQuery{Filter: crm.CustomerFilter{Standing: crm.StandingBuyer}, Sort: crm.SortNetPaid})
	page("page of others by created", crm.CustomerQuery{Filter: crm.CustomerFilter{Standing: crm.StandingOther}, Sort: crm.SortCreated})
	province := "浙江"
	page("page of a province", crm.CustomerQuery{Filter: crm.CustomerFilter{Country: "CN", Province: &province}})
	for _, texts := range [][]string{
		{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"},
		{"林", "王", "李", "张", "陈", "静", "明", "丽", "周", "吴"},
		{"林静", "王丽", "李明", "张伟", "陈静", "周敏", "吴强", "刘洋", "杨勇", "赵军"},
		{"1381234", "1391235", "1371236", "1361237", "1351238", "1341239", "1331230", "1321231", "1311232", "1301233"},
		{"138", "139", "137", "136", "135", "134", "133", "132", "131", "130"},
		{"1381", "1392", "1373", "1364", "1355", "1346", "1337", "1328", "1319", "1300"},
		{"13812340001", "13912340002", "13712340003", "13612340004", "13512340005", "13412340006", "13312340007", "13212340008", "13112340009", "13012340000"},
		{"zzza", "zzzb", "zzzc", "zzzd", "zzze", "zzzf", "zzzg", "zzzh", "zzzi", "zzzj"},
	} {
		n := 0
		asked = append(asked, question{"search like " + texts[0], func(ctx context.Context, s *shop.Shop) error {
			n++ // another text each time: what was asked before is remembered
			_, _, err := s.FindCustomers(ctx, crm.CustomerQuery{Filter: crm.CustomerFilter{Search: texts[n%len(texts)]}})
			return err
		}})
	}
	return append(asked, question{"tabs", func(ctx context.Context, s *shop.Shop) error {
		_, err := s.CountStandings(ctx, crm.CustomerFilter{})
		return err
	}}, question{"portrait", func(ctx context.Context, s *shop.Shop) error {
		_, err := s.Portrait(ctx, crm.PortraitQuery{Population: crm.PopulationAll})
		return err
	}}, question{"what sources brought, ever", func(ctx context.Context, s *shop.Shop) error {
		_, err := s.SourceReport(ctx, 0)
		return err
	}}, question{"what sources brought in 90 days", func(ctx context.Context, s *shop.Shop) error {
		_, err := s.SourceReport(ctx, 90)
		return err
	}})
}

// benchTagging tags every customer and takes it back, then removes the tag.
func benchTagging(ctx context.Context, s *shop.Shop) ([]answer, error) {
	everyone, err := s.CustomerIDs(ctx, crm.CustomerFilter{})
	if err != nil || everyone.IsEmpty() {
		return nil, err
	}
	tag, err := s.CreateTag(ctx, "bench", "")
	if err != nil {
		return nil, err
	}
	made, err := s.LatestUndoable(ctx)
	if err != nil {
		return nil, err
	}
	var op crm.Operation
	add, err := once("tag everybody", func() (err error) {
		op, err = s.TagCustomers(ctx, tag.ID, everyone)
		return err
	})
	if err != nil {
		return nil, err
	}
	undo, err := once("undo that", func() error {
		_, err := s.Undo(ctx, op.ID)
		return err
	})
	if err != nil {
		return nil, err
	}
	_, err = s.Undo(ctx, made.ID)
	return []answer{add, undo}, err
}
