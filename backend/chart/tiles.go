package chart

import (
	"shuke/backend/insight"
	"shuke/backend/insight/words"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// TileColumns and TileRows are the size of the tile grid: a box of that ratio, plus the legend, has square tiles.
const (
	TileColumns = 9
	TileRows    = 7
)

// tiles places the 34 regions so that neighbours stay neighbours: column and row from the top left, from 0.
var tiles = map[int][2]int{
	230000: {8, 0},
	150000: {6, 1}, 220000: {8, 1},
	650000: {0, 2}, 620000: {2, 2}, 640000: {3, 2}, 610000: {4, 2}, 140000: {5, 2}, 110000: {6, 2}, 120000: {7, 2}, 210000: {8, 2},
	540000: {1, 3}, 630000: {2, 3}, 510000: {3, 3}, 500000: {4, 3}, 410000: {5, 3}, 130000: {6, 3}, 370000: {7, 3},
	530000: {2, 4}, 520000: {3, 4}, 430000: {4, 4}, 420000: {5, 4}, 340000: {6, 4}, 320000: {7, 4}, 310000: {8, 4},
	450000: {4, 5}, 440000: {5, 5}, 360000: {6, 5}, 330000: {7, 5},
	460000: {4, 6}, 820000: {5, 6}, 810000: {6, 6}, 350000: {7, 6}, 710000: {8, 6},
}

type regionDatum struct {
	placeRef
	Name    string `json:"name"`
	Value   any    `json:"value"`
	Code    int    `json:"code"`
	Count   int64  `json:"count"`
	Percent any    `json:"percent"`
	Label   fields `json:"label"`
	Tooltip fields `json:"tooltip"`
}

// Tiles is the option of the tile map: the 34 regions of China as equal squares, so that 上海 reads as well as 新疆.
// The value of a datum is [column, row, step]; its percent is beside it.
func Tiles(p insight.Portrait, m Measure, lang words.Language) (string, error) {
	w := words.For(lang)
	counts := regions(p)
	scale := newRamp(counts, m)
	if scale.empty() {
		return empty(w.Portrait.NoPlace)
	}
	heat := charts.NewHeatMap()
	heat.SetGlobalOptions(common()...)
	hidden := opts.Bool(false)
	heat.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{Type: "category", Show: hidden, Data: axis(TileColumns)}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Show: hidden, Inverse: opts.Bool(true), Data: axis(TileRows)}),
	)
	heat.AddSeries(w.Portrait.Place, nil, charts.WithSeriesOpts(func(s *charts.SingleSeries) {
		s.Data = tileData(counts, scale, m, w)
	}))
	return render(heat, fields{
		"grid":      fields{"left": 0, "right": 0, "top": 0, "bottom": legendHeight, "outerBoundsMode": "none"},
		"visualMap": scale.visualMap(2),
		"graphic":   noData(w),
		"series": fields{
			"itemStyle": fields{"borderWidth": 3, "borderColor": tokenSurface, "borderRadius": 5},
			"emphasis":  fields{"itemStyle": fields{"borderColor": tokenInk, "borderWidth": 1}},
		},
	})
}

// legendHeight is the room for the ramp below a map, in pixels.
const legendHeight = 32

// axis is a category axis of n places without names.
func axis(n int) []int {
	a := make([]int, n)
	for i := range a {
		a[i] = i
	}
	return a
}

func tileData(counts []regionCount, scale ramp, m Measure, w *words.Words) []regionDatum {
	data := make([]regionDatum, len(counts))
	for i, c := range counts {
		at := tiles[c.province.Code]
		data[i] = c.datum(scale, m, w)
		step := data[i].Value
		data[i].Value = []any{at[0], at[1], step}
		data[i].Label = fields{
			"show": true, "formatter": c.province.Tile(w.Language), "color": textOn(step.(int)), "fontSize": 12, "fontWeight": weightOn(step.(int)),
		}
	}
	return data
}

// datum is what both maps say of a region; its value is the step.
func (r regionCount) datum(scale ramp, m Measure, w *words.Words) regionDatum {
	share, count := r.measured(m)
	return regionDatum{
		placeRef: r.ref,
		Name:     r.province.In(w.Language),
		Value:    scale.step(share),
		Code:     r.province.Code,
		Count:    count,
		Percent:  percent(share),
		Tooltip:  r.tooltip(w),
	}
}
