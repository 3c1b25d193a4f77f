package bind_test

import (
	"path/filepath"
	"strings"
	"testing"

	"shuke/backend/bind"
)

func TestSelection_IsFrozenTaggedAndTakenBack(t *testing.T) {
	o := openOffice(t)
	o.importFile(o.write("orders.csv", orders))
	tag := must(o.tags().Create(bind.TagDraft{Name: "回头客", Color: "accent"}))(t)
	zhejiang := "浙江"
	selected := must(o.customers().Freeze(bind.CustomerFilter{Province: &zhejiang}))(t)
	if selected.Count != 2 {
		t.Fatalf("froze %+v", selected)
	}
	// Who comes later is not in the set, even if the filter would mean them now.
	o.importFile(o.write("more.csv", strings.ReplaceAll(strings.Join(strings.SplitAfter(orders, "\n")[:2], ""), "3501,小满妈妈,13912340001", "3601,后来的,13912340099")))
	op := must(o.tags().Add(tag.ID, selected.ID))(t)
	if op.Count != 2 || op.Kind != "tag.add" || !op.Undoable {
		t.Fatalf("got %+v", op)
	}
	tagged := func() int64 { return must(o.customers().Count(bind.CustomerFilter{TagID: tag.ID}))(t).Count }
	if n := tagged(); n != 2 {
		t.Fatalf("%d carry the tag", n)
	}
	if r := must(o.journal().Preview(op.ID))(t); r.Removed != 2 || tagged() != 2 {
		t.Fatalf("the preview said %+v", r)
	}
	if r := must(o.journal().Undo(op.ID))(t); r.Removed != 2 || len(r.Conflicts) != 0 || tagged() != 0 {
		t.Fatalf("the undo said %+v", r)
	}
	_, err := o.journal().Undo(op.ID)
	wantKey(t, err, "journal.alreadyUndone")
}

func TestSelection_ThatIsGoneIsRefused(t *testing.T) {
	o := openOffice(t)
	tag := must(o.tags().Create(bind.TagDraft{Name: "回头客"}))(t)
	old := must(o.customers().FreezeIDs([]int64{1}))(t)
	for range 16 {
		must(o.customers().FreezeIDs([]int64{1}))(t)
	}
	_, err := o.tags().Add(tag.ID, old.ID)
	wantKey(t, err, "selection.gone")
	_, err = o.customers().ExportSelection("77", "csv")
	wantKey(t, err, "selection.gone")
}

func TestExportSelection_WritesExactlyTheFrozenPeople(t *testing.T) {
	o := openOffice(t)
	o.importFile(o.write("orders.csv", orders))
	page := must(o.customers().Page(bind.CustomerQuery{}))(t)
	if len(page.Rows) != 3 {
		t.Fatalf("%d rows", len(page.Rows))
	}
	selected := must(o.customers().FreezeIDs([]int64{page.Rows[0].ID, page.Rows[2].ID, 4711, -1}))(t)
	target := filepath.Join(o.home, "people.csv")
	o.window.say(target)
	if path := must(o.customers().ExportSelection(selected.ID, "csv"))(t); path != target {
		t.Fatalf("written to %q", path)
	}
	rows := readCSV(t, target)
	if len(rows) != 3 {
		t.Fatalf("got %v", rows)
	}
	text := strings.Join(rows[1], "|") + "\n" + strings.Join(rows[2], "|")
	for i, row := range page.Rows {
		if got, want := strings.Contains(text, row.Nick), i != 1; got != want {
			t.Errorf("%s in the file: %t, want %t", row.Nick, got, want)
		}
	}
}

func TestExport_WhenTheOwnerChangesTheirMindWritesNothing(t *testing.T) {
	o := openOffice(t)
	if path := must(o.customers().Export(bind.CustomerFilter{}, "xlsx"))(t); path != "" {
		t.Fatalf("written to %q", path)
	}
}

func TestExportOrders_IsAJobThatWritesThemAll(t *testing.T) {
	o := openOffice(t)
	o.importFile(o.write("orders.csv", orders))
	if e := must(o.customers().ExportOrders("csv"))(t); e != (bind.Export{}) {
		t.Fatalf("the owner changed their mind, and got %+v", e)
	}
	target := filepath.Join(o.home, "all.csv")
	o.window.say(target)
	e := must(o.customers().ExportOrders("csv"))(t)
	if j := o.finished(e.JobID); j.State != "done" || j.Kind != "export" || j.Title != "all.csv" || e.Path != target {
		t.Fatalf("%+v %+v", e, j)
	}
	if rows := readCSV(t, target); len(rows) != 1+3 || rows[1][0] != "3501" {
		t.Errorf("%v", rows)
	}
	o.window.say(filepath.Join(o.home, "nowhere", "all.csv"))
	if j := o.finished(must(o.customers().ExportOrders("csv"))(t).JobID); j.State != "failed" || j.ErrorKey != "export.cannotWrite" {
		t.Errorf("%+v", j)
	}
}

func TestCustomers_MaskContactsUntilTheOwnerAsks(t *testing.T) {
	o := openOffice(t)
	o.importFile(o.write("orders.csv", orders))
	row := must(o.customers().Page(bind.CustomerQuery{Filter: bind.CustomerFilter{Search: "小满"}}))(t).Rows[0]
	page := must(o.customers().Get(row.ID))(t)
	if row.Phone != "139****0001" || page.Phone != "139****0001" {
		t.Errorf("the list shows %q, the page %q", row.Phone, page.Phone)
	}
	for _, id := range page.Identities {
		if id.Kind == "phone" && strings.Contains(id.Value, "1391234") {
			t.Errorf("an identity shows %q", id.Value)
		}
	}
	if c := must(o.customers().Reveal(row.ID))(t); c.Phone != "+8613912340001" {
		t.Errorf("revealed %+v", c)
	}
}

func TestCustomers_RefuseWhatMakesNoSense(t *testing.T) {
	o := openOffice(t)
	odd := "dragon"
	for key, call := range map[string]func() error{
		"customer.standingUnknown": func() error { _, err := o.customers().Count(bind.CustomerFilter{Standing: odd}); return err },
		"customer.genderUnknown":   func() error { _, err := o.customers().Count(bind.CustomerFilter{Gender: &odd}); return err },
		"customer.sortUnknown":     func() error { _, err := o.customers().Page(bind.CustomerQuery{Sort: odd}); return err },
		"customer.gone":            func() error { _, err := o.customers().Get(4711); return err },
		"portrait.populationUnknown": func() error {
			_, err := screen[*bind.Portraits](o.Desk).Draw(bind.PortraitQuery{Population: odd})
			return err
		},
		"preferences.invalid": func() error {
			_, err := screen[*bind.Desktop](o.Desk).SavePreferences(bind.Preferences{Theme: odd})
			return err
		},
		"desktop.linkUnknown":   func() error { _, err := screen[*bind.Desktop](o.Desk).OpenLink("javascript:alert(1)"); return err },
		"desktop.noFileManager": func() error { _, err := screen[*bind.Desktop](o.Desk).ShowInFolder(odd); return err },
	} {
		wantKey(t, call(), key)
	}
}

func TestFilter_NarrowsByARule(t *testing.T) {
	o := openOffice(t)
	o.importFile(o.write("orders.csv", orders))
	asked := bind.CustomerFilter{Rule: `{"all":[{"field":"province","op":"in","value":["浙江"]},{"field":"orderCount","op":">=","value":1}]}`}
	n := must(o.customers().Count(asked))(t)
	if n.Count != 2 || n.Everyone != 3 || n.Paid <= 0 || n.Paid > n.EveryonePaid {
		t.Fatalf("counted %+v", n)
	}
	if page := must(o.customers().Page(bind.CustomerQuery{Filter: asked}))(t); len(page.Rows) != 2 {
		t.Fatalf("listed %d", len(page.Rows))
	}
	_, err := o.customers().Count(bind.CustomerFilter{Rule: `{"field":"shoeSize","op":"=","value":1}`})
	wantKey(t, err, "segment.rule.field")
	if words := must(screen[*bind.Rules](o.Desk).Words("province"))(t); len(words) == 0 || words[0] == "" {
		t.Fatalf("knows the provinces %q", words)
	}
}

func TestPage_SortsByNameFindsPlacesAndSaysWhereTheSearchHit(t *testing.T) {
	o := openOffice(t)
	o.importFile(o.write("orders.csv", orders))
	byName := bind.CustomerQuery{Sort: "name", Ascending: true}
	all := must(o.customers().Page(byName))(t)
	if len(all.Rows) != 3 || all.First == nil {
		t.Fatalf("got %+v", all)
	}
	second := must(o.customers().Place(byName, 1, ""))(t)
	byName.After = second.After
	if rest := must(o.customers().Page(byName))(t); second.Before != 1 || len(rest.Rows) != 2 || rest.Rows[0].ID != all.Rows[1].ID {
		t.Fatalf("from the second row on: %+v", rest.Rows)
	}
	last := must(o.customers().Place(bind.CustomerQuery{Sort: "name", Ascending: true}, 0, "z"))(t)
	if last.Before == 0 || last.After == nil {
		t.Fatalf("Z begins behind %+v", last)
	}
	_, err := o.customers().Place(bind.CustomerQuery{}, 0, "z")
	wantKey(t, err, "customer.placeUnknown")

	for text, want := range map[string]string{"小满": "name", "xmmm": "sound", "1391234": "phone", "3501": "order"} {
		page := must(o.customers().Page(bind.CustomerQuery{Filter: bind.CustomerFilter{Search: text}}))(t)
		if len(page.Rows) == 0 || page.Rows[0].Hit != want {
			t.Errorf("%s hit %+v", text, page.Rows)
		}
	}
	address := bind.Address{CustomerID: all.Rows[0].ID, Label: "公司", Recipient: "前台", Phone: "021-6666 8888", Address: "上海市静安区南京西路 1 号"}
	must(screen[*bind.Profiles](o.Desk).SaveAddress(address))(t)
	must(screen[*bind.Profiles](o.Desk).SaveAddress(bind.Address{CustomerID: all.Rows[0].ID, Label: "家", Address: "苏州市姑苏区平江路 2 号"}))(t)
	for _, text := range []string{"平江", "平", "平江路 2", "02166668888"} {
		page := must(o.customers().Page(bind.CustomerQuery{Filter: bind.CustomerFilter{Search: text}}))(t)
		if len(page.Rows) != 1 || page.Rows[0].ID != all.Rows[0].ID || page.Rows[0].Hit != "address" {
			t.Errorf("%s found %+v", text, page.Rows)
		}
	}
}

func TestViews_AreSavedWithTheirColumns(t *testing.T) {
	o := openOffice(t)
	views := screen[*bind.Views](o.Desk)
	columns := []bind.ListColumn{{Key: "name", Width: 240}, {Key: "totalPaid"}}
	saved := must(views.Create("大客户", "sort=totalPaid", columns))(t)
	if got := must(views.All())(t); len(got) != 1 || got[0].ID != saved.View.ID || len(got[0].Columns) != 2 || got[0].Columns[0].Width != 240 {
		t.Fatalf("saved %+v", got)
	}
	if r := must(o.journal().Undo(saved.Operation.ID))(t); len(r.Conflicts) != 0 || len(must(views.All())(t)) != 0 {
		t.Fatalf("the undo said %+v", r)
	}
	_, err := views.Create("很宽", "", []bind.ListColumn{{Key: "name", Width: 99999}})
	wantKey(t, err, "preferences.invalid")
}

func TestPreferences_KeepColumnsAndTheLastListOfEachShop(t *testing.T) {
	o := openOffice(t)
	desktop := screen[*bind.Desktop](o.Desk)
	must(desktop.SavePreferences(bind.Preferences{Density: "roomy", Columns: []bind.ListColumn{{Key: "name"}}}))(t)
	if p := must(desktop.Preferences())(t); p.Density != "roomy" || len(p.Columns) != 1 {
		t.Fatalf("kept %+v", p)
	}
	_, err := desktop.SavePreferences(bind.Preferences{Density: "tiny"})
	wantKey(t, err, "preferences.invalid")
	if last := must(desktop.LastList())(t); last != "" {
		t.Fatalf("begins at %q", last)
	}
	must(desktop.KeepList("sort=netPaid"))(t)
	if last := must(desktop.LastList())(t); last != "sort=netPaid" {
		t.Fatalf("goes on at %q", last)
	}
}
