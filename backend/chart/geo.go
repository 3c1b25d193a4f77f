package chart

import (
	_ "embed"

	"github.com/go-echarts/go-echarts/v2/charts"

	"shuke/backend/insight"
	"shuke/backend/insight/words"
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
	geo.SetGlobalOptions(common(w.Portrait.PlaceTitle)...)
	geo.RegisterMapType(MapName)
	geo.AddSeries(w.Portrait.Place, nil, charts.WithSeriesOpts(func(s *charts.SingleSeries) {
		s.Data = mapData(counts, scale, m, w)
	}))
	return render(geo, fields{
		"visualMap": scale.visualMap(0),
		"graphic":   noData(w),
		"series": fields{
			"nameMap":      mapNames(w.Language),
			"top":          0,
			"bottom":       legendHeight,
			"selectedMode": false,
			"label":        fields{"show": false},
			"itemStyle":    fields{"areaColor": tokenNoData, "borderColor": tokenSurface, "borderWidth": 1},
			"emphasis": fields{
				"label":     fields{"show": false},
				"itemStyle": fields{"areaColor": "inherit", "borderColor": tokenInk, "borderWidth": 1},
			},
		},
	})
}

func mapData(counts []regionCount, scale ramp, m Measure, w *words.Words) []regionDatum {
	data := make([]regionDatum, len(counts))
	for i, c := range counts {
		data[i] = c.datum(scale, m, w)
	}
	return data
}

// mapNames translates the names in ChinaMap, which are the short Chinese ones.
func mapNames(lang words.Language) map[string]string {
	names := make(map[string]string, len(words.Provinces))
	for _, p := range words.Provinces {
		names[p.Name] = p.In(lang)
	}
	return names
}
