package column

import (
	"bytes"
	"context"
	"errors"
	"math"
	"time"

	"shuke/backend/crm"
)

// View is the store as it was at one moment. Where a method takes only, nil means everybody.
type View interface {
	Generation() crm.Generation
	Zone(ctx context.Context) (*time.Location, error)
	Indexed() bool
	Sizes(ctx context.Context) (customers, orders, events int64, err error)
	Customers(only []int64, f func(*crm.Sheet) error) error
	Orders(only []int64, f func(*crm.Sheet) error) error
	Lines(only []int64, f func(*crm.Sheet) error) error
	Events(only []int64, f func(*crm.Sheet) error) error
	Tags(only []int64, f func(*crm.Sheet) error) error
	Tag(tag int64, f func(*crm.Sheet) error) error
	Consents(only []int64, f func(*crm.Sheet) error) error
	Owners(ctx context.Context, table string, runs []crm.IDRun) ([]int64, error)
	TagMoves(ctx context.Context, operation int64, f func(tag int64, gained bool, customers []int64)) (bool, error)
	TagsOf(ctx context.Context, operation int64) ([]int64, error)
}

// errOutOfStep means that the store's figures and rows do not fit together; the store stays what answers.
var errOutOfStep = errors.New("columns: more rows of a customer than the figures count")

// wordsOfOne is how many bytes of words a customer has about.
const wordsOfOne = 96

// load reads the whole shop.
func load(ctx context.Context, v View) (*Table, error) {
	zone, err := v.Zone(ctx)
	if err != nil {
		return nil, err
	}
	customers, orders, events, err := v.Sizes(ctx)
	if err != nil {
		return nil, err
	}
	if customers > math.MaxInt32 || orders > math.MaxUint32 || events > math.MaxUint32 {
		return nil, errors.New("columns: the shop is too large to stand in memory")
	}
	t := newTable(zone, int(customers))
	t.Generation = v.Generation()
	for _, step := range []func(context.Context, View) error{t.loadCustomers, t.loadOrders, t.loadEvents, t.loadTags, t.loadConsents} {
		if err := step(ctx, v); err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// instants are the facts that are moments: seconds do while they are whole.
var instants = map[crm.Fact]bool{
	crm.FactCardAt: true, crm.FactCreatedAt: true, crm.FactFirstOrderAt: true, crm.FactLastOrderAt: true,
	crm.FactLastInterestAt: true, crm.FactLastScanAt: true,
}

func newTable(zone *time.Location, customers int) *Table {
	t := &Table{
		Zone: zone, Names: &Ints{scale: 1, w64: make([]int64, 0, customers)}, Alive: NewBits(customers), Words: newWords(customers, customers*wordsOfOne),
		tags: map[int64]Bits{}, consents: map[string]*consent{}, coupons: dictionary{map[string]int64{}, []string{""}}, calendar: NewCalendar(zone), speller: newSpeller(),
	}
	for f := range t.Facts {
		t.Facts[f] = NewInts(0, customers)
		if instants[crm.Fact(f)] {
			t.Facts[f] = &Ints{scale: 1000, w32: make([]int32, 0, customers)}
		}
	}
	return t
}

func (t *Table) loadCustomers(_ context.Context, v View) error {
	if err := v.Customers(nil, t.appendCustomers); err != nil {
		return err
	}
	t.Words.indexDigits()
	return nil
}

func (t *Table) appendCustomers(s *crm.Sheet) error {
	for f, c := range t.Facts {
		for _, n := range s.Cells[f][:s.Rows] {
			c.Append(n)
		}
	}
	texts := s.Texts()
	for i := range s.Rows {
		t.Words.open()
		t.Names.Append(t.words(texts, i))
	}
	t.Rows += s.Rows
	t.Alive = t.Alive.grown(t.Rows)
	for row := t.Rows - s.Rows; row < t.Rows; row++ {
		t.Alive.Set(row)
	}
	if len(t.Words.text) > math.MaxUint32 {
		return errors.New("columns: too many words")
	}
	return nil
}

// make makes arrays for so many orders.
func (o *Orders) make(total int) {
	for _, c := range []**Ints{&o.Hour, &o.Foreign, &o.Back, &o.Status, &o.Platform, &o.Source, &o.Items, &o.Place, &o.Coupon} {
		*c = NewInts(total, total)
	}
	o.Day, o.PaidDay = &Ints{scale: 1, w16: make([]int16, total)}, &Ints{scale: 1, w16: make([]int16, total)}
	o.Paid = newWide(total, 1)
}

// make makes arrays for so many events.
func (e *Events) make(total int) {
	e.Kind, e.Product, e.Source = NewInts(total, total), NewInts(total, total), NewInts(total, total)
	e.Day = &Ints{scale: 1, w16: make([]int16, total)}
}

// lent calls f with sheets that it always takes.
func lent(f func(*crm.Sheet)) func(*crm.Sheet) error {
	return func(s *crm.Sheet) error {
		f(s)
		return nil
	}
}

// words writes the words of row i of a sheet into the entry that is open, and tells where the name stands in their order.
func (t *Table) words(texts *crm.SheetTexts, i int) (nameKey int64) {
	name := texts.Next(crm.TextName, i)
	nick := texts.Next(crm.TextNick, i)
	t.Words.writeLower(name)
	t.Words.write('\n')
	t.Words.writeLower(nick)
	for column := crm.TextPhone; column <= crm.TextAddress; column++ {
		if text := texts.Next(column, i); column != crm.TextAddress || len(text) > 0 {
			t.Words.write('\n') // phone and e-mail have lines of their own even when they are not known
			t.Words.writeLower(text)
		}
	}
	t.speller.write(t.Words, name)
	if !bytes.Equal(name, nick) {
		t.speller.write(t.Words, nick)
	}
	t.Words.close()
	if len(name) == 0 {
		return t.speller.nameKey(nick)
	}
	return t.speller.nameKey(name)
}

func (t *Table) loadOrders(_ context.Context, v View) error {
	blocks, total := newBlocks(t.Facts[crm.FactOrderCount], t.Facts[crm.FactOpenCount])
	o := &t.Orders
	o.Blocks = blocks
	o.make(total)
	return v.Orders(nil, func(s *crm.Sheet) error {
		texts := s.Texts()
		for i := range s.Rows {
			row, ok := t.Row(s.Cells[crm.OrderSheetCustomer][i])
			if !ok {
				return errOutOfStep
			}
			at, ok := o.place(row, total)
			if !ok {
				return errOutOfStep
			}
			t.setOrder(at, s, i, texts.Next(crm.OrderSheetCoupon, i))
		}
		return nil
	})
}

func (t *Table) setOrder(at int, s *crm.Sheet, i int, coupon []byte) {
	o := &t.Orders
	created, paid := s.Cells[crm.OrderSheetCreatedAt][i], s.Cells[crm.OrderSheetPaidAt][i]
	day, hour := t.calendar.Cut(created)
	paidDay := int64(Unpaid)
	if paid != 0 {
		paidDay, hour = t.calendar.Cut(paid)
	}
	o.Day.Set(at, day)
	o.PaidDay.Set(at, paidDay)
	o.Hour.Set(at, hour)
	o.Status.Set(at, s.Cells[crm.OrderSheetStatus][i])
	o.Paid.Set(at, s.Cells[crm.OrderSheetPaid][i])
	o.Foreign.Set(at, s.Cells[crm.OrderSheetForeign][i])
	o.Back.Set(at, s.Cells[crm.OrderSheetBack][i])
	o.Undated = o.Undated || paid == 0 && s.Cells[crm.OrderSheetPaid][i] != 0
	o.Platform.Set(at, s.Cells[crm.OrderSheetPlatform][i])
	o.Source.Set(at, s.Cells[crm.OrderSheetSource][i])
	o.Items.Set(at, s.Cells[crm.OrderSheetItems][i])
	o.Place.Set(at, s.Cells[crm.OrderSheetPlace][i])
	o.Coupon.Set(at, t.coupons.id(coupon))
}

func (t *Table) loadEvents(_ context.Context, v View) error {
	blocks, total := newBlocks(t.Facts[crm.FactEventCount], nil)
	e := &t.Events
	e.Blocks = blocks
	e.make(total)
	return v.Events(nil, func(s *crm.Sheet) error {
		for i := range s.Rows {
			row, ok := t.Row(s.Cells[crm.EventSheetCustomer][i])
			if !ok {
				return errOutOfStep
			}
			at, ok := e.place(row, total)
			if !ok {
				return errOutOfStep
			}
			t.setEvent(at, s, i)
		}
		return nil
	})
}

func (t *Table) setEvent(at int, s *crm.Sheet, i int) {
	e := &t.Events
	day, _ := t.calendar.Cut(s.Cells[crm.EventSheetAt][i])
	e.Kind.Set(at, s.Cells[crm.EventSheetKind][i])
	e.Day.Set(at, day)
	e.Product.Set(at, s.Cells[crm.EventSheetProduct][i])
	e.Source.Set(at, s.Cells[crm.EventSheetSource][i])
}

func (t *Table) loadTags(_ context.Context, v View) error { return v.Tags(nil, t.addTags) }

func (t *Table) addTags(s *crm.Sheet) error {
	for i := range s.Rows {
		tag := s.Cells[crm.TagSheetTag][i]
		row, ok := t.Row(s.Cells[crm.TagSheetCustomer][i])
		if !ok {
			return errOutOfStep
		}
		members := t.tags[tag]
		if len(members)*64 <= row {
			members = members.grown(max(t.Rows, row+1))
			t.tags[tag] = members
		}
		members.Set(row)
	}
	return nil
}

func (t *Table) loadConsents(_ context.Context, v View) error { return v.Consents(nil, t.addConsents) }

func (t *Table) addConsents(s *crm.Sheet) error {
	texts := s.Texts()
	for i := range s.Rows {
		channel := texts.Next(crm.ConsentSheetChannel, i)
		row, ok := t.Row(s.Cells[crm.ConsentSheetCustomer][i])
		if !ok {
			return errOutOfStep
		}
		c := t.consents[string(channel)]
		if c == nil {
			c = &consent{}
			t.consents[string(channel)] = c
		}
		c.asked, c.granted, c.refused = c.asked.grown(t.Rows), c.granted.grown(t.Rows), c.refused.grown(t.Rows)
		c.asked.Set(row)
		granted := s.Cells[crm.ConsentSheetGranted][i] != 0
		if s.Cells[crm.ConsentSheetByHand][i] != 0 {
			c.refused.Put(row, !granted)
		}
		c.granted.Put(row, granted && !c.refused.Has(row))
	}
	return nil
}
