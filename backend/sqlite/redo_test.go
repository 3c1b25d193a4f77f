package sqlite_test

import (
	"context"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

// TestRedo_TellsWhatItLeavesAlone takes an undo back after something was done in between. What that wrote stays.
func TestRedo_TellsWhatItLeavesAlone(t *testing.T) {
	ctx := context.Background()
	lin, zhou := order("1", "lin", 100, crm.OrderPaid), order("2", "zhou", 50, crm.OrderPaid)
	for _, c := range []struct {
		name  string
		do    func(h *history) // sets what is taken back and done again
		since func(h *history)
		want  []string // of conflicts: key, count and sample
		left  string   // nicks who are there
	}{
		{
			"TheSameFileCameAgain",
			func(h *history) { h.imported(lin, zhou) },
			func(h *history) { testkit.MustImport(h.t, h.db, taobao, lin, zhou) },
			[]string{
				"conflict.customerBack 2 [name of lin name of zhou]", "conflict.orderChanged 2 [1 2]", "conflict.identityChanged 2 [lin zhou]",
			},
			"[lin zhou]",
		},
		{
			"OneOfTheBuyersCameAgain",
			func(h *history) { h.imported(lin, zhou) },
			func(h *history) { testkit.MustImport(h.t, h.db, taobao, order("9", "lin", 5, crm.OrderPaid)) },
			[]string{"conflict.customerBack 1 [name of lin]", "conflict.orderChanged 1 [1]", "conflict.identityChanged 1 [lin]"},
			"[zhou lin]",
		},
		{
			"MergedAwayCustomerGotANote",
			func(h *history) {
				testkit.MustImport(h.t, h.db, taobao, lin, zhou)
				h.op = h.must(h.db.MergeCustomers(ctx, 1, []int64{2}, nil)).ID
			},
			func(h *history) { h.must(h.db.AddNote(ctx, 2, crm.NoteDraft{Text: "likes blue"})) },
			[]string{"conflict.customerNeeded 1 [name of zhou]", "conflict.orderChanged 1 [2]", "conflict.identityChanged 1 [zhou]"},
			"[lin zhou]",
		},
		{
			"MergedAwayCustomerGotATag",
			func(h *history) {
				testkit.MustImport(h.t, h.db, taobao, lin, zhou)
				h.op = h.must(h.db.MergeCustomers(ctx, 1, []int64{2}, nil)).ID
			},
			func(h *history) { h.must(h.db.TagCustomers(ctx, h.tag("vip"), people(2))) },
			[]string{"conflict.customerNeeded 1 [name of zhou]", "conflict.orderChanged 1 [2]", "conflict.identityChanged 1 [zhou]"},
			"[lin zhou]",
		},
		{
			"EditedNoteEditedAgain",
			func(h *history) {
				testkit.MustImport(h.t, h.db, taobao, lin)
				h.must(h.db.AddNote(ctx, 1, crm.NoteDraft{Text: "likes blue"}))
				h.op = h.must(h.db.EditNote(ctx, 1, crm.NoteDraft{Text: "likes red"})).ID
			},
			func(h *history) { h.must(h.db.EditNote(ctx, 1, crm.NoteDraft{Text: "likes green"})) },
			[]string{"conflict.noteChanged 1 [likes green]"},
			"[lin]",
		},
		{
			"TagNameTaken",
			func(h *history) {
				h.tag("vip")
				h.op = h.latest()
			},
			func(h *history) { h.tag("vip") },
			[]string{"conflict.tagNameTaken 1 [vip]"},
			"[]",
		},
		{
			"DeletedTagInUse",
			func(h *history) {
				testkit.MustImport(h.t, h.db, taobao, lin, zhou)
				h.op = h.must(h.db.DeleteTag(ctx, h.tag("vip"))).ID
			},
			func(h *history) { h.must(h.db.TagCustomers(ctx, 1, people(1))) },
			[]string{"conflict.tagInUse 1 [vip]"},
			"[lin zhou]",
		},
		{
			"TagGivenMeanwhile",
			func(h *history) {
				testkit.MustImport(h.t, h.db, taobao, lin, zhou)
				h.op = h.must(h.db.TagCustomers(ctx, h.tag("vip"), people(1, 2))).ID
			},
			func(h *history) { h.must(h.db.TagCustomers(ctx, 1, people(1))) },
			nil, "[lin zhou]",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			db, _ := testkit.MustOpenShop(t)
			h := &history{t: t, db: db}
			c.do(h)
			undo, err := db.Undo(ctx, h.op)
			if err != nil || len(undo.Conflicts) > 0 {
				t.Fatal(undo, err)
			}
			c.since(h)
			takenBackAsForetold(t, db, undo.Undo, c.want, c.left)
		})
	}
}
