package column

import (
	"context"
	"slices"
)

// Part is a table of some customers alone, read from a view: what a question about one or a few needs, whether the shop
// stands in memory or not.
func Part(ctx context.Context, v View, ids []int64) (*Table, error) {
	zone, err := v.Zone(ctx)
	if err != nil {
		return nil, err
	}
	only := slices.Clone(ids)
	slices.Sort(only)
	t := newTable(zone, len(only))
	t.Generation = v.Generation()
	if err := v.Customers(only, t.appendCustomers); err != nil {
		return nil, err
	}
	t.Orders.Blocks, t.Events.Blocks = emptyBlocks(t.Rows), emptyBlocks(t.Rows)
	t.Orders.make(0)
	t.Events.make(0)
	if err := v.Orders(only, lent(t.appendOrders)); err != nil {
		return nil, err
	}
	r := &lineReader{t: t, lines: newLines(t.Orders.Day.Len(), 0), met: map[int]int{}}
	if err := v.Lines(only, r.read); err != nil {
		return nil, err
	}
	t.Lines = r.lines
	if err := v.Events(only, lent(t.appendEvents)); err != nil {
		return nil, err
	}
	if err := v.Tags(only, t.addTags); err != nil {
		return nil, err
	}
	return t, v.Consents(only, t.addConsents)
}

func emptyBlocks(rows int) Blocks {
	return Blocks{start: make([]uint32, rows), count: make([]uint32, rows)}
}
