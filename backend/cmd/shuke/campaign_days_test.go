package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/shop"

	"github.com/zalando/go-keyring"
)

// days is a shop on the command line with a mail server, over as many days as its clock is turned.
type days struct {
	*testTerminal
	*testing.T
	clock  *testkit.Clock
	server *testkit.MailServer
}

func newDays(t *testing.T) days {
	t.Helper()
	keyring.MockInit()
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	d := days{newTerminal(t), t, testkit.NewClock(), testkit.MustServeMail(t)}
	d.now = d.clock.Now
	d.mustDo("generate", "--customers", "60", "--orders", "90", "--seed", "1")
	d.mustDo("outbox", "limits", "--day", "0", "--week", "0", "--month", "0")
	d.shopFile = d.shop
	settings := fmt.Sprintf(`{"host":"127.0.0.1","port":%d,"security":"none","user":"","fromName":"","from":"shop@example.com"}`, d.server.Port)
	err := d.withShop(t.Context(), false, func(db *shop.Shop) error {
		_, err := db.AddChannel(t.Context(), d.keyring(), crm.Channel{Name: "mail", Kind: crm.ChannelMail, Settings: settings, Limits: []crm.Limit{}}, "")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// begin creates and starts a campaign to everybody, or to who bought nothing after another one.
func (d days) begin(after int64, change func(p *crm.Plan)) (id string, plan planJSON) {
	d.Helper()
	p := crm.DefaultPlan()
	p.HoldOut = 0
	change(&p)
	file := campaignFile{Name: "双12", Channel: "mail", After: after, Plan: &p, Variants: []crm.Variant{{Language: "zh-CN", Subject: "双12", Text: "{{姓名|朋友}}你好"}}}
	if after == 0 {
		file.Rule = json.RawMessage(`{"all":[]}`)
	}
	text, err := json.Marshal(file)
	if err != nil {
		d.Fatal(err)
	}
	path := filepath.Join(d.TempDir(), "campaign.json")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		d.Fatal(err)
	}
	id = strconv.FormatInt(read[campaignJSON](d, d.mustDo("campaign", "create", path, "--json")).ID, 10)
	plan = read[planJSON](d, d.mustDo("campaign", "plan", id, "--json"))
	d.mustDo("campaign", "start", id, "--seal", plan.Seal, "--confirm", strconv.FormatInt(plan.Sending, 10))
	return id, plan
}

// until turns the clock to an hour of China's day, and sends what is due then.
func (d days) until(hour, minute int) {
	d.Helper()
	local := d.clock.Now().In(time.FixedZone("", 8*3600))
	at := time.Date(local.Year(), local.Month(), local.Day(), hour, minute, 0, 0, local.Location())
	if !at.After(local) {
		at = at.AddDate(0, 0, 1)
	}
	d.clock.Turn(at.Sub(local))
	d.mustDo("send")
}

// is holds a campaign to a state, with so many messages sent, and to adding up.
func (d days) is(id string, state crm.CampaignState, sent int64) {
	d.Helper()
	got := read[campaignJSON](d, d.mustDo("campaign", "status", id, "--json"))
	counted, all := map[string]int64{}, int64(0)
	for _, c := range got.Counts {
		counted[c.State] += c.Count
		all += c.Count
	}
	for _, s := range got.Waterfall.Steps {
		all += s.People
	}
	if got.State != string(state) || counted["sent"] != sent || all != got.Waterfall.Audience {
		d.Errorf("campaign %s is %s with %v; want %s with %d sent, and %d in all", id, got.State, got.Counts, state, sent, got.Waterfall.Audience)
	}
}

func TestCampaign_InBatchesWithAGroupHeldOutAndAgain(t *testing.T) {
	d := newDays(t)
	d.until(10, 0)
	id, plan := d.begin(0, func(p *crm.Plan) { p.HoldOut, p.Batch, p.Every = 20, 4, 30 })
	held := int64(0)
	for _, s := range plan.Steps {
		if s.Reason == crm.SkipHoldOut {
			held = s.People
		}
	}
	if held == 0 || plan.Sending < 9 {
		t.Fatalf("nothing to see: %+v", plan)
	}
	for batch := range 3 {
		d.until(10+(batch*30+1)/60, (batch*30+1)%60)
		state, sent := crm.CampaignSending, min(plan.Sending, int64(4*(batch+1)))
		if sent == plan.Sending {
			state = crm.CampaignDone
		}
		d.is(id, state, sent)
	}
	d.until(21, 0)
	d.is(id, crm.CampaignDone, plan.Sending)
	number, _ := strconv.ParseInt(id, 10, 64)
	again, follow := d.begin(number, func(*crm.Plan) {})
	if follow.Audience != plan.Sending {
		t.Errorf("of %d who got it, %d bought nothing since", plan.Sending, follow.Audience)
	}
	d.mustDo("send")
	d.is(again, crm.CampaignDone, follow.Sending)
	if int64(d.server.Total()) != plan.Sending+follow.Sending {
		t.Errorf("%d arrived", d.server.Total())
	}
}

func TestCampaign_DecidedAsItIsSent(t *testing.T) {
	d := newDays(t)
	d.until(10, 0)
	id, plan := d.begin(0, func(p *crm.Plan) { p.When, p.At, p.Decide = crm.WhenAt, "2026-11-24T09:00", crm.DecideSending })
	now, _ := d.begin(0, func(p *crm.Plan) { p.When, p.At, p.Decide = crm.WhenAt, "2026-11-24T09:00", crm.DecideNow })
	d.until(18, 0)
	d.is(id, crm.CampaignScheduled, 0)
	who := read[[]recipientJSON](t, d.mustDo("campaign", "recipients", now, "--json"))
	d.mustDo("consent", "set", strconv.FormatInt(who[0].Customer, 10), "email", "no", "--evidence", "来信")
	d.until(9, 1)
	d.is(id, crm.CampaignDone, plan.Sending-1)
	d.is(now, crm.CampaignDone, plan.Sending-1)
	for of, want := range map[string]int64{id: plan.Sending - 1, now: plan.Sending} {
		if got := read[[]recipientJSON](t, d.mustDo("campaign", "recipients", of, "--json")); int64(len(got)) != want {
			t.Errorf("campaign %s was decided for %d, want %d", of, len(got), want)
		}
	}
	if rows := read[[]recipientJSON](t, d.mustDo("campaign", "recipients", now, "--json")); rows[0].State != "skipped" || rows[0].Reason != "noConsent" {
		t.Errorf("who said no since: %+v", rows[0])
	}
}

func TestCampaign_LateAsItsPlanSays(t *testing.T) {
	d := newDays(t)
	d.until(18, 0)
	late := func(l crm.Late, hours int) (string, planJSON) {
		return d.begin(0, func(p *crm.Plan) {
			p.When, p.At, p.Late, p.Hours = crm.WhenAt, "2026-11-23T09:00", l, hours
		})
	}
	asks, plan := late(crm.LateAsk, 1)
	within, _ := late(crm.LateWithin, 4)
	beyond, _ := late(crm.LateWithin, 1)
	skips, _ := late(crm.LateSkip, 4)
	d.until(11, 0) // the computer slept through nine o'clock
	d.is(within, crm.CampaignDone, plan.Sending)
	d.is(beyond, crm.CampaignCancelled, 0)
	d.is(skips, crm.CampaignCancelled, 0)
	d.is(asks, crm.CampaignPaused, 0)
	if text := d.mustDo("campaign", "status", asks); !strings.Contains(text, "paused: its time passed") {
		t.Error(text)
	}
	d.mustDo("campaign", "resume", asks)
	d.mustDo("send")
	d.is(asks, crm.CampaignDone, plan.Sending)
	if int64(d.server.Total()) != 2*plan.Sending {
		t.Errorf("%d arrived, want %d", d.server.Total(), 2*plan.Sending)
	}
}
