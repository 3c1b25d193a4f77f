package chart

import (
	"encoding/json"
	"fmt"
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// fields are option fields go-echarts has no type for.
type fields map[string]any

// drawable is what all charts of go-echarts have in common.
type drawable interface {
	JSON() map[string]any
	Validate()
}

// render writes a chart's option with more fields merged into it. The text is safe inside a <script> element: <, > and
// & are escaped. It fails rather than write NaN or an infinity.
func render(c drawable, more fields) (string, error) {
	c.Validate()
	option, err := plain(c.JSON())
	if err != nil {
		return "", fmt.Errorf("chart option: %w", err)
	}
	// go-echarts always writes these. Empty they draw nothing, yet its palette would beat the theme's.
	for _, name := range []string{"title", "toolbox", "color"} {
		delete(option, name)
	}
	merge(option, more)
	text, err := json.Marshal(option)
	if err != nil {
		return "", fmt.Errorf("chart option: %w", err)
	}
	return string(text), nil
}

// plain turns structs into maps by way of JSON, whose field names are the option's.
func plain(v any) (map[string]any, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	var m map[string]any
	err = json.Unmarshal(text, &m)
	return m, err
}

// merge puts more into base. Objects join objects; an object joins each element of a list, so that one entry reaches
// every series or axis; everything else replaces.
func merge(base map[string]any, more fields) {
	for name, value := range more {
		addition, isFields := value.(fields)
		if !isFields || !joined(base[name], addition) {
			base[name] = value
		}
	}
}

func joined(existing any, addition fields) bool {
	switch e := existing.(type) {
	case map[string]any:
		merge(e, addition)
		return true
	case []any:
		for _, element := range e {
			if object, ok := element.(map[string]any); ok {
				merge(object, addition)
			}
		}
		return true
	default:
		return false
	}
}

// common are the options all charts share: no legend unless one asks for it, and a tooltip per item. There is no aria
// part: ECharts would write its description over the label that whoever draws gives to the chart's element.
func common() []charts.GlobalOpts {
	return []charts.GlobalOpts{
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}),
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item"}),
	}
}

// percent is a share as the value axis counts it, rounded to a hundredth so that the text stays short. nil is null.
func percent(share *float64) any {
	if share == nil {
		return nil
	}
	return math.Round(*share*10_000) / 100
}
