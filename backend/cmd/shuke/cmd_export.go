package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/report"
	"shuke/backend/shop"
)

func (t *terminal) exportCommand() *cobra.Command {
	return onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("export customers|orders 文件", "export customers|orders FILE"),
		Short:                 t.say("把全部客户或订单写成 .xlsx 或 .csv", "Write all customers or orders as .xlsx or .csv"),
		Args:                  t.exportArguments,
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) error {
				return t.export(c.Context(), s, args[0], args[1])
			})
		},
		Example: "shuke --shop my.shuke export customers customers.xlsx",
	})
}

func (t *terminal) exportArguments(c *cobra.Command, args []string) error {
	if err := t.arguments(2, 2)(c, args); err != nil {
		return err
	}
	if err := t.oneOf(args[0], "customers", "orders"); err != nil {
		return err
	}
	if formatOf(args[1]) == "" {
		return t.usagef("文件要以 .xlsx 或 .csv 结尾：{file}", "The file ends in .xlsx or .csv: {file}", "file", args[1])
	}
	return nil
}

// formatOf is the format a file's name asks for, "" when it asks for none we write.
func formatOf(file string) report.Format {
	for _, f := range []report.Format{report.XLSX, report.CSV} {
		if strings.HasSuffix(strings.ToLower(file), "."+string(f)) {
			return f
		}
	}
	return ""
}

func (t *terminal) export(ctx context.Context, s *shop.Shop, what, file string) error {
	customers, orders, err := s.Counts(ctx)
	if err != nil {
		return err
	}
	options, err := s.ListOptions(ctx, t.language())
	if err != nil {
		return err
	}
	progress := t.progress(t.say("正在导出", "Exporting"))
	var n int64
	if what == "customers" {
		n, err = report.Customers(file, formatOf(file), options, counted(customers, progress, func(visit func(*crm.Customer) error) error {
			return s.EachCustomer(ctx, nil, visit)
		}))
	} else {
		n, err = report.Orders(file, formatOf(file), options, counted(orders, progress, func(visit func(*crm.Order) error) error {
			return s.EachOrder(ctx, visit)
		}))
	}
	progress.end()
	if err == nil {
		fmt.Fprintln(t.err, t.say("{n} 行写到 {file}", "{n} rows written to {file}", "n", words.Number(n), "file", file))
	}
	return err
}

// counted tells the progress of a source.
func counted[T any](total int64, p *progress, each report.Source[T]) report.Source[T] {
	return func(visit func(*T) error) error {
		done := int64(0)
		return each(func(row *T) error {
			done++
			p.step(done, total)
			return visit(row)
		})
	}
}
