package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"

	"shuke/backend/crm"
)

// Settings are what the owner has said about the shop.
type Settings struct {
	Name     string
	TimeZone string // IANA name; days are cut in it
	Currency string // reporting currency; "" until the first import or the owner decides
	Sample   bool   // the shop is a made-up one to look around in
}

// DefaultTimeZone is the shop's zone until the owner says otherwise.
const DefaultTimeZone = "Asia/Shanghai"

// querier is a pool, a connection or a transaction.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

func setting(ctx context.Context, q querier, key string) (string, error) {
	var value string
	err := q.QueryRowContext(ctx, `SELECT value FROM settings WHERE key = ?`, key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, asShopError(err)
}

// Settings reads the shop's settings, with defaults where nothing was said.
func (db *DB) Settings(ctx context.Context) (Settings, error) { return readSettings(ctx, db.read) }

func readSettings(ctx context.Context, q querier) (Settings, error) {
	s := Settings{TimeZone: DefaultTimeZone}
	rows, err := q.QueryContext(ctx, `SELECT key, value FROM settings`)
	if err != nil {
		return s, asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var key, value string
		if err := rows.Scan(&key, &value); err != nil {
			return s, asShopError(err)
		}
		switch key {
		case "name":
			s.Name = value
		case "timeZone":
			s.TimeZone = value
		case "currency":
			s.Currency = value
		case "sample":
			s.Sample = value == "1"
		}
	}
	return s, asShopError(rows.Err())
}

// Zone is the shop's time zone; UTC should the name mean nothing on this computer.
func (s Settings) Zone() *time.Location {
	zone, err := time.LoadLocation(s.TimeZone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// SaveSettings sets name, zone and currency. A new currency means every figure is counted again.
func (db *DB) SaveSettings(ctx context.Context, want Settings) (crm.Operation, error) {
	if _, err := time.LoadLocation(want.TimeZone); err != nil || want.TimeZone == "" {
		return crm.Operation{}, crm.WrapError(err, crm.CodeInvalid, "settings.timeZone", "timeZone", want.TimeZone)
	}
	if len(want.Currency) != 3 {
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "settings.currency", "currency", want.Currency)
	}
	return db.change(ctx, crm.OpSettingsEdit, nil, func(tx *Tx) (int64, error) {
		was, err := readSettings(ctx, tx)
		if err != nil {
			return 0, err
		}
		var changed int64
		for _, s := range []struct{ key, was, want string }{
			{"name", was.Name, want.Name},
			{"timeZone", was.TimeZone, want.TimeZone},
			{"currency", was.Currency, want.Currency},
		} {
			if s.was == s.want {
				continue
			}
			changed++
			if err := tx.setSetting(ctx, s.key, s.want); err != nil {
				return 0, err
			}
		}
		if was.Currency != want.Currency {
			return changed, tx.recountEveryone(ctx)
		}
		return changed, nil
	})
}

// SettleZone gives a shop in which nothing was done or said yet the zone of where it is begun; it tells whether it did. An unknown
// zone, and UTC, which is what a computer says that does not know its place, change nothing.
func (db *DB) SettleZone(ctx context.Context, zone string) (bool, error) {
	if place, err := time.LoadLocation(zone); err != nil || place.String() == "Local" || strings.HasSuffix(zone, "UTC") || zone == "" {
		return false, nil //nolint:nilerr // a place that is not known here is as good as none
	}
	done, err := db.write.ExecContext(ctx, `
		INSERT INTO settings (key, value) SELECT 'timeZone', ?
		WHERE NOT EXISTS (SELECT 1 FROM operations) AND NOT EXISTS (SELECT 1 FROM settings WHERE key IN ('timeZone', 'sample'))`, zone)
	if err != nil {
		return false, asShopError(err)
	}
	n, err := done.RowsAffected()
	return n > 0, asShopError(err)
}

// MarkSample notes that the shop is a made-up one; only an empty shop is marked, as it is made.
func (db *DB) MarkSample(ctx context.Context, name string) error {
	_, err := db.write.ExecContext(ctx, `
		INSERT INTO settings (key, value) VALUES ('sample', '1'), ('name', ?)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`, name)
	return asShopError(err)
}

// setSetting writes one setting and keeps what it was, as the image [key, value].
func (tx *Tx) setSetting(ctx context.Context, key, value string) error {
	was, err := setting(ctx, tx, key)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT OR IGNORE INTO operation_rows (operation_id, tbl, row_key, image, gone)
		VALUES (?, 'settings', ?, json_array(?, ?), 0)`, tx.op, key, was, value)
	if err != nil {
		return asShopError(err)
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
	return asShopError(err)
}

// The settings of sending.
const (
	settingCaps    = "caps"
	settingConfirm = "confirmAbove"
	settingHours   = "openHours"
)

// SendingSettings reads what holds for all campaigns.
func (db *DB) SendingSettings(ctx context.Context) (crm.SendingSettings, error) {
	s := crm.DefaultSending()
	for key, into := range map[string]any{settingCaps: &s.Caps, settingConfirm: &s.ConfirmAbove, settingHours: &s.Hours} {
		text, err := setting(ctx, db.read, key)
		if err != nil {
			return s, err
		}
		if text == "" {
			continue
		}
		if err := json.Unmarshal([]byte(text), into); err != nil {
			return s, fmt.Errorf("read the setting %s: %w", key, err)
		}
	}
	return s, nil
}

// SaveSendingSettings sets what holds for all campaigns. What is as it was makes no operation.
func (db *DB) SaveSendingSettings(ctx context.Context, want crm.SendingSettings) (crm.Operation, error) {
	if err := want.Validate(); err != nil {
		return crm.Operation{}, err
	}
	was, err := db.SendingSettings(ctx)
	if err != nil {
		return crm.Operation{}, err
	}
	return db.change(ctx, crm.OpSettingsEdit, nil, func(tx *Tx) (changed int64, err error) {
		for _, s := range []struct {
			key       string
			was, want any
		}{
			{settingCaps, was.Caps, want.Caps},
			{settingConfirm, was.ConfirmAbove, want.ConfirmAbove},
			{settingHours, was.Hours, want.Hours},
		} {
			if reflect.DeepEqual(s.was, s.want) {
				continue
			}
			text, err := json.Marshal(s.want)
			if err != nil {
				return 0, fmt.Errorf("write the setting %s: %w", s.key, err)
			}
			changed++
			if err := tx.setSetting(ctx, s.key, string(text)); err != nil {
				return 0, err
			}
		}
		return changed, nil
	})
}
