package chart

import (
	"fmt"
	"html/template"
	"io"
	"sync"

	"shuke/backend/insight"
	"shuke/backend/insight/words"
)

var pageTemplate = sync.OnceValues(func() (*template.Template, error) {
	return template.New("page").Parse(pageHTML)
})

// page is what page.html shows.
type page struct {
	Lang     words.Language
	Shop     string
	Title    string
	Made     string
	Period   string
	Extent   string
	Since    string
	Finding  string
	Rule     string // whom it is of, read aloud
	Sections []section
	Words    words.PortraitWords
	Style    template.CSS
	Map      template.JS
	ECharts  template.JS
	Script   template.JS
}

// section is one chart, or several ways of drawing the same, with the table behind it.
type section struct {
	Title  string
	Known  string
	Class  string
	Charts []drawing
	Note   string
	Table  table
	Rest   table // what is too long to stand beside the chart
}

type drawing struct {
	ID     string // of its element
	Kind   string // its class in page.css
	Name   string
	Option template.JS
}

// HTML writes a portrait as one page that needs nothing else: ECharts, map, options and tables are inside, it follows
// light and dark, prints on white, and its content security policy forbids it the network. About 1.2 MB.
func HTML(out io.Writer, r insight.Review, m Measure, lang words.Language) error {
	p, err := newPage(r, m, lang)
	if err != nil {
		return fmt.Errorf("chart page: %w", err)
	}
	t, err := pageTemplate()
	if err != nil {
		return fmt.Errorf("chart page: %w", err)
	}
	return t.Execute(out, p)
}

func newPage(r insight.Review, m Measure, lang words.Language) (page, error) {
	w := words.For(lang)
	script, err := echartsScript()
	if err != nil {
		return page{}, err
	}
	sections, err := newSections(r, m, w)
	if err != nil {
		return page{}, err
	}
	p := page{
		Lang: w.Language, Shop: r.Shop, Title: w.ReviewTitle(r), Made: w.ReviewMade(r), Period: w.Period(r.LastDays),
		Extent: w.ReviewExtent(r), Since: w.ReviewSince(r), Finding: w.ReviewFinding(r), Rule: r.Rule,
		Sections: sections, Words: w.Portrait,
		ECharts: ours(script), Script: ours(pageJS),
		Style: template.CSS(tokensCSS + pageCSS), //nolint:gosec // embedded with the program
	}
	if r.Has(insight.PartRegion) && OnMap(r.Portrait, m) {
		p.Map = ours(ChinaMap)
	}
	return p, nil
}

// ours marks a script as safe to stand in the page: embedded with the program, or an option, in which json.Marshal
// escaped <, > and &.
func ours(script string) template.JS { return template.JS(script) } //nolint:gosec // see above; nothing else may come here

func newSections(r insight.Review, m Measure, w *words.Words) ([]section, error) {
	makers := []struct {
		part insight.Part
		make func(insight.Review, Measure, *words.Words) (section, error)
	}{{insight.PartAge, ageSection}, {insight.PartGender, genderSection}, {insight.PartRegion, placeSection}, {insight.PartSource, sourceSection}}
	var sections []section
	for _, maker := range makers {
		if !r.Has(maker.part) {
			continue
		}
		s, err := maker.make(r, m, w)
		if err != nil {
			return nil, err
		}
		sections = append(sections, s)
	}
	return sections, nil
}

func ageSection(r insight.Review, _ Measure, w *words.Words) (section, error) {
	option, err := Age(r.Portrait, w.Language)
	p := w.Portrait
	return section{
		Title:  p.AgeTitle,
		Known:  w.Known(p.KnownAge, r.AgeKnown, r.Customers),
		Charts: []drawing{{ID: "age", Kind: "age", Name: p.AgeTitle, Option: ours(option)}},
		Table:  ageTable(r.Portrait, w),
	}, err
}

func genderSection(r insight.Review, _ Measure, w *words.Words) (section, error) {
	option, err := Gender(r.Portrait, w.Language)
	p := w.Portrait
	return section{
		Title:  p.GenderTitle,
		Known:  w.Known(p.KnownGender, r.GenderKnown, r.Customers),
		Charts: []drawing{{ID: "gender", Kind: "gender", Name: p.GenderTitle, Option: ours(option)}},
		Table:  genderTable(r.Portrait, w),
	}, err
}

func placeSection(r insight.Review, m Measure, w *words.Words) (section, error) {
	charts, err := placeDrawings(r.Portrait, m, w)
	p := w.Portrait
	s := section{Title: p.PlaceTitle, Known: w.KnownPlaces(r.Portrait), Class: "places", Charts: charts}
	s.Table, s.Rest = placeTables(r, w)
	if outside := outsideMap(r.Portrait); len(charts) > 1 && outside > 0 {
		s.Note = words.Fill(p.OtherPlaces, "n", words.Number(outside))
	}
	return s, err
}

func placeDrawings(p insight.Portrait, m Measure, w *words.Words) ([]drawing, error) {
	if !OnMap(p, m) {
		bars, err := Places(p, m, w.Language)
		return []drawing{{ID: "places", Kind: "bars", Name: w.Portrait.PlaceTitle, Option: ours(bars)}}, err
	}
	tiles, err := Tiles(p, m, w.Language)
	if err != nil {
		return nil, err
	}
	geo, err := Map(p, m, w.Language)
	return []drawing{
		{ID: "tiles", Kind: "tiles", Name: w.Portrait.Tiles, Option: ours(tiles)},
		{ID: "map", Kind: "map", Name: w.Portrait.Map, Option: ours(geo)},
	}, err
}
