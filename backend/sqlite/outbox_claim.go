package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"shuke/backend/crm"
)

// Claim takes deliveries that are due on a channel, of campaigns that go, the more important campaigns first, then the older. Each is looked at again in
// the same transaction: who must not be written to is skipped, what is too late expires, what may not go at this hour is held.
// Nothing is claimed beyond what the channel's limits leave.
func (db *DB) Claim(ctx context.Context, c crm.Claim) (claimed crm.Claimed, err error) {
	err = db.outboxChange(ctx, func(tx *Tx) error {
		claimed = crm.Claimed{}
		room, full, err := tx.roomInQuota(ctx, c)
		claimed.FullUntil = full
		if err != nil || room <= 0 {
			return err
		}
		taken, err := tx.takeDue(ctx, c.Channel, room)
		if err != nil {
			return err
		}
		salt, err := setting(ctx, tx, addressSalt)
		if err != nil {
			return err
		}
		for i := range taken {
			if taken[i].dead, err = isDead(ctx, tx, salt, taken[i].Address); err != nil {
				return err
			}
			open, err := tx.look(ctx, c, &taken[i], taken[i+1:])
			if err != nil {
				return err
			}
			if open {
				claimed.Deliveries = append(claimed.Deliveries, taken[i].Delivery)
			}
		}
		claimed.Settled = len(taken) - len(claimed.Deliveries)
		return nil
	})
	return claimed, err
}

// quotaParts is in how many parts a stretch is counted.
const quotaParts = 60

// roomInQuota is how many may be claimed, and when there is room again where there is none. What is claimed already counts: it
// is on its way into the sums.
func (tx *Tx) roomInQuota(ctx context.Context, c crm.Claim) (room, full int64, err error) {
	room = int64(c.Most)
	var inFlight int64
	err = tx.QueryRowContext(ctx, `SELECT count(*) FROM outbox WHERE channel_id = ? AND state = 'claimed' AND `+inFlightOnly, c.Channel).Scan(&inFlight)
	if err != nil {
		return 0, 0, asShopError(err)
	}
	for _, l := range c.Limits {
		span := l.Per.Millis()
		var used, oldest int64
		err := tx.QueryRowContext(ctx, `
			SELECT coalesce(sum(used), 0), coalesce(min(start), 0) FROM quota_uses WHERE channel_id = ?1 AND per = ?2 AND start > ?3 - ?4 - ?4 / ?5 AND start < ?3 + ?4`,
			c.Channel, l.Per, tx.now, span, quotaParts).Scan(&used, &oldest)
		if err != nil {
			return 0, 0, asShopError(err)
		}
		left := l.Most - used - inFlight
		if left <= 0 {
			full = max(full, oldest+span+span/quotaParts, tx.now+1)
		}
		room = min(room, left)
	}
	return room, full, nil
}

// inFlightOnly is the condition that the index of what the sender has at the moment stands under.
const inFlightOnly = `state IN ('claimed', 'handing')`

// candidate is a delivery as it was just taken, with what the shop knows of its customer by now.
type candidate struct {
	crm.Delivery
	priority               int64 // of its campaign
	there, blocked, erased bool
	dead                   bool         // the address refuses messages for good
	word                   sql.NullBool // what counts of what was said of the medium; NULL where nothing was
}

// lookedAt are columns that tell of the customer of a row of the outbox. The word is chosen as lastWord does.
const lookedAt = `
	EXISTS (SELECT 1 FROM customers WHERE customers.id = outbox.customer_id),
	coalesce((SELECT blocked FROM customers WHERE customers.id = outbox.customer_id), 0),
	coalesce((SELECT erased_at > 0 FROM customers WHERE customers.id = outbox.customer_id), 0),
	(SELECT c.granted FROM consents c WHERE c.customer_id = outbox.customer_id AND c.channel = outbox.medium AND c.id = ` + lastWord + `)`

func (tx *Tx) takeDue(ctx context.Context, channel, most int64) (all []candidate, err error) {
	runs, err := tx.goingRuns(ctx)
	if err != nil {
		return nil, err
	}
	for _, run := range runs {
		if left := most - int64(len(all)); left > 0 {
			some, err := tx.takeDueOf(ctx, run, channel, left)
			if err != nil {
				return nil, err
			}
			all = append(all, some...)
		}
	}
	return all, nil
}

// takeDueOf keeps the order in which they are due: what was put off lets the others go before it.
func (tx *Tx) takeDueOf(ctx context.Context, run goingRun, channel, most int64) (list []candidate, err error) {
	var due, since []int64
	err = tx.eachPair(ctx, `
		SELECT id, next_at FROM outbox WHERE campaign_id = ?1 AND channel_id = ?2 AND next_at <= ?3 ORDER BY next_at, id LIMIT ?4`,
		func(id, at int64) { due, since = append(due, id), append(since, at) }, run.campaign, channel, tx.now, most)
	if err != nil || len(due) == 0 {
		return nil, err
	}
	ids, err := json.Marshal(due)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, `
		UPDATE outbox SET state = 'claimed', phase_at = ?1, next_at = NULL WHERE id IN (SELECT value FROM json_each(?2))
		RETURNING `+deliveryColumns+`, `+lookedAt, tx.now, string(ids))
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		c := candidate{priority: run.priority}
		if err := rows.Scan(append(deliveryFields(&c.Delivery), &c.there, &c.blocked, &c.erased, &c.word)...); err != nil {
			return nil, asShopError(err)
		}
		c.NextAt = since[slices.Index(due, c.ID)]
		list = append(list, c)
	}
	place := func(c candidate) int { return slices.Index(due, c.ID) }
	slices.SortFunc(list, func(a, b candidate) int { return place(a) - place(b) })
	return list, asShopError(rows.Err())
}

// look decides about one that was taken; the later ones of the same transaction are not decided yet.
func (tx *Tx) look(ctx context.Context, c crm.Claim, d *candidate, later []candidate) (open bool, err error) {
	if d.NotAfter > 0 && tx.now > d.NotAfter {
		return false, tx.settle(ctx, d.ID, crm.DeliveryExpired, "", 0)
	}
	if !d.there {
		if err := tx.followMerge(ctx, d); err != nil {
			return false, err
		}
	}
	reason, err := tx.reasonToSkip(ctx, c, d, later)
	if err != nil {
		return false, err
	}
	if reason != "" {
		return false, tx.settle(ctx, d.ID, crm.DeliverySkipped, string(reason), 0)
	}
	if c.OpensAt == nil {
		return true, nil
	}
	at := c.OpensAt(&d.Delivery, tx.now)
	switch {
	case at <= tx.now:
		return true, nil
	case d.NotAfter > 0 && at > d.NotAfter:
		return false, tx.settle(ctx, d.ID, crm.DeliveryExpired, string(crm.SkipQuiet), 0)
	default:
		return false, tx.settle(ctx, d.ID, crm.DeliveryHeld, string(crm.SkipQuiet), at)
	}
}

func (tx *Tx) reasonToSkip(ctx context.Context, c crm.Claim, d *candidate, later []candidate) (crm.SkipReason, error) {
	refused := d.word.Valid && !d.word.Bool
	switch {
	case !d.there:
		return crm.SkipGone, nil
	case d.erased, d.dead:
		return crm.SkipSuppressed, nil
	case d.blocked:
		return crm.SkipBlocked, nil
	case d.Address == "":
		return crm.SkipNoAddress, nil
	case refused, d.Marketing && crm.AsksFirst(d.Medium) && !d.word.Valid:
		return crm.SkipNoConsent, nil
	case !d.Marketing:
		return "", nil
	}
	over, err := tx.overCap(ctx, c.Caps, d, later)
	if err != nil || !over {
		return "", err
	}
	return crm.SkipCap, nil
}

// overCap tells whether one more would be too many for the customer, whoever became them by a merge included. What is on its way
// counts like what went; of what was taken together, the earlier ones do. What more important campaigns are yet to send them
// has its place already.
func (tx *Tx) overCap(ctx context.Context, caps []crm.Cap, d *candidate, later []candidate) (bool, error) {
	if len(caps) == 0 {
		return false, nil
	}
	widest := slices.MaxFunc(caps, func(a, b crm.Cap) int { return int(a.Span - b.Span) }).Span
	moments := []int64{}
	err := tx.eachPair(ctx, `
		SELECT id, CASE state WHEN 'claimed' THEN ?2 ELSE handed_at END FROM outbox
		WHERE customer_id IN `+whoTheyWere+` AND marketing = 1 AND id <> ?4 AND (handed_at > ?3 OR state = 'claimed')
		UNION ALL
		SELECT o.id, max(o.next_at, ?2) FROM outbox o JOIN campaigns c ON c.id = o.campaign_id JOIN outbox_runs r ON r.campaign_id = c.id
		WHERE o.customer_id IN `+whoTheyWere+` AND o.marketing = 1 AND o.next_at < ?2 + ?5 AND (o.not_after = 0 OR o.not_after > ?2)
			AND (r.state = 'going' OR c.state = 'scheduled') AND coalesce(json_extract(c.plan, '$.priority'), 0) > ?6`,
		func(id, at int64) {
			if !slices.ContainsFunc(later, func(l candidate) bool { return l.ID == id }) {
				moments = append(moments, at)
			}
		}, d.Customer, tx.now, tx.now-widest, d.ID, widest, d.priority)
	slices.Sort(moments)
	return err == nil && !crm.Room(caps, moments, tx.now), err
}

// settle puts one that was taken where it belongs.
func (tx *Tx) settle(ctx context.Context, id int64, state crm.DeliveryState, reason string, nextAt int64) error {
	var next any
	if nextAt > 0 {
		next = nextAt
	}
	if _, err := tx.ExecContext(ctx, `UPDATE outbox SET state = ?, reason = ?, next_at = ?, phase_at = ? WHERE id = ?`, state, reason, next, tx.now, id); err != nil {
		return asShopError(err)
	}
	return tx.tellDelivery(ctx, id, crm.DeliveryEvent{State: state, Reason: reason})
}
