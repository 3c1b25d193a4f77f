package sqlite_test

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

// TestMerge_OppositeConsents merges people who said yes and no, in lists and orders drawn at random: a no counts, the same
// files again change nothing, and the undo of the merge leaves everybody with their own words.
func TestMerge_OppositeConsents(t *testing.T) {
	ctx := context.Background()
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t, rt, &n)
		defer w.db.Close()
		file := file{src: crm.ImportSource{File: "people.csv", Format: "shopify", Kind: crm.FileCustomers, Platform: "shopify", Currency: "USD"}}
		if rapid.Bool().Draw(rt, "orders") {
			file.src.Kind = crm.FileOrders
		}
		nicks, refused := []string{"lin", "zhou", "mei"}, false
		for i, nick := range nicks {
			word := rapid.Bool().Draw(rt, nick+" agrees")
			refused = refused || !word
			r := order(nick, nick, 10, crm.OrderPaid)
			r.Order.CreatedAt -= int64(rapid.IntRange(0, 2).Draw(rt, "days")) * 86_400_000
			if file.src.Kind == crm.FileCustomers {
				r.Order = crm.OrderFacts{}
			}
			r.Customer.Consent, r.Rows = []crm.ConsentFacts{{Channel: "email", Granted: word}}, i+1
			file.records = append(file.records, r)
		}
		again := func() crm.ImportResult {
			w.clock.Turn(1e12)
			res, err := testkit.Import(w.db, file.src, file.records...)
			if err != nil {
				rt.Fatal(err)
			}
			return res
		}
		again()
		before := dump(t, w.db)
		ids := rapid.Permutation([]int64{1, 2, 3}).Draw(rt, "into")
		w.clock.Turn(1e12)
		op, err := w.db.MergeCustomers(ctx, ids[0], ids[1:], nil)
		if err != nil {
			rt.Fatal(err)
		}
		for range 2 {
			if res := again(); res.OperationID != 0 {
				rt.Fatalf("the same file again: %+v %+v", res.Tally, res.Changes)
			}
		}
		words, err := w.db.FindConsents(ctx, ids[0])
		if err != nil || len(words) != 1 || words[0].Granted == refused {
			rt.Fatalf("of %+v the shop keeps %+v %v", file.records, words, err)
		}
		if _, err := w.db.Undo(ctx, op.ID); err != nil {
			rt.Fatal(err)
		}
		if after := dump(t, w.db); after != before {
			rt.Fatalf("undo left a difference\nwas\n%s\nis\n%s", before, after)
		}
	})
}

// What a list says after a merge is news again once somebody has said something since.
func TestMerge_ANewWordIsHeard(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	list := crm.ImportSource{File: "people.csv", Format: "shopify", Kind: crm.FileCustomers, Platform: "shopify", Currency: "USD"}
	says := func(nick string, word bool) crm.Record {
		return crm.Record{Customer: crm.CustomerFacts{Accounts: []string{nick}, Nick: nick, Consent: []crm.ConsentFacts{{Channel: "email", Granted: word}}}}
	}
	testkit.MustImport(t, db, list, says("lin", true), says("zhou", true))
	if _, err := db.MergeCustomers(ctx, 1, []int64{2}, nil); err != nil {
		t.Fatal(err)
	}
	for _, word := range []bool{false, true, false} {
		if res := testkit.MustImport(t, db, list, says("lin", word)); res.Tally.Updated != 1 {
			t.Errorf("%v was not heard: %+v", word, res.Tally)
		}
	}
}
