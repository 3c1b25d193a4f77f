package importer

import (
	"slices"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
)

// sumWords are what stands in a row that adds up the ones above it, as sumWord compares them.
var sumWords = map[string]bool{
	"合计": true, "总计": true, "小计": true, "汇总": true, "累计": true, "总和": true,
	"合計": true, "總計": true, "小計": true, "匯總": true, "累計": true, "總和": true, "加總": true,
	"total": true, "totals": true, "subtotal": true, "grandtotal": true, "sum": true,
	"tổngcộng": true, "tổng": true, "รวม": true, "รวมทั้งหมด": true, "ยอดรวม": true, "ยอดรวมทั้งหมด": true, "รวมทั้งสิ้น": true, "สรุป": true, "jumlah": true, "jumlahbesar": true, "jumlahkeseluruhan": true, "totalkeseluruhan": true, "totalsemua": true, "tổngsố": true,
}

// sumPrefixes begin such a cell where more stands in it: 合计3笔, 本页小计.
var sumPrefixes = [...]string{
	"合计", "总计", "小计", "合計", "總計", "小計", "本页合计", "本页小计", "本頁合計", "本頁小計", "共计", "共計", "总共", "總共", "total(",
}

// counters are what stands behind the number where a cell counts the rows above it: 共2笔.
var counters = [...]string{"笔", "筆", "条", "條", "单", "單", "行", "项", "項", "件", "个", "個", "位", "人", "页", "頁"}

// countsRows tells whether a cell counts the rows above it.
func countsRows(text string) bool {
	rest, ok := strings.CutPrefix(text, "共")
	if !ok {
		return false
	}
	unit := strings.TrimLeft(rest, "0123456789,")
	return unit != rest && slices.ContainsFunc(counters[:], func(u string) bool { return strings.HasPrefix(unit, u) })
}

// sumBeginnings are the first three bytes of all of them, by which nearly every other cell is told apart at once.
var sumBeginnings = func() map[string]bool {
	m := map[string]bool{"本": true, "\u3000": true, "共": true, "总": true, "總": true}
	for word := range sumWords {
		for _, written := range [...]string{word, strings.ToUpper(word), strings.ToUpper(word[:1]) + word[1:]} {
			m[written[:3]] = true
		}
	}
	return m
}()

// longestSumWord is how many bytes of a cell could be such a word.
const longestSumWord = 60

var joints = strings.NewReplacer(" ", "", "\u3000", "", "-", "", ":", "", "：", "")

// sumWord tells whether a cell says that its row only adds up others.
func sumWord(text string) bool {
	if len(text) < 3 || len(text) > longestSumWord {
		return false
	}
	if c := text[0]; !sumBeginnings[text[:3]] && c > '\'' && c != '=' {
		return false
	}
	text = joints.Replace(strings.ToLower(cell.Text(text)))
	if sumWords[text] {
		return true
	}
	for _, prefix := range sumPrefixes {
		if strings.HasPrefix(text, prefix) {
			return true
		}
	}
	return countsRows(text)
}

// sumColumns is how far from the left the word is looked for.
const sumColumns = 6

// addsUp tells whether a row without an order number adds up others: one of its first cells says so, and whatever else it
// says are sums and counts. A customer may be called 合计: a row that says when, or who, is one of its own.
func (p *plan) addsUp(cells []string) bool {
	if p.kind == crm.FileEvents || p.kind == crm.FileProducts {
		return false // a name is all that they need
	}
	for i, text := range cells[:min(sumColumns, len(cells))] {
		if text != "" && sumWord(text) {
			return p.onlySums(p.head, cells, i) && p.onlySums(p.lines, cells, i)
		}
	}
	return false
}

// onlySums tells whether nothing but sums and counts stands beside the word of a row.
func (p *plan) onlySums(bindings []binding, cells []string, word int) bool {
	for i := range bindings {
		b := &bindings[i]
		itself := b.column == word && (p.kind != crm.FileCustomers || b.typ != TypeID)
		if !itself && !summable(b.typ) && cell.Text(at(cells, b.column)) != "" {
			return false
		}
	}
	return true
}

// summable tells whether cells of a type can be added up.
func summable(t ValueType) bool { return t == TypeMoney || t == TypeCount || t == TypeNumber }
