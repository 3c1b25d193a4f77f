package column

import (
	"context"
	"errors"
	"slices"

	"shuke/backend/crm"
)

// errReload means that reading the whole shop again is less work than applying what changed, or the only right way.
var errReload = errors.New("columns: to be loaded again")

// update is what a view says of the customers whose rows were written, read before anybody has to wait for it.
type update struct {
	view     View
	people   []int64 // whose facts are read again, by id
	traders  []int64 // of them, whose orders, events and tags too
	tags     []int64 // read again as a whole
	moves    []tagMove
	consents bool // read again as a whole
	steps    []func(*Table)
}

// tagMove is customers who gained or lost a tag. What is read of a tag or a customer as a whole comes later, and counts.
type tagMove struct {
	tag       int64
	gained    bool
	customers []int64
}

func (t *Table) moveTag(m tagMove) {
	members := t.tags[m.tag].grown(t.Rows)
	for _, id := range m.customers {
		if row, ok := t.Row(id); ok {
			members.Put(row, m.gained)
		}
	}
	t.tags[m.tag] = members
}

// gather finds whom writes touched and reads them. It does not change the table.
func (t *Table) gather(ctx context.Context, v View, writes []crm.Write) (*update, error) {
	u := &update{view: v}
	zone, err := v.Zone(ctx)
	if err != nil {
		return nil, err
	}
	if zone.String() != t.Zone.String() {
		return nil, errReload
	}
	if err := u.collect(ctx, writes, max(t.Rows/reloadShare, reloadLeast)); err != nil {
		return nil, err
	}
	if len(u.traders) > 0 && !v.Indexed() {
		return nil, errReload
	}
	u.steps = append(u.steps, func(t *Table) { // first: whoever is read as a whole is cleared after it
		for _, m := range u.moves {
			t.moveTag(m)
		}
	})
	for _, read := range []func() error{u.readCustomers, u.readOrders, func() error { return u.readLines(t) }, u.readEvents, u.readTags, u.readConsents} {
		if err := read(); err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return u, nil
}

// A change of more than one customer in reloadShare, and of more than reloadLeast, reads everybody again.
const (
	reloadShare = 8
	reloadLeast = 20_000
)

func (u *update) collect(ctx context.Context, writes []crm.Write, most int) error {
	var facts, trades crowd
	for _, w := range writes {
		if w.All {
			return errReload
		}
		facts.runs(w.Profiles)
		trades.runs(w.Figures)
		for _, of := range []struct {
			table string
			runs  []crm.IDRun
		}{{"orders", w.Orders}, {"events", w.Events}, {"consents", w.Consents}} {
			if trades.size > most || runsSize(of.runs) > most*16 {
				return errReload
			}
			owners, err := u.view.Owners(ctx, of.table, of.runs)
			if err != nil {
				return err
			}
			trades.ids = append(trades.ids, owners...)
			if of.table == "consents" && len(owners) < runsSize(of.runs) {
				u.consents = true // some are gone, and nobody knows whose they were
			}
		}
		if w.Operation == 0 {
			continue
		}
		moved, err := u.view.TagMoves(ctx, w.Operation, func(tag int64, gained bool, customers []int64) {
			u.moves = append(u.moves, tagMove{tag, gained, customers})
		})
		if err != nil {
			return err
		}
		if moved {
			continue
		}
		tags, err := u.view.TagsOf(ctx, w.Operation)
		if err != nil {
			return err
		}
		u.tags = append(u.tags, tags...)
	}
	if facts.size+trades.size > most {
		return errReload
	}
	u.traders = trades.list()
	u.people = crowd{ids: append(facts.list(), u.traders...)}.list()
	slices.Sort(u.tags)
	u.tags = slices.Compact(u.tags)
	return nil
}

// crowd gathers ids.
type crowd struct {
	ids  []int64
	size int
}

func (c *crowd) runs(runs []crm.IDRun) {
	if c.size += runsSize(runs); c.size > 1<<20 {
		return // it is too many already
	}
	for _, r := range runs {
		for id := r.First; id <= r.Last; id++ {
			c.ids = append(c.ids, id)
		}
	}
}

func runsSize(runs []crm.IDRun) (n int) {
	for _, r := range runs {
		n += int(r.Last - r.First + 1)
	}
	return n
}

func (c crowd) list() []int64 {
	slices.Sort(c.ids)
	return slices.Compact(c.ids)
}

func (u *update) readCustomers() error {
	if len(u.people) == 0 {
		return nil
	}
	found := map[int64]bool{}
	put := []func(*Table){}
	err := u.view.Customers(u.people, func(s *crm.Sheet) error {
		for _, id := range s.Cells[crm.FactID][:s.Rows] {
			found[id] = true
		}
		kept := keep(s)
		put = append(put, func(t *Table) { t.putAll(kept) })
		return nil
	})
	u.steps = append(u.steps, func(t *Table) { t.settle(u.people, u.traders, found, put) })
	return err
}

// fits tells whether the rows of everybody who comes can stand in the order of ids.
func (u *update) fits(t *Table) bool {
	for _, id := range u.people {
		if _, known := t.Row(id); !known && t.Rows > 0 && id < t.ID(t.Rows-1) {
			return false
		}
	}
	return true
}

// settle writes facts and words, gives new customers rows, and empties what belongs to traders.
func (t *Table) settle(people, traders []int64, there map[int64]bool, put []func(*Table)) {
	for _, do := range put {
		do(t)
	}
	for _, id := range people {
		if row, known := t.Row(id); known && !there[id] {
			t.remove(row)
		}
	}
	for _, id := range traders {
		row, known := t.Row(id)
		if !known {
			continue
		}
		t.Orders.move(row, t.Orders.Day.Len())
		t.Events.move(row, t.Events.Day.Len())
		for _, members := range t.tags {
			if members.Has(row) {
				members.Clear(row)
			}
		}
		for _, c := range t.consents {
			if c.asked.Has(row) {
				c.asked.Clear(row)
				c.granted.Clear(row)
				c.refused.Clear(row)
			}
		}
	}
}

func (t *Table) putAll(s *crm.Sheet) {
	texts := s.Texts()
	for i := range s.Rows {
		row, known := t.Row(s.Cells[crm.FactID][i])
		if !known {
			row = t.grow()
		}
		for f, c := range t.Facts {
			c.Set(row, s.Cells[f][i])
		}
		t.Alive.Set(row)
		t.Words.replace(row)
		t.Names.Set(row, t.words(texts, i))
	}
}

// grow makes a row for a new customer.
func (t *Table) grow() (row int) {
	row = t.Rows
	t.Rows++
	for _, c := range t.Facts {
		c.Append(0)
	}
	t.Names.Append(Nameless)
	t.Alive = t.Alive.grown(t.Rows)
	t.Orders.grow()
	t.Events.grow()
	return row
}

// remove takes a customer out of everything that is asked; the row stays, with its id.
func (t *Table) remove(row int) {
	for f, c := range t.Facts {
		if crm.Fact(f) != crm.FactID {
			c.Set(row, 0)
		}
	}
	t.Alive.Clear(row)
	t.Words.wipe(row)
}

func (u *update) readOrders() error {
	if len(u.traders) == 0 {
		return nil
	}
	return u.view.Orders(u.traders, u.later((*Table).appendOrders))
}

func (u *update) readEvents() error {
	if len(u.traders) == 0 {
		return nil
	}
	return u.view.Events(u.traders, u.later((*Table).appendEvents))
}

// later keeps a copy of each sheet until it is applied.
func (u *update) later(do func(*Table, *crm.Sheet)) func(*crm.Sheet) error {
	return func(s *crm.Sheet) error {
		kept := keep(s)
		u.steps = append(u.steps, func(t *Table) { do(t, kept) })
		return nil
	}
}

// keep copies a sheet, which is only lent.
func keep(s *crm.Sheet) *crm.Sheet {
	kept := &crm.Sheet{Rows: s.Rows, Kinds: s.Kinds, Text: slices.Clone(s.Text)}
	for _, c := range s.Cells {
		kept.Cells = append(kept.Cells, slices.Clone(c[:s.Rows]))
	}
	return kept
}

// appendOrders writes orders, which come by customer, into the block each has opened at the end.
func (t *Table) appendOrders(s *crm.Sheet) {
	o := &t.Orders
	texts := s.Texts()
	for i := range s.Rows {
		coupon := texts.Next(crm.OrderSheetCoupon, i)
		row, ok := t.Row(s.Cells[crm.OrderSheetCustomer][i])
		if !ok {
			continue
		}
		at := o.Day.Len()
		if o.count[row] == 0 {
			o.start[row] = uint32(at)
		}
		for _, c := range o.columns() {
			c.Append(0)
		}
		t.setOrder(at, s, i, coupon)
		o.count[row]++
	}
}

func (t *Table) appendEvents(s *crm.Sheet) {
	e := &t.Events
	for i := range s.Rows {
		row, ok := t.Row(s.Cells[crm.EventSheetCustomer][i])
		if !ok {
			continue
		}
		at := e.Day.Len()
		if e.count[row] == 0 {
			e.start[row] = uint32(at)
		}
		for _, c := range []*Ints{e.Kind, e.Day, e.Product, e.Source} {
			c.Append(0)
		}
		t.setEvent(at, s, i)
		e.count[row]++
	}
}

func (u *update) readTags() error {
	if len(u.traders) > 0 {
		if err := u.view.Tags(u.traders, u.later(func(t *Table, s *crm.Sheet) { _ = t.addTags(s) })); err != nil {
			return err
		}
	}
	for _, tag := range u.tags {
		u.steps = append(u.steps, func(t *Table) { delete(t.tags, tag) })
		if err := u.view.Tag(tag, u.later(func(t *Table, s *crm.Sheet) { _ = t.addTags(s) })); err != nil {
			return err
		}
	}
	return nil
}

func (u *update) readConsents() error {
	add := u.later(func(t *Table, s *crm.Sheet) { _ = t.addConsents(s) })
	if u.consents {
		u.steps = append(u.steps, func(t *Table) { clear(t.consents) })
		return u.view.Consents(nil, add)
	}
	if len(u.traders) == 0 {
		return nil
	}
	return u.view.Consents(u.traders, add)
}
