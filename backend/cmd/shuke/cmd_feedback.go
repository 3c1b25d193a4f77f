package main

import (
	"context"
	"fmt"
	"time"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// feedbackJSON is what was said of one batch as --json tells it. What takes buyers is null where nobody is known to have bought it.
type feedbackJSON struct {
	Product string   `json:"product"`
	Batch   string   `json:"batch"`
	Since   string   `json:"since"` // the first day it was sold
	Notes   int64    `json:"notes"`
	People  int64    `json:"people"`
	Latest  string   `json:"latest"`
	Buyers  int64    `json:"buyers"` // 0 when not known
	Share   *float64 `json:"share"`  // of the buyers
	Low     *float64 `json:"low"`    // the share's 95 % interval
	High    *float64 `json:"high"`
	Others  *float64 `json:"others"`  // of the other batches' buyers
	Chance  *float64 `json:"p"`       // adjusted
	Verdict string   `json:"verdict"` // spike, usual, unclear, or ""
}

// saidJSON is one customer's feedback.
type saidJSON struct {
	Note     int64  `json:"note"`
	Customer int64  `json:"customer"`
	Name     string `json:"name"`
	At       string `json:"at"`
	Order    string `json:"order"`
	Text     string `json:"text"`
	Quote    string `json:"quote"` // without who they are
}

func (t *terminal) feedbackCommand() *cobra.Command {
	var asJSON bool
	var product, batch string
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("feedback [--product 商品 [--batch 批次]] [--json]", "feedback [--product PRODUCT [--batch BATCH]] [--json]"),
		Short:                 t.say("反馈：每个批次几个人说、占买家多少、是不是比别的批次多", "Feedback: how many speak of each batch, of how many buyers, and whether that is more than of others"),
		Long: t.say("写明 --product 时列出客户的原话。批次的起售日用 feedback batch 写，才知道谁买过它。",
			"With --product it lists what customers said. Who bought a batch is known once its first day is, which feedback batch sets."),
		Args: t.noCommand,
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error {
				if product != "" {
					return t.saidOf(c.Context(), db, product, batch, asJSON)
				}
				return t.feedback(c.Context(), db, asJSON)
			})
		},
	})
	t.jsonFlag(c, &asJSON)
	f := c.Flags()
	f.StringVar(&product, "product", "", t.say("只看这件商品", "of this product"))
	f.StringVar(&batch, "batch", "", t.say("和这个批次", "and this batch"))
	valued(f, map[string]string{"product": "product", "batch": "batch"})
	c.AddCommand(t.feedbackAddCommand(), t.feedbackBatchCommand())
	return c
}

func (t *terminal) feedback(ctx context.Context, db *shop.Shop, asJSON bool) error {
	groups, err := db.Feedback(ctx)
	if err != nil {
		return err
	}
	settings, err := db.Settings(ctx)
	if err != nil {
		return err
	}
	out := make([]feedbackJSON, len(groups))
	list := &table{right: map[int]bool{2: true, 3: true, 4: true}}
	for i, g := range groups {
		out[i] = feedbackOf(g, settings.Zone())
		share, others := "", ""
		if s := g.Spike; s != nil {
			share = fmt.Sprintf("%.1f %% (%.1f – %.1f)", 100*s.Share, 100*s.Low, 100*s.High)
			others = fmt.Sprintf("%.1f %%", 100*s.Others)
		}
		list.add(g.Product, g.Batch, words.Number(g.People), share, others, t.verdict(out[i].Verdict))
	}
	if asJSON {
		return t.writeJSON(out)
	}
	return list.write(t.out)
}

func (t *terminal) verdict(v string) string {
	switch v {
	case "spike":
		return t.say("比别的批次多", "more than others")
	case "usual":
		return t.say("和别的批次差不多", "like others")
	case "unclear":
		return t.say("还说不准", "too few to tell")
	}
	return ""
}

func feedbackOf(g shop.Feedback, zone *time.Location) feedbackJSON {
	j := feedbackJSON{
		Product: g.Product, Batch: g.Batch, Notes: g.Notes, People: g.People, Latest: instant(g.LatestAt, zone), Buyers: g.Buyers,
	}
	if g.Since != 0 {
		j.Since = time.UnixMilli(g.Since).In(zone).Format(time.DateOnly)
	}
	if s := g.Spike; s != nil {
		j.Share, j.Low, j.High, j.Others, j.Chance, j.Verdict = &s.Share, &s.Low, &s.High, &s.Others, &s.P, string(s.Verdict)
	}
	return j
}

func (t *terminal) saidOf(ctx context.Context, db *shop.Shop, product, batch string, asJSON bool) error {
	all, err := db.FeedbackOf(ctx, product, batch)
	if err != nil {
		return err
	}
	settings, err := db.Settings(ctx)
	if err != nil {
		return err
	}
	out := make([]saidJSON, len(all))
	list := &table{}
	for i, s := range all {
		out[i] = saidJSON{
			Note: s.ID, Customer: s.CustomerID, Name: s.Customer, At: instant(s.CreatedAt, settings.Zone()), Order: s.Order, Text: s.Text, Quote: s.Quote,
		}
		list.add(time.UnixMilli(s.CreatedAt).In(settings.Zone()).Format(time.DateOnly), s.Customer, s.Quote)
	}
	if asJSON {
		return t.writeJSON(out)
	}
	return list.write(t.out)
}

func (t *terminal) feedbackAddCommand() *cobra.Command {
	d := crm.NoteDraft{Kind: crm.NoteFeedback}
	c := t.oneThing(&cobra.Command{
		Use:   t.say("add 客户编号 文字 [--product 商品] [--batch 批次] [--order 订单号] [--json]", "add CUSTOMER TEXT [--product PRODUCT] [--batch BATCH] [--order NUMBER] [--json]"),
		Short: t.say("写下一位客户的反馈", "Write down a customer's feedback"),
		Args:  t.arguments(2, 2),
	}, func(ctx context.Context, db *shop.Shop, id int64, said []string) (crm.Operation, error) {
		d.Text = said[0]
		return db.AddNote(ctx, id, d)
	})
	f := c.Flags()
	f.StringVar(&d.Product, "product", "", t.say("说的是哪件商品", "of which product"))
	f.StringVar(&d.Batch, "batch", "", t.say("哪个批次", "of which batch"))
	f.StringVar(&d.Order, "order", "", t.say("哪笔订单", "of which order"))
	valued(f, map[string]string{"product": "product", "batch": "batch", "order": "number"})
	return c
}

func (t *terminal) feedbackBatchCommand() *cobra.Command {
	return t.sourceAct(&cobra.Command{
		Use:   t.say("batch 商品 批次 起售日 [--json]", "batch PRODUCT BATCH DAY [--json]"),
		Short: t.say("写明一个批次从哪天开始卖；日期写 - 就去掉", "Say from which day a batch was sold; - takes that back"),
		Args:  t.arguments(3, 3),
	}, func(ctx context.Context, db *shop.Shop, args []string) (crm.Operation, error) {
		day := args[2]
		if day == "-" {
			day = ""
		}
		return db.SetBatchDay(ctx, args[0], args[1], day)
	})
}
