package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"maps"

	"shuke/backend/crm"
)

// Rehearsal tries files out one after the other in one transaction that is never committed: each finds what those before
// it would have brought, as their imports would, and one that fails leaves nothing to those behind it.
type Rehearsal struct {
	db      *DB
	conn    *sql.Conn
	tx      *Tx
	lost    error // why SQLite ended the transaction
	cleared bool  // a file came into an empty shop: the secondary indexes are away
}

// BeginRehearsal takes the writer until Close: other writes wait.
func (db *DB) BeginRehearsal(ctx context.Context) (*Rehearsal, error) {
	if err := db.buildIndexes(ctx); err != nil {
		return nil, err
	}
	conn, tx, err := db.beginBulk(ctx)
	if err != nil {
		return nil, err
	}
	return &Rehearsal{db: db, conn: conn, tx: tx}, nil
}

// Settings are the shop's as the files before have left them: one of them may have told its currency.
func (r *Rehearsal) Settings(ctx context.Context) (Settings, error) { return readSettings(ctx, r.tx) }

// FindFields lists the shop's own fields with those that the files before would make.
func (r *Rehearsal) FindFields(ctx context.Context) ([]crm.CustomField, error) {
	return findFields(ctx, r.tx)
}

// BeginImport tries out the next file. Its Finish leaves what it brought to the next, its Rollback does not.
func (r *Rehearsal) BeginImport(ctx context.Context, src crm.ImportSource) (*Import, error) {
	if r.lost != nil {
		return nil, r.lost // without the transaction, what is tried out would be written
	}
	if err := r.restoreIndexes(ctx); err != nil {
		return nil, err
	}
	if _, err := r.tx.ExecContext(ctx, `SAVEPOINT file`); err != nil {
		return nil, asShopError(err)
	}
	im := &Import{
		db: r.db, tx: r.tx, conn: r.conn, src: src, kind: crm.OpImport, amendments: map[int64]*amendment{},
		rehearsal: r, before: r.tx.words.clone(),
	}
	if err := im.open(ctx); err != nil {
		return nil, errors.Join(err, im.Rollback())
	}
	return im, nil
}

// restoreIndexes builds again what the file before did without: finding people and orders again needs it.
func (r *Rehearsal) restoreIndexes(ctx context.Context) error {
	if !r.cleared {
		return nil
	}
	scripts, err := migrationScripts()
	if err != nil {
		return err
	}
	for _, name := range secondaryIndexes {
		if err := buildIndex(ctx, r.tx, scripts, name); err != nil {
			return asShopError(err)
		}
	}
	r.cleared = false
	return nil
}

// leave ends the part of a file: what it brought stays for the next one, or goes.
func (r *Rehearsal) leave(im *Import, stays bool) error {
	end := `RELEASE file`
	if !stays {
		end = `ROLLBACK TO file; RELEASE file`
		r.tx.words = im.before
	}
	r.cleared = stays && im.cleared
	_, err := r.tx.ExecContext(context.Background(), end)
	if err != nil {
		r.lost = asShopError(err)
	}
	return errors.Join(r.lost, im.closeWriters())
}

// Close takes everything back.
func (r *Rehearsal) Close() error {
	err := r.tx.Rollback()
	if r.lost != nil || errors.Is(err, sql.ErrTxDone) {
		err = nil // it is back already
	}
	return errors.Join(asShopError(err), r.db.endBulk(r.conn), r.db.buildIndexes(context.Background()))
}

// clone keeps the words as they are now, so that a part of the transaction can be taken back.
func (w *newWords) clone() newWords {
	return newWords{
		platforms: maps.Clone(w.platforms), sources: maps.Clone(w.sources), regions: maps.Clone(w.regions), pages: maps.Clone(w.pages),
	}
}
