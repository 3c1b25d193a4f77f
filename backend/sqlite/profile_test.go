package sqlite_test

import (
	"context"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// buyerOf imports one buyer and answers their id.
func buyerOf(t *testing.T, db *sqlite.DB, nick string) int64 {
	t.Helper()
	testkit.MustImport(t, db, taobao, order("n-"+nick, nick, 20, crm.OrderDelivered))
	rows, _, err := db.FindCustomers(context.Background(), crm.CustomerQuery{Filter: crm.CustomerFilter{Search: nick}})
	if err != nil || len(rows) != 1 {
		t.Fatal(len(rows), err)
	}
	return rows[0].ID
}

func mustGet(t *testing.T, db *sqlite.DB, id int64) crm.Customer {
	t.Helper()
	c, err := db.FindCustomerByID(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func set[T any](v T) *T { return &v }

func TestEditCustomer_TwoWindows(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	id := buyerOf(t, db, "linxiaoyu")
	saw := mustGet(t, db, id)
	seen := map[crm.ProfileField]string{crm.ProfileLevel: saw.ProfileMark(crm.ProfileLevel)}
	if _, err := db.EditCustomer(ctx, id, crm.CustomerPatch{Level: set(3), Seen: seen}); err != nil {
		t.Fatal(err)
	}
	_, err := db.EditCustomer(ctx, id, crm.CustomerPatch{Level: set(5), Seen: seen})
	if crm.ErrorCode(err) != crm.CodeConflict || crm.ErrorKey(err) != "customer.changedMeanwhile" {
		t.Fatalf("the second window was told %v", err)
	}
	// Another field of the same customer is nobody's business.
	if _, err := db.EditCustomer(ctx, id, crm.CustomerPatch{Name: set("林"), Seen: map[crm.ProfileField]string{crm.ProfileName: saw.ProfileMark(crm.ProfileName)}}); err != nil {
		t.Fatal(err)
	}
	if c := mustGet(t, db, id); c.Level != 3 || c.Name != "林" {
		t.Errorf("%+v", c)
	}
	changes, err := db.FindProfileChanges(ctx, id, "")
	if err != nil || len(changes) != 2 || changes[0].Field != crm.ProfileName || changes[0].Is != "林" || changes[1].Is != "3" {
		t.Errorf("%+v %v", changes, err)
	}
}

func TestEditCustomer_Referrers(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	a, b, c := buyerOf(t, db, "anna"), buyerOf(t, db, "bella"), buyerOf(t, db, "clara")
	refer := func(who, by int64) error {
		_, err := db.EditCustomer(ctx, who, crm.CustomerPatch{Referrer: &by})
		return err
	}
	for _, link := range [][2]int64{{b, a}, {c, b}} {
		if err := refer(link[0], link[1]); err != nil {
			t.Fatal(err)
		}
	}
	for _, wrong := range [][2]int64{{a, c}, {a, a}} {
		if err := refer(wrong[0], wrong[1]); crm.ErrorKey(err) != "customer.referrerCycle" {
			t.Errorf("%v: %v", wrong, err)
		}
	}
	if err := refer(a, 99); crm.ErrorKey(err) != "customer.referrerGone" {
		t.Error(err)
	}
	// Merged, b's place in the chain is a's: nobody brings themselves.
	before := dump(t, db)
	op, err := db.MergeCustomers(ctx, a, []int64{b}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if mustGet(t, db, a).ReferrerID != 0 || mustGet(t, db, c).ReferrerID != a {
		t.Error("the chain broke", mustGet(t, db, a).ReferrerID, mustGet(t, db, c).ReferrerID)
	}
	if _, err := db.Undo(ctx, op.ID); err != nil {
		t.Fatal(err)
	}
	if after := dump(t, db); after != before {
		t.Errorf("was\n%s\nis\n%s", before, after)
	}
	all, err := db.MergeCustomers(ctx, a, []int64{b, c}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if r, err := db.Undo(ctx, all.ID); err != nil || len(r.Conflicts) > 0 || dump(t, db) != before {
		t.Errorf("three became one and did not come back: %+v %v", r, err)
	}
}

func TestContacts_OnePrimaryOfEachKind(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	id, other := buyerOf(t, db, "linxiaoyu"), buyerOf(t, db, "zhou")
	phone := func(n string) crm.Identity { return crm.Identity{Kind: crm.IdentityPhone, Value: n} }
	first, second := phone("+8613812340001"), phone("+8613812340002")
	begun := dump(t, db)
	var ops []int64
	must := func(op crm.Operation, err error) {
		t.Helper()
		if err != nil || op.ID == 0 {
			t.Fatal(op, err)
		}
		ops = append(ops, op.ID)
	}
	must(db.AddContact(ctx, id, first))
	must(db.AddContact(ctx, id, second))
	if c := mustGet(t, db, id); c.Phone != first.Value {
		t.Errorf("the first is the primary one: %q", c.Phone)
	}
	if _, err := db.AddContact(ctx, other, second); crm.ErrorKey(err) != "customer.contactTaken" {
		t.Error(err)
	}
	must(db.MakePrimary(ctx, id, second))
	must(db.RemoveContact(ctx, id, second))
	if c := mustGet(t, db, id); c.Phone != first.Value {
		t.Errorf("another takes its place: %q", c.Phone)
	}
	must(db.AddContact(ctx, id, crm.Identity{Kind: crm.IdentityAccount, Platform: "shopify", Value: "42"}))
	if _, err := db.MakePrimary(ctx, id, second); crm.ErrorKey(err) != "customer.contactGone" {
		t.Error(err)
	}
	for i := len(ops) - 1; i >= 0; i-- {
		if r, err := db.Undo(ctx, ops[i]); err != nil || len(r.Conflicts) > 0 {
			t.Fatal(r.Conflicts, err)
		}
	}
	if after := dump(t, db); after != begun {
		t.Errorf("was\n%s\nis\n%s", begun, after)
	}
}

func TestAddresses_TheMainOneAndOthers(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	id := buyerOf(t, db, "linxiaoyu")
	begun := dump(t, db)
	var ops []int64
	must := func(op crm.Operation, err error) {
		t.Helper()
		if err != nil || op.ID == 0 {
			t.Fatal(op, err)
		}
		ops = append(ops, op.ID)
	}
	must(db.AddAddress(ctx, crm.Address{CustomerID: id, Address: "杭州市西湖区文三路 1 号", Region: crm.Region{Country: "CN", Province: "浙江", City: "杭州"}}))
	must(db.AddAddress(ctx, crm.Address{CustomerID: id, Label: "公司", Recipient: "王先生", Address: "上海市徐汇区 2 号"}))
	others, err := db.FindAddresses(ctx, id)
	if c := mustGet(t, db, id); err != nil || c.Address != "杭州市西湖区文三路 1 号" || c.Region.City != "杭州" || len(others) != 1 {
		t.Fatalf("%+v %+v %v", c, others, err)
	}
	stale := others[0]
	stale.Label = "仓库"
	must(db.EditAddress(ctx, stale))
	if _, err := db.EditAddress(ctx, stale); crm.ErrorKey(err) != "customer.changedMeanwhile" {
		t.Errorf("the second window was told %v", err)
	}
	must(db.MakeMainAddress(ctx, others[0].ID))
	if others, err = db.FindAddresses(ctx, id); err != nil || len(others) != 1 || others[0].Address != "杭州市西湖区文三路 1 号" || mustGet(t, db, id).Address != "上海市徐汇区 2 号" {
		t.Errorf("%+v %v", others, err)
	}
	must(db.DeleteAddress(ctx, others[0].ID))
	for i := len(ops) - 1; i >= 0; i-- {
		if r, err := db.Undo(ctx, ops[i]); err != nil || len(r.Conflicts) > 0 {
			t.Fatal(r.Conflicts, err)
		}
	}
	if after := dump(t, db); after != begun {
		t.Errorf("was\n%s\nis\n%s", begun, after)
	}
	if _, err := db.AddAddress(ctx, crm.Address{CustomerID: id, Label: "x"}); crm.ErrorKey(err) != "customer.addressEmpty" {
		t.Error(err)
	}
}

func TestSetConsent_ANoOutlivesImports(t *testing.T) {
	ctx := context.Background()
	db, clock := testkit.MustOpenShop(t)
	list := crm.ImportSource{File: "c.csv", Kind: crm.FileCustomers, Platform: "shopify", Currency: "USD"}
	said := func(granted bool) crm.Record {
		return crm.Record{Customer: crm.CustomerFacts{Email: "ada@example.com", Consent: []crm.ConsentFacts{{Channel: "email", Granted: granted}}}}
	}
	testkit.MustImport(t, db, list, said(true))
	counts := func() bool {
		t.Helper()
		got, err := db.FindConsents(ctx, 1)
		if err != nil || len(got) != 1 {
			t.Fatal(got, err)
		}
		return got[0].Granted
	}
	no, err := db.SetConsent(ctx, 1, crm.ChannelEmail, false, "电话里说不要再发")
	if err != nil || counts() {
		t.Fatal("a no was not heard", err)
	}
	if again, err := db.SetConsent(ctx, 1, crm.ChannelEmail, false, "电话里说不要再发"); err != nil || again.ID != 0 {
		t.Error("said again it made an operation", again, err)
	}
	clock.Turn(1e9)
	testkit.MustImport(t, db, list, said(false))
	if res := testkit.MustImport(t, db, list, said(true)); counts() || res.OperationID != 0 {
		t.Error("an import took a no back")
	}
	if _, err := db.SetConsent(ctx, 1, crm.ChannelEmail, true, ""); crm.ErrorKey(err) != "consent.evidenceMissing" {
		t.Error("a yes without evidence", err)
	}
	if _, err := db.SetConsent(ctx, 1, crm.ChannelEmail, true, "店里签的单子"); err != nil || !counts() {
		t.Error("a yes after a no", err)
	}
	if _, err := db.Undo(ctx, no.ID); err != nil {
		t.Error(err)
	}
}
