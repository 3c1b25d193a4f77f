package main

import (
	"context"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
	"github.com/spf13/cobra"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/sentence"
	"shuke/backend/shop"
)

// journalPeople is how many customers the operations of the measured journal are about.
const journalPeople = 20_000

func (t *terminal) benchJournalCommand() *cobra.Command {
	var asJSON bool
	steps := 100_000
	c := &cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("journal [--steps 数]", "journal [--steps N]"),
		Short:                 t.say("翻动作记录、按种类、人和文字找，要多久", "How long pages and searches of the journal take"),
		Long: t.say("在临时店铺里记下这么多步：多数是备注，百分之一是给一半客户加减标签；每个问题问几次，取中位数。",
			"Makes so many steps in a shop of its own: notes for the most part, and one in a hundred a tag on half of the customers; each question is asked several times; medians."),
		Args: t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return t.benchJournal(c.Context(), steps, asJSON) },
	}
	c.Flags().IntVar(&steps, "steps", steps, t.say("记下几步", "how many steps"))
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) benchJournal(ctx context.Context, steps int, asJSON bool) error {
	return t.inBenchShop(ctx, func(s *shop.Shop) error {
		if err := fillJournal(ctx, s, steps); err != nil {
			return err
		}
		return t.askAll(ctx, s, journalQuestions(steps), asJSON)
	})
}

func fillJournal(ctx context.Context, s *shop.Shop, steps int) error {
	people := crm.ImportSource{File: "people.csv", Kind: crm.FileCustomers, Platform: "market", Currency: "CNY"}
	err := importMade(ctx, s, people, journalPeople, func(n int64) crm.Record {
		nick := fmt.Sprintf("buyer%d", n)
		return crm.Record{Rows: 1, Customer: crm.CustomerFacts{Accounts: []string{nick}, Nick: nick}}
	})
	if err != nil {
		return err
	}
	tag, err := s.CreateTag(ctx, "bench", "")
	if err != nil {
		return err
	}
	half := roaring64.New()
	for id := uint64(1); id <= journalPeople; id += 2 {
		half.Add(id)
	}
	change := s.TagCustomers
	other := s.UntagCustomers
	for i := range steps {
		if i%100 == 99 {
			if _, err := change(ctx, tag.ID, half); err != nil {
				return err
			}
			change, other = other, change
			continue
		}
		if _, err := s.AddNote(ctx, 1+int64(i)*7919%journalPeople, crm.NoteDraft{Text: "likes tea"}); err != nil {
			return err
		}
	}
	return nil
}

// journalQuestions are what the page asks: pages, and what it is narrowed to, found early, late and not at all.
func journalQuestions(steps int) []question {
	var asked []question
	page := func(name string, q crm.OperationQuery) {
		q.Limit = 100
		asked = append(asked, question{name, func(ctx context.Context, s *shop.Shop) error {
			_, err := s.FindOperations(ctx, q)
			return err
		}}, question{name + ", counted", func(ctx context.Context, s *shop.Shop) error {
			_, err := s.CountOperations(ctx, q)
			return err
		}})
	}
	word := func(text string) []crm.OperationWord {
		w := crm.OperationWord{Text: text}
		for _, kind := range sentence.In(words.En).OperationsSaying(text) {
			w.Kinds = append(w.Kinds, crm.OperationKind(kind))
		}
		return []crm.OperationWord{w}
	}
	page("newest", crm.OperationQuery{})
	page("oldest", crm.OperationQuery{Before: int64(min(steps, 100))})
	page("of a kind there is little of", crm.OperationQuery{Kinds: []crm.OperationKind{crm.OpImport}})
	page("of a customer", crm.OperationQuery{Customer: 4711})
	page("with a name", crm.OperationQuery{Words: word("buyer4711")})
	page("with a word of the sentence", crm.OperationQuery{Words: word("tagged")})
	page("with what stands nowhere", crm.OperationQuery{Words: word("zzz")})
	return asked
}
