package sqlite

import (
	"context"
	"strings"

	"shuke/backend/crm"
)

// handChannels selects the channels that are worked off by the owner: nothing goes over them by itself.
var handChannels = `(SELECT id FROM channels WHERE kind IN (` + handKinds() + `))`

func handKinds() string {
	kinds := []string{}
	for _, t := range crm.ChannelTraits {
		if t.Class.ByHand() {
			kinds = append(kinds, "'"+string(t.Kind)+"'")
		}
	}
	return strings.Join(kinds, ", ")
}

// Worklist lists what is to be done by hand for a campaign, at most so many: first what was handed out and not told of since,
// then what is due. Who must not be written to is skipped on the way, what is too late expires, what may not go at this hour is
// held. Being on the list commits nobody to anything: only what is handed out counts.
func (db *DB) Worklist(ctx context.Context, w crm.Work) ([]crm.Delivery, error) {
	list, err := db.readDeliveries(ctx, `campaign_id = ? AND state = 'handing' AND channel_id IN `+handChannels+` ORDER BY handed_at, id LIMIT ?`,
		w.Campaign, w.Most)
	for err == nil && len(list) < w.Most {
		var open []crm.Delivery
		var settled int
		open, settled, err = db.lookAtDue(ctx, w, w.Most-len(list))
		if err == nil && settled == 0 {
			return append(list, open...), nil
		}
	}
	return list, err
}

// lookAtDue looks at the next that are due and answers those that may go. Where it settled others, more may be due.
func (db *DB) lookAtDue(ctx context.Context, w crm.Work, most int) (open []crm.Delivery, settled int, err error) {
	err = db.outboxChange(ctx, func(tx *Tx) error {
		open, settled = []crm.Delivery{}, 0
		all, err := tx.candidates(ctx, `campaign_id = ? AND next_at <= ? AND `+workedNow+` ORDER BY next_at, id LIMIT ?`, w.Campaign, tx.now, most)
		if err != nil {
			return err
		}
		for _, c := range all {
			may, err := tx.look(ctx, claimOf(w), &c, nil)
			if err != nil {
				return err
			}
			if may {
				open = append(open, c.Delivery)
			}
		}
		settled = len(all) - len(open)
		return nil
	})
	return open, settled, err
}

// workedNow is the condition that a row is the owner's to do at the moment.
var workedNow = `channel_id IN ` + handChannels + ` AND EXISTS (SELECT 1 FROM outbox_runs r WHERE r.campaign_id = outbox.campaign_id AND r.state = 'going')`

// claimOf is how a worklist looks at what is on it: as the sender does.
func claimOf(w crm.Work) crm.Claim { return crm.Claim{Caps: w.Caps, OpensAt: w.OpensAt} }

// priorityOf tells how important the campaign of a row is.
const priorityOf = `coalesce((SELECT json_extract(c.plan, '$.priority') FROM campaigns c WHERE c.id = outbox.campaign_id), 0)`

// candidates reads rows with what the shop knows of their customers by now.
func (tx *Tx) candidates(ctx context.Context, which string, args ...any) ([]candidate, error) {
	rows, err := tx.QueryContext(ctx, `SELECT `+deliveryColumns+`, `+lookedAt+`, `+priorityOf+` FROM outbox WHERE `+which, args...)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	var list []candidate
	for rows.Next() {
		var c candidate
		if err := rows.Scan(append(deliveryFields(&c.Delivery), &c.there, &c.blocked, &c.erased, &c.word, &c.priority)...); err != nil {
			return nil, asShopError(err)
		}
		list = append(list, c)
	}
	if err := rows.Err(); err != nil || len(list) == 0 {
		return nil, asShopError(err)
	}
	salt, err := setting(ctx, tx, addressSalt)
	for i := range list {
		if err == nil {
			list[i].dead, err = isDead(ctx, tx, salt, list[i].Address)
		}
	}
	return list, err
}

// HandOut gives deliveries of a campaign to the owner, who brings them to their customers: from this moment they may be on
// their way, and count in caps. Each is looked at once more. What is not due any more is left alone.
func (db *DB) HandOut(ctx context.Context, ids []int64, w crm.Work) (t crm.Told, err error) {
	return db.byHand(ctx, ids, func(ctx context.Context, tx *Tx, id int64, t *crm.Told) error {
		out, err := tx.handOut(ctx, id, w, t)
		if out {
			t.IDs = append(t.IDs, id)
		}
		return err
	})
}

// byHand does something to each of some deliveries, on the disk when it answers.
func (db *DB) byHand(ctx context.Context, ids []int64, do func(ctx context.Context, tx *Tx, id int64, t *crm.Told) error) (t crm.Told, err error) {
	err = db.durably(ctx, func(ctx context.Context, tx *Tx) error {
		t = crm.Told{IDs: []int64{}}
		for _, id := range ids {
			if err := do(ctx, tx, id, &t); err != nil {
				return err
			}
		}
		return nil
	})
	return t, err
}

func (tx *Tx) handOut(ctx context.Context, id int64, w crm.Work, t *crm.Told) (out bool, err error) {
	found, err := tx.candidates(ctx, `id = ? AND campaign_id = ? AND next_at <= ? AND `+workedNow, id, w.Campaign, tx.now)
	if err != nil || len(found) == 0 {
		return false, err
	}
	may, err := tx.look(ctx, claimOf(w), &found[0], nil)
	if err != nil {
		return false, err
	}
	if !may {
		t.Settled++
		return false, nil
	}
	if _, err := tx.ExecContext(ctx, `UPDATE outbox SET state = 'handing', reason = '', next_at = NULL, phase_at = ?2, handed_at = ?2 WHERE id = ?1`, id, tx.now); err != nil {
		return false, asShopError(err)
	}
	if w.Marked {
		if _, err := tx.found(ctx, &t.Mark, `UPDATE outbox_mark SET number = number + 1 RETURNING number`); err != nil {
			return false, err
		}
	}
	return true, tx.tellDelivery(ctx, id, crm.DeliveryEvent{State: crm.DeliveryHanding, Detail: tx.db.decider()})
}

// TellByHand takes the owner's word on deliveries of a campaign: sent, or why not. One that is to count as sent and was not
// handed out yet is, in the same moment, and looked at like any. Of what somebody has spoken already nothing changes.
func (db *DB) TellByHand(ctx context.Context, ids []int64, w crm.Work, o crm.DeliveryOutcome) (crm.Told, error) {
	return db.byHand(ctx, ids, func(ctx context.Context, tx *Tx, id int64, t *crm.Told) error {
		if o.State == crm.DeliverySent {
			if _, err := tx.handOut(ctx, id, w, t); err != nil {
				return err
			}
		}
		told, err := tx.tellByHand(ctx, id, w, o)
		if told {
			t.IDs = append(t.IDs, id)
		}
		return err
	})
}

func (tx *Tx) tellByHand(ctx context.Context, id int64, w crm.Work, o crm.DeliveryOutcome) (bool, error) {
	by := tx.db.decider()
	n, err := tx.affected(ctx, `
		UPDATE outbox SET state = ?3, reason = ?4, next_at = nullif(?5, 0), phase_at = ?6, attempt = attempt + ?7, resolved_by = ?8, resolved_at = ?6,
			handed_at = CASE WHEN ?3 = 'sent' THEN handed_at ELSE 0 END
		WHERE id = ?1 AND campaign_id = ?2 AND channel_id IN `+handChannels+`
			AND (state = 'handing' OR ?3 <> 'sent' AND next_at IS NOT NULL AND `+workedNow+`)`,
		id, w.Campaign, o.State, o.Reason, o.NextAt, tx.now, o.Counts, by)
	if err != nil || n == 0 {
		return false, err
	}
	if o.Buries {
		if err := tx.buryAddressOf(ctx, id, o.Reason); err != nil {
			return false, err
		}
	}
	return true, tx.tellDelivery(ctx, id, crm.DeliveryEvent{State: o.State, Reason: o.Reason, Detail: by})
}

// TakeBackByHand forgets the owner's word on deliveries, or that they were handed out: they are to be done again, before the
// others. Those of a cancelled campaign are cancelled instead. An address that was found to be wrong may be used again.
func (db *DB) TakeBackByHand(ctx context.Context, ids []int64, campaign int64) (crm.Told, error) {
	return db.byHand(ctx, ids, func(ctx context.Context, tx *Tx, id int64, t *crm.Told) error {
		var buriedAt int64
		if _, err := tx.found(ctx, &buriedAt, `SELECT resolved_at FROM outbox WHERE id = ? AND state = 'failed'`, id); err != nil {
			return err
		}
		var state crm.DeliveryState
		found, err := tx.found(ctx, &state, `
			UPDATE outbox SET reason = '', phase_at = ?3, handed_at = 0, resolved_by = '', resolved_at = 0,
				next_at = CASE WHEN NOT `+ofCancelled+` THEN max(not_before, 1) END,
				state = CASE WHEN `+ofCancelled+` THEN 'cancelled' ELSE 'queued' END
			WHERE id = ?1 AND campaign_id = ?2 AND channel_id IN `+handChannels+`
				AND (state = 'handing' OR resolved_by <> '' AND state IN ('sent', 'skipped', 'failed', 'queued'))
			RETURNING state`, id, campaign, tx.now)
		if err != nil || !found {
			return err
		}
		t.IDs = append(t.IDs, id)
		if err := tx.unbury(ctx, id, buriedAt); err != nil {
			return err
		}
		return tx.tellDelivery(ctx, id, crm.DeliveryEvent{State: state, Detail: tx.db.decider()})
	})
}

// unbury lets an address be used again that a delivery's fate had buried at a moment.
func (tx *Tx) unbury(ctx context.Context, delivery, at int64) error {
	if at == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, `
		DELETE FROM dead_addresses WHERE at = ?2 AND reason = ?3 AND customer_id = (SELECT customer_id FROM outbox WHERE id = ?1)`,
		delivery, at, crm.ReasonAddress)
	return asShopError(err)
}

// WorkLeft lists the campaigns that are worked off by hand and have something to be done now, in hand, or later; only one of
// them for an id. What is held up is none of it: the campaign stands still.
func (db *DB) WorkLeft(ctx context.Context, campaign int64) ([]crm.WorkLeft, error) {
	rows, err := db.read.QueryContext(ctx, `
		WITH counted AS (
			SELECT c.id,
				(SELECT count(*) FROM outbox o WHERE o.campaign_id = c.id AND o.channel_id = c.channel_id AND o.next_at <= ?1) AS due,
				(SELECT count(*) FROM outbox o WHERE o.campaign_id = c.id AND o.state = 'handing') AS in_hand,
				(SELECT count(*) FROM outbox o WHERE o.campaign_id = c.id AND o.channel_id = c.channel_id AND o.next_at > ?1) AS later,
				(SELECT coalesce(min(o.next_at), 0) FROM outbox o WHERE o.campaign_id = c.id AND o.channel_id = c.channel_id AND o.next_at > ?1) AS next_at
			FROM campaigns c JOIN outbox_runs r ON r.campaign_id = c.id AND r.state = 'going'
			WHERE c.channel_id IN `+handChannels+` AND (?2 = 0 OR c.id = ?2))
		SELECT id, due, in_hand, later, next_at FROM counted WHERE due + in_hand + later > 0 ORDER BY id`, crm.Millis(db.clock()), campaign)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.WorkLeft{}
	for rows.Next() {
		var w crm.WorkLeft
		if err := rows.Scan(&w.Campaign, &w.Due, &w.InHand, &w.Later, &w.NextAt); err != nil {
			return nil, asShopError(err)
		}
		list = append(list, w)
	}
	return list, asShopError(rows.Err())
}
