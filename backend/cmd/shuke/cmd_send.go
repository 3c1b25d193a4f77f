package main

import (
	"context"
	"os"
	"path/filepath"
	"strconv"

	"shuke/backend/crm"
	"shuke/backend/secret"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// outboxJSON is how many messages are in which state, and what keeps the rest from going.
type outboxJSON struct {
	Counts []deliveryCountJSON `json:"counts"`
	Rests  []restJSON          `json:"rests"`
}

type deliveryCountJSON struct {
	State  string `json:"state"`
	Reason string `json:"reason"`
	Count  int64  `json:"count"`
}

// restJSON is a channel that does not send for now.
type restJSON struct {
	Channel int64  `json:"channel"`
	Name    string `json:"name"`
	Paused  string `json:"paused"` // why, until its owner wakes it; "" while it only rests
	Code    string `json:"code"`
	Until   string `json:"until"`
}

func (t *terminal) sendCommand() *cobra.Command {
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "send [--json]",
		Short:                 t.say("把到时间的消息发出去，发完就结束", "Send the messages that are due, and end"),
		Long: t.say(`到了时间的活动先开始。没到时间的、超过渠道额度的、在免打扰时段里的留到下一次，所以可以让系统的定时任务来运行。
窗口开着这家店的时候由窗口发送，这里会说店铺正被打开着。`,
			`Campaigns whose moment has come begin first. What is not due, over a channel's limits or in quiet hours stays for the next
time, so a scheduler of the system may run it. While a window has the shop open, the window sends, and this says so.`),
		Args: t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error {
				if err := db.SendDue(c.Context(), t.sending()); err != nil {
					return err
				}
				return t.showOutbox(c.Context(), db, 0, asJSON)
			})
		},
		Example: "shuke --shop my.shuke send --json",
	})
	t.jsonFlag(c, &asJSON)
	return c
}

// sending is this computer, as a sender needs it. The window keeps its marks at the same place.
func (t *terminal) sending() shop.Sending {
	folder, err := os.UserConfigDir()
	if err != nil {
		folder = "." // without a home there is a working directory
	}
	return shop.Sending{Keyring: func() secret.Store { return t.keyring() }, Folder: filepath.Join(folder, "Shuke", "sending")}
}

func (t *terminal) showOutbox(ctx context.Context, db *shop.Shop, campaign int64, asJSON bool) error {
	if err := knownCampaign(ctx, db, campaign); err != nil {
		return err
	}
	counts, err := db.CountDeliveries(ctx, campaign)
	if err != nil {
		return err
	}
	rests, err := t.rests(ctx, db)
	if err != nil {
		return err
	}
	out := outboxJSON{Counts: []deliveryCountJSON{}, Rests: rests}
	list := &table{right: map[int]bool{0: true}}
	for _, c := range counts {
		out.Counts = append(out.Counts, deliveryCountJSON{string(c.State), c.Reason, c.Count})
		list.add(strconv.FormatInt(c.Count, 10), t.stateWords(c.State, c.Reason))
	}
	for _, r := range rests {
		list.add("", t.restWords(r))
	}
	if asJSON {
		return t.writeJSON(out)
	}
	return list.write(t.out)
}

// stateWords say where a message stands, and why.
func (t *terminal) stateWords(state crm.DeliveryState, reason string) string {
	words := t.keySentence("delivery.state."+string(state), nil)
	if reason != "" {
		words += t.say("：", ": ") + t.keySentence("delivery.reason."+reason, nil)
	}
	return words
}

func (t *terminal) restWords(r restJSON) string {
	if r.Paused != "" {
		return t.say("渠道“{name}”停着（{code}）：处理之后用 outbox wake 让它继续", "channel “{name}” is paused ({code}): when that is settled, outbox wake lets it go on",
			"name", r.Name, "code", r.Code)
	}
	return t.say("渠道“{name}”歇到 {until}", "channel “{name}” rests until {until}", "name", r.Name, "until", r.Until)
}

func (t *terminal) rests(ctx context.Context, db *shop.Shop) ([]restJSON, error) {
	settings, err := db.Settings(ctx)
	if err != nil {
		return nil, err
	}
	channels, err := db.FindChannels(ctx)
	if err != nil {
		return nil, err
	}
	names := map[int64]string{}
	for _, c := range channels {
		names[c.ID] = c.Name
	}
	list, err := db.FindRests(ctx)
	out := []restJSON{}
	for _, r := range list {
		if r.Paused != "" || r.Until > crm.Millis(t.now()) {
			out = append(out, restJSON{r.Channel, names[r.Channel], r.Paused, r.Code, instant(r.Until, settings.Zone())})
		}
	}
	return out, err
}
