package report

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shuke/backend/crm"

	"github.com/xuri/excelize/v2"
)

func TestFill_DiskFull(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("filling a disk needs /dev/full, which this system has not")
	}
	defer full.Close()
	s := &sink{to: full}
	err = fill(s, func(out io.Writer) error {
		_, err := io.WriteString(out, strings.Repeat("x", 1<<20))
		return err
	})
	if err == nil || s.failed == nil {
		t.Errorf("a full disk was not noticed: %v, %v", err, s.failed)
	}
	if err := cannotWrite("a.csv", s.failed); crm.ErrorKey(err) != "export.cannotWrite" {
		t.Errorf("%v", err)
	}
}

func TestWriteFile_ReplacesWhenComplete(t *testing.T) {
	path := filepath.Join(t.TempDir(), "chart.html")
	for _, content := range []string{"first", "second"} {
		if err := WriteFile(path, func(out io.Writer) error { _, err := io.WriteString(out, content); return err }); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != content {
			t.Errorf("%q %v", got, err)
		}
	}
}

// A list longer than a sheet goes on in the next, with the header again.
func TestWorkbook_SplitsSheets(t *testing.T) {
	path := filepath.Join(t.TempDir(), "long.xlsx")
	err := WriteFile(path, func(out io.Writer) error {
		b, err := newWorkbook(out, "Customers", []heading{{"Name", 10}, {"Points", 10}}, ListOptions{Language: "en"})
		if err != nil {
			return err
		}
		defer b.discard()
		b.limit = 4
		for i := range int64(7) {
			if err := b.write([]value{text("x"), count(i)}); err != nil {
				return err
			}
		}
		return b.close()
	})
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var got []string
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			got = append(got, sheet+":"+r[1])
		}
	}
	want := "Customers:Points Customers:0 Customers:1 Customers:2 Customers 2:Points Customers 2:3 Customers 2:4 Customers 2:5 Customers 3:Points Customers 3:6"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}
