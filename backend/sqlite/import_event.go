package sqlite

import (
	"context"
	"fmt"

	"shuke/backend/crm"
	"shuke/backend/sqlite/bulk"
)

// eventWriter enters events. The table's uniqueness tells the ones that are there already.
type eventWriter struct {
	first, next int64
	created     int64
	bulk        *bulk.Inserter
	records     []int // record of each event that waits
}

func (im *Import) openEvents(ctx context.Context) (err error) {
	w := &im.events
	if w.first, err = im.tx.nextID(ctx, "events"); err != nil {
		return err
	}
	w.next = w.first
	w.bulk = bulk.NewInserter(im.tx.lane, `
		INSERT OR IGNORE INTO events (op, id, customer_id, kind, at, product_id, source_id, key, text, score) VALUES`,
		fmt.Sprintf(`(%d, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, im.tx.op))
	return nil
}

func (w *eventWriter) close() error {
	if w.bulk == nil {
		return nil
	}
	return w.bulk.Close()
}

// applyEvents enters the events of a batch: a row of an event file, or what an order row tells besides.
func (im *Import) applyEvents(ctx context.Context, records []crm.Record, verdicts []Verdict) error {
	if err := im.readOrders(ctx, im.eventOrders(records)); err != nil {
		return err
	}
	w := &im.events
	w.records = w.records[:0]
	first := w.next
	for i := range records {
		if records[i].Event.Kind == 0 || verdicts[i].Outcome == crm.Rejected {
			continue
		}
		if err := im.queueEvent(ctx, i, &records[i], &verdicts[i]); err != nil {
			return err
		}
	}
	if len(w.records) == 0 {
		return nil
	}
	if err := w.bulk.Flush(); err != nil {
		return err
	}
	return im.judgeEvents(ctx, first, records, verdicts)
}

// eventOrders lists the orders through which events find their customer.
func (im *Import) eventOrders(records []crm.Record) []orderKey {
	var keys []orderKey
	for i := range records {
		if n := records[i].Event.OrderNumber; n != "" && !records[i].Customer.Named() {
			keys = append(keys, orderKey{im.platform, n})
		}
	}
	return keys
}

func (im *Import) queueEvent(ctx context.Context, i int, r *crm.Record, v *Verdict) error {
	w := &im.events
	e := &r.Event
	customer := im.people.resolved[i]
	if o := im.orders.stored[orderKey{im.platform, e.OrderNumber}]; customer == 0 && o != nil {
		customer = o.customer
	}
	if customer == 0 {
		*v = Verdict{Outcome: crm.Rejected, Key: "import.reject.eventNobody"}
		return nil
	}
	product, err := im.productID(ctx, im.platform, &crm.LineFacts{Code: e.ProductCode, Title: e.ProductTitle})
	if err != nil {
		return err
	}
	source, err := im.tx.sourceID(ctx, e.Source)
	if err != nil {
		return err
	}
	w.bulk.Ints(w.next, customer, int64(e.Kind), e.At, product, source)
	w.bulk.Texts(e.Key, e.Text)
	w.bulk.Ints(int64(e.Score))
	if err := w.bulk.EndRow(); err != nil {
		return asShopError(err)
	}
	w.next++
	w.records = append(w.records, i)
	im.people.resolved[i] = customer
	return nil
}

// judgeEvents gives the queued events their verdicts and their place in the figures.
func (im *Import) judgeEvents(ctx context.Context, first int64, records []crm.Record, verdicts []Verdict) error {
	w := &im.events
	var there map[int64]bool
	if w.bulk.Inserted() < int64(len(w.records)) {
		var err error
		if there, err = im.eventsSince(ctx, first); err != nil {
			return err
		}
	}
	for n, i := range w.records {
		isNew := there == nil || there[first+int64(n)]
		switch {
		case subjectOf(&records[i]) != aboutEvent:
		case isNew:
			verdicts[i].Outcome = crm.Created
		case verdicts[i].Outcome == 0:
			verdicts[i].Outcome = crm.Unchanged
		}
		if !isNew {
			continue
		}
		w.created++
		q, err := im.meet(ctx, im.people.resolved[i])
		if err != nil {
			return err
		}
		q.addEvent(&records[i].Event)
	}
	return nil
}

func (im *Import) eventsSince(ctx context.Context, first int64) (map[int64]bool, error) {
	rows, err := im.tx.QueryContext(ctx, `SELECT id FROM events WHERE id >= ?`, first)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	there := map[int64]bool{}
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, asShopError(err)
		}
		there[id] = true
	}
	return there, asShopError(rows.Err())
}

func (q *person) addEvent(e *crm.EventFacts) {
	f := &q.figures
	f.events++
	q.knownAt(e.At)
	if e.Kind.Interest() {
		f.interest = max(f.interest, e.At)
	}
	if e.Kind == crm.EventScan {
		f.scan = max(f.scan, e.At)
	}
}
