package chart

import (
	_ "embed"

	"shuke/backend/insight"
	"shuke/backend/insight/words"

	"github.com/go-echarts/go-echarts/v2/charts"
)

// MapName is the name the map must be registered under: ECharts adds the South China Sea inset to a map called so, and
// to no other.
const MapName = "china"

// ChinaMap is the GeoJSON to register under MapName, with coordinates in the encoding ECharts reads.
// It is map/json/china.json of the npm package echarts 4.9.0, Apache-2.0 (asset/LICENSE-echarts).
//
//go:embed asset/china.json
var ChinaMap string

// Map is the option of the geographic map. The value of a datum is its step on the ramp; its percent is beside it.
func Map(p insight.Portrait, m Measure, lang words.Language) (string, error) {
	w := words.For(lang)
	counts := regions(p)
	scale := newRamp(counts, m)
	if scale.empty() {
		return empty(w.Portrait.NoPlace)
	}
	geo := charts.NewMap()
	geo.SetGlobalOptions(common()...)
	geo.RegisterMapType(MapName)
	geo.AddSeries(w.Portrait.Place, nil, charts.WithSeriesOpts(func(s *charts.SingleSeries) {
		s.Data = mapData(counts, scale, m, w)
	}))
	return render(geo, fields{
		"visualMap": scale.visualMap(0),
		"graphic":   noData(w),
		"series": fields{
			"nameMap":          mapNames(w.Language),
			"left":             0,
			"right":            0,
			"top":              0,
			"preserveAspect":   "contain",
			"bottom":           legendHeight,
			"selectedMode":     false,
			"showLegendSymbol": false,
			"label":            fields{"show": false},
			"itemStyle":        fields{"areaColor": tokenNoData, "borderColor": tokenSurface, "borderWidth": 1},
			"emphasis": fields{
				"label":     fields{"show": false},
				"itemStyle": fields{"areaColor": "inherit", "borderColor": tokenInk, "borderWidth": 1},
			},
		},
	})
}

// inset is the name ECharts gives to the South China Sea inset of the map.
const inset = "南海诸岛"

func mapData(counts []regionCount, scale ramp, m Measure, w *words.Words) []any {
	data := make([]any, 0, len(counts)+1)
	for _, c := range counts {
		data = append(data, c.datum(scale, m, w))
	}
	// The inset is drawn, and says nothing of customers: no step of the ramp, no tooltip.
	return append(data, fields{
		"name": inset, "visualMap": false, "tooltip": fields{"show": false},
		"itemStyle": fields{"color": tokenCompare, "borderColor": tokenCompare, "borderWidth": 0.5},
		"emphasis":  fields{"disabled": true},
	})
}

// mapNames translates the names in ChinaMap, which are the short Chinese ones.
func mapNames(lang words.Language) map[string]string {
	names := make(map[string]string, len(words.Provinces))
	for _, p := range words.Provinces {
		names[p.Name] = p.In(lang)
	}

	return names
}
