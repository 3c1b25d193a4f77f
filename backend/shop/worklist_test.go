package shop_test

import (
	"context"
	"slices"
	"testing"
	"time"

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
