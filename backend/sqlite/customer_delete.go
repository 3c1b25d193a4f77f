package sqlite

import (
	"context"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
)

// DeleteCustomers takes customers out of the shop with everything that is theirs. Their orders stay in the shop's books,
// without a customer. Unlike an erasure it can be taken back, and a file that names them brings them in again. Who was erased
// stays: their orders need somebody, and files must not bring them back.
func (db *DB) DeleteCustomers(ctx context.Context, customers *roaring64.Bitmap) (crm.Operation, error) {
	params := map[string]any{}
	return db.recordedChange(ctx, crm.OpCustomerDelete, params, func(tx *Tx) (int64, error) {
		going, err := tx.whoCanGo(ctx, customers)
		if err != nil || going.IsEmpty() {
			return 0, err
		}
		first := int64(going.Minimum()) //nolint:gosec // ids are positive
		if going.GetCardinality() == 1 {
			if params["customer"], err = tx.customerName(ctx, first); err != nil {
				return 0, err
			}
		}
		tx.concernAll(going)
		if err := tx.untagGoing(ctx, going); err != nil {
			return 0, err
		}
		if err := tx.fillSelected(ctx, going); err != nil {
			return 0, err
		}
		return tx.deleteSelected(ctx, first, int64(going.Maximum())) //nolint:gosec // as above
	})
}

func (tx *Tx) whoCanGo(ctx context.Context, customers *roaring64.Bitmap) (*roaring64.Bitmap, error) {
	if err := tx.fillSelected(ctx, customers); err != nil {
		return nil, err
	}
	return tx.readSet(ctx, `SELECT c.id FROM temp.selected s CROSS JOIN customers c ON c.id = s.id AND c.erased_at = 0 ORDER BY c.id`)
}

// untagGoing takes every tag off who goes.
func (tx *Tx) untagGoing(ctx context.Context, going *roaring64.Bitmap) error {
	var tags []int64
	if err := tx.eachPair(ctx, `SELECT id, 0 FROM tags`, func(id, _ int64) { tags = append(tags, id) }); err != nil {
		return err
	}
	for _, tag := range tags {
		carriers, err := tx.membersOf(ctx, tag)
		if err != nil {
			return err
		}
		if carriers.And(going); carriers.IsEmpty() {
			continue
		}
		if _, err := tx.takeTag(ctx, tag, carriers); err != nil {
			return err
		}
	}
	return nil
}

// deleteSelected deletes the customers in temp.selected, whose ids are first to last, and answers how many they were.
func (tx *Tx) deleteSelected(ctx context.Context, first, last int64) (int64, error) {
	const selected = ` IN (SELECT id FROM temp.selected)`
	for _, query := range []string{
		`DELETE FROM note_pictures WHERE note_id IN (SELECT id FROM notes WHERE customer_id` + selected + `)`,
		`DELETE FROM candidates WHERE a` + selected,
		`DELETE FROM candidates WHERE b` + selected,
		`UPDATE customers SET referrer_id = 0 WHERE referrer_id <> 0 AND referrer_id` + selected + ` AND NOT id` + selected,
		`DELETE FROM figures WHERE customer_id` + selected,
		`DELETE FROM customer_search WHERE rowid` + selected,
	} {
		if _, err := tx.affected(ctx, query); err != nil {
			return 0, err
		}
	}
	theirs := func(table string) pieces {
		return pieces{table, "customer_id", `+customer_id` + selected, first, last, nil}
	}
	if _, err := tx.changeAlike(ctx, theirs("orders"), `customer_id = NULL`); err != nil {
		return 0, err
	}
	for _, table := range []string{"events", "notes", "reminders", "parcels", "consents", "addresses", "customer_fields", "identities"} {
		if _, err := tx.remove(ctx, theirs(table)); err != nil {
			return 0, fmt.Errorf("delete %s: %w", table, err)
		}
	}
	return tx.remove(ctx, pieces{"customers", "id", `+id` + selected, first, last, nil})
}
