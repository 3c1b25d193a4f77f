package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

func (t *terminal) mergeCommand() *cobra.Command {
	var asJSON bool
	var take []string
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("merge A B… [--take 栏=编号] [--json]", "merge A B… [--take FIELD=ID] [--json]"),
		Short:                 t.say("把几位客户合并成第一位", "Make one person of several: the first one named"),
		Long: t.say(`账号、订单、互动、备注、标签都归到第一位。资料以第一位为准，但是：你手写的优先，完整的优先于打码的，有的优先于没有的；
--take 另外指定某一栏取谁的：name、nick、phone、email、gender、birthday、address、source、level、points、card，自定义字段写 field:名字。有一位不再联系，合并后就不再联系。`,
			`Accounts, orders, events, notes and tags go to the first. Their details stand, but what you wrote by hand beats what files said, full beats
masked, and anything beats nothing; --take names whose value another field takes: name, nick, phone, email, gender, birthday, address,
source, level, points, card, and field:NAME for one of the shop's own. Where one is not to be contacted, the one they become is not either.`),
		Args: t.customerArguments(2, 10),
		RunE: func(c *cobra.Command, args []string) error {
			choices, err := t.choices(take)
			if err != nil {
				return err
			}
			return t.withShop(c.Context(), false, func(db *shop.Shop) error {
				return t.merge(c.Context(), db, args, choices, asJSON)
			})
		},
		Example: "shuke --shop my.shuke identities merge 12 345 --take name=345",
	})
	t.jsonFlag(c, &asJSON)
	c.Flags().StringArrayVar(&take, "take", nil, t.say("这一栏取哪一位的；可以写几次", "whose value a field takes; may be given again"))
	valued(c.Flags(), map[string]string{"take": "field=id"})
	return c
}

// choices reads --take FIELD=ID.
func (t *terminal) choices(take []string) (map[crm.MergeField]int64, error) {
	choices := map[crm.MergeField]int64{}
	for _, word := range take {
		field, who, _ := strings.Cut(word, "=")
		ids, err := t.customerIDs([]string{who})
		if err != nil {
			return nil, err
		}
		named := crm.MergeField(field)
		if _, own := named.Own(); !own && !slices.Contains(crm.MergeFields, named) {
			return nil, t.usagef("没有“{field}”这一栏", "There is no field “{field}”", "field", field)
		}
		choices[named] = ids[0]
	}
	return choices, nil
}

func (t *terminal) merge(ctx context.Context, db *shop.Shop, args []string, choices map[crm.MergeField]int64, asJSON bool) error {
	ids, err := t.customerIDs(args)
	if err != nil {
		return err
	}
	op, err := db.MergeCustomers(ctx, ids[0], ids[1:], choices)
	if err != nil {
		return err
	}
	return t.decided(ctx, db, op, asJSON)
}

type splitRequest struct {
	accounts, phones, emails, orders, tags, fields []string
	name                                           string
	asJSON                                         bool
}

func (t *terminal) splitCommand() *cobra.Command {
	r := splitRequest{}
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use: t.say("split 编号 [--account 平台:账号] [--phone 号码] [--email 邮箱] [--order 订单号] [--tag 标签] [--field 字段] [--name 姓名] [--json]",
			"split ID [--account PLATFORM:ACCOUNT] [--phone NUMBER] [--email ADDRESS] [--order NUMBER] [--tag TAG] [--field FIELD] [--name NAME] [--json]"),
		Short: t.say("从一位客户拆出另一位", "Split another person off a customer"),
		Long: t.say("写出归新的一位的账号、号码、订单、标签和自定义字段，每样可以写几次；其余留下。订单的包裹跟着走；说过不要联系的两位都算，同意的跟着号码走。拆开的两位以后不再当成同一个人提出。",
			"Name the accounts, numbers, orders, tags and own fields that are the new person's, each as often as needed; the rest stays. Parcels follow their order; a no to being contacted holds for both, a yes goes with the number. The two are not proposed as one again."),
		Args: t.customerArguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error { return t.split(c.Context(), db, args, &r) })
		},
		Example: "shuke --shop my.shuke identities split 12 --account taobao:zhou1990 --order 3536000000000000001",
	})
	f := c.Flags()
	f.StringArrayVar(&r.accounts, "account", nil, t.say("平台上的账号", "an account on a platform"))
	f.StringArrayVar(&r.phones, "phone", nil, t.say("手机号，带国家码", "a phone number, with its country"))
	f.StringArrayVar(&r.emails, "email", nil, t.say("邮箱", "an e-mail address"))
	f.StringArrayVar(&r.orders, "order", nil, t.say("订单号", "an order, by its number"))
	f.StringArrayVar(&r.tags, "tag", nil, t.say("标签，写名字", "a tag, by its name"))
	f.StringArrayVar(&r.fields, "field", nil, t.say("自定义字段，写名字", "an own field, by its name"))
	f.StringVar(&r.name, "name", "", t.say("新的一位叫什么；不写就同名", "what the new person is called; the same name when left out"))
	t.jsonFlag(c, &r.asJSON)
	valued(f, map[string]string{"account": "platform:account", "phone": "number", "email": "address", "order": "number", "tag": "tag", "field": "field", "name": "name"})
	return c
}

func (t *terminal) split(ctx context.Context, db *shop.Shop, args []string, r *splitRequest) error {
	ids, err := t.customerIDs(args)
	if err != nil {
		return err
	}
	what := crm.Split{Name: r.name}
	if what.Identities, err = identitiesNamed(ctx, db, ids[0], r); err != nil {
		return err
	}
	if what.Orders, err = ordersNumbered(ctx, db, ids[0], r.orders); err != nil {
		return err
	}
	if err := ownNamed(ctx, db, ids[0], r, &what); err != nil {
		return err
	}
	op, made, err := db.SplitCustomer(ctx, ids[0], what)
	if err != nil {
		return err
	}
	if !r.asJSON {
		fmt.Fprintln(t.out, t.say("新的一位是 {id}", "The new customer is {id}", "id", fmt.Sprint(made)))
	}
	return t.decided(ctx, db, op, r.asJSON)
}

// identitiesNamed finds what the flags name among a customer's identities.
func identitiesNamed(ctx context.Context, db *shop.Shop, customer int64, r *splitRequest) ([]crm.Identity, error) {
	all, err := db.FindIdentities(ctx, customer)
	if err != nil {
		return nil, err
	}
	named := []crm.Identity{}
	for kind, list := range map[crm.IdentityKind][]string{crm.IdentityAccount: r.accounts, crm.IdentityPhone: r.phones, crm.IdentityEmail: r.emails} {
		for _, word := range list {
			at := slices.IndexFunc(all, func(i crm.Identity) bool {
				return i.Kind == kind && (i.Value == word || i.Platform+":"+i.Value == word)
			})
			if at < 0 {
				return nil, crm.Errorf(crm.CodeNotFound, "identity.accountUnknown", "identity", word)
			}
			named = append(named, all[at])
		}
	}
	return named, nil
}

// ownNamed finds the tags and own fields that the flags name among a customer's.
func ownNamed(ctx context.Context, db *shop.Shop, customer int64, r *splitRequest, what *crm.Split) error {
	c, err := db.FindCustomerByID(ctx, customer)
	if err != nil {
		return err
	}
	for _, name := range r.tags {
		at := slices.IndexFunc(c.Tags, func(tag crm.Tag) bool { return tag.Name == name })
		if at < 0 {
			return crm.Errorf(crm.CodeNotFound, "tag.gone")
		}
		what.Tags = append(what.Tags, c.Tags[at].ID)
	}
	for _, name := range r.fields {
		at := slices.IndexFunc(c.Fields, func(f crm.FieldValue) bool { return f.Field.Name == name })
		if at < 0 {
			return crm.Errorf(crm.CodeNotFound, "field.gone")
		}
		what.Fields = append(what.Fields, c.Fields[at].Field.ID)
	}
	return nil
}

// ordersNumbered finds a customer's orders by number.
func ordersNumbered(ctx context.Context, db *shop.Shop, customer int64, numbers []string) ([]int64, error) {
	if len(numbers) == 0 {
		return nil, nil
	}
	wanted := map[string]bool{}
	for _, n := range numbers {
		wanted[n] = true
	}
	ids := []int64{}
	for after := (*crm.Cursor)(nil); ; {
		orders, next, err := db.FindOrders(ctx, customer, after, 0)
		if err != nil {
			return nil, err
		}
		for i := range orders {
			if wanted[orders[i].Number] {
				ids = append(ids, orders[i].ID)
			}
		}
		if next == nil {
			return ids, nil
		}
		after = next
	}
}
