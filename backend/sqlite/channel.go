package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"
)

// maxChannelName is how many characters a channel's name may have.
const maxChannelName = 60

const channelColumns = `id, name, kind, settings, limits, secret, created_at, changed_at`

// FindChannels lists the channels in the order they were set up in.
func (db *DB) FindChannels(ctx context.Context) ([]crm.Channel, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+channelColumns+` FROM channels ORDER BY id`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.Channel{}
	for rows.Next() {
		var c crm.Channel
		var limits string
		if err := rows.Scan(&c.ID, &c.Name, &c.Kind, &c.Settings, &limits, &c.Secret, &c.CreatedAt, &c.ChangedAt); err != nil {
			return nil, asShopError(err)
		}
		if err := json.Unmarshal([]byte(limits), &c.Limits); err != nil {
			return nil, fmt.Errorf("read limits of channel %d: %w", c.ID, err)
		}
		list = append(list, c)
	}
	return list, asShopError(rows.Err())
}

// CreateChannel keeps a new channel under a name that is free.
func (db *DB) CreateChannel(ctx context.Context, c crm.Channel) (crm.Channel, error) {
	c.Name = strings.TrimSpace(c.Name)
	_, err := db.recordedChange(ctx, crm.OpChannelAdd, crm.Params("channel", c.Name), func(tx *Tx) (int64, error) {
		limits, err := tx.checkChannel(ctx, c)
		if err != nil {
			return 0, err
		}
		c.CreatedAt, c.ChangedAt = tx.now, tx.now
		res, err := tx.ExecContext(ctx, `
			INSERT INTO channels (op, name, kind, settings, limits, secret, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			tx.op, c.Name, c.Kind, c.Settings, limits, c.Secret, tx.now, tx.now)
		if err != nil {
			return 0, asShopError(err)
		}
		c.ID, err = res.LastInsertId()
		return 1, err
	})
	return c, err
}

// EditChannel gives a channel another name, other settings, other limits. Its kind and where its secret is kept stay.
func (db *DB) EditChannel(ctx context.Context, c crm.Channel) (crm.Operation, error) {
	c.Name = strings.TrimSpace(c.Name)
	return db.recordedChange(ctx, crm.OpChannelEdit, crm.Params("channel", c.Name), func(tx *Tx) (int64, error) {
		limits, err := tx.checkChannel(ctx, c)
		if err != nil {
			return 0, err
		}
		res, err := tx.ExecContext(ctx, `
			UPDATE channels SET name = ?, settings = ?, limits = ?, changed_at = ?, op = ?
			WHERE id = ? AND (name, settings, limits) <> (?, ?, ?)`,
			c.Name, c.Settings, limits, tx.now, tx.op, c.ID, c.Name, c.Settings, limits)
		if err != nil {
			return 0, asShopError(err)
		}
		return res.RowsAffected()
	})
}

// DeleteChannel removes a channel.
func (db *DB) DeleteChannel(ctx context.Context, id int64) (crm.Operation, error) {
	params := map[string]any{}
	return db.recordedChange(ctx, crm.OpChannelDelete, params, func(tx *Tx) (int64, error) {
		var name string
		if err := tx.QueryRowContext(ctx, `DELETE FROM channels WHERE id = ? RETURNING name`, id).Scan(&name); err != nil {
			return 0, notFound(err, "channel.gone")
		}
		params["channel"] = name
		return 1, nil
	})
}

// checkChannel answers a channel's limits as they are kept, once its name is free for it and its limits can be.
func (tx *Tx) checkChannel(ctx context.Context, c crm.Channel) (limits string, err error) {
	if err := tx.freeChannelName(ctx, c.ID, c.Name); err != nil {
		return "", err
	}
	if err := crm.ValidateLimits(c.Limits); err != nil {
		return "", err
	}
	kept, err := json.Marshal(append([]crm.Limit{}, c.Limits...))
	return string(kept), err
}

func (tx *Tx) freeChannelName(ctx context.Context, id int64, name string) error {
	if name == "" || utf8.RuneCountInString(name) > maxChannelName {
		return crm.Errorf(crm.CodeInvalid, "channel.name.length", "max", maxChannelName)
	}
	var taken bool
	if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM channels WHERE name = ? AND id <> ?)`, name, id).Scan(&taken); err != nil {
		return asShopError(err)
	}
	if taken {
		return crm.Errorf(crm.CodeConflict, "channel.name.taken", "name", name)
	}
	return nil
}
