package report

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
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
