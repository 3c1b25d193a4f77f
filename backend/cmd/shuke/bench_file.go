package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"time"

	"shuke/backend/insight/words"
)

// benchHeader is what a small shop's order table has: nine columns that the importer recognises by name.
const benchHeader = "订单编号,买家会员名,联系手机,省份,订单状态,总金额,买家实际支付金额,订单创建时间,订单付款时间\n"

var benchStatuses = [...]string{"交易成功", "交易成功", "交易成功", "交易成功", "卖家已发货，等待买家确认", "买家已付款，等待卖家发货", "交易关闭"}

// writeBenchFile makes an order table of so many rows in the order of time, the same each time: a buyer for every three
// orders, drawn so that some come back often, which is the hard case for finding people again.
func writeBenchFile(path string, rows int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	if _, err := w.WriteString(benchHeader); err != nil {
		return err
	}
	pcg := rand.New(rand.NewPCG(9, 1))
	at := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	var line []byte
	for i := range rows {
		at = at.Add(time.Duration(pcg.IntN(20_000)) * time.Millisecond)
		line = appendBenchRow(line[:0], pcg, i, rows/3+1, at)
		if _, err := w.Write(line); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

func appendBenchRow(line []byte, pcg *rand.Rand, row, buyers int, at time.Time) []byte {
	buyer := int(float64(buyers) * pcg.Float64() * pcg.Float64())
	status := benchStatuses[pcg.IntN(len(benchStatuses))]
	fen := 990 + 10*pcg.IntN(30_000)
	line = strconv.AppendInt(line, 3_500_000_000_000_000_000+int64(row)*137, 10)
	line = append(line, ",tb"...)
	line = strconv.AppendInt(line, int64(10_000_000+buyer), 10)
	line = append(line, ",139"...)
	line = fmt.Appendf(line, "%08d,", buyer)
	line = append(line, words.Provinces[buyer%31].Name...)
	line = append(append(append(line, ','), status...), ',')
	line = fmt.Appendf(line, "%d.%02d,", fen/100, fen%100)
	if status == "交易关闭" {
		line = append(line, "0.00,"...)
		return append(at.AppendFormat(line, time.DateTime), ",\n"...)
	}
	line = fmt.Appendf(line, "%d.%02d,", fen/100, fen%100)
	line = append(at.AppendFormat(line, time.DateTime), ',')
	return append(at.Add(time.Minute).AppendFormat(line, time.DateTime), '\n')
}
