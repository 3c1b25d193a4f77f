package sqlite_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// slipsOf writes each slip as: order, notes, parcels before.
func slipsOf(t *testing.T, db *sqlite.DB, customer int64) []string {
	t.Helper()
	slips, err := db.FindSlips(context.Background(), customer)
	if err != nil {
		t.Fatal(err)
	}
	list := []string{}
	for _, s := range slips {
		text := s.Order.Number
		for _, n := range s.Notes {
			text += " " + n.Text
		}
		for _, p := range s.Before {
			text += " was:" + p.Contents
		}
		list = append(list, text)
	}
	return list
}

// TestSlips_DifferEachTime packs for one customer twice: the next visit is printed once, what is always put in each time.
func TestSlips_DifferEachTime(t *testing.T) {
	ctx := context.Background()
	db, clock := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, taobao, order("1", "lin", 10, crm.OrderPaid), order("2", "lin", 10, crm.OrderPaid), order("3", "lin", 10, crm.OrderDelivered), order("4", "zhou", 10, crm.OrderPaid))
	must := func(op crm.Operation, err error) crm.Operation {
		t.Helper()
		if err != nil || op.ID == 0 {
			t.Fatal(op, err)
		}
		clock.Turn(time.Minute)
		return op
	}
	same := func(customer int64, want ...string) {
		t.Helper()
		if got := slipsOf(t, db, customer); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%q, want %q", got, want)
		}
	}
	same(0)
	must(db.AddNote(ctx, 1, crm.NoteDraft{Kind: crm.NoteVisit, Text: "备用扣子"}))
	must(db.AddNote(ctx, 1, crm.NoteDraft{Kind: crm.NoteParcel, Text: "不放广告"}))
	must(db.AddNote(ctx, 1, crm.NoteDraft{Text: "喜欢蓝色"}))
	same(0, "1 不放广告 备用扣子", "2 不放广告 备用扣子")
	packed := must(db.AddParcel(ctx, 1, "1", "贺卡，扣子"))
	same(0, "2 不放广告 was:贺卡，扣子")
	if _, err := db.Undo(ctx, packed.ID); err != nil {
		t.Fatal(err)
	}
	same(0, "1 不放广告 备用扣子", "2 不放广告 备用扣子")
	same(2, "4")
	if _, err := db.AddParcel(ctx, 1, "1", " "); crm.ErrorKey(err) != "parcel.contents.length" {
		t.Fatal(err)
	}
	again := must(db.AddParcel(ctx, 1, "", "糖"))
	gone := must(db.DeleteParcel(ctx, 2))
	if _, err := db.Undo(ctx, gone.ID); err != nil {
		t.Fatal(err)
	}
	same(1, "1 不放广告 was:糖", "2 不放广告 was:糖")
	merged := must(db.MergeCustomers(ctx, 2, []int64{1}, nil))
	same(1+1, "1 不放广告 was:糖", "2 不放广告 was:糖", "4 不放广告 was:糖")
	if _, err := db.Undo(ctx, merged.ID); err != nil {
		t.Fatal(err)
	}
	same(1, "1 不放广告 was:糖", "2 不放广告 was:糖")
	_ = again
}
