package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// help writes how a command is used, in the language of the terminal.
func (t *terminal) help(c *cobra.Command) {
	text := c.Long
	if text == "" {
		text = c.Short
	}
	fmt.Fprintf(t.out, "%s\n\n%s\n  %s\n", text, t.say("用法", "Usage"), c.UseLine())
	if children := visible(c); len(children) > 0 {
		fmt.Fprintf(t.out, "\n%s\n", t.say("命令", "Commands"))
		list := &table{}
		for _, child := range children {
			list.add("  "+child.Name(), child.Short)
		}
		_ = list.write(t.out) // help that cannot be written cannot be told of either
	}
	t.helpFlags(c)
	if c.Example != "" {
		fmt.Fprintf(t.out, "\n%s\n%s\n", t.say("例子", "Examples"), indented(c.Example))
	}
}

func (t *terminal) helpFlags(c *cobra.Command) {
	fmt.Fprintf(t.out, "\n%s\n", t.say("选项", "Options"))
	list := &table{}
	for _, f := range flagsOf(c) {
		list.add("  "+flagForm(f), f.Usage)
	}
	_ = list.write(t.out) // as above
}

// flagsOf lists a command's own flags, then the ones every command has.
func flagsOf(c *cobra.Command) []*pflag.Flag {
	var flags []*pflag.Flag
	collect := func(f *pflag.Flag) {
		if !f.Hidden {
			flags = append(flags, f)
		}
	}
	c.LocalNonPersistentFlags().VisitAll(collect)
	c.Root().PersistentFlags().VisitAll(collect)
	return flags
}

// flagForm is how a flag is typed: --as FORMAT, -h, --help.
func flagForm(f *pflag.Flag) string {
	form := "--" + f.Name
	if f.Shorthand != "" {
		form = "-" + f.Shorthand + ", " + form
	}
	if f.Value.Type() != "bool" {
		form += " " + strings.ToUpper(valueName(f))
	}
	return form
}

// valueName is the annotation set by valued, or the type of the value.
func valueName(f *pflag.Flag) string {
	if names := f.Annotations["value"]; len(names) > 0 {
		return names[0]
	}
	return map[string]string{"int": "N", "uint64": "N"}[f.Value.Type()]
}

// valued names the value of flags for the help: --out FILE.
func valued(flags *pflag.FlagSet, names map[string]string) {
	for flag, name := range names {
		f := flags.Lookup(flag)
		if f.Annotations == nil {
			f.Annotations = map[string][]string{}
		}
		f.Annotations["value"] = []string{name}
	}
}

func visible(c *cobra.Command) []*cobra.Command {
	var list []*cobra.Command
	for _, child := range c.Commands() {
		if !child.Hidden && child.Name() != "completion" {
			list = append(list, child)
		}
	}
	return list
}

func indented(text string) string {
	return "  " + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n  ")
}
