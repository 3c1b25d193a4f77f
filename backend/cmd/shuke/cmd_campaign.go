package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"shuke/backend/campaign"
	"shuke/backend/crm"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// campaignFile is a campaign as a file has it. What is left out is as usual.
type campaignFile struct {
	Name     string          `json:"name"`
	Channel  string          `json:"channel"`
	Purpose  crm.Purpose     `json:"purpose"`
	Rule     json.RawMessage `json:"rule,omitempty"`
	After    int64           `json:"after"` // a campaign: those whom it went to and who bought nothing since
	Variants []crm.Variant   `json:"variants"`
	Pictures []string        `json:"pictures"` // files
	Plan     *crm.Plan       `json:"plan"`
}

// campaignJSON is a campaign as --json tells it.
type campaignJSON struct {
	ID        int64             `json:"id"`
	Name      string            `json:"name"`
	State     string            `json:"state"`
	Reason    string            `json:"reason"` // why it is paused
	Purpose   string            `json:"purpose"`
	Start     string            `json:"start"`
	Waterfall crm.Waterfall     `json:"waterfall"`
	Counts    []deliveriesCount `json:"counts"`
}

type deliveriesCount struct {
	State  string `json:"state"`
	Reason string `json:"reason"`
	Count  int64  `json:"count"`
}

// planJSON is what would become of a campaign.
type planJSON struct {
	ID       int64               `json:"id"`
	Audience int64               `json:"audience"`
	Steps    []crm.WaterfallStep `json:"steps"`
	Sending  int64               `json:"sending"`
	Seal     string              `json:"seal"` // start wants it: exactly these people and words
	Begins   string              `json:"begins"`
	Findings []string            `json:"findings"`
	Reading  []readersJSON       `json:"reading"` // by the languages of the message, where it has several
	Parts    int64               `json:"parts"`   // of text messages, in all
	Cost     string              `json:"cost"`    // of those, in the shop's currency; "" where no price is known
}

// readersJSON is how many get the message in a language. Where they would rather read another one, that is wanted.
type readersJSON struct {
	Language string `json:"language"`
	Wanted   string `json:"wanted"`
	People   int64  `json:"people"`
}

func readersOf(p *shop.CampaignPlan) []readersJSON {
	list := []readersJSON{}
	for _, r := range p.Reading {
		own := r.People
		for _, other := range p.Unwritten {
			if other.In == r.Of {
				list, own = append(list, readersJSON{r.Of, other.Of, other.People}), own-other.People
			}
		}
		if own > 0 {
			list = append(list, readersJSON{r.Of, "", own})
		}
	}
	return list
}

func (t *terminal) campaignCommand() *cobra.Command {
	c := &cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "campaign",
		Short:                 t.say("营销活动：写、算、发、停", "Campaigns: write, plan, send, stop"),
		Long: t.say(`一个活动是一条消息和一群人。plan 说会发给谁、谁不发、为什么，并给出印记；start 要这个印记：
之后人或内容变了就不发。`,
			`A campaign is a message and its audience. plan tells who would get it, who would not and why, and gives a seal; start
wants that seal, and sends nothing if the people or the words changed since.`),
		Args: t.noCommand,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(t.campaignCreateCommand(), t.campaignListCommand(), t.campaignPlanCommand(), t.campaignStartCommand(),
		t.campaignActCommand("pause", t.say("先停下，没发的都留着", "Stand still; what has not gone stays"), (*shop.Shop).PauseCampaign),
		t.campaignActCommand("resume", t.say("停着的接着发", "Let one that stands still go on"), (*shop.Shop).ResumeCampaign),
		t.campaignActCommand("cancel", t.say("不再发，收不回已发的", "End it for good; what went cannot be called back"),
			func(s *shop.Shop, ctx context.Context, id int64) error {
				_, _, err := s.CancelCampaign(ctx, id)
				return err
			}),
		t.campaignActCommand("status", t.say("到哪了", "How far it is"), nil),
		t.campaignRecipientsCommand())
	return c
}

func (t *terminal) campaignCreateCommand() *cobra.Command {
	var asJSON bool
	codes := tongueCodes()
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("create 文件.json [--json]", "create FILE.json [--json]"),
		Short:                 t.say("按文件建一个草稿；- 从标准输入读", "Make a draft from a file; - reads standard input"),
		Long: t.say(`文件里写 name、channel（渠道的名字）、variants（每种语言的 language、subject、text、html），还有人群：rule 是一条规则，
after 是一个活动的编号，意思是收到了它、之后没有再买的人；两样都写就是都符合的人。purpose 不写就是 marketing，通知写 service；
pictures 是图片文件。
plan 里没写的照常：holdOut 对照组百分之几，when 写 now 或 at，at 写成 2026-11-24T09:00，zone 写 shop 或 customer（照谁的钟），
batch 一批几位、every 隔几分钟，decide 写 now 或 sending（什么时候定名单），late 写 within、ask 或 skip（到点没发成怎么办），
hours 几小时之内发还有意义，priority 是 -1、0 或 1，from 和 to 是想在一天的第几分钟之间发，price 是一条短信几个万分之一元，
footer 是退订的话。
language 写语言的代码。每位客户收到自己那里读的一种，没写就收到英文，英文也没写就收到排在最前面的：
`+codes,
			`The file has name, channel (a channel's name), variants (language, subject, text and html of each) and the audience: rule is a rule,
after the id of a campaign, which means whoever got it and bought nothing since; with both, those who are of both. purpose is
marketing unless it says service; pictures are files.
What is left out of plan is as usual: holdOut is the percentage kept out to compare with, when is now or at, at is written
2026-11-24T09:00, zone is shop or customer (by whose clock), batch how many at a time and every after how many minutes, decide is now
or sending (when the list is settled), late is within, ask or skip (what becomes of it when its time passed), hours how long it
makes sense, priority -1, 0 or 1, from and to the minutes of the day between which it should go, price of a text message in ten
thousandths, footer the words to opt out.
language is the code of one. Everybody gets the one that is read where they are, else English, else the one that stands first:
`+codes),
		Args: t.arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) error {
				made, err := t.createCampaign(c.Context(), s, args[0])
				if err != nil {
					return err
				}
				return t.showCampaign(c.Context(), s, made.ID, asJSON)
			})
		},
		Example: `echo '{"name":"双12","channel":"mail","rule":{"all":[]},"variants":[{"language":"zh-CN","subject":"双12","text":"{{姓名|朋友}}你好"}]}' | shuke campaign create -`,
	})
	t.jsonFlag(c, &asJSON)
	return c
}

// tongueCodes are the languages of messages, in two lines.
func tongueCodes() string {
	var b strings.Builder
	for i, tongue := range campaign.Tongues {
		switch {
		case i == len(campaign.Tongues)/2:
			b.WriteString("\n")
		case i > 0:
			b.WriteString(" ")
		}
		b.WriteString(tongue.Code)
	}
	return b.String()
}

func (t *terminal) createCampaign(ctx context.Context, s *shop.Shop, path string) (crm.Campaign, error) {
	text, err := readRule(path)
	if err != nil {
		return crm.Campaign{}, err
	}
	plan := crm.DefaultPlan()
	f := campaignFile{Plan: &plan} // of a plan, too, what is left out is as usual
	strict := json.NewDecoder(bytes.NewReader(text))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&f); err != nil {
		return crm.Campaign{}, crm.WrapError(err, crm.CodeInvalid, "campaign.file", "detail", strings.TrimPrefix(err.Error(), "json: "))
	}
	c := crm.Campaign{
		Name: f.Name, Purpose: cmp.Or(f.Purpose, crm.PurposeMarketing), Audience: crm.Audience{Rule: f.Rule, After: f.After}, Message: crm.Message{Variants: f.Variants},
		Plan: crm.DefaultPlan(),
	}
	if f.Plan != nil {
		c.Plan = *f.Plan
	}
	for _, path := range f.Pictures {
		kept, err := s.KeepPictureFile(ctx, path)
		if err != nil {
			return c, err
		}
		c.Message.Pictures = append(c.Message.Pictures, kept.ID)
	}
	if f.Channel != "" {
		channel, err := s.ChannelByName(ctx, f.Channel)
		if err != nil {
			return c, err
		}
		c.ChannelID = channel.ID
	}
	return s.NewCampaign(ctx, c)
}

func (t *terminal) campaignListCommand() *cobra.Command {
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "list [--json]",
		Short:                 t.say("列出活动和它们到哪了", "List the campaigns and how far they are"),
		Args:                  t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) error {
				list, err := s.CampaignStatuses(c.Context())
				if err != nil {
					return err
				}
				return t.showCampaigns(c.Context(), s, list, asJSON)
			})
		},
	})
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) showCampaigns(ctx context.Context, s *shop.Shop, list []shop.CampaignStatus, asJSON bool) error {
	settings, err := s.Settings(ctx)
	if err != nil {
		return err
	}
	out, rows := []campaignJSON{}, &table{right: map[int]bool{0: true}}
	for i := range list {
		one := campaignOf(&list[i], settings.Zone())
		out = append(out, one)
		rows.add(strconv.FormatInt(one.ID, 10), t.campaignWords(&list[i]), one.Start, one.Name, t.countsText(list[i].Counts))
	}
	if asJSON {
		return t.writeJSON(out)
	}
	return rows.write(t.out)
}

func (t *terminal) showCampaign(ctx context.Context, s *shop.Shop, id int64, asJSON bool) error {
	st, err := s.CampaignStatus(ctx, id)
	if err != nil {
		return err
	}
	settings, err := s.Settings(ctx)
	if err != nil {
		return err
	}
	if asJSON {
		return t.writeJSON(campaignOf(&st, settings.Zone()))
	}
	return t.showCampaigns(ctx, s, []shop.CampaignStatus{st}, false)
}

func campaignOf(st *shop.CampaignStatus, zone *time.Location) campaignJSON {
	j := campaignJSON{
		ID: st.ID, Name: st.Name, State: string(st.State), Reason: st.Reason, Purpose: string(st.Purpose), Start: instant(st.StartAt, zone),
		Waterfall: st.Waterfall, Counts: []deliveriesCount{},
	}
	if j.Waterfall.Steps == nil {
		j.Waterfall.Steps = []crm.WaterfallStep{}
	}
	for _, c := range st.Counts {
		j.Counts = append(j.Counts, deliveriesCount{string(c.State), c.Reason, c.Count})
	}
	return j
}

// campaignWords say how far a campaign is, and why it stands still.
func (t *terminal) campaignWords(st *shop.CampaignStatus) string {
	words := t.keySentence("campaign.state."+string(st.State), nil)
	if st.Reason != "" {
		words += t.say("：", ": ") + t.keySentence("campaign.pause."+st.Reason, nil)
	}
	return words
}

func (t *terminal) countsText(counts []crm.DeliveryCount) string {
	words := make([]string, len(counts))
	for i, c := range counts {
		words[i] = t.stateWords(c.State, c.Reason) + " " + strconv.FormatInt(c.Count, 10)
	}
	return strings.Join(words, t.say("；", "; "))
}

// onCampaign is a command that is about one campaign by its number.
func (t *terminal) onCampaign(c *cobra.Command, asJSON *bool, do func(ctx context.Context, s *shop.Shop, id int64) error) *cobra.Command {
	c.DisableFlagsInUseLine = true
	c.Args = t.arguments(1, 1)
	c.RunE = func(c *cobra.Command, args []string) error {
		ids, err := t.customerIDs(args)
		if err != nil {
			return err
		}
		return t.withShop(c.Context(), false, func(s *shop.Shop) error { return do(c.Context(), s, ids[0]) })
	}
	c = onShop(c)
	t.jsonFlag(c, asJSON)
	return c
}

func (t *terminal) campaignPlanCommand() *cobra.Command {
	var asJSON bool
	return t.onCampaign(&cobra.Command{
		Use:   t.say("plan 编号 [--json]", "plan ID [--json]"),
		Short: t.say("会发给谁，谁不发、为什么；给出 start 要的印记", "Who would get it, who would not and why; gives the seal that start wants"),
	}, &asJSON, func(ctx context.Context, s *shop.Shop, id int64) error { return t.planCampaign(ctx, s, id, asJSON) })
}

func (t *terminal) planCampaign(ctx context.Context, s *shop.Shop, id int64, asJSON bool) error {
	plan, err := s.PlanCampaign(ctx, id)
	if err != nil {
		return err
	}
	settings, err := s.Settings(ctx)
	if err != nil {
		return err
	}
	out := planJSON{
		ID: id, Audience: plan.Audience, Steps: plan.Steps, Sending: plan.Sending, Seal: plan.Seal, Begins: instant(plan.Begins, settings.Zone()),
		Findings: []string{}, Parts: plan.Length.Billed, Reading: readersOf(&plan),
	}
	if plan.Cost > 0 {
		out.Cost = strings.TrimSpace(fmt.Sprintf("%d.%02d %s", (plan.Cost+50)/10_000, (plan.Cost+50)/100%100, settings.Currency))
	}
	for _, f := range plan.Findings {
		out.Findings = append(out.Findings, t.sentenceOf(&crm.Error{Code: crm.CodeInvalid, Key: f.Key, Params: f.Params}))
	}
	if asJSON {
		return t.writeJSON(out)
	}
	list := &table{right: map[int]bool{1: true}}
	list.add(t.say("人群", "audience"), strconv.FormatInt(out.Audience, 10))
	for _, step := range out.Steps {
		if step.People > 0 {
			list.add(t.keySentence("delivery.reason."+string(step.Reason), nil), "-"+strconv.FormatInt(step.People, 10))
		}
	}
	list.add(t.say("会发给", "goes to"), strconv.FormatInt(out.Sending, 10))
	for _, r := range out.Reading {
		language := r.Language
		if r.Wanted != "" {
			language += t.say("（没有写 "+r.Wanted+"）", " (not written: "+r.Wanted+")")
		}
		list.add("  "+language, strconv.FormatInt(r.People, 10))
	}
	if out.Parts > 0 {
		list.add(t.say("短信计费条数", "text messages billed"), strconv.FormatInt(out.Parts, 10))
	}
	if out.Cost != "" {
		list.add(t.say("大约花费", "cost, about"), out.Cost)
	}
	list.add(t.say("印记", "seal"), out.Seal)
	for _, f := range out.Findings {
		list.add(f, "")
	}
	return list.write(t.out)
}

func (t *terminal) campaignStartCommand() *cobra.Command {
	var asJSON bool
	var seal string
	var confirm int64
	c := t.onCampaign(&cobra.Command{
		Use:   t.say("start 编号 --seal 印记 [--confirm 人数] [--json]", "start ID --seal SEAL [--confirm NUMBER] [--json]"),
		Short: t.say("照计划发；人多时要写人数", "Send as planned; where there are many, their number has to be given"),
	}, &asJSON, func(ctx context.Context, s *shop.Shop, id int64) error {
		if _, err := s.LaunchCampaign(ctx, t.keyring(), id, shop.Confirmation{Seal: seal, Typed: confirm}); err != nil {
			return err
		}
		return t.showCampaign(ctx, s, id, asJSON)
	})
	c.Flags().StringVar(&seal, "seal", "", t.say("plan 给出的印记", "the seal that plan gave"))
	c.Flags().Int64Var(&confirm, "confirm", 0, t.say("会发给多少位", "how many would get it"))
	valued(c.Flags(), map[string]string{"seal": "seal", "confirm": "number"})
	return c
}

func (t *terminal) campaignActCommand(name, short string, do func(*shop.Shop, context.Context, int64) error) *cobra.Command {
	var asJSON bool
	return t.onCampaign(&cobra.Command{
		Use:   t.say(name+" 编号 [--json]", name+" ID [--json]"),
		Short: short,
	}, &asJSON, func(ctx context.Context, s *shop.Shop, id int64) error {
		if do != nil {
			if err := do(s, ctx, id); err != nil {
				return err
			}
		}
		return t.showCampaign(ctx, s, id, asJSON)
	})
}

// recipientJSON is what became of one message.
type recipientJSON struct {
	ID       int64  `json:"id"`
	Customer int64  `json:"customer"`
	State    string `json:"state"`
	Reason   string `json:"reason"`
	Code     string `json:"code"`
	At       string `json:"at"`
}

func (t *terminal) campaignRecipientsCommand() *cobra.Command {
	var asJSON bool
	return t.onCampaign(&cobra.Command{
		Use:   t.say("recipients 编号 [--json]", "recipients ID [--json]"),
		Short: t.say("每一位到哪了、为什么", "What became of each message, and why"),
	}, &asJSON, func(ctx context.Context, s *shop.Shop, id int64) error {
		return t.campaignRecipients(ctx, s, id, asJSON)
	})
}

func (t *terminal) campaignRecipients(ctx context.Context, s *shop.Shop, id int64, asJSON bool) error {
	if _, err := s.FindCampaign(ctx, id); err != nil {
		return err
	}
	settings, err := s.Settings(ctx)
	if err != nil {
		return err
	}
	out, list := []recipientJSON{}, &table{right: map[int]bool{0: true}}
	for q := (crm.DeliveryQuery{Campaign: id, Limit: crm.MaxPage}); ; {
		page, err := s.FindDeliveries(ctx, q)
		if err != nil {
			return err
		}
		for _, d := range page {
			one := recipientJSON{d.ID, d.Customer, string(d.State), d.Reason, d.Code, instant(d.PhaseAt, settings.Zone())}
			out = append(out, one)
			list.add("#"+strconv.FormatInt(d.Customer, 10), t.stateWords(d.State, d.Reason), one.Code, one.At)
		}
		if len(page) < crm.MaxPage {
			break
		}
		q.After = page[len(page)-1].ID
	}
	if asJSON {
		return t.writeJSON(out)
	}
	return list.write(t.out)
}
