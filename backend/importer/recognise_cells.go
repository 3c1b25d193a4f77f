package importer

import (
	"strings"

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
)

// cellKind is what all cells of a column without a name look like.
type cellKind int

const (
	cellsUnclear cellKind = iota
	cellsDay
	cellsAmount // with decimals somewhere
	cellsSmall  // whole numbers below a thousand, written without leading noughts
	cellsID     // digits and letters, some of them more than once
)

// leastRows is how many rows a table without column names needs before anything is concluded from its cells.
const leastRows = 20

// recogniseCells makes a mapping of a table without column names when its cells leave no doubt that it lists sales: one
// column of days, one of amounts, at most one of small numbers, and otherwise ids that all tell the same buyers apart.
func recogniseCells(header []string, rows [][]string) (m Mapping, confidence float64) {
	if len(rows) < leastRows {
		return Mapping{}, 0
	}
	found := make(map[cellKind][]int)
	for i := range header {
		kind := columnKind(rows, i)
		found[kind] = append(found[kind], i)
	}
	ids := found[cellsID]
	if len(found[cellsDay]) != 1 || len(found[cellsAmount]) != 1 || len(found[cellsSmall]) > 1 || len(ids) == 0 || len(found[cellsUnclear]) > 0 {
		return Mapping{}, 0
	}
	for _, i := range ids[1:] {
		if !sameBuyers(rows, ids[0], i) {
			return Mapping{}, 0
		}
	}
	m = Mapping{Format: table.ID, Kind: crm.FileOrders, Platform: otherPlatform, Columns: map[string]Targets{
		header[ids[0]]:                {"account"},
		header[found[cellsDay][0]]:    {"createdAt", "paidAt"},
		header[found[cellsAmount][0]]: {"total"},
	}}
	for _, i := range found[cellsSmall] {
		m.Columns[header[i]] = Targets{"itemCount"}
	}
	return m, 0.3
}

// columnKind looks at all cells of a column; one that does not fit makes it unclear.
func columnKind(rows [][]string, column int) cellKind {
	days, numbers, small, plain, decimals := 0, 0, 0, 0, 0
	seen := make(map[string]bool, len(rows))
	for _, row := range rows {
		s := cell.Text(at(row, column))
		seen[s] = true
		if day(s) {
			days++
		}
		if d, ok := cell.ParseDecimal(s, false); ok {
			numbers++
			decimals += bit(d.Scale > 0)
			small += bit(d.Scale == 0 && d.Mantissa >= 0 && d.Mantissa < 1000 && (s == "0" || s[0] != '0'))
		}
		plain += bit(s != "" && !strings.ContainsAny(s, " .,:/@"))
	}
	switch all := len(rows); {
	case days == all:
		return cellsDay
	case numbers == all && decimals > 0:
		return cellsAmount
	case small == all:
		return cellsSmall
	case plain == all && len(seen) < all && len(seen) > 1:
		return cellsID
	}
	return cellsUnclear
}

// day tells whether a cell is a day of the calendar of our times: 19970101, 1997-01-01.
func day(s string) bool {
	if len(s) < len("19970101") || s[0] != '1' && s[0] != '2' {
		return false
	}
	d, ok := cell.ParseDate(s, cell.OrderUnknown)
	return ok && d.Year >= 1970 && d.Year < 2100
}

// sameBuyers tells whether two columns of ids go one to one.
func sameBuyers(rows [][]string, a, b int) bool {
	forth, back := make(map[string]string), make(map[string]string)
	for _, row := range rows {
		x, y := at(row, a), at(row, b)
		if was, ok := forth[x]; ok && was != y {
			return false
		}
		if was, ok := back[y]; ok && was != x {
			return false
		}
		forth[x], back[y] = y, x
	}
	return true
}
