package main

import (
	"bufio"
	"context"
	"fmt"
	"time"

	"shuke/backend/crm"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

type customersRequest struct {
	search, tag string
	where       string
	ids, load   bool
	operation   int64
	limit       int
	count       bool
	asJSON      bool
	asCSV       bool
}

// Pages of the list: what the store gives at most, and what fits a screen.
const (
	customersPage   = 200
	customersScreen = 50
)

func (t *terminal) customersCommand() *cobra.Command {
	r := customersRequest{}
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use: t.say("customers [--search 文字] [--tag 标签] [--operation 编号] [--where 规则] [--count | --ids] [--json | --csv]",
			"customers [--search TEXT] [--tag TAG] [--operation ID] [--where RULE] [--count | --ids] [--json | --csv]"),
		Short: t.say("查客户：按姓名、昵称、手机、邮箱、订单号", "Find customers by name, nick, phone, e-mail, order number"),
		Long: t.say("按最近付款从近到远。给人看时最多 50 位，手机号遮住中间；--json 和 --csv 写出全部，号码完整。",
			"Ordered by latest payment. For reading, at most 50 are shown and phone numbers are masked; --json and --csv write all of them in full."),
		Args:    t.arguments(0, 0),
		PreRunE: func(*cobra.Command, []string) error { return t.checkCustomers(&r) },
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error { return t.customers(c.Context(), db, &r) })
		},
		Example: "shuke --shop my.shuke customers --search 13812346021\nshuke --shop my.shuke customers --tag VIP --csv > vip.csv",
	})
	f := c.Flags()
	f.StringVar(&r.search, "search", "", t.say("姓名、昵称、手机、邮箱或订单号里的文字", "text in name, nick, phone, e-mail or order number"))
	f.StringVar(&r.tag, "tag", "", t.say("带这个标签的", "who carry this tag"))
	f.Int64Var(&r.operation, "operation", 0, t.say("这一步动过的，编号见 journal", "whom this step is about; its number is in journal"))
	f.StringVar(&r.where, "where", "", t.say("合这条规则的：JSON、文件，或 -", "who pass this rule: JSON, a file, or -"))
	f.BoolVar(&r.ids, "ids", false, t.say("只写编号，一行一个", "write ids only, one a line"))
	f.BoolVar(&r.load, "load", false, t.say("先装进内存，和窗口里一样", "let the shop stand in memory first, as the window does"))
	f.IntVar(&r.limit, "limit", 0, t.say("最多几位；0 是全部", "at most so many; 0 is all"))
	f.BoolVar(&r.count, "count", false, t.say("只数有几位", "only count them"))
	t.jsonFlag(c, &r.asJSON)
	f.BoolVar(&r.asCSV, "csv", false, t.say("写成 CSV", "write CSV"))
	valued(f, map[string]string{"search": "text", "tag": "tag", "operation": "id", "where": "rule"})
	return c
}

func (t *terminal) checkCustomers(r *customersRequest) error {
	switch {
	case r.asJSON && r.asCSV:
		return t.usagef("--json 和 --csv 只能用一个", "Use either --json or --csv")
	case r.count && r.asCSV:
		return t.usagef("--count 和 --csv 只能用一个", "Use either --count or --csv")
	case r.ids && (r.count || r.asCSV):
		return t.usagef("--ids 不能和 --count、--csv 一起用", "--ids goes with neither --count nor --csv")
	case r.limit < 0:
		return t.usagef("--limit 不能是负数", "--limit cannot be negative")
	}
	return nil
}

func (t *terminal) customers(ctx context.Context, db *shop.Shop, r *customersRequest) error {
	filter := crm.CustomerFilter{Search: r.search, OperationID: r.operation}
	if r.load {
		db.KeepInMemory()
		if err := db.ColumnsReady(ctx); err != nil {
			return err
		}
	}
	if r.where != "" {
		rule, err := parseRule(ctx, db, r.where)
		if err != nil {
			return err
		}
		if r.count && r.search == "" && r.tag == "" && r.operation == 0 {
			return t.countRule(ctx, db, rule, r.asJSON)
		}
		filter.Rule = &rule
	}
	if r.tag != "" {
		id, err := findTag(ctx, db, r.tag)
		if err != nil {
			return err
		}
		filter.TagID = id
	}
	if r.ids {
		return t.writeIDs(ctx, db, filter, r.asJSON)
	}
	if r.count {
		return t.countCustomers(ctx, db, filter, r.asJSON)
	}
	settings, err := db.Settings(ctx)
	if err != nil {
		return err
	}
	switch {
	case r.asJSON:
		list := &listWriter{out: t.out}
		err = eachCustomer(ctx, db, filter, r.limit, func(c *crm.Customer) error {
			return list.add(customerOf(c, settings))
		})
		if err != nil {
			return err
		}
		return list.close()
	case r.asCSV:
		return t.customersCSV(ctx, db, filter, r.limit, settings)
	}
	return t.showCustomers(ctx, db, filter, r.limit, settings.Zone())
}

// writeIDs writes who is meant by their ids, in order.
func (t *terminal) writeIDs(ctx context.Context, db *shop.Shop, filter crm.CustomerFilter, asJSON bool) error {
	set, err := db.CustomerIDs(ctx, filter)
	if err != nil {
		return err
	}
	if asJSON {
		return t.writeJSON(set.ToArray())
	}
	out := bufio.NewWriter(t.out)
	for it := set.Iterator(); it.HasNext(); {
		if _, err := fmt.Fprintln(out, it.Next()); err != nil {
			return err
		}
	}
	return out.Flush()
}

func findTag(ctx context.Context, db *shop.Shop, name string) (int64, error) {
	tags, err := db.FindTags(ctx)
	if err != nil {
		return 0, err
	}
	for _, tag := range tags {
		if tag.Name == name {
			return tag.ID, nil
		}
	}
	return 0, crm.Errorf(crm.CodeNotFound, "tag.unknown", "name", name)
}

func (t *terminal) countCustomers(ctx context.Context, db *shop.Shop, filter crm.CustomerFilter, asJSON bool) error {
	count, everyone, err := db.CountCustomers(ctx, filter)
	if err != nil {
		return err
	}
	if asJSON {
		return t.writeJSON(struct {
			Count    int64 `json:"count"`
			Everyone int64 `json:"everyone"`
		}{count, everyone})
	}
	_, err = fmt.Fprintln(t.out, count)
	return err
}

// eachCustomer walks a list page by page. A limit of 0 is all.
func eachCustomer(ctx context.Context, db *shop.Shop, filter crm.CustomerFilter, limit int, f func(*crm.Customer) error) error {
	query := crm.CustomerQuery{Filter: filter, Sort: crm.SortLastOrder, Limit: customersPage}
	for left := limit; ; {
		if limit > 0 {
			query.Limit = min(customersPage, left)
		}
		page, next, err := db.FindCustomers(ctx, query)
		if err != nil {
			return err
		}
		for i := range page {
			if err := f(&page[i]); err != nil {
				return err
			}
		}
		left -= len(page)
		if next == nil || limit > 0 && left <= 0 {
			return nil
		}
		query.After = next
	}
}

func (t *terminal) showCustomers(ctx context.Context, db *shop.Shop, filter crm.CustomerFilter, limit int, zone *time.Location) error {
	if limit == 0 {
		limit = customersScreen
	}
	list := &table{right: map[int]bool{3: true, 4: true}}
	list.add(t.say("姓名", "Name"), t.say("昵称", "Nick"), t.say("手机", "Phone"), t.say("付款订单", "Paid orders"),
		t.say("净消费", "Net spent"), t.say("最近付款", "Latest"), t.say("地区", "Region"))
	shown := int64(0)
	err := eachCustomer(ctx, db, filter, limit, func(c *crm.Customer) error {
		shown++
		list.add(t.customerLine(c, zone)...)
		return nil
	})
	if err != nil {
		return err
	}
	count, _, err := db.CountCustomers(ctx, filter)
	if err != nil {
		return err
	}
	if shown > 0 {
		if err := list.write(t.out); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintln(t.out, t.say("共 {count} 位，显示 {shown} 位", "{count} {count|customer|customers}, {shown} shown",
		"count", fmt.Sprint(count), "shown", fmt.Sprint(shown)))
	return err
}
