package sqlite

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"fmt"
	"iter"
	"strconv"
	"strings"

	"shuke/backend/crm"
)

// Enqueue freezes deliveries of a campaign into the outbox, all or none of them, and answers how many are new: one to the
// same customer in the same step on the same channel is there once, however often it is enqueued. They go when the campaign's
// run does.
func (db *DB) Enqueue(ctx context.Context, campaign int64, deliveries iter.Seq2[crm.Delivery, error]) (int64, error) {
	tx, err := db.begin(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer func() { _ = tx.Rollback() }()
	made, err := tx.enqueue(ctx, campaign, deliveries)
	if err != nil {
		return 0, err
	}
	return made, asShopError(tx.Commit())
}

// enqueue is Enqueue as a part of a larger transaction. A campaign without a run gets one that is paused.
func (tx *Tx) enqueue(ctx context.Context, campaign int64, deliveries iter.Seq2[crm.Delivery, error]) (made int64, err error) {
	if _, err := tx.ExecContext(ctx, `
		INSERT INTO outbox_runs (campaign_id, state, reason, refusals, since) VALUES (?, 'paused', 'owner', 0, ?)
		ON CONFLICT DO NOTHING`, campaign, tx.now); err != nil {
		return 0, asShopError(err)
	}
	batch, err := randomWord()
	if err != nil {
		return 0, err
	}
	next, err := tx.nextID(ctx, "outbox")
	if err != nil {
		return 0, err
	}
	insert, err := tx.PrepareContext(ctx, insertDelivery) //nolint:sqlclosecheck // closed right below; read once, for a hundred thousand rows
	if err != nil {
		return 0, asShopError(err)
	}
	defer insert.Close()
	for d, err := range deliveries {
		if err != nil {
			return 0, err
		}
		if err := tx.lane.Wait(); err != nil {
			return 0, err
		}
		res, err := insert.ExecContext(ctx, next, campaign, d.Step, d.Customer, d.Channel, d.Medium, d.Marketing, d.Content, d.Address,
			d.Fields, d.Place, batch+"x"+strconv.FormatInt(next, 36), max(d.NotBefore, tx.now), d.NotBefore, d.NotAfter, tx.now)
		n, err := affected(res, err)
		if err != nil {
			return 0, err
		}
		next, made = next+n, made+n
	}
	return made, nil
}

const insertDelivery = `
	INSERT INTO outbox (id, campaign_id, step, customer_id, channel_id, medium, marketing, content_id, address, fields, place, key,
		state, next_at, not_before, not_after, phase_at)
	VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?)
	ON CONFLICT (campaign_id, step, customer_id, channel_id) DO NOTHING`

// randomWord sets the keys of one batch apart from those of any other, also of one that a restored file has forgotten.
func randomWord() (string, error) {
	random := make([]byte, 8)
	if _, err := rand.Read(random); err != nil {
		return "", fmt.Errorf("make the keys of deliveries: %w", err)
	}
	return hex.EncodeToString(random), nil
}

const deliveryColumns = `id, campaign_id, step, customer_id, channel_id, medium, marketing, content_id, address, fields, place, key,
	state, reason, attempt, coalesce(next_at, 0), not_before, not_after, phase_at, handed_at, provider_id, code, resolved_by, resolved_at`

func deliveryFields(d *crm.Delivery) []any {
	return []any{
		&d.ID, &d.Campaign, &d.Step, &d.Customer, &d.Channel, &d.Medium, &d.Marketing, &d.Content, &d.Address, &d.Fields, &d.Place, &d.Key,
		&d.State, &d.Reason, &d.Attempt, &d.NextAt, &d.NotBefore, &d.NotAfter, &d.PhaseAt, &d.HandedAt, &d.ProviderID, &d.Code,
		&d.ResolvedBy, &d.ResolvedAt,
	}
}

// FindDeliveries lists a page of the outbox.
func (db *DB) FindDeliveries(ctx context.Context, q crm.DeliveryQuery) ([]crm.Delivery, error) {
	where, args := deliveryConditions(q)
	return db.readDeliveries(ctx, where+` ORDER BY id LIMIT ?`, append(args, min(max(q.Limit, 1), crm.MaxPage))...)
}

func (db *DB) readDeliveries(ctx context.Context, which string, args ...any) ([]crm.Delivery, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+deliveryColumns+` FROM outbox WHERE `+which, args...)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.Delivery{}
	for rows.Next() {
		var d crm.Delivery
		if err := rows.Scan(deliveryFields(&d)...); err != nil {
			return nil, asShopError(err)
		}
		list = append(list, d)
	}
	return list, asShopError(rows.Err())
}

func deliveryConditions(q crm.DeliveryQuery) (string, []any) {
	where, args := []string{"id > ?"}, []any{q.After}
	for _, c := range []struct {
		column string
		value  int64
	}{{"campaign_id", q.Campaign}, {"customer_id", q.Customer}} {
		if c.value != 0 {
			where, args = append(where, c.column+" = ?"), append(args, c.value)
		}
	}
	if len(q.States) > 0 {
		where = append(where, "state IN (?"+strings.Repeat(", ?", len(q.States)-1)+")")
		for _, s := range q.States {
			args = append(args, s)
		}
	}
	if q.Reason != "" {
		where, args = append(where, "reason = ?"), append(args, q.Reason)
	}
	return strings.Join(where, " AND "), args
}

// FindDelivery reads one delivery.
func (db *DB) FindDelivery(ctx context.Context, id int64) (d crm.Delivery, err error) {
	err = db.read.QueryRowContext(ctx, `SELECT `+deliveryColumns+` FROM outbox WHERE id = ?`, id).Scan(deliveryFields(&d)...)
	return d, notFound(err, "outbox.gone")
}

// DeliveryHistory lists what happened to a delivery, oldest first.
func (db *DB) DeliveryHistory(ctx context.Context, id int64) ([]crm.DeliveryEvent, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT at, state, reason, code, detail FROM outbox_events WHERE outbox_id = ? ORDER BY n`, id)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.DeliveryEvent{}
	for rows.Next() {
		var e crm.DeliveryEvent
		if err := rows.Scan(&e.At, &e.State, &e.Reason, &e.Code, &e.Detail); err != nil {
			return nil, asShopError(err)
		}
		list = append(list, e)
	}
	return list, asShopError(rows.Err())
}

// CountDeliveries counts a campaign's deliveries, or all of them for 0, by state and reason. The sum is everybody enqueued.
func (db *DB) CountDeliveries(ctx context.Context, campaign int64) ([]crm.DeliveryCount, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT state, reason, count(*) FROM outbox WHERE ?1 = 0 OR campaign_id = ?1 GROUP BY state, reason ORDER BY state, reason`, campaign)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.DeliveryCount{}
	for rows.Next() {
		var c crm.DeliveryCount
		if err := rows.Scan(&c.State, &c.Reason, &c.Count); err != nil {
			return nil, asShopError(err)
		}
		list = append(list, c)
	}
	return list, asShopError(rows.Err())
}

// NextDue is when the next delivery of a channel is due, of campaigns that go; 0 when none is.
func (db *DB) NextDue(ctx context.Context, channel int64) (int64, error) {
	var at sql.NullInt64
	err := db.read.QueryRowContext(ctx, `
		SELECT min((SELECT min(o.next_at) FROM outbox o WHERE o.campaign_id = r.campaign_id AND o.channel_id = ? AND o.next_at IS NOT NULL))
		FROM outbox_runs r WHERE r.state = 'going'`, channel).Scan(&at)
	return at.Int64, asShopError(err)
}

// ChannelsDue are the channels that deliveries of going campaigns wait for, without those that the owner works off by hand.
func (db *DB) ChannelsDue(ctx context.Context) ([]int64, error) {
	var list []int64
	rows, err := db.read.QueryContext(ctx, `
		SELECT DISTINCT o.channel_id FROM outbox_runs r JOIN outbox o ON o.campaign_id = r.campaign_id AND o.next_at IS NOT NULL
		WHERE r.state = 'going' AND o.channel_id NOT IN `+handChannels+` ORDER BY 1`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, asShopError(err)
		}
		list = append(list, id)
	}
	return list, asShopError(rows.Err())
}
