package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/shop"
)

// customerCommand is one customer: what is known, what happened, what they are owed when they ask.
func (t *terminal) customerCommand() *cobra.Command {
	c := &cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("customer 命令", "customer COMMAND"),
		Short:                 t.say("一位客户：来往、资料、同意、抹去", "One customer: timeline, profile, consent, erasure"),
		Args:                  t.noCommand,
		RunE:                  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(t.customerTimelineCommand(), t.customerEditCommand(), t.consentSetCommand("consent"), t.customerFolderCommand(), t.customerEraseCommand())
	return c
}

// entryJSON is an entry of a timeline as --json tells it.
type entryJSON struct {
	At   string `json:"at"`
	Kind string `json:"kind"`
	Text string `json:"text"`
}

func (t *terminal) customerTimelineCommand() *cobra.Command {
	var asJSON bool
	q := crm.TimelineQuery{Limit: 50}
	var kind string
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("timeline 编号 [--kind 种类] [--search 文字] [--json]", "timeline ID [--kind KIND] [--search TEXT] [--json]"),
		Short:                 t.say("和这位客户的来往，新的在前", "What happened with a customer, latest first"),
		Args:                  t.customerArguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			ids, err := t.customerIDs(args)
			if err != nil {
				return err
			}
			if q.Customer = ids[0]; kind != "" {
				names := make([]string, len(crm.EntryKinds))
				for i, k := range crm.EntryKinds {
					names[i] = string(k)
				}
				if err := t.oneOf(kind, names...); err != nil {
					return err
				}
				q.Kinds = []crm.EntryKind{crm.EntryKind(kind)}
			}
			return t.withShop(c.Context(), false, func(db *shop.Shop) error { return t.timeline(c.Context(), db, q, asJSON) })
		},
	})
	f := c.Flags()
	f.StringVar(&kind, "kind", "", t.say("只看一种：order、message、event、note、tag、source、edit、consent、import、merge", "one kind: order, message, event, note, tag, source, edit, consent, import, merge"))
	f.StringVar(&q.Search, "search", "", t.say("里面有这些文字的", "that hold this text"))
	f.IntVar(&q.Limit, "limit", q.Limit, t.say("最多几条，到 200", "at most so many, up to 200"))
	t.jsonFlag(c, &asJSON)
	valued(f, map[string]string{"kind": "kind", "search": "text"})
	return c
}

func (t *terminal) timeline(ctx context.Context, db *shop.Shop, q crm.TimelineQuery, asJSON bool) error {
	settings, err := db.Settings(ctx)
	if err != nil {
		return err
	}
	if _, err := db.FindCustomerByID(ctx, q.Customer); err != nil {
		return err
	}
	found, err := db.FindTimeline(ctx, q)
	if err != nil {
		return err
	}
	out := make([]entryJSON, len(found.Entries))
	list := &table{}
	for i := range found.Entries {
		e := &found.Entries[i]
		out[i] = entryJSON{instant(e.At, settings.Zone()), string(e.Kind), t.entryText(e)}
		list.add(time.UnixMilli(e.At).In(settings.Zone()).Format("2006-01-02 15:04"), out[i].Kind, out[i].Text)
	}
	if asJSON {
		return t.writeJSON(out)
	}
	if err := list.write(t.out); err != nil {
		return err
	}
	_, err = fmt.Fprintln(t.out, t.say("共 {count} 条", "{count} entries", "count", words.Number(int64(found.Total))))
	return err
}

// entryText is an entry in one line; a note says that it is one, its words are the page's.
func (t *terminal) entryText(e *crm.TimelineEntry) string {
	switch {
	case e.Order != nil:
		titles := make([]string, len(e.Order.Lines))
		for i, l := range e.Order.Lines {
			titles[i] = l.Title
		}
		return strings.TrimSpace(fmt.Sprintf("%s %s %s %s", e.Order.Number, crm.FormatMinor(e.Order.Paid, e.Order.Currency), e.Order.Currency, strings.Join(titles, ", ")))
	case e.Event != nil:
		return strings.TrimSpace(e.Event.Kind.String() + " " + e.Event.Title + " " + e.Event.Text)
	case e.Tag != nil && e.Tag.Added:
		return "+ " + e.Tag.Name
	case e.Tag != nil:
		return "− " + e.Tag.Name
	case e.Consent != nil && e.Consent.Granted:
		return "+ " + e.Consent.Channel + " " + e.Consent.Evidence
	case e.Consent != nil:
		return "− " + e.Consent.Channel + " " + e.Consent.Evidence
	case e.Message != nil:
		return strings.TrimSpace(fmt.Sprintf("%s %s %s %s", e.Message.Medium, e.Message.Campaign, e.Message.State, e.Message.Reason))
	case e.Said != nil:
		return t.operationSentence(e.Said)
	}
	parts := make([]string, len(e.Changes))
	for i, c := range e.Changes {
		if c.Field.Personal() {
			parts[i] = string(c.Field)
			continue
		}
		parts[i] = fmt.Sprintf("%s: %s → %s", c.Field, orDash(c.Was), orDash(c.Is))
	}
	return strings.Join(parts, "; ")
}

func (t *terminal) customerEditCommand() *cobra.Command {
	var c *cobra.Command
	c = t.sourceAct(&cobra.Command{
		Use:   t.say("edit 编号 [--name 姓名] [--phone 手机] … [--json]", "edit ID [--name NAME] [--phone PHONE] … [--json]"),
		Short: t.say("改一位客户的资料；手写的，以后的导入不动它", "Change what is known of a customer; no import touches it from then on"),
		Args:  t.customerArguments(1, 1),
	}, func(ctx context.Context, db *shop.Shop, args []string) (crm.Operation, error) {
		return t.editCustomer(ctx, db, c.Flags(), args)
	})
	f := c.Flags()
	f.String("name", "", t.say("姓名", "name"))
	f.String("phone", "", t.say("手机", "phone"))
	f.String("email", "", t.say("邮箱", "e-mail"))
	f.String("address", "", t.say("地址", "address"))
	f.String("card", "", t.say("会员卡号", "number of the member card"))
	f.Int64("referrer", 0, t.say("介绍人的编号，0 是没有", "id of the customer who brought them, 0 for nobody"))
	f.Int("level", 0, t.say("等级", "level"))
	valued(f, map[string]string{"name": "name", "phone": "phone", "email": "email", "address": "address", "card": "number", "referrer": "id", "level": "n"})
	return c
}

// editCustomer sets what flags were given.
func (t *terminal) editCustomer(ctx context.Context, db *shop.Shop, f *pflag.FlagSet, args []string) (crm.Operation, error) {
	ids, err := t.customerIDs(args)
	if err != nil {
		return crm.Operation{}, err
	}
	p := crm.CustomerPatch{}
	for flag, at := range map[string]**string{"name": &p.Name, "phone": &p.Phone, "email": &p.Email, "address": &p.Address, "card": &p.Card} {
		if f.Changed(flag) {
			text, err := f.GetString(flag)
			if err != nil {
				return crm.Operation{}, err
			}
			*at = &text
		}
	}
	if f.Changed("level") {
		level, err := f.GetInt("level")
		if err != nil {
			return crm.Operation{}, err
		}
		p.Level = &level
	}
	if f.Changed("referrer") {
		by, err := f.GetInt64("referrer")
		if err != nil {
			return crm.Operation{}, err
		}
		p.Referrer = &by
	}
	return db.EditCustomer(ctx, ids[0], p)
}

func (t *terminal) customerFolderCommand() *cobra.Command {
	return t.sourceAct(&cobra.Command{
		Use:   t.say("folder 编号 文件夹 [--json]", "folder ID FOLDER [--json]"),
		Short: t.say("把知道的全部写进一个新文件夹，给客户本人", "Write all that is known of a customer to a new folder, for them"),
		Long: t.say("person.html 给人看，person.json 给程序读，orders.csv 是订单。写过这件事留在记录里。",
			"person.html is to read, person.json for programs, orders.csv the orders. That it was written stays in the journal."),
		Args: t.arguments(2, 2),
	}, func(ctx context.Context, db *shop.Shop, args []string) (crm.Operation, error) {
		ids, err := t.customerIDs(args[:1])
		if err != nil {
			return crm.Operation{}, err
		}
		return db.Disclose(ctx, ids[0], args[1], t.language())
	})
}

func (t *terminal) customerEraseCommand() *cobra.Command {
	var sure bool
	c := t.sourceAct(&cobra.Command{
		Use:   t.say("erase 编号 --for-good [--json]", "erase ID --for-good [--json]"),
		Short: t.say("抹去一位客户的个人信息，不能撤销", "Erase what is personal of a customer; this cannot be undone"),
		Long: t.say("姓名、联系方式、地址、备注都去掉，记录里的也去掉；订单和金额留着，记在没有名字的客户下。联系方式留一串指纹，以后的导入不会把它们带回来。以前的备份里还有。",
			"Name, contacts, addresses and notes go, those in the journal too; orders and amounts stay under a customer without a name. A fingerprint of each contact stays, so that no import brings it back. Earlier backups still hold it all."),
		Args: t.customerArguments(1, 1),
	}, func(ctx context.Context, db *shop.Shop, args []string) (crm.Operation, error) {
		if !sure {
			return crm.Operation{}, t.usagef("这一步不能撤销，想好了加 --for-good", "This cannot be undone; add --for-good when you are sure")
		}
		ids, err := t.customerIDs(args)
		if err != nil {
			return crm.Operation{}, err
		}
		return db.EraseCustomer(ctx, ids[0])
	})
	c.Flags().BoolVar(&sure, "for-good", false, t.say("知道不能撤销", "knowing that it cannot be undone"))
	return c
}
