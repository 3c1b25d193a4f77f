package report

import (
	"fmt"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
)

func customerColumns(w *words.Words, o ListOptions) []column[crm.Customer] {
	c := w.Columns
	columns := profileColumns(w)
	figure := func(name string, width float64, of func(*crm.Figures) value) {
		columns = append(columns, column[crm.Customer]{heading{name, width}, func(r *crm.Customer) value { return of(&r.Figures) }})
	}
	figure(c.Standing, 10, func(f *crm.Figures) value { return text(w.Standings[f.Standing]) })
	figure(c.OrderCount, 12, func(f *crm.Figures) value { return count(f.OrderCount) })
	figure(c.CompletedCount, 12, func(f *crm.Figures) value { return count(f.CompletedCount) })
	figure(c.ItemCount, 10, func(f *crm.Figures) value { return count(f.ItemCount) })
	figure(c.TotalPaid, 14, func(f *crm.Figures) value { return money(f.TotalPaid, o.Currency) })
	figure(c.TotalRefunded, 14, func(f *crm.Figures) value { return money(f.TotalRefunded, o.Currency) })
	figure(c.NetPaid, 14, func(f *crm.Figures) value { return money(f.NetPaid, o.Currency) })
	figure(c.FirstOrderAt, 17, func(f *crm.Figures) value { return instant(f.FirstOrderAt) })
	figure(c.LastOrderAt, 17, func(f *crm.Figures) value { return instant(f.LastOrderAt) })
	figure(c.LastInterestAt, 19, func(f *crm.Figures) value { return instant(f.LastInterestAt) })
	return append(columns, fieldColumns(w, o.Fields)...)
}

// fieldColumns are the shop's own fields, each with its type behind the name, by which it comes back.
func fieldColumns(w *words.Words, fields []crm.CustomField) []column[crm.Customer] {
	columns := make([]column[crm.Customer], len(fields))
	for i, f := range fields {
		columns[i] = column[crm.Customer]{heading{f.Name + "〔" + w.FieldTypes[f.Type] + "〕", 16}, func(r *crm.Customer) value {
			for _, v := range r.Fields {
				if v.Field.ID == f.ID {
					return fieldValue(v, w)
				}
			}
			return text("")
		}}
	}
	return columns
}

func fieldValue(v crm.FieldValue, w *words.Words) value {
	if v.Field.Type != crm.FieldYesNo {
		return text(v.String())
	}
	if v.Number != 0 {
		return text(w.Yes)
	}
	return text(w.No)
}

// accounts are one a line, with the platform in front.
func accounts(all []crm.PlatformAccount) string {
	lines := make([]string, len(all))
	for i, a := range all {
		lines[i] = a.Platform + ": " + a.Value
	}
	return strings.Join(lines, "\n")
}

// consent is what was last said of a channel, empty when nothing was.
func consent(r *crm.Customer, channel string, w *words.Words) value {
	for _, c := range r.Consents {
		if c.Channel == channel && c.Granted {
			return text(w.Yes)
		}
		if c.Channel == channel {
			return text(w.No)
		}
	}
	return text("")
}

// profileColumns are what is known of a person apart from orders.
func profileColumns(w *words.Words) []column[crm.Customer] {
	c, country := w.Columns, countryNames(w.Language)
	return []column[crm.Customer]{
		{heading{c.Name, 14}, func(r *crm.Customer) value { return text(r.Name) }},
		{heading{c.Nick, 18}, func(r *crm.Customer) value { return text(r.Nick) }},
		{heading{c.Accounts, 24}, func(r *crm.Customer) value { return text(accounts(r.Accounts)) }},
		{heading{c.Phone, 15}, func(r *crm.Customer) value { return text(phone(r.Phone)) }},
		{heading{c.Email, 24}, func(r *crm.Customer) value { return text(r.Email) }},
		{heading{c.Gender, 8}, func(r *crm.Customer) value { return gender(r.Gender, w) }},
		{heading{c.Birthday, 12}, func(r *crm.Customer) value { return text(birthday(r.Birthday)) }},
		{heading{c.Country, 10}, func(r *crm.Customer) value { return text(country(said(r).Country)) }},
		{heading{c.Province, 10}, func(r *crm.Customer) value { return text(said(r).Province) }},
		{heading{c.City, 10}, func(r *crm.Customer) value { return text(said(r).City) }},
		{heading{c.District, 10}, func(r *crm.Customer) value { return text(said(r).District) }},
		{heading{c.Address, 32}, func(r *crm.Customer) value { return text(r.Address) }},
		{heading{c.Source, 14}, func(r *crm.Customer) value { return text(r.Source) }},
		{heading{c.Level, 8}, func(r *crm.Customer) value { return count(int64(r.Level)) }},
		{heading{c.Points, 10}, func(r *crm.Customer) value { return count(r.Points) }},
		{heading{c.Tags, 24}, func(r *crm.Customer) value { return text(tagNames(r.Tags)) }},
		{heading{c.Note, 28}, func(r *crm.Customer) value { return text(r.Note) }},
		{heading{c.Blocked, 10}, func(r *crm.Customer) value { return yes(r.Blocked, w) }},
		{heading{c.ConsentEmail, 10}, func(r *crm.Customer) value { return consent(r, "email", w) }},
		{heading{c.ConsentSms, 10}, func(r *crm.Customer) value { return consent(r, "sms", w) }},
		{heading{c.CardClaimedAt, 17}, func(r *crm.Customer) value { return instant(r.CardClaimedAt) }},
		{heading{c.CreatedAt, 17}, func(r *crm.Customer) value { return instant(r.CreatedAt) }},
	}
}

// countryNames names countries in a language and remembers the names: a list asks for the same few a million times.
func countryNames(lang words.Language) func(code string) string {
	names := map[string]string{"": ""}
	return func(code string) string {
		name, ok := names[code]
		if !ok {
			name = words.CountryName(code, lang)
			names[code] = name
		}
		return name
	}
}

// phone writes numbers of mainland China without +86, as the platforms and SMS gateways there take them.
func phone(number string) string {
	if rest, ok := strings.CutPrefix(number, "+86"); ok && len(rest) == 11 {
		return rest
	}
	return number
}

// gender leaves an unknown one empty, so that a spreadsheet counts it as missing.
func gender(g crm.Gender, w *words.Words) value {
	if g == crm.GenderUnknown {
		return text("")
	}
	return text(w.Gender(g))
}

func yes(b bool, w *words.Words) value {
	if b {
		return text(w.Yes)
	}
	return text("")
}

// said is the region as far as somebody said it: a guess would pass for a fact in the next file.
func said(c *crm.Customer) crm.Region {
	if c.Region.Guessed {
		return crm.Region{}
	}
	return c.Region
}

// birthday writes what is known: 1990-05-01, 05-01, 1990; the lunar one is marked 农历.
func birthday(b crm.Birthday) string {
	var s string
	switch {
	case b.Year != 0 && b.Month != 0:
		s = fmt.Sprintf("%04d-%02d-%02d", b.Year, b.Month, b.Day)
	case b.Year != 0:
		return fmt.Sprintf("%04d", b.Year)
	case b.Month != 0:
		s = fmt.Sprintf("%02d-%02d", b.Month, b.Day)
	}
	if b.Lunar && s != "" {
		s = "农历 " + s
	}
	return s
}

func tagNames(tags []crm.Tag) string {
	names := make([]string, len(tags))
	for i, t := range tags {
		names[i] = t.Name
		if strings.ContainsAny(t.Name, ",，;；、|\"") {
			names[i] = `"` + strings.ReplaceAll(t.Name, `"`, `""`) + `"`
		}
	}
	return strings.Join(names, "，")
}
