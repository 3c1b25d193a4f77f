package main

import (
	"fmt"
	"slices"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
)

// importJSON is what became of one file. rows is the sum of the five counts behind it.
type importJSON struct {
	File         string        `json:"file"`
	Format       string        `json:"format"`
	Encoding     string        `json:"encoding"`
	Kind         string        `json:"kind"`
	Platform     string        `json:"platform"`
	DryRun       bool          `json:"dryRun"`
	Rows         int64         `json:"rows"`
	Created      int64         `json:"created"`
	Updated      int64         `json:"updated"`
	Unchanged    int64         `json:"unchanged"`
	Rejected     int64         `json:"rejected"`
	Ignored      int64         `json:"ignored"`
	Orders       int64         `json:"orders"`
	Customers    int64         `json:"customers"`
	Lines        int64         `json:"lines"`
	RejectsFile  string        `json:"rejectsFile"`
	Rejects      []warningJSON `json:"rejects"`
	Warnings     []warningJSON `json:"warnings"`
	Changes      []changeJSON  `json:"changes"`
	Unread       []string      `json:"unread"` // columns that hold something and were not read
	Import       int64         `json:"import"`
	Operation    int64         `json:"operation"`
	Milliseconds int64         `json:"milliseconds"`
}

type warningJSON struct {
	Key   string `json:"key"`
	Count int64  `json:"count"`
	Rows  []int  `json:"rows"`
	Text  string `json:"text"`
}

type changeJSON struct {
	Who    string `json:"who"`
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

func importOf(r *crm.ImportResult, dryRun bool) importJSON {
	out := importJSON{
		File: r.Source.File, Format: r.Source.Format, Encoding: r.Source.Encoding, Kind: string(r.Source.Kind), Platform: r.Source.Platform,
		DryRun: dryRun, Rows: r.Tally.Rows, Created: r.Tally.Created, Updated: r.Tally.Updated, Unchanged: r.Tally.Unchanged,
		Rejected: r.Tally.Rejected, Ignored: r.Tally.Ignored, Orders: r.Orders, Customers: r.Customers, Lines: r.Lines,
		RejectsFile: r.RejectsFile, Rejects: warningsOf(r.Rejects), Warnings: warningsOf(r.Warnings),
		Changes: make([]changeJSON, len(r.Changes)), Unread: append([]string{}, r.Unread...), Import: r.ImportID, Operation: r.OperationID, Milliseconds: r.Milliseconds,
	}
	for i, c := range r.Changes {
		out.Changes[i] = changeJSON(c)
	}
	return out
}

func warningsOf(list []crm.Warning) []warningJSON {
	out := make([]warningJSON, len(list))
	for i, w := range list {
		rows := w.Rows
		if rows == nil {
			rows = []int{}
		}
		out[i] = warningJSON{Key: w.Key, Count: w.Count, Rows: rows, Text: w.Text}
	}
	return out
}

// showImport tells what became of a file: the equation, what it brought, what to look at.
func (t *terminal) showImport(r *crm.ImportResult, dryRun bool) {
	opening := t.say("已导入 {file}", "Imported {file}", "file", r.Source.File)
	if dryRun {
		opening = t.say("试读 {file}，没有写进店铺", "Read {file}, nothing written", "file", r.Source.File)
	}
	fmt.Fprintf(t.out, "%s  %s %s\n", opening, r.Source.Format, r.Source.Encoding)
	n := words.Number
	fmt.Fprintln(t.out, t.say("{rows} 行 = 新增 {created} + 更新 {updated} + 不变 {unchanged} + 拒收 {rejected} + 略过 {ignored}",
		"{rows} {rows|row|rows} = {created} created + {updated} updated + {unchanged} unchanged + {rejected} rejected + {ignored} ignored",
		"rows", n(r.Tally.Rows), "created", n(r.Tally.Created), "updated", n(r.Tally.Updated),
		"unchanged", n(r.Tally.Unchanged), "rejected", n(r.Tally.Rejected), "ignored", n(r.Tally.Ignored)))
	fmt.Fprintln(t.out, t.say("新客户 {customers} 位，新订单 {orders} 笔，明细 {lines} 行",
		"{customers} new {customers|customer|customers}, {orders} new {orders|order|orders}, {lines} {lines|line|lines}",
		"customers", n(r.Customers), "orders", n(r.Orders), "lines", n(r.Lines)))
	for _, w := range slices.Concat(r.Rejects, r.Warnings) {
		if w.Key == "import.warning.columnsUnread" {
			continue // told below, for every kind of file
		}
		fmt.Fprintf(t.out, "  %s  %s\n", n(w.Count), joined("  ", t.keySentence(w.Key, nil), t.rowsOf(w), w.Text))
	}
	if len(r.Unread) > 0 {
		fmt.Fprintln(t.out, t.say("{n} 列没有读：{columns}", "{n} {n|column was|columns were} not read: {columns}",
			"n", n(int64(len(r.Unread))), "columns", t.first(r.Unread)))
	}
	if r.RejectsFile != "" {
		fmt.Fprintln(t.out, t.say("拒收的行在 {path}", "The rejected rows are in {path}", "path", r.RejectsFile))
	}
}

// rowsOf names the first rows that a warning is about.
func (t *terminal) rowsOf(w crm.Warning) string {
	if len(w.Rows) == 0 {
		return ""
	}
	numbers := make([]string, len(w.Rows))
	for i, row := range w.Rows {
		numbers[i] = words.Number(int64(row))
	}
	more := ""
	const named = 5 // of many, the first are named
	if len(w.Rows) == named && w.Count > named {
		more = "…"
	}
	return t.say("第 {rows} 行", "{n|row|rows} {rows}", "n", fmt.Sprint(len(w.Rows)), "rows", strings.Join(numbers, t.say("、", ", "))+more)
}

// joined joins the texts that say something.
func joined(between string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(text string) bool { return text == "" }), between)
}

// first lists the first of many names.
func (t *terminal) first(names []string) string {
	const most = 20
	if len(names) > most {
		names = append(slices.Clone(names[:most]), "…")
	}
	return strings.Join(names, t.say("、", ", "))
}
