package sqlite

import (
	"context"
	"errors"
	"fmt"

	"shuke/backend/sqlite/bulk"
)

// writeFigures brings the narrow table up to date: sums for customers who are new, additions for those who were there,
// and a fresh count for those whose orders changed.
func (im *Import) writeFigures(ctx context.Context) error {
	if err := im.tx.emptyTouched(ctx); err != nil {
		return err
	}
	if err := im.writeFreshFigures(ctx); err != nil {
		return err
	}
	for id, q := range im.people.known {
		var err error
		switch {
		case q.recount:
			err = im.touch(ctx, id)
		case q.figures != figures{} || q.since != 0:
			err = im.addFigures(ctx, id, q)
		}
		if err != nil {
			return err
		}
	}
	return im.tx.recountTouched(ctx)
}

func (im *Import) touch(ctx context.Context, id int64) error {
	_, err := im.tx.ExecContext(ctx, `INSERT OR IGNORE INTO temp.touched (id) VALUES (?)`, id)
	return asShopError(err)
}

// standing is the tab that figures put their customer under; see crm.Standing.
func (f *figures) standing() int64 {
	switch {
	case f.orders > 0:
		return 1
	case f.open > 0 || f.events > 0:
		return 2
	}
	return 3
}

func (im *Import) writeFreshFigures(ctx context.Context) error {
	b := bulk.NewInserter(im.tx.lane, `
		INSERT OR FAIL INTO figures (customer_id, standing, order_count, own_count, completed_count, open_count, item_count, total_paid,
			total_refunded, net_paid, first_order_at, last_order_at, last_interest_at, last_scan_at, event_count, created_at) VALUES`,
		`(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	for i := range im.people.fresh.count {
		q := im.people.fresh.at(i)
		id := im.people.first + i
		if q.recount {
			if err := im.touch(ctx, id); err != nil {
				return err
			}
			continue
		}
		f := &q.figures
		b.Ints(id, f.standing(), int64(f.orders), int64(f.own), int64(f.completed), int64(f.open), f.items, f.paid, f.refunded, f.net,
			f.first, f.last, f.interest, f.scan, int64(f.events), q.since)
		if err := b.EndRow(); err != nil {
			return errors.Join(asShopError(err), b.Close())
		}
	}
	return errors.Join(asShopError(b.Flush()), b.Close())
}

// addFigures adds what the file brought to a customer of before the import.
func (im *Import) addFigures(ctx context.Context, id int64, q *person) error {
	f := &q.figures
	_, err := im.tx.ExecContext(ctx, `
		UPDATE figures SET
			standing         = CASE WHEN order_count + ?1 > 0 THEN 1 WHEN open_count + ?3 > 0 OR event_count + ?8 > 0 THEN 2 ELSE 3 END,
			order_count      = order_count + ?1,
			completed_count  = completed_count + ?2,
			open_count       = open_count + ?3,
			item_count       = item_count + ?4,
			total_paid       = total_paid + ?5,
			total_refunded   = total_refunded + ?6,
			net_paid         = net_paid + ?7,
			event_count      = event_count + ?8,
			first_order_at   = CASE WHEN ?9 = 0 THEN first_order_at WHEN first_order_at = 0 THEN ?9 ELSE min(first_order_at, ?9) END,
			last_order_at    = max(last_order_at, ?10),
			last_interest_at = max(last_interest_at, ?11),
			last_scan_at     = max(last_scan_at, ?12),
			created_at       = CASE WHEN ?13 = 0 THEN created_at ELSE min(created_at, ?13) END,
			own_count        = own_count + ?14
		WHERE customer_id = ?15`,
		f.orders, f.completed, f.open, f.items, f.paid, f.refunded, f.net, f.events, f.first, f.last, f.interest, f.scan, q.since, f.own, id)
	return asShopError(err)
}

// writeSearch enters the words of customers who are new or whose name, nick, phone or e-mail changed.
func (im *Import) writeSearch(ctx context.Context) error {
	p := &im.people
	if p.fresh.count > 0 {
		if err := im.tx.indexWords(ctx, "id >= ?", p.first); err != nil {
			return err
		}
	}
	for id, q := range p.known {
		if !q.search {
			continue
		}
		if err := im.tx.reindexWords(ctx, id); err != nil {
			return fmt.Errorf("index customer %d: %w", id, err)
		}
	}
	return nil
}
