package sqlite

import (
	"context"
	"slices"

	"shuke/backend/crm"
)

// SenderMark names the shop among those of the computer, and how far its sender is: the number grows with everything handed
// over. Whoever sends keeps both outside the shop file as well, and knows by them when the file was restored from a backup.
func (db *DB) SenderMark(ctx context.Context) (shop string, number int64, err error) {
	err = db.read.QueryRowContext(ctx, `SELECT shop, number FROM outbox_mark`).Scan(&shop, &number)
	return shop, number, asShopError(err)
}

// Recover puts in order what a sender left that ended without finishing: nothing of a claimed delivery has gone, so it is
// queued again; one that was being handed over is uncertain and never sent again by itself. It answers how many are uncertain
// now. What the owner has in hand stays there. Nobody may be sending.
func (db *DB) Recover(ctx context.Context) (uncertain int64, err error) {
	err = db.outboxChange(ctx, func(tx *Tx) error {
		if _, err := tx.ExecContext(ctx, `
			UPDATE outbox SET state = 'queued', next_at = ?1, phase_at = ?1
			WHERE state = 'claimed' AND `+inFlightOnly+` AND campaign_id NOT IN (SELECT campaign_id FROM outbox_runs WHERE state = 'cancelled')`, tx.now); err != nil {
			return asShopError(err)
		}
		// What was to go at once, and was enqueued while the clock was ahead, goes at once.
		if _, err := tx.ExecContext(ctx, `
			UPDATE outbox SET next_at = ?1 + next_at - phase_at, not_before = ?1 + not_before - phase_at,
				not_after = CASE WHEN not_after > 0 THEN ?1 + not_after - phase_at ELSE 0 END, phase_at = ?1
			WHERE next_at = not_before AND phase_at > ?1 + 60000 AND state = 'queued'
				AND EXISTS (SELECT 1 FROM campaigns c WHERE c.id = campaign_id AND json_extract(c.plan, '$.when') = 'now')`, tx.now); err != nil {
			return asShopError(err)
		}
		// What was put off by a clock that was wrong waits as long as was meant, from now on.
		if _, err := tx.ExecContext(ctx, `
			UPDATE outbox SET next_at = ?1 + next_at - phase_at, phase_at = ?1
			WHERE next_at > phase_at AND phase_at > ?1 + 60000 AND not_before < next_at`, tx.now); err != nil {
			return asShopError(err)
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM quota_uses WHERE start < ?`, tx.now-2*crm.PerMonth.Millis()); err != nil {
			return asShopError(err)
		}
		uncertain, err = tx.makeUncertain(ctx, `state = 'handing' AND `+inFlightOnly+` AND channel_id NOT IN `+handChannels, crm.ReasonStopped)
		return err
	})
	if err != nil {
		return 0, err
	}
	return uncertain, db.finishCancels(ctx)
}

// finishCancels puts away what a cancel did not come to.
func (db *DB) finishCancels(ctx context.Context) error {
	runs, err := db.FindRuns(ctx, 0)
	if err != nil {
		return err
	}
	for _, r := range runs {
		if r.State == crm.RunCancelled {
			if _, err := db.CancelRun(ctx, r.Campaign); err != nil {
				return err
			}
		}
	}
	return nil
}

// Restored takes note that the shop file is behind what was sent from it: every campaign is paused, and whatever may have
// gone in the time the file does not know of is uncertain. What is not to go before this moment cannot have gone. The mark
// goes beyond the one that was reached. Nobody may be sending.
func (db *DB) Restored(ctx context.Context, reached int64) (uncertain int64, err error) {
	err = db.outboxChange(ctx, func(tx *Tx) error {
		for _, query := range []string{
			`UPDATE outbox_mark SET number = max(number, ?2) + 1 WHERE ?1 IS NOT NULL`,
			`UPDATE outbox_runs SET state = 'paused', reason = 'restored', since = ?1 WHERE state <> 'cancelled' AND ?2 IS NOT NULL AND EXISTS (
				SELECT 1 FROM outbox o WHERE o.campaign_id = outbox_runs.campaign_id AND (o.next_at IS NOT NULL OR o.state IN ('claimed', 'handing')))`,
			// One whose moment came since may have begun, and gone: its owner is asked before it begins again.
			`INSERT INTO outbox_runs (campaign_id, state, reason, refusals, since)
				SELECT id, 'paused', 'restored', 0, ?1 FROM campaigns WHERE state = 'scheduled' AND start_at <= ?1 AND ?2 IS NOT NULL
				ON CONFLICT DO UPDATE SET state = 'paused', reason = 'restored', since = ?1 WHERE state <> 'cancelled'`,
			`UPDATE campaigns SET state = CASE WHEN frozen_at > 0 THEN 'sending' ELSE 'paused' END WHERE state = 'scheduled' AND start_at <= ?1 AND ?2 IS NOT NULL`,
		} {
			if _, err := tx.ExecContext(ctx, query, tx.now, reached); err != nil {
				return asShopError(err)
			}
		}
		uncertain, err = tx.makeUncertain(ctx, `(state IN ('claimed', 'handing') OR next_at IS NOT NULL AND not_before <= ?1)
			AND campaign_id NOT IN (SELECT campaign_id FROM outbox_runs WHERE state = 'cancelled')`, crm.ReasonRestored)
		return err
	})
	return uncertain, err
}

// makeUncertain counts what may have gone as gone for caps.
func (tx *Tx) makeUncertain(ctx context.Context, which, reason string) (int64, error) {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO outbox_events (outbox_id, n, at, state, reason, code, detail)
		SELECT id, (SELECT coalesce(max(n), 0) + 1 FROM outbox_events e WHERE e.outbox_id = outbox.id), ?1, 'uncertain', ?2, '', ''
		FROM outbox WHERE `+which, tx.now, reason)
	if err != nil {
		return 0, asShopError(err)
	}
	return tx.affected(ctx, `
		UPDATE outbox SET state = 'uncertain', reason = ?2, next_at = NULL, phase_at = ?1, handed_at = max(handed_at, ?1) WHERE `+which, tx.now, reason)
}

// Resolve takes the owner's word on uncertain deliveries: that they count as sent, or that they are to be sent again. It
// answers how many that were; ids that are not uncertain are left alone, and so are those of a cancelled campaign that would be
// sent again: they are cancelled instead.
func (db *DB) Resolve(ctx context.Context, ids []int64, again bool) (resolved int64, err error) {
	for some := range slices.Chunk(ids, sweep) {
		err := db.outboxChange(ctx, func(tx *Tx) error {
			for _, id := range some {
				n, err := tx.resolve(ctx, id, again)
				if err != nil {
					return err
				}
				resolved += n
			}
			return nil
		})
		if err != nil {
			return 0, err
		}
	}
	return resolved, nil
}

func (tx *Tx) resolve(ctx context.Context, id int64, again bool) (int64, error) {
	by := tx.db.decider()
	var state crm.DeliveryState
	found, err := tx.found(ctx, &state, `
		UPDATE outbox SET resolved_by = ?3, resolved_at = ?2, phase_at = ?2, reason = '',
			handed_at = CASE WHEN ?4 THEN 0 ELSE handed_at END,
			next_at = CASE WHEN ?4 AND NOT `+ofCancelled+` THEN max(?2, not_before) END,
			state = CASE WHEN NOT ?4 THEN 'sent' WHEN `+ofCancelled+` THEN 'cancelled' ELSE 'queued' END
		WHERE id = ?1 AND state = 'uncertain' RETURNING state`, id, tx.now, by, again)
	if err != nil || !found {
		return 0, err
	}
	return 1, tx.tellDelivery(ctx, id, crm.DeliveryEvent{State: state, Detail: by})
}

// decider is who says what became of a message.
func (db *DB) decider() string {
	if db.author.Computer == "" {
		return db.author.User
	}
	return db.author.User + "@" + db.author.Computer
}

// Bounce takes the owner's word that a message came back. Nobody is at its address, and nothing is sent there any more.
func (db *DB) Bounce(ctx context.Context, delivery int64) error {
	return db.outboxChange(ctx, func(tx *Tx) error {
		var id int64
		found, err := tx.found(ctx, &id, `
			UPDATE outbox SET state = 'bounced', reason = ?4, phase_at = ?2, resolved_by = ?3, resolved_at = ?2
			WHERE id = ?1 AND state IN ('sent', 'delivered', 'uncertain') RETURNING id`, delivery, tx.now, db.decider(), crm.ReasonAddress)
		if err != nil || !found {
			return either(err, crm.Errorf(crm.CodeConflict, "outbox.notSent"))
		}
		if err := tx.tellDelivery(ctx, id, crm.DeliveryEvent{State: crm.DeliveryBounced, Reason: crm.ReasonAddress, Detail: db.decider()}); err != nil {
			return err
		}
		return tx.buryAddressOf(ctx, id, string(crm.DeliveryBounced))
	})
}

const ofCancelled = `EXISTS (SELECT 1 FROM outbox_runs r WHERE r.campaign_id = outbox.campaign_id AND r.state = 'cancelled')`

// mostAsked is about how many uncertain deliveries somebody is asked at a time.
const mostAsked = 200

// FindUncertain lists uncertain deliveries that were handed over in a time, newest first.
func (db *DB) FindUncertain(ctx context.Context, from, to int64) ([]crm.Delivery, error) {
	return db.readDeliveries(ctx, `
		campaign_id IN (SELECT r.campaign_id FROM outbox_runs r) AND state = 'uncertain' AND reason IN (?, ?) AND handed_at BETWEEN ? AND ?
		ORDER BY handed_at DESC, id LIMIT ?`, crm.ReasonNoAnswer, crm.ReasonStopped, from, to, mostAsked)
}

// Reconciled writes down what the other side said became of an uncertain delivery. One that is not uncertain any more is left
// alone: the owner was quicker. One that they never accepted goes again, unless its campaign was cancelled.
func (db *DB) Reconciled(ctx context.Context, id int64, o crm.DeliveryOutcome) error {
	return db.durably(ctx, func(ctx context.Context, tx *Tx) error {
		var state crm.DeliveryState
		found, err := tx.found(ctx, &state, `
			UPDATE outbox SET code = ?3, provider_id = ?4, phase_at = ?5,
				reason = CASE WHEN ?2 = 'queued' AND `+ofCancelled+` THEN '' ELSE ?6 END,
				handed_at = CASE WHEN ?2 = 'queued' THEN 0 ELSE handed_at END,
				next_at = CASE WHEN ?2 = 'queued' AND NOT `+ofCancelled+` THEN ?7 END,
				state = CASE WHEN ?2 = 'queued' AND `+ofCancelled+` THEN 'cancelled' ELSE ?2 END
			WHERE id = ?1 AND state = 'uncertain' RETURNING state`, id, o.State, o.Code, o.ProviderID, tx.now, o.Reason, o.NextAt)
		if err != nil || !found {
			return err
		}
		return tx.tellDelivery(ctx, id, crm.DeliveryEvent{State: state, Reason: o.Reason, Code: o.Code, Detail: o.ProviderID})
	})
}
