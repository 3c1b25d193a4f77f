package importer

import (
	"context"
	"errors"
	"hash/maphash"
	"io"
	"slices"
	"strings"
)

// gatherable bounds the files that are looked through for orders whose rows stand apart: larger ones come straight from a
// platform, which keeps them together; an owner sorts what fits a spreadsheet. heldRows bounds what is kept in memory.
const (
	gatherable = 1 << 20
	heldRows   = 100_000
)

var orderSeed = maphash.MakeSeed()

// orderOf is the hash of the order that a row is of; not ok when it names none.
func (p *plan) orderOf(cells []string) (order uint64, ok bool) {
	number, platform := at(cells, p.group), at(cells, p.beside)
	if platform != "" {
		return maphash.Comparable(orderSeed, [2]string{number, platform}), number != ""
	}
	return maphash.String(orderSeed, number), number != ""
}

// sameOrder tells whether two rows are of one order.
func (p *plan) sameOrder(a, b []string) bool {
	return at(a, p.group) == at(b, p.group) && at(a, p.beside) == at(b, p.beside)
}

// run is how many rows of one order follow each other.
type run struct {
	order uint64
	rows  int
}

// findApart reads the file once for the orders whose rows do not follow each other, with how many they are. Only files
// that number their lines are looked at: without numbers a row that stands elsewhere may as well be the same again.
func (o *opened) findApart(ctx context.Context, p *plan) map[uint64]int {
	if p.group < 0 || !p.numbered || o.RowsEstimate > gatherable {
		return nil
	}
	told := o.warnings
	o.warnings = new(warnings) // they are told by the second reading
	rows, err := o.rows()
	o.warnings = told
	if err != nil {
		return nil // the second reading says why
	}
	defer rows.Close()
	return ordersApart(readRuns(ctx, rows, o.HeaderRow, p))
}

// readRuns lists the runs of equal order numbers below the header.
func readRuns(ctx context.Context, rows rowReader, header int, p *plan) []run {
	var runs []run
	c, last := new(chunk), uint64(0)
	for n := 0; rows.readRow(c) == nil; n++ {
		order, ok := p.orderOf(c.row(c.len() - 1))
		switch {
		case n < header || !ok:
			last = 0
		case order == last:
			runs[len(runs)-1].rows++
		default:
			runs = append(runs, run{order, 1})
			last = order
		}
		if c.len() == chunkRows {
			if c.reset(0); ctx.Err() != nil {
				return nil
			}
		}
	}
	return runs
}

// ordersApart are the orders with more than one run, nil when they are too many to be held.
func ordersApart(runs []run) map[uint64]int {
	slices.SortFunc(runs, func(a, b run) int {
		switch {
		case a.order < b.order:
			return -1
		case a.order > b.order:
			return 1
		}
		return 0
	})
	apart, held := make(map[uint64]int), 0
	for i := 1; i < len(runs); i++ {
		if runs[i].order != runs[i-1].order {
			continue
		}
		if apart[runs[i].order] == 0 {
			apart[runs[i].order] = runs[i-1].rows
			held += runs[i-1].rows
		}
		apart[runs[i].order] += runs[i].rows
		held += runs[i].rows
	}
	if held > heldRows {
		return nil
	}
	return apart
}

// gatherer holds back the rows of orders that stand apart until the last of them, so that they are read as one order.
type gatherer struct {
	rowReader
	plan  *plan
	apart map[uint64]int // rows of each such order
	held  map[uint64][]heldRow
	ready []heldRow
	row   int // number of the row read last
	end   error
}

type heldRow struct {
	number int
	cells  []string
}

// readRow adds the next row that is not held back to c.
func (g *gatherer) readRow(c *chunk) error {
	for {
		if len(g.ready) > 0 {
			g.serve(c)
			return nil
		}
		if g.end != nil {
			return g.end
		}
		if err := g.rowReader.readRow(c); err != nil {
			if g.end = err; errors.Is(err, io.EOF) {
				g.release()
			}
			continue
		}
		g.row++
		if !g.holdBack(c) {
			c.numbers[c.len()-1] = g.row
			return nil
		}
	}
}

func (g *gatherer) serve(c *chunk) {
	c.cells = append(c.cells, g.ready[0].cells...)
	c.endRow()
	c.numbers[c.len()-1] = g.ready[0].number
	g.ready = g.ready[1:]
}

// holdBack takes the last row of c away when others of its order are still to come; with the last of them all are ready.
func (g *gatherer) holdBack(c *chunk) bool {
	cells := c.row(c.len() - 1)
	order, ok := g.plan.orderOf(cells)
	rows := g.apart[order]
	if !ok || rows == 0 {
		return false
	}
	own := make([]string, len(cells))
	for i, text := range cells {
		own[i] = strings.Clone(text)
	}
	c.takeBack()
	if g.held == nil {
		g.held = make(map[uint64][]heldRow)
	}
	g.held[order] = append(g.held[order], heldRow{g.row, own})
	if len(g.held[order]) == rows {
		g.ready = g.held[order]
		delete(g.held, order)
	}
	return true
}

// release gives up what is still held when the file ended sooner than it did the first time.
func (g *gatherer) release() {
	for order, rows := range g.held {
		g.ready = append(g.ready, rows...)
		delete(g.held, order)
	}
}
