package column

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"log/slog"
	"os"
	"time"
	"unsafe"

	"shuke/backend/crm"
)

// errSnapshot says that a snapshot is not one to be used.
var errSnapshot = errors.New("columns: no usable snapshot")

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// codec writes a table or reads one, in the same walk: what is written is what is read. Arrays go as they lie in memory.
type codec struct {
	out  io.Writer // nil while reading
	in   io.Reader
	left int64 // bytes there are to read
	at   int64 // where in the file
	sum  uint32
	err  error

	file *os.File // to read from, where large arrays are used as they lie in it
	lent *regions
	skim []byte
}

// regions are what a table of a snapshot is lent of the file.
type regions struct{ list []region }

func (r *regions) close() {
	for _, some := range r.list {
		if err := some.close(); err != nil {
			slog.Error("columns: snapshot", "err", err)
		}
	}
}

// Large arrays begin at multiples of what pages are at most, so that they can be used as they lie in the file.
const (
	regionLeast = 1 << 16
	regionAlign = 1 << 16
)

// raw moves bytes, and adds them to the checksum.
func (c *codec) raw(b []byte) {
	if c.err != nil || len(b) == 0 {
		return
	}
	if c.out != nil {
		_, c.err = c.out.Write(b)
	} else if c.left -= int64(len(b)); c.left < 0 {
		c.err = errSnapshot
		return
	} else {
		_, c.err = io.ReadFull(c.in, b)
	}
	c.at += int64(len(b))
	c.sum = crc32.Update(c.sum, castagnoli, b)
}

// align moves on to where a large array begins.
func (c *codec) align() {
	var none [regionAlign]byte
	c.raw(none[:-c.at&(regionAlign-1)])
}

// lend uses so many bytes as they lie in the file, with room for more behind them. They are read nevertheless: they belong to
// the checksum.
func (c *codec) lend(bytes, room int) (start unsafe.Pointer, ok bool) {
	if c.file == nil || c.err != nil {
		return nil, false
	}
	r, err := mapRegion(c.file, c.at, bytes, room)
	if err != nil {
		return nil, false
	}
	c.lent.list = append(c.lent.list, r)
	if c.skim == nil {
		c.skim = make([]byte, 1<<18)
	}
	for bytes > 0 {
		n := min(bytes, len(c.skim))
		c.raw(c.skim[:n])
		bytes -= n
	}
	return r.start, true
}

func (c *codec) number(n *int64) {
	var b [8]byte
	binary.NativeEndian.PutUint64(b[:], uint64(*n))
	c.raw(b[:])
	*n = int64(binary.NativeEndian.Uint64(b[:]))
}

func (c *codec) yes(b *bool) {
	n := int64(bit(*b))
	c.number(&n)
	*b = n != 0
}

// constant is a number that a usable snapshot has here.
func (c *codec) constant(want int64) {
	got := want
	c.number(&got)
	if c.err == nil && got != want {
		c.err = errSnapshot
	}
}

// length moves how many things of a size follow. While reading it is held to what there is, whatever it says.
func (c *codec) length(n, size int) int {
	v := int64(n)
	c.number(&v)
	if c.err == nil && c.out == nil && (v < 0 || v > c.left/int64(size)) {
		c.err = errSnapshot
	}
	if c.err != nil {
		return 0
	}
	return int(v)
}

func array[T byte | int8 | int16 | int32 | int64 | uint16 | uint32 | uint64](c *codec, s *[]T) {
	var one T
	size := int(unsafe.Sizeof(one))
	n := c.length(len(*s), size)
	if n*size >= regionLeast {
		c.align()
		if c.out == nil {
			room := n + n/4 + regionLeast
			if start, ok := c.lend(n*size, room*size); ok {
				*s = unsafe.Slice((*T)(start), room)[:n] //nolint:gosec // a region of so many
				return
			}
		}
	}
	if c.out == nil {
		*s = make([]T, n)
	}
	c.raw(unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(*s))), n*size)) //nolint:gosec // the bytes of the array itself, of numbers alone
}

func (c *codec) text(s *string) {
	b := []byte(*s)
	array(c, &b)
	*s = string(b)
}

// ints moves an array with its width.
func (c *codec) ints(p **Ints) {
	if *p == nil || c.out == nil {
		*p = &Ints{}
	}
	a := *p
	var width int64
	switch {
	case a.w8 != nil:
		width = 8
	case a.w16 != nil:
		width = 16
	case a.w32 != nil:
		width = 32
	}
	c.number(&a.scale)
	c.number(&width)
	switch width {
	case 8:
		array(c, &a.w8)
	case 16:
		array(c, &a.w16)
	case 32:
		array(c, &a.w32)
	default:
		array(c, &a.w64)
	}
}

func (c *codec) bits(b *Bits) {
	words := []uint64(*b)
	array(c, &words)
	*b = words
}

func (c *codec) blocks(b *Blocks) {
	array(c, &b.start)
	array(c, &b.count)
	waste := int64(b.waste)
	c.number(&waste)
	b.waste = int(waste)
}

// snapshotLayout changes whenever the order or the meaning of anything that is walked does.
const snapshotLayout = 10

// head moves what tells whether a snapshot is the one that is looked for: layout, byte order, generation and zone.
func (c *codec) head(g crm.Generation, zone *time.Location) {
	c.constant(0x4c4f43454b554853) // "SHUKECOL" where the lowest byte comes first
	c.constant(snapshotLayout)
	c.constant(int64(crm.FactCount))
	c.constant(g.Number)
	c.constant(g.Stamp)
	name := zone.String()
	c.text(&name)
	if c.err == nil && name != zone.String() {
		c.err = errSnapshot
	}
}

// table walks everything a table knows.
func (c *codec) table(t *Table) {
	rows := int64(t.Rows)
	c.number(&rows)
	t.Rows = int(rows)
	c.bits(&t.Alive)
	for f := range t.Facts {
		c.ints(&t.Facts[f])
	}
	c.ints(&t.Names)
	c.words(t.Words)
	o, e := &t.Orders, &t.Events
	c.blocks(&o.Blocks)
	for _, a := range []**Ints{&o.Day, &o.PaidDay, &o.Hour, &o.Paid, &o.Foreign, &o.Back, &o.Status, &o.Platform, &o.Source, &o.Items, &o.Place, &o.Coupon} {
		c.ints(a)
	}
	c.yes(&o.Undated)
	c.blocks(&e.Blocks)
	for _, a := range []**Ints{&e.Kind, &e.Day, &e.Product, &e.Source} {
		c.ints(a)
	}
	c.lines(t)
	c.coupons(&t.coupons)
	c.tags(t)
	c.channels(t)
}

// lines moves the lines of orders, where they are there.
func (c *codec) lines(t *Table) {
	var there int64
	if t.Lines != nil {
		there = 1
	}
	if c.number(&there); there == 0 {
		return
	}
	if c.out == nil {
		t.Lines = &Lines{}
	}
	l := t.Lines
	array(c, &l.start)
	array(c, &l.count)
	laid := int64(l.laid)
	c.number(&laid)
	l.laid = int(laid)
	for _, a := range []**Ints{&l.Product, &l.Quantity, &l.Amount} {
		c.ints(a)
	}
}

func (c *codec) words(w *Words) {
	array(c, &w.text)
	array(c, &w.starts)
	array(c, &w.moved)
	words := int64(w.digits.words)
	c.number(&words)
	array(c, &w.digits.sets)
	w.digits.words = int(words)
	if n := c.length(len(w.digits.exact), 16); c.out == nil {
		w.digits.exact = make([]exact, n)
	}
	for i := range w.digits.exact {
		c.number(&w.digits.exact[i].number)
		c.bits(&w.digits.exact[i].rows)
	}
	if c.err == nil && int64(len(w.digits.sets)) != words*1000 {
		c.err = errSnapshot
	}
	if c.out != nil {
		return
	}
	clear(w.latest)
	first := w.first()
	for i, row := range w.moved { // a later entry of a row is the one that counts
		w.latest[row] = uint32(first + i)
	}
}

func (c *codec) coupons(d *dictionary) {
	n := c.length(len(d.words), 8)
	for i := range n {
		var word string
		if c.out != nil {
			word = d.words[i]
		}
		if c.text(&word); c.err == nil && c.out == nil && i > 0 {
			d.id([]byte(word))
		}
	}
}

func (c *codec) tags(t *Table) {
	ids := t.Tags()
	for range c.length(len(ids), 8) {
		var id int64
		if c.out != nil {
			id, ids = ids[0], ids[1:]
		}
		c.number(&id)
		members := t.tags[id]
		c.bits(&members)
		t.tags[id] = members
	}
}

func (c *codec) channels(t *Table) {
	names := []string{}
	for name := range t.consents {
		names = append(names, name)
	}
	for range c.length(len(names), 8) {
		var name string
		if c.out != nil {
			name, names = names[0], names[1:]
		}
		c.text(&name)
		said := t.consents[name]
		if said == nil {
			said = &consent{}
			t.consents[name] = said
		}
		c.bits(&said.asked)
		c.bits(&said.granted)
		c.bits(&said.refused)
	}
}
