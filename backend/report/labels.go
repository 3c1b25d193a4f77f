package report

import (
	"fmt"
	"html/template"
	"io"
)

// LabelGrid is a sheet of labels as shops buy them, in millimetres. Columns and rows of 1 are a label printer's roll.
type LabelGrid struct {
	Name          string
	PageW, PageH  float64
	W, H          float64
	Columns, Rows int
	Left, Top     float64 // margins
	GapX, GapY    float64
}

// LabelGrids are the sheets offered, the commonest first.
var LabelGrids = []LabelGrid{
	{"a4-24", 210, 297, 70, 36, 3, 8, 0, 4.5, 0, 0},
	{"a4-21", 210, 297, 63.5, 38.1, 3, 7, 7.25, 15.15, 2.5, 0},
	{"a4-14", 210, 297, 99.1, 38.1, 2, 7, 4.65, 15.15, 2.5, 0},
	{"letter-30", 215.9, 279.4, 66.7, 25.4, 3, 10, 4.8, 12.7, 3.1, 0},
	{"roll-100x70", 100, 70, 100, 70, 1, 1, 0, 0, 0, 0},
	{"roll-60x40", 60, 40, 60, 40, 1, 1, 0, 0, 0, 0},
}

// Label is one address as it is stuck on a parcel.
type Label struct{ Recipient, Phone, Place, Address string }

// Labels writes a page that prints on a grid: open it and print at 100 %, without margins of the printer's own.
func Labels(w io.Writer, g LabelGrid, title string, labels []Label) error {
	per := g.Columns * g.Rows
	var sheets [][]Label
	for from := 0; from < len(labels); from += per {
		sheets = append(sheets, labels[from:min(from+per, len(labels))])
	}
	if err := labelPage.Execute(w, map[string]any{"Title": title, "Grid": g, "Sheets": sheets}); err != nil {
		return fmt.Errorf("labels: %w", err)
	}
	return nil
}

var labelPage = template.Must(template.New("labels").Parse(`<!doctype html>
<html><head><meta charset="utf-8"><title>{{.Title}}</title><style>
@page{size:{{.Grid.PageW}}mm {{.Grid.PageH}}mm;margin:0}
*{box-sizing:border-box}body{margin:0;color:#000;font:10pt/1.35 system-ui,"PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC",sans-serif}
.sheet{display:grid;width:{{.Grid.PageW}}mm;height:{{.Grid.PageH}}mm;padding:{{.Grid.Top}}mm 0 0 {{.Grid.Left}}mm;
grid-template-columns:repeat({{.Grid.Columns}},{{.Grid.W}}mm);grid-auto-rows:{{.Grid.H}}mm;gap:{{.Grid.GapY}}mm {{.Grid.GapX}}mm;break-after:page;overflow:hidden}
.label{overflow:hidden;padding:3mm 4mm;overflow-wrap:anywhere}b{font-size:11pt}
@media screen{body{background:#ddd}.sheet{margin:8mm auto;background:#fff;outline:1px solid #999}.label{outline:1px dashed #ccc}}
</style></head><body>
{{range .Sheets}}<div class="sheet">{{range .}}<div class="label" dir="auto"><b>{{.Recipient}}</b> {{.Phone}}<br>{{.Place}} {{.Address}}</div>
{{end}}</div>{{end}}
</body></html>
`))
