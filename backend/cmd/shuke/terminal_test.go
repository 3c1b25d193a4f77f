package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// testTerminal is a terminal of a test with a shop file that is not there yet.
type testTerminal struct {
	*terminal
	tb   testing.TB
	shop string
}

// outcome is what one command line came to.
type outcome struct {
	status   int
	out, err string
}

// newTerminal speaks English unless env, as in "LANG=zh_CN.UTF-8", says otherwise.
func newTerminal(tb testing.TB, env ...string) *testTerminal {
	tb.Helper()
	values := map[string]string{}
	for _, e := range env {
		name, value, _ := strings.Cut(e, "=")
		values[name] = value
	}
	return &testTerminal{
		tb:       tb,
		shop:     filepath.Join(tb.TempDir(), "my.shuke"),
		terminal: &terminal{getenv: func(name string) string { return values[name] }, now: time.Now},
	}
}

// run follows a command line as it stands.
func (tt *testTerminal) run(args ...string) outcome {
	tt.tb.Helper()
	var out, errs bytes.Buffer
	t := *tt.terminal
	t.out, t.err = &out, &errs
	status := t.run(context.Background(), args)
	return outcome{status, out.String(), errs.String()}
}

// on follows a command line about the shop.
func (tt *testTerminal) on(args ...string) outcome {
	tt.tb.Helper()
	return tt.run(append([]string{"--shop", tt.shop}, args...)...)
}

// mustDo is on, for what has to succeed; it answers standard output.
func (tt *testTerminal) mustDo(args ...string) string {
	tt.tb.Helper()
	o := tt.on(args...)
	if o.status != exitDone {
		tt.tb.Fatalf("shuke %s ended with %d: %s", strings.Join(args, " "), o.status, o.err)
	}
	return o.out
}

// read decodes standard output, refusing fields the type does not have and anything behind the value.
func read[T any](tb testing.TB, out string) T {
	tb.Helper()
	var value T
	d := json.NewDecoder(strings.NewReader(out))
	d.DisallowUnknownFields()
	if err := d.Decode(&value); err != nil {
		tb.Fatalf("%v in %s", err, out)
	}
	if d.More() {
		tb.Fatalf("more than one value in %s", out)
	}
	return value
}

func (tt *testTerminal) importAll(args ...string) []importJSON {
	tt.tb.Helper()
	return read[[]importJSON](tt.tb, tt.mustDo(append([]string{"import", "--json"}, args...)...))
}

// importOne imports one file and checks the equation of its rows.
func (tt *testTerminal) importOne(args ...string) importJSON {
	tt.tb.Helper()
	list := tt.importAll(args...)
	if len(list) != 1 {
		tt.tb.Fatalf("%d results of one file", len(list))
	}
	r := list[0]
	if r.Rows != r.Created+r.Updated+r.Unchanged+r.Rejected+r.Ignored {
		tt.tb.Errorf("the rows of %s do not add up: %+v", r.File, r)
	}
	return r
}

func (tt *testTerminal) totals() totalsJSON {
	tt.tb.Helper()
	return read[totalsJSON](tt.tb, tt.mustDo("totals", "--json"))
}

// writeFile makes a file of the test.
func writeFile(tb testing.TB, name, text string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}
