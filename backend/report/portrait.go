package report

import (
	"io"
	"strconv"

	"shuke/backend/insight"
	"shuke/backend/insight/words"

	"github.com/xuri/excelize/v2"
)

// Portrait writes a portrait as a workbook: an overview with its charts, a sheet of numbers for each part with the chart
// beside them, and the definitions. Charts are Excel's own, bound to the numbers, so that they go into slides and change
// with them.
func Portrait(path string, r insight.Review, lang words.Language) error {
	w := words.For(lang)
	return WriteFile(path, func(out io.Writer) error {
		file, looks, err := newFile(w.Language)
		if err != nil {
			return err
		}
		defer func() { _ = file.Close() }()
		p := &portrait{file: file, looks: looks, review: r, w: w}
		if err := p.write(); err != nil {
			return err
		}
		return writePackage(file, out)
	})
}

// portrait is a workbook in the making. Its steps do nothing once one has failed.
type portrait struct {
	file   *excelize.File
	looks  looks
	review insight.Review
	w      *words.Words
	sheets int
	charts []placedChart
	err    error
}

// placedChart is a chart waiting for its place on the overview.
type placedChart struct {
	chart  *excelize.Chart
	height uint
}

func (p *portrait) write() error {
	p.describe()
	overview := p.addSheet(p.w.Portrait.Overview, 18, 60)
	parts := []struct {
		part  insight.Part
		write func()
	}{{insight.PartAge, p.writeAges}, {insight.PartGender, p.writeGenders}, {insight.PartRegion, p.writePlaces}, {insight.PartSource, p.writeSources}}
	for _, part := range parts {
		if p.review.Has(part.part) {
			part.write()
		}
	}
	p.writeDefinitions()
	p.writeOverview(overview)
	return p.err
}

func (p *portrait) describe() {
	p.do(p.file.SetDocProps(&excelize.DocProperties{
		Title: p.w.ReviewTitle(p.review), Creator: "熟客 Shuke", Language: string(p.w.Language),
		Created: p.review.Made.UTC().Format("2006-01-02T15:04:05Z"),
	}))
}

func (p *portrait) do(err error) {
	if p.err == nil {
		p.err = err
	}
}

// addSheet adds a sheet that prints on one page's width, with columns of the given widths.
func (p *portrait) addSheet(name string, widths ...float64) string {
	p.sheets++
	p.do(addSheet(p.file, name, p.sheets))
	p.do(p.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: ptr("landscape"), Size: ptr(9), FitToWidth: ptr(1), FitToHeight: ptr(0)}))
	p.do(p.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: ptr(true)}))
	for i, width := range widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		p.do(err)
		p.do(p.file.SetColWidth(name, column, column, width))
	}
	return name
}

// put writes a cell with a style; nil leaves it empty.
func (p *portrait) put(sheet string, column, row, style int, v any) {
	cell, err := excelize.CoordinatesToCellName(column, row)
	p.do(err)
	if v != nil {
		p.do(p.file.SetCellValue(sheet, cell, v))
	}
	p.do(p.file.SetCellStyle(sheet, cell, cell, style))
}

// head writes a header row, the first column to the left and numbers to the right, and keeps it in view.
func (p *portrait) head(sheet string, names ...string) {
	for i, name := range names {
		style := p.looks.right
		if i == 0 {
			style = p.looks.header
		}
		p.put(sheet, i+1, 1, style, name)
	}
	p.do(p.file.SetPanes(sheet, headerHeld))
}

// shareOf is a share as a cell: the number itself, shown as percent; nothing when there is none.
func shareOf(s *float64) any {
	if s == nil {
		return nil
	}
	return *s
}

// line writes a name, a count and its share.
func (p *portrait) line(sheet string, row int, name string, count int64, share *float64) {
	style := 0
	if share == nil {
		style = p.looks.caption
	}
	p.put(sheet, 1, row, style, name)
	p.put(sheet, 2, row, p.looks.count, count)
	p.put(sheet, 3, row, p.looks.percent, shareOf(share))
}

func (p *portrait) total(sheet string, row int) {
	p.put(sheet, 1, row, p.looks.total, p.w.Portrait.Total)
	p.put(sheet, 2, row, p.looks.total, p.review.Customers)
	p.put(sheet, 3, row, p.looks.total, nil)
}

func (p *portrait) writeAges() {
	t := p.w.Portrait
	sheet := p.addSheet(t.Ages, 14, 12, 12)
	p.head(sheet, t.Age, t.Customers, t.Share)
	for i, a := range p.review.Ages {
		p.line(sheet, i+2, p.w.Band(a.Band), a.Count, a.Share)
	}
	last := len(insight.Bands) + 1
	p.total(sheet, last+2)
	p.note(sheet, last+4, p.w.Known(t.KnownAge, p.review.AgeKnown, p.review.Customers))
	if p.review.AgeKnown > 0 {
		p.place(sheet, "E2", p.columns(sheet, last), chartHeight)
	}
}

func (p *portrait) writeGenders() {
	t := p.w.Portrait
	sheet := p.addSheet(t.Genders, 14, 12, 12)
	p.head(sheet, t.Gender, t.Customers, t.Share)
	for i, g := range p.review.Genders {
		p.line(sheet, i+2, p.w.Gender(g.Gender), g.Count, g.Share)
	}
	rows := len(p.review.Genders)
	p.total(sheet, rows+2)
	p.note(sheet, rows+4, p.w.Known(t.KnownGender, p.review.GenderKnown, p.review.Customers))
	if p.review.GenderKnown > 0 {
		p.place(sheet, "E2", p.stack(sheet, rows-1), stackHeight)
	}
}

func (p *portrait) writePlaces() {
	t, r := p.w.Portrait, p.review
	sheet := p.addSheet(t.Places, 24, 12, 12, 12, 12, 18)
	p.head(sheet, t.Place, t.Customers, t.Share, t.Orders, t.OrderShare, words.Fill(t.Paid, "currency", r.Currency))
	for i, place := range r.Places {
		row := i + 2
		p.line(sheet, row, words.PlaceName(place.PlaceCount, p.w.Language), place.Customers, place.Share)
		p.put(sheet, 4, row, p.looks.count, place.Orders)
		p.put(sheet, 5, row, p.looks.percent, shareOf(place.OrderShare))
		money := p.looks.moneyCell(place.Paid, r.Currency)
		p.put(sheet, 6, row, money.StyleID, money.Value)
	}
	last := len(r.Places) + 2
	p.total(sheet, last)
	p.note(sheet, last+2, p.w.KnownPlaces(r.Portrait))
	if shown := shownPlaces(r.Portrait); shown > 0 {
		p.place(sheet, "H2", p.bars(sheet, shown+1), barsHeight)
	}
}

func (p *portrait) writeSources() {
	t, r := p.w.Portrait, p.review
	sheet := p.addSheet(t.Sources, 24, 18, 12, 12, 12)
	p.head(sheet, t.Source, words.Fill(t.Paid, "currency", r.Currency), t.PaidShare, t.Customers, t.Orders)
	for i, s := range r.Sources {
		row, style := i+2, 0
		if s.Source.ID == 0 {
			style = p.looks.caption
		}
		p.put(sheet, 1, row, style, p.w.SourceName(s))
		money := p.looks.moneyCell(s.Paid, r.Currency)
		p.put(sheet, 2, row, money.StyleID, money.Value)
		p.put(sheet, 3, row, p.looks.percent, shareOf(s.Share))
		p.put(sheet, 4, row, p.looks.count, s.Source.Customers)
		p.put(sheet, 5, row, p.looks.count, s.Orders)
	}
	p.note(sheet, len(r.Sources)+3, p.w.KnownSources(r))
	if shown := min(len(r.Sources), topPlaces); shown > 0 && r.Received > 0 {
		p.place(sheet, "G2", p.sourceBars(sheet, shown+1), barsHeight)
	}
}

// shownPlaces is how many rows the chart of places names: those that are known and have somebody, or an order where
// only orders have a place.
func shownPlaces(p insight.Portrait) int {
	shown := 0
	for _, place := range p.Places {
		n := place.Customers
		if p.ByOrders() {
			n = place.Orders
		}
		if n > 0 && insight.PlaceKnown(place.PlaceCount) && shown < topPlaces {
			shown++
		}
	}
	return shown
}

// topPlaces is how many places the chart names; the sheet has all.
const topPlaces = 12

func (p *portrait) note(sheet string, row int, sentence string) {
	p.put(sheet, 1, row, p.looks.caption, sentence)
}

func (p *portrait) writeDefinitions() {
	sheet := p.addSheet(p.w.Portrait.Terms, 24, 88)
	for i, term := range p.w.Portrait.Definitions {
		p.put(sheet, 1, i+1, p.looks.term, term.Name)
		p.put(sheet, 2, i+1, p.looks.wrapped, term.Meaning)
	}
}

// writeOverview fills the first sheet: title, finding, what stands beside the numbers, then all charts.
func (p *portrait) writeOverview(sheet string) {
	r, t := p.review, p.w.Portrait
	p.put(sheet, 1, 1, p.looks.title, p.w.ReviewTitle(r))
	p.put(sheet, 1, 2, p.looks.strong, p.w.ReviewFinding(r))
	facts := [][2]string{
		{t.Shop, r.Shop},
		{t.Population, p.w.Whose(r)},
		{t.Customers, p.w.ReviewExtent(r)},
		{t.Period, p.w.Period(r.LastDays)},
		{t.SinceShort, p.w.Date(r.DataSince, r.Zone)},
		{t.MadeShort, p.w.Date(r.Made.UnixMilli(), r.Zone)},
	}
	if r.Rule != "" {
		facts = append(facts, [2]string{t.Rule, r.Rule})
	}
	for i, fact := range facts {
		p.put(sheet, 1, i+4, p.looks.caption, fact[0])
		p.put(sheet, 2, i+4, 0, fact[1])
	}
	p.do(p.file.SetSheetView(sheet, 0, &excelize.ViewOptions{ShowGridLines: ptr(false)}))
	row := len(facts) + 5
	for _, c := range p.charts {
		p.do(p.file.AddChart(sheet, "A"+strconv.Itoa(row), c.chart))
		row += int(c.height)/rowHeight + 2
	}
	// Title, facts and charts stand on one sheet of paper, upright.
	p.do(p.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: ptr("portrait"), FitToHeight: ptr(1)}))
	p.file.SetActiveSheet(0)
}
