package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCustomers_AreFoundCountedAndListed(t *testing.T) {
	tt := newTerminal(t)
	tt.mustDo("import", writeFile(t, "orders.csv", orders))
	list := read[[]customerJSON](t, tt.mustDo("customers", "--json"))
	if len(list) != 2 || list[0].Nick != "小满妈妈" || list[0].NetPaid != "59.90" || list[0].OrderCount != 2 || list[0].Standing != "buyer" ||
		list[0].Province != "浙江" || list[0].Phone != "+8613912340001" || list[0].LastOrderAt != "2026-01-04T21:01:00+08:00" {
		t.Errorf("%+v", list)
	}
	for search, want := range map[string]string{"小满": "1", "13912340005": "1", "3504": "1", "xmmm": "1", "013912340005": "1", "nobody": "0", "": "2"} {
		if got := strings.TrimSpace(tt.mustDo("customers", "--search", search, "--count")); got != want {
			t.Errorf("search %q counts %s, want %s", search, got, want)
		}
	}
	if out := tt.mustDo("customers"); !strings.Contains(out, "139****0001") || strings.Contains(out, "13912340001") {
		t.Errorf("the list for reading does not mask phones: %s", out)
	}
	rows, err := csv.NewReader(strings.NewReader(tt.mustDo("customers", "--csv"))).ReadAll()
	if err != nil || len(rows) != 3 || rows[0][0] != "id" || rows[1][2] != "小满妈妈" {
		t.Errorf("%v, %v", rows, err)
	}
}

func TestUndo_TakesTheImportBackAndItselfToo(t *testing.T) {
	tt := newTerminal(t)
	imported := tt.importOne(writeFile(t, "orders.csv", orders))
	before := tt.totals()
	undone := read[undoJSON](t, tt.mustDo("undo", "--json"))
	if undone.Operation.ID != imported.Operation || undone.Removed == 0 || len(undone.Conflicts) != 0 {
		t.Errorf("%+v", undone)
	}
	if left := tt.totals(); left.Customers+left.Orders+left.Lines != 0 {
		t.Errorf("undo left %+v", left)
	}
	if o := tt.on("undo", "--json"); o.status != exitFailed || o.out != "" {
		t.Errorf("a second undo: status %d, %s", o.status, o.out)
	}
	journal := read[[]operationJSON](t, tt.mustDo("journal", "--json"))
	if len(journal) != 2 || journal[0].Kind != "undo" || journal[0].Undoes != imported.Operation ||
		journal[1].UndoneBy != journal[0].ID || !strings.HasPrefix(journal[0].Sentence, "Undid: Imported orders.csv") {
		t.Errorf("%+v", journal)
	}
	tt.mustDo("import", writeFile(t, "orders.csv", orders))
	if after := tt.totals(); !same(before, after) {
		t.Errorf("importing again gave %+v, not %+v", after, before)
	}
}

func TestRedo_DoesAgainWhatWasUndone(t *testing.T) {
	tt := newTerminal(t)
	imported := tt.importOne(writeFile(t, "orders.csv", orders))
	before := tt.totals()
	if o := tt.on("redo"); o.status != exitFailed {
		t.Errorf("there is nothing to redo yet: %+v", o)
	}
	tt.mustDo("undo")
	redone := read[undoJSON](t, tt.mustDo("redo", "--json"))
	if redone.Operation.Undoes != imported.Operation || redone.Restored == 0 || len(redone.Conflicts) != 0 {
		t.Errorf("%+v", redone)
	}
	if after := tt.totals(); !same(before, after) {
		t.Errorf("the redo gave %+v, not %+v", after, before)
	}
	if out := tt.mustDo("journal"); !strings.Contains(out, "Redid: Imported orders.csv") {
		t.Error(out)
	}
	if out := tt.mustDo("undo"); !strings.Contains(out, "Undid: Imported orders.csv") {
		t.Error(out)
	}
	tt.mustDo("import", writeFile(t, "orders.csv", orders))
	if o := tt.on("redo"); o.status != exitFailed {
		t.Errorf("something else was done since: %+v", o)
	}
}

func TestJournal_PagesMeet(t *testing.T) {
	tt := newTerminal(t)
	tt.mustDo("generate", "--customers", "3", "--orders", "3", "--seed", "1")
	tt.mustDo("undo")
	for _, limit := range []string{"1", "2", "5"} {
		n := len(read[[]operationJSON](t, tt.mustDo("journal", "--json", "--limit", limit)))
		if want := map[string]int{"1": 1, "2": 2, "5": 2}[limit]; n != want {
			t.Errorf("limit %s gives %d steps", limit, n)
		}
	}
}

func TestGenerate_SameSeedSameShop(t *testing.T) {
	shops := make([]string, 3)
	for i, seed := range []string{"7", "7", "8"} {
		tt := newTerminal(t)
		tt.mustDo("generate", "--customers", "400", "--orders", "1200", "--seed", seed, "--until", "2026-10-31")
		got := tt.totals()
		if got.Customers != 400 || got.Orders != 1200 || got.Products != 60 {
			t.Errorf("%+v", got)
		}
		shops[i] = tt.mustDo("customers", "--json")
	}
	if shops[0] != shops[1] {
		t.Error("the same seed gave two shops")
	}
	if shops[0] == shops[2] {
		t.Error("another seed gave the same shop")
	}
}

func TestChart_IsNumbersPageAndWorkbook(t *testing.T) {
	tt := newTerminal(t)
	tt.mustDo("generate", "--customers", "400", "--orders", "1200", "--seed", "7")
	for chart, rows := range map[string]int{"age": 8, "gender": 4} {
		c := read[chartJSON](t, tt.mustDo("chart", chart, "--json"))
		sum := int64(0)
		for _, bar := range c.Rows {
			sum += bar.Customers
		}
		if c.Chart != chart || len(c.Rows) != rows || sum != 400 || c.Customers != 400 || c.Known == 0 {
			t.Errorf("%+v", c)
		}
	}
	region := read[chartJSON](t, tt.mustDo("chart", "region", "--json", "--of", "buyers", "--last-days", "365"))
	if region.Customers == 0 || region.Customers >= 400 || len(region.Rows) < 10 || *region.Rows[0].Country != "CN" || region.Rows[0].Code == 0 {
		t.Errorf("%+v", region)
	}
	for file, begin := range map[string]string{"region.html": "<!", "age.xlsx": "PK", "source.html": "<!", "source.xlsx": "PK"} {
		path := filepath.Join(t.TempDir(), file)
		tt.mustDo("chart", strings.Split(file, ".")[0], "--out", path)
		if text, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(text), begin) {
			t.Errorf("%s: %v, %.20q", file, err, text)
		}
	}
}

func TestExport_CanBeImportedElsewhere(t *testing.T) {
	tt := newTerminal(t)
	tt.mustDo("generate", "--customers", "120", "--orders", "300", "--seed", "7")
	reachable := int64(0) // a list names people by phone and e-mail; whose platform hides both stays behind
	for _, c := range read[[]customerJSON](t, tt.mustDo("customers", "--json")) {
		if c.Email != "" || c.Phone != "" && !strings.Contains(c.Phone, "*") {
			reachable++
		}
	}
	for _, file := range []string{"customers.csv", "customers.xlsx", "orders.csv", "orders.xlsx"} {
		path := filepath.Join(t.TempDir(), file)
		what := strings.Split(file, ".")[0]
		if out := tt.mustDo("export", what, path); out != "" {
			t.Errorf("export %s says %s on standard output", file, out)
		}
		other := newTerminal(t)
		if what == "orders" {
			if r := other.importOne(path); r.Orders != 300 || r.Created != r.Rows {
				t.Errorf("%s of 300: %+v", file, r)
			}
			continue
		}
		if r := other.importOne(path); r.Rows != 120 || r.Created < reachable {
			t.Errorf("%s of 120, at least %d to be read back: %+v", file, reachable, r)
		}
	}
}

func TestImport_NamesAFileOnceInItsError(t *testing.T) {
	path := filepath.Join(t.TempDir(), "figures.csv")
	if err := os.WriteFile(path, []byte("ID,frequency,recency,T\n1,2,30.4,38.9\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if o := newTerminal(t).on("import", path); o.status != exitFailed || strings.Count(o.err, "figures.csv") != 1 {
		t.Errorf("status %d, %s", o.status, o.err)
	}
}

func TestBackup_IsAShop(t *testing.T) {
	tt := newTerminal(t)
	tt.mustDo("generate", "--customers", "50", "--orders", "100", "--seed", "7")
	copied := filepath.Join(t.TempDir(), "copy.shuke")
	tt.mustDo("backup", copied)
	before := tt.totals()
	if o := tt.on("backup", copied); o.status != exitFailed || !strings.Contains(o.err, "not overwritten") {
		t.Errorf("status %d, %s", o.status, o.err)
	}
	tt.shop = copied
	if after := tt.totals(); !same(before, after) {
		t.Errorf("%+v became %+v", before, after)
	}
}
