package report

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
)

// Person is all that a shop knows of one customer.
type Person struct {
	Customer   crm.Customer
	Identities []crm.Identity
	Addresses  []crm.Address // beside the main one
	Consents   []crm.Consent
	Notes      []PersonNote
	Pictures   []PersonPicture
	Orders     []crm.Order // latest first
	Reminders  []crm.Reminder
	Parcels    []crm.Parcel
	Referrer   string              // what they are called who brought the customer
	Timeline   []crm.TimelineEntry // events, messages, and how tags, fields and the source changed; latest first
	Made       time.Time           // when it was gathered, in the shop's zone
	Shop       string
	Currency   string
}

// PersonNote is a note as the person themselves may read it.
type PersonNote struct {
	At       int64
	Text     string
	Pictures []string // names of files in the folder
}

// PersonPicture is a picture of a note as a file.
type PersonPicture struct {
	Name string
	Data []byte
}

// PersonFolder writes a person as a new folder at path: person.json for machines, person.html to read, orders.csv. Instants are
// written in the zone of Made.
func PersonFolder(path string, p *Person, lang words.Language) error {
	if err := os.Mkdir(path, 0o700); err != nil {
		return cannotWrite(path, err)
	}
	for _, picture := range p.Pictures {
		if err := os.WriteFile(filepath.Join(path, picture.Name), picture.Data, 0o600); err != nil {
			return cannotWrite(path, err)
		}
	}
	for name, write := range map[string]func(io.Writer) error{
		"person.json": p.writeJSON,
		"person.html": func(w io.Writer) error { return p.writeHTML(w, lang) },
		"orders.csv":  p.writeOrders,
	} {
		if err := WriteFile(filepath.Join(path, name), write); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func (p *Person) instant(at int64) string {
	if at == 0 {
		return ""
	}
	return time.UnixMilli(at).In(p.Made.Location()).Format("2006-01-02 15:04:05")
}

var identityNames = map[crm.IdentityKind]string{
	crm.IdentityAccount: "account", crm.IdentityPhone: "phone", crm.IdentityEmail: "email",
}

// writeJSON names things as the terminal's --json does.
func (p *Person) writeJSON(w io.Writer) error {
	type object = map[string]any
	c := &p.Customer
	list := func(n int, f func(int) object) []object {
		out := make([]object, n)
		for i := range out {
			out[i] = f(i)
		}
		return out
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(object{
		"shop": p.Shop, "madeAt": p.Made.Format(time.RFC3339), "currency": p.Currency,
		"profile": object{
			"id": c.ID, "name": c.Name, "nick": c.Nick, "phone": c.Phone, "email": c.Email, "gender": c.Gender.String(), "birthday": c.Birthday.String(),
			"country": c.Region.Country, "province": c.Region.Province, "city": c.Region.City, "district": c.Region.District, "address": c.Address,
			"source": c.Source, "level": c.Level, "points": c.Points, "card": c.Card, "cardClaimedAt": p.instant(c.CardClaimedAt),
			"referrer": c.ReferrerID, "referrerName": p.Referrer, "impersonal": c.Impersonal, "blocked": c.Blocked, "createdAt": p.instant(c.CreatedAt), "tags": tagNames(c.Tags),
		},
		"fields": list(len(c.Fields), func(i int) object {
			return object{"name": c.Fields[i].Field.Name, "value": c.Fields[i].String()}
		}),
		"identities": list(len(p.Identities), func(i int) object {
			d := p.Identities[i]
			return object{"kind": identityNames[d.Kind], "platform": d.Platform, "value": d.Value}
		}),
		"addresses": list(len(p.Addresses), func(i int) object {
			a := p.Addresses[i]
			return object{"label": a.Label, "recipient": a.Recipient, "phone": a.Phone, "address": a.Address}
		}),
		"consents": list(len(p.Consents), func(i int) object {
			a := p.Consents[i]
			return object{"channel": a.Channel, "granted": a.Granted, "evidence": a.Evidence, "byHand": a.ByHand, "at": p.instant(a.At)}
		}),
		"notes": list(len(p.Notes), func(i int) object {
			return object{"at": p.instant(p.Notes[i].At), "text": p.Notes[i].Text, "pictures": append([]string{}, p.Notes[i].Pictures...)}
		}),
		"orders": list(len(p.Orders), func(i int) object { return p.order(&p.Orders[i]) }),
		"reminders": list(len(p.Reminders), func(i int) object {
			r := p.Reminders[i]
			return object{"writtenAt": p.instant(r.CreatedAt), "text": r.Text, "waitsFor": string(r.Wait), "due": p.instant(r.Due), "doneAt": p.instant(r.DoneAt)}
		}),
		"parcels": list(len(p.Parcels), func(i int) object {
			a := p.Parcels[i]
			return object{"packedAt": p.instant(a.PackedAt), "order": a.Order, "contents": a.Contents}
		}),
		"events": p.events(), "messages": p.messages(), "tagChanges": p.tagChanges(), "changes": p.changes(),
	})
}

func (p *Person) order(o *crm.Order) map[string]any {
	money := func(minor int64) string { return crm.FormatMinor(minor, o.Currency) }
	lines := make([]map[string]any, len(o.Lines))
	for i, l := range o.Lines {
		lines[i] = map[string]any{"title": l.Title, "variant": l.Variant, "quantity": l.Quantity, "amount": money(l.Amount)}
	}
	return map[string]any{
		"number": o.Number, "platform": o.Platform, "status": o.Status.String(), "createdAt": p.instant(o.CreatedAt), "paidAt": p.instant(o.PaidAt),
		"currency": o.Currency, "total": money(o.Total), "paid": money(o.Paid), "refunded": money(o.Refunded), "coupon": o.Coupon,
		"remark": o.Remark, "memo": o.Memo, "lines": lines,
	}
}

func (p *Person) writeOrders(w io.Writer) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	rows := [][]string{{"number", "platform", "status", "createdAt", "paidAt", "currency", "paid", "refunded", "product", "quantity", "amount"}}
	for i := range p.Orders {
		o := &p.Orders[i]
		head := []string{
			Inert(o.Number), Inert(o.Platform), o.Status.String(), p.instant(o.CreatedAt), p.instant(o.PaidAt), o.Currency,
			crm.FormatMinor(o.Paid, o.Currency), crm.FormatMinor(o.Refunded, o.Currency),
		}
		if len(o.Lines) == 0 {
			rows = append(rows, append(head, "", "", ""))
		}
		for _, l := range o.Lines {
			rows = append(rows, append(head[:len(head):len(head)], Inert(l.Title), strconv.FormatInt(l.Quantity, 10), crm.FormatMinor(l.Amount, o.Currency)))
		}
	}
	if err := out.WriteAll(rows); err != nil {
		return fmt.Errorf("orders of a person: %w", err)
	}
	return nil
}

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

func (p *Person) tables(l map[string]string, t *words.Words) []personTable {
	list := []personTable{
		{l["contacts"], []string{l["kind"], l["platform"], l["value"]}, nil},
		{l["addresses"], []string{l["label"], l["recipient"], l["value"]}, nil},
		{l["consents"], []string{l["when"], l["channel"], l["answer"], l["evidence"]}, nil},
		{l["notes"], []string{l["when"], l["text"], ""}, nil},
		{l["orders"], []string{l["when"], l["number"], l["paid"], l["text"]}, nil},
		{l["events"], []string{l["when"], l["kind"], l["text"]}, nil},
		{l["messages"], []string{l["when"], l["channel"], l["text"]}, nil},
		{l["parcels"], []string{l["when"], l["number"], l["text"]}, nil},
		{l["reminders"], []string{l["when"], l["text"], l["done"]}, nil},
		{l["changes"], []string{l["when"], l["kind"], l["was"], l["is"]}, nil},
	}
	add := func(n int, cells ...string) { list[n].Rows = append(list[n].Rows, cells) }
	for _, i := range p.Identities {
		add(0, identityNames[i.Kind], i.Platform, i.Value)
	}
	for _, a := range p.Addresses {
		add(1, a.Label, a.Recipient+" "+a.Phone, a.Address)
	}
	for _, c := range p.Consents {
		answer := l["no"]
		if c.Granted {
			answer = l["yes"]
		}
		add(2, p.instant(c.At), c.Channel, answer, c.Evidence)
	}
	for _, n := range p.Notes {
		add(3, p.instant(n.At), n.Text, strings.Join(n.Pictures, "\n"))
	}
	for i := range p.Orders {
		o := &p.Orders[i]
		text := ""
		for _, line := range o.Lines {
			text += fmt.Sprintf("%s × %d\n", line.Title, line.Quantity)
		}
		add(4, p.instant(o.CreatedAt), o.Number, crm.FormatMinor(o.Paid, o.Currency)+" "+o.Currency, text)
	}
	for i := range p.Timeline {
		e := &p.Timeline[i]
		switch at := p.instant(e.At); {
		case e.Event != nil:
			add(5, at, e.Event.Kind.String(), e.Event.Title+" "+e.Event.Text)
		case e.Message != nil:
			add(6, at, e.Message.Medium, e.Message.Campaign)
		case e.Tag != nil:
			was, is := tagSides(e.Tag)
			add(9, at, t.Columns.Tags, was, is)
		default:
			for _, c := range e.Changes {
				add(9, at, fieldName(t, c.Field), sideText(c.Was, c.WasCalled), sideText(c.Is, c.IsCalled))
			}
		}
	}
	for _, a := range p.Parcels {
		add(7, p.instant(a.PackedAt), a.Order, a.Contents)
	}
	for _, r := range p.Reminders {
		add(8, p.instant(r.CreatedAt), r.Text, p.instant(r.DoneAt))
	}
	return list
}

var personWords = map[words.Language]map[string]string{
	words.ZhCN: {
		"title": "我们知道的全部", "made": "整理于", "place": "地区", "card": "会员卡号", "contacts": "账号和联系方式", "addresses": "其他地址",
		"consents": "联系同意", "notes": "备注", "orders": "订单", "events": "互动", "kind": "种类", "platform": "平台", "value": "内容", "label": "叫法",
		"recipient": "收件人", "when": "时间", "channel": "渠道", "answer": "意思", "evidence": "依据", "text": "内容", "number": "订单号", "paid": "实付",
		"yes": "同意", "no": "拒绝", "referrer": "介绍人", "impersonal": "不使用个性化", "is so": "是", "messages": "发给您的消息", "parcels": "包裹里放过的", "reminders": "提醒",
		"done": "办完于", "changes": "改动", "was": "原来", "is": "后来",
	},
	words.ZhTW: {
		"title": "我們知道的全部", "made": "整理於", "place": "地區", "card": "會員卡號", "contacts": "帳號和聯絡方式", "addresses": "其他地址",
		"consents": "聯絡同意", "notes": "備註", "orders": "訂單", "events": "互動", "kind": "種類", "platform": "平台", "value": "內容", "label": "叫法",
		"recipient": "收件人", "when": "時間", "channel": "管道", "answer": "意思", "evidence": "依據", "text": "內容", "number": "訂單號", "paid": "實付",
		"yes": "同意", "no": "拒絕", "referrer": "介紹人", "impersonal": "不使用個人化", "is so": "是", "messages": "發給您的訊息", "parcels": "包裹裡放過的", "reminders": "提醒",
		"done": "辦完於", "changes": "改動", "was": "原來", "is": "後來",
	},
	words.En: {
		"title": "Everything we know of you", "made": "Put together on", "place": "Place", "card": "Card no.", "contacts": "Accounts and contacts",
		"addresses": "Other addresses", "consents": "Consent to be contacted", "notes": "Notes", "orders": "Orders", "events": "Events", "kind": "Kind",
		"platform": "Platform", "value": "Value", "label": "Label", "recipient": "Recipient", "when": "When", "channel": "Channel", "answer": "Answer",
		"evidence": "Evidence", "text": "What", "number": "Order number", "paid": "Paid", "yes": "Agreed", "no": "Refused", "referrer": "Referred by",
		"impersonal": "No personalisation", "is so": "Yes", "messages": "Messages to you", "parcels": "Put into parcels", "reminders": "Reminders",
		"done": "Done", "changes": "Changes", "was": "Was", "is": "Is",
	},
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
