package sqlite

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"
)

// maxCampaignName is how many characters a campaign's name may have.
const maxCampaignName = 60

// amending is for how long further edits of a draft belong to the operation that began them: it is saved as it is typed.
const amending = 10 * 60 * 1000

const campaignColumns = `id, name, state, channel_id, purpose, audience, message, plan, start_at, frozen_at, ended_at, waterfall, created_at, changed_at`

func scanCampaign(row interface{ Scan(...any) error }) (c crm.Campaign, err error) {
	var audience, message, plan, waterfall string
	err = row.Scan(&c.ID, &c.Name, &c.State, &c.ChannelID, &c.Purpose, &audience, &message, &plan, &c.StartAt, &c.FrozenAt, &c.EndedAt,
		&waterfall, &c.CreatedAt, &c.ChangedAt)
	if err != nil {
		return c, err
	}
	err = errors.Join(json.Unmarshal([]byte(audience), &c.Audience), json.Unmarshal([]byte(message), &c.Message),
		json.Unmarshal([]byte(plan), &c.Plan), json.Unmarshal([]byte(waterfall), &c.Waterfall))
	if err != nil {
		return c, fmt.Errorf("campaign %d: %w", c.ID, err)
	}
	return c, nil
}

// FindCampaigns lists the campaigns, the one changed last first.
func (db *DB) FindCampaigns(ctx context.Context) ([]crm.Campaign, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+campaignColumns+` FROM campaigns ORDER BY changed_at DESC, id DESC`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.Campaign{}
	for rows.Next() {
		c, err := scanCampaign(rows)
		if err != nil {
			return nil, asShopError(err)
		}
		list = append(list, c)
	}
	return list, asShopError(rows.Err())
}

// FindCampaign reads one campaign.
func (db *DB) FindCampaign(ctx context.Context, id int64) (crm.Campaign, error) {
	return findCampaign(ctx, db.read, id)
}

func findCampaign(ctx context.Context, q querier, id int64) (crm.Campaign, error) {
	c, err := scanCampaign(q.QueryRowContext(ctx, `SELECT `+campaignColumns+` FROM campaigns WHERE id = ?`, id))
	return c, notFound(err, "campaign.gone")
}

// written is a campaign's own words as they are kept.
type written struct{ audience, message, plan string }

func write(c *crm.Campaign) (w written, err error) {
	var parts [3][]byte
	for i, v := range []any{c.Audience, c.Message, c.Plan} {
		if parts[i], err = json.Marshal(v); err != nil {
			return w, crm.WrapError(err, crm.CodeInvalid, "campaign.shape")
		}
	}
	return written{string(parts[0]), string(parts[1]), string(parts[2])}, nil
}

// CreateCampaign keeps a new draft.
func (db *DB) CreateCampaign(ctx context.Context, c crm.Campaign) (crm.Campaign, error) {
	c.Name, c.State = oneLine(c.Name), crm.CampaignDraft
	w, err := write(&c)
	if err != nil {
		return c, err
	}
	_, err = db.recordedChange(ctx, crm.OpCampaignCreate, crm.Params("campaign", c.Name), func(tx *Tx) (int64, error) {
		if err := checkCampaignName(c.Name); err != nil {
			return 0, err
		}
		c.CreatedAt, c.ChangedAt = tx.now, tx.now
		res, err := tx.ExecContext(ctx, `
			INSERT INTO campaigns (op, name, state, channel_id, purpose, audience, message, plan, start_at, frozen_at, ended_at, waterfall, created_at, changed_at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, '{}', ?, ?)`,
			tx.op, c.Name, c.State, c.ChannelID, c.Purpose, w.audience, w.message, w.plan, tx.now, tx.now)
		if err != nil {
			return 0, asShopError(err)
		}
		c.ID, err = res.LastInsertId()
		return 1, err
	})
	return c, err
}

// EditCampaign gives a draft what c says. Edits that follow each other are one operation, as long as nothing else was done in
// between: a draft is saved while it is written.
func (db *DB) EditCampaign(ctx context.Context, c crm.Campaign) (crm.Operation, error) {
	c.Name = oneLine(c.Name)
	if err := checkCampaignName(c.Name); err != nil {
		return crm.Operation{}, err
	}
	w, err := write(&c)
	if err != nil {
		return crm.Operation{}, err
	}
	if done, err := db.amendCampaign(ctx, c, w); done || err != nil {
		return crm.Operation{}, err
	}
	return db.recordedChange(ctx, crm.OpCampaignEdit, crm.Params("campaign", c.Name, "id", c.ID), func(tx *Tx) (int64, error) {
		if _, err := tx.draft(ctx, c.ID); err != nil {
			return 0, err
		}
		return tx.writeDraft(ctx, c, w, tx.op)
	})
}

// amendCampaign adds to the operation that wrote the draft last, when that was the last thing done in the shop.
func (db *DB) amendCampaign(ctx context.Context, c crm.Campaign, w written) (bool, error) {
	tx, err := db.begin(ctx, nil)
	if err != nil {
		return false, err
	}
	defer func() { _ = tx.Rollback() }()
	if _, err := tx.draft(ctx, c.ID); err != nil {
		return false, err
	}
	var op int64
	found, err := tx.found(ctx, &op, `
		SELECT o.id FROM operations o JOIN campaigns c ON c.op = o.id
		WHERE c.id = ?1 AND o.id = (SELECT max(id) FROM operations) AND o.undone_by = 0 AND o.kind IN (?2, ?3) AND o.at > ?4`,
		c.ID, crm.OpCampaignCreate, crm.OpCampaignEdit, tx.now-amending)
	if err != nil || !found {
		return false, err
	}
	n, err := tx.writeDraft(ctx, c, w, op)
	if err != nil || n == 0 {
		return err == nil, err
	}
	_, err = tx.ExecContext(ctx, `UPDATE operations SET params = json_set(params, '$.campaign', ?) WHERE id = ?`, c.Name, op)
	if err != nil {
		return false, asShopError(err)
	}
	return true, tx.commit()
}

// writeDraft answers 0 where nothing is new.
func (tx *Tx) writeDraft(ctx context.Context, c crm.Campaign, w written, op int64) (int64, error) {
	return tx.affected(ctx, `
		UPDATE campaigns SET name = ?2, channel_id = ?3, purpose = ?4, audience = ?5, message = ?6, plan = ?7, op = ?8, changed_at = ?9
		WHERE id = ?1 AND (name, channel_id, purpose, audience, message, plan) IS NOT (?2, ?3, ?4, ?5, ?6, ?7)`,
		c.ID, c.Name, c.ChannelID, c.Purpose, w.audience, w.message, w.plan, op, tx.now)
}

// draft reads a campaign that is still the owner's to edit.
func (tx *Tx) draft(ctx context.Context, id int64) (crm.Campaign, error) {
	c, err := findCampaign(ctx, tx, id)
	if err == nil && c.State != crm.CampaignDraft {
		err = crm.Errorf(crm.CodeConflict, "campaign.started", "name", c.Name)
	}
	return c, err
}

// DeleteCampaign removes a draft. What was started stays as the record of what was sent.
func (db *DB) DeleteCampaign(ctx context.Context, id int64) (crm.Operation, error) {
	params := map[string]any{}
	return db.recordedChange(ctx, crm.OpCampaignDelete, params, func(tx *Tx) (int64, error) {
		c, err := tx.draft(ctx, id)
		if err != nil {
			return 0, err
		}
		params["campaign"] = c.Name
		return tx.affected(ctx, `DELETE FROM campaigns WHERE id = ?`, id)
	})
}

// oneLine is a name as lists show it, whatever was pasted.
func oneLine(name string) string { return strings.Join(strings.Fields(name), " ") }

func checkCampaignName(name string) error {
	if name == "" || utf8.RuneCountInString(name) > maxCampaignName {
		return crm.Errorf(crm.CodeInvalid, "campaign.name.length", "max", maxCampaignName)
	}
	return nil
}
