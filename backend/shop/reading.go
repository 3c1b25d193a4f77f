package shop

import (
	"strings"

	"shuke/backend/crm"
	"shuke/backend/sqlite"
)

// shownRows is how many rows a result shows as they were understood.
const shownRows = 10

// show keeps the first records as the owner will see them: the texts of a batch are only lent, so they are copied.
func (im *importing) show(records []crm.Record, verdicts []sqlite.Verdict) {
	for i := range records {
		if len(im.shown) == shownRows {
			return
		}
		im.shown = append(im.shown, readingOf(&records[i], verdicts[i].Outcome, im.reader.Source().Currency))
	}
}

func readingOf(r *crm.Record, outcome crm.Outcome, currency string) crm.Reading {
	c, o := &r.Customer, &r.Order
	shown := crm.Reading{
		Row: r.Row, Outcome: outcome, Who: c.Name, Phone: c.PhoneText, Email: c.EmailText, Region: c.Region.String(),
		Number: o.Number, Status: o.Status, CreatedAt: o.CreatedAt, PaidAt: o.PaidAt, At: r.Event.At, Currency: o.Currency,
		Total: o.Total, Paid: o.Paid, Title: r.Product.Title, Lines: len(r.Lines),
	}
	if shown.Who == "" {
		shown.Who = c.Nick
	}
	if shown.Who == "" && len(c.Accounts) > 0 {
		shown.Who = c.Accounts[0]
	}
	if c.Phone != "" {
		shown.Phone = crm.MaskPhone(c.Phone)
	}
	if c.Email != "" {
		shown.Email = crm.MaskEmail(c.Email)
	}
	if shown.Currency == "" {
		shown.Currency = currency
	}
	if len(r.Lines) > 0 {
		shown.Title = r.Lines[0].Title
	}
	if r.Product.Price.Known {
		shown.Total = r.Product.Price
	}
	for _, text := range []*string{&shown.Who, &shown.Phone, &shown.Email, &shown.Region, &shown.Number, &shown.Currency, &shown.Title} {
		*text = strings.Clone(*text)
	}
	return shown
}
