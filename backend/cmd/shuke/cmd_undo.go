package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// undoJSON is what an undo did.
type undoJSON struct {
	Operation operationJSON  `json:"operation"` // what was taken back
	Undo      int64          `json:"undo"`      // the undo's own operation
	Restored  int64          `json:"restored"`
	Removed   int64          `json:"removed"`
	Conflicts []conflictJSON `json:"conflicts"`
}

type conflictJSON struct {
	Key      string   `json:"key"`
	Sentence string   `json:"sentence"`
	Count    int64    `json:"count"`
	Sample   []string `json:"sample"`
}

func (t *terminal) undoCommand() *cobra.Command {
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("undo [编号] [--json]", "undo [OPERATION] [--json]"),
		Short:                 t.say("撤销一步；不写编号就撤销最近一步", "Take a step back; the latest one when no number is given"),
		Long: t.say("撤销一步，编号见 journal。之后改过的内容不动，会报告出来。撤销本身也记一步；撤销一次撤销，就是重做。",
			"Take a step of the journal back. What was changed since is left alone and reported. The undo is a step of its own; to undo an undo is to redo."),
		Args: t.operationArgument,
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error {
				return t.undo(c.Context(), db, args, asJSON, (*shop.Shop).LatestUndoable, "journal.nothingToUndo")
			})
		},
	})
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) redoCommand() *cobra.Command {
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("redo [编号] [--json]", "redo [OPERATION] [--json]"),
		Short:                 t.say("重做撤销了的一步；不写编号就重做最近撤销的", "Do again what was undone; the latest when no number is given"),
		Long: t.say("编号是 journal 里那次撤销的编号。不写编号时，撤销之后又做过别的就没有可重做的。之后改过的内容不动，会报告出来。",
			"The number is that of the undo, as journal has it. Without one there is nothing to redo once something else was done. What was changed since is left alone and reported."),
		Args: t.operationArgument,
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error {
				return t.undo(c.Context(), db, args, asJSON, (*shop.Shop).LatestRedoable, "journal.nothingToRedo")
			})
		},
	})
	t.jsonFlag(c, &asJSON)
	return c
}

// latest finds the operation that is meant when none is named.
type latest func(*shop.Shop, context.Context) (*crm.Operation, error)

func (t *terminal) operationArgument(c *cobra.Command, args []string) error {
	if err := t.arguments(0, 1)(c, args); err != nil || len(args) == 0 {
		return err
	}
	if _, err := strconv.ParseInt(args[0], 10, 64); err != nil {
		return t.usagef("编号要是数字：{word}", "The operation is named by its number, not {word}", "word", args[0])
	}
	return nil
}

func (t *terminal) undo(ctx context.Context, db *shop.Shop, args []string, asJSON bool, find latest, none string) error {
	id, err := operationMeant(ctx, db, args, find, none)
	if err != nil {
		return err
	}
	report, err := db.Undo(ctx, id)
	if err != nil {
		return err
	}
	if !asJSON {
		return t.showUndo(&report)
	}
	settings, err := db.Settings(ctx)
	if err != nil {
		return err
	}
	out := undoJSON{
		Operation: t.operation(&report.Operation, settings.Zone()), Undo: report.Undo,
		Restored: report.Restored, Removed: report.Removed, Conflicts: make([]conflictJSON, len(report.Conflicts)),
	}
	for i, c := range report.Conflicts {
		out.Conflicts[i] = conflictJSON{Key: c.Key, Sentence: t.keySentence(c.Key, nil), Count: c.Count, Sample: c.Sample}
	}
	return t.writeJSON(out)
}

func operationMeant(ctx context.Context, db *shop.Shop, args []string, find latest, none string) (int64, error) {
	if len(args) > 0 {
		return strconv.ParseInt(args[0], 10, 64)
	}
	op, err := find(db, ctx)
	if err != nil {
		return 0, err
	}
	if op == nil {
		return 0, crm.Errorf(crm.CodeNotFound, none)
	}
	return op.ID, nil
}

func (t *terminal) showUndo(report *crm.UndoReport) error {
	done := &crm.Operation{Kind: crm.OpUndo, Params: report.Operation.Told(), Count: report.Operation.Count}
	if report.Operation.Kind == crm.OpUndo {
		done.Kind = crm.OpRedo
	}
	fmt.Fprintln(t.out, t.operationSentence(done))
	fmt.Fprintln(t.out, t.say("恢复 {restored} 条，移除 {removed} 条", "{restored} {restored|row|rows} restored, {removed} removed",
		"restored", words.Number(report.Restored), "removed", words.Number(report.Removed)))
	for _, c := range report.Conflicts {
		fmt.Fprintf(t.out, "%s  %s  %s\n", words.Number(c.Count), t.keySentence(c.Key, nil), strings.Join(c.Sample, "  "))
	}
	return nil
}
