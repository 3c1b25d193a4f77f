package importer

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"shuke/backend/crm"
)

// The headers that programs which read such exports have published are recognised by themselves.
func TestFormats_KnowPublishedHeaders(t *testing.T) {
	for file, want := range map[string]string{
		"douyin_orders_a.csv": "douyin-orders", "douyin_orders_b_masked.csv": "douyin-orders", "jd_orders_header.csv": "jd-orders",
		"lazada_header.csv": "lazada-orders", "lazada_legacy_header.csv": "lazada-orders", "pinduoduo_orders_header.csv": "pinduoduo-orders",
		"pinduoduo_orders_all_known_columns.txt": "pinduoduo-orders", "shopee_ph_orders.csv": "shopee-orders",
		"shopee_vn_header.csv": "shopee-orders-vn", "tiktok_shop_header_65.csv": "tiktok-orders", "tiktok_shop_us_header.csv": "tiktok-orders-us",
		"youzan_customers.csv": "youzan-customers", "youzan_orders.csv": "youzan-orders",
	} {
		t.Run(file, func(t *testing.T) {
			in, err := Inspect(context.Background(), shared(t, "formats/"+file), shanghai(t))
			if err != nil {
				t.Fatal(err)
			}
			if in.Format != want || in.Confidence < 0.8 {
				t.Errorf("is %s with %.2f", in.Format, in.Confidence)
			}
			unread := 0
			for _, c := range in.Columns {
				if len(c.Targets) == 0 {
					unread++
				}
			}
			t.Logf("%d of %d columns are not read", unread, len(in.Columns))
		})
	}
}

// What the published rows say comes out.
func TestFormats_ReadPublishedRows(t *testing.T) {
	douyin := readAll(t, shared(t, "formats/douyin_orders_b_masked.csv"), shanghai(t), true)
	check(t, "douyin: refunded, shipped, paid", [3]int{douyin.statuses[crm.OrderRefunded], douyin.statuses[crm.OrderShipped], douyin.statuses[crm.OrderPaid]}, [3]int{1, 1, 1})
	check(t, "douyin: buyers", len(douyin.accounts), 0)
	shopee := readAll(t, shared(t, "formats/shopee_ph_orders.csv"), shanghai(t), true)
	check(t, "shopee: orders, buyers", [2]int{len(shopee.orders), len(shopee.accounts)}, [2]int{3, 2})
	youzan := readAll(t, shared(t, "formats/youzan_customers.csv"), shanghai(t), true)
	check(t, "youzan: rows, customers, without or with a masked phone", [3]int{youzan.rows, youzan.records, youzan.keys["import.reject.customerUnnamed"]}, [3]int{5, 3, 2})
	order := readAll(t, shared(t, "formats/youzan_orders.csv"), shanghai(t), true).all[0]
	check(t, "youzan: phone", order.Customer.Phone, "+8613800138000")
	check(t, "youzan: paid", order.Order.Paid, crm.AmountOf(10000))
}

// TikTok's workbooks say that they are one cell large, and give each cell of the header a row of its own.
func TestFormats_TikTokWorkbook(t *testing.T) {
	header := strings.Split("Order ID,Order Status,SKU ID,Product Name,Quantity,Order Amount,Created Time,Country", ",")
	o := readAll(t, write(t, "All order.xlsx", rawBook(t, sheetXML(header, [][]string{
		{"Platform unique order ID.", "Current order status.", "", "", "", "", "", ""},
		{"577000000000000001\t", "Completed", "1729000000000000001", "Soap", "2", "19.80", "25/02/2026 10:00:00\t", "Singapore"},
		{"577000000000000001\t", "Completed", "1729000000000000002", "Cream", "1", "19.80", "25/02/2026 10:00:00\t", "Singapore"},
	}))), shanghai(t), true)
	check(t, "format", o.source.Format, "tiktok-orders")
	check(t, "rows, orders, lines, ignored", [4]int{o.rows, len(o.orders), o.lines, o.ignored}, [4]int{3, 1, 2, 1})
	check(t, "total", o.all[0].Order.Total, crm.AmountOf(1980))
	check(t, "currency", o.all[0].Order.Currency, "SGD")
}

// sheetXML is a sheet with a wrong dimension whose header is torn into rows of one number.
func sheetXML(header []string, rows [][]string) string {
	var b strings.Builder
	b.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:A1"/><sheetData>`)
	cell := func(column, row int, text string) string {
		return fmt.Sprintf(`<c r="%c%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, 'A'+column, row, text)
	}
	for i, name := range header {
		fmt.Fprintf(&b, `<row r="1">%s</row>`, cell(i, 1, name))
	}
	for r, row := range rows {
		fmt.Fprintf(&b, `<row r="%d">`, r+2)
		for i, text := range row {
			b.WriteString(cell(i, r+2, text))
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData></worksheet>`)
	return b.String()
}

// rawBook packs one sheet as a workbook.
func rawBook(tb testing.TB, sheet string) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="OrderSKUList" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/worksheets/sheet1.xml", sheet},
	} {
		w, err := z.Create(part[0])
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write([]byte(part[1])); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// Some spreadsheets take letters and accents apart, and some layouts leave the units out: the columns are the same.
func TestFormats_CompareNamesAsTheyAreMeant(t *testing.T) {
	vietnamese := []string{"Mã đơn hàng", "Trạng Thái Đơn Hàng", "Người Mua", "Tên sản phẩm", "Số lượng"}
	for i, name := range vietnamese {
		vietnamese[i] = norm.NFD.String(name)
	}
	m, confidence := detect(vietnamese)
	check(t, "format of letters taken apart", m.Format, "shopee-orders-vn")
	if confidence < 0.8 || len(m.Columns) != len(vietnamese) {
		t.Errorf("%.2f, %v", confidence, m.Columns)
	}
	for _, header := range []string{
		"商品,订单号,订单状态,用户实付金额(元),商品数量(件),商品规格", "商品,订单号,订单状态,用户实付金额（元）,商品数量,商品规格", "商品,订单号,订单状态,用户实付金额,商品数量,商品规格",
	} {
		m, _ := detect(strings.Split(header, ","))
		check(t, header, m.Format, "pinduoduo-orders")
		check(t, header, len(m.Columns), 6)
	}
}

// A status may be a sentence that begins with the word; an unknown one is told, never guessed.
func TestFormats_ReadStatuses(t *testing.T) {
	w := wordsOf(FormatByID("pinduoduo-orders").Values["status"], statusWords)
	for text, want := range map[string]string{
		"已发货，待签收": "shipped", "已发货,退款成功": "refunded", "未发货，退款处理中": "paid", "已取消": "closed", "COMPLETED": "delivered",
		"Người mua xác nhận đã nhận được hàng, tuy nhiên …": "delivered", "ผู้ซื้อได้รับสินค้าแล้ว โปรดทราบว่า …": "delivered",
		"Shipped back": "", "Đã giao không thành công": "", "飞走了": "",
	} {
		got, _ := w.find(text)
		check(t, text, got, want)
	}
}
