package report_test

import (
	"archive/zip"
	"io"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/insight"
	"shuke/backend/insight/words"
	"shuke/backend/report"

	"github.com/xuri/excelize/v2"
)

func writePortrait(t *testing.T, r insight.Review, lang words.Language) (path string, f *excelize.File) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "portrait.xlsx")
	if err := report.Portrait(path, r, lang); err != nil {
		t.Fatal(err)
	}
	onlyFile(t, path)
	return path, openBook(t, path)
}

// raw reads a sheet's cells as they are stored, without number formats.
func raw(t *testing.T, f *excelize.File, sheet string) [][]string {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func expect(t *testing.T, row []string, name string, numbers ...any) {
	t.Helper()
	if row[0] != name {
		t.Fatalf("row of %q where %q should be", row[0], name)
	}
	for i, want := range numbers {
		got := ""
		if i+1 < len(row) {
			got = row[i+1]
		}
		switch w := want.(type) {
		case int64:
			if got != strconv.FormatInt(w, 10) {
				t.Errorf("%s, column %d: %q, want %d", name, i+2, got, w)
			}
		case *float64:
			if v, err := strconv.ParseFloat(got, 64); (w == nil && got != "") || (w != nil && (err != nil || math.Abs(v-*w) > 1e-12)) {
				t.Errorf("%s, column %d: %q, want %v", name, i+2, got, w)
			}
		}
	}
}

func TestPortrait_HoldsEveryNumber(t *testing.T) {
	r := sampleReview()
	for _, lang := range words.Languages {
		w := words.For(lang)
		_, f := writePortrait(t, r, lang)
		ages := raw(t, f, w.Portrait.Ages)
		for i, a := range r.Ages {
			expect(t, ages[i+1], w.Band(a.Band), a.Count, a.Share)
		}
		expect(t, ages[len(r.Ages)+1], w.Portrait.Total, r.Customers)
		genders := raw(t, f, w.Portrait.Genders)
		for i, g := range r.Genders {
			expect(t, genders[i+1], w.Gender(g.Gender), g.Count, g.Share)
		}
		expect(t, genders[len(r.Genders)+1], w.Portrait.Total, r.Customers)
		places := raw(t, f, w.Portrait.Places)
		for i, p := range r.Places {
			expect(t, places[i+1], words.PlaceName(p.PlaceCount, lang), p.Customers, p.Share, p.Orders, p.OrderShare)
			if want := crm.FormatMinor(p.Paid, "CNY"); strconv.FormatFloat(must(strconv.ParseFloat(places[i+1][5], 64)), 'f', 2, 64) != want {
				t.Errorf("%s paid %s, want %s", places[i+1][0], places[i+1][5], want)
			}
		}
	}
}

func must(v float64, err error) float64 {
	if err != nil {
		panic(err)
	}
	return v
}

func TestPortrait_SaysWhatStandsBesideTheNumbers(t *testing.T) {
	_, f := writePortrait(t, sampleReview(), words.ZhCN)
	var all strings.Builder
	for _, sheet := range f.GetSheetList() {
		for _, row := range raw(t, f, sheet) {
			all.WriteString(strings.Join(row, "|") + "\n")
		}
	}
	for _, text := range []string{
		"成交客户画像", "青禾日用", "近 365 天", "1,000 位，占全店客户 40.0%", "2023年3月1日", "2026年11月22日",
		"成交客户里，25–34 岁占 55.7%，女性占 75.0%，广东、浙江、California（美国）合计占 100.0%。",
		"知道年龄的 700 位，占 70.0%", "付过款的客户，后来退款的也算。",
	} {
		if !strings.Contains(all.String(), text) {
			t.Errorf("the workbook does not say %q", text)
		}
	}
	if want := []string{"概览", "年龄", "性别", "地区", "说明"}; !slices.Equal(f.GetSheetList(), want) {
		t.Errorf("sheets %q", f.GetSheetList())
	}
	if v, err := f.GetCellValue("年龄", "C4"); err != nil || v != "28.6%" {
		t.Errorf("the share of 25–29 shows as %q (%v)", v, err)
	}
}

// Excel's own charts, reading from the cells that hold the numbers.
func TestPortrait_ChartsReadTheNumbers(t *testing.T) {
	path, _ := writePortrait(t, sampleReview(), words.ZhCN)
	var got []string
	for name, xml := range parts(t, path, "xl/charts/chart") {
		kind := regexp.MustCompile(`<c?:?(barDir|grouping) val="\w+"`).FindAllString(xml, -1)
		for _, ref := range regexp.MustCompile(`<(?:c:)?f>([^<]+)</`).FindAllStringSubmatch(xml, -1) {
			got = append(got, strings.ReplaceAll(ref[1], "&#39;", "'"))
		}
		if len(kind) == 0 {
			t.Errorf("%s is no bar chart: %s", name, xml)
		}
	}
	slices.Sort(got)
	var want []string
	for range 2 { // beside the numbers, and on the overview
		want = append(want,
			"'年龄'!$C$1", "'年龄'!$A$2:$A$8", "'年龄'!$C$2:$C$8",
			"'性别'!$A$2", "'性别'!$A$1", "'性别'!$C$2:$C$2", "'性别'!$A$3", "'性别'!$A$1", "'性别'!$C$3:$C$3",
			"'地区'!$C$1", "'地区'!$A$2:$A$4", "'地区'!$C$2:$C$4")
	}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("charts read\n%q, want\n%q", got, want)
	}
}

func parts(t *testing.T, path, prefix string) map[string]string {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	out := map[string]string{}
	for _, file := range z.File {
		if !strings.HasPrefix(file.Name, prefix) {
			continue
		}
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[file.Name] = string(content)
	}
	return out
}

func TestPortrait_OnePartAndNothingKnown(t *testing.T) {
	r := insight.Review{Portrait: insight.Profile(crm.Portrait{Customers: 3, Everyone: 3, Ages: map[int]int64{-1: 3}}), Population: crm.PopulationAll, Parts: []insight.Part{insight.PartAge}}
	path, f := writePortrait(t, r, words.En)
	if want := []string{"Overview", "Age", "Definitions"}; !slices.Equal(f.GetSheetList(), want) {
		t.Errorf("sheets %q", f.GetSheetList())
	}
	if charts := parts(t, path, "xl/charts/"); len(charts) != 0 {
		t.Errorf("%d charts of nothing", len(charts))
	}
}

func TestPortrait_PlacesOfOrders(t *testing.T) {
	r := insight.Review{Portrait: insight.Profile(crm.Portrait{Places: []crm.PlaceCount{
		{Country: "CN", Province: "上海", Orders: 90}, {Country: "CN", Province: "广东", Orders: 10}, {Country: "CN", Orders: 5},
	}}), Population: crm.PopulationAll, Currency: "CNY", Parts: []insight.Part{insight.PartRegion}}
	path, _ := writePortrait(t, r, words.ZhCN)
	charts := parts(t, path, "xl/charts/chart")
	if len(charts) != 2 {
		t.Errorf("%d charts, want one beside the numbers and one on the overview", len(charts))
	}
	for name, xml := range charts {
		if !strings.Contains(strings.ReplaceAll(xml, "&#39;", "'"), "'地区'!$E$2:$E$3") {
			t.Errorf("%s does not read the shares of orders: %s", name, xml)
		}
	}
}

func TestPortrait_CannotWrite(t *testing.T) {
	err := report.Portrait(filepath.Join(t.TempDir(), "gone", "p.xlsx"), sampleReview(), words.En)
	if crm.ErrorKey(err) != "export.cannotWrite" {
		t.Errorf("%v", err)
	}
}
