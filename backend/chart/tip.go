package chart

import (
	"html"
	"strings"
)

// tipRow is one line of a tooltip.
type tipRow struct{ name, value string }

// braces are taken out of texts in tooltips, where ECharts would read {b} as a placeholder.
var braces = strings.NewReplacer("{", "(", "}", ")")

// tooltip makes the markup of one item's tooltip: its name, then rows with the value at the right. ECharts puts a
// formatter into the page as HTML, so names from imported files are escaped.
func tooltip(title string, rows ...tipRow) fields {
	var b strings.Builder
	b.WriteString(`<div style="min-width:132px"><div style="font-weight:600">` + safe(title) + `</div>`)
	for _, r := range rows {
		b.WriteString(`<div style="display:flex;justify-content:space-between;gap:24px"><span>` + safe(r.name) +
			`</span><span style="font-variant-numeric:tabular-nums">` + safe(r.value) + `</span></div>`)
	}
	b.WriteString(`</div>`)
	return fields{"formatter": b.String()}
}

func safe(text string) string { return html.EscapeString(braces.Replace(text)) }
