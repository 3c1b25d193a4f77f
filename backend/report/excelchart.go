package report

import (
	"fmt"

	"shuke/backend/crm"
	"shuke/backend/insight"

	"github.com/xuri/excelize/v2"
)

// Sizes of charts and of a row of cells, in pixels.
const (
	chartWidth  = 640
	chartHeight = 320
	stackHeight = 180
	barsHeight  = 400
	rowHeight   = 20
)

// place puts a chart on its sheet, and in the queue for the overview.
func (p *portrait) place(sheet, cell string, chart *excelize.Chart, height uint) {
	chart.Dimension = excelize.ChartDimension{Width: chartWidth, Height: height}
	p.do(p.file.AddChart(sheet, cell, chart))
	p.charts = append(p.charts, placedChart{chart, height})
}

// columns is the chart of the ages: shares in rows 2 to last.
func (p *portrait) columns(sheet string, last int) *excelize.Chart {
	c := p.chart(excelize.Col, p.w.Portrait.AgeTitle)
	c.Series = []excelize.ChartSeries{p.series(sheet, "C", 2, last, colourOf(p.review.AgeKnown))}
	c.YAxis = excelize.ChartAxis{MajorGridLines: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0%"}, Minimum: ptr(0.0), Font: p.axisFont()}
	c.GapWidth = ptr(uint(80))
	return c
}

// bars is the chart of the leading places, largest on top.
func (p *portrait) bars(sheet string, last int) *excelize.Chart {
	column, known := "C", p.review.PlaceKnown
	if p.review.ByOrders() {
		column, known = "E", p.review.OrdersPlaced
	}
	return p.barsOf(sheet, p.w.Portrait.PlaceTitle, column, last, colourOf(known))
}

// sourceBars is the chart of what each source brought, most on top.
func (p *portrait) sourceBars(sheet string, last int) *excelize.Chart {
	return p.barsOf(sheet, p.w.Portrait.SourceTitle, "C", last, colourOf(insight.MinimumKnown))
}

func (p *portrait) barsOf(sheet, title, column string, last int, colour string) *excelize.Chart {
	c := p.chart(excelize.Bar, title)
	c.Series = []excelize.ChartSeries{p.series(sheet, column, 2, last, colour)}
	c.XAxis.ReverseOrder = true
	c.YAxis = excelize.ChartAxis{None: true, Minimum: ptr(0.0)}
	c.GapWidth = ptr(uint(60))
	return c
}

// stack is the chart of the genders: one bar of as many parts as rows.
func (p *portrait) stack(sheet string, rows int) *excelize.Chart {
	c := p.chart(excelize.BarPercentStacked, p.w.Portrait.GenderTitle)
	for i, g := range p.review.Genders[:rows] {
		if g.Count > 0 || g.Gender != crm.GenderOther {
			c.Series = append(c.Series, p.part(sheet, i+2, g.Gender))
		}
	}
	c.Legend = excelize.ChartLegend{Position: "bottom", Font: ptr(p.axisFont())}
	c.XAxis = excelize.ChartAxis{None: true}
	c.YAxis = excelize.ChartAxis{None: true}
	c.GapWidth, c.Overlap = ptr(uint(60)), ptr(100)
	return c
}

// series is a column of shares, named by its header, over the names in column A.
func (p *portrait) series(sheet, column string, first, last int, colour string) excelize.ChartSeries {
	return excelize.ChartSeries{
		Name:              fmt.Sprintf("'%s'!$%s$1", sheet, column),
		Categories:        fmt.Sprintf("'%s'!$A$%d:$A$%d", sheet, first, last),
		Values:            fmt.Sprintf("'%[1]s'!$%[2]s$%[3]d:$%[2]s$%[4]d", sheet, column, first, last),
		Fill:              solid(colour),
		DataLabel:         excelize.ChartDataLabel{Font: p.axisFont()},
		DataLabelPosition: excelize.ChartDataLabelsPositionOutsideEnd,
	}
}

func (p *portrait) part(sheet string, row int, g crm.Gender) excelize.ChartSeries {
	s := p.series(sheet, "C", row, row, genderColour(g, p.review.GenderKnown))
	s.Name = fmt.Sprintf("'%s'!$A$%d", sheet, row)
	s.Categories = fmt.Sprintf("'%s'!$A$1", sheet)
	s.DataLabelPosition = excelize.ChartDataLabelsPositionCenter
	s.DataLabel.Font.Color = colourSurface
	if g == crm.GenderMale {
		s.DataLabel.Font.Color = colourInk // white on ochre is too faint to read
	}
	return s
}

// chart is what all charts share: a title left in the reading face, labels on the marks, no legend, no frame.
func (p *portrait) chart(kind excelize.ChartType, title string) *excelize.Chart {
	return &excelize.Chart{
		Type:     kind,
		Title:    excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title, Font: &excelize.Font{Bold: true, Size: 12, Color: colourInk, Family: p.looks.font}}}},
		Legend:   excelize.ChartLegend{Position: "none"},
		PlotArea: excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0.0%"}},
		XAxis:    excelize.ChartAxis{Font: p.axisFont()},
		Border:   excelize.LineOptions{Type: excelize.LineNone},
		Format:   excelize.GraphicOptions{AltText: title, Positioning: "oneCell"},
	}
}

func (p *portrait) axisFont() excelize.Font {
	return excelize.Font{Size: 10, Color: colourCaption, Family: p.looks.font}
}

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func colourOf(known int64) string {
	if known < insight.MinimumKnown {
		return colourTooFew
	}
	return colourAccent
}

func genderColour(g crm.Gender, known int64) string {
	switch {
	case known < insight.MinimumKnown:
		return colourTooFew
	case g == crm.GenderFemale:
		return colourAccent
	case g == crm.GenderMale:
		return colourOchre
	default:
		return colourIndigo
	}
}
