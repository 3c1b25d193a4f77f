package main

import (
	"strings"
	"testing"
)

// A rule means the same customers whether the file or the shop in memory answers, and what is wrong with it is one sentence.
func TestCount(t *testing.T) {
	tt := newTerminal(t)
	tt.mustDo("generate", "--customers", "400", "--orders", "1500", "--seed", "3")
	const rule = `{"all":[{"measure":"count","of":"orders","in":{"lastDays":365},"op":">=","value":2},{"field":"gender","op":"!=","value":"male"}]}`
	file := read[countJSON](t, tt.mustDo("count", rule, "--json"))
	memory := read[countJSON](t, tt.mustDo("count", rule, "--load", "--json"))
	if file.Path != "file" || memory.Path != "memory" {
		t.Errorf("answered by %s and %s", file.Path, memory.Path)
	}
	if file.Count != memory.Count || file.Paid != memory.Paid || file.Count == 0 || file.Everyone != 400 {
		t.Errorf("the file counts %+v, memory %+v", file, memory)
	}
	o := tt.run("--shop", tt.shop, "count", `{"all":[{"field":"shoes"}]}`)
	if o.status != exitFailed || !strings.Contains(o.err, "“shoes” at “all[0].field”") {
		t.Errorf("status %d, %s", o.status, o.err)
	}
}
