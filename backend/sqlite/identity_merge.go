package sqlite

import (
	"context"
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
)

// MergeCustomers makes one person of several: identities, orders, events, notes, consents and tags of from go to into, and
// from are no more. Take names the customer whose value a field keeps, custom fields as crm.OwnField; fields it does not name
// are weighed as PlanMerge does. Fields in which they differed count as the owner's word from then on, so that the files they came from change
// nothing.
func (db *DB) MergeCustomers(ctx context.Context, into int64, from []int64, take map[crm.MergeField]int64) (crm.Operation, error) {
	params := map[string]any{"into": into}
	return db.change(ctx, crm.OpMerge, params, func(tx *Tx) (int64, error) {
		all, err := readMergeProfiles(ctx, tx, append([]int64{into}, from...), tx.region)
		if err != nil {
			return 0, err
		}
		if params["customer"], err = tx.customerName(ctx, into); err != nil {
			return 0, err
		}
		if params["other"], err = tx.customerName(ctx, from[0]); err != nil {
			return 0, err
		}
		own, err := tx.chosenFields(ctx, append([]int64{into}, from...), take)
		if err != nil {
			return 0, err
		}
		if err := tx.emptyTouched(ctx); err != nil {
			return 0, err
		}
		for _, id := range from {
			if err := tx.absorb(ctx, into, id); err != nil {
				return 0, fmt.Errorf("merge %d into %d: %w", id, into, err)
			}
		}
		if err := tx.saveMerged(ctx, all, take); err != nil {
			return 0, err
		}
		if err := tx.saveChosen(ctx, into, own); err != nil {
			return 0, err
		}
		return int64(len(all)), tx.recountTouched(ctx)
	})
}

// absorb moves everything of one customer to another and removes the empty row.
func (tx *Tx) absorb(ctx context.Context, into, from int64) error {
	if err := tx.moveTags(ctx, into, from); err != nil {
		return err
	}
	if err := tx.moveFields(ctx, into, from); err != nil {
		return err
	}
	if err := tx.dropRepeatedEvents(ctx, into, from); err != nil {
		return err
	}
	if err := tx.keepRefusals(ctx, into, from); err != nil {
		return err
	}
	for _, t := range []imageTable{imageIdentities, imageOrders, imageEvents, imageNotes, imageReminders, imageParcels, imageConsents, imageAddresses} {
		if err := tx.rehouse(ctx, t, `customer_id = ?1`, into, from); err != nil {
			return err
		}
	}
	if err := tx.inheritReferrals(ctx, into, from); err != nil {
		return err
	}
	if err := tx.carryCandidates(ctx, into, from); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO merged (into_id, customer_id, op) VALUES (?, ?, ?)`, into, from, tx.op); err != nil {
		return asShopError(err)
	}
	if err := tx.rememberGone(ctx, imageCustomers, from); err != nil {
		return err
	}
	// Somebody brought by one who was absorbed before them has been remembered already, as one who stays.
	if _, err := tx.ExecContext(ctx, `
		UPDATE operation_rows SET gone = 1 WHERE operation_id = ? AND tbl = 'customers' AND row_key = ?`, tx.op, from); err != nil {
		return asShopError(err)
	}
	for _, of := range []string{"figures WHERE customer_id", "customer_search WHERE rowid", "customers WHERE id"} {
		if _, err := tx.ExecContext(ctx, `DELETE FROM `+of+` = ?`, from); err != nil {
			return asShopError(err)
		}
	}
	_, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO temp.touched VALUES (?), (?)`, into, from)
	return asShopError(err)
}

// rehouse gives the rows a condition picks to another customer. The condition's parameters are numbered from ?1.
func (tx *Tx) rehouse(ctx context.Context, t imageTable, where string, to int64, args ...any) error {
	if err := tx.keepWhere(ctx, t, where, 0, args...); err != nil {
		return err
	}
	n := len(args)
	_, err := tx.ExecContext(ctx, fmt.Sprintf(`UPDATE %s SET customer_id = ?%d, op = ?%d WHERE %s`, t.name, n+1, n+2, where),
		append(append([]any{}, args...), to, tx.op)...)
	return asShopError(err)
}

// dropRepeatedEvents removes the events both have: a favourite is one favourite, whoever's file told it.
func (tx *Tx) dropRepeatedEvents(ctx context.Context, into, from int64) error {
	const repeated = `customer_id = ?1 AND EXISTS (
		SELECT 1 FROM events x WHERE x.customer_id = ?2 AND x.at = events.at AND x.kind = events.kind
			AND x.product_id = events.product_id AND x.key = events.key)`
	if err := tx.keepWhere(ctx, imageEvents, repeated, 1, from, into); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM events WHERE `+repeated, from, into)
	return asShopError(err)
}

// moveTags gives into the tags that only from carries, and takes all of them off from.
func (tx *Tx) moveTags(ctx context.Context, into, from int64) error {
	type carried struct{ tag, op int64 }
	var tags []carried
	err := tx.eachPair(ctx, `SELECT tag_id, op FROM customer_tags WHERE customer_id = ?`, func(tag, op int64) {
		tags = append(tags, carried{tag, op})
	}, from)
	if err != nil {
		return err
	}
	for _, c := range tags {
		res, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO customer_tags (tag_id, customer_id, op) VALUES (?, ?, ?)`, c.tag, into, tx.op)
		if err != nil {
			return asShopError(err)
		}
		n, err := res.RowsAffected()
		if err != nil {
			return err
		}
		if n == 1 {
			if err := tx.addToSet(ctx, c.tag, true, 0, into); err != nil {
				return err
			}
		}
		if c.op != tx.op { // what an earlier one of this merge brought is no loss
			if err := tx.addToSet(ctx, c.tag, false, c.op, from); err != nil {
				return err
			}
		}
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM customer_tags WHERE customer_id = ?`, from); err != nil {
		return asShopError(err)
	}
	// The owner's word on one of them holds for who they are now, unless there is one on the other.
	_, err = tx.ExecContext(ctx, `
		INSERT OR IGNORE INTO tag_exceptions (tag_id, customer_id, op, always)
		SELECT tag_id, ?, ?, always FROM tag_exceptions WHERE customer_id = ?`, into, tx.op, from)
	if err != nil {
		return asShopError(err)
	}
	_, err = tx.ExecContext(ctx, `
		INSERT OR IGNORE INTO tag_withheld (tag_id, customer_id, op)
		SELECT tag_id, ?, ? FROM tag_withheld WHERE customer_id = ?`, into, tx.op, from)
	return asShopError(err)
}

// addToSet notes one more customer who gained or lost a tag in this operation.
func (tx *Tx) addToSet(ctx context.Context, tag int64, added bool, wasOp, customer int64) error {
	const mine = `operation_id = ? AND tag_id = ? AND added = ? AND was_op = ?`
	rows, err := tx.QueryContext(ctx, `SELECT members FROM operation_sets WHERE `+mine, tx.op, tag, added, wasOp)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	members := roaring64.New()
	for rows.Next() {
		var blob []byte
		if err := rows.Scan(&blob); err != nil {
			return asShopError(err)
		}
		if err := members.UnmarshalBinary(blob); err != nil {
			return fmt.Errorf("journal set of operation %d: %w", tx.op, err)
		}
	}
	if err := rows.Err(); err != nil {
		return asShopError(err)
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM operation_sets WHERE `+mine, tx.op, tag, added, wasOp); err != nil {
		return asShopError(err)
	}
	members.Add(uint64(customer)) //nolint:gosec // ids are positive
	return tx.rememberSet(ctx, tag, added, wasOp, members)
}

// carryCandidates lets pairs of from stand for into: what spoke for somebody being from now speaks for their being into.
func (tx *Tx) carryCandidates(ctx context.Context, into, from int64) error {
	_, err := tx.ExecContext(ctx, `
		CREATE TEMP TABLE IF NOT EXISTS carried (other INTEGER PRIMARY KEY, score INTEGER, evidence INTEGER, later INTEGER);
		DELETE FROM temp.carried`)
	if err != nil {
		return asShopError(err)
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO temp.carried
		SELECT other, max(score), evidence, later FROM (
			SELECT b AS other, score, evidence, later FROM candidates WHERE a = ?1
			UNION ALL SELECT a, score, evidence, later FROM candidates WHERE b = ?1)
		WHERE other <> ?2 GROUP BY other`, from, into)
	if err != nil {
		return asShopError(err)
	}
	if err := tx.dropCandidates(ctx, `a = ?1`, from); err != nil {
		return err
	}
	if err := tx.dropCandidates(ctx, `b = ?1`, from); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT OR IGNORE INTO candidates (a, b, op, score, evidence, later)
		SELECT min(other, ?1), max(other, ?1), ?2, score, evidence, later FROM temp.carried`, into, tx.op)
	return asShopError(err)
}

// saveMerged writes the profile of the one who stays: all[0].
func (tx *Tx) saveMerged(ctx context.Context, all []*profile, take map[crm.MergeField]int64) error {
	stays := all[0]
	into, blocked, createdAt := stays.storedCustomer, stays.blocked, stays.createdAt
	for _, p := range all[1:] {
		into.hand |= p.hand
		blocked = blocked || p.blocked // nobody is written to against their will
		createdAt = min(createdAt, p.createdAt)
	}
	for _, c := range planFields(stays, all) {
		if id, said := take[c.Field]; said {
			c.Take = id
		}
		at := slices.IndexFunc(all, func(p *profile) bool { return p.id == c.Take })
		if at < 0 {
			return crm.Errorf(crm.CodeInvalid, "identity.fieldOfNobody", "field", string(c.Field))
		}
		mergeFields[c.Field].take(&into.customerRow, &all[at].customerRow)
		if c.Differs || take[c.Field] != 0 && len(c.Known) > 0 {
			into.hand |= mergeFields[c.Field].hand
		}
	}
	if err := tx.remember(ctx, imageCustomers, stays.id); err != nil {
		return err
	}
	if err := tx.saveEdited(ctx, stays.id, &into, blocked); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `UPDATE customers SET created_at = ? WHERE id = ?`, createdAt, stays.id)
	return asShopError(err)
}
