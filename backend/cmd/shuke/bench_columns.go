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

	"shuke/backend/insight/words"
	"shuke/backend/shop"
)

func (t *terminal) benchColumnsCommand() *cobra.Command {
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "columns",
		Short:                 t.say("把这个店铺装进内存要多久、占多少", "How long this shop takes to stand in memory, and how much it takes"),
		Args:                  t.arguments(0, 0),
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
	answers := []answer{load, lines, leave, again}
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

// procStatus is what Linux knows of the process; nothing elsewhere.
func procStatus() string {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return ""
	}
	return string(text)
}
