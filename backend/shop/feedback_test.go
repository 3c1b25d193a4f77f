package shop_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/insight"
	"shuke/backend/internal/testkit"
	"shuke/backend/shop"
)

// sold is an order of one shirt, paid on a day.
func sold(number int, buyer string, on time.Time) crm.Record {
	at := crm.Millis(on)
	return crm.Record{
		Customer: crm.CustomerFacts{Accounts: []string{buyer}, Nick: buyer},
		Order: crm.OrderFacts{
			Number: strconv.Itoa(number), Status: crm.OrderDelivered, CreatedAt: at, PaidAt: at, Total: crm.AmountOf(100), Paid: crm.AmountOf(100),
		},
		Lines: []crm.LineFacts{{Title: "亚麻衬衫", Quantity: 1}},
	}
}

// shirtShop sold 60 shirts of batch K145 in September and 40 of K146 in October, each to somebody else.
func shirtShop(t *testing.T) *shop.Shop {
	t.Helper()
	ctx := context.Background()
	s, err := shop.Open(ctx, filepath.Join(t.TempDir(), "shop.shuke"), testkit.NewClock().Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	september := time.Date(2026, 9, 1, 10, 0, 0, 0, time.FixedZone("CST", 8*3600))
	var records []crm.Record
	for i := range 100 {
		on := september.Add(time.Duration(i) * time.Hour)
		if i >= 60 {
			on = on.AddDate(0, 1, 0)
		}
		records = append(records, sold(i+1, fmt.Sprintf("买家%03d号", i+1), on))
	}
	testkit.MustImport(t, s.DB, crm.ImportSource{File: "o.csv", Kind: crm.FileOrders, Platform: "taobao", Currency: "CNY"}, records...)
	return s
}

func (f must) said(batch string, customers ...int64) {
	f.t.Helper()
	for _, id := range customers {
		f.did(f.s.AddNote(context.Background(), id, crm.NoteDraft{Kind: crm.NoteFeedback, Text: "扣子松", Product: "亚麻衬衫", Batch: batch}))
	}
}

// must is a shop whose changes have to succeed.
type must struct {
	t *testing.T
	s *shop.Shop
}

func (f must) did(op crm.Operation, err error) crm.Operation {
	f.t.Helper()
	if err != nil || op.ID == 0 {
		f.t.Fatal(op, err)
	}
	return op
}

func (f must) of(batch string) shop.Feedback {
	f.t.Helper()
	list, err := f.s.Feedback(context.Background())
	if err != nil {
		f.t.Fatal(err)
	}
	for _, g := range list {
		if g.Batch == batch {
			return g
		}
	}
	f.t.Fatalf("no feedback on %s in %+v", batch, list)
	return shop.Feedback{}
}

// TestFeedback_ComparesBatches follows K146 from the first note to the verdict.
func TestFeedback_ComparesBatches(t *testing.T) {
	ctx := context.Background()
	f := must{t, shirtShop(t)}
	f.said("K146", 61, 62, 63, 64, 65, 66, 67, 68)
	f.said("K146", 61) // the same person again
	f.said("K146", 1)  // who bought none of it, as far as orders say
	if g := f.of("K146"); g.People != 9 || g.Notes != 10 || g.Spike != nil || g.Buyers != 0 {
		t.Fatalf("before its first day is known: %+v", g)
	}
	f.did(f.s.SetBatchDay(ctx, "亚麻衬衫", "K146", "2026-10-01"))
	if g := f.of("K146"); g.Buyers != 40 || g.Said != 8 || g.Spike.Verdict != insight.VerdictUnclear {
		t.Fatalf("without another batch: %+v %+v", g, g.Spike)
	}
	op := f.did(f.s.SetBatchDay(ctx, "亚麻衬衫", "K145", "2026-9-1"))
	g := f.of("K146")
	if g.Buyers != 40 || g.Said != 8 || g.Spike.Verdict != insight.VerdictSpike || g.Spike.Share != 0.2 || g.Spike.Others != 0 {
		t.Fatalf("%+v %+v", g, g.Spike)
	}
	if _, err := f.s.Undo(ctx, op.ID); err != nil {
		t.Fatal(err)
	}
	if g := f.of("K146"); g.Spike.Verdict != insight.VerdictUnclear {
		t.Fatalf("after the other batch's day was taken back: %+v", g.Spike)
	}
	for _, date := range []string{"2026-02-29", "昨天", "3026-01-01", "0026-01-01"} {
		if _, err := f.s.SetBatchDay(ctx, "亚麻衬衫", "K147", date); crm.ErrorKey(err) != "batch.since.wrong" {
			t.Errorf("%s: %v", date, err)
		}
	}
}

func TestFeedback_QuotesNameNobody(t *testing.T) {
	f := must{t, shirtShop(t)}
	f.did(f.s.AddNote(context.Background(), 61, crm.NoteDraft{
		Kind: crm.NoteFeedback, Product: "亚麻衬衫", Batch: "K146", Text: "买家061号说：扣子太松\n回电 138 1234 6021",
	}))
	said, err := f.s.FeedbackOf(context.Background(), "亚麻衬衫", "K146")
	if err != nil || len(said) != 1 || said[0].Quote != "•••说：扣子太松 回电 •••" || said[0].Customer != "买家061号" {
		t.Fatalf("%+v %v", said, err)
	}
}

// TestQuality_GoesItsWay takes a request through its states, back by undo, and finds every wrong turn refused.
func TestQuality_GoesItsWay(t *testing.T) {
	ctx := context.Background()
	f := must{t, shirtShop(t)}
	draft := crm.QualityDraft{Product: "亚麻衬衫", Batch: "K146", People: 9, Buyers: 40, Problem: "扣子太松", Quotes: "扣子松", Wish: "换 A2 级扣子"}
	if _, err := f.s.AddQualityRequest(ctx, crm.QualityDraft{Product: "亚麻衬衫"}); crm.ErrorKey(err) != "quality.text.missing" {
		t.Fatal(err)
	}
	f.did(f.s.AddQualityRequest(ctx, draft))
	state := func() crm.QualityRequest {
		t.Helper()
		list, err := f.s.FindQualityRequests(ctx)
		if err != nil || len(list) != 1 {
			t.Fatal(list, err)
		}
		return list[0]
	}
	for _, wrong := range []crm.RequestState{crm.RequestAnswered, crm.RequestClosed, crm.RequestDrafted, "lost"} {
		if _, err := f.s.MoveQualityRequest(ctx, 1, wrong, ""); crm.ErrorKey(err) != "quality.state" {
			t.Fatalf("drafted to %s: %v", wrong, err)
		}
	}
	draft.Wish = "全部换 A2 级扣子"
	f.did(f.s.EditQualityRequest(ctx, 1, draft))
	f.did(f.s.MoveQualityRequest(ctx, 1, crm.RequestSent, ""))
	if _, err := f.s.EditQualityRequest(ctx, 1, draft); crm.ErrorKey(err) != "quality.sentAlready" {
		t.Fatal(err)
	}
	answered := f.did(f.s.MoveQualityRequest(ctx, 1, crm.RequestAnswered, "下批换"))
	f.did(f.s.MoveQualityRequest(ctx, 1, crm.RequestClosed, ""))
	if q := state(); q.State != crm.RequestClosed || q.Answer != "下批换" || q.Wish != draft.Wish {
		t.Fatalf("%+v", q)
	}
	if r, err := f.s.PreviewUndo(ctx, answered.ID); err != nil || len(r.Conflicts) != 1 || r.Conflicts[0].Key != "conflict.qualityChanged" {
		t.Fatal(r, err)
	}
	gone := f.did(f.s.DeleteQualityRequest(ctx, 1))
	if _, err := f.s.Undo(ctx, gone.ID); err != nil {
		t.Fatal(err)
	}
	if q := state(); q.State != crm.RequestClosed || q.Answer != "下批换" {
		t.Fatalf("after its deletion was taken back: %+v", q)
	}
	again := f.did(f.s.MoveQualityRequest(ctx, 1, crm.RequestSent, ""))
	if q := state(); again.Kind != crm.OpQualitySend || q.State != crm.RequestSent || q.Answer != "下批换" {
		t.Fatalf("opened again: %v %+v", again.Kind, q)
	}
}
