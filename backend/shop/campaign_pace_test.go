package shop_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/secret"
	"shuke/backend/shop"

	"github.com/zalando/go-keyring"
)

// Who would not come to their turn while the message makes sense is told before it begins.
func TestPlanCampaign_TellsWhomTheChannelDoesNotComeTo(t *testing.T) {
	ctx := context.Background()
	people := make([]crm.CustomerFacts, 200)
	for i := range people {
		people[i] = agreed(i + 1)
	}
	s := openMailShop(t, people...)
	for name, c := range map[string]struct {
		settings string
		limits   []crm.Limit
		hours    int
		late     int64
	}{
		"no limit":                  {`{}`, nil, 12, 0},
		"a day's limit, half a day": {`{}`, []crm.Limit{{Per: crm.PerDay, Most: 50}}, 12, 150},
		"the same, two days":        {`{}`, []crm.Limit{{Per: crm.PerDay, Most: 50}}, 48, 50},
		"the same, for good":        {`{}`, []crm.Limit{{Per: crm.PerDay, Most: 50}}, 0, 0},
		"the narrower of two":       {`{}`, []crm.Limit{{Per: crm.PerMinute, Most: 1}, {Per: crm.PerHour, Most: 10}}, 1, 180},
		"gentle":                    {`{"gentle":true}`, nil, 1, 0},
		"warming up":                {`{"warmUp":true}`, []crm.Limit{{Per: crm.PerDay, Most: 500}}, 24, 140},
		"a new mailbox, a few days": {`{"warmUp":true}`, []crm.Limit{{Per: crm.PerDay, Most: 500}}, 96, 0},
	} {
		over, err := s.CreateChannel(ctx, crm.Channel{Name: name, Kind: crm.ChannelMail, Settings: c.settings, Limits: c.limits})
		if err != nil {
			t.Fatal(err)
		}
		d := s.draft(t, func(d *crm.Campaign) { d.ChannelID, d.Plan.Hours = over.ID, c.hours })
		plan, err := s.PlanCampaign(ctx, d.ID)
		if err != nil || plan.Sending != 200 {
			t.Fatal(name, plan.Waterfall, err)
		}
		late := int64(0)
		for _, f := range plan.Findings {
			if f.Key == "campaign.pace" && !f.Stops {
				late = f.Params["count"].(int64)
			}
		}
		if late != c.late {
			t.Errorf("%s: %d are late, want %d", name, late, c.late)
		}
	}
}

// A provider that says it takes fewer keeps the campaign from beginning; one that says nothing does not.
func TestLaunchCampaign_AsksTheProvider(t *testing.T) {
	keyring.MockInit()
	ctx := context.Background()
	reader := func(n int, id string) crm.CustomerFacts {
		c := agreed(n)
		c.Elsewhere, c.Consent = []crm.PlatformAccount{{Platform: "line", Value: id}}, []crm.ConsentFacts{{Channel: crm.ChannelLine, Granted: true}}
		return c
	}
	s := openMailShop(t, reader(1, "U0123456789abcdef0123456789abcdef"), reader(2, "U0123456789abcdef0123456789abcdee"))
	quota := ""
	line := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if quota == "" {
			w.WriteHeader(http.StatusInternalServerError)
		}
		_, _ = w.Write([]byte(map[bool]string{true: quota, false: `{"totalUsage":199}`}[r.URL.Path == "/v2/bot/message/quota"]))
	}))
	t.Cleanup(line.Close)
	ring := secret.Open(t.TempDir()+"/secrets.age", nil)
	over, err := s.AddChannel(ctx, ring, crm.Channel{Name: "line", Kind: crm.ChannelLineBot, Settings: `{"endpoint":"` + line.URL + `"}`}, "token")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ quota, key string }{{`{"type":"limited","value":200}`, "campaign.allotment"}, {`{"type":"limited","value":201}`, ""}, {`{"type":"none"}`, ""}, {"", ""}} {
		quota = c.quota
		d := s.draft(t, func(d *crm.Campaign) {
			d.ChannelID, d.Purpose, d.Message.Variants = over.ID, crm.PurposeService, []crm.Variant{{Language: "zh-CN", Text: "您的包裹到了"}}
		})
		plan, err := s.PlanCampaign(ctx, d.ID)
		if err != nil || plan.Sending != 2 {
			t.Fatal(plan.Waterfall, err)
		}
		if _, err := s.LaunchCampaign(ctx, ring, d.ID, shop.Confirmation{Seal: plan.Seal}); crm.ErrorKey(err) != c.key {
			t.Errorf("%s: %v", c.quota, err)
		}
	}
}
