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
		Long: t.say(`把全部客户或订单写成 .xlsx 或 .csv，可以用表格软件看，也可以导回熟客：导回同一家店什么都不变；
先客户后订单导进空店，得到同样的客户、订单、明细和金额。订单清单一行一件商品，订单的金额只写在第一行，一列加起来才对；
“推算的数”写明哪些金额不是平台给的。收藏、加购等记录不在清单里，整店搬家请备份。`,
			`Write all customers or orders as .xlsx or .csv, to look at in a spreadsheet or to import again: into the same shop it
changes nothing; into an empty one, customers first, it gives the same customers, orders, lines and sums. The list of
orders has a row a line; the sums of an order stand on its first row alone, so that a column adds up, and Worked out says
which of them no platform gave. Favourites, carts and the like are in neither list: to move a whole shop, make a backup.`),
		Example: "shuke --shop my.shuke export customers customers.xlsx\nshuke --shop my.shuke export orders orders.csv",
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
	customers, _, err := s.Counts(ctx)
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
		n, err = report.Customers(file, formatOf(file), options, report.Counted(customers, progress.step, func(visit func(*crm.Customer) error) error {
			return s.EachCustomer(ctx, nil, visit)
		}))
	} else {
		n, err = s.ExportOrders(ctx, file, formatOf(file), t.language(), progress.step)
	}
	progress.end()
	if err == nil {
		fmt.Fprintln(t.err, t.say("{n} 行写到 {file}", "{n} {n|row|rows} written to {file}", "n", words.Number(n), "file", file))
	}
	return err
}
