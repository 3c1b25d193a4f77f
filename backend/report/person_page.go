package report

import (
	"cmp"
	"fmt"
	"html/template"
	"io"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
)

// pair is a name with its value on the page.
type pair struct{ Name, Value string }

// personTable is a list on the page.
type personTable struct {
	Title string
	Head  []string
	Rows  [][]string
}

// writeHTML writes the page one reads; it needs nothing from elsewhere.
func (p *Person) writeHTML(w io.Writer, lang words.Language) error {
	l := personWords[lang]
	if l == nil {
		l = personWords[words.ZhCN]
	}
	err := personPage.Execute(w, map[string]any{
		"Lang": string(lang), "Title": l["title"], "Shop": p.Shop, "Made": p.Made.Format("2006-01-02 15:04"), "MadeWord": l["made"],
		"Name": p.Customer.Called(), "Facts": p.facts(l, lang), "Tables": p.tables(l, words.For(lang)),
	})
	if err != nil {
		return fmt.Errorf("page of a person: %w", err)
	}
	return nil
}

func (p *Person) facts(l map[string]string, lang words.Language) []pair {
	c, t := &p.Customer, words.For(lang)
	all := []pair{
		{t.Columns.Name, c.Name},
		{t.Columns.Nick, c.Nick},
		{t.Columns.Phone, phone(c.Phone)},
		{t.Columns.Email, c.Email},
		{t.Columns.Gender, genderWord(t, c.Gender)},
		{t.Columns.Birthday, c.Birthday.String()},
		{l["place"], c.Region.String()},
		{t.Columns.Address, c.Address},
		{t.Columns.Source, c.Source},
		{l["referrer"], p.Referrer},
		{t.Columns.Level, c.ProfileText(crm.ProfileLevel)},
		{t.Columns.Points, c.ProfileText(crm.ProfilePoints)},
		{t.Columns.Blocked, yesWord(l, c.Blocked)},
		{l["impersonal"], yesWord(l, c.Impersonal)},
		{l["card"], c.Card},
		{t.Columns.CardClaimedAt, p.instant(c.CardClaimedAt)},
		{t.Columns.Tags, tagNames(c.Tags)},
		{t.Columns.CreatedAt, p.instant(c.CreatedAt)},
	}
	for _, f := range c.Fields {
		all = append(all, pair{f.Field.Name, f.String()})
	}
	known := all[:0]
	for _, f := range all {
		if f.Value != "" {
			known = append(known, f)
		}
	}
	return known
}

// tables are the lists of the page; one without rows is left out.
func (p *Person) tables(l map[string]string, t *words.Words) []personTable {
	table := func(title string, rows [][]string, head ...string) personTable {
		for i, word := range head {
			head[i] = l[word]
		}
		return personTable{l[title], head, rows}
	}
	events, messages, changes := p.history(l, t)
	return []personTable{
		table("contacts", eachRow(p.Identities, func(i crm.Identity) []string {
			return []string{l["identity."+identityNames[i.Kind]], platformWord(l, t, i.Platform), i.Value}
		}), "kind", "platform", "value"),
		table("addresses", eachRow(p.Addresses, func(a crm.Address) []string {
			return []string{a.Label, a.Recipient + " " + a.Phone, a.Address}
		}), "label", "recipient", "value"),
		table("consents", eachRow(p.Consents, func(c crm.Consent) []string {
			return []string{p.instant(c.At), channelWord(l, c.Channel), l[map[bool]string{true: "yes", false: "no"}[c.Granted]], evidenceWord(l, c)}
		}), "when", "channel", "answer", "evidence"),
		table("notes", eachRow(p.Notes, func(n PersonNote) []string {
			return []string{p.instant(n.At), n.Text, strings.Join(n.Pictures, "\n")}
		}), "when", "text", ""),
		table("orders", eachRow(p.Orders, func(o crm.Order) []string { return p.orderRow(o, t) }), "when", "number", "status", "paid", "text"),
		table("events", events, "when", "kind", "text"),
		table("messages", messages, "when", "channel", "state", "text"),
		table("parcels", eachRow(p.Parcels, func(a crm.Parcel) []string {
			return []string{p.instant(a.PackedAt), a.Order, a.Contents}
		}), "when", "number", "text"),
		table("reminders", eachRow(p.Reminders, func(r crm.Reminder) []string {
			return []string{p.reminderDue(l, r), r.Text, p.instant(r.DoneAt)}
		}), "due", "text", "done"),
		table("changes", changes, "when", "kind", "was", "is"),
	}
}

func eachRow[T any](list []T, row func(T) []string) [][]string {
	rows := make([][]string, len(list))
	for i, x := range list {
		rows[i] = row(x)
	}
	return rows
}

func (p *Person) orderRow(o crm.Order, t *words.Words) []string {
	text := ""
	for _, line := range o.Lines {
		text += fmt.Sprintf("%s × %d\n", line.Title, line.Quantity)
	}
	paid := crm.FormatMinor(o.Paid, o.Currency) + " " + o.Currency
	return []string{p.instant(cmp.Or(o.CreatedAt, o.PaidAt)), o.Number, t.Statuses[o.Status], paid, text}
}

// history sorts what the timeline tells, and no other list does, into rows of what they did, what they were sent and what was
// changed of them.
func (p *Person) history(l map[string]string, t *words.Words) (events, messages, changes [][]string) {
	for i := range p.Timeline {
		e := &p.Timeline[i]
		switch at := p.instant(e.At); {
		case e.Event != nil:
			events = append(events, []string{at, l["event."+e.Event.Kind.String()], strings.TrimSpace(e.Event.Title + " " + e.Event.Text)})
		case e.Message != nil:
			messages = append(messages, []string{at, channelWord(l, e.Message.Medium), l["state."+string(e.Message.State)], e.Message.Campaign})
		case e.Tag != nil:
			was, is := tagSides(e.Tag)
			changes = append(changes, []string{at, t.Columns.Tags, was, is})
		default:
			for _, c := range e.Changes {
				changes = append(changes, []string{at, fieldName(l, t, c.Field), sideText(c.Was, c.WasCalled), sideText(c.Is, c.IsCalled)})
			}
		}
	}
	return events, messages, changes
}

var personPage = template.Must(template.New("person").Parse(`<!doctype html>
<html lang="{{.Lang}}"><head><meta charset="utf-8"><title>{{.Title}}</title><style>
body{margin:40px auto;max-width:860px;padding:0 24px;color:#1c1f1d;font:14px/1.6 system-ui,"PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC",sans-serif}
h1{font-size:22px;margin:0}h2{font-size:16px;margin:32px 0 8px}p{color:#646963;margin:4px 0 24px}
dl{display:grid;grid-template-columns:140px 1fr;gap:4px 16px;margin:0}dt{color:#646963}dd{margin:0;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse}th{text-align:start;color:#646963;font-weight:400}
th,td{padding:6px 12px 6px 0;border-bottom:1px solid #ededea;vertical-align:top;overflow-wrap:anywhere;white-space:pre-line;font-variant-numeric:tabular-nums}
</style></head><body>
<h1 dir="auto">{{.Title}}{{if .Name}}: <bdi>{{.Name}}</bdi>{{end}}</h1><p>{{.Shop}} {{.MadeWord}} {{.Made}}</p>
<dl>{{range .Facts}}<dt>{{.Name}}</dt><dd dir="auto">{{.Value}}</dd>{{end}}</dl>
{{range .Tables}}{{if .Rows}}<h2>{{.Title}}</h2><table><thead><tr>{{range .Head}}<th>{{.}}</th>{{end}}</tr></thead>
<tbody>{{range .Rows}}<tr>{{range .}}<td dir="auto">{{.}}</td>{{end}}</tr>
{{end}}</tbody></table>{{end}}{{end}}
</body></html>
`))
