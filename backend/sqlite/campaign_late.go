package sqlite

import (
	"context"

	"shuke/backend/crm"
)

// CountLate is how many messages of a campaign should have gone before a moment.
func (db *DB) CountLate(ctx context.Context, campaign, before int64) (late int64, err error) {
	err = db.read.QueryRowContext(ctx, `SELECT count(*) FROM outbox WHERE campaign_id = ? AND next_at IS NOT NULL AND not_before < ?`, campaign, before).Scan(&late)
	return late, asShopError(err)
}

// ExpireLate lets those go no more.
func (db *DB) ExpireLate(ctx context.Context, campaign, before int64) error {
	for {
		var some int64
		err := db.outboxChange(ctx, func(tx *Tx) (err error) {
			some, err = tx.affected(ctx, `
				UPDATE outbox SET state = ?, reason = '', next_at = NULL, phase_at = ? WHERE id IN (
					SELECT id FROM outbox WHERE campaign_id = ? AND next_at IS NOT NULL AND not_before < ? LIMIT ?)`,
				crm.DeliveryExpired, tx.now, campaign, before, sweep)
			return err
		})
		if err != nil || some == 0 {
			return err
		}
	}
}

// GoLate lets a campaign go whose moment passed, on its owner's word: what should have gone by now makes sense for as long as it
// would have. Where it goes in batches they keep their distance, all of them later by as much as the first one is.
func (db *DB) GoLate(ctx context.Context, campaign, planned int64, batches bool) error {
	return db.outboxChange(ctx, func(tx *Tx) error {
		later, which := `?2 - not_before`, `not_before < ?2`
		if batches {
			later, which = `?2 - ?3`, `?3 < ?2`
		}
		_, err := tx.ExecContext(ctx, `
			UPDATE outbox SET next_at = max(next_at, not_before + `+later+`), not_before = not_before + `+later+`,
				not_after = CASE WHEN not_after > 0 THEN not_after + `+later+` ELSE 0 END
			WHERE campaign_id = ?1 AND next_at IS NOT NULL AND `+which, campaign, tx.now, planned)
		if err != nil {
			return asShopError(err)
		}
		return tx.goCampaign(ctx, campaign)
	})
}
