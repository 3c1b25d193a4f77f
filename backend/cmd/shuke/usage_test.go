package main

import (
	"os"
	"strings"
	"testing"
)

func TestUsage_IsRefusedWithTwo(t *testing.T) {
	tt := newTerminal(t)
	for _, line := range []string{
		"nonsense",
		"--nonsense",
		"totals",
		"customers",
		"--shop x totals extra",
		"--shop x totals --nonsense",
		"--shop",
		"--shop x import",
		"--shop x import --as nonsense file.csv",
		"--shop x import --dry-run=perhaps file.csv",
		"--shop x chart",
		"--shop x chart moon",
		"--shop x chart age --json --out a.html",
		"--shop x chart age --out a.pdf",
		"--shop x chart age --of everybody",
		"--shop x export customers",
		"--shop x export notes a.csv",
		"--shop x export customers a.doc",
		"--shop x undo last",
		"--shop x customers --json --csv",
		"--shop x generate --customers none",
		"--shop x generate --customers 0",
		"--shop x generate --until yesterday",
		"--shop x backup",
		"bench nonsense",
		"bench import --rows 0",
	} {
		o := tt.run(strings.Fields(line)...)
		if o.status != exitUsage || o.out != "" || !strings.Contains(o.err, "shuke --help") {
			t.Errorf("shuke %s: status %d, out %q, err %q", line, o.status, o.out, o.err)
		}
	}
}

func TestUsage_ShopMayStandInTheEnvironment(t *testing.T) {
	tt := newTerminal(t)
	tt.mustDo("generate", "--customers", "5", "--orders", "5")
	named := newTerminal(t, "SHUKE_SHOP="+tt.shop)
	if o := named.run("totals", "--json"); o.status != exitDone || read[totalsJSON](t, o.out).Customers != 5 {
		t.Errorf("status %d, out %s, err %s", o.status, o.out, o.err)
	}
}

func TestFailure_IsOneAndOneSentence(t *testing.T) {
	for line, want := range map[string]string{
		"totals --json":            "no such shop file",
		"import missing.csv":       "missing.csv: The file is not there; nothing was imported. It may have been renamed, moved, or be on a drive that was unplugged.",
		"import . --json":          "folder",
		"import a.csv --mapping b": "mapping file",
	} {
		tt := newTerminal(t)
		o := tt.on(strings.Fields(line)...)
		if o.status != exitFailed || !strings.Contains(o.err, want) {
			t.Errorf("shuke %s: status %d, err %q", line, o.status, o.err)
		}
		if _, err := os.Stat(tt.shop); err == nil {
			t.Errorf("shuke %s left an empty shop", line)
		}
	}
	tt := newTerminal(t)
	tt.mustDo("generate", "--customers", "5", "--orders", "5")
	for line, want := range map[string]string{
		"undo 999":            "",
		"customers --tag VIP": "“VIP”",
	} {
		if o := tt.on(strings.Fields(line)...); o.status != exitFailed || !strings.Contains(o.err, want) || o.out != "" {
			t.Errorf("shuke %s: status %d, out %q, err %q", line, o.status, o.out, o.err)
		}
	}
}

func TestLanguage_FollowsTheLocale(t *testing.T) {
	for _, c := range []struct {
		env  []string
		want string
	}{
		{nil, "no such command"},
		{[]string{"LANG=en_US.UTF-8"}, "no such command"},
		{[]string{"LANG=zh_CN.UTF-8"}, "没有这个命令"},
		{[]string{"LANG=zh_TW.UTF-8"}, "沒有這個命令"},
		{[]string{"LANG=zh_CN.UTF-8", "LC_ALL=C"}, "no such command"},
	} {
		if o := newTerminal(t, c.env...).run("nonsense"); !strings.Contains(o.err, c.want) {
			t.Errorf("%v: %q", c.env, o.err)
		}
	}
}

func TestHelp_ListsTheCommands(t *testing.T) {
	for _, line := range []string{"", "--help", "-h"} {
		o := newTerminal(t, "LANG=zh_CN.UTF-8").run(strings.Fields(line)...)
		if o.status != exitDone || !strings.Contains(o.out, "import") || !strings.Contains(o.out, "撤销") {
			t.Errorf("shuke %s: status %d, %s", line, o.status, o.out)
		}
	}
	if o := newTerminal(t).run("chart", "--help"); o.status != exitDone || !strings.Contains(o.out, "--out FILE") {
		t.Errorf("status %d, %s", o.status, o.out)
	}
}

// A name may hold anything that its customer typed; the terminal is not steered by it.
func TestTable_ShowsWhatSteersTerminalsAsBlanks(t *testing.T) {
	var out strings.Builder
	list := &table{}
	list.add("红\x1b]0;x\x07\r\n名", "\u202e1")
	if err := list.write(&out); err != nil {
		t.Fatal(err)
	}
	if want := "红 ]0;x   名  1\n"; out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}
