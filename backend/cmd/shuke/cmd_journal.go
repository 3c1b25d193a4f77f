package main

import (
	"strconv"
	"time"

	"shuke/backend/crm"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// operationJSON is one row of the journal.
type operationJSON struct {
	ID       int64          `json:"id"`
	Kind     string         `json:"kind"`
	At       string         `json:"at"`
	Count    int64          `json:"count"`
	Sentence string         `json:"sentence"`
	Params   map[string]any `json:"params"`
	Undoable bool           `json:"undoable"`
	UndoneBy int64          `json:"undoneBy"` // 0 while it stands
	Undoes   int64          `json:"undoes"`   // of an undo: what it took back
}

// journalPage is how many operations are read at a time.
const journalPage = 200

func (t *terminal) journalCommand() *cobra.Command {
	var asJSON bool
	limit := 0
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "journal [--json]",
		Short:                 t.say("做过的每一步，新的在前", "Everything that was done, newest first"),
		Args:                  t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error {
				return t.listJournal(c, db, limit, asJSON)
			})
		},
	})
	t.jsonFlag(c, &asJSON)
	c.Flags().IntVar(&limit, "limit", 0, t.say("最多几条；0 是全部", "at most so many; 0 is all"))
	return c
}

func (t *terminal) listJournal(c *cobra.Command, db *shop.Shop, limit int, asJSON bool) error {
	settings, err := db.Settings(c.Context())
	if err != nil {
		return err
	}
	show := t.journalLines(settings.Zone())
	if asJSON {
		show = t.journalJSON(settings.Zone())
	}
	left, before := limit, int64(0)
	for {
		page := journalPage
		if limit > 0 {
			page = min(page, left)
		}
		operations, err := db.FindOperations(c.Context(), before, page)
		if err != nil {
			return err
		}
		last := len(operations) < page || limit > 0 && left == page
		if err := show(operations, last); err != nil || last {
			return err
		}
		before, left = operations[page-1].ID, left-page
	}
}

// journalJSON writes pages of the journal as one array.
func (t *terminal) journalJSON(zone *time.Location) func([]crm.Operation, bool) error {
	list := &listWriter{out: t.out}
	return func(operations []crm.Operation, last bool) error {
		for i := range operations {
			if err := list.add(t.operation(&operations[i], zone)); err != nil {
				return err
			}
		}
		if last {
			return list.close()
		}
		return nil
	}
}

// journalLines writes pages of the journal for reading.
func (t *terminal) journalLines(zone *time.Location) func([]crm.Operation, bool) error {
	return func(operations []crm.Operation, _ bool) error {
		list := &table{right: map[int]bool{0: true}}
		for i := range operations {
			op := &operations[i]
			mark := ""
			if op.UndoneBy != 0 {
				mark = t.say("已撤销", "undone")
			}
			list.add(strconv.FormatInt(op.ID, 10), time.UnixMilli(op.At).In(zone).Format(time.DateTime), t.operationSentence(op), mark)
		}
		return list.write(t.out)
	}
}

func (t *terminal) operation(op *crm.Operation, zone *time.Location) operationJSON {
	params := op.Params
	if params == nil {
		params = map[string]any{}
	}
	return operationJSON{
		ID: op.ID, Kind: string(op.Kind), At: instant(op.At, zone), Count: op.Count, Sentence: t.operationSentence(op),
		Params: params, Undoable: op.Undoable, UndoneBy: op.UndoneBy, Undoes: op.Undoes,
	}
}

// operationSentence says what an operation did; an undo says what it took back, and a redo what it did again.
func (t *terminal) operationSentence(op *crm.Operation) string {
	params := map[string]any{"count": op.Count}
	for name, value := range op.Params {
		params[name] = value
	}
	if kind, ok := op.Params["kind"].(string); ok && (op.Kind == crm.OpUndo || op.Kind == crm.OpRedo) {
		params["what"] = t.keySentence("operation."+kind, params)
	}
	return t.keySentence("operation."+string(op.Kind), params)
}
