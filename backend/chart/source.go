package chart

import (
	"shuke/backend/insight"
	"shuke/backend/insight/words"
)

type sourceDatum struct {
	Name    string `json:"name"`
	Value   any    `json:"value"`  // percent of what was received
	Source  int64  `json:"source"` // 0 for customers whose source is not known
	Label   fields `json:"label"`
	Tooltip fields `json:"tooltip"`
}

// Sources is the option of what each source brought, as percent of what was received: the leading ones as bars, with the
// money beside them.
func Sources(list []insight.SourceCount, currency string, lang words.Language) (string, error) {
	w := words.For(lang)
	names, data := sourceData(list, currency, w)
	if len(data) == 0 {
		return empty(w.Portrait.NoSource)
	}
	return leadingBars(w.Portrait.Source, names, data, tokenFirst, 128)
}

// sourceData are the leading sources that brought money.
func sourceData(list []insight.SourceCount, currency string, w *words.Words) (names []string, data []sourceDatum) {
	for _, s := range list {
		if s.Share == nil || s.Paid == 0 || len(data) == topPlaces {
			continue
		}
		name, share, money := w.SourceName(s), words.Percent(s.Share), words.Price(s.Paid, currency)
		names = append(names, name)
		data = append(data, sourceDatum{
			Name: name, Value: percent(s.Share), Source: s.Source.ID,
			Label: fields{"show": true, "position": "right", "formatter": share + "  " + money, "color": tokenInk2},
			Tooltip: tooltip(name,
				tipRow{words.Fill(w.Portrait.Paid, "currency", currency), money},
				tipRow{w.Portrait.PaidShare, share},
				tipRow{w.Portrait.Customers, words.Number(s.Source.Customers)},
				tipRow{w.Portrait.Orders, words.Number(s.Orders)}),
		})
	}
	return names, data
}

func sourceSection(r insight.Review, _ Measure, w *words.Words) (section, error) {
	option, err := Sources(r.Sources, r.Currency, w.Language)
	p := w.Portrait
	return section{
		Title:  p.SourceTitle,
		Known:  w.KnownSources(r),
		Charts: []drawing{{ID: "sources", Kind: "bars", Name: p.SourceTitle, Option: ours(option)}},
		Table:  sourceTable(r, w),
	}, err
}

func sourceTable(r insight.Review, w *words.Words) table {
	p := w.Portrait
	t := table{Head: head(p.Source, p.Customers, p.Orders, words.Fill(p.Paid, "currency", r.Currency), p.PaidShare)}
	for _, s := range r.Sources {
		line := row{Cells: []cell{
			{Text: w.SourceName(s)}, number(s.Source.Customers), number(s.Orders), right(words.Money(s.Paid, r.Currency)), shareCell(s.Share),
		}}
		if s.Source.ID == 0 {
			line.Class = "aside"
		}
		t.Rows = append(t.Rows, line)
	}
	return t
}
