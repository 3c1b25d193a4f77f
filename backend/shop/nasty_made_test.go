//go:build !race

package shop_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// nastyRows is the table that most of the files hold.
var nastyRows = [][]any{
	{"订单编号", "买家会员名", "联系手机", "收货地址", "订单状态", "买家实际支付金额", "订单付款时间"},
	{"3501", "小满妈妈", "13912340001", "浙江省 杭州市 西湖区 文三路", "交易成功", 59.9, time.Date(2026, 1, 2, 8, 1, 0, 0, time.UTC)},
	{"3502", "阿橘", "13912340002", "广东省 广州市", "交易成功", 10, time.Date(2026, 1, 2, 9, 1, 0, 0, time.UTC)},
	{"3504", "木子", "13912340004", "上海 上海市 徐汇区", "交易成功", 40, time.Date(2026, 1, 4, 21, 1, 0, 0, time.UTC)},
}

// made writes the files that are binary, large, or no files at all, and returns their paths.
func made(t *testing.T) []string {
	t.Helper()
	m := &maker{t: t, dir: t.TempDir()}
	m.books()
	m.archives()
	m.large()
	m.places()
	return m.paths
}

type maker struct {
	t     *testing.T
	dir   string
	paths []string
}

func (m *maker) file(name string, data []byte) {
	m.t.Helper()
	path := filepath.Join(m.dir, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		m.t.Fatal(err)
	}
	m.paths = append(m.paths, path)
}

// book writes a workbook; each sheet begins at its first row.
func (m *maker) book(name string, fill func(f *excelize.File) error) []byte {
	m.t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := fill(f); err != nil {
		m.t.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		m.t.Fatal(err)
	}
	if name != "" {
		m.file(name, b.Bytes())
	}
	return b.Bytes()
}

func setRows(f *excelize.File, sheet string, first int, rows [][]any) error {
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, first+i)
		if err == nil {
			err = f.SetSheetRow(sheet, cell, &row)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (m *maker) books() {
	plain := m.book("book-plain.xlsx", func(f *excelize.File) error { return setRows(f, "Sheet1", 1, nastyRows) })
	m.file("book-named.csv", plain)
	m.file("book-cut.xlsx", plain[:len(plain)/2])
	m.book("book-banner.xlsx", func(f *excelize.File) error {
		return setRows(f, "Sheet1", 1, slices.Concat([][]any{{"熟客店铺 导出"}, {}, {}}, nastyRows))
	})
	m.book("book-second-sheet.xlsx", func(f *excelize.File) error {
		if _, err := f.NewSheet("订单报表"); err != nil {
			return err
		}
		if err := setRows(f, "Sheet1", 1, [][]any{{"说明"}, {"本表由平台导出"}}); err != nil {
			return err
		}
		return setRows(f, "订单报表", 1, nastyRows)
	})
	m.book("book-hidden-sheet.xlsx", func(f *excelize.File) error {
		if _, err := f.NewSheet("旧订单"); err != nil {
			return err
		}
		if err := setRows(f, "旧订单", 1, nastyRows); err != nil {
			return err
		}
		if err := setRows(f, "Sheet1", 1, nastyRows[:2]); err != nil {
			return err
		}
		return f.SetSheetVisible("旧订单", false)
	})
	m.book("book-merged-orders.xlsx", func(f *excelize.File) error {
		rows := [][]any{
			{"熟客店铺 导出"},
			{"订单编号", "买家会员名", "联系手机", "订单状态", "买家实际支付金额", "订单付款时间", "标题", "购买数量"},
			{"350100000000000001", "小满妈妈", "13912340001", "交易成功", 59.9, "2026-01-02 08:01:00", "手工皂", 2},
			{"", "", "", "", "", "", "护手霜", 1},
			{"", "", "", "", "", "", "香薰", 1},
			{"350100000000000002", "阿橘", "13912340002", "交易成功", 10, "2026-01-02 09:01:00", "手工皂", 1},
		}
		if err := errors.Join(setRows(f, "Sheet1", 1, rows), f.MergeCell("Sheet1", "A1", "H1")); err != nil {
			return err
		}
		for _, column := range "ABCDEF" {
			if err := f.MergeCell("Sheet1", string(column)+"3", string(column)+"5"); err != nil {
				return err
			}
		}
		return nil
	})
	m.book("book-formula-uncomputed.xlsx", func(f *excelize.File) error {
		if err := setRows(f, "Sheet1", 1, nastyRows); err != nil {
			return err
		}
		if err := setRows(f, "Sheet1", 5, [][]any{{"3505", "阿禾", "13912340005", "", "交易成功"}}); err != nil {
			return err
		}
		return f.SetCellFormula("Sheet1", "F5", "5*2")
	})
	m.book("book-merged.xlsx", func(f *excelize.File) error {
		if err := setRows(f, "Sheet1", 1, nastyRows); err != nil {
			return err
		}
		return f.MergeCell("Sheet1", "A2", "A3")
	})
	m.book("book-empty.xlsx", func(*excelize.File) error { return nil })
	m.book("book-header-only.xlsx", func(f *excelize.File) error { return setRows(f, "Sheet1", 1, nastyRows[:1]) })
	m.book("book-number-ids.xlsx", func(f *excelize.File) error {
		return setRows(f, "Sheet1", 1, [][]any{nastyRows[0], {350325267547788932, "甲", 13912340001, "", "交易成功", 5, "2026-01-02"}, {3.5032526754778e+20, "乙", 13912340002, "", "交易成功", 6, 46024.5}})
	})
	m.book("book-blank-rows-behind.xlsx", func(f *excelize.File) error {
		if err := setRows(f, "Sheet1", 1, nastyRows); err != nil {
			return err
		}
		style, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
		if err != nil {
			return err
		}
		return f.SetCellStyle("Sheet1", "A60000", "C60000", style)
	})
	m.book("book-filtered.xlsx", func(f *excelize.File) error {
		return errors.Join(setRows(f, "Sheet1", 1, nastyRows), f.SetRowVisible("Sheet1", 3, false))
	})
	m.book("book-formulas.xlsx", func(f *excelize.File) error {
		if err := setRows(f, "Sheet1", 1, nastyRows); err != nil {
			return err
		}
		return f.SetCellFormula("Sheet1", "F2", "SUM(1,2)")
	})
	m.book("book-wide.xlsx", func(f *excelize.File) error {
		rows := make([][]any, len(nastyRows))
		for i, row := range nastyRows {
			rows[i] = slices.Clone(row)
			for k := range 240 {
				rows[i] = append(rows[i], fmt.Sprintf("列%d-%d", k, i))
			}
		}
		return setRows(f, "Sheet1", 1, rows)
	})
	m.handmade()
}

// handmade writes workbooks as no library does: what platforms' own writers get wrong.
func (m *maker) handmade() {
	cell := func(ref, text string) string {
		return fmt.Sprintf(`<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, ref, text)
	}
	header, rows := "", ""
	for i, name := range nastyRows[0] {
		header += `<row r="1">` + cell(string(rune('A'+i))+"1", fmt.Sprint(name)) + `</row>`
	}
	for n, row := range nastyRows[1:] {
		rows += fmt.Sprintf(`<row r="%d">`, n+2)
		for i, v := range row {
			if at, ok := v.(time.Time); ok {
				v = at.Format(time.DateTime)
			}
			rows += cell(fmt.Sprintf("%c%d", 'A'+i, n+2), fmt.Sprint(v))
		}
		rows += `</row>`
	}
	sheet := `<worksheet><dimension ref="A1:A1"/><sheetData>` + header + rows + `</sheetData></worksheet>`
	m.file("book-tiktok.xlsx", handBook(m.t, sheet, nil))
	m.file("book-no-references.xlsx", handBook(m.t, strings.NewReplacer(`</row><row r="1">`, "", ` r="1"`, "", ` r="2"`, "", ` r="3"`, "").Replace(sheet), nil))
	m.file("book-breaks-off.xlsx", handBook(m.t, sheet[:len(sheet)-80], nil))
	m.file("book-text-missing.xlsx", handBook(m.t, `<worksheet><sheetData><row><c t="s"><v>7</v></c></row></sheetData></worksheet>`, nil))
	m.file("book-too-many-columns.xlsx", handBook(m.t, `<worksheet><sheetData><row><c r="ZZZZ1"><v>1</v></c></row></sheetData></worksheet>`, nil))
	m.file("book-many-texts.xlsx", handBook(m.t, sheet, map[string]string{"xl/sharedStrings.xml": "<sst>" + strings.Repeat("<si><t>x</t></si>", 100_000) + "</sst>"}))
}

// handBook is a workbook of one sheet, written part by part.
func handBook(t *testing.T, sheet string, more map[string]string) []byte {
	t.Helper()
	parts := map[string]string{
		"[Content_Types].xml":        `<Types/>`,
		"xl/workbook.xml":            `<workbook><sheets><sheet name="OrderSKUList" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   sheet,
	}
	for name, text := range more {
		parts[name] = text
	}
	return archive(t, parts)
}

func archive(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// archives writes what other programs save.
func (m *maker) archives() {
	m.file("other.numbers", archive(m.t, map[string]string{"Index/Document.iwa": "x"}))
	m.file("other.ods", archive(m.t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}))
	m.file("other.xlsb", archive(m.t, map[string]string{"[Content_Types].xml": "<x/>", "xl/workbook.bin": "x"}))
	m.file("other.docx", archive(m.t, map[string]string{"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}))
	m.file("other.zip", archive(m.t, map[string]string{"orders.csv": "a,b"}))
	m.file("other-damaged.xlsx", damaged(archive(m.t, map[string]string{"[Content_Types].xml": "<x/>", "xl/workbook.xml": strings.Repeat("<x/>", 500)})))
	var bomb bytes.Buffer
	z := zip.NewWriter(&bomb)
	if _, err := z.CreateRaw(&zip.FileHeader{Name: "xl/workbook.xml", UncompressedSize64: 1 << 40}); err != nil {
		m.t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		m.t.Fatal(err)
	}
	m.file("bomb.xlsx", bomb.Bytes())
	m.file("password.xlsx", locked())
}

// damaged turns a byte in the middle of an archive's first part.
func damaged(data []byte) []byte {
	data[60] ^= 0xFF
	return data
}

// locked is the beginning of a workbook behind a password: an OLE file whose directory has an EncryptedPackage.
func locked() []byte {
	data := make([]byte, 2048)
	copy(data, []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1})
	data[30] = 9 // sectors of 512 bytes
	data[48] = 1 // the directory is in the second
	for i, c := range "EncryptedPackage" {
		data[1024+128+2*i] = byte(c)
	}
	return data
}

// large writes files that are no longer small.
func (m *maker) large() {
	head := "order id,username,name,total,paid at\n"
	ascii := head + strings.Repeat("1,jane,Jane,12.50,2024-01-01 00:00:00\n", 40_000)
	late, err := simplifiedchinese.GB18030.NewEncoder().String("9,lihong,李红,8.00,2024-01-01 00:00:00\n")
	if err != nil {
		m.t.Fatal(err)
	}
	m.file("large-chinese-late.csv", []byte(ascii+late))
	m.file("large-row.csv", []byte(head+"1,jane,"+strings.Repeat("x", 9<<20)+",1,2024-01-01\n"))
	m.file("large-wide.csv", []byte(head+strings.Repeat(",", 20_000)+"\n"))
	m.file("large-quote-open.csv", []byte(head+"1,\"jane,Jane,12.50,2024-01-01\n"+strings.Repeat("2,bob,Bob,1.00,2024-01-02 00:00:00\n", 60_000)))
	m.file("large-one-order.csv", []byte(head+strings.Repeat("7,jane,Jane,12.50,2024-01-01 00:00:00\n", 12_000)))
}

// places makes what is no file.
func (m *maker) places() {
	folder := filepath.Join(m.dir, "folder.csv")
	if err := os.Mkdir(folder, 0o700); err != nil {
		m.t.Fatal(err)
	}
	m.paths = append(m.paths, folder, filepath.Join(m.dir, "absent.csv"))
	if runtime.GOOS == "windows" {
		return
	}
	loop := filepath.Join(m.dir, "loop.csv")
	if err := os.Symlink(loop, loop); err != nil {
		m.t.Fatal(err)
	}
	m.paths = append(m.paths, loop)
}
