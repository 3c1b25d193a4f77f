package sqlite

import (
	"context"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"
)

// maxChannelName is how many characters a channel's name may have.
const maxChannelName = 60

const channelColumns = `id, name, kind, settings, secret, created_at, changed_at`

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
		if err := rows.Scan(&c.ID, &c.Name, &c.Kind, &c.Settings, &c.Secret, &c.CreatedAt, &c.ChangedAt); err != nil {
			return nil, asShopError(err)
		}
		list = append(list, c)
	}
	return list, asShopError(rows.Err())
}

// CreateChannel keeps a new channel under a name that is free.
func (db *DB) CreateChannel(ctx context.Context, c crm.Channel) (crm.Channel, error) {
	c.Name = strings.TrimSpace(c.Name)
	_, err := db.recordedChange(ctx, crm.OpChannelAdd, crm.Params("channel", c.Name), func(tx *Tx) (int64, error) {
		if err := tx.freeChannelName(ctx, c.Name); err != nil {
			return 0, err
		}
		c.CreatedAt, c.ChangedAt = tx.now, tx.now
		res, err := tx.ExecContext(ctx, `
			INSERT INTO channels (op, name, kind, settings, secret, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			tx.op, c.Name, c.Kind, c.Settings, c.Secret, tx.now, tx.now)
		if err != nil {
			return 0, asShopError(err)
		}
		c.ID, err = res.LastInsertId()
		return 1, err
	})
	return c, err
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

func (tx *Tx) freeChannelName(ctx context.Context, name string) error {
	if name == "" || utf8.RuneCountInString(name) > maxChannelName {
		return crm.Errorf(crm.CodeInvalid, "channel.name.length", "max", maxChannelName)
	}
	var taken bool
	if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM channels WHERE name = ?)`, name).Scan(&taken); err != nil {
		return asShopError(err)
	}
	if taken {
		return crm.Errorf(crm.CodeConflict, "channel.name.taken", "name", name)
	}
	return nil
}
