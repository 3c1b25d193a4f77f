package sqlite

import "context"

// addresses puts changed ones back, brings removed ones back, and takes away those the operation made.
func (u *undoing) addresses(ctx context.Context) error {
	if err := u.conflict(ctx, "conflict.addressChanged", changedSince(imageAddresses, "addresses.label"), u.of); err != nil {
		return err
	}
	if err := u.restore(ctx, imageAddresses); err != nil {
		return err
	}
	const made = `id IN (SELECT row_key FROM operation_rows WHERE operation_id = ?1 AND tbl = 'addresses' AND image IS NULL)`
	if err := u.conflict(ctx, "conflict.addressChanged", `SELECT label FROM addresses WHERE op <> ?1 AND `+made, u.of); err != nil {
		return err
	}
	n, err := u.exec(ctx, `DELETE FROM addresses WHERE op = ?1 AND `+made, u.of)
	u.report.Removed += n
	return err
}

// referrers lets nobody be brought by somebody who is gone: an image may name a customer who went after it was kept.
func (u *undoing) referrers(ctx context.Context) error {
	_, err := u.exec(ctx, `
		UPDATE customers SET referrer_id = 0
		WHERE referrer_id <> 0 AND referrer_id NOT IN (SELECT id FROM customers)
			AND id IN (SELECT row_key FROM operation_rows WHERE operation_id = ?1 AND tbl = 'customers' AND image IS NOT NULL)`, u.of)
	return err
}
