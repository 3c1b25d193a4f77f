package main

import (
	"bufio"
	"context"
	"io"
	"strings"

	"shuke/backend/crm"

	"github.com/spf13/cobra"
)

// terminal is one run of the program: where it writes, what time it is, what language it speaks, which shop it is about.
type terminal struct {
	tongue
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	now      crm.Clock
	inPlace  bool // progress may write over its own line

	shopFile string
	lines    *bufio.Reader // of in, once lines were asked for
	started  bool          // the command line was understood and a command began
}

// run follows a command line and gives the exit status.
func (t *terminal) run(ctx context.Context, args []string) int {
	t.tongue = tongueOf(t.getenv)
	root := t.root() //nolint:contextcheck // each command takes its context from cobra
	root.SetArgs(args)
	root.SetOut(t.out)
	root.SetErr(t.err)
	err := root.ExecuteContext(ctx)
	if err != nil && !t.started {
		err = t.misunderstood(err)
	}
	return t.report(ctx, err)
}

// misunderstood makes an error from before a command began a matter of usage.
func (t *terminal) misunderstood(err error) error {
	if usage := new(usageError); asUsage(err, &usage) {
		return usage
	}
	return &usageError{err.Error()}
}

// root is the tree of commands in the language of the terminal.
func (t *terminal) root() *cobra.Command {
	root := &cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("shuke [--shop 文件] 命令", "shuke [--shop FILE] COMMAND"),
		Short:                 t.say("熟客：在终端里管店铺的客户", "Shuke: a shop's customers, from the terminal"),
		Long: t.say(`一个店铺就是一个文件。导入平台导出的表格，查客户，画图，导出，撤销；和窗口里做的是同一件事。

JSON 只写到标准输出，进度和错误写到标准错误。结束时：0 成功，1 失败或被停止，2 用法不对。
LANG 以 zh 开头时说中文，否则说英文。`,
			`A shop is one file. Import what the platforms export, look customers up, draw charts, export, undo: all of it the
same as in the window.

Only JSON is written to standard output; progress and errors go to standard error. Exit status: 0 done, 1 failed or
stopped, 2 wrong usage. Chinese is spoken where LANG begins with zh, English elsewhere.`),
		Args:              t.noCommand,
		RunE:              func(c *cobra.Command, _ []string) error { return c.Help() },
		PersistentPreRunE: t.begin,
		SilenceErrors:     true,
		SilenceUsage:      true,
	}
	root.PersistentFlags().StringVar(&t.shopFile, "shop", t.getenv("SHUKE_SHOP"),
		t.say("店铺文件；也可以写在环境变量 SHUKE_SHOP 里", "the shop file; may stand in the environment as SHUKE_SHOP"))
	root.PersistentFlags().Lookup("shop").DefValue = "" // the environment of whoever makes the manual is not part of it
	valued(root.PersistentFlags(), map[string]string{"shop": "file"})
	root.PersistentFlags().BoolP("help", "h", false, t.say("看用法", "show how to use it"))
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Hidden: true})
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { t.help(c) })
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return t.flagError(err) })
	root.AddCommand(
		t.importCommand(), t.totalsCommand(), t.customersCommand(), t.customerCommand(), t.identitiesCommand(), t.sourcesCommand(), t.chartCommand(), t.exportCommand(),
		t.tagsCommand(), t.remindersCommand(), t.feedbackCommand(), t.journalCommand(), t.undoCommand(), t.redoCommand(), t.generateCommand(), t.backupCommand(), t.benchCommand(),
		t.readingsCommand(), t.fieldsCommand(), t.countCommand(), t.rulesCommand(), t.segmentsCommand(), t.whyCommand(), t.channelCommand(), t.campaignCommand(), t.consentCommand(), t.sendCommand(), t.outboxCommand(),
	)
	return root
}

// needsShop marks the commands that work on a shop.
const needsShop = "shop"

// begin runs when a command line was understood, before the command itself.
func (t *terminal) begin(c *cobra.Command, _ []string) error {
	if c.Annotations[needsShop] != "" && t.shopFile == "" {
		return t.usagef("要用 --shop 指出店铺文件，例如 shuke --shop 我的店.shuke {command}",
			"Name the shop file with --shop, as in shuke --shop my.shuke {command}", "command", strings.TrimPrefix(c.CommandPath(), c.Root().Name()+" "))
	}
	t.started = true
	return nil
}

// onShop marks a command as working on a shop.
func onShop(c *cobra.Command) *cobra.Command {
	c.Annotations = map[string]string{needsShop: "yes"}
	return c
}

func (t *terminal) noCommand(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return t.usagef("没有这个命令：{name}", "There is no such command: {name}", "name", args[0])
}

// arguments checks how many words follow a command.
func (t *terminal) arguments(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return t.usagef("后面还少内容：{use}", "Something is missing behind it: {use}", "use", c.UseLine())
		case most >= 0 && len(args) > most:
			return t.usagef("不明白这里的“{word}”：{use}", "Not clear what “{word}” means here: {use}", "word", args[most], "use", c.UseLine())
		}
		return nil
	}
}

// oneOf checks a word against the ones that are possible.
func (t *terminal) oneOf(word string, possible ...string) error {
	list := ""
	for i, p := range possible {
		if p == word {
			return nil
		}
		if i > 0 {
			list += ", "
		}
		list += p
	}
	return t.usagef("“{word}”不行，可以是 {list}", "“{word}” is not possible here; use one of {list}", "word", word, "list", list)
}
