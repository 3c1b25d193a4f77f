package bind_test

import (
	"testing"

	"shuke/backend/bind"
	"shuke/backend/crm"
)

func TestDesk_ClosingIsAskedAboutWhileAnImportRuns(t *testing.T) {
	o := openOffice(t)
	if o.BeforeClose() {
		t.Fatal("nothing goes on, and the window stays")
	}
	held, release := o.window.holdJobs()
	defer release()
	id := must(screen[*bind.Imports](o.Desk).Begin(bind.ImportRequest{Path: "../importer/testdata/taobao-orders-2017.csv"}))(t)
	<-held
	if !o.BeforeClose() || !o.window.heard(crm.EventWindowClosing) {
		t.Fatal("an import runs, and the owner is not asked")
	}
	if must(screen[*bind.Desktop](o.Desk).Leave())(t); o.BeforeClose() || !o.window.heard("quit") {
		t.Fatal("the owner said that the window may close, and it stays")
	}
	release()
	o.Close()
	if j := must(screen[*bind.Jobs](o.Desk).Get(id))(t); j.State == "running" {
		t.Fatalf("the import goes on behind a window that is closed: %+v", j)
	}
}

func TestDesk_ADryRunKeepsNoWindowOpen(t *testing.T) {
	o := openOffice(t)
	held, release := o.window.holdJobs()
	defer release()
	must(screen[*bind.Imports](o.Desk).Rehearse([]bind.ImportRequest{{Path: "../importer/testdata/taobao-orders-2017.csv"}}))(t)
	<-held
	if o.BeforeClose() {
		t.Fatal("only a dry run goes on, and the window stays")
	}
}
