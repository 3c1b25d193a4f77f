package sqlite

import (
	"context"
	"database/sql"
	"sync"

	"shuke/backend/crm"
)

// groupCommit gathers what many workers want written at the same time into one transaction that is on the disk before any of
// them goes on: what costs is the disk's word, not the rows.
type groupCommit struct {
	lock    sync.Mutex
	waiting []*phase
	led     bool // somebody is committing, and will call the next one
}

// phase is one worker's part. It changes nothing when it refuses with a conflict; any other error ends the whole transaction.
type phase struct {
	do  func(ctx context.Context, tx *Tx) error
	say chan bool // true: it is your turn to commit; false: it is done
	err error
}

// durably runs do in a transaction, with whatever others want at the same moment, and answers when the disk has it. It is
// not given up because its caller was cancelled: a reply that came is written down.
func (db *DB) durably(ctx context.Context, do func(ctx context.Context, tx *Tx) error) error {
	g := &db.phases
	p := &phase{do: do, say: make(chan bool, 1)}
	g.lock.Lock()
	g.waiting = append(g.waiting, p)
	lead := !g.led
	g.led = true
	g.lock.Unlock()
	if lead || <-p.say {
		db.commitWaiting(context.WithoutCancel(ctx))
	}
	return p.err
}

// commitWaiting commits everybody who waits, the caller among them, and calls one of those who came meanwhile to go on.
func (db *DB) commitWaiting(ctx context.Context) {
	g := &db.phases
	g.lock.Lock()
	group := g.waiting
	g.waiting = nil
	g.lock.Unlock()
	if err := db.commitGroup(ctx, group); err != nil {
		for _, p := range group {
			p.err = err
		}
	}
	for _, p := range group {
		p.say <- false
	}
	g.lock.Lock()
	defer g.lock.Unlock()
	g.led = len(g.waiting) > 0
	if g.led {
		g.waiting[0].say <- true
	}
}

func (db *DB) commitGroup(ctx context.Context, group []*phase) error {
	conn, err := db.write.Conn(ctx)
	if err != nil {
		return asShopError(err)
	}
	defer conn.Close()
	// What was written with NORMAL may be taken back by a power cut, and then be sent again.
	if _, err := conn.ExecContext(ctx, `PRAGMA synchronous = FULL; PRAGMA fullfsync = ON`); err != nil {
		return asShopError(err)
	}
	defer leaveDurable(ctx, conn)
	tx, err := db.begin(ctx, conn)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	for _, p := range group {
		if p.err = p.do(ctx, tx); p.err != nil && crm.ErrorCode(p.err) != crm.CodeConflict {
			return p.err
		}
	}
	return asShopError(tx.Commit())
}

// leaveDurable gives the connection back as the other writers know it. Should that fail, they are slower and no less safe.
func leaveDurable(ctx context.Context, conn *sql.Conn) {
	_, _ = conn.ExecContext(ctx, `PRAGMA synchronous = NORMAL; PRAGMA fullfsync = OFF`)
}

// errNotClaimed answers the sender that a delivery is not its any more: the campaign was paused or cancelled meanwhile.
var errNotClaimed = crm.Errorf(crm.CodeConflict, "outbox.notClaimed")

// Handing writes down that a claimed delivery may be on its way from now on, and counts it in its channel's
// limits. It answers once that is on the disk, with the sender's mark. One that is not claimed any more is refused: it must not go.
func (db *DB) Handing(ctx context.Context, id int64, limits []crm.Limit) (mark int64, err error) {
	err = db.durably(ctx, func(ctx context.Context, tx *Tx) error {
		var channel int64
		found, err := tx.found(ctx, &channel, `
			UPDATE outbox SET state = 'handing', reason = '', phase_at = ?2, handed_at = ?2 WHERE id = ?1 AND state = 'claimed' RETURNING channel_id`, id, tx.now)
		if err != nil || !found {
			return either(err, errNotClaimed)
		}
		if err := tx.countUse(ctx, channel, limits); err != nil {
			return err
		}
		if err := tx.tellDelivery(ctx, id, crm.DeliveryEvent{State: crm.DeliveryHanding}); err != nil {
			return err
		}
		_, err = tx.found(ctx, &mark, `UPDATE outbox_mark SET number = number + 1 RETURNING number`)
		return err
	})
	return mark, err
}

// CountUse counts a message that is no delivery, such as a notice to the owner, in its channel's limits.
func (db *DB) CountUse(ctx context.Context, channel int64, limits []crm.Limit) error {
	return db.durably(ctx, func(ctx context.Context, tx *Tx) error { return tx.countUse(ctx, channel, limits) })
}

func (tx *Tx) countUse(ctx context.Context, channel int64, limits []crm.Limit) error {
	for _, l := range limits {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO quota_uses (channel_id, per, start, used) VALUES (?1, ?2, ?3 - ?3 % ?4, 1)
			ON CONFLICT DO UPDATE SET used = used + 1`, channel, l.Per, tx.now, max(l.Per.Millis()/quotaParts, 1)); err != nil {
			return asShopError(err)
		}
	}
	return nil
}

// Finish writes down what became of a delivery that was claimed or handed over, and answers once that is on the disk. One that
// is neither any more is refused.
func (db *DB) Finish(ctx context.Context, id int64, o crm.DeliveryOutcome) error {
	return db.durably(ctx, func(ctx context.Context, tx *Tx) error {
		var next any
		if o.NextAt > 0 && o.State.Open() {
			next = o.NextAt
		}
		var campaign int64
		found, err := tx.found(ctx, &campaign, `
			UPDATE outbox SET state = ?2, reason = ?3, code = ?4, provider_id = ?5, next_at = ?6, phase_at = ?7, attempt = attempt + ?8,
				handed_at = CASE WHEN ?2 IN ('sent', 'uncertain') THEN handed_at ELSE 0 END
			WHERE id = ?1 AND state IN ('claimed', 'handing') RETURNING campaign_id`,
			id, o.State, o.Reason, o.Code, o.ProviderID, next, tx.now, o.Counts)
		if err != nil || !found {
			return either(err, errNotClaimed)
		}
		if err := tx.tellDelivery(ctx, id, crm.DeliveryEvent{State: o.State, Reason: o.Reason, Code: o.Code, Detail: o.ProviderID}); err != nil {
			return err
		}
		if o.Buries {
			if err := tx.buryAddressOf(ctx, id, o.Code); err != nil {
				return err
			}
		}
		return tx.countRefusals(ctx, campaign, o)
	})
}

// mostRefusals is how many messages of a campaign in a row are refused for what they say before it is paused.
const mostRefusals = 3

// countRefusals pauses a campaign that is refused again and again for what it says: each further one costs the account's name.
func (tx *Tx) countRefusals(ctx context.Context, campaign int64, o crm.DeliveryOutcome) error {
	switch {
	case o.State == crm.DeliverySent:
		_, err := tx.ExecContext(ctx, `UPDATE outbox_runs SET refusals = 0 WHERE campaign_id = ? AND refusals > 0`, campaign)
		return asShopError(err)
	case o.State != crm.DeliveryFailed || o.Reason != crm.ReasonContent:
		return nil
	}
	var refusals int64
	found, err := tx.found(ctx, &refusals, `UPDATE outbox_runs SET refusals = refusals + 1 WHERE campaign_id = ? RETURNING refusals`, campaign)
	if err != nil || !found || refusals < mostRefusals {
		return err
	}
	_, err = tx.pauseRun(ctx, campaign, crm.PausedByContent)
	return err
}

// tellDelivery adds to the life of a delivery.
func (tx *Tx) tellDelivery(ctx context.Context, id int64, e crm.DeliveryEvent) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO outbox_events (outbox_id, n, at, state, reason, code, detail)
		VALUES (?1, (SELECT coalesce(max(n), 0) + 1 FROM outbox_events WHERE outbox_id = ?1), ?2, ?3, ?4, ?5, ?6)`,
		id, tx.now, e.State, e.Reason, e.Code, e.Detail)
	return asShopError(err)
}

// found runs a statement that answers one value, or none.
func (tx *Tx) found(ctx context.Context, into any, query string, args ...any) (bool, error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return false, asShopError(err)
	}
	defer rows.Close()
	found := rows.Next()
	if found {
		err = rows.Scan(into)
	}
	return found, asShopError(either(err, rows.Err()))
}

func either(err, other error) error {
	if err != nil {
		return err
	}
	return other
}
