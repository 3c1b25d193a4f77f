package report

import (
	"shuke/backend/insight/words"

	"github.com/xuri/excelize/v2"
)

// Colours of tokens.css in the light theme, which is what paper and spreadsheets are.
const (
	colourInk     = "1C1F1D"
	colourCaption = "646963"
	colourLine    = "D6D6CF"
	colourGrid    = "EDEDE9"
	colourAccent  = "0B6B66"
	colourOchre   = "A49444"
	colourIndigo  = "333C81"
	colourTooFew  = "A3A69F"
	colourSurface = "FFFFFF"
)

// fonts are the faces a language is set in; every Windows and Office for Mac has them.
var fonts = map[words.Language]string{words.ZhCN: "Microsoft YaHei", words.ZhTW: "Microsoft JhengHei", words.En: "Calibri"}

// looks are the ids of the styles of a workbook.
type looks struct {
	font    string
	header  int
	right   int // header over numbers
	title   int
	strong  int
	caption int
	term    int
	wrapped int
	count   int
	percent int
	total   int
	instant int
	money   map[int]int // by decimals
}

// newFile is an empty workbook with the styles of a language.
func newFile(lang words.Language) (*excelize.File, looks, error) {
	file := excelize.NewFile()
	l := looks{font: fonts[lang], money: map[int]int{}}
	err := file.SetDefaultFont(l.font)
	add := func(id *int, s excelize.Style) {
		if err != nil {
			return
		}
		if s.Font == nil {
			s.Font = &excelize.Font{}
		}
		s.Font.Family = l.font
		if s.Font.Size == 0 {
			s.Font.Size = 11
		}
		*id, err = file.NewStyle(&s)
	}
	under := []excelize.Border{{Type: "bottom", Color: colourLine, Style: 1}}
	over := []excelize.Border{{Type: "top", Color: colourLine, Style: 1}}
	add(&l.header, excelize.Style{Font: &excelize.Font{Bold: true, Color: colourInk}, Border: under})
	add(&l.right, excelize.Style{Font: &excelize.Font{Bold: true, Color: colourInk}, Border: under, Alignment: &excelize.Alignment{Horizontal: "right"}})
	add(&l.title, excelize.Style{Font: &excelize.Font{Bold: true, Size: 18, Color: colourInk}})
	add(&l.strong, excelize.Style{Font: &excelize.Font{Size: 12, Color: colourInk}})
	add(&l.caption, excelize.Style{Font: &excelize.Font{Color: colourCaption}})
	add(&l.term, excelize.Style{Font: &excelize.Font{Bold: true, Color: colourInk}, Alignment: &excelize.Alignment{Vertical: "top"}})
	add(&l.wrapped, excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	add(&l.count, excelize.Style{NumFmt: 3})
	add(&l.percent, excelize.Style{CustomNumFmt: ptr("0.0%")})
	add(&l.total, excelize.Style{NumFmt: 3, Font: &excelize.Font{Bold: true}, Border: over})
	add(&l.instant, excelize.Style{CustomNumFmt: ptr("yyyy-mm-dd hh:mm")})
	for digits, format := range map[int]string{0: "#,##0", 2: "#,##0.00", 3: "#,##0.000"} {
		var id int
		add(&id, excelize.Style{CustomNumFmt: &format})
		l.money[digits] = id
	}
	return file, l, err
}

// headerHeld keeps the first row in view.
var headerHeld = &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}

// addSheet adds the number-th sheet, from 1; the first takes the place of the one a new workbook has.
func addSheet(file *excelize.File, name string, number int) error {
	if number == 1 {
		return file.SetSheetName(file.GetSheetName(0), name)
	}
	_, err := file.NewSheet(name)
	return err
}

func ptr[T any](v T) *T { return &v }
