package main

import (
	"context"
	"fmt"
	"time"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
	"github.com/spf13/cobra"

	"shuke/backend/crm"
	"shuke/backend/shop"
	"shuke/backend/sqlite"
)

// busyOrders, busyEvents and busyTags make the customer whose page is measured: somebody as busy as there are few.
const (
	busyOrders = 2000
	busyEvents = 2000
	busyTags   = 200 // changes of tags, each on half of the other customers too
)

func (t *terminal) benchPageCommand() *cobra.Command {
	var asJSON bool
	others := 100_000
	c := &cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("page [--others 数]", "page [--others N]"),
		Short:                 t.say("一位有 2,000 笔订单的客户，客户页要多久", "How long the page of a customer with 2,000 orders takes"),
		Long: t.say("在临时店铺里编一位有 2,000 笔订单（每笔 3 行）、2,000 次互动、200 次标签改动的客户，旁边还有别的客户；每个问题问几次，取中位数。",
			"Makes up a customer with 2,000 orders of 3 lines, 2,000 events and 200 changes of tags in a shop of its own, among others; each question is asked several times; medians."),
		Args: t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return t.benchPage(c.Context(), int64(others), asJSON) },
	}
	c.Flags().IntVar(&others, "others", others, t.say("旁边有几位别的客户", "how many other customers there are"))
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) benchPage(ctx context.Context, others int64, asJSON bool) error {
	return t.inBenchShop(ctx, func(s *shop.Shop) error {
		if err := fillBusyShop(ctx, s, others); err != nil {
			return err
		}
		return t.askAll(ctx, s, pageQuestions(1), asJSON)
	})
}

// pageQuestions are what the page asks when it opens, one by one and all of it, and what one asks of it then.
func pageQuestions(id int64) []question {
	profile := func(ctx context.Context, s *shop.Shop) error {
		if _, err := s.FindCustomerByID(ctx, id); err != nil {
			return err
		}
		if _, err := s.FindIdentities(ctx, id); err != nil {
			return err
		}
		_, err := s.FindNotes(ctx, id)
		return err
	}
	details := func(ctx context.Context, s *shop.Shop) error {
		_, err := s.CustomerDetails(ctx, id)
		return err
	}
	timeline := func(q crm.TimelineQuery) func(ctx context.Context, s *shop.Shop) error {
		q.Customer, q.Limit = id, 100
		return func(ctx context.Context, s *shop.Shop) error {
			_, err := s.FindTimeline(ctx, q)
			return err
		}
	}
	first := timeline(crm.TimelineQuery{})
	return []question{
		{"profile", profile},
		{"figures, habits, stage", details},
		{"timeline", first},
		{"all of the page, one after the other", func(ctx context.Context, s *shop.Shop) error {
			for _, ask := range []func(context.Context, *shop.Shop) error{profile, details, first} {
				if err := ask(ctx, s); err != nil {
					return err
				}
			}
			return nil
		}},
		{"timeline, search", timeline(crm.TimelineQuery{Search: "item 17"})},
		{"orders with a refund", timeline(crm.TimelineQuery{Orders: crm.OrdersRefunded})},
		{"share of the shop", func(ctx context.Context, s *shop.Shop) error {
			_, err := s.ShopShare(ctx, id)
			return err
		}},
	}
}

// fillBusyShop makes the busy customer, number 1, and the others.
func fillBusyShop(ctx context.Context, s *shop.Shop, others int64) error {
	orders := crm.ImportSource{File: "orders.csv", Kind: crm.FileLines, Platform: "market", Currency: "CNY"}
	events := crm.ImportSource{File: "events.csv", Kind: crm.FileEvents, Platform: "market", Currency: "CNY"}
	people := crm.ImportSource{File: "people.csv", Kind: crm.FileCustomers, Platform: "market", Currency: "CNY"}
	for _, part := range []struct {
		src   crm.ImportSource
		count int64
		make  func(n int64) crm.Record
	}{
		{orders, busyOrders, busyOrder},
		{events, busyEvents, busyEvent},
		{people, others, func(n int64) crm.Record {
			return crm.Record{Rows: 1, Customer: crm.CustomerFacts{Accounts: []string{fmt.Sprintf("other%d", n)}, Nick: fmt.Sprintf("other%d", n)}}
		}},
	} {
		if err := importMade(ctx, s, part.src, part.count, part.make); err != nil {
			return err
		}
	}
	tag, err := s.CreateTag(ctx, "bench", "")
	if err != nil {
		return err
	}
	some := roaring64.BitmapOf(1)
	for id := uint64(2); id < uint64(others); id += 2 { //nolint:gosec // a count
		some.Add(id + id%3)
	}
	for i := range busyTags {
		change := s.TagCustomers
		if i%2 == 1 {
			change = s.UntagCustomers
		}
		if _, err := change(ctx, tag.ID, some); err != nil {
			return err
		}
	}
	return nil
}

// busyStart is when the busy customer first came; an order or an event follows every few hours.
var busyStart = time.Date(2024, 1, 1, 9, 0, 0, 0, time.UTC)

func busyOrder(n int64) crm.Record {
	at := busyStart.Add(time.Duration(n) * 11 * time.Hour).UnixMilli()
	r := crm.Record{Rows: 3, Customer: crm.CustomerFacts{Accounts: []string{"busy"}, Nick: "busy", Name: "周强"}}
	r.Order = crm.OrderFacts{
		Number: fmt.Sprintf("9%011d", n), Status: crm.OrderDelivered, CreatedAt: at, PaidAt: at, Total: crm.AmountOf(9_900), Paid: crm.AmountOf(9_900),
		Remark: "leave it at the door",
	}
	if n%9 == 0 {
		r.Order.Refunded = crm.AmountOf(900)
	}
	for l := range int64(3) {
		r.Lines = append(r.Lines, crm.LineFacts{Title: fmt.Sprintf("item %d", (n+l*7)%40), Quantity: 1 + l, Amount: crm.AmountOf(3_300)})
	}
	return r
}

func busyEvent(n int64) crm.Record {
	r := crm.Record{Rows: 1, Customer: crm.CustomerFacts{Accounts: []string{"busy"}, Nick: "busy"}}
	r.Event = crm.EventFacts{Kind: crm.EventKind(1 + n%7), At: busyStart.Add(time.Duration(n) * 7 * time.Hour).UnixMilli(), ProductCode: fmt.Sprintf("p%d", n%40)}
	return r
}

func importMade(ctx context.Context, s *shop.Shop, src crm.ImportSource, count int64, record func(n int64) crm.Record) error {
	im, err := s.BeginImport(ctx, src, crm.OpImport)
	if err != nil {
		return err
	}
	const batch = 1000
	records, verdicts := make([]crm.Record, 0, batch), make([]sqlite.Verdict, batch)
	for n := range count {
		records = append(records, record(n))
		if len(records) < batch && n+1 < count {
			continue
		}
		if err := im.Apply(ctx, records, verdicts[:len(records)]); err != nil {
			_ = im.Rollback()
			return err
		}
		clear(verdicts)
		records = records[:0]
	}
	_, err = im.Finish(ctx, "", nil, nil)
	return err
}
