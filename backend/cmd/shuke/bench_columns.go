package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/shop"
)

func (t *terminal) benchColumnsCommand() *cobra.Command {
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "columns",
		Short:                 t.say("把这个店铺装进内存要多久、占多少", "How long this shop takes to stand in memory, and how much it takes"),
		Long: t.say("还会导入一万笔订单，看多久能数到，再撤销：店铺最后和原来一样。",
			"Ten thousand orders are imported too, to see how soon counts show them, and taken back: the shop ends as it began."),
		Args: t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) error { return t.benchColumns(c.Context(), s, asJSON) })
		},
	})
	t.jsonFlag(c, &asJSON)
	return c
}

// linesRule is one that cannot be answered without the lines of orders.
const linesRule = `{"measure":"count","of":"lines","where":[{"field":"quantity","op":">","value":1000000}],"op":">","value":0}`

func (t *terminal) benchColumns(ctx context.Context, s *shop.Shop, asJSON bool) error {
	open := func() error {
		s.KeepInMemory()
		return s.ColumnsReady(ctx)
	}
	load, err := once("load, from the shop file unless there was a snapshot", open)
	if err != nil {
		return err
	}
	lines, err := once("the lines of orders behind it", func() error { _, err := countRule(ctx, s, linesRule, false); return err })
	if err != nil {
		return err
	}
	leave, err := once("leave a snapshot", func() error { s.LeaveMemory(); return nil })
	if err != nil {
		return err
	}
	again, err := once("open the snapshot", open)
	if err != nil {
		return err
	}
	counted, undone, err := benchNews(ctx, s)
	if err != nil {
		return err
	}
	answers := []answer{load, lines, leave, again, counted, undone}
	var m runtime.MemStats
	debug.FreeOSMemory()
	runtime.ReadMemStats(&m)
	if asJSON {
		return t.writeJSON(answers)
	}
	list := &table{right: map[int]bool{1: true}}
	for _, a := range answers {
		list.add(a.Question, fmt.Sprintf("%.0f ms", a.Median))
	}
	list.add("Go heap", words.Number(int64(m.HeapAlloc>>20))+" MB")
	for _, line := range strings.Split(procStatus(), "\n") {
		if name, value, ok := strings.Cut(line, ":"); ok && slices.Contains([]string{"VmHWM", "VmRSS", "RssAnon", "RssFile"}, name) {
			list.add(name, strings.TrimSpace(value))
		}
	}
	return list.write(t.out)
}

// newOrders is how many orders come at once, from a third as many customers.
const newOrders = 10_000

// benchNews imports orders, measures from the commit until counts show them, and takes them back.
func benchNews(ctx context.Context, s *shop.Shop) (counted, undone answer, err error) {
	src := crm.ImportSource{File: "orders.csv", Kind: crm.FileOrders, Platform: "bench", Currency: "CNY"}
	err = importMade(ctx, s, src, newOrders, func(n int64) crm.Record {
		r := busyOrder(n)
		r.Rows, r.Lines = 1, r.Lines[:1]
		nick := fmt.Sprintf("bench%d", n%(newOrders/3))
		r.Customer = crm.CustomerFacts{Accounts: []string{nick}, Nick: nick}
		return r
	})
	if err != nil {
		return counted, undone, err
	}
	count := func() error {
		if err := s.ColumnsReady(ctx); err != nil {
			return err
		}
		_, err := countRule(ctx, s, `{"field":"orderCount","op":">=","value":1}`, false)
		return err
	}
	if counted, err = once("10,000 orders imported: until counts show them", count); err != nil {
		return counted, undone, err
	}
	made, err := s.LatestUndoable(ctx)
	if err != nil {
		return counted, undone, err
	}
	if _, err := s.Undo(ctx, made.ID); err != nil {
		return counted, undone, err
	}
	undone, err = once("taken back: until counts show that", count)
	return counted, undone, err
}

// procStatus is what Linux knows of the process; nothing elsewhere.
func procStatus() string {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return ""
	}
	return string(text)
}
