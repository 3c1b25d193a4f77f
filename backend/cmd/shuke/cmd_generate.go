package main

import (
	"context"
	"fmt"
	"time"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/sample"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

type generateRequest struct {
	customers, orders int
	seed              uint64
	until             string
	handwork          bool
	asJSON            bool
}

func (t *terminal) generateCommand() *cobra.Command {
	r := generateRequest{}
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("generate [--customers 数] [--orders 数] [--seed 数]", "generate [--customers N] [--orders M] [--seed S]"),
		Short:                 t.say("编一个像真的示例店铺", "Make up a believable sample shop"),
		Long: t.say("编出客户、订单、商品、收藏和加购，用来试用和测速。同样的种子、同样的 --until，编出来的一模一样。店里的人都是假的。",
			"Makes up customers, orders, products, favourites and carts, for trying and for measuring. The same seed and the same --until give the same shop. Nobody in it exists."),
		Args:    t.arguments(0, 0),
		PreRunE: func(*cobra.Command, []string) error { return t.checkGenerate(&r) },
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), true, func(db *shop.Shop) error { return t.generate(c.Context(), db, &r) })
		},
		Example: "shuke --shop sample.shuke generate --customers 20000 --orders 60000 --seed 42",
	})
	f := c.Flags()
	f.IntVar(&r.customers, "customers", 2000, t.say("几位客户", "how many customers"))
	f.IntVar(&r.orders, "orders", 6000, t.say("几笔订单", "how many orders"))
	f.Uint64Var(&r.seed, "seed", 1, t.say("种子", "the seed"))
	f.StringVar(&r.until, "until", "", t.say("编到哪一天为止，如 2026-11-21；不写就到昨天", "the last day, as in 2026-11-21; yesterday when not given"))
	f.BoolVar(&r.handwork, "handwork", false, t.say("再写上店里人会写的：标签、人群、备注、待办、反馈", "also what a shop's people do by hand: tags, segments, notes, reminders, feedback"))
	t.jsonFlag(c, &r.asJSON)
	valued(f, map[string]string{"until": "date"})
	return c
}

// mostCustomers is how many identities the generator keeps apart.
const mostCustomers = 10_000_000

func (t *terminal) checkGenerate(r *generateRequest) error {
	if r.customers < 1 || r.customers > mostCustomers || r.orders < 0 {
		return t.usagef("客户数要在 1 到 1000 万之间，订单数不能是负数", "Customers are 1 to 10 million, and orders are not negative")
	}
	if _, err := time.Parse(time.DateOnly, r.until); r.until != "" && err != nil {
		return t.usagef("--until 要写成 2026-11-21 这样", "--until is written as 2026-11-21")
	}
	return nil
}

func (t *terminal) generate(ctx context.Context, db *shop.Shop, r *generateRequest) error {
	settings, err := db.Settings(ctx)
	if err != nil {
		return err
	}
	customers, orders, err := db.Counts(ctx)
	if err != nil {
		return err
	}
	progress := t.progress(t.say("正在生成", "Making the shop"))
	begun := t.now()
	result, err := db.Generate(ctx, sample.Options{
		Customers: r.customers, Orders: r.orders, Seed: r.seed, Now: t.lastMoment(r.until, settings.Zone()),
	}, progress.step)
	progress.end()
	if err != nil {
		return err
	}
	if customers+orders == 0 {
		if err := db.MarkSample(ctx, result.Source.File); err != nil {
			return err
		}
	}
	if r.handwork {
		if err := db.AddHandwork(ctx); err != nil {
			return err
		}
	}
	result.Milliseconds = t.since(begun)
	if r.asJSON {
		return t.writeJSON(importOf(&result, false))
	}
	_, err = fmt.Fprintln(t.out, t.say("{customers} 位客户，{orders} 笔订单，用时 {seconds} 秒", "{customers} {customers|customer|customers}, {orders} {orders|order|orders} in {seconds} s",
		"customers", words.Number(result.Customers), "orders", words.Number(result.Orders),
		"seconds", fmt.Sprintf("%.1f", float64(result.Milliseconds)/1000)))
	return err
}

// lastMoment ends the sample with a whole day, so that the same seed gives the same shop whenever on a day it is made.
func (t *terminal) lastMoment(until string, zone *time.Location) time.Time {
	if day, err := time.ParseInLocation(time.DateOnly, until, zone); err == nil {
		return day.AddDate(0, 0, 1).Add(-time.Second)
	}
	return crm.StartOfDay(t.now().In(zone)).Add(-time.Second)
}
