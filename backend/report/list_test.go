package report_test

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
	"shuke/backend/insight/words"
	"shuke/backend/report"

	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func options(lang words.Language) report.ListOptions {
	return report.ListOptions{Language: lang, Zone: shanghai, Currency: "CNY"}
}

func TestCSV_Golden(t *testing.T) {
	for _, c := range []struct {
		name  string
		write func(path string) (int64, error)
	}{
		{"customers.zh-CN.csv", func(path string) (int64, error) {
			return report.Customers(path, report.CSV, options(words.ZhCN), from(sampleCustomers()))
		}},
		{"customers.en.csv", func(path string) (int64, error) {
			return report.Customers(path, report.CSV, options(words.En), from(sampleCustomers()))
		}},
		{"orders.zh-TW.csv", func(path string) (int64, error) {
			return report.Orders(path, report.CSV, options(words.ZhTW), from(sampleOrders()))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), c.name)
			if _, err := c.write(path); err != nil {
				t.Fatal(err)
			}
			got, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", c.name)
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if !strings.HasPrefix(string(got), "\ufeff") || strings.Count(string(got), "\n") != strings.Count(string(got), "\r\n") {
				t.Error("no byte order mark, or lines that do not end in CRLF")
			}
			onlyFile(t, path)
		})
	}
}

func TestInert(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "林晓": "林晓", "=1+1": "'=1+1", "+8613": "'+8613", "-1": "'-1", "@SUM": "'@SUM",
		"\t=1": "'=1", "\r\n@x": "'@x", " \u00a0=1": "'=1", "a=1": "a=1", "'t Hooft": "'t Hooft", "\tx": "x", "\x00=1": "'=1",
	} {
		if got := report.Inert(in); got != want {
			t.Errorf("Inert(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestXLSX_Customers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "客户.xlsx")
	n, err := report.Customers(path, report.XLSX, options(words.ZhCN), from(sampleCustomers()))
	if err != nil || n != 3 {
		t.Fatal(n, err)
	}
	onlyFile(t, path)
	f := openBook(t, path)
	w := words.For(words.ZhCN).Columns
	cell := func(name string, row int) string { return shown(t, f, w.Customers, name, row) }
	for _, c := range []struct {
		column string
		row    int
		want   string
	}{
		{w.Name, 2, "林晓"},
		{w.Phone, 2, "13812345678"},
		{w.Gender, 2, "女"},
		{w.Birthday, 2, "1990-05-01"},
		{w.Tags, 2, "老客，爱尝新"},
		{w.Note, 2, "喜欢\"米白\"\n下次送小样"},
		{w.Level, 2, "2"},
		{w.CreatedAt, 2, "2024-01-02 09:30"},
		{w.TotalPaid, 2, "3,482.60"},
		{w.TotalRefunded, 2, "19.99"},
		{w.NetPaid, 2, "3,462.61"},
		{w.LastOrderAt, 2, "2026-11-11 00:00"},
		{w.Standing, 2, "成交"},
		{w.Name, 3, `=HYPERLINK("http://evil.example","点我")`},
		{w.Nick, 3, "+cmd|' /C calc'!A0"},
		{w.Phone, 3, "+14155550100"},
		{w.Birthday, 3, "农历 08-15"},
		{w.NetPaid, 3, "-5.00"},
		{w.CreatedAt, 3, ""},
		{w.Gender, 3, ""},
		{w.Blocked, 4, "是"},
		{w.Birthday, 4, "1988"},
		{w.Blocked, 2, ""},
	} {
		if got := cell(c.column, c.row); got != c.want {
			t.Errorf("%s in row %d is %q, want %q", c.column, c.row, got, c.want)
		}
	}
	t.Run("NothingIsAFormula", func(t *testing.T) {
		for row := 1; row <= 4; row++ {
			for column := 1; column <= 30; column++ {
				name, _ := excelize.CoordinatesToCellName(column, row)
				if formula, err := f.GetCellFormula(w.Customers, name); err != nil || formula != "" {
					t.Errorf("%s holds the formula %q (%v)", name, formula, err)
				}
			}
		}
	})
	t.Run("PhonesAndIDsAreText", func(t *testing.T) {
		name := cellName(t, f, w.Customers, w.Phone, 2)
		if kind, err := f.GetCellType(w.Customers, name); err != nil || kind != excelize.CellTypeInlineString {
			t.Errorf("phone is stored as %v (%v)", kind, err)
		}
	})
	t.Run("HeaderIsHeldAndFiltered", func(t *testing.T) {
		panes, err := f.GetPanes(w.Customers)
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("panes %+v %v", panes, err)
		}
		tables, err := f.GetTables(w.Customers)
		if err != nil || len(tables) != 1 || !strings.HasSuffix(tables[0].Range, "4") {
			t.Errorf("tables %+v %v", tables, err)
		}
	})
}

func TestXLSX_OrdersKeepTheirCurrency(t *testing.T) {
	path := filepath.Join(t.TempDir(), "orders.xlsx")
	if _, err := report.Orders(path, report.XLSX, options(words.En), from(sampleOrders())); err != nil {
		t.Fatal(err)
	}
	f, w := openBook(t, path), words.For(words.En).Columns
	for _, c := range []struct {
		column string
		row    int
		want   string
	}{
		{w.Number, 2, "2026112200123456789"},
		{w.Paid, 2, "119.90"},
		{w.Currency, 2, "CNY"},
		{w.Platform, 2, "Taobao"},
		{w.Status, 2, "Completed"},
		{w.Title, 2, "竹纤维毛巾"},
		{w.Variant, 2, "米白"},
		{w.Quantity, 2, "2"},
		{w.Number, 3, "2026112200123456789"},
		{w.Title, 3, "洗衣液"},
		{w.Paid, 3, ""},
		{w.Accounts, 3, "taobao: lin"},
		{w.PaidAt, 2, "2026-11-11 00:00"},
		{w.Remark, 2, "=请放门口"},
		{w.Total, 4, "1,500"},
		{w.Currency, 4, "JPY"},
		{w.Platform, 4, "somewhere"},
		{w.PaidAt, 4, ""},
	} {
		if got := shown(t, f, w.Orders, c.column, c.row); got != c.want {
			t.Errorf("%s in row %d is %q, want %q", c.column, c.row, got, c.want)
		}
	}
}

func TestXLSX_NoRows(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none.xlsx")
	if n, err := report.Customers(path, report.XLSX, options(words.ZhCN), from[crm.Customer](nil)); n != 0 || err != nil {
		t.Fatal(n, err)
	}
	if rows, err := openBook(t, path).GetRows("客户"); err != nil || len(rows) != 1 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

func TestLists_SourceFails(t *testing.T) {
	for _, format := range []report.Format{report.CSV, report.XLSX} {
		path := filepath.Join(t.TempDir(), "list."+string(format))
		if err := os.WriteFile(path, []byte("older"), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := report.Customers(path, format, options(words.ZhCN), func(visit func(*crm.Customer) error) error {
			if err := visit(&crm.Customer{Name: "林晓"}); err != nil {
				return err
			}
			return context.Canceled
		})
		if !errors.Is(err, context.Canceled) || crm.ErrorKey(err) != "" {
			t.Errorf("%s: the reason to stop comes back as %v", format, err)
		}
		if content, _ := os.ReadFile(path); string(content) != "older" {
			t.Errorf("%s: the older file was touched", format)
		}
		onlyFile(t, path)
	}
}

func TestLists_CannotWrite(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "gone", "list.csv")
	for _, format := range []report.Format{report.CSV, report.XLSX} {
		_, err := report.Customers(missing, format, options(words.ZhCN), from(sampleCustomers()))
		var e *crm.Error
		if !errors.As(err, &e) || e.Code != crm.CodeUnavailable || e.Key != "export.cannotWrite" || e.Params["path"] != missing {
			t.Errorf("%s into a missing folder: %v", format, err)
		}
	}
}

// A folder standing where the file should be makes the last step fail, after everything is written.
func TestLists_CannotReplace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "taken.csv")
	if err := os.MkdirAll(filepath.Join(path, "inner"), 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := report.Customers(path, report.CSV, options(words.ZhCN), from(sampleCustomers()))
	if crm.ErrorKey(err) != "export.cannotWrite" {
		t.Errorf("%v", err)
	}
	onlyFile(t, path)
}

func TestLists_UnknownFormat(t *testing.T) {
	_, err := report.Customers(filepath.Join(t.TempDir(), "x.pdf"), "pdf", options(words.ZhCN), from(sampleCustomers()))
	if crm.ErrorKey(err) != "export.formatUnknown" || crm.ErrorCode(err) != crm.CodeInvalid {
		t.Errorf("%v", err)
	}
}

func openBook(t *testing.T, path string) *excelize.File {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func cellName(t *testing.T, f *excelize.File, sheet, column string, row int) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range rows[0] {
		if name == column {
			cell, err := excelize.CoordinatesToCellName(i+1, row)
			if err != nil {
				t.Fatal(err)
			}
			return cell
		}
	}
	t.Fatalf("no column %s in %q", column, rows[0])
	return ""
}

func shown(t *testing.T, f *excelize.File, sheet, column string, row int) string {
	t.Helper()
	v, err := f.GetCellValue(sheet, cellName(t, f, sheet, column, row))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// What the importer makes of a cell is what it made of the text before it was made inert.
func FuzzInert_IsReadBack(f *testing.F) {
	for _, s := range []string{"", "=1+1", `="3536"`, "'=1", "' =1", "-", "——", "＝1", "\t+1", "'139", "''=1", " - ", "'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\uFFFD") // as every reader gives it
		if got, want := cell.Text(report.Inert(s)), cell.Text(s); got != want {
			t.Errorf("%q is read as %q, inert %q as %q", s, want, report.Inert(s), got)
		}
	})
}
