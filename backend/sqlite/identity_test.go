package sqlite_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

const sharedNumber = "+8613812346021"

// buyer is a record of a paid order of somebody with an account, a name and a number.
func buyer(number, nick, name, phone string) crm.Record {
	r := order(number, nick, 100, crm.OrderPaid)
	r.Customer.Name, r.Customer.Phone = name, phone
	if strings.Contains(phone, "*") {
		r.Customer.Phone, r.Customer.PhoneText = "", phone
	}
	return r
}

// search looks for pairs and tells them as "a-b evidence likelihood".
func search(t *testing.T, db *sqlite.DB) []string {
	t.Helper()
	if _, err := db.SearchCandidates(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	return queue(t, db)
}

func queue(t *testing.T, db *sqlite.DB) []string {
	t.Helper()
	found, err := db.FindCandidates(context.Background(), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, c := range found {
		supports, against := c.Evidence.Names()
		text := fmt.Sprintf("%d-%d %s %s", c.A, c.B, strings.Join(append(supports, against...), "+"), crm.LikelihoodOf(c.Score))
		if c.Later {
			text += " later"
		}
		out = append(out, text)
	}
	return out
}

func wantQueue(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Fatalf("\n got %q\nwant %q", got, want)
	}
}

func done(t *testing.T, op crm.Operation, err error) crm.Operation {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if op.ID == 0 {
		t.Fatal("nothing was done")
	}
	return op
}

func undo(t *testing.T, db *sqlite.DB, op int64) crm.UndoReport {
	t.Helper()
	r, err := db.Undo(context.Background(), op)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestSearchCandidates(t *testing.T) {
	born := func(r crm.Record, year, month, day int) crm.Record {
		r.Customer.Birthday = crm.Birthday{Year: year, Month: month, Day: day}
		return r
	}
	lives := func(r crm.Record, address string) crm.Record {
		r.Customer.Address = address
		return r
	}
	crowd := []crm.Record{}
	for i := range 9 {
		crowd = append(crowd, buyer(fmt.Sprint(i), fmt.Sprintf("buyer%d", i), fmt.Sprintf("名字%d", i), sharedNumber))
	}
	for _, c := range []struct {
		name    string
		records []crm.Record
		want    []string
	}{
		{"SamePhoneSameName", []crm.Record{buyer("1", "lin", "林静宜", sharedNumber), buyer("2", "lin2", "林静宜", sharedNumber)}, []string{"1-2 phone+name high"}},
		{"SamePhoneOtherName", []crm.Record{buyer("1", "lin", "林静宜", sharedNumber), buyer("2", "zhou", "周强", sharedNumber)}, []string{"1-2 phone+otherName medium"}},
		{"MaskedPhoneThatFits", []crm.Record{buyer("1", "lin", "林静宜", sharedNumber), buyer("2", "lin2", "林**", "138****6021")}, []string{"1-2 maskedPhone+nameFits low"}},
		{"MaskedPhoneOfAnother", []crm.Record{buyer("1", "lin", "林静宜", sharedNumber), buyer("2", "zhou", "周**", "138****6021")}, nil},
		{"TwoFullNumbersWithTheSameEnds", []crm.Record{buyer("1", "lin", "林静宜", sharedNumber), buyer("2", "lin2", "林**", "+8613899996021")}, nil},
		{"SameNameAndAddress", []crm.Record{lives(buyer("1", "lin", "林静宜", ""), "文一西路 99 号"), lives(buyer("2", "lin2", "林静宜", ""), "文一西路99号")}, []string{"1-2 nameAddress medium"}},
		{"SameNameOnly", []crm.Record{buyer("1", "lin", "林静宜", ""), buyer("2", "lin2", "林静宜", "")}, nil},
		{"SameNameAndBirthday", []crm.Record{born(buyer("1", "lin", "林静宜", ""), 1990, 3, 8), born(buyer("2", "lin2", "林静宜", ""), 1990, 3, 8)}, []string{"1-2 nameBirthday low"}},
		{"Crowd", crowd, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			db, _ := testkit.MustOpenShop(t)
			testkit.MustImport(t, db, taobao, c.records...)
			wantQueue(t, search(t, db), c.want...)
		})
	}
}

func TestSearchCandidates_OnePersonOnThreePlatforms(t *testing.T) {
	db, _ := testkit.MustOpenShop(t)
	for _, platform := range []string{"taobao", "jd", "douyin"} {
		src := taobao
		src.Platform = platform
		testkit.MustImport(t, db, src, buyer(platform, "静静的小店", "林静宜", ""))
	}
	wantQueue(t, search(t, db), "1-2 account+name medium", "1-3 account+name medium", "2-3 account+name medium")
	done(t, must(db.MergeCustomers(context.Background(), 1, []int64{2, 3}, nil))(t), nil)
	wantQueue(t, queue(t, db))
	c, err := db.FindCustomerByID(context.Background(), 1)
	if err != nil || c.Figures.OrderCount != 3 {
		t.Fatalf("%+v %v", c.Figures, err)
	}
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// TestMerge_TheOldFileChangesNothing merges two, choosing names by hand, and imports the file they came from again.
func TestMerge_TheOldFileChangesNothing(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	customers := crm.ImportSource{File: "c.csv", Kind: crm.FileCustomers, Platform: "taobao", Currency: "CNY"}
	a, b := buyer("", "lin", "林静宜", sharedNumber), buyer("", "lin2", "静静", "+8613900000002")
	a.Order, b.Order = crm.OrderFacts{}, crm.OrderFacts{}
	a.Customer.Level, b.Customer.Level, b.Customer.Points = 2, 3, crm.AmountOf(50)
	testkit.MustImport(t, db, customers, a, b)
	testkit.MustImport(t, db, taobao, buyer("1", "lin", "林静宜", sharedNumber), buyer("2", "lin2", "静静", "+8613900000002"))
	done(t, must(db.MergeCustomers(ctx, 1, []int64{2}, map[crm.MergeField]int64{crm.FieldName: 2}))(t), nil)
	before := dump(t, db)
	for _, src := range []crm.ImportSource{customers, taobao} {
		records := []crm.Record{b, a}
		if src.Kind == crm.FileOrders {
			records = []crm.Record{buyer("2", "lin2", "静静", "+8613900000002"), buyer("1", "lin", "林静宜", sharedNumber)}
		}
		if res := testkit.MustImport(t, db, src, records...); res.OperationID != 0 {
			t.Errorf("%s again: %+v %+v", src.Kind, res.Tally, res.Changes)
		}
	}
	if dump(t, db) != before {
		t.Error("the old files changed something")
	}
	c := must(db.FindCustomerByID(ctx, 1))(t)
	if c.Name != "静静" || c.Nick != "lin" || c.Level != 2 || c.Points != 50 || c.Figures.OrderCount != 2 {
		t.Errorf("%+v", c)
	}
	if n, _, err := db.CountCustomers(ctx, crm.CustomerFilter{Search: "13900000002"}); err != nil || n != 0 {
		t.Errorf("%d found by the number that was not taken over, %v", n, err)
	}
}

// TestMerge_UndoneAfterALaterImport takes a merge back after an import changed an order it had moved: the order goes home
// as it is now, and the import can still be taken back after that.
func TestMerge_UndoneAfterALaterImport(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, taobao, buyer("1", "lin", "林静宜", sharedNumber), buyer("2", "zhou", "周强", sharedNumber))
	before := dump(t, db)
	merge := done(t, must(db.MergeCustomers(ctx, 1, []int64{2}, nil))(t), nil)
	later := buyer("2", "zhou", "周强", sharedNumber)
	later.Order.Status = crm.OrderDelivered
	update := testkit.MustImport(t, db, taobao, later)
	if r := undo(t, db, merge.ID); len(r.Conflicts) > 0 {
		t.Fatalf("%+v", r.Conflicts)
	}
	orders, _, err := db.FindOrders(ctx, 2, nil, 0)
	if err != nil || len(orders) != 1 || orders[0].Status != crm.OrderDelivered {
		t.Fatalf("%+v %v", orders, err)
	}
	if r := undo(t, db, update.OperationID); len(r.Conflicts) > 0 {
		t.Fatalf("%+v", r.Conflicts)
	}
	if after := dump(t, db); after != before {
		t.Errorf("was\n%s\nis\n%s", before, after)
	}
}

func TestMerge_ALaterMergeComesFirst(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, taobao, order("1", "a", 1, crm.OrderPaid), order("2", "b", 1, crm.OrderPaid), order("3", "c", 1, crm.OrderPaid))
	first := done(t, must(db.MergeCustomers(ctx, 1, []int64{2}, nil))(t), nil)
	second := done(t, must(db.MergeCustomers(ctx, 3, []int64{1}, nil))(t), nil)
	if _, err := db.PreviewUndo(ctx, first.ID); crm.ErrorKey(err) != "identity.mergedSince" {
		t.Fatal(err)
	}
	undo(t, db, second.ID)
	undo(t, db, first.ID)
	if n, _, err := db.CountCustomers(ctx, crm.CustomerFilter{}); err != nil || n != 3 {
		t.Fatal(n, err)
	}
}

// TestApart_OutlivesTheRows says that two are two, removes both with their import and imports them again.
func TestApart_OutlivesTheRows(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	records := []crm.Record{buyer("1", "lin", "林静宜", sharedNumber), buyer("2", "zhou", "周强", sharedNumber)}
	first := testkit.MustImport(t, db, taobao, records...)
	wantQueue(t, search(t, db), "1-2 phone+otherName medium")
	apart := done(t, must(db.SetApart(ctx, 2, 1))(t), nil)
	wantQueue(t, search(t, db))
	undo(t, db, first.OperationID)
	testkit.MustImport(t, db, taobao, records...)
	wantQueue(t, search(t, db))
	undo(t, db, apart.ID)
	wantQueue(t, search(t, db), "3-4 phone+otherName medium")
}

// TestApart_HoldsAgainstAnImport keeps two apart of whom one is removed; when they come again with the other's number, they
// are still somebody else.
func TestApart_HoldsAgainstAnImport(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	jd := taobao
	jd.Platform = "jd"
	testkit.MustImport(t, db, jd, buyer("1", "zhou", "周强", sharedNumber))
	first := testkit.MustImport(t, db, taobao, buyer("2", "lin", "林静宜", ""))
	done(t, must(db.SetApart(ctx, 1, 2))(t), nil)
	undo(t, db, first.OperationID)
	testkit.MustImport(t, db, taobao, buyer("2", "lin", "林静宜", sharedNumber))
	if n, _, err := db.CountCustomers(ctx, crm.CustomerFilter{}); err != nil || n != 2 {
		t.Fatal(n, err)
	}
}

func TestLater_WaitsAtTheEnd(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, taobao,
		buyer("1", "lin", "林静宜", sharedNumber), buyer("2", "lin2", "林静宜", sharedNumber),
		buyer("3", "mei", "梅梅", "+8613900000001"), buyer("4", "zhou", "周强", "+8613900000001"))
	before := search(t, db)
	wantQueue(t, before, "1-2 phone+name high", "3-4 phone+otherName medium")
	later := done(t, must(db.SetLater(ctx, 1, 2))(t), nil)
	wantQueue(t, queue(t, db), "3-4 phone+otherName medium", "1-2 phone+name high later")
	wantQueue(t, search(t, db), "3-4 phone+otherName medium", "1-2 phone+name high later")
	undo(t, db, later.ID)
	wantQueue(t, search(t, db), before...)
	merge := done(t, must(db.MergeCustomers(ctx, 3, []int64{4}, nil))(t), nil)
	wantQueue(t, queue(t, db), "1-2 phone+name high")
	undo(t, db, merge.ID)
	wantQueue(t, queue(t, db), before...)
}

// TestDecide_SpeaksOfTheWholeGroup says one word of three who look alike: it holds for every pair among them, and comes back
// as one.
func TestDecide_SpeaksOfTheWholeGroup(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, taobao, buyer("1", "lin", "林静宜", sharedNumber), buyer("2", "lin2", "林静宜", sharedNumber),
		buyer("3", "zhou", "周强", sharedNumber), buyer("4", "mei", "梅梅", sharedNumber))
	before := search(t, db)
	if len(before) != 6 {
		t.Fatal(before)
	}
	later := done(t, must(db.SetLater(ctx, 3, 1, 2))(t), nil)
	if _, put, err := db.CountCandidates(ctx); err != nil || put != 3 || later.Count != 3 {
		t.Fatal(put, later, err)
	}
	apart := done(t, must(db.SetApart(ctx, 3, 1, 2))(t), nil)
	if apart.Params["customer"] != "林静宜" || apart.Params["other"] != "林静宜、周强" {
		t.Errorf("%+v", apart.Params)
	}
	wantQueue(t, search(t, db), "1-4 phone+otherName medium", "2-4 phone+otherName medium", "3-4 phone+otherName medium")
	if again, err := db.SetApart(ctx, 1, 2); err != nil || again.ID != 0 {
		t.Errorf("said again: %+v %v", again, err)
	}
	if _, err := db.SetApart(ctx, 1, 2, 1); crm.ErrorKey(err) != "identity.sameCustomer" {
		t.Error(err)
	}
	undo(t, db, apart.ID)
	undo(t, db, later.ID)
	wantQueue(t, search(t, db), before...)
}

// TestSplit_AndBack merges two and splits them again by account and order: each has what they had, and they are not
// proposed any more.
func TestSplit_AndBack(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, taobao, buyer("1", "lin", "林静宜", sharedNumber), buyer("2", "zhou", "周强", "+8613900000002"))
	done(t, must(db.MergeCustomers(ctx, 1, []int64{2}, nil))(t), nil)
	before := dump(t, db)
	orders, _, err := db.FindOrders(ctx, 1, nil, 0)
	if err != nil || len(orders) != 2 {
		t.Fatal(orders, err)
	}
	at := slices.IndexFunc(orders, func(o crm.Order) bool { return o.Number == "2" })
	op, made, err := db.SplitCustomer(ctx, 1, crm.Split{
		Identities: []crm.Identity{{Kind: crm.IdentityAccount, Platform: "taobao", Value: "zhou"}, {Kind: crm.IdentityPhone, Value: "+8613900000002"}},
		Orders:     []int64{orders[at].ID}, Name: "周强",
	})
	done(t, op, err)
	c := must(db.FindCustomerByID(ctx, made))(t)
	if c.Name != "周强" || c.Nick != "zhou" || c.Phone != "+8613900000002" || c.Figures.OrderCount != 1 {
		t.Errorf("%+v", c)
	}
	if n, _, err := db.CountCustomers(ctx, crm.CustomerFilter{Search: "周强"}); err != nil || n != 1 {
		t.Error(n, err)
	}
	wantQueue(t, search(t, db))
	if r := undo(t, db, op.ID); len(r.Conflicts) > 0 {
		t.Fatalf("%+v", r.Conflicts)
	}
	if after := dump(t, db); after != before {
		t.Errorf("was\n%s\nis\n%s", before, after)
	}
}

// theirs is what a split can give to somebody, as one text.
func theirs(t *testing.T, db *sqlite.DB, id int64) string {
	t.Helper()
	ctx := context.Background()
	c := must(db.FindCustomerByID(ctx, id))(t)
	var b strings.Builder
	fmt.Fprintln(&b, c.Name, c.Nick, c.Phone, c.Figures)
	for _, tag := range c.Tags {
		fmt.Fprintln(&b, "tag", tag.Name)
	}
	for _, f := range c.Fields {
		fmt.Fprintln(&b, "field", f.Field.Name, f.String())
	}
	for _, n := range must(db.FindNotes(ctx, id))(t) {
		fmt.Fprintln(&b, "note", n.Text)
	}
	for _, p := range must(db.FindParcels(ctx, id))(t) {
		fmt.Fprintln(&b, "parcel", p.Order, p.Contents)
	}
	for _, w := range must(db.FindConsents(ctx, id))(t) {
		fmt.Fprintln(&b, w.Channel, w.Granted, w.Evidence)
	}
	return b.String()
}

// TestSplit_OfAMergeGivesBackTheTwo merges two who have something of every kind and splits them again: each has what was
// theirs. A no, and a yes on a number that goes, holds for the new one too.
func TestSplit_OfAMergeGivesBackTheTwo(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	const phone = "+8613900000002"
	testkit.MustImport(t, db, taobao, buyer("1", "lin", "林静宜", sharedNumber), buyer("2", "zhou", "周强", phone))
	tags, fields := []int64{}, []int64{}
	for i, who := range []int64{1, 2} {
		name := fmt.Sprint("of ", who)
		tag := must(db.CreateTag(ctx, name, ""))(t)
		field := must(db.CreateField(ctx, name, crm.FieldText))(t)
		tags, fields = append(tags, tag.ID), append(fields, field.ID)
		done(t, must(db.TagCustomers(ctx, tag.ID, roaring64.BitmapOf(uint64(who))))(t), nil)
		done(t, must(db.SetField(ctx, who, field.ID, &crm.FieldFacts{Name: name, Type: crm.FieldText, Text: "茶"}))(t), nil)
		done(t, must(db.AddNote(ctx, who, crm.NoteDraft{Text: name, Kind: crm.NoteRemark}))(t), nil)
		done(t, must(db.AddParcel(ctx, who, fmt.Sprint(who), name))(t), nil)
		done(t, must(db.SetConsent(ctx, who, []string{crm.ChannelEmail, crm.ChannelSMS}[i], i == 1, "电话里说的"))(t), nil)
	}
	first, second := theirs(t, db, 1), theirs(t, db, 2)
	done(t, must(db.MergeCustomers(ctx, 1, []int64{2}, nil))(t), nil)
	before := dump(t, db)
	what := crm.Split{
		Identities: []crm.Identity{{Kind: crm.IdentityAccount, Platform: "taobao", Value: "zhou"}, {Kind: crm.IdentityPhone, Value: phone}},
		Name:       "周强", Tags: tags[1:], Fields: fields[1:],
	}
	orders, _, err := db.FindOrders(ctx, 1, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range orders {
		if o.Number == "2" {
			what.Orders = append(what.Orders, o.ID)
		}
	}
	for _, n := range must(db.FindNotes(ctx, 1))(t) {
		if n.Text == "of 2" {
			what.Notes = append(what.Notes, n.ID)
		}
	}
	op, made, err := db.SplitCustomer(ctx, 1, what)
	done(t, op, err)
	no, yes := "email false 电话里说的\n", "sms true 电话里说的\n"
	if got, want := theirs(t, db, 1), first[:len(first)-len(no)]+yes+no; got != want {
		t.Errorf("the one who stays was\n%sis\n%s", want, got)
	}
	if got, want := theirs(t, db, made), second+no; got != want {
		t.Errorf("the other was\n%sis\n%s", want, got)
	}
	undo(t, db, op.ID)
	if after := dump(t, db); after != before {
		t.Errorf("was\n%s\nis\n%s", before, after)
	}
}

func TestSplit_Refuses(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, taobao, buyer("1", "lin", "林静宜", ""))
	for key, what := range map[string]crm.Split{
		"identity.splitNothing":    {},
		"identity.splitEverything": {Identities: []crm.Identity{{Kind: crm.IdentityAccount, Platform: "taobao", Value: "lin"}}, Orders: []int64{1}},
		"identity.splitChanged":    {Orders: []int64{99}},
	} {
		if _, _, err := db.SplitCustomer(ctx, 1, what); crm.ErrorKey(err) != key {
			t.Errorf("%s: %v", key, err)
		}
	}
}

func TestPlanMerge_FullerAndHandWrittenWin(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	a, b := buyer("1", "lin", "林**", "138****6021"), buyer("2", "lin2", "林静宜", sharedNumber)
	testkit.MustImport(t, db, taobao, a, b, order("3", "lin", 5, crm.OrderPaid))
	email := "lin@shop.cn"
	done(t, must(db.EditCustomer(ctx, 2, crm.CustomerPatch{Email: &email}))(t), nil)
	into, fields, err := db.PlanMerge(ctx, []int64{2, 1}, 0)
	if err != nil || into != 1 {
		t.Fatal(into, err)
	}
	for _, f := range fields {
		want, differs := int64(1), false
		switch f.Field {
		case crm.FieldName, crm.FieldPhone:
			want, differs = 2, true
		case crm.FieldEmail:
			want = 2
		case crm.FieldNick:
			differs = true
		}
		if f.Take != want || f.Differs != differs {
			t.Errorf("%+v", f)
		}
	}
}
