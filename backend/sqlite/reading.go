package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"
)

const readingColumns = `id, signature, name, file, mapping, encoding, delimiter, sheet, header_row, saved_at, used_at`

func scanReading(row interface{ Scan(...any) error }) (r crm.KnownReading, err error) {
	err = row.Scan(&r.ID, &r.Signature, &r.Name, &r.File, &r.Mapping, &r.Encoding, &r.Delimiter, &r.Sheet, &r.HeaderRow, &r.SavedAt, &r.UsedAt)
	return r, err
}

// FindReadings lists how files were read before, the latest used first.
func (db *DB) FindReadings(ctx context.Context) ([]crm.KnownReading, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+readingColumns+` FROM readings ORDER BY used_at DESC, id DESC`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.KnownReading{}
	for rows.Next() {
		r, err := scanReading(rows)
		if err != nil {
			return nil, asShopError(err)
		}
		list = append(list, r)
	}
	return list, asShopError(rows.Err())
}

// FindReading reads one of them.
func (db *DB) FindReading(ctx context.Context, id int64) (crm.KnownReading, error) {
	r, err := scanReading(db.read.QueryRowContext(ctx, `SELECT `+readingColumns+` FROM readings WHERE id = ?`, id))
	return r, notFound(err, "reading.gone")
}

// ReadingOf is how files of a layout were read last time; nil when none was read so that it had to be said.
func (db *DB) ReadingOf(ctx context.Context, signature string) (*crm.KnownReading, error) {
	r, err := scanReading(db.read.QueryRowContext(ctx, `SELECT `+readingColumns+` FROM readings WHERE signature = ?`, signature))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, asShopError(err)
	}
	return &r, nil
}

// SaveReading keeps how files of a layout are read. The layout's earlier one gives way and leaves its name.
func (db *DB) SaveReading(ctx context.Context, r crm.KnownReading) error {
	now := crm.Millis(db.clock())
	_, err := db.write.ExecContext(ctx, `
		INSERT INTO readings (signature, name, file, mapping, encoding, delimiter, sheet, header_row, saved_at, used_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (signature) DO UPDATE SET (file, mapping, encoding, delimiter, sheet, header_row, saved_at, used_at)
			= (excluded.file, excluded.mapping, excluded.encoding, excluded.delimiter, excluded.sheet, excluded.header_row,
				excluded.saved_at, excluded.used_at)`,
		r.Signature, r.Name, r.File, r.Mapping, r.Encoding, r.Delimiter, r.Sheet, r.HeaderRow, now, now)
	return asShopError(err)
}

// UseReading notes that a layout was read as before.
func (db *DB) UseReading(ctx context.Context, id int64) error {
	_, err := db.write.ExecContext(ctx, `UPDATE readings SET used_at = ? WHERE id = ?`, crm.Millis(db.clock()), id)
	return asShopError(err)
}

// RenameReading gives it another name.
func (db *DB) RenameReading(ctx context.Context, id int64, name string) error {
	name = strings.TrimSpace(name)
	if name == "" || utf8.RuneCountInString(name) > crm.MaxReadingName {
		return crm.Errorf(crm.CodeInvalid, "reading.name.length", "max", crm.MaxReadingName)
	}
	res, err := db.write.ExecContext(ctx, `UPDATE readings SET name = ? WHERE id = ?`, name, id)
	return oneReading(res, err)
}

// ForgetReading forgets one: files of its layout are read by name again.
func (db *DB) ForgetReading(ctx context.Context, id int64) error {
	res, err := db.write.ExecContext(ctx, `DELETE FROM readings WHERE id = ?`, id)
	return oneReading(res, err)
}

func oneReading(res sql.Result, err error) error {
	if err != nil {
		return asShopError(err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, crm.Errorf(crm.CodeNotFound, "reading.gone"))
	}
	return nil
}
