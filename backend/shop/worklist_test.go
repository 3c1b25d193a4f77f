package shop_test

import (
	"context"
	"encoding/base64"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"shuke/backend/campaign"
	"shuke/backend/crm"
	"shuke/backend/shop"
)

// callable agreed to be called, under a number of their own.
func callable(n int) crm.CustomerFacts {
	c := agreed(n)
	c.Phone = "+861391234567" + string(rune('0'+n))
	c.Consent = []crm.ConsentFacts{{Channel: crm.ChannelPhone, Granted: true}}
	return c
}

// startByHand sends a campaign of three on its way over a channel of a kind.
func startByHand(t *testing.T, s mailShop, kind crm.ChannelKind) crm.Campaign {
	t.Helper()
	ch, err := s.CreateChannel(t.Context(), crm.Channel{Name: string(kind), Kind: kind, Settings: "{}"})
	if err != nil {
		t.Fatal(err)
	}
	c := s.draft(t, func(c *crm.Campaign) { c.ChannelID, c.Plan.Hours = ch.ID, 0 })
	s.start(t, c.ID)
	return c
}

func (s mailShop) worklist(t *testing.T, id int64) shop.Worklist {
	t.Helper()
	list, err := s.Worklist(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func workIDs(list shop.Worklist) (ids []int64) {
	for _, r := range list.Rows {
		ids = append(ids, r.ID)
	}
	return ids
}

func TestWorklist_OfCalls(t *testing.T) {
	ctx := context.Background()
	s := openMailShop(t, callable(1), callable(2), callable(3), callable(4))
	c := startByHand(t, s, crm.ChannelCalls)
	list := s.worklist(t, c.ID)
	if len(list.Rows) != 4 || list.Rows[0].Text != "客1你好" || list.Rows[0].Who.Phone != "+8613912345671" || list.Batch != 1 {
		t.Fatalf("%+v", list)
	}
	ids := workIDs(list)
	call := func(i int, o shop.Outcome) crm.Operation {
		t.Helper()
		told, op, err := s.WorkCalled(ctx, c.ID, ids[i], o, string(o))
		if err != nil || len(told.IDs) != 1 || op.ID == 0 {
			t.Fatal(told, op, err)
		}
		return op
	}
	call(0, shop.OutcomeReached)
	stopped := call(1, shop.OutcomeStop)
	call(2, shop.OutcomeWrong)
	for i := range 3 {
		call(3, shop.OutcomeNoAnswer)
		if left := s.worklist(t, c.ID); len(left.Rows) != 0 {
			t.Errorf("rung %d times, and at once again", i+1)
		}
		s.clock.Turn(3*time.Hour + time.Minute)
		for !openNow(s) {
			s.clock.Turn(time.Hour)
		}
	}
	if st, err := s.CampaignStatus(ctx, c.ID); err != nil || st.State != crm.CampaignDone {
		t.Errorf("%+v %v", st, err)
	}
	consents, err := s.FindConsents(ctx, 2)
	if err != nil || !slices.ContainsFunc(consents, func(w crm.Consent) bool { return w.Channel == crm.ChannelPhone && !w.Granted && w.ByHand }) {
		t.Errorf("a no on the phone is %+v, %v", consents, err)
	}
	if _, err := s.Undo(ctx, stopped.ID); err != nil {
		t.Fatal(err)
	}
	if back, err := s.WorkBack(ctx, c.ID, ids[1:2]); err != nil || len(back.IDs) != 1 {
		t.Fatal(back, err)
	}
	if left := workIDs(s.worklist(t, c.ID)); !slices.Equal(left, ids[1:2]) {
		t.Errorf("taken back are %v", left)
	}
	told, err := s.WorkDone(ctx, c.ID, ids[1:2])
	if err != nil || len(told.IDs) != 1 {
		t.Error(told, err)
	}
	plan, err := s.PlanCampaign(ctx, s.draft(t, func(d *crm.Campaign) { d.ChannelID = list.Status.ChannelID; d.Name = "又一次" }).ID)
	if got := steps(plan.Waterfall); err != nil || got[crm.SkipCap] != 2 || got[crm.SkipSuppressed] != 1 {
		t.Errorf("caps and numbers of the next campaign: %v, %v", got, err)
	}
}

// openNow tells whether calls may be made at this hour in the shop.
func openNow(s mailShop) bool {
	hour := s.clock.Now().UTC().Add(8 * time.Hour).Hour()
	return 8 <= hour && hour < 21
}

func TestWorklist_InBatches(t *testing.T) {
	ctx := context.Background()
	people := []crm.CustomerFacts{callable(1), callable(2), callable(3)}
	for i := range people {
		people[i].Consent = []crm.ConsentFacts{{Channel: crm.ChannelWeCom, Granted: true}}
	}
	s := openMailShop(t, people...)
	c := startByHand(t, s, crm.ChannelWeComMass)
	list := s.worklist(t, c.ID)
	if list.Batch != 200 || len(list.Rows) != 3 {
		t.Fatalf("%+v", list)
	}
	if _, err := s.SetConsent(ctx, 2, crm.ChannelWeCom, false, "别发了"); err != nil {
		t.Fatal(err)
	}
	out, err := s.HandOut(ctx, c.ID, workIDs(list))
	if err != nil || len(out.IDs) != 2 || out.Settled != 1 {
		t.Errorf("who said no since the list was shown is handed out: %+v, %v", out, err)
	}
	if work, err := s.WorkToDo(ctx); err != nil || len(work) != 1 || work[0].InHand != 2 || work[0].Due != 0 || work[0].Name != c.Name {
		t.Errorf("%+v, %v", work, err)
	}
	told, op, err := s.WorkSkipped(ctx, c.ID, out.IDs[:1], crm.ReasonRefused, "不要再发")
	if err != nil || len(told.IDs) != 1 || op.Kind != crm.OpConsentSet {
		t.Error(told, op, err)
	}
	if told, err := s.AllInHandDone(ctx, c.ID); err != nil || len(told.IDs) != 1 {
		t.Error(told, err)
	}
	if s.state(t, c.ID) != crm.CampaignDone {
		t.Error("not done")
	}
	if _, _, err := s.WorkSkipped(ctx, c.ID, out.IDs, crm.ReasonRefused, ""); crm.ErrorKey(err) != "worklist.reason" {
		t.Error("several at once want none:", err)
	}
	mail := s.draft(t, nil)
	if _, err := s.Worklist(ctx, mail.ID); crm.ErrorKey(err) != "worklist.byItself" {
		t.Error(err)
	}
}

// dot is the smallest GIF there is.
const dot = "GIF89a\x01\x00\x01\x00\x80\x01\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x01\n\x00\x01\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02L\x01\x00;"

func TestWorklist_ShowsThePicturesThatGoWithAMessage(t *testing.T) {
	ctx := context.Background()
	person := callable(1)
	person.Consent = []crm.ConsentFacts{{Channel: crm.ChannelWeCom, Granted: true}}
	s := openMailShop(t, person)
	var ids []int64
	for i := range 2 {
		kept, err := s.KeepPictureText(ctx, base64.StdEncoding.EncodeToString([]byte(dot+strings.Repeat(" ", i))))
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, kept.ID)
	}
	ch, err := s.CreateChannel(ctx, crm.Channel{Name: "企微", Kind: crm.ChannelWeComMass, Settings: "{}"})
	if err != nil {
		t.Fatal(err)
	}
	c := s.draft(t, func(c *crm.Campaign) {
		c.ChannelID, c.Plan.Hours, c.Message.Pictures = ch.ID, 0, []int64{ids[0], 4711, ids[1], ids[0]}
	})
	s.start(t, c.ID)
	if rows := s.worklist(t, c.ID).Rows; len(rows) != 1 || !slices.Equal(rows[0].Pictures, ids) {
		t.Fatalf("%+v", rows)
	}
	path := filepath.Join(t.TempDir(), "图片.gif")
	for _, want := range []string{"图片.gif 图片-2.gif", "图片-2.gif 图片-3.gif 图片.gif"} { // over what the owner chose, and over nothing else
		if first, err := s.SavePictures(ctx, ids, path); err != nil || first != path {
			t.Fatal(first, err)
		}
		files, err := os.ReadDir(filepath.Dir(path))
		names := []string{}
		for _, f := range files {
			names = append(names, f.Name())
		}
		wanted := strings.Fields(want)
		slices.Sort(names)
		slices.Sort(wanted)
		if err != nil || !slices.Equal(names, wanted) {
			t.Errorf("written %v, %v", names, err)
		}
	}
	mail := s.draft(t, func(c *crm.Campaign) { c.Message.Pictures = ids[:1] })
	plan, err := s.PlanCampaign(ctx, mail.ID)
	if err != nil || !slices.ContainsFunc(plan.Findings, func(f campaign.Finding) bool { return f.Stops && f.Key == "campaign.message.noPictures" }) {
		t.Errorf("a mail with pictures that it does not carry: %+v, %v", plan.Findings, err)
	}
	mail.Message.Pictures = make([]int64, 10)
	if _, err := s.SaveCampaign(ctx, mail); crm.ErrorKey(err) != "campaign.pictures" {
		t.Error(err)
	}
}

// Where a channel needs no consent, who wants none is not contacted any more, over no channel; taken back, they are again. What was
// done by hand stands on the customer's timeline.
func TestWorklist_WithoutConsent(t *testing.T) {
	ctx := context.Background()
	s := openMailShop(t, callable(1), callable(2))
	c := startByHand(t, s, crm.ChannelTaobao)
	list := s.worklist(t, c.ID)
	if len(list.Rows) != 2 || list.Trait.Consent != "" {
		t.Fatalf("%+v", list)
	}
	ids := workIDs(list)
	if _, err := s.WorkDone(ctx, c.ID, ids[:1]); err != nil {
		t.Fatal(err)
	}
	_, op, err := s.WorkSkipped(ctx, c.ID, ids[1:], crm.ReasonRefused, "")
	if err != nil || op.ID == 0 {
		t.Fatal(op, err)
	}
	blocked := func() bool {
		t.Helper()
		who, err := s.FindCustomerByID(ctx, list.Rows[1].Customer)
		if err != nil {
			t.Fatal(err)
		}
		return who.Blocked
	}
	if !blocked() {
		t.Error("who wants none may still be contacted")
	}
	told, err := s.FindTimeline(ctx, crm.TimelineQuery{Customer: list.Rows[0].Customer, Kinds: []crm.EntryKind{crm.EntryMessage}, Limit: 5})
	if err != nil || len(told.Entries) != 1 || told.Entries[0].Message == nil || told.Entries[0].Message.State != crm.DeliverySent {
		t.Errorf("the timeline tells %+v, %v", told.Entries, err)
	}
	if _, err := s.Undo(ctx, op.ID); err != nil || blocked() {
		t.Error("a slip cannot be taken back", err)
	}
}
