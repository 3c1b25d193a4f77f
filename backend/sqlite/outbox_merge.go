package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"shuke/backend/crm"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
)

// whoTheyAre is the customer that somebody became by merges that stand, if they still are one.
const whoTheyAre = `
	WITH RECURSIVE became (id) AS (
		SELECT ?1
		UNION SELECT m.into_id FROM became b CROSS JOIN merged m ON m.customer_id = b.id JOIN operations o ON o.id = m.op WHERE o.undone_by = 0)
	SELECT c.id, c.birth_year FROM became b JOIN customers c ON c.id = b.id`

// adultFor is after how many years from the one of their birth somebody is surely of age.
const adultFor = 19

// followMerge gives a delivery whose customer was merged into somebody to them, so that nobody is left out for being one
// person. The outbox holds one row a customer, campaign and step: who has a message of their own gets no second one, and
// who was to be left out for good, by chance or by age, gets none either.
func (tx *Tx) followMerge(ctx context.Context, d *candidate) error {
	var is, born int64
	err := tx.eachPair(ctx, whoTheyAre, func(id, year int64) { is, born = id, year }, d.Customer)
	if err != nil || is == 0 {
		return err
	}
	if d.Marketing && born > int64(time.UnixMilli(tx.now).UTC().Year())-adultFor {
		return nil
	}
	if kept, err := tx.keptOut(ctx, d.Campaign, is); err != nil || kept {
		return err
	}
	n, err := tx.affected(ctx, `UPDATE OR IGNORE outbox SET customer_id = ? WHERE id = ?`, is, d.ID)
	if err != nil || n == 0 {
		return err
	}
	d.Customer = is
	err = tx.QueryRowContext(ctx, `SELECT `+lookedAt+` FROM outbox WHERE id = ?`, d.ID).Scan(&d.there, &d.blocked, &d.erased, &d.word)
	if err != nil {
		return asShopError(err)
	}
	return tx.tellDelivery(ctx, d.ID, crm.DeliveryEvent{State: crm.DeliveryClaimed, Reason: crm.ReasonMerged})
}

// keptOut tells whether somebody was kept out of a campaign for what does not change.
func (tx *Tx) keptOut(ctx context.Context, campaign, customer int64) (bool, error) {
	out, err := leftOut(ctx, tx, campaign, crm.SkipHoldOut, crm.SkipMinor)
	return err == nil && out.Contains(uint64(customer)), err //nolint:gosec // ids are positive
}

// LeftOut is who was of a campaign's audience and got nothing, for a reason.
func (db *DB) LeftOut(ctx context.Context, campaign int64, reason crm.SkipReason) (*roaring64.Bitmap, error) {
	return leftOut(ctx, db.read, campaign, reason)
}

func leftOut(ctx context.Context, q querier, campaign int64, reasons ...crm.SkipReason) (*roaring64.Bitmap, error) {
	all := roaring64.New()
	for _, reason := range reasons {
		var blob []byte
		err := q.QueryRowContext(ctx, `SELECT members FROM campaign_left_out WHERE campaign_id = ? AND reason = ?`, campaign, reason).Scan(&blob)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return nil, asShopError(err)
		}
		set := roaring64.New()
		if err := set.UnmarshalBinary(blob); err != nil {
			return nil, fmt.Errorf("left out of campaign %d: %w", campaign, err)
		}
		all.Or(set)
	}
	return all, nil
}
