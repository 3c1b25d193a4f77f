package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// manual is docs/terminal.md: every command with its flags, written from the commands themselves.
func (t *terminal) manual() string {
	var b strings.Builder
	root := t.root()
	fmt.Fprintf(&b, "# %s\n\n%s\n", root.Short, root.Long)
	b.WriteString("\n" + t.say("<!-- 由命令自己写成：go test ./backend/cmd/shuke -run Manual -update -->", "<!-- Written by the commands themselves: go test ./backend/cmd/shuke -run Manual -update -->") + "\n")
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
			fmt.Fprintf(b, "\n| %s | |\n|---|---|\n", t.say("选项", "Option"))
			heading = true
		}
		fmt.Fprintf(b, "| `%s` | %s |\n", flagForm(f), f.Usage)
	}
}
