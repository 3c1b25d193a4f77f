package importer

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestOpen_MergedCellsCountForEachOfTheirRows(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range [][]any{
		{"订单编号", "买家会员名", "订单状态", "买家实际支付金额", "标题", "购买数量", "订单付款时间"},
		{"3501", "小满", "交易成功", 59.9, "手工皂", 3, "2026-01-02 08:01:00"},
		{nil, nil, nil, nil, "护手霜", nil, nil},
		{nil, nil, nil, nil, nil, nil, nil}, // within the merge, and blank
		{"3502", "小满", "交易成功", 10, "手工皂", 1, "2026-01-02 09:01:00"},
	} {
		name, err := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = f.SetSheetRow("Sheet1", name, &row)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, column := range "ABCDFG" {
		if err := f.MergeCell("Sheet1", string(column)+"2", string(column)+"4"); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	o := readAll(t, write(t, "merged.xlsx", b.Bytes()), shanghai(t), true)
	if o.records != 2 || o.ignored != 1 || len(o.keys) != 0 || o.warnings["import.warning.cellsMerged"] != 1 {
		t.Fatalf("%+v", o)
	}
	first := o.all[0]
	if first.Rows != 2 || len(first.Lines) != 2 || first.Order.Paid.Minor != 5990 || first.Customer.Nick != "小满" {
		t.Errorf("%+v", first)
	}
	if first.Order.ItemCount.Minor != 3 {
		t.Errorf("three pieces that are said once became %+v", first.Order.ItemCount)
	}
}

// rowsOfPage reads a page with its merged cells filled.
func rowsOfPage(t *testing.T, page string) string {
	t.Helper()
	rows := readSample(new(opened).fillMerged(newWebReader(strings.NewReader(page), new(warnings)), nil), 100)
	lines := make([]string, len(rows))
	for i, row := range rows {
		lines[i] = strings.Join(row, "|")
	}
	return strings.Join(lines, "\n")
}

func TestWebReader_CellsOverSeveralRows(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"first":    {"<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>", "a|b\na|c\nd|e"},
		"middle":   {"<table><tr><td>a<td rowspan=3>b<td>c<tr><td>d<td>e<tr><td>f<td>g</table>", "a|b|c\nd|b|e\nf|b|g"},
		"block":    {"<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c</table>", "a||b\na||c"},
		"two":      {"<table><tr><td rowspan=2>a<td rowspan=3>b<td>c<tr><td>d<tr><td>e<td>f</table>", "a|b|c\na|b|d\ne|b|f"},
		"excel":    {`<Table><Row><Cell ss:MergeDown="1"><Data>a</Data></Cell><Cell><Data>b</Data></Cell></Row><Row><Cell ss:Index="2"><Data>c</Data></Cell></Row></Table>`, "a|b\na|c"},
		"across":   {`<Table><Row><Cell ss:MergeAcross="1"><Data>a</Data></Cell><Cell><Data>b</Data></Cell></Row></Table>`, "a||b"},
		"too many": {"<table><tr><td rowspan=99999999999999999999>a<td>b<tr><td>c</table>", "a|b\nc"},
		"none":     {"<table><tr><td rowspan=0>a<td>b<tr><td>c</table>", "a|b\nc"},
	} {
		t.Run(name, func(t *testing.T) { check(t, "rows", rowsOfPage(t, c.page), c.want) })
	}
}
