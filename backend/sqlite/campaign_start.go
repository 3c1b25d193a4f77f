package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"

	"shuke/backend/crm"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
)

// Freeze is who gets a campaign and what it says to them, decided for good.
type Freeze struct {
	Campaign crm.Campaign
	StartAt  int64
	Going    bool // they go at once; else the owner, or the moment, lets them
	// Deliveries are made for the content that was frozen.
	Deliveries func(content int64) iter.Seq2[crm.Delivery, error]
	// LeftOut is asked when all deliveries were made: how the audience came down to them, and who got none.
	LeftOut func() (crm.Waterfall, map[crm.SkipReason]*roaring64.Bitmap)
}

// ScheduleCampaign has a draft wait for its moment; who gets it is decided then.
func (db *DB) ScheduleCampaign(ctx context.Context, id, at int64) (crm.Operation, error) {
	return db.startCampaign(ctx, id, func(tx *Tx, c crm.Campaign) (int64, error) {
		_, err := tx.affected(ctx, `UPDATE campaigns SET state = ?, start_at = ?, op = ?, changed_at = ? WHERE id = ?`,
			crm.CampaignScheduled, at, tx.op, tx.now, c.ID)
		return 1, err
	})
}

// UnscheduleCampaign makes a draft of a campaign again that waits for its moment, before it is decided who gets it.
func (db *DB) UnscheduleCampaign(ctx context.Context, id int64) (crm.Operation, error) {
	params := map[string]any{}
	return db.change(ctx, crm.OpCampaignCancel, params, func(tx *Tx) (int64, error) {
		c, err := findCampaign(ctx, tx, id)
		if err != nil {
			return 0, err
		}
		params["campaign"] = c.Name
		if c.State != crm.CampaignScheduled && c.State != crm.CampaignPaused || c.FrozenAt > 0 {
			return 0, crm.Errorf(crm.CodeConflict, "campaign.started", "name", c.Name)
		}
		return tx.affected(ctx, `UPDATE campaigns SET state = ?, start_at = 0, op = ?, changed_at = ? WHERE id = ?`, crm.CampaignDraft, tx.op, tx.now, id)
	})
}

// FreezeCampaign decides who gets a campaign: what it says, to whom, and who is left out for what reason is kept in one
// transaction with the rows of the outbox. None of it is taken back by an undo: what is sent is sent.
func (db *DB) FreezeCampaign(ctx context.Context, f Freeze) (op crm.Operation, made int64, err error) {
	op, err = db.startCampaign(ctx, f.Campaign.ID, func(tx *Tx, c crm.Campaign) (int64, error) {
		content, err := tx.keepContent(ctx, f.Campaign)
		if err != nil {
			return 0, err
		}
		if made, err = tx.enqueue(ctx, c.ID, f.Deliveries(content)); err != nil {
			return 0, err
		}
		if f.Going {
			if err := tx.startRun(ctx, c.ID); err != nil {
				return 0, err
			}
		}
		return max(made, 1), tx.keepFrozen(ctx, f, made)
	})
	return op, made, err
}

// keepFrozen writes down what was decided; that the people add up is checked here, where they are counted for the last time.
func (tx *Tx) keepFrozen(ctx context.Context, f Freeze, made int64) error {
	w, out := f.LeftOut()
	left := int64(0)
	for _, s := range w.Steps {
		left += s.People
	}
	if made != w.Sending || left+made != w.Audience {
		return fmt.Errorf("freeze campaign %d: %d of %d, %d left out, %d enqueued", f.Campaign.ID, w.Sending, w.Audience, left, made)
	}
	for reason, members := range out {
		blob, err := members.ToBytes()
		if err != nil {
			return fmt.Errorf("encode who is left out: %w", err)
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO campaign_left_out (campaign_id, reason, members) VALUES (?, ?, ?)`, f.Campaign.ID, reason, blob)
		if err != nil {
			return asShopError(err)
		}
	}
	waterfall, err := json.Marshal(w)
	if err != nil {
		return fmt.Errorf("encode a waterfall: %w", err)
	}
	state := crm.CampaignScheduled
	if f.Going {
		state = crm.CampaignSending
	}
	_, err = tx.affected(ctx, `UPDATE campaigns SET state = ?, start_at = ?, frozen_at = ?, waterfall = ?, op = ?, changed_at = ? WHERE id = ?`,
		state, f.StartAt, tx.now, string(waterfall), tx.op, tx.now, f.Campaign.ID)
	return err
}

func (tx *Tx) keepContent(ctx context.Context, c crm.Campaign) (int64, error) {
	w, err := write(&c)
	if err != nil {
		return 0, err
	}
	res, err := tx.ExecContext(ctx, `INSERT INTO campaign_contents (campaign_id, step, purpose, footer, message) VALUES (?, 0, ?, ?, ?)`,
		c.ID, c.Purpose, c.Plan.Footer, w.message)
	if err != nil {
		return 0, asShopError(err)
	}
	return res.LastInsertId()
}

// startCampaign is for what happens to a campaign that nobody was decided for yet.
func (db *DB) startCampaign(ctx context.Context, id int64, do func(tx *Tx, c crm.Campaign) (int64, error)) (crm.Operation, error) {
	params := map[string]any{}
	return db.change(ctx, crm.OpCampaignStart, params, func(tx *Tx) (int64, error) {
		c, err := findCampaign(ctx, tx, id)
		if err != nil {
			return 0, err
		}
		params["campaign"] = c.Name
		if c.FrozenAt > 0 || c.State == crm.CampaignCancelled {
			return 0, crm.Errorf(crm.CodeConflict, "campaign.started", "name", c.Name)
		}
		return do(tx, c)
	})
}

// GoCampaign lets a campaign that waited for its moment, or stood still, go.
func (db *DB) GoCampaign(ctx context.Context, id int64) error {
	return db.outboxChange(ctx, func(tx *Tx) error { return tx.goCampaign(ctx, id) })
}

func (tx *Tx) goCampaign(ctx context.Context, id int64) error {
	if _, err := tx.ExecContext(ctx, `UPDATE campaigns SET state = ? WHERE id = ? AND frozen_at > 0 AND ended_at = 0`, crm.CampaignSending, id); err != nil {
		return asShopError(err)
	}
	return tx.startRun(ctx, id)
}

// HoldCampaign has a campaign whose moment passed wait for the owner's word.
func (db *DB) HoldCampaign(ctx context.Context, id int64) error {
	return db.outboxChange(ctx, func(tx *Tx) error {
		n, err := tx.affected(ctx, `UPDATE campaigns SET state = CASE WHEN frozen_at > 0 THEN ? ELSE ? END WHERE id = ? AND state = ?`,
			crm.CampaignSending, crm.CampaignPaused, id, crm.CampaignScheduled)
		if err != nil || n == 0 {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE outbox_runs SET reason = ? WHERE campaign_id = ? AND state = 'paused'`, crm.PausedLate, id)
		return asShopError(err)
	})
}

// NextOf is when something of a campaign is due next; 0 when nothing is.
func (db *DB) NextOf(ctx context.Context, campaign int64) (int64, error) {
	var at sql.NullInt64
	err := db.read.QueryRowContext(ctx, `SELECT min(next_at) FROM outbox WHERE campaign_id = ? AND next_at IS NOT NULL`, campaign).Scan(&at)
	return at.Int64, asShopError(err)
}

// EndCampaign notes that a campaign was cancelled. What became of its messages is the outbox's to say.
func (db *DB) EndCampaign(ctx context.Context, id, count int64) (crm.Operation, error) {
	params := map[string]any{}
	return db.change(ctx, crm.OpCampaignCancel, params, func(tx *Tx) (int64, error) {
		c, err := findCampaign(ctx, tx, id)
		if err != nil {
			return 0, err
		}
		params["campaign"] = c.Name
		_, err = tx.affected(ctx, `UPDATE campaigns SET state = ?, ended_at = ?, op = ?, changed_at = ? WHERE id = ?`, crm.CampaignCancelled, tx.now, tx.op, tx.now, id)
		return max(count, 1), err
	})
}

// Content is a frozen message.
type Content struct {
	Campaign int64
	Purpose  crm.Purpose
	Footer   string
	Message  crm.Message
}

// FindContent reads a frozen message.
func (db *DB) FindContent(ctx context.Context, id int64) (c Content, err error) {
	var message string
	err = db.read.QueryRowContext(ctx, `SELECT campaign_id, purpose, footer, message FROM campaign_contents WHERE id = ?`, id).
		Scan(&c.Campaign, &c.Purpose, &c.Footer, &message)
	if err != nil {
		return c, notFound(err, "campaign.gone")
	}
	if err := json.Unmarshal([]byte(message), &c.Message); err != nil {
		return c, fmt.Errorf("content %d: %w", id, err)
	}
	return c, nil
}

// WrittenLately lists, for each customer, the moments at which marketing went to them since a moment, or is reserved: what is
// queued by campaigns whose priority is at least as high. A campaign does not stand in its own way.
func (db *DB) WrittenLately(ctx context.Context, since int64, priority crm.Priority, except int64) (map[int64][]int64, error) {
	now, err := db.WhoTheyBecame(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := db.read.QueryContext(ctx, `
		SELECT o.customer_id, CASE WHEN o.handed_at > 0 THEN o.handed_at ELSE o.not_before END AS at
		FROM outbox o JOIN campaigns c ON c.id = o.campaign_id
		WHERE o.marketing = 1 AND o.campaign_id <> ?3 AND c.frozen_at > 0 AND (o.handed_at > ?1
			OR o.handed_at = 0 AND o.state IN ('queued', 'held', 'claimed') AND c.ended_at = 0 AND coalesce(json_extract(c.plan, '$.priority'), 0) >= ?2)
		ORDER BY at`, since, priority, except)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	lately := map[int64][]int64{}
	for rows.Next() {
		var customer, at int64
		if err := rows.Scan(&customer, &at); err != nil {
			return nil, asShopError(err)
		}
		is := now(customer)
		lately[is] = append(lately[is], at)
	}
	return lately, asShopError(rows.Err())
}

// Quiet is who got a campaign and paid nothing since, as who they are by now.
func (db *DB) Quiet(ctx context.Context, campaign int64) (*roaring64.Bitmap, error) {
	return db.idSet(ctx, `
		WITH RECURSIVE became (was, now) AS (
			SELECT m.customer_id, m.into_id FROM merged m JOIN operations o ON o.id = m.op WHERE o.undone_by = 0
			UNION SELECT b.was, m.into_id FROM became b JOIN merged m ON m.customer_id = b.now JOIN operations o ON o.id = m.op WHERE o.undone_by = 0),
		got (customer, at) AS (
			SELECT coalesce((SELECT b.now FROM became b JOIN customers c ON c.id = b.now WHERE b.was = o.customer_id), o.customer_id), o.handed_at
			FROM outbox o WHERE o.campaign_id = ? AND o.state IN ('sent', 'delivered', 'uncertain'))
		SELECT customer FROM got WHERE NOT EXISTS (SELECT 1 FROM orders p WHERE p.customer_id = customer AND p.paid_at >= at)`, campaign)
}

// InState is whose delivery of a campaign is in a state, for a reason where one is given.
func (db *DB) InState(ctx context.Context, campaign int64, state crm.DeliveryState, reason string) (*roaring64.Bitmap, error) {
	return db.idSet(ctx, `
		SELECT customer_id FROM outbox WHERE campaign_id = ?1 AND (?2 = '' OR state = ?2) AND (?3 = '' OR reason = ?3)`, campaign, state, reason)
}

// OnPlatform is who has an account on a platform.
func (db *DB) OnPlatform(ctx context.Context, platform string) (*roaring64.Bitmap, error) {
	return db.idSet(ctx, `
		SELECT i.customer_id FROM identities i JOIN platforms p ON p.id = i.platform_id WHERE i.kind = ? AND p.name = ?`, crm.IdentityAccount, platform)
}

func (db *DB) idSet(ctx context.Context, query string, args ...any) (*roaring64.Bitmap, error) {
	rows, err := db.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	set := roaring64.New()
	for rows.Next() {
		var id uint64
		if err := rows.Scan(&id); err != nil {
			return nil, asShopError(err)
		}
		set.Add(id)
	}
	return set, asShopError(rows.Err())
}
