package main

import (
	"strings"
	"testing"
)

func TestReminders_AreAddedPutOffAndDone(t *testing.T) {
	tt := newTerminal(t)
	tt.mustDo("import", writeFile(t, "people.csv", sourced))
	list := func() (parts []string) {
		for _, r := range read[[]reminderJSON](t, tt.mustDo("reminders", "--json")) {
			parts = append(parts, r.Name+" "+r.Text+" "+r.Part)
		}
		return parts
	}
	tt.mustDo("reminders", "add", "1", "送扣子", "--next", "order")
	tt.mustDo("reminders", "add", "2", "call", "--at", "2199-01-01 09:00")
	if got := strings.Join(list(), ", "); got != "周强 call upcoming, 林静宜 送扣子 waiting" {
		t.Fatal(got)
	}
	tt.mustDo("reminders", "snooze", "1", "2199-01-02", "10:00")
	tt.mustDo("reminders", "done", "2")
	if got := strings.Join(list(), ", "); got != "林静宜 送扣子 upcoming, 周强 call done" {
		t.Fatal(got)
	}
	tt.mustDo("reminders", "delete", "1")
	if out := tt.mustDo("reminders"); strings.Contains(out, "送扣子") || !strings.Contains(out, "call") {
		t.Error(out)
	}
	for _, wrong := range [][]string{
		{"reminders", "add", "1", "x"}, {"reminders", "add", "1", "x", "--at", "2199-01-01 09:00", "--next", "order"}, {"reminders", "done", "one"},
	} {
		if o := tt.on(wrong...); o.status != exitUsage {
			t.Errorf("%v ends with %d: %s", wrong, o.status, o.err)
		}
	}
}

func TestFeedback_IsToldByBatch(t *testing.T) {
	tt := newTerminal(t)
	tt.mustDo("import", writeFile(t, "people.csv", sourced))
	tt.mustDo("feedback", "add", "1", "林静宜说扣子松", "--product", "衬衫", "--batch", "K146")
	tt.mustDo("feedback", "batch", "衬衫", "K146", "2020-01-01")
	groups := read[[]feedbackJSON](t, tt.mustDo("feedback", "--json"))
	if len(groups) != 1 || groups[0].People != 1 || groups[0].Since != "2020-01-01" || groups[0].Batch != "K146" {
		t.Fatalf("%+v", groups)
	}
	said := read[[]saidJSON](t, tt.mustDo("feedback", "--product", "衬衫", "--batch", "K146", "--json"))
	if len(said) != 1 || said[0].Quote != "•••说扣子松" || said[0].Customer != 1 {
		t.Fatalf("%+v", said)
	}
	if out := tt.mustDo("feedback"); !strings.Contains(out, "K146") {
		t.Error(out)
	}
}

func TestJournal_IsNarrowed(t *testing.T) {
	tt := newTerminal(t)
	tt.mustDo("import", writeFile(t, "people.csv", sourced))
	tt.mustDo("reminders", "add", "1", "送扣子", "--next", "visit")
	tt.mustDo("reminders", "add", "2", "call", "--next", "visit")
	kinds := func(args ...string) (all []string) {
		for _, op := range read[[]operationJSON](t, tt.mustDo(append([]string{"journal", "--json"}, args...)...)) {
			all = append(all, op.Kind)
		}
		return all
	}
	for want, args := range map[string][]string{
		"reminder.add import":       {"--customer", "1"},
		"reminder.add reminder.add": {"--kind", "reminder"},
		"reminder.add":              {"--search", "reminder 林静宜"},
		"import":                    {"--search", "people.csv"},
		"":                          {"--to", "2001-01-01"},
	} {
		if got := strings.Join(kinds(args...), " "); got != want {
			t.Errorf("journal %v tells %q, want %q", args, got, want)
		}
	}
	ops := read[[]operationJSON](t, tt.mustDo("journal", "--json", "--kind", "reminder", "--limit", "1"))
	if out := tt.mustDo("customers", "--operation", "2", "--count"); !strings.Contains(out, "1") || ops[0].Customer != 2 {
		t.Errorf("%s %+v", out, ops)
	}
	for _, wrong := range [][]string{{"journal", "--kind", "dragon"}, {"journal", "--from", "yesterday"}} {
		if o := tt.on(wrong...); o.status != exitUsage {
			t.Errorf("%v ends with %d", wrong, o.status)
		}
	}
}
