package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"shuke/backend/crm"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// deliveryJSON is one message, as --json tells it.
type deliveryJSON struct {
	ID         int64                `json:"id"`
	Campaign   int64                `json:"campaign"`
	Customer   int64                `json:"customer"`
	Channel    int64                `json:"channel"`
	State      string               `json:"state"`
	Reason     string               `json:"reason"`
	Code       string               `json:"code"`
	Attempts   int64                `json:"attempts"`
	Next       string               `json:"next"`
	HandedAt   string               `json:"handedAt"`
	ProviderID string               `json:"providerId"`
	ResolvedBy string               `json:"resolvedBy"`
	Key        string               `json:"key"`
	History    []deliveryMomentJSON `json:"history,omitempty"`
}

type deliveryMomentJSON struct {
	At     string `json:"at"`
	State  string `json:"state"`
	Reason string `json:"reason"`
	Code   string `json:"code"`
	Detail string `json:"detail"`
}

func (t *terminal) outboxCommand() *cobra.Command {
	var asJSON bool
	var campaign int64
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("outbox [--campaign 编号] [--json]", "outbox [--campaign ID] [--json]"),
		Short:                 t.say("发件箱：每种状态有多少条消息，哪些渠道停着", "The outbox: how many messages are in which state, and which channels are paused"),
		Args:                  t.noCommand,
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error { return t.showOutbox(c.Context(), db, campaign, asJSON) })
		},
	})
	t.campaignFlag(c, &campaign)
	t.jsonFlag(c, &asJSON)
	c.AddCommand(t.outboxListCommand(), t.outboxShowCommand(), t.outboxResolveCommand(), t.outboxWakeCommand(),
		t.worklistCommand(), t.outboxDoneCommand(), t.outboxSkipCommand(), t.outboxBackCommand(), t.outboxOptOutCommand(), t.outboxLimitsCommand())
	return c
}

func (t *terminal) campaignFlag(c *cobra.Command, into *int64) {
	c.Flags().Int64Var(into, "campaign", 0, t.say("只看这次活动", "only of this campaign"))
	valued(c.Flags(), map[string]string{"campaign": "id"})
}

func (t *terminal) outboxListCommand() *cobra.Command {
	var asJSON bool
	var state string
	q := crm.DeliveryQuery{Limit: crm.MaxPage}
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("list [--campaign 编号] [--state 状态] [--after 编号] [--json]", "list [--campaign ID] [--state STATE] [--after ID] [--json]"),
		Short:                 t.say("一条条列出消息，一次最多 200 条；--after 接着往下看", "List messages, 200 at a time; --after goes on"),
		Args:                  t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			if state != "" && !slices.Contains(crm.DeliveryStates, crm.DeliveryState(state)) {
				return t.usagef("没有“{word}”这种状态", "There is no state “{word}”", "word", state)
			}
			if state != "" {
				q.States = []crm.DeliveryState{crm.DeliveryState(state)}
			}
			return t.withShop(c.Context(), false, func(db *shop.Shop) error { return t.listOutbox(c.Context(), db, q, asJSON) })
		},
		Example: "shuke --shop my.shuke outbox list --state uncertain --json",
	})
	t.campaignFlag(c, &q.Campaign)
	c.Flags().StringVar(&state, "state", "", t.say("queued、held、uncertain、sent、failed、skipped 等", "queued, held, uncertain, sent, failed, skipped and so on"))
	c.Flags().Int64Var(&q.After, "after", 0, t.say("从哪一条之后", "those after this one"))
	valued(c.Flags(), map[string]string{"state": "state", "after": "id"})
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) listOutbox(ctx context.Context, db *shop.Shop, q crm.DeliveryQuery, asJSON bool) error {
	if err := knownCampaign(ctx, db, q.Campaign); err != nil {
		return err
	}
	page, err := db.FindDeliveries(ctx, q)
	if err != nil {
		return err
	}
	settings, err := db.Settings(ctx)
	if err != nil {
		return err
	}
	out := []deliveryJSON{}
	list := &table{right: map[int]bool{0: true}}
	for _, d := range page {
		j := deliveryOf(d, settings.Zone())
		out = append(out, j)
		list.add(strconv.FormatInt(d.ID, 10), "#"+strconv.FormatInt(d.Customer, 10), t.stateWords(d.State, d.Reason), j.HandedAt, d.Code)
	}
	if asJSON {
		return t.writeJSON(out)
	}
	return list.write(t.out)
}

// knownCampaign tells a number that was mistyped from a campaign without messages; 0 is all of them.
func knownCampaign(ctx context.Context, db *shop.Shop, id int64) error {
	if id == 0 {
		return nil
	}
	_, err := db.FindCampaign(ctx, id)
	return err
}

func deliveryOf(d crm.Delivery, zone *time.Location) deliveryJSON {
	return deliveryJSON{
		ID: d.ID, Campaign: d.Campaign, Customer: d.Customer, Channel: d.Channel, State: string(d.State), Reason: d.Reason, Code: d.Code,
		Attempts: d.Attempt, Next: instant(d.NextAt, zone), HandedAt: instant(d.HandedAt, zone), ProviderID: d.ProviderID, ResolvedBy: d.ResolvedBy, Key: d.Key,
	}
}

func (t *terminal) outboxShowCommand() *cobra.Command {
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("show 编号 [--json]", "show ID [--json]"),
		Short:                 t.say("一条消息经过了什么", "What happened to one message"),
		Args:                  t.customerArguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error {
				ids, err := t.customerIDs(args)
				if err != nil {
					return err
				}
				return t.showDelivery(c.Context(), db, ids[0], asJSON)
			})
		},
	})
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) showDelivery(ctx context.Context, db *shop.Shop, id int64, asJSON bool) error {
	d, err := db.FindDelivery(ctx, id)
	if err != nil {
		return err
	}
	history, err := db.DeliveryHistory(ctx, id)
	if err != nil {
		return err
	}
	settings, err := db.Settings(ctx)
	if err != nil {
		return err
	}
	out, list := deliveryOf(d, settings.Zone()), &table{}
	for _, e := range history {
		at := instant(e.At, settings.Zone())
		out.History = append(out.History, deliveryMomentJSON{at, string(e.State), e.Reason, e.Code, e.Detail})
		list.add(at, t.stateWords(e.State, e.Reason), e.Code, e.Detail)
	}
	if asJSON {
		return t.writeJSON(out)
	}
	return list.write(t.out)
}

func (t *terminal) outboxResolveCommand() *cobra.Command {
	var asJSON, sent, again, bounced bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("resolve 编号… (--sent | --again | --bounced) [--json]", "resolve ID… (--sent | --again | --bounced) [--json]"),
		Short:                 t.say("说定消息的结果：待确认的算已发出，或再发一次；退回来的不再往那里发", "Say what became of messages: those to be confirmed count as sent or are sent again, and nothing goes again to where one came back from"),
		Long: t.say("交出去以后没有回话的消息，对方可能已经收下，所以不会自动再发。先问问客户收到没有。是谁说定的会记下来。",
			"A message that nobody answered for may have arrived, so it is never sent again by itself. Ask the customer first. Who decided is kept."),
		Args: t.customerArguments(1, 10_000),
		PreRunE: func(*cobra.Command, []string) error {
			if countTrue(sent, again, bounced) != 1 {
				return t.usagef("--sent、--again、--bounced 写一个", "Use one of --sent, --again and --bounced")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error {
				if bounced {
					return t.bounced(c.Context(), db, args, asJSON)
				}
				return t.resolve(c.Context(), db, args, again, asJSON)
			})
		},
		Example: "shuke --shop my.shuke outbox resolve 17 18 --sent",
	})
	c.Flags().BoolVar(&sent, "sent", false, t.say("算已发出", "they count as sent"))
	c.Flags().BoolVar(&again, "again", false, t.say("再发一次", "send them again"))
	c.Flags().BoolVar(&bounced, "bounced", false, t.say("退回来了", "they came back"))
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) resolve(ctx context.Context, db *shop.Shop, args []string, again, asJSON bool) error {
	ids, err := t.customerIDs(args)
	if err != nil {
		return err
	}
	stray, err := firstElsewhere(ctx, db, ids, crm.DeliveryUncertain)
	if err != nil {
		return err
	}
	if stray != 0 {
		return crm.Errorf(crm.CodeConflict, "outbox.notUncertain", "id", stray)
	}
	n, err := db.Resolve(ctx, ids, again)
	if err != nil {
		return err
	}
	return t.resolved(n, asJSON)
}

// firstElsewhere is the first of messages that is in none of the states; 0 where all are. It is asked before anything is said of
// the first one: a number that was mistyped changes nothing.
func firstElsewhere(ctx context.Context, db *shop.Shop, ids []int64, states ...crm.DeliveryState) (int64, error) {
	for _, id := range ids {
		d, err := db.FindDelivery(ctx, id)
		if err != nil {
			return 0, err
		}
		if !slices.Contains(states, d.State) {
			return id, nil
		}
	}
	return 0, nil
}

// bounced says of messages that they came back.
func (t *terminal) bounced(ctx context.Context, db *shop.Shop, args []string, asJSON bool) error {
	ids, err := t.customerIDs(args)
	if err != nil {
		return err
	}
	stray, err := firstElsewhere(ctx, db, ids, crm.DeliverySent, crm.DeliveryDelivered, crm.DeliveryUncertain)
	if err != nil {
		return err
	}
	if stray != 0 {
		return crm.Errorf(crm.CodeConflict, "outbox.notSent")
	}
	for _, id := range ids {
		if err := db.Bounce(ctx, id); err != nil {
			return err
		}
	}
	return t.resolved(int64(len(ids)), asJSON)
}

func (t *terminal) resolved(n int64, asJSON bool) error {
	if asJSON {
		return t.writeJSON(map[string]int64{"resolved": n})
	}
	_, err := fmt.Fprintln(t.out, t.say("说定了 {n} 条", "{n} resolved", "n", strconv.FormatInt(n, 10)))
	return err
}

func (t *terminal) outboxWakeCommand() *cobra.Command {
	return onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("wake 渠道", "wake CHANNEL"),
		Short:                 t.say("让停着的渠道继续发", "Let a paused channel send again"),
		Args:                  t.arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error {
				channel, err := db.ChannelByName(c.Context(), args[0])
				if err != nil {
					return err
				}
				return db.WakeChannel(c.Context(), channel.ID)
			})
		},
	})
}

// countTrue is how many of some flags are set.
func countTrue(flags ...bool) (n int) {
	for _, f := range flags {
		if f {
			n++
		}
	}
	return n
}
