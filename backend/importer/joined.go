package importer

import (
	"strings"

	"shuke/backend/crm"
)

// joinedState tells what became of a row that holds several products.
type joinedState struct {
	products   int
	quantities bool // each product has its own
}

// readLine reads what a row says of a line, or of several that stand in its cells side by side: 皂;护手霜 and 2;1.
func (b *builder) readLine(cells []string) {
	n := b.plan.productsIn(cells)
	for i := range n {
		b.line = lineState{}
		if n == 1 {
			b.read(b.plan.lines, cells)
		} else {
			b.read(b.plan.lines, b.plan.part(cells, i, n))
			b.joined.quantities = b.joined.quantities || i > 0 && b.line.quantity
		}
		b.endLine()
	}
	b.joined.products = max(b.joined.products, n)
	if n > 1 {
		b.shareRow(n)
	}
}

// productsIn counts the products of a row. A title may hold the mark itself, so another cell must fall apart like it,
// unless the file numbers orders only.
func (p *plan) productsIn(cells []string) int {
	if p.joined < 0 || !strings.Contains(at(cells, p.joined), p.joint) {
		return 1
	}
	n := strings.Count(at(cells, p.joined), p.joint) + 1
	for i := range p.lines {
		if c := p.lines[i].column; c != p.joined && strings.Count(at(cells, c), p.joint) == n-1 {
			return n
		}
	}
	if p.numbered {
		return 1
	}
	return n
}

// part is what the cells say of product i of n. A cell that does not fall apart like that is about all of them, and read
// once.
func (p *plan) part(cells []string, i, n int) []string {
	own := make([]string, len(cells))
	for c, text := range cells {
		if parts := strings.Split(text, p.joint); len(parts) == n {
			own[c] = parts[i]
		} else if i == 0 {
			own[c] = text
		}
	}
	return own
}

// shareRow takes what was said once for n products off the first of them: nobody knows which share is whose.
func (b *builder) shareRow(n int) {
	lines := b.rec.Lines[max(0, len(b.rec.Lines)-n):]
	o := &b.rec.Order
	if len(lines) < n || lines[1].Amount.Known {
		return
	}
	if sum := lines[0].Amount; sum.Known && !o.Total.Known {
		o.Total = sum
	}
	lines[0].Amount, lines[0].UnitPrice = crm.Amount{}, crm.Amount{}
	if !b.joined.quantities && lines[0].Quantity > 1 {
		o.ItemCount = crm.AmountOf(o.ItemCount.Or(0) + lines[0].Quantity)
		lines[0].Quantity = 1
	}
}
