package sqlite

import (
	"context"
	"strconv"

	"shuke/backend/crm"
)

// CountLate is how many messages of a campaign should have gone in a time, both ends without.
func (db *DB) CountLate(ctx context.Context, campaign, after, before int64) (late int64, err error) {
	err = db.read.QueryRowContext(ctx, `SELECT count(*) FROM outbox WHERE `+missed, campaign, after, before).Scan(&late)
	return late, asShopError(err)
}

// missed are messages of a campaign that should have gone in a time and are still to go: what is not to go before a moment is
// not due before it either, which the index knows.
const missed = `campaign_id = ?1 AND channel_id IN (SELECT c.channel_id FROM campaigns c WHERE c.id = ?1) AND next_at > ?2 AND not_before > ?2 AND not_before < ?3`

// ExpireLate lets those go no more.
func (db *DB) ExpireLate(ctx context.Context, campaign, after, before int64) error {
	for {
		var some int64
		err := db.outboxChange(ctx, func(tx *Tx) (err error) {
			some, err = tx.affected(ctx, `
				UPDATE outbox SET state = ?4, reason = '', next_at = NULL, phase_at = ?5 WHERE id IN (SELECT id FROM outbox WHERE `+missed+` LIMIT ?6)`,
				campaign, after, before, crm.DeliveryExpired, tx.now, sweep)
			return err
		})
		if err != nil || some == 0 {
			return err
		}
	}
}

// senderLooked is the setting that keeps when a sender last looked what is due by the readers' clocks.
const senderLooked = "senderLookedAt"

// SenderLooked is when a sender last looked what is due by the readers' clocks; 0 where none did.
func (db *DB) SenderLooked(ctx context.Context) (int64, error) {
	text, err := setting(ctx, db.read, senderLooked)
	if err != nil || text == "" {
		return 0, err
	}
	return strconv.ParseInt(text, 10, 64)
}

// KeepLooked notes that a sender looks now.
func (db *DB) KeepLooked(ctx context.Context) error {
	return db.outboxChange(ctx, func(tx *Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO settings (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2`,
			senderLooked, strconv.FormatInt(tx.now, 10))
		return asShopError(err)
	})
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
