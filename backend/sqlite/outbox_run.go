package sqlite

import (
	"context"

	"shuke/backend/crm"
)

// goingRun is a campaign that goes.
type goingRun struct{ campaign, priority int64 }

// goingRuns lists them, the more important first, then the older.
func (tx *Tx) goingRuns(ctx context.Context) (list []goingRun, err error) {
	err = tx.eachPair(ctx, `
		SELECT r.campaign_id, coalesce((SELECT json_extract(c.plan, '$.priority') FROM campaigns c WHERE c.id = r.campaign_id), 0) AS priority
		FROM outbox_runs r WHERE r.state = 'going' ORDER BY priority DESC, r.campaign_id`,
		func(id, priority int64) { list = append(list, goingRun{id, priority}) })
	return list, err
}

// outboxChange runs do in a transaction that is no operation of the journal.
func (db *DB) outboxChange(ctx context.Context, do func(tx *Tx) error) error {
	tx, err := db.begin(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if err := do(tx); err != nil {
		return err
	}
	return asShopError(tx.Commit())
}

// StartRun lets a campaign's deliveries go, for the first time or again. A cancelled one stays cancelled.
func (db *DB) StartRun(ctx context.Context, campaign int64) error {
	return db.outboxChange(ctx, func(tx *Tx) error { return tx.startRun(ctx, campaign) })
}

func (tx *Tx) startRun(ctx context.Context, campaign int64) error {
	n, err := tx.affected(ctx, `
		INSERT INTO outbox_runs (campaign_id, state, reason, refusals, since) VALUES (?1, 'going', '', 0, ?2)
		ON CONFLICT DO UPDATE SET state = 'going', reason = '', refusals = 0, since = ?2 WHERE state <> 'cancelled'`, campaign, tx.now)
	if err == nil && n == 0 {
		return crm.Errorf(crm.CodeConflict, "outbox.cancelled")
	}
	return err
}

// PauseRun stops a campaign after what is being handed over at this moment; nothing else of it goes until StartRun. It tells
// whether it was going.
func (db *DB) PauseRun(ctx context.Context, campaign int64, reason string) (was bool, err error) {
	err = db.durably(ctx, func(ctx context.Context, tx *Tx) (err error) {
		was, err = tx.pauseRun(ctx, campaign, reason)
		return err
	})
	return was, err
}

func (tx *Tx) pauseRun(ctx context.Context, campaign int64, reason string) (bool, error) {
	n, err := tx.affected(ctx, `
		UPDATE outbox_runs SET state = 'paused', reason = ?, since = ? WHERE campaign_id = ? AND state = 'going'`, reason, tx.now, campaign)
	if err != nil || n == 0 {
		return false, err
	}
	_, err = tx.ExecContext(ctx, `
		UPDATE outbox SET state = 'queued', next_at = ?, phase_at = ? WHERE campaign_id = ? AND state = 'claimed'`, tx.now, tx.now, campaign)
	return true, asShopError(err)
}

// sweep is how many deliveries of a cancelled campaign are put away at a time: others write in between.
const sweep = 20_000

// CancelRun ends a campaign for good: from its first moment on nothing more of it is claimed or handed over. It answers how
// many deliveries will not go. What was handed over stays what it is. A cancel that is cut short is finished by Recover.
func (db *DB) CancelRun(ctx context.Context, campaign int64) (cancelled int64, err error) {
	err = db.durably(ctx, func(ctx context.Context, tx *Tx) error {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO outbox_runs (campaign_id, state, reason, refusals, since) VALUES (?1, 'cancelled', '', 0, ?2)
			ON CONFLICT DO UPDATE SET state = 'cancelled', reason = '', since = ?2 WHERE state <> 'cancelled'`, campaign, tx.now)
		if err != nil {
			return asShopError(err)
		}
		cancelled, err = tx.cancelSome(ctx, campaign, `state = 'claimed'`, -1)
		return err
	})
	for more := int64(1); err == nil && more > 0; cancelled += more {
		err = db.outboxChange(ctx, func(tx *Tx) (err error) {
			more, err = tx.cancelSome(ctx, campaign, `next_at IS NOT NULL`, sweep)
			return err
		})
		if err != nil {
			more = 0
		}
	}
	return cancelled, err
}

// cancelSome leaves one that is being handed over alone: its outcome is written down.
func (tx *Tx) cancelSome(ctx context.Context, campaign int64, which string, most int) (int64, error) {
	return tx.affected(ctx, `
		UPDATE outbox SET state = 'cancelled', reason = '', next_at = NULL, phase_at = ? WHERE id IN (
			SELECT id FROM outbox WHERE campaign_id = ? AND `+which+` LIMIT ?)`, tx.now, campaign, most)
}

// FindRuns lists what the sender is to do with campaigns: with one, or with all for 0.
func (db *DB) FindRuns(ctx context.Context, campaign int64) ([]crm.Run, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT campaign_id, state, reason, refusals, since FROM outbox_runs WHERE ?1 = 0 OR campaign_id = ?1 ORDER BY campaign_id`, campaign)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.Run{}
	for rows.Next() {
		var r crm.Run
		if err := rows.Scan(&r.Campaign, &r.State, &r.Reason, &r.Refusals, &r.Since); err != nil {
			return nil, asShopError(err)
		}
		list = append(list, r)
	}
	return list, asShopError(rows.Err())
}

// RestChannel keeps a channel from sending: until a moment, or until WakeChannel where it says why it is paused.
func (db *DB) RestChannel(ctx context.Context, r crm.ChannelRest) error {
	return db.outboxChange(ctx, func(tx *Tx) error {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO outbox_rests (channel_id, paused, code, until, since) VALUES (?1, ?2, ?3, ?4, ?5)
			ON CONFLICT DO UPDATE SET paused = ?2, code = ?3, until = ?4, since = ?5`, r.Channel, r.Paused, r.Code, r.Until, tx.now)
		return asShopError(err)
	})
}

// WakeChannel lets a channel send again.
func (db *DB) WakeChannel(ctx context.Context, channel int64) error {
	return db.outboxChange(ctx, func(tx *Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM outbox_rests WHERE channel_id = ?`, channel)
		return asShopError(err)
	})
}

// FindRests lists the channels that rest or are paused.
func (db *DB) FindRests(ctx context.Context) ([]crm.ChannelRest, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT channel_id, paused, code, until, since FROM outbox_rests ORDER BY channel_id`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.ChannelRest{}
	for rows.Next() {
		var r crm.ChannelRest
		if err := rows.Scan(&r.Channel, &r.Paused, &r.Code, &r.Until, &r.Since); err != nil {
			return nil, asShopError(err)
		}
		list = append(list, r)
	}
	return list, asShopError(rows.Err())
}

// Release gives deliveries back that were claimed and of which nothing has gone. They are due as they were.
func (db *DB) Release(ctx context.Context, claimed []crm.Delivery) error {
	return db.outboxChange(ctx, func(tx *Tx) error {
		for _, d := range claimed {
			if _, err := tx.ExecContext(ctx, `
				UPDATE outbox SET state = 'queued', next_at = ?, phase_at = ?, handed_at = 0 WHERE id = ? AND state IN ('claimed', 'handing')`,
				d.NextAt, tx.now, d.ID); err != nil {
				return asShopError(err)
			}
		}
		return nil
	})
}
