package shop_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// What is wrong with a draft stops its start, and hides neither its people nor the rest of what it says.
func TestPlanCampaign_StaysWhileSomethingIsWrong(t *testing.T) {
	ctx := context.Background()
	s := openMailShop(t, agreed(1), agreed(2))
	for _, c := range []struct {
		name, key, reads string
		sending          int64
		change           func(c *crm.Campaign)
	}{
		{"a field nobody knows", "campaign.field.unknown", "{{年龄}}，客1\n\n", 2, func(c *crm.Campaign) { c.Message.Variants[0].Text = "{{年龄}}，{{姓名|朋友}}" }},
		{"a moment that passed", "campaign.plan.past", "客1你好\n\n", 2, func(c *crm.Campaign) { c.Plan.When, c.Plan.At = crm.WhenAt, "2020-01-01T08:30" }},
		{"half a batch", "campaign.plan.batch", "客1你好\n\n", 2, func(c *crm.Campaign) { c.Plan.Batch = 10 }},
		{"no channel", "campaign.noChannel", "客1你好", 2, func(c *crm.Campaign) { c.ChannelID = 0 }},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := s.draft(t, c.change)
			plan, err := s.PlanCampaign(ctx, d.ID)
			if err != nil || plan.Audience != 2 || plan.Sending != c.sending {
				t.Fatalf("%+v %v", plan.Waterfall, err)
			}
			if len(plan.Findings) != 1 || plan.Findings[0].Key != c.key || !plan.Findings[0].Stops {
				t.Errorf("%+v", plan.Findings)
			}
			v, err := s.PreviewCampaign(ctx, d.ID, 0, "")
			if err != nil || len(v.Text) < len(c.reads) || v.Text[:len(c.reads)] != c.reads {
				t.Errorf("reads %q %v", v.Text, err)
			}
			_, err = s.StartCampaign(ctx, d.ID, shop.Confirmation{Seal: plan.Seal, Typed: plan.Sending})
			var e *crm.Error
			if !errors.As(err, &e) || e.Key != c.key {
				t.Errorf("starts: %v", err)
			}
		})
	}
}

// A provider that sends nothing but what it approved refuses anything else: that is told before it begins.
func TestPlanCampaign_KnowsWhatTheProviderApproved(t *testing.T) {
	ctx := context.Background()
	reader := agreed(1)
	reader.Phone, reader.Consent = "+8613900000001", []crm.ConsentFacts{{Channel: crm.ChannelSMS, Granted: true}}
	s := openMailShop(t, reader)
	sms, err := s.CreateChannel(ctx, crm.Channel{
		Name: "sms", Kind: crm.ChannelAliyunSMS, Settings: `{"signName":"青禾","templates":[{"code":"SMS_1","text":"${name}，新茶到了。拒收请回复R"}]}`,
	})
	if err != nil {
		t.Fatal(err)
	}
	for text, found := range map[string]int{"{{姓名|朋友}}，新茶到了。拒收请回复R": 0, "{{姓名|朋友}}，旧茶也有。拒收请回复R": 1} {
		d := s.draft(t, func(c *crm.Campaign) {
			c.ChannelID, c.Message.Variants = sms.ID, []crm.Variant{{Language: "zh-CN", Text: text}}
		})
		plan, err := s.PlanCampaign(ctx, d.ID)
		if err != nil || len(plan.Findings) != found || found > 0 && (plan.Findings[0].Key != "channel.sms.notApproved" || !plan.Findings[0].Stops) {
			t.Errorf("%s: %+v %v", text, plan.Findings, err)
		}
	}
}

// Each language is shown as somebody reads it who gets it in that language, and each clock with those who live by it.
func TestPlanCampaign_TellsLanguagesAndClocks(t *testing.T) {
	ctx := context.Background()
	taipei, chicago, guessed := agreed(2), agreed(3), agreed(4)
	taipei.Region = crm.Region{Country: "TW", City: "台北市"}
	chicago.Phone = "+13125550142"
	guessed.Phone, guessed.Guess = "+8613912345678", crm.Region{Country: "CN", Province: "江苏", Guessed: true}
	s := openMailShop(t, agreed(1), taipei, chicago, guessed)
	d := s.draft(t, func(c *crm.Campaign) {
		c.Message.Variants = append(c.Message.Variants, crm.Variant{Language: "zh-TW", Subject: "雙12", Text: "{{姓名}}您好"}, crm.Variant{Language: "ja", Subject: "12", Text: "こんにちは"})
		c.Plan.When, c.Plan.At, c.Plan.Zone = crm.WhenAt, "2026-11-24T12:00", crm.ZoneCustomer
	})
	plan, err := s.PlanCampaign(ctx, d.ID)
	if err != nil || plan.Sending != 4 {
		t.Fatal(plan.Waterfall, err)
	}
	if want := []shop.Readers{{Of: "zh-CN", People: 3}, {Of: "zh-TW", People: 1}}; len(plan.Reading) != 2 || plan.Reading[0] != want[0] || plan.Reading[1] != want[1] {
		t.Errorf("languages %+v", plan.Reading)
	}
	noon := func(hour int) int64 { return time.Date(2026, 11, 24, hour, 0, 0, 0, time.UTC).UnixMilli() }
	want := []shop.Readers{
		{Of: "Asia/Shanghai", People: 2, At: noon(4)}, {Of: "America/New_York", People: 1, At: noon(17)}, {Of: "Asia/Taipei", People: 1, At: noon(4)},
	}
	for i, c := range want {
		if len(plan.Clocks) != 3 || plan.Clocks[i] != c {
			t.Fatalf("clocks %+v, want %+v", plan.Clocks, want)
		}
	}
	if want := (shop.Readers{Of: "en", In: "zh-CN", People: 1}); len(plan.Unwritten) != 1 || plan.Unwritten[0] != want { // from Chicago
		t.Errorf("not written %+v", plan.Unwritten)
	}
	for n, wanted := range []string{"", "en", ""} {
		if v, err := s.PreviewCampaign(ctx, d.ID, int64(n), "zh-CN"); err != nil || v.Language != "zh-CN" || v.Wanted != wanted || v.Of != 3 {
			t.Errorf("%d: %+v %v", n, v, err)
		}
	}
	if v, err := s.PreviewCampaign(ctx, d.ID, 5, "zh-TW"); err != nil || v.Name != "客2" || v.Of != 1 || v.Unread || v.Text[:len("客2您好")] != "客2您好" {
		t.Errorf("%+v %v", v, err)
	}
	if v, err := s.PreviewCampaign(ctx, d.ID, 0, "ja"); err != nil || !v.Unread || v.Of != 4 || v.Text[:len("こんにちは")] != "こんにちは" {
		t.Errorf("%+v %v", v, err)
	}
}

// Who lives where it is night when a campaign begins is told, with the hour that comes first; nobody is while it is day everywhere.
func TestPlanCampaign_TellsWhoRests(t *testing.T) {
	ctx := context.Background()
	chicago := agreed(2)
	chicago.Phone = "+13125550142"
	s := openMailShop(t, agreed(1), chicago, agreed(3))
	morning := time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC).UnixMilli() // eight o’clock in Shanghai
	for at, resting := range map[string]int64{"2026-11-24T23:00": 2, "2026-11-24T21:00": 0} {
		d := s.draft(t, func(c *crm.Campaign) { c.Plan.When, c.Plan.At = crm.WhenAt, at })
		plan, err := s.PlanCampaign(ctx, d.ID)
		if err != nil || plan.Sending != 3 {
			t.Fatal(plan.Waterfall, err)
		}
		if len(plan.Resting) != int(min(resting, 1)) || resting > 0 && (plan.Resting[0].People != resting || plan.Resting[0].At != morning) {
			t.Errorf("at %s %+v rest", at, plan.Resting)
		}
	}
}

// A message in one language tells who would rather read another, so that it can be added before anything goes.
func TestPlanCampaign_TellsWhoReadsAnotherLanguage(t *testing.T) {
	taipei := agreed(2)
	taipei.Region = crm.Region{Country: "TW", City: "台北市"}
	s := openMailShop(t, agreed(1), taipei)
	d := s.draft(t, func(*crm.Campaign) {})
	plan, err := s.PlanCampaign(context.Background(), d.ID)
	if want := (shop.Readers{Of: "zh-TW", In: "zh-CN", People: 1}); err != nil || len(plan.Reading) != 0 || len(plan.Unwritten) != 1 || plan.Unwritten[0] != want {
		t.Fatalf("%+v %+v %v", plan.Reading, plan.Unwritten, err)
	}
}
