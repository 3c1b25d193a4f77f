package column

import (
	"context"
	"errors"
	"log/slog"
	"math"

	"shuke/backend/crm"
)

// Lines are the lines of the orders, each order's together. They are read when the rest of the table is there and nothing
// else waits, and lie in the snapshot: where that is not read but mapped they take no memory until a rule asks for them.
type Lines struct {
	start []uint32 // by order, where its lines begin
	count []uint16
	laid  int // the first so many orders have their lines one behind the other, in their own order

	Product  *Ints
	Quantity *Ints
	Amount   *Ints // in the shop's currency
}

// Of is where the lines of an order stand.
func (l *Lines) Of(order int) (from, to int) {
	from = int(l.start[order])
	return from, from + int(l.count[order])
}

func newLines(orders, capacity int) *Lines {
	return &Lines{
		start: make([]uint32, orders), count: make([]uint16, orders),
		Product: NewInts(0, capacity), Quantity: NewInts(0, capacity), Amount: &Ints{scale: 1, w32: make([]int32, 0, capacity)},
	}
}

// lineReader puts lines to the orders of the table: they come with their orders, each customer's orders in the order the
// table has them, and an order without lines comes once without one.
type lineReader struct {
	t     *Table
	lines *Lines
	met   map[int]int // how many orders of a customer were met, by row
	dense []uint32    // the same for everybody, in place of met
	order int64       // the one that is being read
	at    int         // its place
}

func (r *lineReader) next(row int) (k int) {
	if r.dense != nil {
		k = int(r.dense[row])
		r.dense[row]++
		return k
	}
	k = r.met[row]
	r.met[row]++
	return k
}

func (r *lineReader) read(s *crm.Sheet) error {
	l := r.lines
	for i := range s.Rows {
		row, ok := r.t.Row(s.Cells[crm.LineSheetCustomer][i])
		if !ok {
			continue
		}
		if order := s.Cells[crm.LineSheetOrder][i]; order != r.order {
			from, to := r.t.Orders.Of(row)
			r.order, r.at = order, from+r.next(row)
			if r.at >= to {
				return errOutOfStep
			}
			l.start[r.at] = uint32(l.Product.Len())
		}
		if s.Cells[crm.LineSheetThere][i] == 0 {
			continue
		}
		l.Product.Append(s.Cells[crm.LineSheetProduct][i])
		l.Quantity.Append(s.Cells[crm.LineSheetQuantity][i])
		l.Amount.Append(s.Cells[crm.LineSheetAmount][i])
		if l.count[r.at]++; l.count[r.at] == math.MaxUint16 {
			return errOutOfStep
		}
	}
	return nil
}

// loadLines reads the lines of all orders beside a table that is left as it is, for as long as they are wanted.
func (t *Table) loadLines(ctx context.Context, v View, wanted func() bool) (*Lines, error) {
	orders := t.Orders.Day.Len()
	r := &lineReader{t: t, lines: newLines(orders, orders+orders/2), dense: make([]uint32, t.Rows)}
	err := v.Lines(nil, func(s *crm.Sheet) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if wanted() {
			return r.read(s)
		}
		return errLater
	})
	if err == nil {
		r.lines.lay()
	}
	return r.lines, err
}

// lay puts the lines into the order of their orders: they were read in the order the orders came in, and what is asked of all
// lines of a customer is fastest where these lie together.
func (l *Lines) lay() {
	start, at := make([]uint32, len(l.start), cap(l.start)), uint32(0)
	for i, n := range l.count {
		start[i] = at
		at += uint32(n)
	}
	for _, c := range []*Ints{l.Product, l.Quantity, l.Amount} {
		c.gather(l.start, l.count)
	}
	l.start, l.laid = start, len(start)
}

// errLater says that something else has to be done first.
var errLater = errors.New("columns: the lines have to wait")

// unasked is how many orders there may be whose lines are kept in memory before anybody has asked for them, where they cannot
// lie in the snapshot.
const unasked = 1 << 20

// readLines reads the lines of the traders' orders again, which have new places.
func (u *update) readLines(t *Table) error {
	if t.Lines == nil || len(u.traders) == 0 {
		return nil
	}
	r := &lineReader{t: t, met: map[int]int{}}
	u.steps = append(u.steps, func(t *Table) {
		r.lines = t.Lines
		more := t.Orders.Day.Len() - len(t.Lines.start)
		t.Lines.start = append(t.Lines.start, make([]uint32, more)...)
		t.Lines.count = append(t.Lines.count, make([]uint16, more)...)
	})
	return u.view.Lines(u.traders, u.later(func(t *Table, s *crm.Sheet) {
		if t.Lines != nil && r.read(s) != nil {
			t.Lines = nil // they are read again when they are asked for
		}
	}))
}

// WithLines loads the lines of orders, waits for them, and keeps them from then on. It answers false while there is no table.
func (e *Engine) WithLines(ctx context.Context) (bool, error) {
	e.lines.Store(true)
	for {
		e.pending.Lock()
		moved := e.moved
		e.pending.Unlock()
		e.lock.RLock()
		there, ready := e.table != nil, e.table != nil && e.table.Lines != nil
		e.lock.RUnlock()
		if !there || ready || !e.lines.Load() {
			return ready, nil
		}
		e.Committed()
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case <-e.done:
			return false, nil
		case <-moved:
		}
	}
}

// addLines loads the lines into a table that is current. Until somebody waits for them, a change of the shop goes first.
func (e *Engine) addLines(ctx context.Context, t *Table, v View) error {
	if t.Lines != nil || !e.lines.Load() && !canMap && t.Orders.Day.Len() > unasked {
		return nil
	}
	lines, err := t.loadLines(ctx, v, func() bool { return e.lines.Load() || len(e.news) == 0 })
	if errors.Is(err, errLater) {
		return nil
	}
	defer e.lines.Store(false) // whoever waits has them, or does without
	if err != nil {
		if ctx.Err() == nil {
			slog.Error("columns: lines", "err", err)
		}
		return ctx.Err()
	}
	e.lock.Lock()
	t.Lines = lines
	e.lock.Unlock()
	e.tell()
	if t.lent {
		e.settle(t)
	}
	return nil
}
