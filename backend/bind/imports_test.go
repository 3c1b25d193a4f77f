package bind_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shuke/backend/bind"
	"shuke/backend/crm"
)

func TestImports_FromDryRunToHistory(t *testing.T) {
	o := openOffice(t)
	file := o.write("orders.csv", orders)

	dry := o.tryOut(file)[0].Result
	if dry == nil || !dry.DryRun || dry.Rows != 5 || dry.Created != 3 || dry.Rejected != 2 || dry.RejectsFile != "" || dry.OperationID != 0 {
		t.Fatalf("the dry run said %+v", dry)
	}
	if st := must(o.shop().State())(t); st.Customers+st.Orders != 0 {
		t.Fatalf("the dry run wrote %+v", st)
	}

	did := must(o.imports().Result(o.importFile(file)))(t)
	if did.DryRun || did.Created != dry.Created || did.Rejected != dry.Rejected || did.Customers != 3 || did.OperationID == 0 {
		t.Fatalf("the import said %+v, the dry run %+v", did, dry)
	}
	if sum := did.Created + did.Updated + did.Unchanged + did.Rejected + did.Ignored; sum != did.Rows {
		t.Errorf("%d rows, %d counted", did.Rows, sum)
	}
	if !o.window.heard(crm.EventShopChanged) || !o.window.heard(crm.EventJobFinished) {
		t.Error("the page was not told")
	}

	history := must(o.imports().History())(t)
	if len(history) != 1 || history[0].File != "orders.csv" || history[0].Rejected != 2 || history[0].At == 0 {
		t.Fatalf("the history is %+v", history)
	}
	must(o.journal().Undo(did.OperationID))(t)
	if history := must(o.imports().History())(t); len(history) != 0 {
		t.Fatalf("the history keeps what was taken back: %+v", history)
	}
}

// The reason stands in the owner's language in a column of its own, under a header that says so.
func TestImports_RejectsAreExplainedInTheOwnersLanguage(t *testing.T) {
	for language, want := range map[string][3]string{
		"zh-CN": {"拒收原因", "没有订单号", "金额读不懂"},
		"zh-TW": {"拒收原因", "沒有訂單編號", "金額看不懂"},
		"en":    {"Why refused", "no order number", "an amount cannot be read"},
	} {
		t.Run(language, func(t *testing.T) {
			o := openOffice(t)
			must(screen[*bind.Desktop](o.Desk).SavePreferences(bind.Preferences{Language: language}))(t)
			id := o.importFile(o.write("orders.csv", orders))
			target := filepath.Join(o.home, "saved.csv")
			o.window.say(target)
			if saved := must(o.imports().SaveRejects(id))(t); saved != target {
				t.Fatalf("saved to %q", saved)
			}
			rows := readCSV(t, target)
			if len(rows) != 3 {
				t.Fatalf("%d rows", len(rows))
			}
			for i, row := range rows {
				if reason := row[len(row)-1]; reason != want[i] {
					t.Errorf("row %d says %q, want %q", i, reason, want[i])
				}
			}
			if rows[1][1] != "阿橘" || rows[2][0] != "3503" {
				t.Errorf("the rows are %v", rows[1:])
			}
		})
	}
}

// While the preference follows the system, files speak what the page says it speaks; a preference has the last word.
func TestImports_FilesSpeakWhatThePageSpeaks(t *testing.T) {
	o := openOffice(t)
	desktop := screen[*bind.Desktop](o.Desk)
	reason := func() string {
		r := must(o.imports().Result(o.importFile(o.write("orders.csv", orders))))(t)
		header := readCSV(t, r.RejectsFile)[0]
		return header[len(header)-1]
	}
	must(desktop.Speak("en-GB"))(t)
	if got := reason(); got != "Why refused" {
		t.Errorf("a page in English gets the header %q", got)
	}
	must(desktop.SavePreferences(bind.Preferences{Language: "zh-TW"}))(t)
	if got := reason(); got != "拒收原因" {
		t.Errorf("a preference for Chinese gets the header %q", got)
	}
}

func readCSV(t *testing.T, path string) [][]string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestImports_SaveRejects(t *testing.T) {
	o := openOffice(t)
	clean := o.write("clean.csv", strings.Join(strings.SplitAfter(orders, "\n")[:2], ""))
	id := o.importFile(clean)
	_, err := o.imports().SaveRejects(id)
	wantKey(t, err, "import.noRejects")
	_, err = o.imports().SaveRejects("77")
	wantKey(t, err, "job.gone")

	id = o.importFile(o.write("orders.csv", orders))
	if saved := must(o.imports().SaveRejects(id))(t); saved != "" {
		t.Errorf("the owner changed their mind and got %q", saved)
	}
}

func TestImports_ResultOfAJobThatRunsIsNotThereYet(t *testing.T) {
	o := openOffice(t)
	held, release := o.window.holdJobs()
	defer release()
	id := must(o.imports().Begin(bind.ImportRequest{Path: o.write("orders.csv", orders)}))(t)
	<-held
	_, err := o.imports().Result(id)
	wantKey(t, err, "job.notDone")
	release()
	o.finished(id)
}

func TestImports_WhatWasShownIsImported(t *testing.T) {
	o := openOffice(t)
	path := o.write("orders.csv", orders)
	o.tryOut(path)
	o.write("orders.csv", manyOrders(3))
	_, err := o.imports().Begin(bind.ImportRequest{Path: path})
	wantKey(t, err, "import.file.changedSince")
	o.tryOut(path)
	o.importFile(path)
	if history := must(o.imports().History())(t); len(history) != 1 || history[0].Created != 3 {
		t.Fatalf("%+v", history)
	}
}

// manyOrders is a file of several batches.
func manyOrders(n int) string {
	var b strings.Builder
	b.WriteString(strings.SplitAfter(orders, "\n")[0])
	for i := range n {
		fmt.Fprintf(&b, "9%07d,buyer%d,,浙江省,交易成功,5.00,2026-01-02 08:00:00,2026-01-02 08:01:00\n", i, i)
	}
	return b.String()
}

func TestImports_CancelLeavesTheShopAsItWas(t *testing.T) {
	o := openOffice(t)
	o.importFile(o.write("orders.csv", orders))
	before := must(o.shop().Totals())(t)
	held, release := o.window.holdJobs()
	defer release()
	id := must(o.imports().Begin(bind.ImportRequest{Path: o.write("many.csv", manyOrders(20_000))}))(t)
	<-held
	must(o.jobs().Cancel(id))(t)
	release()
	if j := o.finished(id); j.State != "cancelled" {
		t.Fatalf("the job ended %+v", j)
	}
	if after := must(o.shop().Totals())(t); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Fatalf("%+v became %+v", before, after)
	}
	if history := must(o.imports().History())(t); len(history) != 1 {
		t.Fatalf("the history is %+v", history)
	}
	// And the shop takes the next import.
	o.importFile(o.write("more.csv", manyOrders(10)))
}

func TestImports_AFileThatIsNoTableFailsWithItsSentence(t *testing.T) {
	o := openOffice(t)
	id := must(o.imports().Begin(bind.ImportRequest{Path: o.write("empty.csv", "")}))(t)
	if j := o.finished(id); j.State != "failed" || j.ErrorKey != "import.file.empty" {
		t.Fatalf("the job ended %+v", j)
	}
	_, err := o.imports().Inspect(filepath.Join(o.home, "nowhere.csv"), bind.ReadOptions{})
	wantKey(t, err, "import.file.missing")
}

// A wide table whose few known columns tell nothing of its rows: once the owner says what they are, those columns are matched.
func TestImports_KindAloneMatchesTheColumnsThatSayWhatTheyAre(t *testing.T) {
	o := openOffice(t)
	wide, cells := "姓名,手机号", "林静宜,13812340001"
	for i := range 20 {
		wide += fmt.Sprintf(",甲%d", i)
		cells += fmt.Sprintf(",%d", i)
	}
	file := o.write("wide.csv", wide+"\n"+cells+"\n")
	if in := must(o.imports().Inspect(file, bind.ReadOptions{}))(t); in.Kind != "" {
		t.Fatalf("it is taken for %s", in.Kind)
	}
	in := must(o.imports().Inspect(file, bind.ReadOptions{Kind: "customers"}))(t)
	if in.Kind != "customers" || in.Columns[0].Field != "name" || in.Columns[1].Field != "phone" || in.Columns[2].Field != "" || len(in.Missing) != 0 {
		t.Errorf("got %+v", in)
	}
	in = must(o.imports().Inspect(o.write("strange.csv", "甲,乙\n1,2\n"), bind.ReadOptions{Kind: "orders"}))(t)
	if in.Kind != "orders" || len(in.Missing) == 0 {
		t.Errorf("got %+v", in)
	}
}

// What the mapping screen changes is what the import follows, and what the saved mapping says.
func TestImports_FollowTheOwnersMapping(t *testing.T) {
	o := openOffice(t)
	file := o.write("list.csv", "谁,花了,哪天\nlin,12.50,2026-03-01\nzhou,8,2026-03-02\n")
	options := bind.ReadOptions{
		Kind: "orders", Platform: "market", Columns: []bind.ColumnMapping{
			{Column: "谁", Field: "account"}, {Column: "花了", Field: "paid"}, {Column: "哪天", Field: "createdAt+paidAt"},
		},
	}
	in := must(o.imports().Inspect(file, options))(t)
	if in.Kind != "orders" || in.Platform != "market" || len(in.Missing) != 0 {
		t.Fatalf("got %+v", in)
	}
	id := must(o.imports().Begin(bind.ImportRequest{Path: file, Options: options}))(t)
	o.finished(id)
	if r := must(o.imports().Result(id))(t); r.Created != 2 || r.Customers != 2 {
		t.Fatalf("got %+v", r)
	}
	if totals := must(o.shop().Totals())(t); totals.Paid != 20_50 {
		t.Fatalf("got %+v", totals)
	}
	target := filepath.Join(o.home, "list.mapping.json")
	o.window.say(target)
	must(o.imports().SaveMapping(file, options))(t)
	text := string(must(os.ReadFile(target))(t))
	for _, want := range []string{"谁", "account", "market"} {
		if !strings.Contains(text, want) {
			t.Errorf("the mapping lacks %s: %s", want, text)
		}
	}
}
