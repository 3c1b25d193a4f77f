package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// workJSON is a campaign that is worked off by hand, as --json tells it.
type workJSON struct {
	Campaign int64  `json:"campaign"`
	Name     string `json:"name"`
	Channel  string `json:"channel"`
	Due      int64  `json:"due"`
	InHand   int64  `json:"inHand"`
	Later    int64  `json:"later"`
	Next     string `json:"next"`
}

// workRowJSON is one message to bring to its customer.
type workRowJSON struct {
	ID       int64  `json:"id"`
	Customer int64  `json:"customer"`
	Name     string `json:"name"`
	Address  string `json:"address"`
	Text     string `json:"text"`
	InHand   bool   `json:"inHand"`
	Attempts int64  `json:"attempts"`
}

// toldJSON is what became of a word on messages.
type toldJSON struct {
	IDs       []int64 `json:"ids"`
	Settled   int     `json:"settled"`
	Operation int64   `json:"operation"`
}

func (t *terminal) worklistCommand() *cobra.Command {
	var asJSON bool
	var campaign int64
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("worklist [--campaign 编号] [--json]", "worklist [--campaign ID] [--json]"),
		Short:                 t.say("待发清单：要自己动手发的活动；加 --campaign 列出该轮到谁、说什么", "What is to be done by hand: the campaigns, or with --campaign whom to reach next and what to say"),
		Long: t.say("每次列出都会重新看一遍：不同意的、不再联系的、近期收够了的不会在上面。一次最多 200 位。",
			"Everybody is looked at again each time: who did not agree, is not to be contacted or has had enough lately is not on it. 200 people at a time."),
		Args: t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error {
				if campaign == 0 {
					return t.showWork(c.Context(), db, asJSON)
				}
				return t.showWorklist(c.Context(), db, campaign, asJSON)
			})
		},
		Example: "shuke --shop my.shuke outbox worklist --campaign 3 --json",
	})
	t.campaignFlag(c, &campaign)
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) showWork(ctx context.Context, db *shop.Shop, asJSON bool) error {
	work, err := db.WorkToDo(ctx)
	if err != nil {
		return err
	}
	settings, err := db.Settings(ctx)
	if err != nil {
		return err
	}
	out := []workJSON{}
	list := &table{right: map[int]bool{0: true, 3: true, 4: true, 5: true}}
	for _, w := range work {
		j := workJSON{w.Campaign, w.Name, w.Channel.Name, w.Due, w.InHand, w.Later, instant(w.NextAt, settings.Zone())}
		out = append(out, j)
		list.add(strconv.FormatInt(j.Campaign, 10), j.Name, j.Channel, strconv.FormatInt(j.Due, 10), strconv.FormatInt(j.InHand, 10), strconv.FormatInt(j.Later, 10), j.Next)
	}
	if asJSON {
		return t.writeJSON(out)
	}
	return list.write(t.out)
}

func (t *terminal) showWorklist(ctx context.Context, db *shop.Shop, campaign int64, asJSON bool) error {
	work, err := db.Worklist(ctx, campaign)
	if err != nil {
		return err
	}
	out := []workRowJSON{}
	list := &table{right: map[int]bool{0: true}}
	for _, r := range work.Rows {
		j := workRowJSON{r.ID, r.Who.ID, r.Who.Called(), r.Address, r.Text, r.State == crm.DeliveryHanding, r.Attempt}
		out = append(out, j)
		list.add(strconv.FormatInt(j.ID, 10), "#"+strconv.FormatInt(j.Customer, 10), j.Name, j.Address, strings.ReplaceAll(j.Text, "\n", " "))
	}
	if asJSON {
		return t.writeJSON(out)
	}
	return list.write(t.out)
}

func (t *terminal) outboxDoneCommand() *cobra.Command {
	var asJSON bool
	var outcome string
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("done 编号… [--outcome 结果] [--json]", "done ID… [--outcome OUTCOME] [--json]"),
		Short:                 t.say("说这几条已经发到了；打电话的，说是怎么结束的", "Say that messages reached their customers; of a call, how it ended"),
		Long: t.say("电话的结果：reached 打通了，noAnswer 没人接（过三小时再打，三次为止），later 改天再打，wrong 号码不对，stop 不想再接（撤回同意）。",
			"How calls end: reached; noAnswer (again in three hours, three times at most); later (tomorrow); wrong number; stop (withdraws the consent)."),
		Args: t.customerArguments(1, 10_000),
		PreRunE: func(*cobra.Command, []string) error {
			if outcome != "" && !slices.Contains(shop.Outcomes, shop.Outcome(outcome)) {
				return t.usagef("没有“{word}”这种结果", "There is no outcome “{word}”", "word", outcome)
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			return t.eachOfCampaign(c.Context(), args, asJSON, func(db *shop.Shop, campaign int64, ids []int64) (crm.Told, crm.Operation, error) {
				if outcome == "" {
					told, err := db.WorkDone(c.Context(), campaign, ids)
					return told, crm.Operation{}, err
				}
				return t.calledAll(c.Context(), db, campaign, ids, shop.Outcome(outcome))
			})
		},
		Example: "shuke --shop my.shuke outbox done 17 --outcome reached",
	})
	c.Flags().StringVar(&outcome, "outcome", "", t.say("reached、noAnswer、later、wrong、stop", "reached, noAnswer, later, wrong, stop"))
	valued(c.Flags(), map[string]string{"outcome": "outcome"})
	t.jsonFlag(c, &asJSON)
	return c
}

// calledAll says of several calls that they ended alike.
func (t *terminal) calledAll(ctx context.Context, db *shop.Shop, campaign int64, ids []int64, outcome shop.Outcome) (all crm.Told, op crm.Operation, err error) {
	for _, id := range ids {
		told, made, err := db.WorkCalled(ctx, campaign, id, outcome, t.keySentence("call.outcome."+string(outcome), nil))
		if err != nil {
			return all, op, err
		}
		all.IDs, all.Settled, op = append(all.IDs, told.IDs...), all.Settled+told.Settled, made
	}
	return all, op, nil
}

func (t *terminal) outboxSkipCommand() *cobra.Command {
	var asJSON bool
	var reason, said string
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("skip 编号… [--reason 原因] [--said 原话] [--json]", "skip ID… [--reason REASON] [--said WORDS] [--json]"),
		Short:                 t.say("清单上的这几位不发了", "Leave somebody on the worklist out"),
		Long: t.say("原因：owner 你不想发（默认），notFound 那边找不到这个人，refused 说不想收（撤回同意；不用同意的渠道就标为不再联系）。",
			"Reasons: owner, you leave them out (the default); notFound, nobody there by that name; refused, they want none (withdraws the consent, and where a channel needs none they are not contacted any more)."),
		Args: t.customerArguments(1, 10_000),
		RunE: func(c *cobra.Command, args []string) error {
			return t.eachOfCampaign(c.Context(), args, asJSON, func(db *shop.Shop, campaign int64, ids []int64) (crm.Told, crm.Operation, error) {
				return db.WorkSkipped(c.Context(), campaign, ids, reason, said)
			})
		},
		Example: "shuke --shop my.shuke outbox skip 18 --reason notFound",
	})
	c.Flags().StringVar(&reason, "reason", crm.ReasonOwner, t.say("owner、notFound、refused", "owner, notFound, refused"))
	c.Flags().StringVar(&said, "said", "", t.say("客户的原话，和撤回的同意一起留着", "what they said, kept with the withdrawn consent"))
	valued(c.Flags(), map[string]string{"reason": "reason", "said": "words"})
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) outboxBackCommand() *cobra.Command {
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("back 编号… [--json]", "back ID… [--json]"),
		Short:                 t.say("自己动手发的，说错了：放回清单", "Put what was done or skipped by hand back onto the worklist"),
		Args:                  t.customerArguments(1, 10_000),
		RunE: func(c *cobra.Command, args []string) error {
			return t.eachOfCampaign(c.Context(), args, asJSON, func(db *shop.Shop, campaign int64, ids []int64) (crm.Told, crm.Operation, error) {
				told, err := db.WorkBack(c.Context(), campaign, ids)
				return told, crm.Operation{}, err
			})
		},
	})
	t.jsonFlag(c, &asJSON)
	return c
}

// eachOfCampaign does something to messages, those of each campaign together, and says of how many it was taken.
func (t *terminal) eachOfCampaign(ctx context.Context, args []string, asJSON bool,
	do func(db *shop.Shop, campaign int64, ids []int64) (crm.Told, crm.Operation, error),
) error {
	ids, err := t.customerIDs(args)
	if err != nil {
		return err
	}
	return t.withShop(ctx, false, func(db *shop.Shop) error {
		db.MarkByHand(t.sending().Folder)
		out := toldJSON{IDs: []int64{}}
		of := map[int64][]int64{}
		order := []int64{}
		for _, id := range ids {
			d, err := db.FindDelivery(ctx, id)
			if err != nil {
				return err
			}
			if of[d.Campaign] == nil {
				order = append(order, d.Campaign)
			}
			of[d.Campaign] = append(of[d.Campaign], id)
		}
		for _, campaign := range order {
			told, op, err := do(db, campaign, of[campaign])
			if err != nil {
				return err
			}
			out.IDs, out.Settled, out.Operation = append(out.IDs, told.IDs...), out.Settled+told.Settled, max(out.Operation, op.ID)
		}
		return t.sayTold(out, asJSON)
	})
}

func (t *terminal) sayTold(out toldJSON, asJSON bool) error {
	if asJSON {
		return t.writeJSON(out)
	}
	said := t.say("记下了 {n} 条", "{n} written down", "n", strconv.Itoa(len(out.IDs)))
	if out.Settled > 0 {
		said += t.say("；{n} 条现在不能发，放到一边了", "; {n} may not go now and were put aside", "n", strconv.Itoa(out.Settled))
	}
	_, err := fmt.Fprintln(t.out, said)
	return err
}
