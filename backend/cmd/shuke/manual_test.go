package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

var update = flag.Bool("update", false, "write docs/terminal.md and docs/terminal.en.md anew")

func TestManual_IsUpToDate(t *testing.T) {
	for name, lang := range map[string]string{"terminal.md": "zh_CN.UTF-8", "terminal.en.md": "en_GB.UTF-8"} {
		path := filepath.Join("..", "..", "..", "docs", name)
		want := newTerminal(t, "LANG="+lang).manual()
		if *update {
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("docs/%s is stale: go test -tags sqlite_fts5 ./backend/cmd/shuke -run Manual -update", name)
		}
	}
}

// manual is docs/terminal.md: every command with its flags, written from the commands themselves.
func (t *terminal) manual() string {
	t.tongue = tongueOf(t.getenv)
	var b strings.Builder
	root := t.root()
	fmt.Fprintf(&b, "# %s\n\n<!-- go test -tags sqlite_fts5 ./backend/cmd/shuke -run Manual -update -->\n\n%s\n", root.Short, root.Long)
	t.manualFlags(&b, root)
	t.manualCommands(&b, root)
	return b.String()
}

func (t *terminal) manualCommands(b *strings.Builder, parent *cobra.Command) {
	for _, c := range visible(parent) {
		fmt.Fprintf(b, "\n## %s\n\n%s\n\n```\n%s\n```\n", strings.TrimPrefix(c.CommandPath(), "shuke "), c.Short, c.UseLine())
		if c.Long != "" {
			fmt.Fprintf(b, "\n%s\n", c.Long)
		}
		t.manualFlags(b, c)
		if c.Example != "" {
			fmt.Fprintf(b, "\n```\n%s\n```\n", strings.TrimSpace(c.Example))
		}
		t.manualCommands(b, c)
	}
}

// manualFlags lists a command's own flags; the ones every command has stand at the root.
func (t *terminal) manualFlags(b *strings.Builder, c *cobra.Command) {
	heading := false
	for _, f := range flagsOf(c) {
		if c.HasParent() && c.Root().PersistentFlags().Lookup(f.Name) == f {
			continue
		}
		if !heading {
			fmt.Fprintf(b, "\n| %s | %s |\n|---|---|\n", t.say("选项", "Option"), t.say("意思", "Meaning"))
			heading = true
		}
		fmt.Fprintf(b, "| `%s` | %s |\n", flagForm(f), f.Usage)
	}
}
