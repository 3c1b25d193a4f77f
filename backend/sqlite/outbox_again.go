package sqlite

import (
	"context"

	"shuke/backend/crm"
)

// MayGo tells whether a delivery that may have gone might go now, if it had not: its campaign goes, it is in time and at an hour,
// and its customer still is one who may be written to. Whether they had enough is not asked: it counts as gone already.
func (db *DB) MayGo(ctx context.Context, id int64, opensAt func(d *crm.Delivery, now int64) int64) (may bool, err error) {
	err = db.outboxChange(ctx, func(tx *Tx) error {
		may, err = tx.mayGo(ctx, id, opensAt)
		return err
	})
	return may, err
}

func (tx *Tx) mayGo(ctx context.Context, id int64, opensAt func(d *crm.Delivery, now int64) int64) (bool, error) {
	d, found, err := tx.ofGoing(ctx, id)
	if err != nil || !found {
		return false, err
	}
	salt, err := setting(ctx, tx, addressSalt)
	if err != nil {
		return false, err
	}
	if d.dead, err = isDead(ctx, tx, salt, d.Address); err != nil {
		return false, err
	}
	reason, err := tx.reasonToSkip(ctx, crm.Claim{}, &d, nil)
	late := d.NotAfter > 0 && tx.now > d.NotAfter
	return err == nil && reason == "" && !late && (opensAt == nil || opensAt(&d.Delivery, tx.now) <= tx.now), err
}

// ofGoing is a delivery of a campaign that goes, with what is known of its customer by now.
func (tx *Tx) ofGoing(ctx context.Context, id int64) (d candidate, found bool, err error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT `+deliveryColumns+`, `+lookedAt+` FROM outbox
		WHERE id = ? AND campaign_id IN (SELECT r.campaign_id FROM outbox_runs r WHERE r.state = 'going')`, id)
	if err != nil {
		return d, false, asShopError(err)
	}
	defer rows.Close()
	if found = rows.Next(); found {
		err = rows.Scan(append(deliveryFields(&d.Delivery), &d.there, &d.blocked, &d.erased, &d.word)...)
	}
	return d, found, asShopError(either(err, rows.Err()))
}
