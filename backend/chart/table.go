package chart

import (
	"shuke/backend/insight"
	"shuke/backend/insight/words"
)

// table stands behind a chart, so that its numbers can be read out and copied.
type table struct {
	Caption string
	Head    []cell
	Rows    []row
}

type row struct {
	Class string // "aside" for what is unknown, "total"
	Cells []cell
}

type cell struct {
	Text  string
	Right bool
}

func number(n int64) cell       { return cell{Text: words.Number(n), Right: true} }
func shareCell(s *float64) cell { return cell{Text: words.Percent(s), Right: true} }
func right(text string) cell    { return cell{Text: text, Right: true} }
func head(first string, others ...string) []cell {
	cells := []cell{{Text: first}}
	for _, o := range others {
		cells = append(cells, right(o))
	}
	return cells
}

func ageTable(p insight.Portrait, w *words.Words) table {
	t := table{Head: head(w.Portrait.Age, w.Portrait.Customers, w.Portrait.Share)}
	for _, a := range p.Ages {
		t.add(w.Band(a.Band), a.Count, a.Share)
	}
	t.total(p, w)
	return t
}

func genderTable(p insight.Portrait, w *words.Words) table {
	t := table{Head: head(w.Portrait.Gender, w.Portrait.Customers, w.Portrait.Share)}
	for _, g := range p.Genders {
		t.add(w.Gender(g.Gender), g.Count, g.Share)
	}
	t.total(p, w)
	return t
}

func (t *table) add(name string, count int64, share *float64) {
	r := row{Cells: []cell{{Text: name}, number(count), shareCell(share)}}
	if share == nil {
		r.Class = "aside"
	}
	t.Rows = append(t.Rows, r)
}

func (t *table) total(p insight.Portrait, w *words.Words) {
	t.Rows = append(t.Rows, row{Class: "total", Cells: []cell{{Text: w.Portrait.Total}, number(p.Customers), right("")}})
}

// besideMap is how many places the table beside the map names; about as high as the map.
const besideMap = 12

func placeTables(r insight.Review, w *words.Words) (beside, rest table) {
	p := w.Portrait
	paid := words.Fill(p.Paid, "currency", r.Currency)
	beside.Head = head(p.Place, p.Customers, p.Share, p.Orders, p.OrderShare, paid)
	rest.Head = beside.Head
	for i, place := range r.Places {
		line := placeRow(place, r, w)
		if i < besideMap {
			beside.Rows = append(beside.Rows, line)
		} else {
			rest.Rows = append(rest.Rows, line)
		}
	}
	rest.Caption = words.Fill(p.RestPlaces, "n", words.Number(int64(len(rest.Rows))))
	return beside, rest
}

func placeRow(place insight.PlaceCount, r insight.Review, w *words.Words) row {
	line := row{Cells: []cell{
		{Text: words.PlaceName(place.PlaceCount, w.Language)},
		number(place.Customers), shareCell(place.Share),
		number(place.Orders), shareCell(place.OrderShare),
		right(words.Money(place.Paid, r.Currency)),
	}}
	if place.Share == nil {
		line.Class = "aside"
	}
	return line
}

// outsideMap counts customers who live in a known place outside of the 34 regions.
func outsideMap(p insight.Portrait) int64 {
	outside := p.PlaceKnown
	for _, r := range regions(p) {
		outside -= r.customers
	}
	return outside
}
