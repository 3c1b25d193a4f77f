package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"shuke/backend/crm"
)

// How the program ends.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// usageError is a command line that cannot be followed; its text is already in the reader's language.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func (t *terminal) usagef(chinese, english string, pairs ...string) error {
	return &usageError{t.say(chinese, english, pairs...)}
}

// flagError puts what pflag says about a flag into the reader's language.
func (t *terminal) flagError(err error) error {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return t.usagef("不认识的选项：{flag}", "Unknown option: {flag}", "flag", dashed(unknown.GetSpecifiedName()))
	case errors.As(err, &missing):
		return t.usagef("选项 {flag} 后面要有值", "Option {flag} needs a value", "flag", dashed(missing.GetSpecifiedName()))
	case errors.As(err, &invalid):
		return t.usagef("选项 {flag} 的值不对：{value}", "Option {flag} cannot be {value}",
			"flag", dashed(invalid.GetFlag().Name), "value", invalid.GetValue())
	}
	return &usageError{err.Error()}
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// stopped says what the interrupted work left. Files imported before the one it was in stay.
func (t *terminal) stopped(err error) string {
	var file *fileFailure
	if errors.As(err, &file) {
		return t.say("已停止，{file} 没有导入。", "Stopped; {file} was not imported.", "file", file.file)
	}
	return t.say("已停止，店铺和开始前一样。", "Stopped. The shop is as it was before.")
}

// report tells the person what went wrong and gives the exit status.
func (t *terminal) report(ctx context.Context, err error) int {
	var usage *usageError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &usage):
		fmt.Fprintln(t.err, usage.text)
		fmt.Fprintln(t.err, t.say("用 shuke --help 看用法。", "See shuke --help."))
		return exitUsage
	case ctx.Err() != nil && crm.ErrorCode(err) == crm.CodeCancelled:
		fmt.Fprintln(t.err, t.stopped(err))
	default:
		fmt.Fprintln(t.err, t.sentenceOf(err))
	}
	return exitFailed
}
