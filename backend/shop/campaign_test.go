package shop_test

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
	"pgregory.net/rapid"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/shop"
)

// mailShop is a shop with a mail channel, standing in memory.
type mailShop struct {
	*shop.Shop
	clock   *testkit.Clock
	channel int64
}

func openMailShop(t testing.TB, people ...crm.CustomerFacts) mailShop {
	t.Helper()
	clock := testkit.NewClock()
	s, err := shop.Open(context.Background(), filepath.Join(t.TempDir(), "my.shuke"), clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	records := make([]crm.Record, len(people))
	for i, p := range people {
		p.Accounts = []string{"n" + strconv.Itoa(i+1)}
		records[i] = crm.Record{Customer: p}
	}
	if len(records) > 0 {
		testkit.MustImport(t, s.DB, crm.ImportSource{File: "c.csv", Kind: crm.FileCustomers, Platform: "taobao", Currency: "CNY"}, records...)
	}
	c, err := s.CreateChannel(context.Background(), crm.Channel{Name: "mail", Kind: crm.ChannelMail, Settings: "{}"})
	if err != nil {
		t.Fatal(err)
	}
	return mailShop{s, clock, c.ID}
}

func agreed(n int) crm.CustomerFacts {
	return crm.CustomerFacts{
		Name: fmt.Sprintf("客%d", n), Email: fmt.Sprintf("a%d@shop.cn", n), Consent: []crm.ConsentFacts{{Channel: crm.ChannelEmail, Granted: true}},
	}
}

func (s mailShop) draft(t testing.TB, change func(c *crm.Campaign)) crm.Campaign {
	t.Helper()
	c := crm.Campaign{
		Name: "双12", ChannelID: s.channel, Purpose: crm.PurposeMarketing, Audience: crm.Audience{Rule: json.RawMessage(`{"all":[]}`)}, Plan: crm.DefaultPlan(),
		Message: crm.Message{Variants: []crm.Variant{{Language: "zh-CN", Subject: "{{姓名|你}}的双12", Text: "{{姓名|朋友}}你好"}}},
	}
	c.Plan.HoldOut = 0
	if change != nil {
		change(&c)
	}
	made, err := s.NewCampaign(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// bury has a message refused because nobody is at its address.
func (s mailShop) bury(t testing.TB, customer int64, address string) {
	t.Helper()
	ctx, earlier := context.Background(), int64(99)
	_, err := s.Enqueue(ctx, earlier, func(yield func(crm.Delivery, error) bool) {
		yield(crm.Delivery{Customer: customer, Channel: s.channel, Medium: crm.ChannelEmail, Address: address, Fields: "{}"}, nil)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.StartRun(ctx, earlier); err != nil {
		t.Fatal(err)
	}
	claimed, err := s.Claim(ctx, crm.Claim{Channel: s.channel, Most: 1})
	if err != nil || len(claimed.Deliveries) != 1 {
		t.Fatal(claimed, err)
	}
	refused := crm.DeliveryOutcome{State: crm.DeliveryFailed, Reason: crm.ReasonAddress, Code: "550 5.1.1", Buries: true}
	if err := s.Finish(ctx, claimed.Deliveries[0].ID, refused); err != nil {
		t.Fatal(err)
	}
}

func (s mailShop) start(t testing.TB, id int64) {
	t.Helper()
	plan, err := s.PlanCampaign(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.StartCampaign(context.Background(), id, shop.Confirmation{Seal: plan.Seal, Typed: plan.Sending}); err != nil {
		t.Fatal(err)
	}
}

func (s mailShop) state(t testing.TB, id int64) crm.CampaignState {
	t.Helper()
	st, err := s.CampaignStatus(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return st.State
}

func steps(w crm.Waterfall) map[crm.SkipReason]int64 {
	m := map[crm.SkipReason]int64{}
	for _, s := range w.Steps {
		if s.People > 0 {
			m[s.Reason] = s.People
		}
	}
	return m
}

func TestCampaign_PlanSaysWhyEach(t *testing.T) {
	ctx := context.Background()
	child, masked, silent, blocked := agreed(2), agreed(3), agreed(4), agreed(5)
	child.Birthday = crm.Birthday{Year: 2010, Month: 5, Day: 1}
	masked.Email, masked.EmailText = "", "a***@shop.cn"
	silent.Consent = nil
	s := openMailShop(t, agreed(1), child, masked, silent, blocked, agreed(6))
	if _, err := s.SetBlocked(ctx, ids(5), true); err != nil {
		t.Fatal(err)
	}
	s.bury(t, 6, "A6@shop.cn")
	c := s.draft(t, nil)
	plan, err := s.PlanCampaign(ctx, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	want := map[crm.SkipReason]int64{crm.SkipNoConsent: 1, crm.SkipMinor: 1, crm.SkipBlocked: 1, crm.SkipSuppressed: 1, crm.SkipNoAddress: 1}
	if got := steps(plan.Waterfall); fmt.Sprint(got) != fmt.Sprint(want) || plan.Audience != 6 || plan.Sending != 1 {
		t.Errorf("%+v", plan.Waterfall)
	}
	who, err := s.CampaignPeople(ctx, c.ID, crm.SkipMinor)
	if err != nil || who.String() != ids(2).String() {
		t.Error(who, err)
	}
	s.start(t, c.ID)
	who, err = s.CampaignPeople(ctx, c.ID, crm.SkipMinor)
	if err != nil || who.String() != ids(2).String() {
		t.Error("left out once it is decided:", who, err)
	}
}

func TestCampaign_GoesToThoseWhoWereConfirmed(t *testing.T) {
	ctx := context.Background()
	s := openMailShop(t, agreed(1), agreed(2))
	c := s.draft(t, nil)
	plan, err := s.PlanCampaign(ctx, c.ID)
	if err != nil || plan.Sending != 2 {
		t.Fatal(plan, err)
	}
	if _, err := s.SetConsent(ctx, 2, crm.ChannelEmail, false, "来信"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.StartCampaign(ctx, c.ID, shop.Confirmation{Seal: plan.Seal}); crm.ErrorKey(err) != "campaign.changed" {
		t.Fatal("somebody said no since:", err)
	}
	if _, err := s.SaveSendingSettings(ctx, crm.SendingSettings{Caps: crm.DefaultCaps(), ConfirmAbove: 0}); err != nil {
		t.Fatal(err)
	}
	plan, err = s.PlanCampaign(ctx, c.ID)
	if err != nil || plan.Sending != 1 || !plan.Confirm {
		t.Fatal(plan, err)
	}
	if _, err := s.StartCampaign(ctx, c.ID, shop.Confirmation{Seal: plan.Seal, Typed: 2}); crm.ErrorKey(err) != "campaign.confirm" {
		t.Fatal(err)
	}
	s.start(t, c.ID)
	rows, err := s.FindDeliveries(ctx, crm.DeliveryQuery{Campaign: c.ID, Limit: 10})
	if err != nil || len(rows) != 1 || rows[0].Customer != 1 || rows[0].Address != "a1@shop.cn" || rows[0].Fields != `{"name":"客1"}` {
		t.Fatalf("%+v %v", rows, err)
	}
	if _, err := s.DeleteCampaign(ctx, c.ID); crm.ErrorKey(err) != "campaign.started" {
		t.Error(err)
	}
	if _, err := s.SaveCampaign(ctx, c); crm.ErrorKey(err) != "campaign.started" {
		t.Error(err)
	}
}

func TestCampaign_PauseResumeCancelFollow(t *testing.T) {
	ctx := context.Background()
	s := openMailShop(t, agreed(1), agreed(2), agreed(3))
	c := s.draft(t, nil)
	s.start(t, c.ID)
	if err := s.PauseCampaign(ctx, c.ID); err != nil || s.state(t, c.ID) != crm.CampaignPaused {
		t.Fatal(err, s.state(t, c.ID))
	}
	if err := s.ResumeCampaign(ctx, c.ID); err != nil || s.state(t, c.ID) != crm.CampaignSending {
		t.Fatal(err, s.state(t, c.ID))
	}
	claimed, err := s.Claim(ctx, crm.Claim{Channel: s.channel, Most: 1})
	if err != nil || len(claimed.Deliveries) != 1 {
		t.Fatal(claimed, err)
	}
	if _, err := s.Handing(ctx, claimed.Deliveries[0].ID, nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Finish(ctx, claimed.Deliveries[0].ID, crm.DeliveryOutcome{State: crm.DeliverySent}); err != nil {
		t.Fatal(err)
	}
	_, cancelled, err := s.CancelCampaign(ctx, c.ID)
	if err != nil || cancelled != 2 || s.state(t, c.ID) != crm.CampaignCancelled {
		t.Fatal(cancelled, err, s.state(t, c.ID))
	}
	again, err := s.FollowCampaign(ctx, c.ID, "再提醒")
	if err != nil {
		t.Fatal(err)
	}
	plan, err := s.PlanCampaign(ctx, again.ID)
	if err != nil || plan.Audience != 1 || steps(plan.Waterfall)[crm.SkipCap] != 1 {
		t.Errorf("one got it and was written to today: %+v %v", plan.Waterfall, err)
	}
	s.clock.Turn(25 * time.Hour)
	if plan, err = s.PlanCampaign(ctx, again.ID); err != nil || plan.Sending != 1 {
		t.Errorf("a day later: %+v %v", plan.Waterfall, err)
	}
}

func TestCampaign_BeginsWhenItsMomentComes(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct {
		name   string
		late   crm.Late
		after  time.Duration
		begun  int
		state  crm.CampaignState
		decide crm.Decide
	}{
		{"in time", crm.LateAsk, 18 * time.Hour, 1, crm.CampaignSending, crm.DecideSending},
		{"in time, decided before", crm.LateAsk, 18 * time.Hour, 1, crm.CampaignSending, crm.DecideNow},
		{"late, asked", crm.LateAsk, 20 * time.Hour, 0, crm.CampaignPaused, crm.DecideSending},
		{"late, asked, decided before", crm.LateAsk, 20 * time.Hour, 0, crm.CampaignPaused, crm.DecideNow},
		{"late, and still makes sense", crm.LateWithin, 20 * time.Hour, 1, crm.CampaignSending, crm.DecideSending},
		{"too late", crm.LateWithin, 40 * time.Hour, 0, crm.CampaignCancelled, crm.DecideSending},
		{"skipped", crm.LateSkip, 20 * time.Hour, 0, crm.CampaignCancelled, crm.DecideNow},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := openMailShop(t, agreed(1))
			d := s.draft(t, func(d *crm.Campaign) {
				d.Plan.When, d.Plan.At, d.Plan.Late, d.Plan.Decide = crm.WhenAt, "2026-11-23T08:59", c.late, c.decide
			})
			s.start(t, d.ID)
			if n, err := s.StartDue(ctx); n != 0 || err != nil || s.state(t, d.ID) != crm.CampaignScheduled {
				t.Fatal("before its moment:", n, err, s.state(t, d.ID))
			}
			s.clock.Turn(c.after)
			n, err := s.StartDue(ctx)
			if n != c.begun || err != nil || s.state(t, d.ID) != c.state {
				t.Fatal(n, err, s.state(t, d.ID))
			}
			asked, err := s.LateCampaigns(ctx)
			if err != nil || len(asked) > 0 != (c.state == crm.CampaignPaused) {
				t.Errorf("asks about %d, %v", len(asked), err)
			}
			if c.state == crm.CampaignPaused {
				if err := s.ResumeCampaign(ctx, d.ID); err != nil || s.state(t, d.ID) != crm.CampaignSending {
					t.Fatal("the owner says go:", err, s.state(t, d.ID))
				}
			}
		})
	}
}

func TestCampaign_DraftsAreSavedAsTheyAreWritten(t *testing.T) {
	ctx := context.Background()
	s := openMailShop(t)
	c := s.draft(t, nil)
	for _, text := range []string{"你", "你好", "你好呀"} {
		c.Message.Variants[0].Text = text
		if _, err := s.SaveCampaign(ctx, c); err != nil {
			t.Fatal(err)
		}
	}
	made, err := s.LatestUndoable(ctx)
	if err != nil || made.Kind != crm.OpCampaignCreate {
		t.Fatalf("typing is one operation: %+v %v", made, err)
	}
	s.clock.Turn(time.Hour)
	c.Name = "双12 预热"
	if _, err := s.SaveCampaign(ctx, c); err != nil {
		t.Fatal(err)
	}
	edited, err := s.LatestUndoable(ctx)
	if err != nil || edited.Kind != crm.OpCampaignEdit {
		t.Fatalf("%+v %v", edited, err)
	}
	if _, err := s.Undo(ctx, edited.ID); err != nil {
		t.Fatal(err)
	}
	back, err := s.FindCampaign(ctx, c.ID)
	if err != nil || back.Name != "双12" || back.Message.Variants[0].Text != "你好呀" {
		t.Errorf("%+v %v", back, err)
	}
}

func TestCampaign_ServiceAsksNobodyAndMindsANo(t *testing.T) {
	ctx := context.Background()
	silent := agreed(2)
	silent.Consent = nil
	s := openMailShop(t, agreed(1), silent, agreed(3))
	if _, err := s.SetConsent(ctx, 1, crm.ChannelEmail, false, "退订"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.SetConsent(ctx, 3, crm.ConsentFor(crm.ChannelEmail, crm.PurposeService), false, "什么都不要"); err != nil {
		t.Fatal(err)
	}
	c := s.draft(t, func(c *crm.Campaign) {
		c.Purpose = crm.PurposeService
		c.Message.Variants[0].Subject, c.Message.Variants[0].Text = "已发货", "包裹在路上"
	})
	who, err := s.CampaignPeople(ctx, c.ID, "")
	if err != nil || who.String() != ids(1, 2).String() {
		t.Error(who, err)
	}
	s.start(t, c.ID)
	claimed, err := s.Claim(ctx, crm.Claim{Channel: s.channel, Most: 10})
	if err != nil || len(claimed.Deliveries) != 2 || claimed.Settled != 0 {
		t.Error("looked at again as it is taken:", claimed, err)
	}
}

// Nobody without consent gets marketing, and reasons add up to who does not get it, whatever the people are like.
func TestCampaign_ReasonsAddUp(t *testing.T) {
	anybody := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) crm.CustomerFacts {
		p := agreed(0)
		switch rapid.IntRange(0, 3).Draw(t, "consent") {
		case 0:
			p.Consent = nil
		case 1:
			p.Consent = []crm.ConsentFacts{{Channel: crm.ChannelEmail}}
		}
		if rapid.Bool().Draw(t, "child") {
			p.Birthday = crm.Birthday{Year: rapid.IntRange(2006, 2010).Draw(t, "year"), Month: 11, Day: rapid.IntRange(21, 23).Draw(t, "day")}
		}
		return p
	}), 40, 80)
	for seed := range 5 {
		people := anybody.Example(seed)
		for i := range people {
			if i%5 > 0 {
				people[i].Email = fmt.Sprintf("a%d@shop.cn", i)
			} else {
				people[i].Email = ""
			}
		}
		s := openMailShop(t, people...)
		everybodyOnce(t, s, people, s.draft(t, func(c *crm.Campaign) { c.Plan.HoldOut = 10 * seed }).ID)
	}
}

func everybodyOnce(t *testing.T, s mailShop, people []crm.CustomerFacts, id int64) {
	t.Helper()
	ctx := context.Background()
	plan, err := s.PlanCampaign(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	left := plan.Sending
	for _, step := range plan.Steps {
		who, err := s.CampaignPeople(ctx, id, step.Reason)
		if err != nil || int64(who.GetCardinality()) != step.People {
			t.Fatal(step, who, err)
		}
		left += step.People
	}
	if left != plan.Audience || plan.Audience != int64(len(people)) {
		t.Fatalf("%+v", plan.Waterfall)
	}
	s.start(t, id)
	rows, err := s.FindDeliveries(ctx, crm.DeliveryQuery{Campaign: id, Limit: 200})
	if err != nil || int64(len(rows)) != plan.Sending {
		t.Fatal(len(rows), plan.Sending, err)
	}
	for _, d := range rows {
		p := people[d.Customer-1]
		young := p.Birthday.Year > 2008 || p.Birthday.Year == 2008 && p.Birthday.Day > 22
		if len(p.Consent) == 0 || !p.Consent[0].Granted || p.Email == "" || young {
			t.Fatalf("%d gets it: %+v", d.Customer, p)
		}
	}
}

func ids(list ...uint64) *roaring64.Bitmap { return roaring64.BitmapOf(list...) }

// What the plan shows is what becomes of it, also where only the addresses tell: one that two people have, and one that is dead
// though somebody else had it.
func TestStartCampaign_KeepsWhatThePlanSaid(t *testing.T) {
	ctx, twin, heir := context.Background(), agreed(1), agreed(3)
	twin.Email, heir.Email = "A1@shop.cn", "A3@shop.cn"
	s := openMailShop(t, agreed(1), twin, agreed(2), agreed(3), heir)
	s.bury(t, 4, "a3@shop.cn")
	c := s.draft(t, nil)
	plan, err := s.PlanCampaign(ctx, c.ID)
	if err != nil || plan.Sending != 2 || fmt.Sprint(steps(plan.Waterfall)) != fmt.Sprint(map[crm.SkipReason]int64{crm.SkipShared: 1, crm.SkipSuppressed: 2}) {
		t.Fatalf("%+v %v", plan.Waterfall, err)
	}
	who, err := s.CampaignPeople(ctx, c.ID, crm.SkipShared)
	if err != nil || who.String() != ids(2).String() {
		t.Error(who, err)
	}
	s.start(t, c.ID)
	if c, err = s.FindCampaign(ctx, c.ID); err != nil || fmt.Sprint(c.Waterfall) != fmt.Sprint(plan.Waterfall) {
		t.Errorf("planned %+v, became %+v, %v", plan.Waterfall, c.Waterfall, err)
	}
	if _, err := s.SetAddressDead(ctx, 5, crm.ChannelEmail, false); err != nil {
		t.Fatal(err)
	}
	plan, err = s.PlanCampaign(ctx, s.draft(t, func(c *crm.Campaign) {
		c.Name, c.Purpose, c.Message.Variants[0].Subject = "通知", crm.PurposeService, "通知"
	}).ID)
	if err != nil || steps(plan.Waterfall)[crm.SkipSuppressed] != 0 || plan.Sending != 3 {
		t.Errorf("an address that works again: %+v %v", plan.Waterfall, err)
	}
}

// As many addresses are dead before and after, but not the same.
func TestPlanCampaign_SeesWhichAddressesAreDead(t *testing.T) {
	ctx := context.Background()
	s := openMailShop(t, agreed(1), agreed(2))
	c := s.draft(t, nil)
	for _, id := range []int64{1, 2} {
		if _, err := s.SetAddressDead(ctx, 3-id, crm.ChannelEmail, false); err != nil {
			t.Fatal(err)
		}
		if _, err := s.SetAddressDead(ctx, id, crm.ChannelEmail, true); err != nil {
			t.Fatal(err)
		}
		plan, err := s.PlanCampaign(ctx, c.ID)
		if err != nil || plan.Sending != 1 {
			t.Fatalf("%+v %v", plan.Waterfall, err)
		}
		who, err := s.CampaignPeople(ctx, c.ID, crm.SkipSuppressed)
		if err != nil || who.String() != ids(uint64(id)).String() {
			t.Errorf("the address of %d is dead, and the plan leaves out %v, %v", id, who, err)
		}
	}
}

// Whose place nobody told is written to by the clock of where their number is from, in the plan as in what becomes of it.
func TestStartCampaign_NumbersHaveTheirHours(t *testing.T) {
	ctx, abroad := context.Background(), agreed(2)
	abroad.Phone = "+13125550142"
	s := openMailShop(t, agreed(1), abroad)
	c := s.draft(t, func(c *crm.Campaign) { c.Plan.Hours, c.Plan.Late = 2, crm.LateWithin })
	s.clock.Turn(hourOf(s.clock.Now(), 14))
	plan, err := s.PlanCampaign(ctx, c.ID)
	if err != nil || plan.Sending != 1 || steps(plan.Waterfall)[crm.SkipQuiet] != 1 {
		t.Fatalf("in the afternoon of China: %+v %v", plan.Waterfall, err)
	}
	s.start(t, c.ID)
	if c, err = s.FindCampaign(ctx, c.ID); err != nil || fmt.Sprint(c.Waterfall) != fmt.Sprint(plan.Waterfall) {
		t.Errorf("planned %+v, became %+v, %v", plan.Waterfall, c.Waterfall, err)
	}
}

// hourOf is how long it takes to an hour of the day in China.
func hourOf(now time.Time, hour int) time.Duration {
	local := now.In(time.FixedZone("", 8*3600))
	return time.Duration((24+hour-local.Hour())%24) * time.Hour
}

func TestSendingSettings_HoldAtOnceAndCanBeTakenBack(t *testing.T) {
	ctx := context.Background()
	s := openMailShop(t, agreed(1))
	s.clock.Turn(hourOf(s.clock.Now(), 14))
	c := s.draft(t, func(c *crm.Campaign) { c.Plan.Hours = 2 })
	mornings := crm.SendingSettings{Caps: crm.Caps{Day: 3, Week: 3, Month: 9}, ConfirmAbove: 5, Hours: []crm.OpenHours{
		{Channel: crm.ChannelEmail, Country: "CN", Spans: []crm.DaySpan{{From: 8 * 60, To: 11 * 60}}},
	}}
	op, err := s.SaveSendingSettings(ctx, mornings)
	if err != nil {
		t.Fatal(err)
	}
	if plan, err := s.PlanCampaign(ctx, c.ID); err != nil || steps(plan.Waterfall)[crm.SkipQuiet] != 1 {
		t.Errorf("only mornings: %+v %v", plan.Waterfall, err)
	}
	if got, err := s.SendingSettings(ctx); err != nil || fmt.Sprint(got) != fmt.Sprint(mornings) {
		t.Error(got, err)
	}
	if again, err := s.SaveSendingSettings(ctx, mornings); err != nil || again.ID != 0 {
		t.Error("nothing new is no operation:", again, err)
	}
	if _, err := s.Undo(ctx, op.ID); err != nil {
		t.Fatal(err)
	}
	if got, err := s.SendingSettings(ctx); err != nil || fmt.Sprint(got) != fmt.Sprint(crm.DefaultSending()) {
		t.Error("taken back:", got, err)
	}
	if plan, err := s.PlanCampaign(ctx, c.ID); err != nil || plan.Sending != 1 {
		t.Errorf("%+v %v", plan.Waterfall, err)
	}
	upside := crm.OpenHours{Channel: crm.ChannelEmail, Spans: []crm.DaySpan{{From: 600, To: 500}}}
	if _, err := s.SaveSendingSettings(ctx, crm.SendingSettings{Hours: []crm.OpenHours{upside}}); crm.ErrorKey(err) != "campaign.hours" {
		t.Error(err)
	}
}

func TestOptOut_OfAMessageOutlivesFilesAndMerges(t *testing.T) {
	ctx := context.Background()
	s := openMailShop(t, agreed(1), agreed(2))
	s.start(t, s.draft(t, nil).ID)
	if _, err := s.MergeCustomers(ctx, 1, []int64{2}, nil); err != nil {
		t.Fatal(err)
	}
	rows, err := s.FindDeliveries(ctx, crm.DeliveryQuery{Customer: 2, Limit: 1})
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	op, err := s.OptOut(ctx, rows[0].ID, "")
	if err != nil || op.Kind != crm.OpConsentSet {
		t.Fatal(op, err)
	}
	again := agreed(2)
	again.Accounts = []string{"n2"}
	testkit.MustImport(t, s.DB, crm.ImportSource{File: "later.csv", Kind: crm.FileCustomers, Platform: "taobao", Currency: "CNY"}, crm.Record{Customer: again})
	words, err := s.FindConsents(ctx, 1)
	if err != nil || len(words) != 1 || words[0].Granted || !words[0].ByHand || words[0].Evidence != "双12" {
		t.Errorf("%+v %v", words, err)
	}
	claimed, err := s.Claim(ctx, crm.Claim{Channel: s.channel, Most: 10})
	if err != nil || len(claimed.Deliveries) != 0 {
		t.Error("what was queued goes all the same:", claimed, err)
	}
}

func TestPlanCampaign_CountsWhatWentToWhoBecameThem(t *testing.T) {
	s, ctx := openMailShop(t, agreed(1), agreed(2)), t.Context()
	s.start(t, s.draft(t, nil).ID)
	claimed, err := s.Claim(ctx, crm.Claim{Channel: s.channel, Most: 10})
	if err != nil || len(claimed.Deliveries) != 2 {
		t.Fatal(claimed, err)
	}
	for _, d := range claimed.Deliveries {
		outcome := crm.DeliveryOutcome{State: crm.DeliveryFailed, Reason: crm.ReasonLine}
		if d.Customer == 2 {
			outcome = crm.DeliveryOutcome{State: crm.DeliverySent}
		}
		if _, err := s.Handing(ctx, d.ID, nil); err != nil {
			t.Fatal(err)
		}
		if err := s.Finish(ctx, d.ID, outcome); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.MergeCustomers(ctx, 1, []int64{2}, nil); err != nil {
		t.Fatal(err)
	}
	plan, err := s.PlanCampaign(ctx, s.draft(t, func(c *crm.Campaign) { c.Name = "双12，再来" }).ID)
	if err != nil || plan.Sending != 0 || plan.Audience != 1 {
		t.Errorf("who was written to today as somebody else: %+v %v", plan.Waterfall, err)
	}
}

// A shop file that is restored from an older backup has forgotten what went since: its campaign stands still and says why, what
// may have gone is the owner's to confirm, and what was not to go yet goes when they say so.
func TestCampaign_ARestoredShopWaitsForItsOwner(t *testing.T) {
	ctx := context.Background()
	s := openMailShop(t, agreed(1), agreed(2), agreed(3), agreed(4))
	with := shop.Sending{Folder: t.TempDir()}
	c := s.draft(t, func(c *crm.Campaign) { c.Plan.Batch, c.Plan.Every = 2, 60 })
	if err := s.SendDue(ctx, with); err != nil {
		t.Fatal(err)
	}
	s.start(t, c.ID)
	copied := filepath.Join(t.TempDir(), "copy.shuke")
	if err := s.Backup(ctx, copied); err != nil {
		t.Fatal(err)
	}
	claimed, err := s.Claim(ctx, crm.Claim{Channel: s.channel, Most: 10})
	if err != nil || len(claimed.Deliveries) != 2 {
		t.Fatal(claimed, err)
	}
	for _, d := range claimed.Deliveries {
		if _, err := s.Handing(ctx, d.ID, nil); err != nil {
			t.Fatal(err)
		}
		if err := s.Finish(ctx, d.ID, crm.DeliveryOutcome{State: crm.DeliverySent}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.SendDue(ctx, with); err != nil {
		t.Fatal(err)
	}
	older, err := shop.Open(ctx, copied, s.clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = older.Close() })
	if err := older.SendDue(ctx, with); err != nil {
		t.Fatal(err)
	}
	st, err := older.CampaignStatus(ctx, c.ID)
	if err != nil || st.State != crm.CampaignPaused || st.Reason != crm.PausedRestored ||
		fmt.Sprint(st.Counts) != "[{queued  2} {uncertain restored 2}]" {
		t.Fatalf("%s %s %v, %v", st.State, st.Reason, st.Counts, err)
	}
	if err := older.ResumeCampaign(ctx, c.ID); err != nil {
		t.Fatal(err)
	}
	s.clock.Turn(2 * time.Hour)
	claimed, err = older.Claim(ctx, crm.Claim{Channel: s.channel, Most: 10})
	if err != nil || len(claimed.Deliveries) != 2 || claimed.Deliveries[0].Customer < 3 {
		t.Error("what may have gone goes again:", claimed, err)
	}
}

// A campaign that waited for its moment in the backup, and went since, does not go again by itself: nobody was decided for in the
// file, and everybody has it.
func TestCampaign_ARestoredShopBeginsNothingAgain(t *testing.T) {
	ctx := context.Background()
	for _, decide := range []crm.Decide{crm.DecideSending, crm.DecideNow} {
		s := openMailShop(t, agreed(1), agreed(2))
		with := shop.Sending{Folder: t.TempDir()}
		if err := s.SendDue(ctx, with); err != nil {
			t.Fatal(err)
		}
		c := s.draft(t, func(c *crm.Campaign) {
			c.Plan.When, c.Plan.At, c.Plan.Late, c.Plan.Decide = crm.WhenAt, "2026-11-23T09:00", crm.LateWithin, decide
		})
		s.start(t, c.ID)
		copied := filepath.Join(t.TempDir(), "copy.shuke")
		if err := s.Backup(ctx, copied); err != nil {
			t.Fatal(err)
		}
		s.clock.Turn(hourOf(s.clock.Now(), 10))
		if _, err := s.StartDue(ctx); err != nil {
			t.Fatal(err)
		}
		for _, d := range s.due(t) {
			if _, err := s.Handing(ctx, d.ID, nil); err != nil {
				t.Fatal(err)
			}
			if err := s.Finish(ctx, d.ID, crm.DeliveryOutcome{State: crm.DeliverySent}); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.SendDue(ctx, with); err != nil || s.state(t, c.ID) != crm.CampaignDone {
			t.Fatal(err, s.state(t, c.ID))
		}
		older, err := shop.Open(ctx, copied, s.clock.Now)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = older.Close() })
		for range 2 {
			if err := older.SendDue(ctx, with); err != nil {
				t.Fatal(err)
			}
		}
		st, err := older.CampaignStatus(ctx, c.ID)
		if err != nil || st.State != crm.CampaignPaused || st.Reason != crm.PausedRestored || st.Open() != 0 {
			t.Errorf("decided %s: %s %s %v, %v", decide, st.State, st.Reason, st.Counts, err)
		}
	}
}

// A campaign all of whose messages may have gone is not done before its owner has said so.
func TestCampaign_ARestoredShopIsDoneWhenItsOwnerSaysSo(t *testing.T) {
	ctx := context.Background()
	s := openMailShop(t, agreed(1), agreed(2))
	c := s.draft(t, func(c *crm.Campaign) { c.Name = " 双12\n 预热 " })
	s.start(t, c.ID)
	if _, err := s.Restored(ctx, 5); err != nil {
		t.Fatal(err)
	}
	st, err := s.CampaignStatus(ctx, c.ID)
	if err != nil || st.State != crm.CampaignPaused || st.Reason != crm.PausedRestored || st.Name != "双12 预热" {
		t.Errorf("%s is %s %s %v, %v", st.Name, st.State, st.Reason, st.Counts, err)
	}
	if n, err := s.Resolve(ctx, []int64{1, 2}, false); n != 2 || err != nil || s.state(t, c.ID) != crm.CampaignDone {
		t.Error("when it is said:", n, err, s.state(t, c.ID))
	}
}
