package sqlite_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// told is a timeline as a list of kinds with what they tell.
func told(t *testing.T, db *sqlite.DB, q crm.TimelineQuery) (list []string) {
	t.Helper()
	for {
		page, err := db.FindTimeline(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range page.Entries {
			text := ""
			switch {
			case e.Order != nil:
				text = e.Order.Number
			case e.Event != nil:
				text = e.Event.Kind.String()
			case e.Tag != nil:
				text = fmt.Sprint(e.Tag.Name, e.Tag.Added)
			case e.Consent != nil:
				text = fmt.Sprint(e.Consent.Channel, e.Consent.Granted)
			case e.Message != nil:
				text = fmt.Sprint(e.Message.Medium, e.Message.State, e.Message.Reason)
			case e.Said != nil:
				text = string(e.Said.Kind)
			}
			for _, c := range e.Changes {
				text += fmt.Sprintf("%s:%s→%s", c.Field, c.Was, c.Is)
			}
			list = append(list, string(e.Kind)+" "+text)
		}
		if page.Next == nil {
			return list
		}
		q.After = page.Next
	}
}

func TestFindTimeline(t *testing.T) {
	ctx := context.Background()
	db, clock := testkit.MustOpenShop(t)
	first, second, unpaid := order("1001", "lin", 20, crm.OrderDelivered), order("1002", "lin", 30, crm.OrderDelivered), order("1003", "lin", 40, crm.OrderCreated)
	second.Order.PaidAt += int64(36 * time.Hour / time.Millisecond)
	second.Order.Refunded = crm.AmountOf(500)
	second.Lines = []crm.LineFacts{{Title: "白茶香薰", Quantity: 1, Amount: crm.AmountOf(3000)}}
	testkit.MustImport(t, db, taobao, first, second, unpaid, order("2001", "zhou", 10, crm.OrderDelivered))
	must := func(op crm.Operation, err error) crm.Operation {
		t.Helper()
		if err != nil || op.ID == 0 {
			t.Fatal(op, err)
		}
		clock.Turn(time.Minute)
		return op
	}
	clock.Turn(time.Minute)
	tag, err := db.CreateTag(ctx, "母婴", "")
	if err != nil {
		t.Fatal(err)
	}
	must(db.TagCustomers(ctx, tag.ID, people(1, 2)))
	must(db.UntagCustomers(ctx, tag.ID, people(1)))
	must(db.AddNote(ctx, 1, crm.NoteDraft{Text: "喜欢白茶"}))
	must(db.EditCustomer(ctx, 1, crm.CustomerPatch{Level: set(2), Source: set("微博")}))
	must(db.SetConsent(ctx, 1, crm.ChannelSMS, false, "来电"))
	gone := must(db.EditCustomer(ctx, 1, crm.CustomerPatch{Card: set("A1")}))
	if _, err := db.Undo(ctx, gone.ID); err != nil {
		t.Fatal(err)
	}
	whole := []string{
		"consent smsfalse", "source source:→微博", "edit level:→2", "note ", "tag 母婴false", "tag 母婴true", "import import",
		"order 1002", "order 1001", "order 1003",
	}
	for limit := range 4 {
		if got := told(t, db, crm.TimelineQuery{Customer: 1, Limit: limit}); !slices.Equal(got, whole) {
			t.Errorf("by %d\n%q\n%q", limit, got, whole)
		}
	}
	hour, weekday := 0, int(time.UnixMilli(second.Order.PaidAt).In(time.FixedZone("CST", 8*3600)).Weekday())
	hour = time.UnixMilli(first.Order.PaidAt).In(time.FixedZone("CST", 8*3600)).Hour()
	product := func() int64 {
		f, err := db.PageFacts(ctx, 1)
		if err != nil || len(f.Products) != 1 || len(f.Purchases) != 2 || f.Refunds != 1 {
			t.Fatalf("%+v %v", f, err)
		}
		return f.Products[0].ProductID
	}()
	for name, c := range map[string]struct {
		q    crm.TimelineQuery
		want []string
	}{
		"one kind":    {crm.TimelineQuery{Kinds: []crm.EntryKind{crm.EntryTag}}, []string{"tag 母婴false", "tag 母婴true"}},
		"a text":      {crm.TimelineQuery{Search: "白茶"}, []string{"note ", "order 1002"}},
		"a status":    {crm.TimelineQuery{Search: "没付款", Called: []string{"created"}}, []string{"order 1003"}},
		"a wildcard":  {crm.TimelineQuery{Search: "%"}, nil},
		"a tag":       {crm.TimelineQuery{Search: "母"}, []string{"tag 母婴false", "tag 母婴true"}},
		"unpaid":      {crm.TimelineQuery{Orders: crm.OrdersOpen}, []string{"order 1003"}},
		"refunded":    {crm.TimelineQuery{Orders: crm.OrdersRefunded}, []string{"order 1002"}},
		"paid":        {crm.TimelineQuery{Orders: crm.OrdersPaid}, []string{"order 1002", "order 1001"}},
		"one hour":    {crm.TimelineQuery{Hour: &hour}, []string{"order 1001"}},
		"one weekday": {crm.TimelineQuery{Weekday: &weekday}, []string{"order 1002"}},
		"one product": {crm.TimelineQuery{Product: product}, []string{"order 1002"}},
	} {
		c.q.Customer = 1
		if got := told(t, db, c.q); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, not %q", name, got, c.want)
		}
	}
	page, err := db.FindTimeline(ctx, crm.TimelineQuery{Customer: 1, Kinds: []crm.EntryKind{crm.EntryNote}})
	if err != nil || page.Total != 1 || page.Counts[crm.EntryOrder] != 3 || page.Counts[crm.EntryTag] != 2 {
		t.Errorf("%+v %v", page.Counts, err)
	}
	must(db.MergeCustomers(ctx, 1, []int64{2}, nil))
	if got := told(t, db, crm.TimelineQuery{Customer: 1, Kinds: []crm.EntryKind{crm.EntryMerge}}); len(got) != 1 {
		t.Errorf("the merge is told as %q", got)
	}
}

func TestFindTimeline_Messages(t *testing.T) {
	db, _ := audience(t, 2)
	enqueue(t, db, campaign+1, 2, func(d *crm.Delivery) { d.Medium = crm.ChannelSMS })
	for i, d := range claim(t, db, crm.Claim{}).Deliveries {
		send(t, db, d, []crm.DeliveryOutcome{sent, {State: crm.DeliveryUncertain, Reason: crm.ReasonNoAnswer}}[i%2])
	}
	messages := crm.TimelineQuery{Customer: 2, Kinds: []crm.EntryKind{crm.EntryMessage}}
	if got := told(t, db, messages); !slices.Equal(got, []string{"message emailuncertainnoAnswer"}) {
		t.Errorf("what waits or was left out is told: %q", got)
	}
	if _, err := db.MergeCustomers(t.Context(), 1, []int64{2}, nil); err != nil {
		t.Fatal(err)
	}
	messages.Customer = 1
	if got := told(t, db, messages); len(got) != 2 {
		t.Errorf("after a merge the messages of both are %q", got)
	}
}

func TestFindTimeline_AReferrerIsCalledByName(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	her, friend, points := buyerOf(t, db, "linxiaoyu"), buyerOf(t, db, "zhou"), int64(1200)
	for _, p := range []crm.CustomerPatch{{Referrer: &friend}, {Points: &points}} {
		if _, err := db.EditCustomer(ctx, her, p); err != nil {
			t.Fatal(err)
		}
	}
	for search, want := range map[string]string{"zhou": "name of zhou", "1,200": "", "1200": ""} {
		page, err := db.FindTimeline(ctx, crm.TimelineQuery{Customer: her, Kinds: []crm.EntryKind{crm.EntryEdit}, Search: search})
		if err != nil || len(page.Entries) != 1 || page.Entries[0].Changes[0].IsCalled != want {
			t.Errorf("%q finds %+v %v", search, page.Entries, err)
		}
	}
}
