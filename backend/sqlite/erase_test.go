package sqlite_test

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

// secrets are what must be nowhere in the file when the person is erased.
var secrets = []string{"林晓雨", "linxiaoyu1990", "13812340077", "文三路 477 号", "lin@geheim.example", "对芒果过敏", "放门口就好", "picture of her", "曾鱻氏"}

func TestEraseCustomer_LeavesNothingThatLeadsBack(t *testing.T) {
	ctx := context.Background()
	db, clock := testkit.MustOpenShop(t)
	buyer := func(number string) crm.Record {
		r := order(number, secrets[1], 30, crm.OrderDelivered)
		r.Customer.Name, r.Customer.Phone, r.Customer.Address = secrets[0], "+86"+secrets[2], "杭州市西湖区"+secrets[3]
		r.Customer.Email, r.Order.Remark = secrets[4], secrets[6]
		r.Customer.Region = crm.Region{Country: "CN", Province: "浙江", City: "杭州"}
		return r
	}
	testkit.MustImport(t, db, taobao, buyer("1001"), buyer("1002"), order("1003", "zhou", 10, crm.OrderDelivered))
	const id = 1
	clock.Turn(1e9)
	must := func(op crm.Operation, err error) int64 {
		t.Helper()
		if err != nil || op.ID == 0 {
			t.Fatal(op, err)
		}
		return op.ID
	}
	hers, err := db.KeepPicture(ctx, crm.PictureData{Hash: "h1", Mime: "image/png", Data: []byte(secrets[7]), Thumb: []byte(secrets[7]), ThumbMime: "image/png"})
	if err != nil {
		t.Fatal(err)
	}
	shared, err := db.KeepPicture(ctx, crm.PictureData{Hash: "h2", Mime: "image/png", Data: []byte("shared"), Thumb: []byte("shared"), ThumbMime: "image/png"})
	if err != nil {
		t.Fatal(err)
	}
	must(db.AddNote(ctx, id, crm.NoteDraft{Text: secrets[5] + "!", Show: []int64{hers.ID}}))
	must(db.DeleteNote(ctx, 1))
	note := must(db.AddNote(ctx, id, crm.NoteDraft{Text: secrets[5], Show: []int64{hers.ID, shared.ID}}))
	must(db.AddNote(ctx, 2, crm.NoteDraft{Text: "of somebody else", Show: []int64{shared.ID}}))
	must(db.AddParcel(ctx, id, "1002", "card for "+secrets[0]))
	must(db.AddReminder(ctx, id, crm.ReminderDraft{Text: "call " + secrets[0], Wait: crm.WaitVisit}, 0))
	must(db.EditCustomer(ctx, id, crm.CustomerPatch{Level: set(2)}))
	must(db.AddAddress(ctx, crm.Address{CustomerID: id, Label: "x", Address: secrets[3]}))
	must(db.RemoveContact(ctx, id, crm.Identity{Kind: crm.IdentityEmail, Value: secrets[4]}))
	// What an undo keeps of them goes as well.
	edit := must(db.EditCustomer(ctx, id, crm.CustomerPatch{Name: set(secrets[0] + "2")}))
	if _, err := db.Undo(ctx, edit); err != nil {
		t.Fatal(err)
	}
	// A consent that was taken back, a name she had before, what she was given.
	consent := must(db.SetConsent(ctx, id, crm.ChannelSMS, true, secrets[5]))
	if _, err := db.Undo(ctx, consent); err != nil {
		t.Fatal(err)
	}
	must(db.EditCustomer(ctx, id, crm.CustomerPatch{Name: set(secrets[8])}))
	must(db.EditCustomer(ctx, id, crm.CustomerPatch{Level: set(3)}))
	must(db.RecordDisclosure(ctx, id))
	must(db.EditCustomer(ctx, id, crm.CustomerPatch{Name: set(secrets[0])}))
	before, err := db.Totals(ctx)
	if err != nil {
		t.Fatal(err)
	}
	erased := must(db.EraseCustomer(ctx, id))
	if _, _, err := db.ReadPicture(ctx, hers.ID, false); crm.ErrorKey(err) != "picture.gone" {
		t.Error("her picture is still there", err)
	}
	if _, _, err := db.ReadPicture(ctx, shared.ID, false); err != nil {
		t.Error("a picture on somebody else's note went", err)
	}

	c := mustGet(t, db, id)
	if c.Called() != "" || c.Phone+c.Email+c.Address != "" || !c.Blocked || c.ErasedAt == 0 || c.Region.City != "" || c.Region.Province != "浙江" {
		t.Errorf("%+v", c)
	}
	if after, err := db.Totals(ctx); err != nil || after.Paid != before.Paid || after.Orders != before.Orders || c.Figures.OrderCount != 2 {
		t.Errorf("the books changed: %+v, were %+v, %v", after, before, err)
	}
	text := dump(t, db)
	for _, s := range secrets {
		if strings.Contains(text, s) {
			t.Errorf("the shop still knows %q", s)
		}
	}
	notIn(t, db.Path(), secrets)
	for _, op := range []int64{note, erased} {
		if _, err := db.Undo(ctx, op); op == erased && crm.ErrorKey(err) != "journal.notUndoable" {
			t.Error("an erasure was taken back", err)
		}
	}
	notIn(t, db.Path(), secrets)

	t.Run("files bring nobody back", func(t *testing.T) {
		if res := testkit.MustImport(t, db, taobao, buyer("1001"), buyer("1002")); res.OperationID != 0 {
			t.Errorf("the same orders again: %+v", res.Tally)
		}
		testkit.MustImport(t, db, taobao, buyer("1004"))
		if c := mustGet(t, db, id); c.Figures.OrderCount != 3 || c.Called()+c.Phone != "" {
			t.Errorf("their next order: %+v", c)
		}
		list := crm.ImportSource{File: "list.csv", Kind: crm.FileCustomers, Platform: "list", Currency: "CNY"}
		testkit.MustImport(t, db, list, crm.Record{Customer: crm.CustomerFacts{Name: secrets[0], Phone: "+86" + secrets[2]}})
		// Somebody else with the same number is somebody else, without the number.
		testkit.MustImport(t, db, list, crm.Record{Customer: crm.CustomerFacts{Name: "王", Accounts: []string{"wang"}, Phone: "+86" + secrets[2]}})
		everybody, _, err := db.CountCustomers(ctx, crm.CustomerFilter{})
		if err != nil || everybody != 3 {
			t.Errorf("%d customers, %v", everybody, err)
		}
		notIn(t, db.Path(), secrets)
	})
	if _, err := db.EraseCustomer(ctx, id); crm.ErrorKey(err) != "customer.erasedAlready" {
		t.Error(err)
	}
	if err := db.CheckReferences(ctx); err != nil {
		t.Error(err)
	}
}

// notIn looks for texts in the bytes of the shop file and its log.
func notIn(t *testing.T, path string, texts []string) {
	t.Helper()
	for _, name := range []string{path, path + "-wal"} {
		raw, err := os.ReadFile(name)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		for _, s := range texts {
			if bytes.Contains(raw, []byte(s)) {
				t.Errorf("%q is still in %s", s, name)
			}
		}
	}
}
