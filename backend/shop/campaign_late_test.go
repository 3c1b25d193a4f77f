package shop_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// TestCampaign_ByTheReadersClocks is a computer that slept through the morning of some readers and woke before that of the others:
// the policy is about each of them.
func TestCampaign_ByTheReadersClocks(t *testing.T) {
	ctx := context.Background()
	far := agreed(2)
	far.Phone = "+64211234567" // whose nine o'clock is four in the morning of the shop
	for _, c := range []struct {
		late   crm.Late
		decide crm.Decide
		want   string
		state  crm.CampaignState
	}{
		{crm.LateSkip, crm.DecideNow, "1 expired, 1 queued", crm.CampaignSending},
		{crm.LateSkip, crm.DecideSending, "1 expired, 1 queued", crm.CampaignSending},
		{crm.LateAsk, crm.DecideNow, "2 queued", crm.CampaignPaused},
		{crm.LateAsk, crm.DecideSending, "2 queued", crm.CampaignPaused},
		{crm.LateWithin, crm.DecideNow, "2 queued", crm.CampaignSending},
		{crm.LateWithin, crm.DecideSending, "2 queued", crm.CampaignSending},
	} {
		t.Run(string(c.late)+", decided "+string(c.decide), func(t *testing.T) {
			s := openMailShop(t, agreed(1), far)
			d := s.draft(t, func(d *crm.Campaign) {
				d.Plan.When, d.Plan.At, d.Plan.Zone, d.Plan.Late, d.Plan.Decide = crm.WhenAt, "2026-11-23T09:00", crm.ZoneCustomer, c.late, c.decide
			})
			s.start(t, d.ID)
			s.clock.Turn(hourOf(s.clock.Now(), 8))
			if _, err := s.StartDue(ctx); err != nil {
				t.Fatal(err)
			}
			if got := s.counts(t, d.ID); got != c.want || s.state(t, d.ID) != c.state {
				t.Fatalf("at eight: %s, %s", got, s.state(t, d.ID))
			}
			if c.state == crm.CampaignPaused {
				if err := s.ResumeCampaign(ctx, d.ID); err != nil {
					t.Fatal(err)
				}
			}
			if got, want := len(s.due(t)), map[bool]int{true: 0, false: 1}[c.late == crm.LateSkip]; got != want {
				t.Errorf("%d are due at eight, want %d", got, want)
			}
			s.clock.Turn(time.Hour)
			if got := s.due(t); len(got) != 1 || got[0].Customer != 1 {
				t.Errorf("at nine are due %v", got)
			}
		})
	}
}

// TestCampaign_SleptThroughOnItsWay is a computer that begins with the readers in the east, and sleeps through the morning of
// those in the west: the policy is about them as well, and about nobody whose turn only has not come yet.
func TestCampaign_SleptThroughOnItsWay(t *testing.T) {
	ctx := context.Background()
	near, west := agreed(2), agreed(3)
	near.Phone, west.Phone = "+66812345678", "+447700900123" // ten and seventeen o'clock of the shop
	for _, c := range []struct {
		late  crm.Late
		away  bool
		want  string
		state crm.CampaignState
	}{
		{crm.LateSkip, true, "1 expired, 2 queued", crm.CampaignSending},
		{crm.LateAsk, true, "3 queued", crm.CampaignPaused},
		{crm.LateWithin, true, "3 queued", crm.CampaignSending},
		{crm.LateSkip, false, "3 queued", crm.CampaignSending},
		{crm.LateAsk, false, "3 queued", crm.CampaignSending},
	} {
		t.Run(fmt.Sprint(c.late, ", away ", c.away), func(t *testing.T) {
			s := openMailShop(t, agreed(1), near, west)
			d := s.draft(t, func(d *crm.Campaign) {
				d.Plan.When, d.Plan.At, d.Plan.Zone, d.Plan.Late = crm.WhenAt, "2026-11-23T09:00", crm.ZoneCustomer, c.late
			})
			s.start(t, d.ID)
			s.clock.Turn(hourOf(s.clock.Now(), 9))
			look := func() {
				t.Helper()
				if _, err := s.StartDue(ctx); err != nil {
					t.Fatal(err)
				}
			}
			look()
			for range 7 * 6 { // until four in the afternoon, with Bangkok's turn at ten
				s.clock.Turn(10 * time.Minute)
				look()
			}
			if c.away {
				s.clock.Turn(2 * time.Hour)
			} else {
				for range 12 {
					s.clock.Turn(10 * time.Minute)
					look()
				}
			}
			look()
			look()
			if got := s.counts(t, d.ID); got != c.want || s.state(t, d.ID) != c.state {
				t.Fatalf("%s, %s", got, s.state(t, d.ID))
			}
			if c.state == crm.CampaignPaused {
				if err := s.ResumeCampaign(ctx, d.ID); err != nil {
					t.Fatal(err)
				}
				look()
			}
			if got, want := len(s.due(t)), map[bool]int{true: 2, false: 3}[c.late == crm.LateSkip && c.away]; got != want {
				t.Errorf("%d go, want %d: %s", got, want, s.counts(t, d.ID))
			}
		})
	}
}

// Where nobody lives elsewhere, a campaign by the readers' clocks begins with the shop's: it is not missed by a night of sleep.
func TestCampaign_ByTheReadersClocksBeginsWithTheFirstOfThem(t *testing.T) {
	s := openMailShop(t, agreed(1))
	d := s.draft(t, func(d *crm.Campaign) {
		d.Plan.When, d.Plan.At, d.Plan.Zone, d.Plan.Late = crm.WhenAt, "2026-11-23T09:00", crm.ZoneCustomer, crm.LateSkip
	})
	s.start(t, d.ID)
	s.clock.Turn(hourOf(s.clock.Now(), 8))
	if n, err := s.StartDue(context.Background()); n != 0 || err != nil || s.state(t, d.ID) != crm.CampaignScheduled {
		t.Fatal("before its moment:", n, err, s.state(t, d.ID))
	}
	s.clock.Turn(time.Hour + time.Minute)
	if n, err := s.StartDue(context.Background()); n != 1 || err != nil || len(s.due(t)) != 1 {
		t.Error("at its moment:", n, err, s.counts(t, d.ID))
	}
}

// What its owner lets go late makes sense for as long as it would have, and batches keep their distance.
func TestCampaign_GoesLateOnItsOwnersWord(t *testing.T) {
	ctx := context.Background()
	s := openMailShop(t, agreed(1), agreed(2))
	d := s.draft(t, func(d *crm.Campaign) {
		d.Plan.When, d.Plan.At, d.Plan.Late, d.Plan.Decide = crm.WhenAt, "2026-11-23T09:00", crm.LateAsk, crm.DecideNow
		d.Plan.Hours, d.Plan.Batch, d.Plan.Every = 1, 1, 30
	})
	s.start(t, d.ID)
	s.clock.Turn(hourOf(s.clock.Now(), 14))
	if _, err := s.StartDue(ctx); err != nil || s.state(t, d.ID) != crm.CampaignPaused {
		t.Fatal(err, s.state(t, d.ID))
	}
	if err := s.ResumeCampaign(ctx, d.ID); err != nil {
		t.Fatal(err)
	}
	if got := s.due(t); len(got) != 1 {
		t.Errorf("at once are due %v, %s", got, s.counts(t, d.ID))
	}
	s.clock.Turn(31 * time.Minute)
	if got := s.due(t); len(got) != 1 {
		t.Errorf("half an hour later are due %v, %s", got, s.counts(t, d.ID))
	}
}

// A campaign whose channel is gone waits for the owner, and the next one begins.
func TestStartDue_OneThatCannotBeginKeepsNoOther(t *testing.T) {
	ctx := context.Background()
	s := openMailShop(t, agreed(1))
	other, err := s.CreateChannel(ctx, crm.Channel{Name: "old", Kind: crm.ChannelMail, Settings: "{}"})
	if err != nil {
		t.Fatal(err)
	}
	at := func(channel int64) func(*crm.Campaign) {
		return func(d *crm.Campaign) { d.ChannelID, d.Plan.When, d.Plan.At = channel, crm.WhenAt, "2026-11-23T09:00" }
	}
	good, bad := s.draft(t, at(s.channel)), s.draft(t, at(other.ID)) // the later one is looked at first
	s.start(t, good.ID)
	s.start(t, bad.ID)
	if _, err := s.DeleteChannel(ctx, other.ID); err != nil {
		t.Fatal(err)
	}
	s.clock.Turn(hourOf(s.clock.Now(), 9))
	n, err := s.StartDue(ctx)
	if n != 1 || err != nil || s.state(t, good.ID) != crm.CampaignSending || s.state(t, bad.ID) != crm.CampaignPaused {
		t.Errorf("%d began, %v: %s and %s", n, err, s.state(t, good.ID), s.state(t, bad.ID))
	}
	if err := s.ResumeCampaign(ctx, bad.ID); crm.ErrorKey(err) != "channel.gone" {
		t.Errorf("why it cannot: %v", err)
	}
}

// The seal is of the people themselves: other ones at other places have another.
func TestPlanCampaign_SealNamesThePeople(t *testing.T) {
	ctx := context.Background()
	people := make([]crm.CustomerFacts, 84)
	for i := range people {
		people[i] = agreed(i + 1)
	}
	s := openMailShop(t, people...)
	c := s.draft(t, nil)
	seals := map[string]string{}
	for _, only := range [][]uint64{{6}, {70}, {70, 82}, {6, 82}, {7}} {
		out := []uint64{}
		for id := range uint64(len(people)) {
			out = append(out, id+1)
		}
		if _, err := s.SetBlocked(ctx, ids(out...), true); err != nil {
			t.Fatal(err)
		}
		if _, err := s.SetBlocked(ctx, ids(only...), false); err != nil {
			t.Fatal(err)
		}
		plan, err := s.PlanCampaign(ctx, c.ID)
		if err != nil || plan.Sending != int64(len(only)) {
			t.Fatal(plan.Waterfall, err)
		}
		if other, known := seals[plan.Seal]; known {
			t.Errorf("%v has the seal of %s", only, other)
		}
		seals[plan.Seal] = fmt.Sprint(only)
	}
}

// What was started while the clock was a year ahead goes when it is put right, and not in a year.
func TestCampaign_StartedWhileTheClockWasAhead(t *testing.T) {
	s := openMailShop(t, agreed(1))
	s.clock.Turn(365 * 24 * time.Hour)
	s.start(t, s.draft(t, nil).ID)
	s.clock.Turn(-365 * 24 * time.Hour)
	if got := s.due(t); len(got) != 0 {
		t.Fatal("due before anybody noticed:", got)
	}
	if _, err := s.Recover(context.Background()); err != nil {
		t.Fatal(err)
	}
	if got := s.due(t); len(got) != 1 || got[0].NotAfter != s.clock.Now().Add(12*time.Hour).UnixMilli() {
		t.Errorf("due are %+v", got)
	}
}

// What a gateway puts in front of a text is billed with it, and read with it.
func TestPlanCampaign_CountsTheSignature(t *testing.T) {
	ctx := context.Background()
	reader := agreed(1)
	reader.Phone, reader.Consent = "+8613900000001", []crm.ConsentFacts{{Channel: crm.ChannelSMS, Granted: true}}
	s := openMailShop(t, reader)
	sms, err := s.CreateChannel(ctx, crm.Channel{Name: "sms", Kind: crm.ChannelAliyunSMS, Settings: `{"signName":"青禾"}`})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]shop.MessageLength{
		strings.Repeat("茶", 63):          {Units: 73, Parts: 2, Billed: 2, Measured: 1}, // with 【青禾】 and 拒收请回复R
		"【青禾】" + strings.Repeat("茶", 60): {Units: 70, Parts: 1, Billed: 1, Measured: 1},
	} {
		c := s.draft(t, func(c *crm.Campaign) {
			c.ChannelID, c.Plan.Price, c.Message.Variants = sms.ID, 450, []crm.Variant{{Language: "zh-CN", Text: text}}
		})
		plan, err := s.PlanCampaign(ctx, c.ID)
		if err != nil || plan.Length != want || plan.Cost != want.Billed*450 {
			t.Errorf("%s: %+v, costs %d, %v", text, plan.Length, plan.Cost, err)
		}
		seen, err := s.PreviewCampaign(ctx, c.ID, 0, "")
		if err != nil || !strings.HasPrefix(seen.Text, "【青禾】茶") || !strings.HasSuffix(seen.Text, "拒收请回复R") || seen.Size.Units != want.Units {
			t.Errorf("read as %q, %+v, %v", seen.Text, seen.Size, err)
		}
	}
	long := s.draft(t, func(c *crm.Campaign) {
		c.ChannelID, c.Message.Variants = sms.ID, []crm.Variant{{Language: "zh-CN", Text: strings.Repeat("茶", 495)}}
	})
	if plan, err := s.PlanCampaign(ctx, long.ID); err != nil || len(plan.Findings) != 1 || !plan.Findings[0].Stops {
		t.Errorf("longer than any gateway takes: %+v, %v", plan.Findings, err)
	}
}

// A text in Taiwan cannot be answered: whoever writes one is told to name another way out.
func TestPlanCampaign_TaiwanNeedsAnotherWayOut(t *testing.T) {
	ctx := context.Background()
	s := openMailShop(t, agreed(1))
	settings, err := s.Settings(ctx)
	if err != nil {
		t.Fatal(err)
	}
	settings.TimeZone, settings.Currency = "Asia/Taipei", "TWD"
	if _, err := s.SaveSettings(ctx, settings); err != nil {
		t.Fatal(err)
	}
	sms, err := s.CreateChannel(ctx, crm.Channel{Name: "sms", Kind: crm.ChannelTwilio, Settings: "{}"})
	if err != nil {
		t.Fatal(err)
	}
	for footer, want := range map[string]int{"": 1, "退訂請撥 0800-000-000": 0} {
		c := s.draft(t, func(c *crm.Campaign) {
			c.ChannelID, c.Plan.Footer, c.Message.Variants = sms.ID, footer, []crm.Variant{{Language: "zh-TW", Text: "新茶到了"}}
		})
		if plan, err := s.PlanCampaign(ctx, c.ID); err != nil || len(plan.Findings) != want {
			t.Errorf("%q: %+v, %v", footer, plan.Findings, err)
		}
	}
}

// due claims what may go now.
func (s mailShop) due(t *testing.T) []crm.Delivery {
	t.Helper()
	got, err := s.Claim(context.Background(), crm.Claim{Channel: s.channel, Most: 100})
	if err != nil {
		t.Fatal(err)
	}
	return got.Deliveries
}

// counts are a campaign's messages by state.
func (s mailShop) counts(t *testing.T, id int64) (text string) {
	t.Helper()
	list, err := s.CountDeliveries(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range list {
		if i > 0 {
			text += ", "
		}
		text += fmt.Sprint(c.Count, " ", c.State)
	}
	return text
}
