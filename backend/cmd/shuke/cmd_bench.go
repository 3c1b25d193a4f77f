package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"shuke/backend/insight/words"
)

type benchRequest struct {
	readRequest
	rows, runs int
	file       string
	profile    string
	asJSON     bool
}

func (t *terminal) benchCommand() *cobra.Command {
	c := &cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("bench 项目", "bench WHAT"),
		Short:                 t.say("测速", "Measure speed"),
		Args:                  t.noCommand,
		RunE:                  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(t.benchImportCommand(), t.benchListsCommand(), t.benchPageCommand(), t.benchColumnsCommand(), t.benchSegmentsCommand(), t.benchTagsCommand(),
		t.benchJournalCommand(), t.benchSendCommand(), t.benchCampaignCommand(), t.benchBulkCommand())
	return c
}

func (t *terminal) benchImportCommand() *cobra.Command {
	r := benchRequest{}
	c := &cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("import [--rows 数 | --file 文件]", "import [--rows N | --file FILE]"),
		Short:                 t.say("整个导入和 sqlite3 的 .import 轮流跑，比每秒行数", "The whole import against sqlite3's .import, in turns: rows a second"),
		Long: t.say("一边是 sqlite3 命令行把文件 .import 进没有索引的光表，一边是新店铺的完整导入：认格式、去重、认人、记账、可撤销。两边轮流跑几次，取中位数。",
			"On one side the sqlite3 command line's .import into a bare table without an index, on the other a whole import into a new shop: format, duplicates, people, figures, undo. In turns, several times; medians."),
		Args: t.arguments(0, 0),
		PreRunE: func(*cobra.Command, []string) error {
			if r.rows < 1 || r.runs < 1 {
				return t.usagef("--rows 和 --runs 至少是 1", "--rows and --runs are at least 1")
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return t.benchImport(c.Context(), &r) },
	}
	f := c.Flags()
	f.IntVar(&r.rows, "rows", 1_000_000, t.say("编一份多少行的 9 列订单表", "make up an order table of so many rows and 9 columns"))
	f.IntVar(&r.runs, "runs", 3, t.say("两边各跑几次", "how many turns each side gets"))
	f.StringVar(&r.file, "file", "", t.say("用这份 CSV，不编", "use this CSV instead"))
	f.StringVar(&r.mapping, "mapping", "", t.say("说明各列意思的 JSON 文件", "a JSON file that says what the columns mean"))
	f.StringVar(&r.profile, "profile", "", t.say("把我们这边的 CPU 概况写到这个文件", "write a CPU profile of our side to this file"))
	t.jsonFlag(c, &r.asJSON)
	valued(f, map[string]string{"file": "file", "mapping": "file", "profile": "file"})
	return c
}

func (t *terminal) benchImport(ctx context.Context, r *benchRequest) error {
	dir, err := os.MkdirTemp("", "shuke-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if r.file == "" {
		r.file = filepath.Join(dir, "orders.csv")
		if err := writeBenchFile(r.file, r.rows); err != nil {
			return err
		}
	}
	contest := contest{t: t, file: r.file, runs: r.runs, dir: dir, read: r.readRequest}
	result, err := contest.profiled(ctx, r.profile)
	if err != nil {
		return err
	}
	if r.asJSON {
		return t.writeJSON(result)
	}
	return t.showContest(&result)
}

func (t *terminal) showContest(r *contestResult) error {
	list := &table{right: map[int]bool{1: true}}
	unit := t.say("行/秒", "rows/s")
	if r.Sqlite != nil {
		list.add("sqlite3 .import", words.Number(r.Sqlite.RowsPerSecond), unit)
	} else {
		list.add("sqlite3 .import", "—", t.say("没有装 sqlite3", "sqlite3 is not installed"))
	}
	list.add("shuke import", words.Number(r.Shuke.RowsPerSecond), unit)
	list.add(t.say("连建索引、关店铺", "with its indexes, closed"), words.Number(r.Tidied.RowsPerSecond), unit)
	if r.Ratio != nil {
		list.add(t.say("比值", "ratio"), fmt.Sprintf("%.2f", *r.Ratio), words.Number(r.Rows)+" "+t.say("行", "rows"))
		list.add(t.say("连索引的比值", "ratio with indexes"), fmt.Sprintf("%.2f", *r.TidiedRatio), "")
	}
	return list.write(t.out)
}
