package main

import (
	"context"
	"strconv"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// sourceJSON is a source and what it brought, as --json tells it.
type sourceJSON struct {
	ID        int64    `json:"id"` // 0 for customers whose source is not known
	Name      string   `json:"name"`
	Kind      string   `json:"kind"`
	Words     []string `json:"words"` // what files call it
	Customers int64    `json:"customers"`
	New       int64    `json:"new"`    // added in the period
	Buyers    int64    `json:"buyers"` // of its customers, who paid in the period
	Orders    int64    `json:"orders"`
	Paid      string   `json:"paid"`
	Currency  string   `json:"currency"`
}

func (t *terminal) sourcesCommand() *cobra.Command {
	var asJSON bool
	days := 0
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "sources [--last-days N] [--json]",
		Short:                 t.say("来源：各带来多少新客户、成交客户和付款", "Where customers come from: new, buyers and money of each source"),
		Long: t.say("钱算在客户自己的来源上，不论那笔订单从哪里来。类别认得常见的叫法，可以改。",
			"Money counts for the source the customer came from, whatever brought the order. Kinds are read from common names and can be set."),
		Args: t.noCommand,
		RunE: func(c *cobra.Command, _ []string) error {
			if days < 0 {
				return t.usagef("--last-days 不能是负数", "--last-days cannot be negative")
			}
			return t.withShop(c.Context(), false, func(db *shop.Shop) error { return t.sources(c.Context(), db, days, asJSON) })
		},
	})
	t.jsonFlag(c, &asJSON)
	c.Flags().IntVar(&days, "last-days", 0, t.say("只看近几天；0 是全部时间", "only the last days; 0 is all time"))
	c.AddCommand(t.sourceEditCommand(), t.sourceMergeCommand(), t.sourceSetCommand())
	return c
}

func (t *terminal) sources(ctx context.Context, db *shop.Shop, days int, asJSON bool) error {
	results, err := db.SourceReport(ctx, days)
	if err != nil {
		return err
	}
	settings, err := db.Settings(ctx)
	if err != nil {
		return err
	}
	list := &table{right: map[int]bool{0: true, 3: true, 4: true, 5: true, 6: true}}
	list.add("", t.say("来源", "Source"), t.say("类别", "Kind"), t.say("客户", "Customers"), t.say("新增", "New"), t.say("成交", "Buyers"), t.say("实付", "Paid"))
	out := make([]sourceJSON, len(results))
	for i, r := range results {
		s := r.Source
		out[i] = sourceJSON{
			ID: s.ID, Name: s.Name, Kind: string(s.Kind), Words: append([]string{}, s.Words...), Customers: s.Customers, New: r.New,
			Buyers: r.Buyers, Orders: r.Orders, Paid: crm.FormatMinor(r.Paid, settings.Currency), Currency: settings.Currency,
		}
		list.add(strconv.FormatInt(s.ID, 10), s.Name, t.keySentence("sourceKind."+string(s.Kind), nil), words.Number(s.Customers),
			words.Number(r.New), words.Number(r.Buyers), out[i].Paid)
	}
	if asJSON {
		return t.writeJSON(out)
	}
	return list.write(t.out)
}

// sourceAct is a command about sources that does one thing and says so.
func (t *terminal) sourceAct(c *cobra.Command, do func(ctx context.Context, db *shop.Shop, args []string) (crm.Operation, error)) *cobra.Command {
	var asJSON bool
	c.DisableFlagsInUseLine = true
	c.RunE = func(c *cobra.Command, args []string) error {
		return t.withShop(c.Context(), false, func(db *shop.Shop) error {
			op, err := do(c.Context(), db, args)
			if err != nil {
				return err
			}
			return t.decided(c.Context(), db, op, asJSON)
		})
	}
	t.jsonFlag(c, &asJSON)
	return onShop(c)
}

func (t *terminal) sourceEditCommand() *cobra.Command {
	var name, kind string
	c := t.sourceAct(&cobra.Command{
		Use:   t.say("edit 编号 [--name 名字] [--kind 类别] [--json]", "edit ID [--name NAME] [--kind KIND] [--json]"),
		Short: t.say("给来源改名、改类别；文件里的旧叫法仍算它", "Rename a source or set its kind; files that use its old word still mean it"),
		Args:  t.customerArguments(1, 1),
	}, func(ctx context.Context, db *shop.Shop, args []string) (crm.Operation, error) {
		ids, err := t.customerIDs(args)
		if err != nil {
			return crm.Operation{}, err
		}
		p := crm.SourcePatch{}
		if name != "" {
			p.Name = &name
		}
		if k := crm.SourceKind(kind); kind != "" {
			p.Kind = &k
		}
		return db.EditSource(ctx, ids[0], p)
	})
	c.Flags().StringVar(&name, "name", "", t.say("新名字", "the new name"))
	c.Flags().StringVar(&kind, "kind", "", t.say("search、paid、activity、tool、kol、offline、referral、import、other", "search, paid, activity, tool, kol, offline, referral, import, other"))
	valued(c.Flags(), map[string]string{"name": "name", "kind": "kind"})
	return c
}

func (t *terminal) sourceMergeCommand() *cobra.Command {
	return t.sourceAct(&cobra.Command{
		Use:   t.say("merge 留下的 并入的 [--json]", "merge INTO FROM [--json]"),
		Short: t.say("把一个来源并到另一个，以后的文件也照此算", "Count one source as another, in later files too"),
		Args:  t.customerArguments(2, 2),
	}, func(ctx context.Context, db *shop.Shop, args []string) (crm.Operation, error) {
		ids, err := t.customerIDs(args)
		if err != nil {
			return crm.Operation{}, err
		}
		return db.MergeSources(ctx, ids[0], ids[1])
	})
}

func (t *terminal) sourceSetCommand() *cobra.Command {
	var search, tag string
	c := t.sourceAct(&cobra.Command{
		Use:   t.say("set 名字 (--search 文字 | --tag 标签) [--json]", "set NAME (--search TEXT | --tag TAG) [--json]"),
		Short: t.say("更正一批客户的来源；以后的导入不会改回去", "Correct the source of several customers; no import changes it back"),
		Args: func(c *cobra.Command, args []string) error {
			if err := t.arguments(1, 1)(c, args); err != nil {
				return err
			}
			if search == "" && tag == "" {
				return t.usagef("要用 --search 或 --tag 说明是哪些客户", "Say which customers with --search or --tag")
			}
			return nil
		},
	}, func(ctx context.Context, db *shop.Shop, args []string) (crm.Operation, error) {
		f := crm.CustomerFilter{Search: search}
		if tag != "" {
			id, err := findTag(ctx, db, tag)
			if err != nil {
				return crm.Operation{}, err
			}
			f.TagID = id
		}
		set, err := db.CustomerIDs(ctx, f)
		if err != nil {
			return crm.Operation{}, err
		}
		return db.SetSource(ctx, set, args[0])
	})
	c.Flags().StringVar(&search, "search", "", t.say("姓名、昵称、手机、邮箱或订单号里的文字", "text in name, nick, phone, e-mail or order number"))
	c.Flags().StringVar(&tag, "tag", "", t.say("带这个标签的", "who carry this tag"))
	valued(c.Flags(), map[string]string{"search": "text", "tag": "tag"})
	return c
}
