package importer

import (
	"archive/zip"
	"io"

	"shuke/backend/crm"

	"github.com/xuri/excelize/v2"
)

// A workbook that unpacks to more than bombBytes, and to more than bombRatio times its size, is refused.
const (
	bombBytes = 512 << 20
	bombRatio = 150
	sheetRAM  = 64 << 20 // larger sheets are unpacked to a temporary file
)

// bookReader reads the rows of a sheet as their raw values: dates are serials, numbers are not rounded for show.
type bookReader struct {
	rows  *excelize.Rows
	count int64
	tell  func(rows int64) // hears how far it is
}

// openBook opens a workbook without reading its sheets.
func openBook(path string) (*excelize.File, error) {
	if err := checkArchive(path); err != nil {
		return nil, err
	}
	book, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true, UnzipXMLSizeLimit: sheetRAM})
	if err != nil {
		return nil, crm.WrapError(err, crm.CodeUnreadable, "import.file.damaged")
	}
	return book, nil
}

// checkArchive refuses archives that are no workbooks, and bombs, before anything is unpacked.
func checkArchive(path string) error {
	z, err := zip.OpenReader(path)
	if err != nil {
		return fileError(err)
	}
	defer z.Close()
	book := false
	var packed, unpacked uint64
	for _, f := range z.File {
		packed += f.CompressedSize64
		unpacked += f.UncompressedSize64
		book = book || f.Name == "xl/workbook.xml"
	}
	if !book {
		return crm.Errorf(crm.CodeUnreadable, "import.file.archive")
	}
	if unpacked > bombBytes && unpacked > bombRatio*packed {
		return crm.Errorf(crm.CodeUnreadable, "import.file.bomb")
	}
	return nil
}

// newBookReader starts at the first row of a sheet. Close leaves the workbook open.
func newBookReader(book *excelize.File, sheet string, tell func(rows int64)) (*bookReader, error) {
	rows, err := book.Rows(sheet)
	if err != nil {
		return nil, crm.WrapError(err, crm.CodeUnreadable, "import.file.damaged")
	}
	return &bookReader{rows: rows, tell: tell}, nil
}

// readRow adds the next row to c; a row the file leaves out is blank. It returns io.EOF behind the last one.
func (r *bookReader) readRow(c *chunk) error {
	if !r.rows.Next() {
		if err := r.rows.Error(); err != nil {
			return crm.WrapError(err, crm.CodeUnreadable, "import.file.damaged")
		}
		return io.EOF
	}
	cells, err := r.rows.Columns()
	if err != nil {
		return crm.WrapError(err, crm.CodeUnreadable, "import.file.damaged")
	}
	c.cells = append(c.cells, cells...)
	c.endRow()
	r.count++
	r.tell(r.count)
	return nil
}

// Close stops reading the sheet.
func (r *bookReader) Close() error { return r.rows.Close() }

// base1904 tells whether the workbook counts its days from 1904.
func base1904(book *excelize.File) bool {
	props, err := book.GetWorkbookProps()
	return err == nil && props.Date1904 != nil && *props.Date1904
}
