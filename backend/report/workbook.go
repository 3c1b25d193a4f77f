package report

import (
	"archive/zip"
	"io"
	"math"
	"strconv"
	"time"

	"shuke/backend/crm"
	"shuke/backend/insight/words"

	"github.com/xuri/excelize/v2"
)

// sheetRows is how many rows a sheet of a workbook can hold, the header included.
const sheetRows = 1_048_576

// workbook writes rows into as many sheets as they need. Rows wait in a temporary file and go from there into the
// package on close, so memory stays flat.
type workbook struct {
	file    *excelize.File
	out     io.Writer
	sheet   *excelize.StreamWriter
	name    string
	columns []heading
	sheets  int
	rows    int // in the current sheet, the header included
	limit   int
	zone    *time.Location
	looks   looks
	cells   []any
}

func newWorkbook(out io.Writer, name string, columns []heading, o ListOptions) (*workbook, error) {
	file, looks, err := newFile(words.For(o.Language).Language)
	if err != nil {
		return nil, err
	}
	b := &workbook{
		file: file, out: out, name: name, columns: columns, limit: sheetRows, zone: zoneOf(o), looks: looks,
		cells: make([]any, len(columns)),
	}
	return b, b.begin()
}

// begin opens the next sheet: header, column widths, the header held in view.
func (b *workbook) begin() error {
	b.sheets++
	b.rows = 1
	name := b.name
	if b.sheets > 1 {
		name += " " + strconv.Itoa(b.sheets)
	}
	if err := addSheet(b.file, name, b.sheets); err != nil {
		return err
	}
	sheet, err := b.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	b.sheet = sheet
	for i, c := range b.columns {
		if err := sheet.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
		b.cells[i] = excelize.Cell{StyleID: b.looks.header, Value: c.name}
	}
	if err := sheet.SetPanes(headerHeld); err != nil {
		return err
	}
	return sheet.SetRow("A1", b.cells)
}

// end completes the sheet, as a table that can be sorted and filtered.
func (b *workbook) end() error {
	corner, err := excelize.CoordinatesToCellName(len(b.columns), max(b.rows, 2))
	if err != nil {
		return err
	}
	plain := false
	err = b.sheet.AddTable(&excelize.Table{Range: "A1:" + corner, StyleName: "", ShowRowStripes: &plain})
	if err != nil {
		return err
	}
	return b.sheet.Flush()
}

func (b *workbook) write(row []value) error {
	if b.rows == b.limit {
		if err := b.end(); err != nil {
			return err
		}
		if err := b.begin(); err != nil {
			return err
		}
	}
	b.rows++
	for i, v := range row {
		b.cells[i] = b.cell(v)
	}
	return b.sheet.SetRow("A"+strconv.Itoa(b.rows), b.cells)
}

// cell is what a sheet stores; nil leaves the cell out. Text is stored as text, whatever it begins with.
func (b *workbook) cell(v value) any {
	switch v.kind {
	case kindCount:
		return v.number
	case kindMoney:
		return b.looks.moneyCell(v.number, v.currency)
	case kindInstant:
		if v.number == 0 {
			return nil
		}
		return excelize.Cell{StyleID: b.looks.instant, Value: serial(v.number, b.zone)}
	default:
		if v.text == "" {
			return nil
		}
		return v.text
	}
}

func (b *workbook) close() error {
	if err := b.end(); err != nil {
		return err
	}
	return writePackage(b.file, b.out)
}

func (b *workbook) discard() { _ = b.file.Close() } // removes excelize's temporary files; nothing can be done if it fails

// writePackage sends a workbook straight to out. Left to itself excelize builds the whole package in memory first.
func writePackage(file *excelize.File, out io.Writer) error {
	file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return zip.NewWriter(out) })
	return file.Write(io.Discard)
}

// moneyCell shows minor units with the decimals of their currency.
func (l looks) moneyCell(minor int64, currency string) excelize.Cell {
	return excelize.Cell{StyleID: l.money[crm.CurrencyDigits(currency)], Value: major(minor, currency)}
}

// major is minor units as the decimal a sheet stores. The nearest float64 shows as the same decimal up to 15 digits.
func major(minor int64, currency string) float64 {
	return float64(minor) / math.Pow10(crm.CurrencyDigits(currency))
}

// unixEpoch is 1 January 1970 as a sheet counts days.
const unixEpoch = 25_569

// serial is an instant as a sheet stores it: days since 1900 on the wall clock of a zone, to the second.
func serial(millis int64, zone *time.Location) float64 {
	_, offset := time.UnixMilli(millis).In(zone).Zone()
	seconds := millis/1000 + int64(offset)
	return float64(seconds)/86_400 + unixEpoch
}
