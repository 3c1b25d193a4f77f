package importer

import (
	"archive/zip"
	"bytes"
	"context"
	"testing"
	"time"

	"shuke/backend/crm"

	"github.com/xuri/excelize/v2"
)

// workbook is a file with one sheet.
func workbook(tb testing.TB, sheet string, rows [][]any) []byte {
	tb.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if _, err := f.NewSheet(sheet); err != nil {
		tb.Fatal(err)
	}
	for i, row := range rows {
		name, err := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = f.SetSheetRow(sheet, name, &row)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func TestOpen_Workbook(t *testing.T) {
	paid := time.Date(2019, 1, 1, 0, 17, 59, 0, time.UTC)
	path := write(t, "orders.csv", workbook(t, "订单报表", [][]any{ // the name lies
		{"熟客店铺 导出"},
		{},
		{"订单编号", "买家会员名", "订单状态", "收货人姓名", "总金额", "订单付款时间", "收货地址 "},
		{"350325267547788932", "小明", "交易成功", "王明", 12.5, paid, "广东省 广州市 天河区 体育西路"},
		{},
		{2.03e18, "小红", "交易成功", "李红", 8, paid, ""},
	}))
	in, err := Inspect(context.Background(), path, shanghai(t))
	if err != nil || in.Container != "xlsx" || in.Sheet != "订单报表" || in.HeaderRow != 3 || len(in.Sheets) != 2 {
		t.Fatalf("%+v, %v", in, err)
	}
	o := readAll(t, path, shanghai(t), true)
	if o.rows != 3 || o.records != 1 || o.ignored != 1 || o.keys["import.reject.orderNumberDamaged"] != 1 {
		t.Fatalf("%+v", o)
	}
	got := o.all[0]
	if got.Row != 4 || got.Order.PaidAt != paid.Add(-8*time.Hour).UnixMilli() || got.Order.Total.Minor != 1250 || got.Order.Region.Code != 440106 {
		t.Errorf("%+v", got)
	}
}

func TestOpen_RefusesBombs(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	// The directory of the archive promises a terabyte; nothing of it is there to be unpacked.
	if _, err := z.CreateRaw(&zip.FileHeader{Name: "xl/workbook.xml", UncompressedSize64: 1 << 40}); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := drain(write(t, "bomb.xlsx", b.Bytes()), Options{}); crm.ErrorKey(err) != "import.file.bomb" {
		t.Error(err)
	}
}

func TestOpen_RefusesOtherArchives(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if _, err := z.Create("orders.csv"); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := drain(write(t, "orders.zip", b.Bytes()), Options{}); crm.ErrorKey(err) != "import.file.archive" {
		t.Error(err)
	}
}
