package chart

import (
	"cmp"
	"slices"

	"shuke/backend/insight"
	"shuke/backend/insight/words"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// topPlaces is how many places a bar chart names; the table has all.
const topPlaces = 12

type placeDatum struct {
	placeRef
	Name    string `json:"name"`
	Value   any    `json:"value"` // percent of the measure
	Count   int64  `json:"count"`
	Label   fields `json:"label"`
	Tooltip fields `json:"tooltip"`
}

// OnMap tells whether most of what is measured lies in one of the 34 regions, so that a map of China says something;
// otherwise Places is the chart to draw.
func OnMap(p insight.Portrait, m Measure) bool {
	var inside int64
	for _, r := range regions(p) {
		_, n := r.measured(m)
		inside += n
	}
	return inside*2 >= m.known(p) && inside > 0
}

// Places is the option of the leading places as bars, wherever in the world they are.
func Places(p insight.Portrait, m Measure, lang words.Language) (string, error) {
	w := words.For(lang)
	names, data := placeData(p, m, w)
	if len(data) == 0 {
		return empty(w.Portrait.NoPlace)
	}
	return leadingBars(w.Portrait.Place, names, data, barColour(m.known(p)), 56)
}

// leadingBars is the option of bars that lie, the longest on top, with a label of so many pixels behind each.
func leadingBars(series string, names []string, data any, colour string, label int) (string, error) {
	bar := charts.NewBar()
	bar.SetGlobalOptions(common()...)
	bar.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Show: opts.Bool(false)}),
		charts.WithYAxisOpts(opts.YAxis{
			Type: "category", Inverse: opts.Bool(true),
			AxisLabel: &opts.AxisLabel{Interval: "0", Width: 140, Overflow: "truncate"},
		}),
	)
	bar.SetXAxis(names).XYReversal()
	bar.AddSeries(series, nil, charts.WithSeriesOpts(func(s *charts.SingleSeries) {
		s.Data = data
		s.ItemStyle = &opts.ItemStyle{Color: colour}
	}))
	return render(bar, fields{
		"grid":   fields{"left": 0, "right": label, "top": 0, "bottom": 0, "outerBoundsMode": "same", "outerBoundsContain": "axisLabel"},
		"yAxis":  fields{"axisLine": fields{"show": false}, "axisTick": fields{"show": false}},
		"series": fields{"barWidth": 8, "itemStyle": fields{"borderRadius": []int{0, 2, 2, 0}}},
	})
}

func placeData(p insight.Portrait, m Measure, w *words.Words) (names []string, data []placeDatum) {
	for _, place := range leadingPlaces(p, m) {
		share, count := m.of(place)
		name := words.PlaceName(place.PlaceCount, w.Language)
		names = append(names, name)
		data = append(data, placeDatum{
			placeRef: placeRef{Country: place.Country, Province: &place.Province},
			Name:     name,
			Value:    percent(share),
			Count:    count,
			Label:    fields{"show": true, "position": "right", "formatter": words.Percent(share), "color": tokenInk2},
			Tooltip: tooltip(name,
				tipRow{w.Portrait.Customers, words.Number(place.Customers)},
				tipRow{w.Portrait.Share, words.Percent(place.Share)},
				tipRow{w.Portrait.Orders, words.Number(place.Orders)},
				tipRow{w.Portrait.OrderShare, words.Percent(place.OrderShare)}),
		})
	}
	return names, data
}

// of is a place's share and count in the measure.
func (m Measure) of(place insight.PlaceCount) (share *float64, count int64) {
	if m == MeasureOrders {
		return place.OrderShare, place.Orders
	}
	return place.Share, place.Customers
}

// leadingPlaces are the places with the most of the measure, at most topPlaces of them.
func leadingPlaces(p insight.Portrait, m Measure) []insight.PlaceCount {
	var places []insight.PlaceCount
	for _, place := range p.Places {
		if share, count := m.of(place); share != nil && count > 0 {
			places = append(places, place)
		}
	}
	slices.SortStableFunc(places, func(a, b insight.PlaceCount) int {
		_, na := m.of(a)
		_, nb := m.of(b)
		return cmp.Compare(nb, na)
	})
	return places[:min(len(places), topPlaces)]
}
