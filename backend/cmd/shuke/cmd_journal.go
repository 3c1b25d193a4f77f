package main

import (
	"context"
	"strconv"
	"strings"
	"time"

	"shuke/backend/crm"
	"shuke/backend/sentence"
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
	User     string         `json:"user"`     // who was signed in
	Computer string         `json:"computer"` // and where
	Customer int64          `json:"customer"` // whom alone it is about; 0: none, or several
}

type journalRequest struct {
	limit    int
	kind     string
	customer int64
	search   string
	from, to string
	asJSON   bool
}

// journalPage is how many operations are read at a time.
const journalPage = 200

func (t *terminal) journalCommand() *cobra.Command {
	r := journalRequest{}
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("journal [条件…] [--json]", "journal [CONDITION…] [--json]"),
		Short:                 t.say("做过的每一步，新的在前", "Everything that was done, newest first"),
		Long: t.say("条件一起成立。按种类、按人找时，撤销和重做也算在内。",
			"All conditions hold at once. By kind and by customer, undos and redos are found with what they are of."),
		Args:    t.arguments(0, 0),
		PreRunE: func(*cobra.Command, []string) error { return t.checkJournal(&r) },
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error { return t.listJournal(c.Context(), db, &r) })
		},
		Example: "shuke --shop my.shuke journal --kind tag --from 2026-11-01\nshuke --shop my.shuke journal --customer 42 --json",
	})
	f := c.Flags()
	t.jsonFlag(c, &r.asJSON)
	f.IntVar(&r.limit, "limit", 0, t.say("最多几条；0 是全部", "at most so many; 0 is all"))
	f.StringVar(&r.kind, "kind", "", t.say("哪一种：import、tag、tag.add……和 JSON 里的 kind 一样", "which kind: import, tag, tag.add …, as kind in the JSON"))
	f.Int64Var(&r.customer, "customer", 0, t.say("和这位客户有关的", "that concern this customer"))
	f.StringVar(&r.search, "search", "", t.say("句子里的字，或谁做的", "words of the sentence, or who did it"))
	f.StringVar(&r.from, "from", "", t.say("从哪天起", "from this day on"))
	f.StringVar(&r.to, "to", "", t.say("到哪天为止，含当天", "up to this day, included"))
	valued(f, map[string]string{"kind": "kind", "customer": "id", "search": "text", "from": "date", "to": "date"})
	return c
}

func (t *terminal) checkJournal(r *journalRequest) error {
	if r.kind != "" && len(kindsOf(r.kind)) == 0 {
		return t.usagef("没有“{kind}”这种动作", "There is no kind of operation “{kind}”", "kind", r.kind)
	}
	for _, day := range []string{r.from, r.to} {
		if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
			return t.usagef("日期要写成 2026-11-22，不是“{day}”", "Write a day as 2026-11-22, not “{day}”", "day", day)
		}
	}
	return nil
}

// kindsOf are the kinds of a name, or of a family: tag is tag.create, tag.add and so on.
func kindsOf(name string) (kinds []crm.OperationKind) {
	for _, kind := range sentence.OperationKinds() {
		if kind == name || strings.HasPrefix(kind, name+".") {
			kinds = append(kinds, crm.OperationKind(kind))
		}
	}
	return kinds
}

func (t *terminal) journalQuery(r *journalRequest, zone *time.Location) crm.OperationQuery {
	q := crm.OperationQuery{Customer: r.customer}
	if r.kind != "" {
		q.Kinds = kindsOf(r.kind)
	}
	for _, word := range strings.Fields(r.search) {
		w := crm.OperationWord{Text: word}
		for _, kind := range sentence.In(t.language()).OperationsSaying(word) {
			w.Kinds = append(w.Kinds, crm.OperationKind(kind))
		}
		q.Words = append(q.Words, w)
	}
	if day, err := time.ParseInLocation(time.DateOnly, r.from, zone); err == nil {
		q.From = crm.Millis(day)
	}
	if day, err := time.ParseInLocation(time.DateOnly, r.to, zone); err == nil {
		q.To = crm.Millis(day.AddDate(0, 0, 1))
	}
	return q
}

func (t *terminal) listJournal(ctx context.Context, db *shop.Shop, r *journalRequest) error {
	settings, err := db.Settings(ctx)
	if err != nil {
		return err
	}
	show := t.journalLines(settings.Zone())
	if r.asJSON {
		show = t.journalJSON(settings.Zone())
	}
	q := t.journalQuery(r, settings.Zone())
	left := r.limit
	for {
		q.Limit = journalPage
		if r.limit > 0 {
			q.Limit = min(q.Limit, left)
		}
		operations, err := db.FindOperations(ctx, q)
		if err != nil {
			return err
		}
		last := len(operations) < q.Limit || r.limit > 0 && left == q.Limit
		if err := show(operations, last); err != nil || last {
			return err
		}
		q.Before, left = operations[q.Limit-1].ID, left-q.Limit
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
			list.add(strconv.FormatInt(op.ID, 10), time.UnixMilli(op.At).In(zone).Format(time.DateTime), t.operationSentence(op), author(op.Author), mark)
		}
		return list.write(t.out)
	}
}

// author is who did something, as far as it is known.
func author(by crm.Author) string { return strings.Trim(by.User+"@"+by.Computer, "@") }

func (t *terminal) operation(op *crm.Operation, zone *time.Location) operationJSON {
	params := op.Params
	if params == nil {
		params = map[string]any{}
	}
	return operationJSON{
		ID: op.ID, Kind: string(op.Kind), At: instant(op.At, zone), Count: op.Count, Sentence: t.operationSentence(op),
		Params: params, Undoable: op.Undoable, UndoneBy: op.UndoneBy, Undoes: op.Undoes,
		User: op.Author.User, Computer: op.Author.Computer, Customer: op.Customer,
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
