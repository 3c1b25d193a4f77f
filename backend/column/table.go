package column

import (
	"time"

	"shuke/backend/crm"
)

// Table is the columns. Rows are customers by their id; a customer who is gone leaves a row that is not alive until the next
// load. Whoever reads it does so inside Engine.Read, and keeps nothing of it.
type Table struct {
	Generation crm.Generation
	Zone       *time.Location
	Rows       int
	Alive      Bits
	Facts      [crm.FactCount]*Ints
	Names      *Ints // where each stands in the order of names
	Words      *Words

	Orders Orders
	Events Events
	Lines  *Lines // nil until they are loaded

	lent     bool // large arrays lie in the snapshot's file
	tags     map[int64]Bits
	consents map[string]*consent
	coupons  dictionary
	calendar *Calendar
	speller  *speller
}

// Orders are the customers' orders, each customer's in the order of their ids.
type Orders struct {
	Blocks
	Day      *Ints // it was placed on, in the shop's zone
	PaidDay  *Ints // it was paid on; Unpaid where it was not
	Hour     *Ints // of the payment, or else of the order
	Paid     *Ints // received, in the shop's currency
	Foreign  *Ints // 1: in another currency, in which it was paid as much as nothing here
	Back     *Ints // what of Paid did not stay
	Status   *Ints
	Platform *Ints
	Source   *Ints
	Items    *Ints
	Place    *Ints // number of the region it went to
	Coupon   *Ints // number of the coupon's text; 0 without one
	Undated  bool  // money came in on one of them, and no file said when
}

// Unpaid stands in Orders.PaidDay for an order on which nothing was received.
const Unpaid = -1 << 15

// Events are what customers did besides ordering.
type Events struct {
	Blocks
	Kind    *Ints
	Day     *Ints
	Product *Ints
	Source  *Ints
}

// consent is who was asked about a channel, and who of them agreed last. Whom the owner said no for counts as a no, whatever
// files say later.
type consent struct{ asked, granted, refused Bits }

// Tag is who carries a tag; nil when nobody does.
func (t *Table) Tag(id int64) Bits { return t.tags[id] }

// Tags lists the tags that somebody carries.
func (t *Table) Tags() []int64 {
	ids := make([]int64, 0, len(t.tags))
	for id := range t.tags {
		ids = append(ids, id)
	}
	return ids
}

// Consent is who was asked about a channel, and who of them agreed last.
func (t *Table) Consent(channel string) (asked, granted Bits) {
	if c := t.consents[channel]; c != nil {
		return c.asked, c.granted
	}
	return nil, nil
}

// Coupon is the text of a coupon by its number; 0 is none.
func (t *Table) Coupon(number int64) string { return t.coupons.words[number] }

// Coupons are the texts of coupons by their number.
func (t *Table) Coupons() []string { return t.coupons.words }

// ID is the id of a row's customer.
func (t *Table) ID(row int) int64 { return t.Facts[crm.FactID].At(row) }

// Row finds the row of a customer's id.
func (t *Table) Row(id int64) (int, bool) {
	ids := t.Facts[crm.FactID]
	low, high := 0, t.Rows
	if high == 0 || id < ids.At(0) {
		return 0, false
	}
	if far := id - ids.At(0); far < int64(high) { // few ids are skipped, and the row is never further
		if ids.At(int(far)) == id {
			return int(far), true
		}
		high = int(far)
	}
	for low < high {
		if mid := int(uint(low+high) >> 1); ids.At(mid) < id {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low, low < t.Rows && ids.At(low) == id
}

// dictionary gives numbers from 1 on to texts.
type dictionary struct {
	ids   map[string]int64
	words []string
}

func (d *dictionary) id(text []byte) int64 {
	if len(text) == 0 {
		return 0
	}
	if id, ok := d.ids[string(text)]; ok {
		return id
	}
	id := int64(len(d.words))
	d.ids[string(text)] = id
	d.words = append(d.words, string(text))
	return id
}

// columns are the arrays of the orders.
func (o *Orders) columns() []*Ints {
	return []*Ints{o.Day, o.PaidDay, o.Hour, o.Paid, o.Foreign, o.Back, o.Status, o.Platform, o.Source, o.Items, o.Place, o.Coupon}
}
