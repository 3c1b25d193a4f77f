package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
	"github.com/spf13/cobra"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

func (t *terminal) benchBulkCommand() *cobra.Command {
	var asJSON bool
	var only []string
	customers := 1_000_000
	c := &cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("bulk [--customers 数] [--only 名字,…]", "bulk [--customers N] [--only NAME,…]"),
		Short:                 t.say("对全部客户批量操作、撤销和重做各要多久", "How long it takes to do something to all customers, to take it back and to do it again"),
		Long: t.say("在临时店铺里编每人一笔订单的客户，对所有人打标签、移标签、改等级、拉黑、填字段、写备注、删除，每样做一次，撤销，重做，再撤销。",
			"Makes up customers with an order each in a shop of its own, and tags them all, moves tags, sets levels, blocks, fills a field, writes notes, deletes: each is done, taken back, done again and taken back."),
		Args: t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.benchBulk(c.Context(), int64(customers), only, asJSON)
		},
	}
	c.Flags().StringSliceVar(&only, "only", nil, t.say("只做这几样，用逗号隔开", "only these acts, with commas between"))
	valued(c.Flags(), map[string]string{"only": "name"})
	c.Flags().IntVar(&customers, "customers", customers, t.say("编几位客户", "how many customers"))
	t.jsonFlag(c, &asJSON)
	return c
}

// bulkAnswer is how long an act on everybody took, in milliseconds.
type bulkAnswer struct {
	Act  string  `json:"act"`
	Do   float64 `json:"doMs"`
	Undo float64 `json:"undoMs"`
	Redo float64 `json:"redoMs"`
}

func (t *terminal) benchBulk(ctx context.Context, customers int64, only []string, asJSON bool) error {
	answers := []bulkAnswer{}
	err := t.inBenchShop(ctx, func(s *shop.Shop) error {
		acts, err := bulkActs(ctx, s, customers)
		if err != nil {
			return err
		}
		for _, act := range acts {
			if len(only) > 0 && !slices.Contains(only, act.name) {
				continue
			}
			a, err := act.measure(ctx, s)
			if err != nil {
				return fmt.Errorf("%s: %w", act.name, err)
			}
			answers = append(answers, a)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if asJSON {
		return t.writeJSON(answers)
	}
	list := &table{right: map[int]bool{1: true, 2: true, 3: true}}
	list.add("", "do", "undo", "redo")
	for _, a := range answers {
		list.add(a.Act, fmt.Sprintf("%.0f ms", a.Do), fmt.Sprintf("%.0f ms", a.Undo), fmt.Sprintf("%.0f ms", a.Redo))
	}
	return list.write(t.out)
}

// bulkAct does something to everybody.
type bulkAct struct {
	name string
	do   func() (crm.Operation, error)
}

func (b bulkAct) measure(ctx context.Context, s *shop.Shop) (a bulkAnswer, err error) {
	a.Act = b.name
	var op crm.Operation
	var report crm.UndoReport
	undo := func(id int64) func() error {
		return func() (err error) {
			report, err = s.Undo(ctx, id)
			return err
		}
	}
	steps := []struct {
		took *float64
		do   func() error
	}{
		{&a.Do, func() (err error) { op, err = b.do(); return err }},
		{&a.Undo, func() error { return undo(op.ID)() }},
		{&a.Redo, func() error { return undo(report.Undo)() }},
		{new(float64), func() error { return undo(op.ID)() }},
	}
	for _, step := range steps {
		took, err := once(b.name, step.do)
		if err != nil {
			return a, err
		}
		*step.took = took.Median
	}
	return a, nil
}

// bulkActs makes up the customers, and what is done to them.
func bulkActs(ctx context.Context, s *shop.Shop, customers int64) ([]bulkAct, error) {
	src := crm.ImportSource{File: "orders.csv", Kind: crm.FileOrders, Platform: "market", Currency: "CNY"}
	err := importMade(ctx, s, src, customers, func(n int64) crm.Record {
		r := busyOrder(n)
		r.Rows, r.Lines = 1, r.Lines[:1]
		r.Customer = crm.CustomerFacts{Accounts: []string{fmt.Sprintf("buyer%d", n)}, Nick: fmt.Sprintf("buyer%d", n), Level: int(n % 5)}
		return r
	})
	if err != nil {
		return nil, err
	}
	everyone := roaring64.New()
	everyone.AddRange(1, uint64(customers)+1) //nolint:gosec // a count
	tag, err := s.CreateTag(ctx, "bench", "")
	if err != nil {
		return nil, err
	}
	other, err := s.CreateTag(ctx, "other", "")
	if err != nil {
		return nil, err
	}
	if _, err := s.TagCustomers(ctx, other.ID, everyone); err != nil {
		return nil, err
	}
	field, err := s.CreateField(ctx, "bench", crm.FieldText)
	if err != nil {
		return nil, err
	}
	return []bulkAct{
		{"tag", func() (crm.Operation, error) { return s.TagCustomers(ctx, tag.ID, everyone) }},
		{"take the tag off", func() (crm.Operation, error) { return s.UntagCustomers(ctx, other.ID, everyone) }},
		{"move to another tag", func() (crm.Operation, error) { return s.MoveTag(ctx, other.ID, tag.ID, everyone) }},
		{"copy to another tag", func() (crm.Operation, error) { return s.CopyTag(ctx, other.ID, tag.ID, everyone) }},
		{"level", func() (crm.Operation, error) { return s.SetLevel(ctx, everyone, 7) }},
		{"block", func() (crm.Operation, error) { return s.SetBlocked(ctx, everyone, true) }},
		{"source", func() (crm.Operation, error) { return s.SetSource(ctx, everyone, "bench") }},
		{"fill a field", func() (crm.Operation, error) {
			return s.FillField(ctx, everyone, field.ID, &crm.FieldFacts{Type: crm.FieldText, Text: "M"})
		}},
		{"note", func() (crm.Operation, error) {
			return s.NoteCustomers(ctx, everyone, crm.NoteDraft{Text: "closed in February"})
		}},
		{"delete", func() (crm.Operation, error) { return s.DeleteCustomers(ctx, everyone) }},
	}, nil
}
