package sqlite_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

func TestViews_AreSavedChangedAndTakenBack(t *testing.T) {
	db, _ := testkit.MustOpenShop(t)
	ctx := context.Background()
	names := func() string {
		list, err := db.FindViews(ctx)
		if err != nil {
			t.Fatal(err)
		}
		said := []string{}
		for _, v := range list {
			said = append(said, v.Name+" "+v.Query)
		}
		return strings.Join(said, ", ")
	}
	want := func(now string) {
		t.Helper()
		if got := names(); got != now {
			t.Fatalf("the views are %q, not %q", got, now)
		}
	}
	undo := func(op crm.Operation, err error) {
		t.Helper()
		if err != nil || !op.Undoable {
			t.Fatal(op, err)
		}
		if _, err := db.Undo(ctx, op.ID); err != nil {
			t.Fatal(err)
		}
	}
	sleeping, made, err := db.CreateView(ctx, crm.SavedView{Name: " 沉睡的大客户 ", Query: "sort=netPaid"})
	if err != nil || sleeping.ID == 0 {
		t.Fatal(sleeping, err)
	}
	want("沉睡的大客户 sort=netPaid")
	undo(db.RenameView(ctx, sleeping.ID, 0, "大客户"))
	undo(db.EditView(ctx, sleeping.ID, 0, "sort=orderCount", `[{"key":"name"}]`))
	undo(db.DeleteView(ctx, sleeping.ID))
	want("沉睡的大客户 sort=netPaid")
	report, err := db.Undo(ctx, made.ID)
	if err != nil {
		t.Fatal(err)
	}
	want("")
	if _, err := db.Undo(ctx, report.Undo); err != nil {
		t.Fatal(err)
	}
	want("沉睡的大客户 sort=netPaid")
}

func TestViews_RefuseWhatIsNoNameOrTaken(t *testing.T) {
	db, _ := testkit.MustOpenShop(t)
	ctx := context.Background()
	if _, _, err := db.CreateView(ctx, crm.SavedView{Name: "大客户"}); err != nil {
		t.Fatal(err)
	}
	for name, key := range map[string]string{"": "view.name.length", strings.Repeat("长", 41): "view.name.length", "大客户": "view.name.taken"} {
		_, _, err := db.CreateView(ctx, crm.SavedView{Name: name})
		if got := fmt.Sprint(err); !strings.Contains(got, key) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if _, err := db.DeleteView(ctx, 9); !strings.Contains(fmt.Sprint(err), "view.gone") {
		t.Error(err)
	}
	if _, err := db.EditView(ctx, 1, 0, strings.Repeat("x", 60_000), ""); !strings.Contains(fmt.Sprint(err), "view.large") {
		t.Error(err)
	}
}
