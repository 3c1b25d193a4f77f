package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"shuke/backend/campaign"
	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// benchCampaignJSON is how long the steps of a campaign to everybody take, and how much memory the program had after each.
type benchCampaignJSON struct {
	Customers int64        `json:"customers"`
	Steps     []answer     `json:"steps"`
	Memory    []memoryJSON `json:"memory"`
	Cancelled int64        `json:"cancelled"`
}

type memoryJSON struct {
	Step string `json:"step"`
	KB   int64  `json:"kb"`
}

func (t *terminal) benchCampaignCommand() *cobra.Command {
	var asJSON bool
	customers := int64(100_000)
	c := &cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("campaign [--customers 数] [--json]", "campaign [--customers N] [--json]"),
		Short:                 t.say("发给全店的活动：算会发给谁、定下来、发到一半取消，各要多久", "A campaign to the whole shop: planned, decided, cancelled half way; how long each takes"),
		Long: t.say("在临时店铺里编出客户，都同意收邮件。算几遍会发给谁，定下来写进发件箱，交出几封以后取消，再核对每一封都有着落。",
			"Makes up customers in a shop of its own, all of whom agreed to mail. Works out several times who gets the campaign, decides it into the outbox, cancels it after a few were handed over, and checks that every message is accounted for."),
		Args: t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.inBenchShop(c.Context(), func(s *shop.Shop) error { return t.benchCampaign(c.Context(), s, customers, asJSON) })
		},
	}
	c.Flags().Int64Var(&customers, "customers", customers, t.say("编多少位客户", "how many customers to make up"))
	t.jsonFlag(c, &asJSON)
	return c
}

// campaignBench is a campaign to everybody of a made-up shop.
type campaignBench struct {
	*shop.Shop
	id  int64
	out benchCampaignJSON
}

func (t *terminal) benchCampaign(ctx context.Context, s *shop.Shop, customers int64, asJSON bool) error {
	b := &campaignBench{Shop: s, out: benchCampaignJSON{Customers: customers}}
	if err := b.fill(ctx); err != nil {
		return err
	}
	for _, step := range []struct {
		name string
		do   func(context.Context) error
	}{{"plan, first", b.plan}, {"plan, edited", b.replan}, {"decide", b.decide}, {"cancel half way", b.cancel}} {
		if err := b.step(ctx, step.name, step.do); err != nil {
			return err
		}
	}
	if asJSON {
		return t.writeJSON(b.out)
	}
	list := &table{right: map[int]bool{1: true, 2: true}}
	for i, a := range b.out.Steps {
		list.add(a.Question, fmt.Sprintf("%.1f ms", a.Median), words.Number(b.out.Memory[i].KB/1024)+" MB")
	}
	return list.write(t.out)
}

func (b *campaignBench) step(ctx context.Context, name string, do func(context.Context) error) error {
	a, err := once(name, func() error { return do(ctx) })
	b.out.Steps = append(b.out.Steps, a)
	b.out.Memory = append(b.out.Memory, memoryJSON{name, ownMemory()})
	return err
}

// ownMemory is how much memory the program has that is not of files, in kB; 0 where the system does not tell.
func ownMemory() (kb int64) {
	for _, line := range strings.Split(procStatus(), "\n") {
		if value, is := strings.CutPrefix(line, "RssAnon:"); is {
			_, _ = fmt.Sscan(value, &kb)
		}
	}
	return kb
}

func (b *campaignBench) fill(ctx context.Context) error {
	people := crm.ImportSource{File: "people.csv", Kind: crm.FileCustomers, Platform: "market", Currency: "CNY"}
	err := importMade(ctx, b.Shop, people, b.out.Customers, func(n int64) crm.Record {
		nick := fmt.Sprintf("buyer%d", n)
		return crm.Record{Rows: 1, Customer: crm.CustomerFacts{
			Accounts: []string{nick}, Nick: nick, Name: "林静宜", Email: fmt.Sprintf("c%d@customer.example", n),
			Phone: fmt.Sprintf("+861%010d", 3_000_000_000+n), Consent: []crm.ConsentFacts{{Channel: crm.ChannelEmail, Granted: true}},
		}}
	})
	if err != nil {
		return err
	}
	always := crm.DefaultSending()
	for _, country := range campaign.UsualCountries {
		always.Hours = append(always.Hours, crm.OpenHours{Channel: crm.ChannelEmail, Country: country, Spans: []crm.DaySpan{{From: 0, To: 24 * 60}}})
	}
	if _, err := b.SaveSendingSettings(ctx, always); err != nil {
		return err
	}
	c, err := b.CreateChannel(ctx, crm.Channel{Name: "mail", Kind: crm.ChannelMail, Settings: "{}"})
	if err != nil {
		return err
	}
	made, err := b.NewCampaign(ctx, crm.Campaign{
		Name: "双12", ChannelID: c.ID, Purpose: crm.PurposeMarketing, Audience: crm.Audience{Rule: json.RawMessage(`{"all":[]}`)},
		Message: crm.Message{Variants: []crm.Variant{{Language: "zh-CN", Subject: "{{姓名|你}}的双12", Text: "{{姓名}}你好"}}},
	})
	b.id = made.ID
	if err == nil {
		b.KeepInMemory()
		err = b.ColumnsReady(ctx)
	}
	return err
}

func (b *campaignBench) plan(ctx context.Context) error {
	_, err := b.PlanCampaign(ctx, b.id)
	return err
}

// replan plans again what was edited, as the page does while somebody types.
func (b *campaignBench) replan(ctx context.Context) error {
	c, err := b.FindCampaign(ctx, b.id)
	if err != nil {
		return err
	}
	c.Message.Variants[0].Text += "！"
	if _, err := b.SaveCampaign(ctx, c); err != nil {
		return err
	}
	return b.plan(ctx)
}

func (b *campaignBench) decide(ctx context.Context) error {
	plan, err := b.PlanCampaign(ctx, b.id)
	if err != nil {
		return err
	}
	_, err = b.StartCampaign(ctx, b.id, shop.Confirmation{Seal: plan.Seal, Typed: plan.Sending})
	return err
}

// handedOver is how many go before the campaign is cancelled.
const handedOver = 50

func (b *campaignBench) cancel(ctx context.Context) error {
	c, err := b.FindCampaign(ctx, b.id)
	if err != nil {
		return err
	}
	claimed, err := b.Claim(ctx, crm.Claim{Channel: c.ChannelID, Most: handedOver})
	if err != nil {
		return err
	}
	for _, d := range claimed.Deliveries {
		if _, err := b.Handing(ctx, d.ID, nil); err != nil {
			return err
		}
		if err := b.Finish(ctx, d.ID, crm.DeliveryOutcome{State: crm.DeliverySent}); err != nil {
			return err
		}
	}
	if _, b.out.Cancelled, err = b.CancelCampaign(ctx, b.id); err != nil {
		return err
	}
	return b.addsUp(ctx, c.Waterfall)
}

// addsUp checks that everybody of the audience is in one place: left out for a reason, sent to, or cancelled.
func (b *campaignBench) addsUp(ctx context.Context, w crm.Waterfall) error {
	st, err := b.CampaignStatus(ctx, b.id)
	if err != nil {
		return err
	}
	sum, sent := int64(0), int64(0)
	for _, s := range w.Steps {
		sum += s.People
	}
	for _, c := range st.Counts {
		sum += c.Count
		if c.State == crm.DeliverySent {
			sent = c.Count
		}
	}
	if sum != b.out.Customers || sent != handedOver || st.Open() != 0 || b.out.Cancelled != w.Sending-handedOver {
		return fmt.Errorf("of %d customers %d are accounted for: %d sent, %d cancelled, %d open", b.out.Customers, sum, sent, b.out.Cancelled, st.Open())
	}
	return nil
}
