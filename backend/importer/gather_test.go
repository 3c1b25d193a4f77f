package importer

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"shuke/backend/crm"
)

const tiktokHeader = "Order ID,Order Status,SKU ID,Product Name,Quantity,Order Amount,Created Time,Country\n"

// An owner sorted the export by product: the rows of an order stand apart and are one order all the same.
func TestReader_GathersRowsThatStandApart(t *testing.T) {
	rows := []string{
		"577000000000000001,Completed,1,Cream,1,29.70,25/02/2026 10:00:00,Singapore",
		"577000000000000002,Completed,1,Cream,1,9.90,25/02/2026 10:00:00,Singapore",
		"577000000000000001,Completed,2,Soap,2,29.70,25/02/2026 10:00:00,Singapore",
		"577000000000000003,Completed,2,Soap,1,9.90,25/02/2026 10:00:00,Singapore",
		"577000000000000001,Completed,3,Oil,1,29.70,25/02/2026 10:00:00,Singapore",
	}
	o := readAll(t, write(t, "sorted.csv", []byte(tiktokHeader+strings.Join(rows, "\n"))), shanghai(t), true)
	check(t, "rows, orders, lines", [3]int{o.rows, o.records, o.lines}, [3]int{5, 3, 5})
	check(t, "total", o.total, int64(2970+990+990))
	for _, rec := range o.all {
		if rec.Order.Number == "577000000000000001" {
			check(t, "row, rows, lines", [3]int{rec.Row, rec.Rows, len(rec.Lines)}, [3]int{2, 3, 3})
		}
	}
}

// Two exports that overlap were put together: a line that comes again is the same line.
func TestReader_KnowsLinesThatComeAgain(t *testing.T) {
	a := "577000000000000001,Completed,1,Cream,1,19.80,25/02/2026 10:00:00,Singapore\n577000000000000001,Completed,2,Soap,1,19.80,25/02/2026 10:00:00,Singapore\n"
	b := "577000000000000002,Completed,1,Cream,1,9.90,25/02/2026 10:00:00,Singapore\n577000000000000002,Completed,1,Cream,1,9.90,25/02/2026 10:00:00,Singapore\n"
	o := readAll(t, write(t, "twice.csv", []byte(tiktokHeader+a+b+a)), shanghai(t), true)
	check(t, "rows, orders, lines", [3]int{o.rows, o.records, o.lines}, [3]int{6, 2, 4})
	for _, rec := range o.all {
		if rec.Order.Number == "577000000000000002" { // twice in a row is two pieces
			check(t, "keys", [2]string{rec.Lines[0].Key, rec.Lines[1].Key}, [2]string{"1", "1#2"})
		}
	}
}

// Statuses of sub-orders are one order's wherever they stand, and a bad row takes its order along with all its rows.
func TestReader_GathersTrades(t *testing.T) {
	text := "主订单编号,子订单编号,选购商品,商品数量,订单应付金额,订单提交时间,订单状态,售后状态\n" +
		"\t1001,\t1001,皂,1,10.00,2026-01-01 10:00:00,已关闭,退款成功\n" +
		"\t1002,\t1002,皂,1,10.00,2026-01-01 10:00:00,已完成,-\n" +
		"\t1003,\t1003,皂,一,10.00,2026-01-01 10:00:00,已完成,-\n" +
		"\t1001,\t1009,霜,1,20.00,2026-01-01 10:00:00,已完成,-\n" +
		"\t1003,\t1008,霜,1,20.00,2026-01-01 10:00:00,已完成,-"
	o := readAll(t, write(t, "sorted.csv", []byte(text)), shanghai(t), true)
	check(t, "rows, records, rejected", [3]int{o.rows, o.records, o.keys["import.reject.quantityUnreadable"]}, [3]int{5, 2, 2})
	for _, rec := range o.all {
		if rec.Order.Number == "1001" {
			check(t, "status", rec.Order.Status, crm.OrderDelivered)
			check(t, "refunded", rec.Order.Refunded, crm.AmountOf(1000))
		}
	}
}

// In whatever order the rows stand, the same orders come out, and each row is in one of them.
func TestReader_GathersAnyOrderOfRows(t *testing.T) {
	var rows []string
	for order := range 700 {
		for line := range order%4 + 1 {
			rows = append(rows, fmt.Sprintf("57700000000000%04d,Completed,%d,Soap %d,1,%d.00,25/02/2026 10:00:00,Singapore", order, line, line, order+1))
		}
	}
	read := func() map[string]int {
		o := readAll(t, write(t, "any.csv", []byte(tiktokHeader+strings.Join(rows, "\n"))), shanghai(t), true)
		check(t, "rows, records", [2]int{o.rows, o.records}, [2]int{len(rows), 700})
		lines := make(map[string]int, 700)
		for _, rec := range o.all {
			lines[rec.Order.Number+" "+strconv.FormatInt(rec.Order.Total.Minor, 10)] = len(rec.Lines)
		}
		return lines
	}
	want := read()
	random := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		random.Shuffle(len(rows), func(a, b int) { rows[a], rows[b] = rows[b], rows[a] })
		if got := read(); !maps.Equal(got, want) {
			t.Fatal("other orders came out")
		}
	}
}
