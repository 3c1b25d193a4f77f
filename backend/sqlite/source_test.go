package sqlite_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// from is a record of a paid order of somebody who came from a source.
func from(number, nick, source string) crm.Record {
	r := order(number, nick, 100, crm.OrderPaid)
	r.Customer.Source = source
	return r
}

// tell writes the sources one a line: name, kind, customers, words.
func tellSources(t *testing.T, db *sqlite.DB) string {
	t.Helper()
	lines := []string{}
	for _, s := range must(db.FindSources(context.Background()))(t) {
		lines = append(lines, fmt.Sprintf("%s %s %d %s", s.Name, s.Kind, s.Customers, strings.Join(s.Words, "+")))
	}
	return strings.Join(lines, "\n")
}

func TestSources_AreRecognisedNamedMergedAndTakenBack(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, taobao, from("1", "a", "直通车"), from("2", "b", "无线活动"), from("3", "c", "微博活动"), from("4", "d", "微博活动"))
	begun := "微博活动 kol 2 微博活动\n直通车 paid 1 直通车\n无线活动 activity 1 无线活动"
	if got := tellSources(t, db); got != begun {
		t.Fatal(got)
	}
	name, kind := "微博吸纳", crm.SourceActivity
	renamed := done(t, must(db.EditSource(ctx, 3, crm.SourcePatch{Name: &name, Kind: &kind}))(t), nil)
	merged := done(t, must(db.MergeSources(ctx, 3, 2))(t), nil)
	if got := tellSources(t, db); got != "微博吸纳 activity 3 无线活动+微博活动\n直通车 paid 1 直通车" {
		t.Error(got)
	}
	for want, f := range map[int64]crm.CustomerFilter{3: {SourceID: 3}, 1: {SourceKind: crm.SourcePaid}, 0: {SourceKind: crm.SourceUnknown}} {
		if n, _, err := db.CountCustomers(ctx, f); err != nil || n != want {
			t.Errorf("%+v: %d %v", f, n, err)
		}
	}
	// A later file still says the old word, and means the new source.
	testkit.MustImport(t, db, taobao, from("5", "e", "无线活动"))
	if c := must(db.FindCustomerByID(ctx, 5))(t); c.Source != name {
		t.Error(c.Source)
	}
	for _, taken := range []string{"直通车", ""} {
		if _, err := db.EditSource(ctx, 3, crm.SourcePatch{Name: &taken}); err == nil {
			t.Errorf("%q was taken as a name", taken)
		}
	}
	if _, err := db.MergeSources(ctx, 2, 3); crm.ErrorKey(err) != "source.same" {
		t.Error(err)
	}
	undo(t, db, merged.ID)
	undo(t, db, renamed.ID)
	if got := tellSources(t, db); got != "无线活动 activity 2 无线活动\n微博活动 kol 2 微博活动\n直通车 paid 1 直通车" {
		t.Error(got)
	}
}

// TestSetSource_HoldsAgainstImportsAndKeepsHistory corrects many at once; a later file does not overrule it, and the undo
// reports who was changed since.
func TestSetSource_HoldsAgainstImportsAndKeepsHistory(t *testing.T) {
	ctx := context.Background()
	db, clock := testkit.MustOpenShop(t)
	customers := crm.ImportSource{File: "c.csv", Kind: crm.FileCustomers, Platform: "taobao", Currency: "CNY"}
	records := []crm.Record{from("1", "a", "无线活动"), from("2", "b", "无线活动"), from("3", "c", "微博吸纳")}
	testkit.MustImport(t, db, taobao, records...)
	before := dump(t, db)
	clock.Turn(time.Hour)
	set := done(t, must(db.SetSource(ctx, people(1, 2, 3, 99), "微博吸纳"))(t), nil)
	if set.Count != 2 {
		t.Errorf("%+v", set)
	}
	if op := must(db.SetSource(ctx, people(1, 2, 3), "微博吸纳"))(t); op.ID != 0 {
		t.Error("said again, it was done again")
	}
	for i := range records {
		records[i].Order = crm.OrderFacts{}
	}
	testkit.MustImport(t, db, customers, records...)
	changes := must(db.FindSourceChanges(ctx, 1))(t)
	if len(changes) != 1 || changes[0].Was != "无线活动" || changes[0].Is != "微博吸纳" || changes[0].By != crm.OpSourceSet {
		t.Errorf("%+v", changes)
	}
	name := "林"
	edit := done(t, must(db.EditCustomer(ctx, 2, crm.CustomerPatch{Name: &name}))(t), nil)
	preview := must(db.PreviewUndo(ctx, set.ID))(t)
	if len(preview.Conflicts) != 1 || preview.Conflicts[0].Count != 1 || preview.Restored != 1 {
		t.Errorf("%+v", preview)
	}
	undo(t, db, edit.ID)
	undo(t, db, set.ID)
	if after := dump(t, db); after != before {
		t.Errorf("was\n%s\nis\n%s", before, after)
	}
}

// Of two whose source was set one is merged into a third since: the other one's still goes back, and the undo says who is gone.
func TestSetSource_IsTakenBackAfterAMerge(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, taobao, from("1", "a", "无线活动"), from("2", "b", "无线活动"), from("3", "c", "微博吸纳"))
	set := done(t, must(db.SetSource(ctx, people(1, 2), "春季市集"))(t), nil)
	merge := done(t, must(db.MergeCustomers(ctx, 3, []int64{2}, nil))(t), nil)
	merged := dump(t, db)
	u, err := db.Undo(ctx, set.ID)
	if err != nil || u.Restored != 1 || len(u.Conflicts) != 1 || u.Conflicts[0].Count != 1 {
		t.Fatalf("%+v, %v", u, err)
	}
	if got := must(db.FindCustomerByID(ctx, 1))(t).Source; got != "无线活动" {
		t.Errorf("the source is %q", got)
	}
	undo(t, db, u.Undo)
	if now := dump(t, db); now != merged {
		t.Error("the undo taken back is not what it was")
	}
	undo(t, db, merge.ID)
	undo(t, db, set.ID)
}

func TestSourceReport(t *testing.T) {
	ctx := context.Background()
	db, clock := testkit.MustOpenShop(t)
	old := from("1", "a", "直通车")
	old.Order.CreatedAt, old.Order.PaidAt = 1_000, 1_000
	now := from("2", "a", "")
	now.Order.CreatedAt, now.Order.PaidAt = crm.Millis(clock.Now()), crm.Millis(clock.Now())
	fresh := from("3", "b", "")
	fresh.Order.CreatedAt, fresh.Order.PaidAt = crm.Millis(clock.Now()), 0
	fresh.Order.Status, fresh.Order.Paid = crm.OrderCreated, crm.Amount{}
	testkit.MustImport(t, db, taobao, old, now, fresh)
	for days, want := range map[int]string{0: "直通车 1/1 buyers 2 orders 20000;  1/0 buyers 0 orders 0", 7: "直通车 0/1 buyers 1 orders 10000;  1/0 buyers 0 orders 0"} {
		got := []string{}
		for _, r := range must(db.SourceReport(ctx, days))(t) {
			got = append(got, fmt.Sprintf("%s %d/%d buyers %d orders %d", r.Source.Name, r.New, r.Buyers, r.Orders, r.Paid))
		}
		if text := strings.Join(got, "; "); text != want {
			t.Errorf("%d days: %q", days, text)
		}
	}
}
