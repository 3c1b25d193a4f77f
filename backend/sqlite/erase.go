package sqlite

import (
	"context"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"shuke/backend/crm"
)

// EraseCustomer takes out of the shop everything that leads back to a person: name, contacts, addresses, birthday, notes and
// pictures, what they wrote, what the journal kept of all that. Their orders stay, under a customer without a name, so that
// the shop's books and figures are what they were. Hashes of their contacts stay, so that no import brings them back. It
// cannot be taken back.
func (db *DB) EraseCustomer(ctx context.Context, id int64) (crm.Operation, error) {
	op, err := db.change(ctx, crm.OpErase, crm.Params("id", id), func(tx *Tx) (int64, error) {
		tx.concern(id)
		e := &erasing{Tx: tx, id: id}
		return 1, e.run(ctx)
	})
	if err != nil {
		return op, err
	}
	return op, db.wipe(ctx)
}

// mostVacuumed is up to what size a file is written anew after an erasure: a second or two.
const mostVacuumed = 128 << 20

// wipe takes what no row holds any more out of the file: pages keep remains of rows that moved, and the log what was
// overwritten. A large file keeps such remains until its next backup, which is written anew.
func (db *DB) wipe(ctx context.Context) error {
	info, err := os.Stat(db.path)
	if err != nil {
		return fmt.Errorf("size of the shop: %w", err)
	}
	if info.Size() <= mostVacuumed {
		// The search keeps the pieces of words that no customer has any more until it is written anew.
		for _, anew := range []string{`INSERT INTO customer_search (customer_search) VALUES ('optimize')`, `VACUUM`} {
			if _, err := db.write.ExecContext(ctx, anew); err != nil {
				return asShopError(err)
			}
		}
	}
	_, err = db.write.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	return asShopError(err)
}

// erasing is an erasure at work.
type erasing struct {
	*Tx
	id         int64
	names      []string // what sentences of the journal call them
	identities []crm.Identity
}

func (e *erasing) run(ctx context.Context) error {
	// SQLite overwrites what it deletes only when told to.
	if _, err := e.ExecContext(ctx, `PRAGMA secure_delete = ON`); err != nil {
		return asShopError(err)
	}
	for i, step := range []func(context.Context) error{
		e.read, e.suppress, e.pictures, e.recordedNames, e.journal, e.values, e.tags, e.records, e.orders, e.profile,
	} {
		if err := step(ctx); err != nil {
			return fmt.Errorf("erase %d, step %d: %w", e.id, i, err)
		}
	}
	_, err := e.ExecContext(ctx, `PRAGMA secure_delete = OFF`)
	return asShopError(err)
}

func (e *erasing) read(ctx context.Context) error {
	var name, nick string
	var at int64
	if err := e.QueryRowContext(ctx, `SELECT name, nick, erased_at FROM customers WHERE id = ?`, e.id).Scan(&name, &nick, &at); err != nil {
		return notFound(err, "customer.gone")
	}
	if at != 0 {
		return crm.Errorf(crm.CodeConflict, "customer.erasedAlready")
	}
	for _, text := range []string{name, nick} {
		if text != "" {
			e.names = append(e.names, text)
		}
	}
	if err := e.formerNames(ctx); err != nil {
		return err
	}
	rows, err := e.QueryContext(ctx, `
		SELECT kind, platform_id, value FROM identities WHERE customer_id = ?1
		UNION
		SELECT json_extract(image, '$[0]'), json_extract(image, '$[1]'), json_extract(image, '$[2]') FROM operation_rows
		WHERE tbl = 'identities' AND json_extract(image, '$[3]') = ?1`, e.id)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var i crm.Identity
		if err := rows.Scan(&i.Kind, &i.ID, &i.Value); err != nil { // ID holds the platform's number
			return asShopError(err)
		}
		i.Platform = e.db.words.platforms.word(i.ID)
		e.identities = append(e.identities, i)
	}
	return asShopError(rows.Err())
}

// formerNames are what sentences called them before: names that the owner has changed.
func (e *erasing) formerNames(ctx context.Context) error {
	rows, err := e.QueryContext(ctx, `
		SELECT was FROM profile_changes WHERE field IN ('name', 'nick') AND was <> '' AND customer_id IN `+whoTheyWere+`
		UNION SELECT now FROM profile_changes WHERE field IN ('name', 'nick') AND now <> '' AND customer_id IN `+whoTheyWere, e.id)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return asShopError(err)
		}
		if !slices.Contains(e.names, name) {
			e.names = append(e.names, name)
		}
	}
	return asShopError(rows.Err())
}

// suppress keeps hashes of the person's names and takes the names away.
func (e *erasing) suppress(ctx context.Context) error {
	s, err := e.suppressions(ctx)
	if err != nil {
		return err
	}
	platform, err := e.platformID(ctx, erasedPlatform)
	if err != nil {
		return err
	}
	if _, err := e.ExecContext(ctx, `DELETE FROM identities WHERE customer_id = ?`, e.id); err != nil {
		return asShopError(err)
	}
	for _, i := range e.identities {
		if i.Platform == erasedPlatform {
			continue
		}
		hash := s.hash(i.Kind, i.Platform, i.Value)
		if _, err := e.ExecContext(ctx, `INSERT OR IGNORE INTO suppressions (hash, at) VALUES (?, ?)`, hash, e.now); err != nil {
			return asShopError(err)
		}
		_, err := e.ExecContext(ctx, `
			INSERT OR IGNORE INTO identities (kind, platform_id, value, customer_id, op) VALUES (?, ?, ?, ?, ?)`,
			crm.IdentityAccount, platform, hash, e.id, e.op)
		if err != nil {
			return asShopError(err)
		}
	}
	return nil
}

// pictures removes those of the person's notes, present and past, unless they are on somebody else's note or go with a
// message too.
func (e *erasing) pictures(ctx context.Context) error {
	const theirs = `
		SELECT id FROM notes WHERE customer_id = ?1
		UNION SELECT row_key FROM operation_rows WHERE tbl = 'notes' AND json_extract(image, '$[2]') = ?1`
	for _, query := range []string{
		`CREATE TEMP TABLE IF NOT EXISTS unpictured (id INTEGER PRIMARY KEY)`,
		`DELETE FROM temp.unpictured`,
		`INSERT OR IGNORE INTO temp.unpictured
		SELECT picture_id FROM note_pictures WHERE note_id IN (` + theirs + `)
		UNION SELECT json_extract(image, '$[3]') FROM operation_rows WHERE tbl = 'note_pictures' AND json_extract(image, '$[2]') IN (` + theirs + `)`,
		`DELETE FROM operation_rows WHERE tbl = 'note_pictures' AND (
			json_extract(image, '$[2]') IN (` + theirs + `) OR row_key IN (SELECT id FROM note_pictures WHERE note_id IN (` + theirs + `)))`,
		`DELETE FROM note_pictures WHERE note_id IN (` + theirs + `)`,
		`DELETE FROM pictures WHERE id IN (SELECT id FROM temp.unpictured)
			AND id NOT IN (SELECT picture_id FROM note_pictures)
			AND id NOT IN (SELECT json_extract(image, '$[3]') FROM operation_rows WHERE tbl = 'note_pictures' AND image IS NOT NULL)
			AND id NOT IN (` + picturesOfMessages + `)`,
	} {
		args := []any{e.id}
		if !strings.Contains(query, "?1") {
			args = nil
		}
		if _, err := e.ExecContext(ctx, query, args...); err != nil {
			return asShopError(err)
		}
	}
	return nil
}

// tags takes the person's tags away. The journal keeps that as of any other operation: whoever counts tags reads it there.
func (e *erasing) tags(ctx context.Context) error {
	type carried struct{ tag, op int64 }
	var tags []carried
	err := e.eachPair(ctx, `SELECT tag_id, op FROM customer_tags WHERE customer_id = ?`, func(tag, op int64) {
		tags = append(tags, carried{tag, op})
	}, e.id)
	if err != nil {
		return err
	}
	for _, c := range tags {
		if err := e.addToSet(ctx, c.tag, false, c.op, e.id); err != nil {
			return err
		}
	}
	_, err = e.ExecContext(ctx, `DELETE FROM customer_tags WHERE customer_id = ?`, e.id)
	return asShopError(err)
}

// records removes what was written about the person, and what they wrote.
func (e *erasing) records(ctx context.Context) error {
	for _, query := range []string{
		`DELETE FROM notes WHERE customer_id = ?1`,
		`DELETE FROM reminders WHERE customer_id = ?1`,
		`DELETE FROM parcels WHERE customer_id = ?1`,
		`DELETE FROM addresses WHERE customer_id = ?1`,
		`DELETE FROM profile_changes WHERE customer_id IN (
			WITH RECURSIVE were (id) AS (SELECT ?1 UNION SELECT m.customer_id FROM were w CROSS JOIN merged m ON m.into_id = w.id)
			SELECT id FROM were)`,
		`DELETE FROM customer_fields WHERE customer_id = ?1`,
		`DELETE FROM consents WHERE customer_id = ?1`,
		`DELETE FROM candidates WHERE a = ?1 OR b = ?1`,
		`DELETE FROM decisions WHERE a = ?1 OR b = ?1`,
		`UPDATE events SET text = '' WHERE customer_id = ?1`,
		`UPDATE outbox SET address = '', fields = '{}' WHERE customer_id = ?1`, // what waits is skipped when it is due
	} {
		if _, err := e.ExecContext(ctx, query, e.id); err != nil {
			return asShopError(err)
		}
	}
	return nil
}

// orders keeps what was sold, for how much and in which province.
func (e *erasing) orders(ctx context.Context) error {
	var regions []int64
	err := e.eachPair(ctx, `
		SELECT region_id, 0 FROM orders WHERE customer_id = ?1 UNION SELECT region_id, 0 FROM customers WHERE id = ?1`,
		func(region, _ int64) { regions = append(regions, region) }, e.id)
	if err != nil {
		return err
	}
	for _, id := range regions {
		r := e.region(id)
		wide, err := e.regionID(ctx, crm.Region{Country: r.Country, Province: r.Province, Guessed: r.Guessed})
		if err != nil {
			return err
		}
		for _, query := range []string{
			`UPDATE orders SET region_id = ?1 WHERE customer_id = ?2 AND region_id = ?3`,
			`UPDATE customers SET region_id = ?1 WHERE id = ?2 AND region_id = ?3`,
		} {
			if _, err := e.ExecContext(ctx, query, wide, e.id, id); err != nil {
				return asShopError(err)
			}
		}
	}
	_, err = e.ExecContext(ctx, `UPDATE orders SET remark = NULL, memo = NULL, op = ? WHERE customer_id = ?`, e.op, e.id)
	return asShopError(err)
}

// profile empties what is left and keeps imports away from it.
func (e *erasing) profile(ctx context.Context) error {
	_, err := e.ExecContext(ctx, `
		UPDATE customers SET
			op = ?, name = '', nick = '', phone = '', email = '', address = '', card = '', card_at = 0, points = 0, level = 0,
			birth_year = 0, birth_month = 0, birth_day = 0, birth_lunar = 0, blocked = 1, impersonal = 1, by_hand = ?, erased_at = ?, updated_at = ?
		WHERE id = ?`, e.op, math.MaxInt32, e.now, e.now, e.id)
	if err != nil {
		return asShopError(err)
	}
	return e.reindexWords(ctx, e.id)
}

// RecordDisclosure enters in the journal that all that is known of a customer was written to a folder.
func (db *DB) RecordDisclosure(ctx context.Context, id int64) (crm.Operation, error) {
	params := crm.Params("id", id)
	return db.change(ctx, crm.OpDisclose, params, func(tx *Tx) (int64, error) {
		name, err := tx.customerName(ctx, id)
		params["customer"] = name
		return 1, err
	})
}
