package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Segments, tags with a rule and why, as a person uses them: what one command saves another asks, and an import and its undo
// are followed.
func TestSegmentsAndTagsFollowTheShop(t *testing.T) {
	tt := newTerminal(t)
	tt.mustDo("generate", "--customers", "300", "--orders", "900", "--seed", "3")
	const rule = `{"all":[{"field":"orderCount","op":">=","value":2},{"not":{"field":"gender","op":"=","value":"male"}}]}`
	saved := read[segmentJSON](t, tt.mustDo("segments", "save", "regulars", rule, "--json"))
	if saved.Frozen || !strings.Contains(saved.Sentence, "2") {
		t.Errorf("%+v", saved)
	}
	tag := read[tagJSON](t, tt.mustDo("tags", "create", "again", "--rule", `{"field":"segment","op":"=","value":"regulars"}`, "--json"))
	count := read[countJSON](t, tt.mustDo("customers", "--where", rule, "--count", "--json"))
	ids := strings.Fields(tt.mustDo("customers", "--where", `{"field":"tag","op":"=","value":"again"}`, "--ids", "--load"))
	if tag.Customers != count.Count || int64(len(ids)) != count.Count || len(ids) == 0 || !tag.Automatic || *saved.People != count.Count {
		t.Errorf("the tag is on %d, the rule means %d, of the segment %d, %d carry it", tag.Customers, count.Count, *saved.People, len(ids))
	}
	why := read[whyJSON](t, tt.mustDo("why", "--where", rule, ids[0], "--json"))
	if !why.Passes || len(why.Parts) != 2 || !why.Parts[0].Passes || len(why.Parts[0].Own) != 1 || why.Parts[0].Path != "all[0]" {
		t.Errorf("%+v", why)
	}
	file := writeFile(t, "orders.csv", "订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,订单付款时间,宝贝标题\n"+
		"91,newcomer,20,交易成功,2026-01-02 10:00:00,2026-01-02 10:01:00,茶\n92,newcomer,30,交易成功,2026-01-03 10:00:00,2026-01-03 10:01:00,茶\n")
	tt.importOne(file)
	if now := strings.Fields(tt.mustDo("tags", "members", "again")); len(now) != len(ids)+1 {
		t.Errorf("after an import %d carry it, before %d", len(now), len(ids))
	}
	all := read[[]tagJSON](t, tt.mustDo("tags", "--json"))
	i := slices.IndexFunc(all, func(tag tagJSON) bool { return tag.Name == "again" })
	if i < 0 || all[i].Week == nil || all[i].Week.Entered != 1 {
		t.Errorf("%+v", all)
	}
	tt.mustDo("undo")
	if now := strings.Fields(tt.mustDo("tags", "members", "again")); len(now) != len(ids) {
		t.Errorf("after its undo %d carry it, before %d", len(now), len(ids))
	}
	if o := tt.on("segments", "delete", "regulars"); o.status != exitFailed || !strings.Contains(o.err, "again") {
		t.Errorf("status %d, %s", o.status, o.err)
	}
	if said := tt.mustDo("why", "--where", rule, ids[0]); strings.Contains(said, "all[0]") {
		t.Errorf("a person reads paths: %s", said)
	}
	if o := tt.on("why", "--where", rule, "999999"); o.status != exitFailed {
		t.Errorf("status %d, %s", o.status, o.err)
	}
}

// Whoever asks for JSON gets some, of every act on tags, fields and remembered readings; a person reads what was done.
func TestTagsAndFieldsSayWhatWasDone(t *testing.T) {
	tt := newTerminal(t)
	mapping := writeFile(t, "people.json", `{"kind":"customers","platform":"shop","fields":{"爱好":"text"},"columns":{"昵称":"nick","手机":"phone","爱好":"field:爱好"}}`)
	tt.importOne(writeFile(t, "people.csv", "昵称,手机,爱好\n甲,+8613812346021,茶\n"), "--mapping", mapping, "--remember")
	one := read[tagJSON](t, tt.mustDo("tags", "create", "one", "--json")).ID
	two := read[tagJSON](t, tt.mustDo("tags", "create", "two", "--json")).ID
	number := func(id int64) string { return strconv.FormatInt(id, 10) }
	if op := read[operationJSON](t, tt.mustDo("tags", "--rename", number(one), "--name", "first", "--json")); !strings.Contains(op.Sentence, "first") || !op.Undoable {
		t.Errorf("%+v", op)
	}
	if said := tt.mustDo("tags", "--merge", number(two), "--into", number(one)); !strings.Contains(said, "two") {
		t.Errorf("said %q", said)
	}
	hobby := number(read[[]fieldJSON](t, tt.mustDo("fields", "--json"))[0].ID)
	if op := read[operationJSON](t, tt.mustDo("fields", "--rename", hobby, "--name", "喜好", "--json")); !strings.Contains(op.Sentence, "喜好") {
		t.Errorf("%+v", op)
	}
	known := read[[]readingJSON](t, tt.mustDo("readings", "--rename", "1", "--name", "people", "--json"))
	if len(known) != 1 || known[0].Name != "people" || tt.mustDo("readings", "--rename", "1", "--name", "guests") != "" {
		t.Errorf("%+v", known)
	}
	if left := read[[]readingJSON](t, tt.mustDo("readings", "--forget", "1", "--json")); len(left) != 0 {
		t.Errorf("%+v", left)
	}
	if o := tt.on("sources", "--last-days", "-5"); o.status != exitUsage {
		t.Errorf("status %d, %s", o.status, o.err)
	}
	if said := tt.mustDo("fields", "--delete", hobby); !strings.Contains(said, "喜好") {
		t.Errorf("said %q", said)
	}
}

// Whoever counts the rules of the benchmark counts the same: the engine, our SQL, and sqlite3 where it is installed.
func TestBenchSegments_CountsAlike(t *testing.T) {
	tt := newTerminal(t)
	tt.mustDo("generate", "--customers", "300", "--orders", "2000", "--seed", "3")
	speeds := read[[]ruleSpeed](t, tt.mustDo("bench", "segments", "--json"))
	if len(speeds) != len(benchRules)+len(segmentQuestions()) {
		t.Fatalf("%d rules were measured", len(speeds))
	}
	for _, r := range speeds[:len(benchRules)] {
		if len(r.Differ) > 0 || r.Ratios[ourSQL] <= 0 {
			t.Errorf("%+v", r)
		}
	}
}

// DuckDB need not be installed for this: what it prints is known.
func TestRival_ReadsTimesAndCounts(t *testing.T) {
	r := rival{Name: "duckdb", runs: 1}
	var out strings.Builder
	out.WriteString("2000\n")
	for i, rule := range benchRules {
		if rule.sql != "" {
			fmt.Fprintf(&out, "%d\nRun Time (s): real 0.0%d user 0.001 sys 0.000\n7\nRun Time (s): real 0.002 user 0.001 sys 0.000\n", i, i+10)
		}
	}
	if err := r.read([]byte(out.String())); err != nil {
		t.Fatal(err)
	}
	if a := r.answer[benchRules[1].name]; a.median != 2 || len(a.counts) != 2 || a.counts[0] != 1 || a.counts[1] != 7 {
		t.Errorf("%+v", a)
	}
	if err := r.read([]byte("7\n")); err == nil {
		t.Error("no answer is taken for one")
	}
}
