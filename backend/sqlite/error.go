package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"shuke/backend/crm"

	"github.com/mattn/go-sqlite3"
)

// asShopError turns what SQLite says by its extended code into our sentences; other errors pass unchanged.
func asShopError(err error) error {
	var se sqlite3.Error
	switch {
	case err == nil:
		return nil
	case errors.Is(err, context.Canceled):
		return crm.WrapError(err, crm.CodeCancelled, "job.cancelled")
	case !errors.As(err, &se):
		return err
	}
	switch se.Code {
	case sqlite3.ErrFull:
		return crm.WrapError(err, crm.CodeUnavailable, "shop.diskFull")
	case sqlite3.ErrReadonly, sqlite3.ErrPerm:
		return crm.WrapError(err, crm.CodeUnavailable, "shop.readOnly")
	case sqlite3.ErrNotADB, sqlite3.ErrCorrupt:
		return crm.WrapError(err, crm.CodeUnreadable, "shop.damaged")
	case sqlite3.ErrCantOpen:
		return crm.WrapError(err, crm.CodeUnavailable, "shop.cannotOpen")
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return crm.WrapError(err, crm.CodeUnavailable, "shop.busy")
	case sqlite3.ErrIoErr:
		if se.ExtendedCode == sqlite3.ErrIoErrSHMSize { // no room for the few pages that a shop needs to be open at all
			return crm.WrapError(err, crm.CodeUnavailable, "shop.diskFull")
		}
		return crm.WrapError(err, crm.CodeUnavailable, "shop.ioError")
	case sqlite3.ErrInterrupt:
		return crm.WrapError(err, crm.CodeCancelled, "job.cancelled")
	}
	return err
}

// notFound gives a missing row its own sentence and leaves other errors alone.
func notFound(err error, key string) error {
	if errors.Is(err, sql.ErrNoRows) {
		return crm.WrapError(err, crm.CodeNotFound, key)
	}
	return asShopError(err)
}
