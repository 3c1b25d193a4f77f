package main

import (
	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// totalsJSON is the shop's sums. Money is in decimal strings of the currency beside it.
type totalsJSON struct {
	Customers       int64               `json:"customers"`
	Orders          int64               `json:"orders"`
	PaidOrders      int64               `json:"paidOrders"`
	Lines           int64               `json:"lines"`
	Events          int64               `json:"events"`
	Products        int64               `json:"products"`
	Currency        string              `json:"currency"`
	Total           string              `json:"total"`
	Paid            string              `json:"paid"`
	Refunded        string              `json:"refunded"`
	Net             string              `json:"net"`
	OtherCurrencies []currencyTotalJSON `json:"otherCurrencies"`
}

type currencyTotalJSON struct {
	Currency string `json:"currency"`
	Orders   int64  `json:"orders"`
	Total    string `json:"total"`
	Paid     string `json:"paid"`
	Refunded string `json:"refunded"`
	Net      string `json:"net"`
}

func (t *terminal) totalsCommand() *cobra.Command {
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "totals [--json]",
		Short:                 t.say("全店合计：客户、订单、实收、退款", "The whole shop: customers, orders, received, refunded"),
		Args:                  t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error {
				totals, err := db.Totals(c.Context())
				if err != nil {
					return err
				}
				if asJSON {
					return t.writeJSON(totalsOf(totals))
				}
				return t.showTotals(totals)
			})
		},
	})
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) jsonFlag(c *cobra.Command, into *bool) {
	c.Flags().BoolVar(into, "json", false, t.say("写成 JSON", "write JSON"))
}

func totalsOf(s crm.Totals) totalsJSON {
	money := func(minor int64) string { return crm.FormatMinor(minor, s.Currency) }
	out := totalsJSON{
		Customers: s.Customers, Orders: s.Orders, PaidOrders: s.PaidOrders, Lines: s.Lines, Events: s.Events, Products: s.Products,
		Currency: s.Currency, Total: money(s.Total), Paid: money(s.Paid), Refunded: money(s.Refunded), Net: money(s.Net),
		OtherCurrencies: make([]currencyTotalJSON, len(s.Others)),
	}
	for i, o := range s.Others {
		out.OtherCurrencies[i] = currencyTotalJSON{
			Currency: o.Currency, Orders: o.Orders,
			Total: crm.FormatMinor(o.Total, o.Currency), Paid: crm.FormatMinor(o.Paid, o.Currency),
			Refunded: crm.FormatMinor(o.Refunded, o.Currency), Net: crm.FormatMinor(o.Net, o.Currency),
		}
	}
	return out
}

func (t *terminal) showTotals(s crm.Totals) error {
	list := &table{right: map[int]bool{1: true}}
	list.add(t.say("客户", "Customers"), words.Number(s.Customers))
	list.add(t.say("订单", "Orders"), words.Number(s.Orders))
	list.add(t.say("付款订单", "Paid orders"), words.Number(s.PaidOrders))
	list.add(t.say("订单行", "Order lines"), words.Number(s.Lines))
	list.add(t.say("浏览与收藏", "Events"), words.Number(s.Events))
	list.add(t.say("商品", "Products"), words.Number(s.Products))
	list.add(t.say("应收", "Asked for"), words.Money(s.Total, s.Currency), s.Currency)
	list.add(t.say("实收", "Received"), words.Money(s.Paid, s.Currency), s.Currency)
	list.add(t.say("退款", "Refunded"), words.Money(s.Refunded, s.Currency), s.Currency)
	list.add(t.say("净收", "Net"), words.Money(s.Net, s.Currency), s.Currency)
	for _, o := range s.Others {
		list.add(t.say("另有实收", "Also received"), words.Money(o.Paid, o.Currency), o.Currency)
	}
	return list.write(t.out)
}
