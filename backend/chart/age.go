package chart

import (
	"math"

	"shuke/backend/insight"
	"shuke/backend/insight/words"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

// ageRef leads from a bar to its customers; it is a crm.AgeBand as the page writes it.
type ageRef struct {
	From int `json:"from"`
	To   int `json:"to"`
}

type ageDatum struct {
	Name    string `json:"name"`
	Value   any    `json:"value"` // percent of the customers with a known age
	Count   int64  `json:"count"`
	Age     ageRef `json:"age"`
	Label   fields `json:"label"`
	Tooltip fields `json:"tooltip"`
}

// Age is the option of the age chart: a bar for each band, as percent of those whose age is known. Customers of unknown
// age are no bar; they stand beside the chart as a number. With fewer than insight.MinimumKnown the bars are grey.
func Age(p insight.Portrait, lang words.Language) (string, error) {
	w := words.For(lang)
	if p.AgeKnown == 0 {
		return empty(w.Portrait.NoAge)
	}
	bands, data := ageData(p, w)
	top, interval := scale(p)
	bar := charts.NewBar()
	bar.SetGlobalOptions(common()...)
	bar.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{
			Type:      "category",
			AxisTick:  &opts.AxisTick{Show: opts.Bool(false)},
			AxisLabel: &opts.AxisLabel{Interval: "0"},
		}),
		charts.WithYAxisOpts(opts.YAxis{
			Type:      "value",
			Max:       top,
			AxisLabel: &opts.AxisLabel{Formatter: types.FuncStr("{value}%")},
		}),
	)
	bar.SetXAxis(bands)
	bar.AddSeries(w.Portrait.Share, nil, charts.WithSeriesOpts(func(s *charts.SingleSeries) {
		s.Data = data
		s.BarWidth = "45%"
		s.ItemStyle = &opts.ItemStyle{Color: barColour(p.AgeKnown)}
	}))
	return render(bar, fields{
		"grid":   plotArea,
		"yAxis":  fields{"interval": interval},
		"series": fields{"barMaxWidth": 48, "itemStyle": fields{"borderRadius": []int{3, 3, 0, 0}}},
	})
}

// plotArea leaves the axis labels their room and nothing else.
var plotArea = fields{"left": 0, "right": 0, "top": 24, "bottom": 0, "outerBoundsMode": "same", "outerBoundsContain": "axisLabel"}

func ageData(p insight.Portrait, w *words.Words) (names []string, data []ageDatum) {
	for _, a := range p.Ages {
		if a.Band.Unknown {
			continue
		}
		name, share := w.Band(a.Band), words.Percent(a.Share)
		names = append(names, name)
		data = append(data, ageDatum{
			Name:  name,
			Value: percent(a.Share),
			Count: a.Count,
			Age:   ageRef{From: a.Band.From, To: a.Band.To},
			Label: fields{"show": true, "position": "top", "formatter": share, "color": tokenInk2},
			Tooltip: tooltip(name,
				tipRow{w.Portrait.Customers, words.Number(a.Count)},
				tipRow{w.Portrait.Share, share}),
		})
	}
	return names, data
}

// scale ends the value axis, in percent, at the first of three to five even ticks above the highest bar.
func scale(p insight.Portrait) (top, interval int) {
	highest := 0.0
	for _, a := range p.Ages {
		if a.Share != nil {
			highest = max(highest, *a.Share*100)
		}
	}
	for _, interval = range []int{5, 10, 20} {
		if highest <= float64(interval*4) {
			break
		}
	}
	return interval * int(math.Ceil(highest/float64(interval))), interval
}

func barColour(known int64) string {
	if known < insight.MinimumKnown {
		return tokenCompare
	}
	return tokenFirst
}

// empty is the option of a chart with nothing to show: one sentence in the middle.
func empty(sentence string) (string, error) {
	bar := charts.NewBar()
	bar.SetGlobalOptions(common()...)
	return render(bar, fields{
		"xAxis": fields{"show": false}, "yAxis": fields{"show": false},
		"title": fields{
			"text": sentence, "left": "center", "top": "middle",
			"textStyle": fields{"fontSize": 13, "fontWeight": 400, "color": tokenInk3},
		},
	})
}
