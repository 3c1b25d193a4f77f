package sqlite_test

import (
	"context"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// memberFile is a customer file with policies.
func memberFile(policies map[string]crm.Policy) crm.ImportSource {
	return crm.ImportSource{File: "people.csv", Kind: crm.FileCustomers, Platform: "shop", Currency: "CNY", Policies: policies}
}

func lin(name string, fields ...crm.FieldFacts) crm.Record {
	return crm.Record{Customer: crm.CustomerFacts{Accounts: []string{"lin"}, Nick: "lin", Name: name, Level: 2, Fields: fields}}
}

func card(text string) crm.FieldFacts {
	return crm.FieldFacts{Name: "card", Type: crm.FieldText, Text: text}
}

func valueOf(t *testing.T, db *sqlite.DB, nick, field string) string {
	t.Helper()
	for _, v := range mustFind(t, db, nick).Fields {
		if v.Field.Name == field {
			return v.String()
		}
	}
	return ""
}

func TestImport_Policies(t *testing.T) {
	for name, c := range map[string]struct {
		policy     crm.Policy
		byHand     bool
		name, card string
	}{
		"a customer file overwrites":              {"", false, "new", "new"},
		"and leaves alone what the owner wrote":   {"", true, "mine", "mine"},
		"fill leaves what is known":               {crm.PolicyFill, false, "old", "old"},
		"keep leaves what is known":               {crm.PolicyKeep, false, "old", "old"},
		"overwrite replaces what a file said":     {crm.PolicyOverwrite, false, "new", "new"},
		"overwrite replaces what the owner wrote": {crm.PolicyOverwrite, true, "new", "new"},
	} {
		t.Run(name, func(t *testing.T) {
			db, _ := testkit.MustOpenShop(t)
			testkit.MustImport(t, db, memberFile(nil), lin("old", card("old")))
			if c.byHand {
				writeByHand(t, db)
			}
			policies := map[string]crm.Policy{}
			if c.policy != "" {
				policies["name"], policies["field:card"] = c.policy, c.policy
			}
			testkit.MustImport(t, db, memberFile(policies), lin("new", card("new")), lin("later", card("later")))
			if got := mustFind(t, db, "lin").Name; got != c.name {
				t.Errorf("the name is %q, want %q", got, c.name)
			}
			if got := valueOf(t, db, "lin", "card"); got != c.card {
				t.Errorf("the card is %q, want %q", got, c.card)
			}
			if again := testkit.MustImport(t, db, memberFile(policies), lin("new", card("new")), lin("later", card("later"))); again.OperationID != 0 {
				t.Errorf("the same file again changed %+v", again.Changes)
			}
		})
	}
}

func writeByHand(t *testing.T, db *sqlite.DB) {
	t.Helper()
	ctx := context.Background()
	c, mine := mustFind(t, db, "lin"), "mine"
	if _, err := db.EditCustomer(ctx, c.ID, crm.CustomerPatch{Name: &mine}); err != nil {
		t.Fatal(err)
	}
	if _, err := db.SetField(ctx, c.ID, c.Fields[0].Field.ID, &crm.FieldFacts{Type: crm.FieldText, Text: mine}); err != nil {
		t.Fatal(err)
	}
}

// Keep is for whom the file brings: a customer who is there gets nothing, not even where nothing is known.
func TestImport_KeepGivesOnlyNewCustomers(t *testing.T) {
	db, _ := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, memberFile(nil), lin(""))
	zhou := crm.Record{Customer: crm.CustomerFacts{Accounts: []string{"zhou"}, Nick: "zhou", Name: "周", Tags: []string{"vip"}}}
	was := lin("林", card("gold"))
	was.Customer.Tags = []string{"vip"}
	testkit.MustImport(t, db, memberFile(map[string]crm.Policy{"name": crm.PolicyKeep, "tags": crm.PolicyKeep, "field:card": crm.PolicyKeep}), was, zhou)
	if c := mustFind(t, db, "lin"); c.Name != "" || len(c.Tags) != 0 || len(c.Fields) != 0 {
		t.Errorf("lin became %+v", c)
	}
	if c := mustFind(t, db, "zhou"); c.Name != "周" || len(c.Tags) != 1 {
		t.Errorf("zhou is %+v", c)
	}
}

func TestField_DeletedAndTakenBack(t *testing.T) {
	db, _ := testkit.MustOpenShop(t)
	ctx := context.Background()
	testkit.MustImport(t, db, memberFile(nil), lin("林", card("gold"), crm.FieldFacts{Name: "since", Type: crm.FieldDate, Number: crm.DayNumber(2024, 2, 29)}))
	if got := valueOf(t, db, "lin", "since"); got != "2024-02-29" {
		t.Errorf("the day is %q", got)
	}
	fields, err := db.FindFields(ctx)
	if err != nil || len(fields) != 2 {
		t.Fatal(fields, err)
	}
	op, err := db.DeleteField(ctx, fields[0].ID)
	if err != nil || valueOf(t, db, "lin", "card") != "" {
		t.Fatal("the value is still shown", err)
	}
	if _, err := db.CreateField(ctx, "card", crm.FieldNumber); err != nil {
		t.Fatal(err)
	}
	report, err := db.PreviewUndo(ctx, op.ID)
	if err != nil || len(report.Conflicts) != 1 || report.Conflicts[0].Key != "conflict.fieldNameTaken" {
		t.Fatalf("%+v, %v", report, err)
	}
	made, err := db.LatestUndoable(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []int64{made.ID, op.ID} {
		if _, err := db.Undo(ctx, id); err != nil {
			t.Fatal(err)
		}
	}
	if got := valueOf(t, db, "lin", "card"); got != "gold" {
		t.Errorf("after the undo the card is %q", got)
	}
}

// What the owner took away does not come back with the next file, unless its column says so.
func TestField_TakenAwayStaysAway(t *testing.T) {
	db, _ := testkit.MustOpenShop(t)
	ctx := context.Background()
	testkit.MustImport(t, db, memberFile(nil), lin("林", card("gold")))
	c := mustFind(t, db, "lin")
	if _, err := db.SetField(ctx, c.ID, c.Fields[0].Field.ID, nil); err != nil {
		t.Fatal(err)
	}
	testkit.MustImport(t, db, memberFile(nil), lin("林", card("gold")))
	if got := valueOf(t, db, "lin", "card"); got != "" {
		t.Errorf("it came back as %q", got)
	}
	testkit.MustImport(t, db, memberFile(map[string]crm.Policy{"field:card": crm.PolicyOverwrite}), lin("林", card("gold")))
	if got := valueOf(t, db, "lin", "card"); got != "gold" {
		t.Errorf("the column that overwrites left %q", got)
	}
}

func TestReadings(t *testing.T) {
	db, _ := testkit.MustOpenShop(t)
	ctx := context.Background()
	for range 2 { // the second gives way to the first's name
		if err := db.SaveReading(ctx, crm.KnownReading{Signature: "s", Name: "n", File: "a.csv", Mapping: "{}", HeaderRow: 3}); err != nil {
			t.Fatal(err)
		}
	}
	r, err := db.ReadingOf(ctx, "s")
	if err != nil || r == nil || r.HeaderRow != 3 {
		t.Fatalf("%+v, %v", r, err)
	}
	if err := db.RenameReading(ctx, r.ID, " 月报 "); err != nil {
		t.Fatal(err)
	}
	if list, err := db.FindReadings(ctx); err != nil || len(list) != 1 || list[0].Name != "月报" {
		t.Fatalf("%+v, %v", list, err)
	}
	if err := db.ForgetReading(ctx, r.ID); err != nil {
		t.Fatal(err)
	}
	if err := db.ForgetReading(ctx, r.ID); crm.ErrorKey(err) != "reading.gone" {
		t.Errorf("got %v", err)
	}
}
