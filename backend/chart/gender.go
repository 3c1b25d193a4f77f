package chart

import (
	"shuke/backend/crm"
	"shuke/backend/insight"
	"shuke/backend/insight/words"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

type genderDatum struct {
	Name    string `json:"name"`
	Value   any    `json:"value"` // percent of the customers with a known gender
	Count   int64  `json:"count"`
	Gender  string `json:"gender"`
	Tooltip fields `json:"tooltip"`
}

var genderColours = map[crm.Gender]string{
	crm.GenderFemale: tokenFirst,
	crm.GenderMale:   tokenSecond,
	crm.GenderOther:  tokenThird,
}

// Gender is the option of the gender chart: one bar divided among the genders that are known, each named with its share
// below. 其他 appears when somebody is. With fewer than insight.MinimumKnown the bar is grey.
func Gender(p insight.Portrait, lang words.Language) (string, error) {
	w := words.For(lang)
	if p.GenderKnown == 0 {
		return empty(w.Portrait.NoGender)
	}
	bar := charts.NewBar()
	bar.SetGlobalOptions(common()...)
	bar.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Show: opts.Bool(false), Max: 100}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Show: opts.Bool(false)}),
		charts.WithLegendOpts(opts.Legend{
			Show: opts.Bool(true), Left: "0", Bottom: "0", Icon: "roundRect", ItemWidth: 8, ItemHeight: 8,
		}),
	)
	bar.SetXAxis([]string{w.Portrait.Gender}).XYReversal()
	for _, g := range p.Genders {
		if g.Share != nil && (g.Count > 0 || g.Gender != crm.GenderOther) {
			addGender(bar, g, w, p.GenderKnown)
		}
	}
	return render(bar, fields{
		"grid":   fields{"left": 0, "right": 0, "top": 4, "height": 20, "outerBoundsMode": "none"},
		"legend": fields{"selectedMode": false, "itemGap": 24, "padding": 0},
		"series": fields{"barWidth": 20},
	})
}

func addGender(bar *charts.Bar, g insight.GenderCount, w *words.Words, known int64) {
	name, share := w.Gender(g.Gender), words.Percent(g.Share)
	datum := genderDatum{
		Name: name, Value: percent(g.Share), Count: g.Count, Gender: g.Gender.String(),
		Tooltip: tooltip(name, tipRow{w.Portrait.Customers, words.Number(g.Count)}, tipRow{w.Portrait.Share, share}),
	}
	// The series is named with its share: the legend becomes the direct label, however thin the part is.
	bar.AddSeries(name+" "+share, nil, charts.WithSeriesOpts(func(s *charts.SingleSeries) {
		s.Stack = "gender"
		s.Data = []genderDatum{datum}
		s.ItemStyle = &opts.ItemStyle{Color: genderColour(g.Gender, known), BorderColor: tokenSurface, BorderWidth: 1}
	}))
}

func genderColour(g crm.Gender, known int64) string {
	switch {
	case known >= insight.MinimumKnown:
		return genderColours[g]
	case g == crm.GenderFemale:
		return tokenCompare
	default:
		return tokenOther
	}
}
